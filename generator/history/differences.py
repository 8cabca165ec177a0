"""Two states of a folder become typed differences, in the newsroom's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from generator.history.fields import field_changes
from generator.history.figures import TextContext, compare_figures
from generator.history.states import FolderState
from generator.history.translations import translation_changes
from generator.history.vocabulary import NOUNS, main_words, printed
from generator.history.words import changed_paragraphs, compare, passage
from generator.model.area import AreaShape
from generator.model.base import Item
from generator.model.history import Aspect, Change, Figures
from generator.model.media import Medium
from generator.model.narrative import TieKind
from generator.model.record import SECTIONS, Record
from generator.model.series import SeriesTable
from generator.model.shown_text import with_claim_texts
from generator.model.update import UpdateText

CITATION = re.compile(r"\s?\[@[^\]\s]+\]")
TIE = re.compile(rf"\[([^\]]+)\]\((?:{'|'.join(TieKind)}):[^)\s]+\)")


def differences(was: FolderState, now: FolderState, language: str = "en") -> tuple[Change, ...]:
    """Tell what differs between two states, as far as a reader could ever see it.

    Resolved records are compared, not text: a new order of keys, other quotation marks of YAML or
    a default written out are no change. Nor is an update file that is added; it is what explains.

    Args:
        was: The former state.
        now: The present state.
        language: That of records which name none.
    """
    return tuple(_differences(was, now, language))


def names(record: Record) -> frozenset[str]:
    """All that the record calls its people, agencies, things and places."""
    named = [
        *(person.name or person.called or "" for person in record.people),
        *(agency.name for agency in record.agencies),
        *(thing.name for thing in record.things),
        *(place.name for place in record.places),
    ]
    return frozenset(name for name in named if name)


def _differences(was: FolderState, now: FolderState, language: str) -> Iterator[Change]:
    used = names(was.record) | names(now.record)
    context = TextContext.of(used, now.record.language or language)
    yield from _facts(was, now, context)
    yield from _pictures(was, now)
    yield from _areas(was, now)
    yield from _series(was, now)
    # what a claim says for the story changes with the claim, and is no change of its own
    texts = {claim.id: claim.text for claim in (*was.record.claims, *now.record.claims)}
    before, after = (with_claim_texts(one.narrative, texts) for one in (was, now))
    yield from _narrative(before, after, context)
    yield from _log(was.updates, now.updates, context)
    yield from translation_changes(was, now, context)


def _facts(was: FolderState, now: FolderState, context: TextContext) -> Iterator[Change]:
    """What differs between two records."""
    yield from field_changes("", was.record, now.record, context)
    weighty = frozenset(was.record.headline_claims) | frozenset(now.record.headline_claims)
    for section in SECTIONS:
        before = {item.id: item for item in was.record.section(section)}
        after = {item.id: item for item in now.record.section(section)}
        for change in _section(section, before, after, context):
            yield _weighed(change, before, rests=change.name in weighty)


def _section(
    section: str, was: Mapping[str, Item], now: Mapping[str, Item], context: TextContext
) -> Iterator[Change]:
    """One section's items: gone, changed, come; events also in another order."""
    noun = NOUNS[section]
    for name in was:
        if name not in now:
            gone = main_words(was[name])
            yield Change(f"{section}/{name}", Aspect.DELETED, f"{noun} deleted", was=gone)
    for name, item in now.items():
        former = was.get(name)
        if former is None:
            given = main_words(item)
            yield Change(f"{section}/{name}", Aspect.ADDED, f"{noun} added", now=given)
        elif former != item:
            yield from field_changes(section, former, item, context)
    if section == "events":
        yield from _moved(list(was), list(now))


