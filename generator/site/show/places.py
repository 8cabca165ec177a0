"""Where it happened: the map, and a list that says everything the map says."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.event import Event
from generator.model.place import Place
from generator.site import addresses, vocabulary, words
from generator.site.maps.draw import draw, request_for
from generator.site.maps.model import MapRequest, Survey
from generator.site.maps.words import PlaceFact
from generator.site.maps.words import facts as facts_of
from generator.site.press import Press
from generator.site.show.subject import WITHDRAWN, Subject
from generator.site.views.maps import Scripts, figure_of
from generator.site.views.parts import Link
from generator.site.views.story import PlaceLine, WherePart


def show_where(press: Press, subject: Subject) -> WherePart | None:
    """The places with their map; None where the record names none."""
    if not subject.incident.record.places:
        return None
    request = map_request(subject)
    survey = None if subject.is_old else _survey(press, subject)
    drawn = None if subject.is_old else draw(request, press.edition.basemap, survey)
    scripts = scripts_of(press)
    facts = {fact.href: fact for fact in facts_of(request, survey.near if survey else ())}
    return WherePart(
        places=tuple(
            _place(subject, place, facts.get(f"#{addresses.anchor('places', place.id)}"))
            for place in subject.places
        ),
        figure=figure_of(drawn, request, subject.way, scripts) if drawn else None,
    )


def scripts_of(press: Press) -> Scripts | None:
    """Find the theme's scripts for the map to zoom; None where streets or scripts are wanting."""
    named = press.assets.named
    if press.edition.basemap.streets is None or "js/map.js" not in named:
        return None
    return Scripts(named["js/map.js"], named.get("js/archive.js", ""))


def _survey(press: Press, subject: Subject) -> Survey | None:
    """What was looked up for the map when the incident was looked into."""
    gist = press.edition.archive.gists.get(subject.incident.id)
    return gist.setting.surveyed if gist else None


def map_request(subject: Subject) -> MapRequest:
    """What the map of an incident is asked to show."""
    incident = subject.incident
    return request_for(incident, subject.newsroom, subject.places, _when(subject))


def _when(subject: Subject) -> Mapping[str, str]:
    """For each place, when something first happened there, in words."""
    found: dict[str, str] = {}
    for event in _events(subject):
        if event.place and event.when:
            clock = words.clock_of(event.when, subject.incident.zone)
            found.setdefault(event.place, (clock or subject.time(event.when)).text)
    return found


def _events(subject: Subject) -> tuple[Event, ...]:
    return tuple(event for span in subject.spans for event in span.events)


def _place(subject: Subject, place: Place, fact: PlaceFact | None) -> PlaceLine:
    if place.withdrawn:
        anchor = addresses.anchor("places", place.id)
        return PlaceLine(anchor, 0, WITHDRAWN, withdrawn=place.withdrawn)
    number = (fact.number if fact else None) or 0
    return PlaceLine(
        anchor=addresses.anchor("places", place.id),
        number=number,
        name=place.name,
        role="" if number else vocabulary.PLACE_ROLE.get(place.role or "", ""),
        facts=(*(fact.sentences if fact else _shared(subject, place)), *_also(subject, place)),
        events=tuple(
            Link(subject.href(event.id), event.text)
            for event in _events(subject)
            if event.place == place.id
        ),
        note=place.note or "",
        citations=subject.cites(place.sources),
    )


def _shared(subject: Subject, place: Place) -> tuple[str, ...]:
    return (f"At the same spot as {subject.called(place.at)}.",) if place.at else ()


def _also(subject: Subject, place: Place) -> tuple[str, ...]:
    return tuple(
        f"Also called {other.name}"
        + (f" ({subject.origin(other.source)})." if other.source else ".")
        for other in place.also
    )
