"""How long a command takes and how much memory its whole tree of processes needs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

_EVERY = 0.02  # seconds between two looks at the memory, at least
_REST = 10  # how much longer it waits than a look took, since looking slows the kernel down
_LONGEST = 7200.0  # seconds after which a command that hangs is ended
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command.

    Attributes:
        seconds: Wall time.
        cpu: User and system time of all its processes, in seconds.
        memory: The most that its processes held at once, in bytes, shared pages counted once
            (proportional set size, where the kernel gives it).
    """

    seconds: float
    cpu: float
    memory: int


def measure(
    command: Sequence[str | Path],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    memory: bool = True,
) -> Measured:
    """Run a command to its end.

    Args:
        command: The command.
        folder: Where it runs.
        environment: Variables besides those of this process.
        memory: Whether to look at memory too, which slows a run down a little.

    Raises:
        RuntimeError: Where the command fails; with what it said.
    """
    stop, peak = Event(), [0]
    before, start = os.times(), time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        timer = Timer(_LONGEST, running.kill)
        timer.start()
        watcher = Thread(target=_watch, args=(running.pid, peak, stop))
        if memory:
            watcher.start()
        said = running.stdout.read() if running.stdout else b""
        status = running.wait()
        seconds = time.perf_counter() - start
        timer.cancel()
        stop.set()
        if memory:
            watcher.join()
    if status:
        raise RuntimeError(f"{command} ended with {status}:\n{said.decode()[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Measured(seconds, cpu, peak[0])


def _watch(root: int, peak: list[int], stop: Event) -> None:
    took = 0.0
    while not stop.wait(max(_EVERY, _REST * took)):
        start = time.perf_counter()
        peak[0] = max(peak[0], sum(_memory(process) for process in _tree(root)))
        took = time.perf_counter() - start


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found, at = [root], 0
    while at < len(found):
        try:
            children = Path(f"/proc/{found[at]}/task/{found[at]}/children").read_text().split()
            found += [int(child) for child in children]
        except OSError:
            pass  # it has ended
        at += 1
    return found


def _memory(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line) * 1024
    except (OSError, StopIteration):
        pass
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
