"""Makes up incidents, the same for the same seed, of the size of real ones.

Each record has about 215 lines of YAML and a narrative of about 690 words. All names are
invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

WORDS = (
    "bridge crew river lane county morning officer council signal harbour engine record station "
    "evening barrier platform repair shift driver market school valley power line storm notice "
    "corner window meeting report water warning office gate tunnel depot transfer witness road "
    "closed opened moved stopped reached called waited turned found checked asked said near after "
    "before during under beside across along while until without between toward several another "
    "first second early late narrow heavy quiet local public written spoken known seen heard"
).split()
FIRST = "Ada Bram Cleo Dov Edda Faro Gwen Hale Iris Jory Kira Lorn Mina Nils Orla Pike".split()
LAST = "Ashmark Bellwater Corvane Dunmere Eastlock Farrowby Glenholt Hartwick Ironvale".split()
TOWNS = "Northmere Eastholt Graywick Stonebridge Fernhollow Millbury Oakhaven Redcliff".split()
TAGS = "bridges weather transport power courts schools harbour fire water rail roads".split()
KINDS = "police-shooting bridge-collapse outage".split()
MARK = "{UPDATE}"  # stands where the second state of a record has more than the first

NEWSROOM = """\
format: 1
name: Bench Explainer
url: https://bench.example/
language: en
timezone: America/New_York
contact: corrections@bench.example
license: CC-BY-4.0
feed_authority: bench.example,2026
policies: {corrections: /corrections-policy/, ethics: /ethics/, naming: /naming/}
region: {south: 24, west: -125, north: 50, east: -66}
kinds: {police-shooting: Police shooting, bridge-collapse: Bridge collapse, outage: Outage}
stale_after: 14
correction_notice: 14
quote_limit: 90
"""


@dataclass(frozen=True, slots=True)
class Incident:
    """One made-up incident, as text.

    Attributes:
        id: Its folder's name.
        record: The YAML of its record, with what the update added.
        first_record: The same before the update.
        narrative: Its Markdown, with our marks.
        updates: The YAML of its updates, by file name.
        occurred: The day it happened.
    """

    id: str
    record: str
    first_record: str
    narrative: str
    updates: dict[str, str]
    occurred: date


def incident(number: int, seed: int = 1) -> Incident:
    """Make up one incident; the same for the same number and seed."""
    return _Maker(random.Random(f"{seed}/{number}"), number).incident()  # noqa: S311  made up


class _Maker:
    """Makes up one incident from one source of chance."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
        self.town = chance.choice(TOWNS)
        self.id = f"{self.town.lower()}-{self.day.isoformat()}-{number}"

    def words(self, count: int) -> str:
        text = " ".join(self.chance.choices(WORDS, k=count))
        return text[0].upper() + text[1:]

    def sentence(self, low: int = 8, high: int = 16) -> str:
        return self.words(self.chance.randint(low, high)) + "."

    def incident(self) -> Incident:
        days = [(self.day + timedelta(days=n)).isoformat() for n in range(3)]
        parts = [self.head(days), self.sources(days), self.people(), self.places(), self.claims()]
        parts += [self.accounts(), self.quotes(days), self.events(days), self.questions(days)]
        record = "\n".join(parts)
        added = (
            f"  - id: added\n    text: {self.sentence()}\n    said_by:\n      - {{source: s3}}\n"
        )
        updates = {
            f"{days[0]}-published.yaml": (
                f"at: {days[0]}\nkind: published\nheadline: {self.words(6)}\n"
                f"why: {self.sentence()}\n"
            ),
            f"{days[1]}-more.yaml": (
                f"at: {days[1]}\nkind: new-information\nheadline: {self.words(6)}\n"
                f"why: {self.sentence()}\ncovers: [claims/added]\nsources: [s3]\n"
            ),
        }
        return Incident(
            self.id,
            record.replace(MARK + "\n", added),
            record.replace(MARK + "\n", ""),
            self.narrative(),
            updates,
            self.day,
        )

    def head(self, days: list[str]) -> str:
        tags = ", ".join(sorted(self.chance.sample(TAGS, 3)))
        return f"""\
format: 1
headline: {self.words(8)} in {self.town}
standfirst: >-
  {self.sentence()}
  {self.sentence()}
rests_on: [c0]
kind: {self.chance.choice(KINDS)}
status: ongoing
occurred: {days[0]}
timezone: America/New_York
tags: [{tags}]
sensitivity: [none]
reconstructed: yes
"""

    def sources(self, days: list[str]) -> str:
        return "sources:\n" + "".join(
            f"""\
  - id: s{n}
    kind: news-report
    title: {self.words(9)}
    publisher: {self.town} {paper}
    published: {self.chance.choice(days)}
    accessed: {days[2]}
    url: https://{paper.lower()}.example/{self.id}/{n}
"""
            for n, paper in enumerate("Courier Gazette Herald Signal".split())
        )

    def people(self) -> str:
        people = "".join(
            f"""\
  - id: p{n}
    name: {self.chance.choice(FIRST)} {self.chance.choice(LAST)}
    role: {self.words(3)}
    of: a{n % 2}
    naming: {{ground: public-official}}
"""
            for n in range(3)
        )
        agencies = "".join(
            f"  - id: a{n}\n    name: {self.town} {name}\n    role: responding\n"
            for n, name in enumerate(["Works Department", "Fire Brigade"])
        )
        return f"people:\n{people}\nagencies:\n{agencies}"

    def places(self) -> str:
        roles = "scene route landmark".split()
        return "places:\n" + "".join(
            f"""\
  - id: l{n}
    name: {self.words(3)}
    role: {role}
    locality: {self.town}
    lat: {self.chance.randrange(3000, 4700) / 100:.2f}
    lon: {-self.chance.randrange(7500, 12000) / 100:.2f}
    precision: neighbourhood
    note: {self.sentence()}
    sources: [s{n}]
"""
            for n, role in enumerate(roles)
        )

    def claims(self) -> str:
        claims = "".join(
            f"""\
  - id: c{n}
    text: {self.sentence()}
    said_by:
      - {{who: p{n % 3}, basis: saw-it, source: s{n % 4}}}
      - {{source: s{(n + 1) % 4}}}
    about: [l{n % 3}]
"""
            for n in range(8)
        )
        return f"claims:\n{claims}{MARK}\n"

    def accounts(self) -> str:
        return f"""\
accounts:
  - id: differing
    text: {self.words(7)}
    claims: [c1, c2]
    note: {self.sentence()}
"""

    def quotes(self, days: list[str]) -> str:
        return "quotes:\n" + "".join(
            f"""\
  - id: q{n}
    speaker: p{n}
    text: {self.sentence(10, 20)}
    said: {days[n % 2]}
    venue: press-conference
    basis: saw-it
    source: s{n}
    claims: [c{n}]
"""
            for n in range(3)
        )

    def events(self, days: list[str]) -> str:
        return "events:\n" + "".join(
            f"""\
  - id: e{n}
    when: {days[0]} {9 + n:02}:{self.chance.randrange(60):02}
    text: {self.sentence()}
    place: l{n % 3}
    claims: [c{n}]
"""
            for n in range(5)
        )

    def questions(self, days: list[str]) -> str:
        questions = "".join(
            f"  - id: x{n}\n    text: {self.words(8)}?\n    asked: {days[1]}\n    claims: [c{n}]\n"
            for n in range(2)
        )
        return f"""\
questions:
{questions}
expected:
  - id: report
    text: {self.sentence()}
    source: s1
    met: not-known
"""

    def narrative(self) -> str:
        marks = iter(["[[quote: q0]]", "[[map]]", "[[timeline]]", "[[quote: q1]]"])
        parts = []
        for section in range(4):
            parts.append(f"## {self.words(4)}")
            for paragraph in range(3):
                text = " ".join(self.sentence() for _ in range(4))
                tie = f"[{self.words(3)}](claim:c{section * 2 + paragraph % 2})"
                parts.append(f"{text} {tie} *{self.words(2)}* {self.words(3)} [@s{paragraph}].")
            parts.append(next(marks))
        return "\n\n".join(parts) + "\n"
