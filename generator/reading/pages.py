"""The ordinary pages, ``content/pages/*.md``: which there are, and where each stands.

Pelican makes them. Each is read before, as Python-Markdown reads its head: lines of
``Key: value`` up to the first that is none.

A page in another language of the newsroom lies beside the first one, ``about.es.md`` beside
``about.md``, and stands below its language, at ``/es/about/``.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.problems import Location, Problem

PLACEHOLDER = "This page is for you to write"
"""How a paragraph begins that ``explainer init`` left for the newsroom to write."""

_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_LINE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_MORE = re.compile(r" {4,}(?P<value>.*)")
_IN_LANGUAGE = re.compile(r"(?P<name>.+)\.(?P<language>[A-Za-z][\w-]*)")
_UNPUBLISHED = frozenset({"draft", "skip"})


class HeadLine(Struct, frozen=True):
    """What the head of a page says of one thing.

    Attributes:
        value: What it says.
        line: Where.
        column: Likewise.
    """

    value: str
    line: int
    column: int


class PageText(Struct, frozen=True):
    """A page as read.

    Attributes:
        file: Its path in the content folder.
        head: What its head says, by key in small letters.
        text: All of it.
    """

    file: str
    head: Mapping[str, HeadLine]
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
    addresses = (one.address for one in pages if one.name == name and one.language == language)
    return next(addresses, own)


def read_pages(content: Path, own: str) -> tuple[PageFile, ...]:
    """Find the ordinary pages that readers see, in the order of their names.

    Args:
        content: The content folder.
        own: The newsroom's language, which a page need not name.
    """
    read = (_read(content, path) for path in page_files(content))
    return placed_pages([page for page in read if page.is_published], own)


def _read(content: Path, path: Path) -> PageText:
    text = path.read_bytes().removeprefix(BOM_UTF8).decode(errors="replace")
    return PageText(path.relative_to(content).as_posix(), read_head(text), text)


def placed_pages(pages: Sequence[PageText], own: str) -> tuple[PageFile, ...]:
    """Say of each page where it stands; one without a slug has that of the first language."""
    languages = {page.file: "" if page.language == own else page.language for page in pages}
    slugs = {page.name: page.said("slug") for page in pages if not languages[page.file]}
    return tuple(
        _at(page, languages[page.file], page.said("slug") or slugs.get(page.name, ""))
        for page in pages
    )


def _at(page: PageText, language: str, slug: str) -> PageFile:
    below = f"{language}/" if language else ""
    usual = f"{below}{slug}/" if slug else ""
    path = page.said("save_as") or (f"{usual}index.html" if usual else "")
    return PageFile(page.file, page.name, language, slug, page.said("url") or usual, path)


def file_of_page(content: Path, path: str, own: str) -> str | None:
    """The file in the content folder of the page that becomes a file of the site, if any."""
    return next((page.file for page in read_pages(content, own) if page.path == path), None)


def page_files(content: Path) -> Iterator[Path]:
    """The files that Pelican takes for pages; links and odd names are problems of their own."""
    folder = content / "pages"
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ENDINGS and path.is_file() and not path.is_symlink():
            yield path


def read_head(text: str) -> dict[str, HeadLine]:
    """Read the head; of a key that stands twice, the first."""
    head: dict[str, HeadLine] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _LINE.fullmatch(line):
            key = found["key"].lower()
            head.setdefault(
                key, HeadLine(found["value"].strip(), number, found.start("value") + 1)
            )
        elif not key or not _MORE.fullmatch(line):
            break
    return head
