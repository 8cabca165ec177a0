"""Lists: each incident once, with its newest update; updates by day and incident."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

MEDIA = """\
lead: gate
media:
  - id: gate
    file: gate.jpg
    alt: The closed gate of a footbridge.
    caption: The footbridge.
    credit: City of Exampleton
    rights: public-record
    source: paper
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "footbridge")
    return tmp_path


def site(content: Path) -> dict[str, BeautifulSoup]:
    made = written(read_edition(content))
    return {
        one.path: BeautifulSoup(one.content, "html.parser")
        for one in made
        if one.path.endswith(".html")
    }


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def picture(content: Path, more: str = "") -> BeautifulSoup:
    """The front page with an incident that has a lead picture."""
    write_incident(content, "pictured", RECORD + MEDIA + more)
    folder = content / "incidents" / "pictured" / "media"
    folder.mkdir()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(folder / "gate.jpg")
    return site(content)["index.html"]


def test_the_front_page_shows_an_incident_once_with_its_newest_update(content: Path) -> None:
    write_incident(content, "other", RECORD.replace("Footbridge closed\nstand", "Other\nstand"))
    front = site(content)["index.html"]
    assert front.get_text().count("Other") == 1
    (card,) = [one for one in front.select(".card") if "Other" in one.get_text()]
    assert "May 3, 2024" in words(card)
    assert "The east side" in words(card)
    assert front.get_text().count("The east side") == len(front.select(".card")) == 2


def test_a_card_and_its_page_name_the_same_update_as_new(content: Path) -> None:
    folder = content / "incidents/footbridge/updates"
    for clock, said in (("0900", "A crew has come"), ("1800", "The crew has gone")):
        (folder / f"2024-05-04-{clock}-crew.yaml").write_text(
            f"at: 2024-05-04 {clock[:2]}:{clock[2:]}\nkind: new-information\nheadline: {said}\n"
            "why: We were there.\ncovers: rest\n"
        )
    made = site(content)
    card = made["index.html"].select_one(".card .latest")
    page = made["incidents/footbridge/index.html"].select_one(".latest")
    for shown in (card, page):
        assert shown is not None
        assert "The crew has gone" in words(shown)


def test_a_card_says_that_its_newest_update_corrects(content: Path) -> None:
    card = site(content)["index.html"].select_one(".card .latest")
    assert card is not None
    assert words(card).startswith("Correction May 3, 2024")


def test_a_card_counts_what_stands_and_nothing_that_was_withdrawn(content: Path) -> None:
    gone = "  - {id: rust, text: It had rusted., said_by: [{who: city, source: paper}], "
    gone += "withdrawn: The paper took it back.}\n"
    write_incident(content, "other", RECORD.replace("  - id: crack\n", f"{gone}  - id: crack\n"))
    counts = {words(one) for one in site(content)["index.html"].select(".card-counts")}
    assert counts == {"1 reported 1 not known"}


def test_a_card_shows_the_lead_picture_with_its_credit(content: Path) -> None:
    figure = picture(content).select_one(".card .card-picture")
    assert figure is not None
    image = figure.select_one("img")
    assert image is not None
    assert image["alt"] == "The closed gate of a footbridge."
    assert str(image["src"]).startswith("media/")
    assert "City of Exampleton" in words(figure)


def test_a_warning_covers_the_lead_picture_on_the_card_too(content: Path) -> None:
    front = picture(content, "    warning: The picture shows blood.\n")
    cover = front.select_one(".card .card-picture > details:not([open])")
    assert cover is not None
    assert "The picture shows blood." in words(cover)
    assert cover.select_one("img") is not None
    assert len(front.select("img[src*='media/']")) == 1


def test_a_lead_picture_that_was_withdrawn_is_on_no_card(content: Path) -> None:
    front = picture(content, "    withdrawn: It shows another bridge.\n")
    assert not front.select(".card-picture")


def test_updates_name_their_incident_once_a_day_and_open_on_demand(content: Path) -> None:
    updates = site(content)["updates/index.html"]
    for day in updates.select(".log-day"):
        named = [words(one) for one in day.select("h3")]
        assert len(named) == len(set(named))
    assert not updates.select("details[open]")
    assert "We named the wrong side." in updates.get_text()


def test_a_correction_stands_open_with_what_was_wrong(content: Path) -> None:
    opened = site(content)["corrections/index.html"].select("details.folded[open]")
    assert opened
    assert "It is on the east side." in words(opened[0])


def test_a_card_shows_the_figures_that_stand(content: Path) -> None:
    figures = (
        "figures:\n"
        "  - {id: hurt, kind: injured, value: 12-14, qualifier: at-least, claim: crack}\n"
        "  - {id: gone, kind: killed, value: 1, claim: crack, withdrawn: Nobody was.}\n"
    )
    counted = NEWSROOM + "figures: {injured: Injured, killed: Killed}\n"
    (content / "newsroom.yaml").write_text(counted)
    write_incident(content, "other", RECORD.replace("questions:", f"{figures}questions:"))
    told = [words(one) for one in site(content)["index.html"].select(".card-counts")]
    assert "Injured: at least 12–14" in told
    assert not [one for one in told if "Killed" in one]
