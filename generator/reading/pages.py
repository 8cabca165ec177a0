"""The ordinary pages, ``content/pages/*.md``: what would keep the host from publishing one.

Pelican makes them; it names no line and gives up at the first. So each is looked at before, as
Python-Markdown reads its head: lines of ``Key: value`` up to the first that is none.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.problems import Level, Location, Problem, nearest
from generator.reading.characters import read_text

FOLDER = "pages"
PLACEHOLDER = "This page is for you to write"
"""How a paragraph begins that ``explainer init`` left for the newsroom to write."""

STATUSES = ("published", "draft", "hidden", "skip")
_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_LINE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_MORE = re.compile(r" {4,}(?P<value>.*)")
_DATES = ("date", "modified")


class _Said(Struct, frozen=True):
    """What the head of a page says of one thing.

    Attributes:
        value: What it says.
        line: Where.
        column: Likewise.
    """

    value: str
    line: int
    column: int


class _Page(Struct, frozen=True):
    """A page as read.

    Attributes:
        file: Its path in the content folder.
        head: What its head says, by key in small letters.
        text: All of it.
    """

    file: str
    head: Mapping[str, _Said]
    text: str

    def problem(self, key: str, code: str, message: str, hint: str) -> Problem:
        """Something that is wrong with what its head says of a key."""
        said = self.head.get(key)
        where = Location(self.file, said.line, said.column) if said else Location(self.file, 1, 1)
        return Problem(where, code, message, hint)

    @property
    def address(self) -> str:
        """The file that it becomes, for a page that readers see; empty where it is not known."""
        if save_as := self.head.get("save_as"):
            return save_as.value
        slug = self.head.get("slug")
        return f"{slug.value}/index.html" if slug else ""


def judge_pages(content: Path) -> Iterator[Problem]:
    """Everything that is wrong with the ordinary pages."""
    pages: list[_Page] = []
    for path in _files(content / FOLDER):
        name = path.relative_to(content).as_posix()
        data = path.read_bytes().removeprefix(BOM_UTF8)  # which Pelican takes off
        text, problems = read_text(data, name, len(data))
        yield from problems
        if text is not None:
            page = _Page(name, _head(text), text)
            yield from _judge(page)
            pages.append(page)
    yield from _one_address(pages)


def page_at(content: Path, address: str) -> str | None:
    """The file in the content folder of the page that says it has an address, if any."""
    for path in _files(content / FOLDER):
        text = path.read_bytes().decode(errors="replace")
        if _Page("", _head(text), text).address == address:
            return path.relative_to(content).as_posix()
    return None


def _files(folder: Path) -> Iterator[Path]:
    """The files that Pelican takes for pages; links and odd names are problems of their own."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ENDINGS and path.is_file() and not path.is_symlink():
            yield path


def _head(text: str) -> dict[str, _Said]:
    """Read the head; of a key that stands twice, the first."""
    head: dict[str, _Said] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _LINE.fullmatch(line):
            key = found["key"].lower()
            head.setdefault(key, _Said(found["value"].strip(), number, found.start("value") + 1))
        elif not key or not _MORE.fullmatch(line):
            break
    return head


def _judge(page: _Page) -> Iterator[Problem]:
    if "title" not in page.head:
        hint = "Begin the file with a line Title: and what the page is called, then an empty line."
        yield page.problem("title", "page.no-title", "The page has no title.", hint)
    yield from _status(page)
    for key in _DATES:
        if key in page.head and not _is_date(page.head[key].value):
            message = f"“{page.head[key].value}” is no day that can be read."
            yield page.problem(key, "page.bad-date", message, "Write it like 2024-03-05.")
    yield from _address(page)
    if (offset := page.text.find(PLACEHOLDER)) >= 0:
        line = page.text.count("\n", 0, offset) + 1
        message = "Part of this page is still to be written, and readers are told so."
        hint = f"Write what its paragraph “{PLACEHOLDER}” asks for in its place."
        yield Problem(Location(page.file, line), "page.unwritten", message, hint, Level.ADVICE)


def _is_date(text: str) -> bool:
    """Whether Pelican, which leaves it to dateutil, takes a text for a day."""
    from dateutil.parser import ParserError, parse  # noqa: PLC0415 - few pages have one

    try:
        parse(text.replace("_", " "))
    except (ParserError, OverflowError):
        return False
    return True


def _status(page: _Page) -> Iterator[Problem]:
    status = page.head.get("status")
    if status and status.value.lower() not in STATUSES:
        near = nearest(status.value, STATUSES)
        hint = f"Did you mean {near}?" if near else f"Write one of {', '.join(STATUSES)}."
        message = f"“{status.value}” is no status of a page."
        yield page.problem("status", "page.bad-status", message, hint)


def _address(page: _Page) -> Iterator[Problem]:
    parts = PurePosixPath(page.address).parts
    if ".." in parts or page.address.startswith("/"):
        key = "save_as" if "save_as" in page.head else "slug"
        message = "Its address leads out of the site."
        hint = "Leave Save_as out, and write a Slug of small letters, digits and hyphens."
        yield page.problem(key, "page.bad-address", message, hint)


def _one_address(pages: list[_Page]) -> Iterator[Problem]:
    """Refuse two pages of one language at one address."""
    first: dict[tuple[str, str], _Page] = {}
    for page in pages:
        status, lang = page.head.get("status"), page.head.get("lang")
        if not page.address or (status and status.value.lower() in {"draft", "skip"}):
            continue
        key = (page.address.lower(), lang.value if lang else "")
        if (other := first.setdefault(key, page)) is not page:
            message = f"{other.file} has the same address."
            where = "save_as" if "save_as" in page.head else "slug"
            hint = "Give one of them another Slug."
            yield page.problem(where, "page.same-address", message, hint)
