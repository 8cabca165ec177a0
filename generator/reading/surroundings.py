"""What stands around the incidents: the newsroom, the folders, what is held back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.model.files import translation_languages
from generator.model.incident import log_order
from generator.model.newsroom import Newsroom
from generator.model.site import Held
from generator.model.update import Update
from generator.problems import Location, Problem, nearest
from generator.reading.conflicts import conflicts_elsewhere
from generator.reading.document import read_document
from generator.reading.folder import (
    UPDATE_NAME,
    folder_name_problem,
    is_utf8,
    refused_entry,
    twins,
)
from generator.reading.incident import read_update
from generator.reading.limits import LARGEST_YAML
from generator.reading.page_faults import judge_pages
from generator.reading.plain_files import (
    read_bytes,
    unreadable_elsewhere,
    unreadable_folder,
    unreadable_place,
)


class Surroundings(Struct, frozen=True):
    """What stands around the incidents.

    Attributes:
        newsroom: Who publishes; a stand-in where ``newsroom.yaml`` cannot be read.
        is_known: Whether it is no stand-in.
        names: The names of the incidents’ folders, sorted, without those that are held back.
        held: What can be read of those.
        problems: What is wrong with any of it.
    """

    newsroom: Newsroom
    is_known: bool
    names: tuple[str, ...]
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]


def read_surroundings(
    content: Path, held: frozenset[str] = frozenset(), *, in_part: bool = False
) -> Surroundings:
    """Read all but the incidents themselves.

    Args:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``; it must be there.
        held: Ids of incidents that are not to be read, whatever state their folders are in.
        in_part: Whether to read what fits of a newsroom with misfits.
    """
    newsroom, problems = read_newsroom(content, in_part=in_part)
    is_known = newsroom is not None
    if newsroom is None:
        # so that the incidents are read all the same, and all problems found at once
        newsroom = Newsroom(
            format="1",
            name="missing",
            url="https://missing.example/",
            languages=_languages_of(content),
        )
    names = incident_names(content)
    return Surroundings(
        newsroom=newsroom,
        is_known=is_known,
        names=tuple(one for one in names if one not in held),
        held=tuple(
            read_held(content / "incidents" / one, newsroom) for one in names if one in held
        ),
        problems=(
            *problems,
            *conflicts_elsewhere(content),
            *_stray(content),
            *_stray_pages(content / "pages", "pages"),
            *judge_pages(content, newsroom if is_known else None),
            *_not_there(names, held),
            *twins(names, "incidents"),
        ),
    )


def _languages_of(content: Path) -> tuple[str, ...]:
    """The languages of all translations, of which none is a second mistake then."""
    files = content.glob("incidents/*/incident.*.yaml")
    return tuple(translation_languages(path.name for path in files))


def no_content(content: Path) -> Problem | None:
    """Refuse a content folder that is not there, or may not be read; None where it is."""
    if content.is_dir():
        incidents = content / "incidents"
        return unreadable_folder(content, ".") or (
            unreadable_folder(incidents, "incidents") if incidents.is_dir() else None
        )
    message = f"There is no content folder at {content}."
    hint = "Run the command where content/ is, or name it with --content."
    return Problem(Location("."), "site.no-content", message, hint)


def cannot_begin(content: Path) -> tuple[Problem, ...]:
    """Refuse a content folder of which nothing can be judged, with all that may not be read.

    That is outside the incidents' folders, each of which is judged by itself.
    """
    missing = no_content(content)
    return (missing,) if missing else tuple(unreadable_elsewhere(content))


def _not_there(known: Sequence[str], held: frozenset[str]) -> Iterator[Problem]:
    """Refuse to hold back what is not there: a mistyped id would publish what must not be."""
    for name in sorted(held.difference(known)):
        near = nearest(name, known)
        hint = f"Did you mean {near}?" if near else "Write the name of its folder."
        message = f"There is no incident “{name}” to hold back."
        yield Problem(Location("incidents"), "site.nothing-to-hold", message, hint)


def read_newsroom(
    content: Path, *, in_part: bool = False
) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """Read ``newsroom.yaml``; where not even the content folder is there, that is the problem."""
    if (missing := no_content(content)) is not None:
        return None, (missing,)
    path = content / "newsroom.yaml"
    if not path.is_file() or path.is_symlink():
        message, hint = "newsroom.yaml is missing.", "Run explainer init, or write it."
        return None, (Problem(Location("newsroom.yaml"), "site.no-newsroom", message, hint),)
    try:
        data = read_bytes(path, LARGEST_YAML + 1)
    except OSError as error:
        return None, (unreadable_place(error, "newsroom.yaml"),)
    return read_document(Newsroom, data, "newsroom.yaml", in_part=in_part)


def incident_names(content: Path) -> tuple[str, ...]:
    """List the names of all incidents’ folders, in order; none where a link stands for them.

    Left out are names that are no UTF-8, which no file of ours could hold; each is a problem of
    its own.
    """
    root = content / "incidents"
    if root.is_symlink() or not root.is_dir():
        return ()
    with os.scandir(root) as entries:
        names = [one.name for one in entries if one.is_dir(follow_symlinks=False)]
    return tuple(sorted(filter(is_utf8, names)))


def _stray(content: Path) -> Iterator[Problem]:
    """Refuse files, links and unreadable names among the incidents’ folders."""
    root = content / "incidents"
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        message, hint = "This is no folder.", "Make incidents/ a folder, one inside for each."
        code = "folder.link" if root.is_symlink() else "folder.unexpected"
        yield Problem(Location("incidents"), code, message, hint)
        return
    if not root.is_dir():
        return
    for entry in sorted(os.scandir(root), key=lambda one: one.name):
        if not entry.is_dir(follow_symlinks=False):
            name = entry.name.encode(errors="backslashreplace").decode()
            message = "Only incidents’ folders belong here."
            hint = "Move it into an incident’s folder, or remove it."
            yield Problem(Location(f"incidents/{name}"), "folder.unexpected", message, hint)
        elif not is_utf8(entry.name) and (refused := folder_name_problem(entry.name)):
            yield refused


def _stray_pages(folder: Path, place: str) -> Iterator[Problem]:
    """Refuse links, pipes and devices among the ordinary pages, which Pelican reads.

    It would publish what a link leads to, and leave out the others in silence.
    """
    if folder.is_symlink():
        yield refused_entry(folder, place)
    elif folder.is_dir():
        for path in sorted(folder.iterdir()):
            name = f"{place}/{path.name}".encode(errors="backslashreplace").decode()
            if path.is_dir() and not path.is_symlink():
                yield from _stray_pages(path, name)
            elif path.is_symlink() or not path.is_file():
                yield refused_entry(path, name)
    elif folder.exists():
        yield refused_entry(folder, place)


def read_held(folder: Path, newsroom: Newsroom) -> Held:
    """Read the updates of a folder and leave out what cannot be read; nothing else is looked at.

    An incident is held because something in it must not be published now, so this never fails.
    """
    updates: list[Update] = []
    with suppress(OSError):
        for path in sorted((folder / "updates").iterdir()):
            name = f"updates/{path.name}"
            if not UPDATE_NAME.fullmatch(name) or path.is_symlink():
                continue
            with suppress(OSError):
                update, _ = read_update(name, read_bytes(path, LARGEST_YAML + 1), folder.name)
                updates += [update] if update else []
    in_order = sorted(updates, key=lambda one: log_order(one, newsroom.timezone))
    return Held(folder.name, tuple(in_order))
