"""The ordinary pages, ``content/pages/*.md``: where each stands, and what would keep it from that.

Pelican makes them; it names no line and gives up at the first. So each is looked at before, as
Python-Markdown reads its head: lines of ``Key: value`` up to the first that is none.

A page in another language of the newsroom lies beside the first one, ``about.es.md`` beside
``about.md``, and stands below its language, at ``/es/about/``.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.model.language import is_language
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location, Problem, nearest
from generator.reading.characters import read_text
from generator.reading.translation import unpublished_language

FOLDER = "pages"
PLACEHOLDER = "This page is for you to write"
"""How a paragraph begins that ``explainer init`` left for the newsroom to write."""

STATUSES = ("published", "draft", "hidden", "skip")
_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_LINE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_MORE = re.compile(r" {4,}(?P<value>.*)")
_DATES = ("date", "modified")
_IN_LANGUAGE = re.compile(r"(?P<name>.+)\.(?P<language>[A-Za-z][\w-]*)")
_UNPUBLISHED = frozenset({"draft", "skip"})


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
    def name(self) -> str:
        """What it and its translations share: ``pages/about`` of ``pages/about.es.md``."""
        return page_name(self.file)[0]

    @property
    def named_language(self) -> str:
        """The language in its name; empty where there is none."""
        return page_name(self.file)[1]

    def said(self, key: str) -> str:
        """What its head says of a key; empty where it says nothing."""
        return self.head[key].value if key in self.head else ""

    @property
    def language(self) -> str:
        """The language that its name or its head gives; empty for the newsroom's."""
        return self.named_language or self.said("lang")

    @property
    def is_published(self) -> bool:
        """Whether readers can see it."""
        return self.said("status").lower() not in _UNPUBLISHED


class PageFile(Struct, frozen=True):
    """An ordinary page that readers see.

    Attributes:
        file: Its path in the content folder.
        name: What it and its translations share: their path without language and ending.
        language: Its language; empty for the newsroom's.
        slug: The name in its address; empty where Pelican makes one of its title.
        address: Where it is published; empty where the slug is.
        path: The file that it becomes; likewise.
    """

    file: str
    name: str
    language: str
    slug: str
    address: str
    path: str


def page_name(file: str) -> tuple[str, str]:
    """Divide the path of a page: ``pages/about`` and ``es`` of ``pages/about.es.md``.

    Returns:
        What it and its translations share, and the language; empty where it names none.
    """
    stem = PurePosixPath(file).with_suffix("")
    found = _IN_LANGUAGE.fullmatch(stem.name)
    return (str(stem.with_name(found["name"])), found["language"]) if found else (str(stem), "")


def page_in(pages: Sequence[PageFile], address: str, language: str) -> str:
    """Where a page stands in a language; its own address where it is not told in it.

    Args:
        pages: All pages.
        address: Where the page stands, such as ``/ethics/``.
        language: A BCP 47 tag.
    """
    own = address.lstrip("/")
    name = next((one.name for one in pages if one.address == own), None)
    told = (one.address for one in pages if one.name == name and one.language == language)
    return next(told, own)


def read_pages(content: Path, own: str) -> tuple[PageFile, ...]:
    """Find the ordinary pages that readers see, in the order of their names.

    Args:
        content: The content folder.
        own: The newsroom's language, which a page need not name.
    """
    read = (_read(content, path) for path in _files(content / FOLDER))
    return _placed([page for page in read if page.is_published], own)


def _read(content: Path, path: Path) -> _Page:
    text = path.read_bytes().removeprefix(BOM_UTF8).decode(errors="replace")
    return _Page(path.relative_to(content).as_posix(), _head(text), text)


def _placed(pages: Sequence[_Page], own: str) -> tuple[PageFile, ...]:
    """Say of each page where it stands; one without a slug has that of the first language."""
    languages = {page.file: "" if page.language == own else page.language for page in pages}
    slugs = {page.name: page.said("slug") for page in pages if not languages[page.file]}
    return tuple(
        _at(page, languages[page.file], page.said("slug") or slugs.get(page.name, ""))
        for page in pages
    )


