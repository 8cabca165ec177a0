"""A made-up collection of many incidents: protests and outages over five years."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.site.exports.conftest import NEWSROOM, RECORD, UPDATES

FACETS = """\
facets:
  part: {label: Affected part, words: {api: API, login: Login, billing: Billing}}
  duration:
    label: Duration
    ordered: yes
    words: {short: Under an hour, medium: One to four hours, long: Over four hours}
"""
CITIES = (
    ("Portland, Oregon", "45.52", "-122.67"),
    ("Salem, Oregon", "44.94", "-123.03"),
    ("Seattle, Washington", "47.61", "-122.33"),
    ("Columbus, Ohio", "39.96", "-82.99"),
)
HOW_MANY = 120
QUESTIONS = "questions:\n  - {id: how-long, text: How long will it stay closed?}\n"


def write(folder: Path) -> None:
    """Write the collection below a folder."""
    content = folder / "content"
    kinds = "kinds: {protest: Force at a protest, outage: Outage}"
    newsroom = NEWSROOM.replace("kinds: {closure: Closure}", kinds)
    (content / "incidents").mkdir(parents=True)
    (content / "newsroom.yaml").write_text(newsroom + FACETS)
    for name, record in incidents():
        home = content / "incidents" / name
        (home / "updates").mkdir(parents=True)
        (home / "incident.yaml").write_text(record)
        (home / "narrative.md").write_text("It was [told](claim:crack) then [@paper].\n")
        published = UPDATES["2024-05-02-published"]
        (home / "updates" / "2024-05-02-published.yaml").write_text(published)


def incidents() -> Iterator[tuple[str, str]]:
    """The id and the record of each: places, months and states in every mixture."""
    for number in range(HOW_MANY):
        year, month = 2019 + number % 5, (1, 3, 6, 10)[number // 5 % 4]
        place, lat, lon = CITIES[number // 20 % 4]
        city = place.partition(",")[0]
        if number < HOW_MANY // 2 + 20:
            thing = "Tear gas" if number // 5 % 4 == 2 else "Batons"
            what, facets = f"{thing} used at a protest in {city}", ""
            kind, claim = "protest", f"Officers used {thing.lower()} in {city} that evening."
        else:
            part = ("api", "login", "billing")[number % 3]
            long = ("short", "medium", "long")[number // 3 % 3]
            called = {"api": "API", "login": "login", "billing": "billing"}[part]
            what, facets = f"The {called} was out", f"facets: {{part: {part}, duration: {long}}}\n"
            kind, claim = "outage", f"The {called} answered nobody."
        state = "developing" if number % 3 == 0 else "closed"
        record = RECORD if state == "developing" else RECORD.replace(QUESTIONS, "")
        yield (
            f"case-{number:03}",
            record.replace("headline: Footbridge closed", f"headline: {what}")
            .replace("A crack was found & the city closed the old footbridge.", claim)
            .replace("text: A crack was found.", f"text: {claim}")
            .replace("kind: closure", f"kind: {kind}")
            .replace("status: developing", f"{facets}status: {state}")
            .replace("occurred: 2024-05-02 08:00~", f"occurred: {year}-{month:02}-05")
            .replace("Exampleton, Ohio", place)
            .replace("40.123", lat)
            .replace("-82.456", lon),
        )
