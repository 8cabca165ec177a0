"""Every word of every closed list of the model has a meaning for writers and words for readers.

The lists are found in the model itself: a word that is added there and nowhere else fails here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from pydantic import BaseModel

from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.update import UpdateText
from tests.small_site import NARRATIVE, PUBLISHED, RECORD, ROOT, SmallSite, small_site

UNSEEN = {"Newsroom.format", "Newsroom.generalise", "Record.format", "UpdateText.severity"}
"""Lists that only writers and the build read."""

HIDDEN = {"draft"}
"""Words with which an incident is not published."""

SQUARE = {"attribution", "media", "sources", "style", "translation"}
"""Kinds of update that are marked with a plain square: no fact changed."""

NUMBER = re.compile(r"^\d+\b|\[\d+\]|\bmap: \d+|\bAt the same point as [^.]+\.|\d+$")
"""Numbers of sources and places, which say nothing of their kind, and how many there are."""

OPTIONAL = {"Person.not_named", "Place.role", "Place.role on a map", "Source.kind"}
"""Lists of which an item may have no word; the others have a word for that, or need one."""

NO_WORD = "no-word"

SILENT = {
    "Attribution.basis": {"not-stated"},
    "Attribution.stance": {"says"},
    "Figure.qualifier": {"exactly"},
}
"""Words that a page leaves out, as what a reader takes for granted."""

KINDS_OF_MANY_FIELDS = """\
at: 2021-05-02
kind: {kind}
headline: Something changed
why: We learned it.
corrects: [cause]
was: A lamp.
now: A cable.
learned: A reader wrote.
whose: {whose}
what: A name.
authority: The editor.
looked_into: [who-called]
"""


def closed_lists() -> dict[str, tuple[str, ...]]:
    """Every closed list of what people write: its words, by part and field."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[type[BaseModel]] = [Record, UpdateText, Newsroom]
    for model in waiting:  # grows while it is walked
        for name, field in model.model_fields.items():
            words: list[str] = []
            for kind in parts(field.annotation):
                if get_origin(kind) is Literal:
                    words += get_args(kind)
                elif isinstance(kind, type) and issubclass(kind, StrEnum):
                    words += list(kind)
                elif isinstance(kind, type) and issubclass(kind, BaseModel):
                    waiting += [] if kind in waiting else [kind]
            if words:
                found[f"{model.__name__}.{field.alias or name}"] = tuple(map(str, words))
    return found


def parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation may be anything
    """An annotation and all that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from parts(part)


LISTS = closed_lists()


def test_the_lists_that_readers_meet_are_found() -> None:
    assert {"Claim.standing", "Place.role", "UpdateText.kind", "Expected.met"} <= LISTS.keys()
    assert "confirmed" in LISTS["Claim.standing"]
    assert "withheld" in LISTS["Place.precision"]


def test_every_word_has_a_meaning_for_writers() -> None:
    (file,) = (ROOT / "generator").rglob("meanings.yaml")
    meanings = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    explained = {name: tuple(words) for name, words in meanings.items()}
    of_writers = {name: words for name, words in LISTS.items() if name != "Expected.met"}
    assert {name: set(words) for name, words in explained.items()} == {
        name: set(words) for name, words in of_writers.items()
    }
    assert [name for name, words in meanings.items() if not all(words.values())] == []


def test_every_word_that_is_marked_has_a_shape_of_its_own() -> None:
    theme = Environment(loader=FileSystemLoader(ROOT / "theme/templates"), autoescape=True)
    shape = theme.get_template("components/mark.html").module.shape  # type: ignore[attr-defined]
    square = shape("a word of nobody")
    for name, plain in (
        ("Claim.standing", set()),
        ("Record.status", HIDDEN),
        ("UpdateText.kind", SQUARE),
    ):
        assert {word for word in LISTS[name] if shape(word) == square} == plain, name
    standings = [shape(word) for word in LISTS["Claim.standing"]]
    assert len(set(standings)) == len(standings)


def claim(word: str) -> str:
    """A claim whose standing is borne by two origins, one of which denies it."""
    return (
        f"  - id: standing-{word}\n    text: A bell rang.\n    standing: {word}\n"
        "    said_by:\n"
        "      - {who: chief, source: gazette-thu}\n"
        "      - {unnamed: a pilot, source: gazette-thu}\n"
        "      - {unnamed: a foreman, source: gazette-thu, stance: denies}\n"
    )


def figure(word: str) -> str:
    """A figure whose standing is borne by two origins, one of which denies it."""
    return (
        claim(word)
        .replace("id: standing-", "id: figure-standing-")
        .replace("text: A bell rang.", "kind: injured\n    value: 12")
    )


def series(word: str) -> str:
    """A series whose standing is borne likewise."""
    return (
        claim(word)
        .replace("id: standing-", "id: series-standing-")
        .replace("text: A bell rang.", "title: A count\n    file: counts.csv\n    columns: {n: N}")
    )


def said(field: str, word: str) -> str:
    """A claim that somebody says in one way."""
    return (
        f"  - id: {field}-{word}\n    text: A bell rang.\n"
        f"    said_by: [{{who: chief, source: gazette-thu, {field}: {word}}}]\n"
    )


def quote(field: str, word: str) -> str:
    return (
        f"  - {{id: quote-{field}-{word}, speaker: chief, text: We came., source: gazette-thu,"
        f" {field}: {word}}}\n"
    )


def place(item_id: str, precision: str, role: str) -> str:
    lies = "" if precision == "withheld" else ", lat: 41.8, lon: -72.7"
    said = f"name: A yard, precision: {precision}{lies}, role: {role}"
    return f"  - {{id: {item_id}, {said}}}\n"


ITEMS = {
    "Attribution.basis": ("claims", "claim-basis-", lambda word: said("basis", word)),
    "Attribution.stance": ("claims", "claim-stance-", lambda word: said("stance", word)),
    "Claim.standing": ("claims", "claim-standing-", claim),
    "Expected.met": (
        "expected",
        "expected-met-",
        lambda word: f"  - {{id: met-{word}, text: A report, met: {word}}}\n",
    ),
    "Figure.qualifier": (
        "figures",
        "figure-qualifier-",
        lambda word: (
            f"  - {{id: qualifier-{word}, kind: injured, value: 12, qualifier: {word},"
            " said_by: [{source: gazette-thu}]}\n"
        ),
    ),
    "Series.standing": ("series", "series-series-standing-", series),
    "Figure.standing": ("figures", "figure-figure-standing-", figure),
    "Medium.kind": (
        "media",
        "media-medium-kind-",
        lambda word: (
            f"  - {{id: medium-kind-{word}, kind: {word}, held: no, alt: A fire, caption: A fire,"
            " source: gazette-thu}\n"
        ),
    ),
    "Naming.ground": (
        "people",
        "person-ground-",
        lambda word: (
            f"  - {{id: ground-{word}, name: Ida Invented, role: pilot,"
            f" naming: {{ground: {word}, source: gazette-thu}}}}\n"
        ),
    ),
    "Person.not_named": (
        "people",
        "person-unnamed-",
        lambda word: (
            f"  - {{id: unnamed-{word}, called: a pilot, role: pilot, not_named: {word}}}\n"
        ),
    ),
    "Place.precision": (
        "places",
        "place-precision-",
        lambda word: place(f"precision-{word}", word, "related"),
    ),
    "Place.role": (
        "places",
        "place-role-",
        lambda word: place(f"role-{word}", "withheld", word),
    ),
    "Place.role on a map": (
        "places",
        "place-drawn-",
        lambda word: place(f"drawn-{word}", "town", word),
    ),
    "PlaceArea.role": (
        "places",
        "place-area-",
        lambda word: place(f"area-{word}", "town", "related").replace(
            "}\n", f", area: {{role: {word}, radius: 20 km}}}}\n"
        ),
    ),
    "Quote.basis": (
        "quotes",
        "quote-quote-basis-",
        lambda word: quote("basis", word),
    ),
    "Quote.stance": (
        "quotes",
        "quote-quote-stance-",
        lambda word: quote("stance", word).replace("}", ", claims: [cause]}"),
    ),
    "Quote.venue": (
        "quotes",
        "quote-quote-venue-",
        lambda word: quote("venue", word),
    ),
    "Source.kind": (
        "sources",
        "source-kind-",
        lambda word: (
            f"  - {{id: kind-{word}, title: A report, publisher: Gazette, note: On paper,"
            f" kind: {word}}}\n"
        ).replace("kind: own-reporting}", "kind: own-reporting, by: Our reporter}"),
    ),
}
"""The lists of items: the section, what an item's anchor begins with, and an item with a word."""