def _at(page: _Page, language: str, slug: str) -> PageFile:
    below = f"{language}/" if language else ""
    usual = f"{below}{slug}/" if slug else ""
    path = page.said("save_as") or (f"{usual}index.html" if usual else "")
    return PageFile(page.file, page.name, language, slug, page.said("url") or usual, path)


def judge_pages(content: Path, newsroom: Newsroom | None) -> Iterator[Problem]:
    """Everything that is wrong with the ordinary pages.

    Args:
        content: The content folder.
        newsroom: Whose languages they may be in; None where it cannot be read.
    """
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
    own = newsroom.language if newsroom else ""
    placed = {page.file: page for page in _placed(pages, own)}
    for page in pages:
        yield from _address(page, placed[page.file])
        if newsroom is not None:
            yield from _language(page, placed[page.file], newsroom)
    yield from _one_address([page for page in pages if page.is_published], placed)


def page_at(content: Path, path: str, own: str) -> str | None:
    """The file in the content folder of the page that becomes a file of the site, if any."""
    return next((page.file for page in read_pages(content, own) if page.path == path), None)


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


def _address(page: _Page, placed: PageFile) -> Iterator[Problem]:
    if ".." in PurePosixPath(placed.path).parts or placed.path.startswith("/"):
        key = "save_as" if "save_as" in page.head else "slug"
        message = "Its address leads out of the site."
        hint = "Leave Save_as out, and write a Slug of small letters, digits and hyphens."
        yield page.problem(key, "page.bad-address", message, hint)


def _language(page: _Page, placed: PageFile, newsroom: Newsroom) -> Iterator[Problem]:
    """Refuse a language in which no page of the site would stand, and a page without address."""
    first, language = f"{PurePosixPath(page.name).name}.md", page.language
    if page.named_language and page.said("lang") not in {"", page.named_language}:
        message = f"Its name says {page.named_language}, and its line Lang: {page.said('lang')}."
        hint = "Leave the line Lang out: the name says it."
        yield page.problem("lang", "page.bad-language", message, hint)
    elif page.named_language == newsroom.language:
        message = f"The site itself is in {language}."
        hint = f"Call the file {first}, or mend the language in its name."
        yield page.problem("lang", "page.own-language", message, hint)
    elif language and language not in {newsroom.language, *newsroom.languages}:
        yield _no_language(page, newsroom)
    elif placed.language and not placed.path:
        message = f"Neither it nor {first} says its address."
        hint = f"Write a line Slug: {PurePosixPath(page.name).name} into {first}."
        yield page.problem("slug", "page.no-slug", message, hint)


def _no_language(page: _Page, newsroom: Newsroom) -> Problem:
    language, known = page.language, newsroom.languages
    other = "write its name without that dot" if page.named_language else "leave that line out"
    message = f"“{language}” is no language."
    unpublished = unpublished_language(newsroom, language) if is_language(language) else None
    same = (one for one in known if one.lower() == language.lower())
    if near := next(same, None) or nearest(language, known):
        message = f"“{language}” is no language that the site is published in."
        hint = f"Did you mean {near}? Otherwise {other}."
    elif unpublished:
        message, more = unpublished
        hint = f"{more}, or {other}."
    else:
        hint = f"Write one of {', '.join(known)}" if known else "The site has no other language"
        hint = f"{hint}, or {other}."
    return page.problem("lang", "page.bad-language", message, hint)


def _one_address(pages: Sequence[_Page], placed: Mapping[str, PageFile]) -> Iterator[Problem]:
    """Refuse two pages at one address."""
    first: dict[str, _Page] = {}
    for page in pages:
        path = placed[page.file].path.lower()
        if path and (other := first.setdefault(path, page)) is not page:
            message = f"{other.file} has the same address."
            where = "save_as" if "save_as" in page.head else "slug"
            hint = "Give one of them another Slug."
            yield page.problem(where, "page.same-address", message, hint)
