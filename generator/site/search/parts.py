"""The parts of a site that are its search: the page, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from generator.site import urls
from generator.site.edition import Edition
from generator.site.finding import Findable
from generator.site.part import Output, Part
from generator.site.render import Renderer, page_part
from generator.site.search.engine import index_of
from generator.site.summary import Summary
from generator.site.views.filters import Filters, filters_of, values_of
from generator.site.views.search import FOLDER, MOST_WAYS, show_search
from generator.site.views.ways import all_choices, show_way

_PAGE = Markup(
    '<!doctype html>\n<html lang="{}">\n<head>\n<title>{}</title>\n{}</head>\n'
    "<body data-pagefind-body>\n{}</body>\n</html>\n"
)
_FILTER = Markup('<meta data-pagefind-filter="{}[content]" content="{}">\n')
_SORT = Markup('<meta data-pagefind-sort="date[content]" content="{}">\n')


def search_parts(renderer: Renderer, finding: Findable, *, is_indexed: bool) -> Iterator[Part]:
    """The page of the search and, unless there is to be none, its index.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in, which are its filters.
        is_indexed: Whether to make the index; without it the page says where else to look.
    """
    filters = filters_of(renderer.words, finding) if is_indexed else ()
    is_searched = is_indexed and bool(finding.listed)
    view = partial(show_search, renderer, finding, is_indexed=is_searched)
    shown = partial(show_way, renderer.words, here="", most=MOST_WAYS)
    leads = repr(list(map(shown, all_choices(finding))))
    inputs = (str(is_searched), repr(filters), leads)
    yield page_part(renderer, urls.SEARCH, "search.html", view, inputs)
    if is_searched:
        filed = values_of(finding)
        known = tuple(f"{one.id} {one.words} {_head(one, filed)}" for one in finding.listed)
        yield Part(FOLDER, known, partial(_index, renderer.edition, finding, filed))


def _head(one: Summary, filed: Filters) -> Markup:
    lines = [
        _FILTER.format(name, value)
        for name, values in sorted(filed[one.id].items())
        for value in values
    ]
    # no two are alike, so that their order never depends on chance
    return Markup("").join([*lines, _SORT.format(f"{one.sorted_by.day or '0'} {one.id}")])


def _index(edition: Edition, finding: Findable, filed: Filters) -> Iterable[Output]:
    words = edition.catalogue.words([one.id for one in finding.listed])
    pages = {
        urls.incident(one.id): _page(one, _head(one, filed), words[one.id])
        for one in finding.listed
    }
    for output in index_of(pages, edition.site.newsroom.language):
        yield Output(f"{FOLDER}{output.path}", output.content)


def _page(one: Summary, head: Markup, words: bytes) -> bytes:
    body = Markup(words.decode())  # noqa: S704 - it was Markup when it was kept
    return _PAGE.format(one.language, one.headline, head, body).encode()
