"""The words of what was withdrawn stand in the history and the old versions, and nowhere else.

A record in which everything is said once is withdrawn kind by kind. All that may hold a word
holds one that stands nowhere else, and it is looked for in every file of the site.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.authoring.translate import written_translation
from generator.model.freshness import originals
from generator.model.record import SECTIONS, Record
from generator.model.translation import TranslatedText, Translation
from generator.reading.document import read_document
from generator.reading.yaml_text import read_yaml
from generator.site.search.words import words_of
from tests.editions import published
from tests.site.exports.conftest import read_edition
from tests.small_site import SmallSite
from tests.whole_site import read_site

EXAMPLES = Path(__file__).parents[2] / "generator" / "authoring" / "examples"
WORD, NUMBER, LATITUDE = "Xyzzy", "987654", "41.72"
"""What stands in withdrawn items alone; the last is a position that no other place has."""
Fields = dict[str, Any]
Holder = Fields | list[Any]
STORY = """\
The ferry [struck](claim:ferry-struck-pier) the pier [@gazette]. [](claim:bell-rang) The
[harbour master](person:harbour-master) of [the office](agency:harbour-office) stood on
[the pier](place:pier), where [the ferry](thing:marigold) lay [@harbour-statement].

[[quote: quill-grateful]]

[[account: how-many]]

[[media: pier-photo]]

[[series: ashore]]

[[timeline]]
"""
ROWS = "time,brought-ashore,in-hospital\n2024-03-05,10,1\n"
WITHDRAWING = """\
at: 2024-03-08
kind: retraction
headline: Something did not hold
why: The harbour office took it back.
was: It was told here.
now: It did not hold.
learned: From the harbour office.
whose: source
"""
TRANSLATED = """\
at: 2024-03-08
kind: translation
headline: In Spanish too
why: The same was said in Spanish.
covers: [es]
"""
LOG = """\
at: 2024-03-07
kind: published
headline: First published
why: The ferry struck the pier.
"""


def example() -> Fields:
    """The example of a record, without what other incidents and translations must bear out."""
    record = read_yaml((EXAMPLES / "incident.yaml").read_text(encoding="utf-8"), "").value
    assert isinstance(record, dict)
    for name in ("related", "aliases", "waive", "reconstructed", "ids"):
        del record[name]
    for source in record["sources"]:
        source.setdefault("note", "Seen on paper.")
    later = {"id": "on-board-later", "as_of": "2024-03-07"}
    record["figures"].append(record["figures"][0] | later)
    # rests on one claim and leaves its words to it
    record["events"].append({"id": "taken", "when": "2024-03-05", "claims": ["one-hurt"]})
    return json.loads(json.dumps(record))


def told(section: str) -> Fields:
    """The example with a word wherever an item of a section may have one."""
    record = example()
    if section == "figures":
        record["series"].pop()  # of figures, of which none will be left
    for item in _to_withdraw(record, section):
        for holder, key in list(_leaves(item)):
            _spoil(record, holder, key)
    return record


def withdrawn(section: str) -> tuple[Fields, str]:
    """The same with all of these items withdrawn, and what an update of that covers."""
    record = told(section)
    items = _to_withdraw(record, section)
    for item in items:
        item["withdrawn"] = "It did not hold."
    if section == "claims":  # what may not rest on them
        record["figures"][1]["claim"] = record["rests_on"][0]
        del record["questions"][1]["answer"]
    covers = [f"{section}/{one['id']}" for one in items]
    more = ["figures/hurt", "questions/how-old"] if section == "claims" else []
    return record, f"[{', '.join((*covers, *more))}]"


def _to_withdraw(record: Fields, section: str) -> list[Fields]:
    """All items of a section, but for the claim on which the headline rests."""
    return [one for one in record[section] if one["id"] not in record["rests_on"]]


def _leaves(value: Holder) -> Iterator[tuple[Holder, Any]]:
    """Every text in a part of a record, by what holds it and its key there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        if isinstance(one, str):
            yield value, key
        elif key != "short":
            yield from _leaves(one)


