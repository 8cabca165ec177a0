"""Bringing a whole tree up to date, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.output import workers
from generator.output.edition import Edition
from generator.output.making import Done, Maker
from generator.output.manifest import files_in
from generator.output.target import Bundle, Recipe, Thing
from generator.output.tree import Tree

_TOGETHER = 10  # targets or bundles that are carried over as one piece of work


def bring_over(fresh: Sequence[str], maker: Maker, jobs: int) -> set[str]:
    """Bring the spare tree up to the live one; give what turned out damaged there.

    Args:
        fresh: The paths of the targets and bundles that stay as they are.
        maker: Does it.
        jobs: How many processes to use at most.
    """
    live = maker.live.made if maker.live else {}
    older = maker.older.made if maker.older else {}
    missing = [
        path for path in fresh if path not in older or older[path].digest != live[path].digest
    ]

    def work(number: int) -> list[str]:
        at = number * _TOGETHER
        return [path for path in missing[at : at + _TOGETHER] if not maker.bring(path)]

    count = -(-len(missing) // _TOGETHER)
    return {path for _, damaged in workers.done(count, work, jobs=jobs) for path in damaged}


def make_all(
    stale: Sequence[Thing[Recipe]],
    damaged: set[str],
    maker: Maker,
    jobs: int,
    progress: Callable[[int, int], None],
) -> dict[str, Done]:
    """Make what is stale, in the order in which it is given.

    Args:
        stale: Targets and bundles.
        damaged: Which of them could not be carried over.
        maker: Makes them.
        jobs: How many processes to use at most.
        progress: Told how many of how many are made.
    """

    def work(number: int) -> Done:
        one = stale[number]
        if isinstance(one, Bundle):
            return maker.bundle(one, damaged=one.path in damaged)
        return maker.target(one)

    done = {}
    for number, one in workers.done(len(stale), work, jobs=jobs):
        done[stale[number].path] = one
        progress(len(done), len(stale))
    return {one.path: done[one.path] for one in stale}


def remove_what_is_gone(maker: Maker, edition: Edition, lines: Callable[[str], bytes]) -> None:
    """Remove the files of the spare tree that nobody makes any more.

    A file may have passed from one target to another: what one leaves, the other may own. What
    a folder no longer holds has been removed where the folder was made or carried over.

    Args:
        maker: Knows what stood in the tree.
        edition: What is to stand in it.
        lines: Gives the lines of the manifest of any part of the edition.
    """
    if maker.older is None:
        return
    leaving: set[str] = set()
    for path, entry in maker.older.made.items():
        now = edition.made.get(path)
        if now is None:
            leaving |= maker.older.files(path).keys()
        elif now.digest != entry.digest and not path.endswith("/"):
            leaving |= maker.older.files(path).keys() - files_in(lines(path)).keys()

    def stays(name: str) -> bool:
        """Whether it is made by the target of its name, or by who owns a folder above it."""
        owners = [name, *(name[: at + 1] for at, letter in enumerate(name) if letter == "/")]
        return any(one in edition.made and name in files_in(lines(one)) for one in owners)

    Tree(str(maker.spare)).remove(sorted(name for name in leaving if not stays(name)))
