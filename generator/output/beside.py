"""A piece of work done beside this process, where there is a processor to spare.

For work that begins before anything heavy is loaded: a fork and a pipe, and nothing to import.
"""

from __future__ import annotations

import os
from collections.abc import Callable


def can_fork() -> bool:
    """Whether there is a second processor, and a way to give it work."""
    return (os.cpu_count() or 1) > 1 and hasattr(os, "fork")


def beside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin some work in a fork of this process.

    Args:
        work: Gives bytes. It sees what this process has now, and changes nothing of it.

    Returns:
        What waits for the result, to be called once; it gives nothing where the work failed.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        failed = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(work())
            failed = 0
        finally:
            os._exit(failed)  # nothing that the parent has begun is to be finished here
    os.close(writing)

    def result() -> bytes:
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        try:
            _, status = os.waitpid(process, 0)
        except ChildProcessError:  # nobody knows how it ended
            return b""
        return b"" if status else told

    return result
