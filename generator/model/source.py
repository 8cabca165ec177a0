"""What we know it from."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Item, KeepableText, KeptText, SourceId
from generator.model.moment_text import MomentField
from generator.model.web import Address

SourceKind = Literal[
    "news-report",
    "official-statement",
    "press-conference",
    "interview",
    "document",
    "court-record",
    "video",
    "photo",
    "social-post",
    "data",
    "own-reporting",
]


class Source(Item):
    """A report, document or recording that the record rests on."""

    kind: SourceKind | None = None
    """What kind of source it is."""
    title: KeepableText
    """Its title; a descriptive one of our own where it has none."""
    publisher: KeptText | None = None
    """Who published it. Several states of one publisher’s page are one origin."""
    by: KeepableText | None = None
    """Whose reporting it is, where our own reporter saw or heard it."""
    published: MomentField | None = None
    """When it was published, a day or a time."""
    accessed: MomentField | None = None
    """When we last saw it."""
    url: Address | None = None
    """Where it stands. Without one, say in the note how it was seen."""
    locator: KeepableText | None = None
    """Where in it, such as a page, a row or a minute."""
    archived: Address | None = None
    """A kept copy, in a web archive."""
    version_of: SourceId | None = None
    """The source that is an earlier state of the same page."""


def outlet(source: Source, headline: str) -> str:
    """Who published a source; where nobody says, its title.

    A row that was moved in has the title “collection: headline”: its collection is enough under
    that very headline.
    """
    if source.publisher:
        return source.publisher
    collection, _, rest = source.title.partition(": ")
    start = rest.removesuffix(" …")
    is_row = rest == headline or (rest != start and headline.startswith(start))
    return collection if is_row else source.title
