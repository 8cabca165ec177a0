"""The pages of a long list, and the ways between them."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from generator.site import urls
from generator.site.render import ListPage
from generator.site.urls import Link
from generator.site.words import Words


class Pagination(Struct, frozen=True):
    """Where a list page stands among its neighbours.

    Attributes:
        here: Such as "Page 2 of 5".
        newer: None on the first page.
        older: None on the last page.
    """

    here: str
    newer: Link | None = None
    older: Link | None = None


T = TypeVar("T")


def show_pagination(words: Words, page: ListPage[T], folder: str) -> Pagination | None:
    """Where a page stands among those of its list; None where it is the only one.

    Args:
        words: The words of the page.
        page: The page.
        folder: Where its list begins.
    """
    number, last = page.number, page.last
    if last == 1:
        return None

    def way(there: int, text: str) -> Link:
        return Link(urls.link(urls.page_of(folder, number), urls.page_of(folder, there)), text)

    return Pagination(
        here=words.gettext("Page %(number)s of %(last)s", number=number, last=last),
        newer=way(number - 1, words.gettext("Newer")) if number > 1 else None,
        older=way(number + 1, words.gettext("Older")) if number < last else None,
    )


def title_of_page(words: Words, title: str, number: int) -> str:
    """The title of a page of a list, which after the first says its number."""
    if number == 1:
        return title
    return words.gettext("%(title)s, page %(number)s", title=title, number=number)
