"""What a newsroom has not said yet, and readers or the check would miss."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.facet import ANY_LANGUAGE
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location, Problem

_LINES = {
    "contact": "contact: corrections@example.org",
    "repository": "repository: https://example.org/newsroom/explainer",
    "region": "region: {south: 24, west: -125, north: 50, east: -66}",
    "kinds": "kinds: {fire: Fire, police-shooting: Police shooting}",
}
_FOR = {
    "contact": "how readers report an error",
    "repository": "where they propose a correction",
    "region": "where places lie, which catches exchanged coordinates",
    "kinds": "which kinds of incident there are",
}
"""What each is for."""
_OR_NONE = {
    "repository": "or repository: none, where these files are not public",
    "region": "or region: none, where places lie all over the world",
}
"""How a newsroom says that it has none; nothing is advised then."""
_BEGUN_WITH = {"incident": {ANY_LANGUAGE: "Incident"}}
"""The kinds of a newsroom that has chosen none."""


def advise_newsroom(newsroom: Newsroom) -> Iterator[Problem]:
    """Advise to say what is left out, all at once."""
    said = {
        "contact": newsroom.contact,
        "repository": "repository" in newsroom.model_fields_set,
        "region": "region" in newsroom.model_fields_set,
        "kinds": newsroom.kinds != _BEGUN_WITH and newsroom.kinds,
    }
    missing = [name for name, each in said.items() if not each]
    if missing:
        what = "; ".join(f"{_FOR[name]} ({name})" for name in missing)
        message = f"newsroom.yaml does not say yet: {what}."
        lines = (line for name in missing for line in (_LINES[name], _OR_NONE.get(name)) if line)
        hint = "\n".join(["Write, with your own words:", *lines])
        where = Location("newsroom.yaml", 1)
        yield Problem(where, "newsroom.unsaid", message, hint, Level.ADVICE)
