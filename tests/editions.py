"""Editions of small sites that are wholly in memory."""

from __future__ import annotations

from dataclasses import replace

from generator.model.site import Site
from generator.site.archive import Archive
from generator.site.edition import Edition
from generator.site.gist import head_of
from generator.site.gists import gist_of, listing_of


def whole(edition: Edition, site: Site) -> Edition:
    """Give an edition all incidents of a site."""
    shown = {one.id: one for one in site.published}
    listings = {name: listing_of(edition, one) for name, one in shown.items()}
    gists = {
        name: gist_of(edition, one, listings[name], f"{one.digest} {edition.ledger.of(name)!r}")
        for name, one in shown.items()
    }
    archive = Archive(
        gists,
        shown.__getitem__,
        listings.__getitem__,
        heads={name: head_of(gist) for name, gist in gists.items()},
    )
    return replace(edition, archive=archive)
