"""Two states of one item, or of the record's own fields, become typed changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.history.attributions import attribution_changes
from generator.history.figures import TextContext, compare_figures
from generator.history.first_words import FIELDS, first_changes
from generator.history.vocabulary import NOUNS, UNSEEN, aspect, printed
from generator.history.words import compare
from generator.model.base import Item, Model
from generator.model.claim import Claim
from generator.model.fields import ids_in, sections_of
from generator.model.figure import Figure
from generator.model.globe import bearing, distance_m
from generator.model.history import Aspect, Change, Figures
from generator.model.place import Place
from generator.model.quote import Original
from generator.model.record import SECTIONS, Record
from generator.model.series import Series

WEIGHTY = frozenset({"headline", "standfirst", "rests_on"})
LINE = 80  # characters of two values that stand on one line
NOT_SAID = ("", "not-stated", "not-known")  # a field that said this said nothing
_OWN = frozenset({Aspect.QUOTED, Aspect.ANSWERED, Aspect.EMPHASIS})
"""Aspects that stay what they are where a field that was empty is filled."""

WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
KILOMETRE = 1000


def field_changes(section: str, was: Model, now: Model, context: TextContext) -> Iterator[Change]:
    """Tell which fields differ, each in the words of its kind.

    Args:
        section: The section of an item; empty for the record's own fields.
        was: The former state.
        now: The present state.
        context: What is known of the texts of the record.
    """
    if isinstance(was, Item) and isinstance(now, Item):
        yield from _withdrawal(section, was, now)
    if isinstance(was, Place) and isinstance(now, Place):
        yield from _pin_changes(was, now)
    if isinstance(was, Claim | Figure | Series) and isinstance(now, Claim | Figure | Series):
        yield from attribution_changes(section, was.said_by, now)
    if isinstance(was, Record) and isinstance(now, Record):
        yield from first_changes(was, now, context)
    for field in type(now).model_fields:
        if field in UNSEEN or (not section and field in {*SECTIONS, *FIELDS}):
            continue
        if field in {"precision", "within"} and _pinned(was) != _pinned(now):
            continue  # they came or went with the pin
        old, new = getattr(was, field), getattr(now, field)
        if isinstance(new, dict):
            yield from _keyed_changes(section, now, field, (old, new))
            continue
        if old != new and not _same_members(field, old, new):
            yield _change(section, now, field, (old, new), context)


def _item(section: str, now: Model, field: str) -> str:
    """Name what a change of a field belongs to: its item, or a field of the record itself."""
    return f"{section}/{getattr(now, 'id', '')}" if section else field


def _keyed_changes(
    section: str, item: Model, field: str, values: tuple[dict[str, Any], dict[str, Any]]
) -> Iterator[Change]:
    """What differs between two mappings, such as the facets of an incident, key by key."""
    was, now = values
    named, about = _item(section, item, field), aspect(section, type(item), field)
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) == now.get(key):
            continue
        old, new = printed(was.get(key)), printed(now.get(key))
        name = key.replace("-", " ")
        says = (
            f"{name} {old} → {new}" if old and new else f"{name} {'added' if new else 'taken out'}"
        )
        kind = about if old else Aspect.ADDED
        within = field if section else key
        yield Change(named, kind, says, within, old, new, figures=_bare(about, old))


def _pinned(item: Model) -> bool:
    return isinstance(item, Place) and item.lat is not None


def _change(
    section: str, now: Model, field: str, values: tuple[Any, Any], context: TextContext
) -> Change:
    """One field's change, in the words of its aspect."""
    if sections_of(type(now), field) is not None:
        return _pointer(section, now, field, values)
    item, about = _item(section, now, field), aspect(section, type(now), field)
    was, new = (_shown(field, value) for value in values)
    if about in {Aspect.STANDING, Aspect.STATUS}:
        return Change(item, about, _status(field, was, new), field, was, new)
    if about is Aspect.MET:
        return Change(item, about, f"expected step {_met(new)}", field, was, new)
    prose = about in {Aspect.WORDS, Aspect.QUOTED}
    return Change(
        item,
        Aspect.ADDED if was in NOT_SAID and about not in _OWN else about,
        _says(section, field, values, tells_both=not prose),
        field,
        was,
        new,
        compare(was, new) if prose else (),
        weighty=not section and field in WEIGHTY,
        figures=_figures(values, (was, new), context) if prose else _bare(about, was),
    )


def _pointer(section: str, now: Model, field: str, values: tuple[Any, Any]) -> Change:
    """A field that names other items: named by the ids, which a page calls as they are now."""
    about = aspect(section, type(now), field)
    was, new = ids_in(values[0]), ids_in(values[1])
    come = [name for name in new if name not in was]
    says = _says(section, field, values, tells_both=False)
    if about is Aspect.ANSWERED:
        says = "question answered" if new else "question open again"
    return Change(
        _item(section, now, field),
        Aspect.ADDED if not was and about not in _OWN else about,
        says,
        field,
        weighty=not section and field in WEIGHTY,
        figures=_bare(about, printed(values[0])),
        about=tuple(come or [name for name in was if name not in new]),
    )