def _spoil(record: Fields, holder: Holder, key: Any) -> None:  # noqa: ANN401 - of either holder
    """Put the word into a text, unless the record cannot be read with it."""
    was = holder[key]
    if key == "lat":
        holder[key] = LATITUDE
    elif key == "value":
        holder[key] = NUMBER
    elif key != "file":
        holder[key] = f"{was}-{WORD}" if was.startswith("http") else f"{was} {WORD}"
        if _problems(record):
            holder[key] = was


def _problems(record: Fields) -> object:
    return read_document(Record, json.dumps(record).encode(), "")[1]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _in_spanish(site: SmallSite) -> None:
    """Tell all in Spanish too, in the same words, so that those are looked for there as well."""
    reading = read_site(site.content).site
    assert reading is not None
    for incident in reading.incidents:
        texts = {
            field: TranslatedText(field, text.words, text.digest)
            for field, text in originals(incident).items()
        }
        told = Translation("es", texts, narrative_of=incident.narrative_digest)
        folder = site.content / "incidents" / incident.id
        _write(folder / "incident.es.yaml", written_translation(incident, told))
        shutil.copy(folder / "narrative.md", folder / "narrative.es.md")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site once everything was withdrawn."""
    site = SmallSite(tmp_path_factory.mktemp("withdrawn"))
    newsroom = read_yaml((EXAMPLES / "newsroom.yaml").read_text(encoding="utf-8"), "").value
    assert isinstance(newsroom, dict)
    for name in ("logo", "policies", "region", "borders"):
        del newsroom[name]
    _write(site.content / "newsroom.yaml", json.dumps(newsroom))
    for section in SECTIONS:
        folder = site.content / "incidents" / section
        _write(folder / "incident.yaml", json.dumps(told(section)))
        story = STORY.replace("[](claim:bell-rang)", "") if section == "claims" else STORY
        _write(folder / "narrative.md", story)
        _write(folder / "updates" / "2024-03-07-published.yaml", LOG)
        number = NUMBER if section == "series" else "20"
        _write(folder / "ashore.csv", f"{ROWS}2024-03-06,{number},1\n")
        (folder / "media").mkdir()
        Image.new("RGB", (900, 600), "navy").save(folder / "media" / "pier.jpg")
    _in_spanish(site)
    site.begin("2024-03-07T10:00:00+00:00")
    for section in SECTIONS:
        folder = site.content / "incidents" / section
        record, items = withdrawn(section)
        _write(folder / "incident.yaml", json.dumps(record))
        _write(folder / "updates" / "2024-03-08-withdrawn.yaml", f"{WITHDRAWING}covers: {items}\n")
        _write(folder / "updates" / "2024-03-08-spanish.yaml", TRANSLATED)
    _in_spanish(site)
    site.commit("2024-03-08T10:00:00+00:00", "Withdraw")
    done = site.explainer("build", "--no-cards")
    assert done.returncode == 0, done.stderr
    return site.root / "output"


def test_the_words_are_there_to_be_found(output: Path) -> None:
    """In an old version of each incident, and in more than one of its fields."""
    for section in SECTIONS:
        page = output / "incidents" / section / "versions" / "1" / "index.html"
        assert page.read_text(encoding="utf-8").count(WORD) > 1 or section == "media"


def test_what_was_withdrawn_is_told_in_history_alone(output: Path) -> None:
    sought = re.compile(f"{WORD}|{NUMBER}|987,654", re.IGNORECASE)
    assert list(_telling(output, sought)) == []


def test_no_file_gives_the_position_of_a_withdrawn_place(output: Path) -> None:
    data = [output / "data" / "incidents.geojson", *(output / "incidents" / "places").glob("*.*")]
    assert [path.name for path in data if LATITUDE in path.read_text("latin-1")] == []


def _telling(output: Path, sought: re.Pattern[str]) -> Iterator[str]:
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and not {"history", "versions"} & set(name.split("/")):
            for found in sought.finditer(text := path.read_bytes().decode("latin-1")):
                yield f"{name}: {text[max(0, found.start() - 80) : found.end()]}"


def test_the_search_finds_nothing_that_was_withdrawn(output: Path) -> None:
    edition = read_edition(output.parent / "content")
    found = {
        (one.id, language): words_of(edition, one, language)
        for one in published(edition)
        for language in ("", "es")
    }
    assert found
    assert [name for name, words in found.items() if WORD.encode() in words] == []
