"""What is known of an incident without opening it.

A site of ten thousand incidents is put together from their summaries; whole incidents are opened
one at a time, where a page of theirs is made. Summaries are kept between builds, so they are plain
data.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from generator.problems import Level, Problem
from generator.site import urls
from generator.site.maps.model import GroundPlan, Survey
from generator.site.maps.where import Sited


class LoggedUpdate(msgspec.Struct, frozen=True, array_like=True):
    """An update as the logs of the whole site list it.

    Attributes:
        id: Its id.
        at: Seconds since 1970 of its moment; the first that the moment may mean.
        day: The day of publication in ISO form; the month or year where no day is given.
        kinds: Its kinds.
        is_significant: Whether it moves “last updated”.
        is_of_weight: Whether it stands at the top of the page for a while.
        is_imported: Whether it came with an import, so that lists of what is new leave it out.
        stood: Seconds that the error stood which it corrects; None where git cannot tell.
        digest: Differs where what a list shows of it differs.
    """

    id: str
    at: float
    day: str
    kinds: tuple[str, ...]
    is_significant: bool
    is_of_weight: bool
    is_imported: bool
    stood: float | None
    digest: str


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """What the story of an incident points to in another one.

    Attributes:
        target: The incident, and the anchor of an item of it or none: ``pier-fire#claim-cause``.
        line: Where that stands in the narrative, from 1.
        column: Likewise, in characters.
        file: The narrative, relative to the content folder.
    """

    target: str
    line: int
    column: int
    file: str


class SortedBy(msgspec.Struct, frozen=True, array_like=True):
    """What incidents are sorted and filtered by, beside tags and places.

    Attributes:
        occurred: Seconds since 1970 of the first instant at which it can have happened; before
            all years where nobody knows.
        day: The same in ISO form, as finely as it is known: "2021-06-04", "2021-06", "2021";
            empty where nobody knows.
        words: Pairs of a facet and a word of it, the kinds of incident first.
        open_questions: How many questions are open.
    """

    occurred: float = 0.0
    day: str = ""
    words: tuple[tuple[str, str], ...] = ()
    open_questions: int = 0

    @property
    def year(self) -> str:
        """The year in which it happened; empty where nobody knows."""
        return self.day[:4]


class Summary(msgspec.Struct, frozen=True, array_like=True):
    """What is known of an incident without opening it.

    Of an incident with an error nothing is known but what stands up to ``problems``.

    Attributes:
        id: Its id.
        files_digest: The digest of its files; empty where they cannot be read.
        history_digest: What git knew of it, as ``SiteHistory.digest`` names it.
        related: Ids of related incidents.
        aliases: Ids that it had before.
        external_ids: Its ids in the numberings of others, each with the numbering.
        mentions: What its story points to in other incidents.
        newest: Seconds since 1970 of its newest update; 0 for a draft, or without one.
        stated: Seconds since 1970 of the latest moment at which something is said to have been.
        versions: Digests of its committed versions, from number 1 on.
        problems: What is wrong with its files, and what they say.
        drawing: What keeps its pictures from being drawn.
        is_unexplained: Whether its log is at odds with git.
        digest: Differs where any of its files or its history differs; empty where its files have
            an error.
        shared: Differs where anything differs that the rest of the site says of it.
        status: developing, ongoing, closed, withdrawn or draft.
        headline: Its headline.
        language: The language it is written in.
        is_reconstructed: Whether it was written after the fact.
        tags: Its tags.
        sorted_by: What else it is sorted and filtered by.
        log: Its updates, oldest first.
        first_id: The id under which it was first published, of which permanent ids are made.
        published: Seconds since 1970 of its first publication.
        updated: Seconds since 1970 of its last significant update.
        published_as: The moment of its first publication, for machines.
        updated_as: The moment of its last significant update, for machines.
        checked: Seconds since 1970 of the last update of any kind; None without a log.
        names_the_day: Whether its page says what has not been met as of the day it is made.
        advice_checked: Seconds since 1970 at which “what to do” was last checked; None without.
        advice_ends: Seconds since 1970 at which “what to do” runs out; None where it does not.
        has_places: Whether it names places, so that what is installed for maps counts.
        map_key: Under which what outlines say of its places is kept.
        spot: Where it stands on the overview; None where it does not.
        grounds: What is to be painted beneath its maps.
        media: Its pictures in all sizes, by the names they are published under.
        teaser: Differs where its teaser differs.
        words: Differs where the words differ that the search finds.
        rows: Differs where its rows of the site's data files differ.
        translated: The other languages in which it has a page.
        headlines: Its headline in each of these, in the same order.
        elsewhere: Differs where it differs how lists in other languages show it.
        is_earlier: Whether it tells an earlier state, as its files cannot be read; in a preview.
    """

    id: str
    files_digest: str = ""
    history_digest: str = ""
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    external_ids: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    newest: float = 0.0
    stated: float = 0.0
    versions: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    drawing: tuple[Problem, ...] = ()
    is_unexplained: bool = False
    digest: str = ""
    shared: str = ""
    status: str = ""
    headline: str = ""
    language: str = ""
    is_reconstructed: bool = False
    tags: tuple[str, ...] = ()
    sorted_by: SortedBy = SortedBy()
    log: tuple[LoggedUpdate, ...] = ()
    first_id: str = ""
    published: float = 0.0
    updated: float = 0.0
    published_as: str = ""
    updated_as: str = ""
    checked: float | None = None
    names_the_day: bool = False
    advice_checked: float | None = None
    advice_ends: float | None = None
    has_places: bool = False
    map_key: str = ""
    spot: Sited | None = None
    grounds: tuple[GroundPlan, ...] = ()
    media: tuple[str, ...] = ()
    teaser: str = ""
    words: str = ""
    rows: str = ""
    is_earlier: bool = False
    translated: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    elsewhere: str = ""

    def headline_in(self, language: str) -> str:
        """Its headline in a language, where it is told in it; else the first one."""
        headlines = dict(zip(self.translated, self.headlines, strict=True))
        return headlines.get(language, self.headline)

    def language_in(self, language: str) -> str:
        """The language in which a part of the site tells it: that part’s, else its first one."""
        return language if language in self.translated else self.language

    def address_in(self, language: str) -> str:
        """Where its explainer stands in that language."""
        return urls.incident(self.id, language if language in self.translated else "")

    @property
    def is_readable(self) -> bool:
        """Whether its files can be shown: without an error, or else in a preview."""
        return bool(self.digest)

    @property
    def has_errors(self) -> bool:
        """Whether its files have an error."""
        return any(one.level is Level.ERROR for one in self.problems)

    @property
    def can_be_drawn(self) -> bool:
        """Whether nothing keeps its pictures from being drawn."""
        return all(one.level is not Level.ERROR for one in self.drawing)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is left to be mended."""
        is_whole = self.is_readable and not self.has_errors
        return is_whole and not self.drawing and not self.is_unexplained

    @property
    def is_published(self) -> bool:
        """Whether readers see it."""
        return self.is_readable and self.status != "draft"

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: what was withdrawn keeps its address and leaves the lists."""
        return self.status != "withdrawn"


_OWN = {
    "files_digest": "",
    "history_digest": "",
    "digest": "",
    "shared": "",
    "problems": (),
    "drawing": (),
    "words": "",
} | {
    "external_ids": (),
    "mentions": (),
    "stated": 0.0,
    "versions": (),
}
"""What no other page says of an incident, left empty."""


def with_shared(summary: Summary) -> Summary:
    """Complete a summary with the digest of what the rest of the site says of it."""
    packed = msgspec.msgpack.encode(msgspec.structs.replace(summary, **_OWN))
    return msgspec.structs.replace(summary, shared=sha256(packed).hexdigest()[:32])


class TableRows(msgspec.Struct, frozen=True, array_like=True):
    """An incident's rows of the site's data files, as they are written; empty if withdrawn.

    Attributes:
        json: Its object in ``incidents.json``.
        csv: Its line of ``incidents.csv``.
        geojson: Its features in ``incidents.geojson``, joined by commas.
        sitemap: Its entries of the sitemap.
        pages: How many entries that are.
    """

    json: bytes = b""
    csv: bytes = b""
    geojson: bytes = b""
    sitemap: bytes = b""
    pages: int = 0


class Contradiction(msgspec.Struct, frozen=True, array_like=True):
    """A place whose locality names an area that its circle does not meet.

    Attributes:
        place: Its id.
        named: What the locality names.
        found: Where the circle lies instead, in words.
    """

    place: str
    named: str
    found: str


class PlacesOnMap(msgspec.Struct, frozen=True, array_like=True):
    """What outlines say of an incident's places: looked up once, and kept while these stay.

    Attributes:
        spot: Where the incident stands on the overview; None where it does not.
        grounds: What is to be painted beneath its maps.
        survey: What its map is drawn from beside its places; None where that is nothing.
    """

    spot: Sited | None = None
    grounds: tuple[GroundPlan, ...] = ()
    survey: Survey | None = None
    contradicted: tuple[Contradiction, ...] = ()