def _figures(values: tuple[Any, Any], words: tuple[str, str], context: TextContext) -> Figures:
    """How figures came through; the words as they were spoken are in a language of their own."""
    spoken = next((one for one in reversed(values) if isinstance(one, Original)), None)
    return compare_figures(*words, context.in_language(spoken.language) if spoken else context)


def _bare(about: Aspect, was: str) -> Figures:
    """How a value that is no prose counts: as a figure in itself."""
    if about in {Aspect.OTHER, Aspect.EMPHASIS}:
        return Figures.KEPT
    return Figures.ADDED if was in NOT_SAID else Figures.CHANGED


def _shown(field: str, value: object) -> str:
    """A value as printed; the parts of an interrupted quote keep their gap."""
    if field == "text" and isinstance(value, tuple):
        return " … ".join(printed(part) for part in value)
    return printed(value)


def _says(section: str, field: str, values: tuple[Any, Any], *, tells_both: bool) -> str:
    """The change in a few words: what was added, taken out, or changed, from what to what."""
    was, now = _shown(field, values[0]), _shown(field, values[1])
    noun = NOUNS.get(section, "")
    named = _named(field, noun, section)
    if field == "source" and not now:
        return "source lost"
    if field == "file" and was and now:
        return f"{noun} replaced"
    if was in NOT_SAID or _grew(*values):
        return f"{named} added"
    if now in NOT_SAID or _grew(*reversed(values)):
        return f"{named} taken out"
    is_long = isinstance(values[1], tuple) or len(was) + len(now) > LINE
    if section == "quotes" or is_long or not tells_both:
        return f"{named} changed"
    return f"{named} {was} → {now}"


def _named(field: str, noun: str, section: str) -> str:
    """What a newsroom calls a field."""
    return {
        "text": f"{noun}’s words" if section == "quotes" else f"{noun}’s text",
        "file": noun,
        "as_stated": "time as stated",
        "rests_on": "the claims under the headline",
        "happened": "when it happened",
        "also": "other names",
        "not_named": "why not named",
        "waive": "standards set aside",
    }.get(field, field.replace("_", " "))


def _grew(was: object, now: object) -> bool:
    """Whether a list of ids kept all it had and got more."""
    if not isinstance(was, tuple) or not isinstance(now, tuple):
        return False
    return len(now) > len(was) and all(one in now for one in was)


def _status(field: str, was: str, now: str) -> str:
    if field == "status" and now in {"closed", "withdrawn"}:
        return f"status {now}"
    return f"{field} {was} → {now}"


def _met(value: str) -> str:
    return {"no": "not met", "not-known": "not known to be met"}.get(value, f"met {value}")


def _withdrawal(section: str, was: Item, now: Item) -> Iterator[Change]:
    item, noun = f"{section}/{now.id}", NOUNS[section]
    before, after = was.withdrawn or "", now.withdrawn or ""
    if before and after and before != after:
        passages = compare(before, after)
        yield Change(
            item,
            Aspect.WORDS,
            "reason of withdrawal changed",
            "withdrawn",
            before,
            after,
            passages,
        )
    elif after and not before:
        yield Change(item, Aspect.WITHDRAWN, f"{noun} withdrawn", "withdrawn", "", after)
    elif before and not after:
        yield Change(item, Aspect.REINSTATED, f"{noun} reinstated", "withdrawn", before, "")


def _same_members(field: str, was: object, now: object) -> bool:
    """Whether two lists of ids name the same items: their order says nothing to a reader."""
    if field == "text" or not isinstance(was, tuple) or not isinstance(now, tuple):
        return False
    return all(isinstance(one, str) for one in (*was, *now)) and sorted(was) == sorted(now)


def _pin_changes(was: Place, now: Place) -> Iterator[Change]:
    """Tell whether and how far a pin moved, came or went."""
    before, after = _position(was), _position(now)
    if before == after:
        return
    about, says = Aspect.NUMBER, "pin taken off the map"
    if before and after:
        says = f"pin moved {_moved(before, after)}"
    elif after:
        about, says = Aspect.ADDED, "pin added"
    old, new = (f"{point[1]}, {point[0]}" if point else "" for point in (before, after))
    yield Change(f"places/{now.id}", about, says, "lat", old, new, figures=Figures.CHANGED)


def _position(place: Place) -> tuple[float, float] | None:
    """The longitude and latitude of a place."""
    if place.lat is None or place.lon is None:
        return None
    return float(place.lon), float(place.lat)


def _moved(was: tuple[float, float], now: tuple[float, float]) -> str:
    """Distance and direction in words: ``340 m to the north-east``."""
    metres = distance_m(*was, *now)
    wind = WINDS[round(bearing(*was, *now) / 45) % 8]
    if metres >= KILOMETRE:
        return f"{metres / KILOMETRE:.1f} km to the {wind}"
    return f"{max(1, round(metres)) if metres < 10 else round(metres, -1):.0f} m to the {wind}"  # noqa: PLR2004  tens of metres