def _moved(was: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """Events in another place: without a clock time, their place is all that orders them."""
    before = [name for name in was if name in set(now)]
    after = [name for name in now if name in set(was)]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for name in (
        after[place] for tag, _, _, a, b in steps if tag != "equal" for place in range(a, b)
    ):
        yield Change(f"events/{name}", Aspect.ORDER, "event moved in the timeline")


def _weighed(change: Change, was: Mapping[str, Item], *, rests: bool) -> Change:
    """Say whether an editor must choose the kind, and whether a confirmed claim was reworded."""
    if change.section != "claims" or change.field != "text":
        return change
    settled = getattr(was.get(change.name), "standing", "") == "confirmed"
    if not (rests or settled):
        return change
    return replace(change, weighty=rests, settled=settled)


def _pictures(was: FolderState, now: FolderState) -> Iterator[Change]:
    """Files whose bytes changed under an item that kept naming them."""
    former = {medium.id: medium.file for medium in was.record.media}
    for medium in now.record.media:
        if not medium.file or former.get(medium.id) != medium.file:
            continue
        old, new = was.media.get(medium.file, ""), now.media.get(medium.file, "")
        if old != new:
            yield Change(f"media/{medium.id}", Aspect.PICTURE, _replaced(medium), "file")


def _areas(was: FolderState, now: FolderState) -> Iterator[Change]:
    """Shapes that were drawn anew under a place that kept naming their file."""
    former = {place.id: place.area for place in was.record.places}
    for place in now.record.places:
        area, before = place.area, former.get(place.id)
        if area is None or before is None or not area.file or area.file != before.file:
            continue
        if _drawn(was.areas.get(area.file)) != _drawn(now.areas.get(area.file)):
            yield Change(f"places/{place.id}", Aspect.NUMBER, "place’s area redrawn", "area")


def _series(was: FolderState, now: FolderState) -> Iterator[Change]:
    """Rows that came, went or changed in the file of a series that kept its name."""
    former = {series.id: series.file for series in was.record.series}
    for series in now.record.series:
        if not series.file or former.get(series.id) != series.file:
            continue
        before, after = _rows(was.tables.get(series.file)), _rows(now.tables.get(series.file))
        if before == after:
            continue
        old = [f"{at}: {says}" for at, says in before.items() if after.get(at) != says]
        new = [f"{at}: {says}" for at, says in after.items() if before.get(at) != says]
        aspect, says = Aspect.NUMBER, "series’ numbers changed"
        if not old:
            aspect, says = Aspect.ADDED, "series’ numbers added"
        elif not new:
            says = "series’ numbers taken out"
        yield Change(
            f"series/{series.id}",
            aspect,
            says,
            "file",
            "; ".join(old),
            "; ".join(new),
            figures=Figures.CHANGED if old else Figures.ADDED,
        )


def _rows(table: SeriesTable | None) -> dict[str, str]:
    """What a series says at each of its times, with the names of its columns."""
    if table is None:
        return {}
    return {
        str(row.at): ", ".join(
            f"{name} {value.as_stated}"
            for name, value in zip(table.columns, row.values, strict=True)
            if value is not None
        )
        for row in table.rows
    }


def _drawn(shape: AreaShape | None) -> object:
    """What a shape draws, however its file is written."""
    return shape and (shape.is_line, shape.parts)


def _replaced(medium: Medium) -> str:
    noun = {"image": "picture", "audio": "recording"}.get(medium.kind, medium.kind)
    return f"{noun} replaced"


def _log(
    was: Mapping[str, UpdateText | None],
    now: Mapping[str, UpdateText | None],
    context: TextContext,
) -> Iterator[Change]:
    """Update files that were published and changed, or are gone."""
    for name, former in was.items():
        item = f"updates/{name}"
        if name not in now:
            yield Change(item, Aspect.DELETED, "update deleted")
        elif former != now[name]:
            yield from _entry(item, former, now[name], context)


def _entry(
    item: str, was: UpdateText | None, now: UpdateText | None, context: TextContext
) -> Iterator[Change]:
    """Field by field, what about a published entry of the log changed."""
    if was is None or now is None:
        yield Change(
            item, Aspect.LOG, "update mended" if now else "update broken", figures=Figures.CHANGED
        )
        return
    for field in type(now).model_fields:
        old, new = printed(getattr(was, field)), printed(getattr(now, field))
        if old == new:
            continue
        prose = field in {"headline", "why", "was", "now", "learned", "what"}
        yield Change(
            item,
            Aspect.LOG,
            f"update’s {field} changed",
            field,
            old,
            new,
            compare(old, new) if prose else (),
            figures=compare_figures(old, new, context) if prose else Figures.CHANGED,
        )


def _narrative(was: str, now: str, context: TextContext) -> Iterator[Change]:
    """Tell which paragraphs came, went or changed, one change each.

    Where only marks differ (a citation, words tied to another claim), the text is shown with
    them; elsewhere it is compared as it reads.
    """
    for number, old, new in changed_paragraphs(was, now, _is_prose, _as_read):
        if (old or new).startswith("[["):
            yield _block(old, new)
            continue
        place = _place(number, old or new)
        before, after = _as_read(old), _as_read(new)
        marks_only = before == after
        if marks_only:
            before, after = old, new
        yield Change(
            "narrative",
            Aspect.WORDS if old else Aspect.ADDED,
            f"narrative {place} {_happened(old, new)}",
            place,
            before,
            after,
            (passage(place, before, after),),
            figures=Figures.CHANGED if marks_only else compare_figures(before, after, context),
        )


def _block(was: str, now: str) -> Change:
    """A part of the page that the narrative places, such as ``[[quote: bronin-grateful]]``."""
    kind, _, name = (now or was).strip("[] ").partition(":")
    says = f"narrative places the {kind}" if now else f"narrative no longer places the {kind}"
    about = (name.strip(),) if name else ()
    return Change("narrative", Aspect.WORDS if was else Aspect.ADDED, says, "block", about=about)


def _as_read(text: str) -> str:
    """A paragraph without its marks: words tied to the record stay, citations go."""
    return TIE.sub(r"\1", CITATION.sub("", text)).lstrip("# ")


def _is_prose(paragraph: str) -> bool:
    return not paragraph.startswith(("#", "[["))


def _place(number: int, text: str) -> str:
    """What a reader would call it: a paragraph by its number, or a heading."""
    return "heading" if text.startswith("#") else f"paragraph {number}"


def _happened(was: str, now: str) -> str:
    if not was:
        return "added"
    return "changed" if now else "taken out"
