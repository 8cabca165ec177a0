"""What the preview adds to pages, and its own: never published.

What is added stands in a shadow tree, so that neither the theme's styles nor its scripts meet it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.preview.shown import Note, Shown
from generator.problems import Location, Problem

RELOAD_PATH = "/-/reload.js"
STYLE_PATH = "/-/preview.css"
CHANGES_PATH = "/-/changes"
FILE_PATH = "/-/file/"

AddressOf = Callable[[Location], str]
"""Where on the site stands what a place in the content says; empty where nothing does."""

_FILES = files("generator.preview")

RELOAD_SCRIPT = _FILES.joinpath("reload.js").read_bytes()
STYLE = _FILES.joinpath("preview.css").read_bytes()

_PAGE = _FILES.joinpath("page.html").read_text("utf-8")
_LINK = f'<link rel="stylesheet" href="{STYLE_PATH}">'


def with_preview(
    page: bytes, path: str, shown: Shown, revision: int, address_of: AddressOf
) -> bytes:
    """A page with its notes on top, the bar below, and the script that reloads it."""
    notes = "".join(_note(one, address_of) for one in shown.notes_on(path))
    bar = _shadow("explainer-preview", _bar(shown, address_of)) if shown.counted else ""
    begin = re.search(rb"<body[^>]*>", page)
    if begin and notes:
        top = _shadow("explainer-note", notes).encode()
        page = page[: begin.end()] + top + page[begin.end() :]
    return with_reload(page, revision, bar)


def with_reload(page: bytes, revision: int, bar: str = "") -> bytes:
    """A page with the script that reloads it when there is another revision, below the bar."""
    script = f'{bar}<script src="{RELOAD_PATH}?{revision}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def missing_page(shown: Shown, address_of: AddressOf) -> bytes:
    """A page in the place of one that is not there, where there is no site to say so."""
    title = "The site could not be built" if shown.failure else f"{shown.counted} to mend"
    trace = f"<pre>{escape(shown.trace)}</pre>" if shown.trace else ""
    return _page(title, f"<p>{escape(shown.failure)}</p>{trace}{_entries(shown, address_of)}")


def note_page(notes: Iterable[Note], address_of: AddressOf) -> bytes:
    """A page in the place of one that cannot be made, with what is to be mended first."""
    return _page("There is no page yet", "".join(_note(one, address_of) for one in notes))


def file_page(name: str, text: str) -> bytes:
    """A file of the content, line by line, so that a problem can lead to its line."""
    lines = text.split("\n")
    shown = "".join(f'<li id="L{at}">{escape(one)}</li>' for at, one in enumerate(lines, 1))
    return _page(name, f'<ol class="lines">{shown}</ol>')


def _page(title: str, body: str) -> bytes:
    return _PAGE.format(title=escape(title), body=body).encode()


def _shadow(name: str, body: str) -> str:
    inside = f'<template shadowrootmode="open">{_LINK}{body}</template>'
    return f'<aside id="{name}" aria-label="Preview">{inside}</aside>'


def _note(note: Note, address_of: AddressOf) -> str:
    body_html = f"<p><strong>{escape(note.text)}</strong></p>{_items(note.problems, address_of)}"
    return f'<div class="note">{body_html}</div>'


def _bar(shown: Shown, address_of: AddressOf) -> str:
    summary = f"<summary>{escape(shown.counted)}</summary>"
    return f'<details>{summary}<div class="list">{_entries(shown, address_of)}</div></details>'


def _entries(shown: Shown, address_of: AddressOf) -> str:
    failed = f"<p>The site could not be built: {escape(shown.failure)}</p>"
    sections = (
        ("Problems", _items(shown.problems, address_of)),
        ("Changes not yet explained", "".join(_changes(one, address_of) for one in shown.changes)),
        ("Advice", _items(shown.advice, address_of)),
    )
    body_html = "".join(f"<h2>{heading}</h2>{body}" for heading, body in sections if body)
    return (failed if shown.failure else "") + body_html


def _items(problems: Iterable[Problem], address_of: AddressOf) -> str:
    items = "".join(_item(one, address_of) for one in problems)
    return f"<ul>{items}</ul>" if items else ""


def _item(problem: Problem, address_of: AddressOf) -> str:
    hint = f'<p class="hint">{escape(problem.hint)}</p>' if problem.hint else ""
    where = _places(problem.location, address_of)
    return f"<li>{escape(problem.message)}<p>{where} <code>{problem.code}</code></p>{hint}</li>"


def _changes(problem: Problem, address_of: AddressOf) -> str:
    """What one update is to explain, and the update to copy."""
    items = "".join(
        f"<li>{escape(one.message)}<br>{_places(one.location, address_of)}</li>"
        for one in problem.related
    )
    fix = problem.fix
    if fix is None:
        return ""
    text = f"<button type=button hidden>Copy this update</button><pre>{escape(fix.text)}</pre>"
    path = f"<p>Write it as <code>{escape(fix.path)}</code>:</p>"
    return f"<section><ul>{items}</ul>{path}{text}</section>"


def _places(location: Location, address_of: AddressOf) -> str:
    """The ways to a place in the content: on the page, and in the file."""
    numbers = [str(one) for one in (location.line, location.column) if one is not None]
    line = f"#L{location.line}" if location.line is not None else ""
    words = escape(":".join([location.file, *numbers]))
    file = f'<a href="{FILE_PATH}{escape(quote(location.file))}{line}"><code>{words}</code></a>'
    if not PurePosixPath(location.file).suffix:  # a folder, which has no lines
        file = f"<code>{words}</code>"
    address = address_of(location)
    page = f'<a href="/{escape(address)}">On the page</a> · ' if address else ""
    return page + file
