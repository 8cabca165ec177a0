"""The parts of a site that are its search: the page, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from generator.output import File
from generator.site import urls
from generator.site.edition import Edition
from generator.site.finding.collection import Findable
from generator.site.finding.gather import gather
from generator.site.part import Part
from generator.site.render import Renderer, view_part
from generator.site.search.engine import index_of
from generator.site.summary import Summary
from generator.site.views.filters import Filters, values_of
from generator.site.views.search import FOLDER, show_search
from generator.site.words import is_same_language

_PAGE = Markup(
    '<!doctype html>\n<html lang="{}">\n<head>\n<title>{}</title>\n{}</head>\n'
    "<body data-pagefind-body>\n{}</body>\n</html>\n"
)
_FILTER = Markup('<meta data-pagefind-filter="{}[content]" content="{}">\n')
_LANGUAGE = Markup('<meta data-pagefind-meta="language[content]" content="{}">\n')
_SORT = Markup('<meta data-pagefind-sort="date[content]" content="{}">\n')


def search_page(renderer: Renderer, finding: Findable, *, is_indexed: bool) -> Part:
    """The page of the search.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in, which are its filters.
        is_indexed: Whether there is an index; without it the page says where else to look.
    """
    is_searched = is_indexed and bool(finding.listed)
    view = show_search(renderer, finding, is_indexed=is_searched)
    return view_part(renderer, renderer.address(urls.SEARCH), "search.html", view)


def search_indexes(renderer: Renderer) -> Iterator[Part]:
    """The index of the search in every language of the site.

    Args:
        renderer: What pages are rendered with, in the newsroom's language.
    """
    for language in ("", *renderer.other_languages):
        words = renderer.within(language).words
        yield from search_index(renderer.edition, gather(renderer.edition, words, language))


def search_index(edition: Edition, finding: Findable) -> Iterator[Part]:
    """The index of the search among incidents; nothing where none is listed."""
    if finding.listed:
        filed, part = values_of(finding), finding.part
        # what is found in another language depends on its words there too
        known = tuple(
            f"{one.id} {one.digest if part else one.words} {_head(one, filed, part)}"
            for one in finding.listed
        )
        address = urls.in_language(part, FOLDER)
        yield Part(address, known, partial(_index, edition, finding, filed))


def _head(one: Summary, filed: Filters, part: str) -> Markup:
    lines = [_LANGUAGE.format(one.language)] if _is_foreign(one, part) else []
    lines += [
        _FILTER.format(name, value)
        for name, values in sorted(filed[one.id].items())
        for value in values
    ]
    # no two are alike, so that their order never depends on chance
    return Markup("").join([*lines, _SORT.format(f"{one.sorted_by.day or '0'} {one.id}")])


def _is_foreign(one: Summary, part: str) -> bool:
    """Whether what is found of an incident is in another language than the search."""
    is_in_language = part in one.translated or is_same_language(one.language, part)
    return bool(part) and not is_in_language


def _index(edition: Edition, finding: Findable, filed: Filters) -> Iterable[File]:
    part = finding.part
    words = edition.catalogue.words([one.id for one in finding.listed], part)
    pages = {
        one.address_in(part): _page(one, _head(one, filed, part), words[one.id], part)
        for one in finding.listed
    }
    folder = urls.in_language(part, FOLDER)
    for file in index_of(pages, part or edition.newsroom.language):
        yield File(f"{folder}{file.path}", file.content)


def _page(one: Summary, head: Markup, words: bytes, part: str) -> bytes:
    body = Markup(words.decode())  # noqa: S704 - it was Markup when it was kept
    language = one.language_in(part)
    return _PAGE.format(language, one.headline_in(part), head, body).encode()
