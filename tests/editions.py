"""Editions of small sites that are wholly in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from generator.model.incident import Incident
from generator.model.site import Site
from generator.output.target import File
from generator.site import pages
from generator.site.edition import Catalogue, Edition, in_order
from generator.site.search.words import words_of
from generator.site.summarise import (
    Excerpts,
    complete,
    listing_of,
    listings_elsewhere,
    look_up_places,
    rows_of,
)
from generator.site.summary import Summary


def whole(edition: Edition, site: Site) -> Edition:
    """Give an edition all incidents of a site."""
    shown = {one.id: one for one in site.published}
    excerpts = {
        name: Excerpts(
            listing_of(edition, one),
            listings_elsewhere(edition, one),
            rows_of(edition, one),
            words_of(edition, one),
            look_up_places(edition, one),
        )
        for name, one in shown.items()
    }
    summaries = {
        name: complete(
            Summary(
                name,
                files_digest=one.digest,
                digest=f"{one.digest} {edition.ledger.of(name)!r}",
                aliases=one.aliases,
                related=one.related,
            ),
            edition,
            one,
            excerpts[name],
        )
        for name, one in shown.items()
    }
    catalogue = Catalogue(
        summaries,
        in_order(summaries.values()),
        shown.__getitem__,
        lambda names, language: {
            name: {"": excerpts[name].listing, **excerpts[name].elsewhere}[language]
            for name in names
        },
        lambda names, language: {
            name: words_of(edition, shown[name], language) if language else excerpts[name].words
            for name in names
        },
        lambda: {name: one.rows for name, one in excerpts.items()},
        lambda name: excerpts[name].places.survey,
    )
    return replace(edition, catalogue=catalogue)


def published(edition: Edition) -> list[Incident]:
    """The incidents that readers see."""
    return [edition.catalogue.open(name) for name in edition.catalogue.summaries]


def with_summaries(edition: Edition, summaries: Mapping[str, Summary]) -> Edition:
    """The edition with other summaries."""
    listed = in_order(summaries.values())
    known = msgspec.structs.replace(edition.catalogue, summaries=summaries, listed=listed)
    return replace(edition, catalogue=known)


def written(edition: Edition) -> list[File]:
    """Every file of an edition; those of pictures are empty, since they take long to draw."""
    return [file for part in pages.parts(edition) for file in _files(part)]


def _files(part: pages.Part) -> Iterable[File]:
    is_picture = part.path.endswith(".png")
    return (File(part.path, b""),) if is_picture else part.make()
