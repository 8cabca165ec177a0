"""What would keep an ordinary page from its place.

Pelican, which makes them, names no line and gives up at the first.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from generator.model.language import is_language
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location, Problem, nearest
from generator.reading.characters import read_text
from generator.reading.pages import (
    PLACEHOLDER,
    PageFile,
    PageText,
    page_files,
    placed_pages,
    read_head,
)
from generator.reading.translation import unpublished_language

STATUSES = ("published", "draft", "hidden", "skip")
_DATES = ("date", "modified")


def judge_pages(content: Path, newsroom: Newsroom | None) -> Iterator[Problem]:
    """Everything that is wrong with the ordinary pages.

    Args:
        content: The content folder.
        newsroom: Whose languages they may be in; None where it cannot be read.
    """
    pages: list[PageText] = []
    for path in page_files(content):
        name = path.relative_to(content).as_posix()
        data = path.read_bytes().removeprefix(BOM_UTF8)  # which Pelican takes off
        text, problems = read_text(data, name, len(data))
        yield from problems
        if text is not None:
            page = PageText(name, read_head(text), text)
            yield from _judge(page)
            pages.append(page)
    own = newsroom.language if newsroom else ""
    placed = {page.file: page for page in placed_pages(pages, own)}
    for page in pages:
        yield from _address(page, placed[page.file])
        if newsroom is not None:
            yield from _language(page, placed[page.file], newsroom)
    yield from _one_address([page for page in pages if page.is_published], placed)


def _judge(page: PageText) -> Iterator[Problem]:
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


def _status(page: PageText) -> Iterator[Problem]:
    status = page.head.get("status")
    if status and status.value.lower() not in STATUSES:
        near = nearest(status.value, STATUSES)
        hint = f"Did you mean {near}?" if near else f"Write one of {', '.join(STATUSES)}."
        message = f"“{status.value}” is no status of a page."
        yield page.problem("status", "page.bad-status", message, hint)


def _address(page: PageText, placed: PageFile) -> Iterator[Problem]:
    if ".." in PurePosixPath(placed.path).parts or placed.path.startswith("/"):
        key = "save_as" if "save_as" in page.head else "slug"
        message = "Its address leads out of the site."
        hint = "Leave Save_as out, and write a Slug of small letters, digits and hyphens."
        yield page.problem(key, "page.bad-address", message, hint)


def _language(page: PageText, placed: PageFile, newsroom: Newsroom) -> Iterator[Problem]:
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


def _no_language(page: PageText, newsroom: Newsroom) -> Problem:
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


def _one_address(pages: Sequence[PageText], placed: Mapping[str, PageFile]) -> Iterator[Problem]:
    """Refuse two pages at one address."""
    first: dict[str, PageText] = {}
    for page in pages:
        path = placed[page.file].path.lower()
        if path and (other := first.setdefault(path, page)) is not page:
            message = f"{other.file} has the same address."
            where = "save_as" if "save_as" in page.head else "slug"
            hint = "Give one of them another Slug."
            yield page.problem(where, "page.same-address", message, hint)
