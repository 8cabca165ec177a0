"""Every export is in one list: from it come the files, and what the data page says of them."""

from __future__ import annotations

from generator.site.edition import Edition
from generator.site.exports import everything
from generator.site.finding.gather import gather
from generator.site.render import Renderer
from generator.site.views.data import show_data
from generator.site.words import ENGLISH
from tests.site.exports.test_exports import files_of


def test_the_data_page_lists_every_export_with_a_format(edition: Edition) -> None:
    view = show_data(Renderer.of(edition))
    listed = [one for one in everything.OF_SITE if one.format]
    assert [one.kind for one in view.site] == [one.format for one in listed]
    assert [one.link.text for one in view.each] == [one.path for one in everything.OF_INCIDENT]


def test_every_export_is_written_where_there_is_something_to_say(edition: Edition) -> None:
    files = files_of(edition)
    assert {one.path for one in everything.OF_SITE} <= set(files)
    folder = "incidents/footbridge/"
    assert {folder + one.path for one in everything.OF_INCIDENT} <= set(files)


def test_a_feed_depends_on_what_it_says_without_opening_an_incident(edition: Edition) -> None:
    parts = {part.path: part for part in everything.of_site(edition, gather(edition, ENGLISH))}
    (footbridge, gone) = edition.catalogue.summaries.values()
    assert set(parts["feeds/all.atom"].inputs) == {footbridge.digest, gone.digest}
    assert f"{footbridge.digest} 2024-05-03-wrong-side" in parts["feeds/corrections.atom"].inputs
