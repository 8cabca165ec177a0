"""The gist of an incident: what lists, feeds and tables need of it without opening it.

A site of ten thousand incidents is put together from their gists; whole incidents are opened one
at a time, where something of them changed. Gists are kept between builds, so they are plain data.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

from generator.site.maps.model import GroundPlan, Survey
from generator.site.maps.overview import IncidentPosition


class Logged(msgspec.Struct, frozen=True, gc=False, array_like=True):
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


class Rows(msgspec.Struct, frozen=True, gc=False, array_like=True):
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


class Setting(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What outlines say of an incident's places: looked up once, and kept while these stay.

    Attributes:
        key: Differs where the places differ, or what is installed for maps.
        spot: Where the incident stands on the overview; None where it does not.
        grounds: What is to be painted beneath its maps.
        survey: What its map is drawn from beside its places, packed; empty where that is nothing.
    """

    key: str
    spot: IncidentPosition | None = None
    grounds: tuple[GroundPlan, ...] = ()
    survey: bytes = b""

    @property
    def surveyed(self) -> Survey | None:
        """What its map is drawn from beside its places."""
        return msgspec.msgpack.decode(self.survey, type=Survey) if self.survey else None


class Gist(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known of an incident without opening it.

    Attributes:
        id: Its id.
        digest: Differs where any of its files or its history differs.
        status: developing, ongoing, closed, withdrawn or draft.
        headline: Its headline.
        language: The language it is written in.
        is_reconstructed: Whether it was written after the fact.
        aliases: Ids that it had before.
        related: Ids of related incidents.
        tags: Its tags.
        log: Its updates, oldest first.
        published: Seconds since 1970 of its first publication.
        updated: Seconds since 1970 of its last significant update.
        published_as: The moment of its first publication, for machines.
        updated_as: The moment of its last significant update, for machines.
        checked: Seconds since 1970 of the last update of any kind; None without a log.
        names_the_day: Whether its page tells what has not been met as of the day it is made.
        has_places: Whether it names places, so that what is installed for maps counts.
        setting: What outlines say of its places.
        media: Its pictures in all sizes, by the names they are published under.
        teaser: Differs where its teaser differs.
        rows: Its rows of the site's data files.
    """

    id: str
    digest: str
    status: str
    headline: str
    language: str
    is_reconstructed: bool
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    tags: tuple[str, ...]
    log: tuple[Logged, ...]
    published: float
    updated: float
    published_as: str
    updated_as: str
    checked: float | None
    names_the_day: bool
    has_places: bool
    setting: Setting
    media: tuple[str, ...]
    teaser: str
    rows: Rows

    @property
    def spot(self) -> IncidentPosition | None:
        """Where it stands on the overview; None where it does not."""
        return self.setting.spot if self.is_listed else None

    @property
    def grounds(self) -> tuple[GroundPlan, ...]:
        """What is to be painted beneath its maps."""
        return self.setting.grounds if self.is_listed else ()

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: what was withdrawn keeps its address and leaves the lists."""
        return self.status != "withdrawn"


class Head(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What tells gists from others without looking into them.

    Attributes:
        digest: That of the gist: differs where any of the incident's files or its history does.
        shared: Differs where anything else in the gist does: all that the rest of the site says
            of the incident.
    """

    digest: str
    shared: str


def head_of(gist: Gist) -> Head:
    """Give the head of a gist."""
    shared = msgspec.msgpack.encode(msgspec.structs.replace(gist, digest=""))
    return Head(gist.digest, sha256(shared).hexdigest()[:32])


class Packed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A gist as it is kept: most builds need its head alone.

    Attributes:
        head: Its head.
        status: Its status.
        gist: The gist without its rows, packed.
        rows: Its rows of the site's data files; None where they are kept apart.
    """

    head: Head
    status: str
    gist: bytes
    rows: Rows | None

    @property
    def setting(self) -> Setting:
        """What outlines say of its places."""
        return _GIST.decode(self.gist).setting

    def with_rows(self, rows: Rows) -> Gist:
        """The gist."""
        return msgspec.structs.replace(_GIST.decode(self.gist), rows=rows)


_GIST = msgspec.msgpack.Decoder(Gist)
_NO_ROWS = Rows()


def packed(gist: Gist) -> Packed:
    """Pack a gist, to be kept."""
    bare = msgspec.msgpack.encode(msgspec.structs.replace(gist, rows=_NO_ROWS))
    return Packed(head_of(gist), gist.status, bare, gist.rows)
