"""Applying a function to things on all cores.

Workers are forked, so they have everything the caller has, warm: a thing is named by its number
alone. Only results come back, through pipes between our own processes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

from generator.output.target import BuildError

FEW = 8  # things that are done sooner than workers are started
_BATCH = 8
_AHEAD = 2  # batches given to a worker, so that it never waits for the next

T = TypeVar("T")
S = TypeVar("S")
Work = Callable[[int], T]


def map_in_processes(function: Callable[[S], T], things: Sequence[S], *, jobs: int) -> list[T]:
    """Apply a function to things on so many processes, as ``map`` does on one."""
    found = dict(in_processes(function, things, jobs=jobs))
    return [found[number] for number in range(len(things))]


def in_processes(
    function: Callable[[S], T], things: Sequence[S], *, jobs: int
) -> Iterator[tuple[int, T]]:
    """Apply a function to things and give each result as it comes, with its thing's number.

    Args:
        function: What it raises is raised here.
        things: They are numbered from 0 on.
        jobs: How many processes to use at most.

    Raises:
        BuildError: Where a worker dies, as for want of memory.
    """
    count = len(things)

    def work(number: int) -> T:
        return function(things[number])

    if jobs <= 1 or count <= FEW or not hasattr(os, "fork"):
        yield from ((number, work(number)) for number in range(count))
    else:
        yield from _done_by_workers(count, work, min(jobs, -(-count // _BATCH)))


def _done_by_workers(count: int, work: Work[T], jobs: int) -> Iterator[tuple[int, T]]:
    import multiprocessing  # noqa: PLC0415  takes 25 ms, and few builds need it

    context = multiprocessing.get_context("fork")
    batches = iter([range(at, min(at + _BATCH, count)) for at in range(0, count, _BATCH)])
    ours: list[Connection] = []
    workers = []
    try:
        for _ in range(jobs):
            mine, theirs = context.Pipe()
            ours.append(mine)
            worker = context.Process(target=_work_off, args=(theirs, tuple(ours), work))
            worker.start()
            workers.append(worker)
            theirs.close()
        for end in ours * _AHEAD:
            _order(end, batches)
        yield from _results(ours, batches, count)
    except BaseException:
        for worker in workers:
            worker.terminate()
        raise
    finally:
        for end in ours:
            end.close()  # which tells a worker that there is no more to do
        for worker in workers:
            worker.join()


def _order(end: Connection, batches: Iterator[range]) -> None:
    if (batch := next(batches, None)) is not None:
        with suppress(OSError):  # a dead worker is noticed where its answer is awaited
            end.send(batch)


def _results(
    ends: list[Connection], batches: Iterator[range], count: int
) -> Iterator[tuple[int, Any]]:
    from multiprocessing.connection import Connection, wait  # noqa: PLC0415  as above

    left = count
    while left:
        for end in wait(ends):
            assert isinstance(end, Connection)  # noqa: S101  we gave it nothing else
            try:
                answer = end.recv()
            except (EOFError, OSError) as error:
                raise BuildError(
                    "A worker of the build died, perhaps for want of memory; try --jobs 1."
                ) from error
            if isinstance(answer, BaseException):
                raise answer
            _order(end, batches)
            left -= len(answer)
            yield from answer


def _work_off(orders: Connection, others: tuple[Connection, ...], work: Work[object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for end in others:
        end.close()  # so that the parent's death is heard
    try:
        while True:
            orders.send(_results_or_error(orders.recv(), work))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # no more to do, or nobody to do it for


def _results_or_error(batch: range, work: Work[T]) -> list[tuple[int, T]] | Exception:
    try:
        return [(number, work(number)) for number in batch]
    except Exception as error:  # noqa: BLE001  raised again by the parent
        return error
