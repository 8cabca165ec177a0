"""From an incident to its map."""

from __future__ import annotations

from generator.model.incident import Incident
from generator.site.maps.draw import draw, ground_parts, plans_of, request_for
from generator.site.maps.model import MapRequest
from generator.site.maps.words import facts
from generator.site.views.map_figure import figure_of
from generator.site.words import ENGLISH
from tests.site.maps.records import incident, newsroom

SCENE = {
    "id": "scene",
    "name": "The corner",
    "role": "scene",
    "locality": "Exampleton",
    "lat": "41.79",
    "lon": "-72.67",
    "precision": "neighbourhood",
    "within": "2 km",
}
CHURCH = {"id": "church", "name": "A church", "role": "landmark", "at": "scene"}
SHOP = {"id": "shop", "name": "A shop", "role": "related"}
HOME = {"id": "home", "name": "A home", "precision": "withheld"}


def asked(made: Incident, **when: str) -> MapRequest:
    return request_for(made, newsroom(), made.record.places, when)


def test_places_are_numbered_in_the_order_given() -> None:
    request = asked(incident(SCENE, CHURCH), scene="about 2 p.m.")
    assert [(place.number, place.name, place.when) for place in request.places] == [
        (1, "The corner", "about 2 p.m."),
        (2, "A church", ""),
    ]


def test_a_place_without_a_position_is_named_and_not_drawn() -> None:
    request = asked(incident(SHOP, SCENE))
    assert [place.name for place in request.places] == ["The corner"]
    assert request.off_map[0].why == "its position is not known"


def test_a_withheld_place_is_never_drawn() -> None:
    request = asked(incident(SCENE, HOME))
    drawn = draw(request, ENGLISH)
    assert drawn
    assert facts(request, ENGLISH)[-1].sentences == ("Not on the map: its position is withheld.",)
    assert all("A home" not in panel.overlay for panel in drawn.panels)


def test_an_incident_without_positions_has_no_map() -> None:
    assert draw(asked(incident(SHOP)), ENGLISH) is None


def test_the_circle_is_as_wide_as_the_record_is_unsure() -> None:
    drawn = draw(asked(incident(SCENE)), ENGLISH)
    assert drawn
    assert "within 2 km" in drawn.panels[1].overlay


def test_every_ground_that_a_figure_shows_is_made() -> None:
    request = asked(incident(SCENE))
    drawn = draw(request, ENGLISH)
    assert drawn
    figure = figure_of(drawn, request, lambda path: path, ENGLISH)
    made = {output.path for part in ground_parts(plans_of(request)) for output in part.make()}
    shown = {path for panel in figure.panels for path in (panel.light, panel.dark) if path}
    assert shown
    assert shown <= made


def test_the_part_of_a_degree_owns_all_that_it_makes() -> None:
    requests = (asked(incident(SCENE)), asked(incident(SCENE, CHURCH)))
    parts = list(ground_parts(plan for request in requests for plan in plans_of(request)))
    assert parts
    for part in parts:
        assert all(output.path.startswith(part.path) for output in part.make())


def test_the_ground_does_not_depend_on_the_order_of_places() -> None:
    far = {"id": "mill", "name": "A mill", "lat": "41.70", "lon": "-72.80", "precision": "block"}
    one, two = asked(incident(SCENE, far)), asked(incident(far, SCENE))
    first, second = draw(one, ENGLISH), draw(two, ENGLISH)
    assert first
    assert second
    assert [panel.ground and panel.ground.key for panel in first.panels] == [
        panel.ground and panel.ground.key for panel in second.panels
    ]
