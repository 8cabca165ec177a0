"""Whether a build has anything to do, answered before anything heavy is imported.

A build leaves a note of all it depended on: its options, the content, the code, the theme, what is
installed, the state of git, and the site it published. Where a later build finds all of it
unchanged, it is done. Content is known by its index, so this takes a look at each file's dates.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.incremental.index import FileIndex, keep_index, known_index, take_index
from generator.incremental.plugins import has_other_plugins
from generator.incremental.store import CACHE, Store
from generator.output.fingerprint import fingerprint, fingerprint_of_installed

PACKAGE = Path(__file__).parents[1]
VALUES = {"--content": "content", "--output": "output", "--theme": "", "--site-url": ""}
"""Options of a build that are read here too, as click would have to be imported first."""

MORE_VALUES = ("--jobs", "--now", "--hold")
FLAGS = ("--compress", "--no-cards", "--no-search")

_GIT_FILES = ("index", "shallow", "info/exclude")


class BuildNote(msgspec.Struct, frozen=True):
    """All that a build depends on, taken before it reads anything.

    Attributes:
        name: What the build was asked for; each has a note of its own.
        inputs: The fingerprint of all it depends on.
        index: The index of the content, to keep for the next time.
        content: What it reads.
        output: Where it publishes.
    """

    name: str
    inputs: str
    index: FileIndex
    content: Path
    output: Path


def take_note(arguments: Sequence[str]) -> BuildNote | None:
    """Note what a build depends on; None for another command, or options not known here."""
    options = _options(arguments)
    if options is None or has_other_plugins(Path("pelicanconf.py")):
        return None
    store, name = Store(CACHE), fingerprint(str(Path.cwd()), *arguments)
    content, theme = Path(options["--content"]), options["--theme"]
    index = take_index(content, _parts(content), known_index(store, content))
    code = take_index(PACKAGE.parent, _code(theme, content), known_index(store, PACKAGE))
    keep_index(store, PACKAGE, code)
    inputs = fingerprint(
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        fingerprint_of_installed(),
        _git(content),
        index.digest(),
        code.digest(),
    )
    return BuildNote(name, inputs, index, content, Path(options["--output"]))


def is_published(note: BuildNote) -> bool:
    """Whether the output holds just what a build would publish."""
    known = Store(CACHE).get("note", note.name)
    return known is not None and known.decode() == _sealed(note)


def keep(note: BuildNote) -> None:
    """Keep the note of a build that has published, for the next one."""
    store = Store(CACHE)
    keep_index(store, note.content, note.index)
    store.put("note", note.name, _sealed(note).encode())


def _sealed(note: BuildNote) -> str:
    """The note together with the site that stands in the output.

    Of that it is the manifest and the names at the top: a file that somebody put there is noticed.
    What lies deeper is for ``explainer verify`` to compare.
    """
    try:
        status = (note.output / "site-manifest.json").stat()
        names = sorted(path.name for path in note.output.iterdir())
    except OSError:
        return ""
    manifest = f"{status.st_ino} {status.st_mtime_ns} {status.st_size}"
    return fingerprint(note.inputs, manifest, repr(names))


def _options(arguments: Sequence[str]) -> dict[str, str] | None:
    """The values of a build's options."""
    if not arguments or arguments[0] != "build":
        return None
    values = dict(VALUES)
    rest = list(arguments[1:])
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in FLAGS:
            continue
        if name not in {*VALUES, *MORE_VALUES} or not (equals or rest):
            return None
        values[name] = value if equals else rest.pop(0)
    return values


def _parts(content: Path) -> list[str]:
    """All that stands in the content folder; each incident is a part of its own."""
    above = [name for name in _names(content) if name != "incidents"]
    return [*above, *(f"incidents/{name}" for name in _names(content / "incidents"))]


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder))
    except OSError:  # not there, or not to be read, which the build will say
        return []


def _code(theme: str, content: Path) -> list[str]:
    """Our package, our theme beside or in it, another theme, Pelican's settings, the guides."""
    guides = content.absolute().parent / "docs"
    paths = [PACKAGE, PACKAGE.parent / "theme", Path("pelicanconf.py").resolve(), guides]
    if theme:
        paths.append(Path(theme).resolve())
    return [os.path.relpath(path, PACKAGE.parent) for path in paths]


def _git(content: Path) -> str:
    """What can change a history without a change of content: the commit, and what git ignores."""
    # of a linked worktree, some files of git lie beside the others
    files = [word for file in _GIT_FILES for word in ("--git-path", file)]
    command = ["git", "-C", str(content), "rev-parse", "HEAD", "--show-toplevel", *files]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    except OSError:  # no git on this machine
        return ""
    if said.returncode:
        return ""
    head, top, *paths = said.stdout.splitlines()
    looked_at = (Path(content, path) for path in (*paths, f"{top}/.gitignore"))
    stamps = (file.stat() if file.exists() else None for file in looked_at)
    return fingerprint(
        head, *(f"{one.st_mtime_ns} {one.st_size}" if one else "" for one in stamps)
    )