OF_AN_INCIDENT = {"Record.status", "Record.sensitivity"}
OF_AN_UPDATE = {"UpdateText.kind", "UpdateText.whose"}


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list, wherever readers see them."""
    return LISTS[name.partition(" ")[0]]


def full_record() -> str:
    """The record of the small site with an item for every word of every list."""
    record = RECORD
    for name, (section, _, item) in ITEMS.items():
        items = "".join(item(word) for word in words_of(name))
        if name in OPTIONAL:
            field = name.partition(" ")[0].partition(".")[2]
            items += item(NO_WORD).replace(f", {field}: {NO_WORD}", "")
        if f"\n{section}:\n" not in record:
            record += f"\n{section}:\n"
        record = record.replace(f"\n{section}:\n", f"\n{section}:\n{items}", 1)
    return record


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site in which every word is used once."""
    site = small_site(tmp_path_factory.mktemp("words"), full_record())
    (site.folder / "counts.csv").write_text("time,n\n2021-05-01,1\n2021-05-02,2\n")
    for word in LISTS["UpdateText.kind"]:
        text = KINDS_OF_MANY_FIELDS.format(kind=word, whose="ours")
        covers = "" if word == "checked" else "covers: [claims/cause]\n"
        site.update(f"2021-05-02-kind-{word}", text + covers)
    for word in LISTS["UpdateText.whose"]:
        text = KINDS_OF_MANY_FIELDS.format(kind="correction", whose=word)
        site.update(f"2021-05-02-whose-{word}", text + "covers: [claims/cause]\n")
    plain = RECORD.partition("questions:")[0]
    for name in OF_AN_INCIDENT:
        field = name.partition(".")[2]
        for word in LISTS[name]:
            value = f"[{word}]" if field == "sensitivity" else word
            record = re.sub(rf"^{field}: .*$", f"{field}: {value}", plain, flags=re.MULTILINE)
            folder = site.content / "incidents" / f"{field}-{word}"
            (folder / "updates").mkdir(parents=True)
            (folder / "incident.yaml").write_text(record)
            (folder / "narrative.md").write_text(NARRATIVE)
            (folder / "updates/2021-05-01-published.yaml").write_text(PUBLISHED)
    site.build()
    return site


def told(site: SmallSite, name: str) -> Mapping[str, str]:
    """What readers are told of each word of a list, by the word."""
    field = name.partition(".")[2]
    if name in OF_AN_INCIDENT:
        found = {}
        for word in set(LISTS[name]) - HIDDEN:
            page = site.page(f"incidents/{field}-{word}/index.html")
            found[word] = page.main.get_text(" ", strip=True)
        return found
    page = site.page()
    if name in OF_AN_UPDATE:
        part = "p" if field == "kind" else "dl"
        start = f"update-2021-05-02-{field}-"
        return {
            word: page.find(id=start + word).find(part).get_text(" ", strip=True)
            for word in LISTS[name]
        }
    words = (*words_of(name), NO_WORD) if name in OPTIONAL else words_of(name)
    # all that a quote’s one line leaves out stands in its sheet
    prefix = f"sheet-{ITEMS[name][1]}" if name.startswith("Quote.") else ITEMS[name][1]
    items = {word: page.find(id=prefix + word) for word in words}
    if name == "Claim.standing":  # it is said once for all claims of a standing
        items = {word: item.find_previous("h4") for word, item in items.items()}
    return {word: item.get_text(" ", strip=True) for word, item in items.items()}


@pytest.mark.parametrize("name", sorted(LISTS.keys() - UNSEEN | ITEMS.keys()))
def test_every_word_is_told_apart_where_readers_see_it(site: SmallSite, name: str) -> None:
    same: dict[str, list[str]] = {}
    for word, text in told(site, name).items():
        same.setdefault(NUMBER.sub("", text), []).append(word)
    assert [words for words in same.values() if len(words) > 1] == []
    assert same.get("", []) == []
    if name in ITEMS:
        tokens = {word: set(text.split()) for text, (word,) in same.items()}
        common = set.intersection(*tokens.values())
        unsaid = {word for word, own in tokens.items() if own == common}
        assert unsaid <= {NO_WORD, *SILENT.get(name, ())}


def test_a_claim_of_every_standing_is_on_the_page_and_no_link_dangles(site: SmallSite) -> None:
    page = site.page()
    assert {f"claim-standing-{word}" for word in LISTS["Claim.standing"]} <= {
        part["id"] for part in page.find_all(id=True)
    }
    output = site.root / "output"
    read = {
        path: site.page(path.relative_to(output).as_posix()) for path in output.rglob("*.html")
    }
    anchors = {
        path: {part["id"] for part in page.find_all(id=True)} for path, page in read.items()
    }
    for path, page in sorted(read.items()):
        hrefs = {link["href"] for link in page.find_all("a", href=True)}
        assert dangling(path, hrefs, output, anchors) == [], path


def dangling(
    path: Path, hrefs: set[str], output: Path, anchors: Mapping[Path, set[str]]
) -> list[str]:
    """The links of a page to what is not on the site; pictures were not drawn."""
    here = path.parent.relative_to(output).as_posix()
    found = []
    for href in sorted(hrefs):
        address, _, anchor = href.partition("#")
        address = address.partition("?")[0]  # the search takes what follows
        if ":" in address or address.startswith("/") or address.endswith(".png"):
            continue
        target = (output / here / address) if address else path
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file():
            found.append(href)
        elif anchor and target.suffix == ".html":
            there = output / target.resolve().relative_to(output.resolve())
            found += [] if anchor in anchors[there] else [href]
    return found
