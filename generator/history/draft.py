"""Drafting the update that would explain what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from generator.history.kinds import HEADLINE_KINDS, allows
from generator.model.claim import Claim
from generator.model.history import Aspect, Change
from generator.model.record import Record
from generator.model.translated_item import language_of
from generator.model.update import UpdateKind

PROPOSED: dict[Aspect, UpdateKind] = {
    Aspect.ATTRIBUTION: "attribution",
    Aspect.SOURCE: "sources",
    Aspect.WITHDRAWN: "retraction",
    Aspect.DELETED: "removed",
    Aspect.ORDER: "style",
    Aspect.EMPHASIS: "style",
    Aspect.WORDS: "clarification",
    Aspect.LOG: "clarification",
    Aspect.QUOTED: "correction",
    Aspect.TRANSLATION: "translation",
}


class Draft(Struct, frozen=True):
    """An update as far as the changes themselves can write it.

    Attributes:
        kinds: The kinds that could explain them; empty where only an editor can say.
        covers: The items, in the order of the record.
        was: What the page said, for a correction; empty where no words changed.
        now: What it says now.
        corrects: The ids of the items that were wrong.
        choices: The kinds an editor chooses from where ``kinds`` is empty.
        changes: What the update explains.
        reasons: Why each kind is proposed, in a clause.
        headline: What changed, as a draft; empty where the changes do not say.
        why: Why, as a draft; likewise.
    """

    kinds: tuple[UpdateKind, ...]
    covers: tuple[str, ...]
    was: str = ""
    now: str = ""
    corrects: tuple[str, ...] = ()
    choices: tuple[UpdateKind, ...] = ()
    changes: tuple[Change, ...] = ()
    reasons: Mapping[UpdateKind, str] = {}
    headline: str = ""
    why: str = ""


def draft(changes: Sequence[Change], record: Record | None = None) -> Draft:
    """Draft the update that explains these changes.

    Proposes no less than a change may be: words that might have misled are no style. For a
    headline, and for what stands under it, it proposes nothing: an editor says what it is.

    Args:
        changes: What waits for an update.
        record: The record as it is now, which tells what replaces what.
    """
    mended = tuple(_mended(changes, record)) if record else ()
    worded = [one for one in changes if one.was and one.now and one.aspect in _WORDED]
    was, now = (worded[0].was, worded[0].now) if worded else ("", "")
    wrong = _names(worded) or _names(changes)
    if mended:
        was, now = mended[0][0].text, mended[0][1].text
        wrong = tuple(old.id for old, _ in mended)
    kinds, reasons = _kinds(changes, mended)
    choices: tuple[UpdateKind, ...] = ()
    if any(change.weighty for change in changes):
        choices = tuple(
            kind
            for kind in HEADLINE_KINDS
            if all(allows(kind, one) for one in changes if one.weighty)
        )
        kinds = kinds if mended and "correction" in choices else ()
    return Draft(
        kinds,
        covers=tuple(dict.fromkeys(_covered(change) for change in changes)),
        was=was,
        now=now,
        corrects=wrong,
        choices=choices,
        changes=tuple(changes),
        reasons=reasons,
        headline=_headline(changes, mended),
        why=_why(changes, record) if record else "",
    )


def _covered(change: Change) -> str:
    """What names a change in ``covers``; all that was translated goes by its language."""
    return language_of(change.item) if change.aspect is Aspect.TRANSLATION else change.item


_WORDED = frozenset({Aspect.WORDS, Aspect.QUOTED, Aspect.NAME, Aspect.MOMENT, Aspect.NUMBER})
"""What may be told as “was” and “now”: a standing or a status is no statement."""

_Mended = Sequence[tuple[Claim, Claim]]


def _mended(changes: Sequence[Change], record: Record) -> Iterator[tuple[Claim, Claim]]:
    """The claims that turned out wrong, each with the claim that replaces it."""
    claims = {claim.id: claim for claim in record.claims}
    wrong = {one.name for one in changes if _retracts(one)}
    for claim in record.claims:
        for old in claim.replaces:
            if old in wrong and old in claims:
                yield claims[old], claim


def _retracts(change: Change) -> bool:
    return change.aspect is Aspect.STANDING and change.now == "retracted"


def _names(changes: Sequence[Change]) -> tuple[str, ...]:
    """The ids of the record’s items that still stand and did before."""
    own = [one for one in changes if not language_of(one.item)]
    standing = [one for one in own if one.aspect is not Aspect.DELETED]
    was_there = [one for one in standing if one.aspect is not Aspect.ADDED] or standing
    return tuple(
        dict.fromkeys(one.name for one in was_there if one.name and one.section != "updates")
    )


def propose(change: Change) -> UpdateKind:
    """Propose the kind that tells one change best."""
    if _retracts(change):
        return "retraction"
    if change.aspect is Aspect.STATUS:
        return _status(change)
    if change.section == "media" and allows("media", change):
        return "media"
    if is_slip(change) and allows("style", change):
        return "style"
    kind = PROPOSED.get(change.aspect, "new-information")
    if change.section == "narrative" and not allows(kind, change):
        return "new-information"
    return kind if allows(kind, change) else "correction"


_LONGEST_SLIP = 2


def is_slip(change: Change) -> bool:
    """Whether only the spelling of a word or two changed, or marks between words."""
    if change.aspect is not Aspect.WORDS or not (change.was and change.now):
        return False
    was, now = change.was.split(), change.now.split()
    pairs = [(one, other) for one, other in zip(was, now, strict=False) if one != other]
    if len(was) != len(now) or len(pairs) > _LONGEST_SLIP:
        return False
    return all(_is_near(one, other) for one, other in pairs)


_NEAR = 0.75


def _is_near(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _NEAR


def _kinds(
    changes: Sequence[Change], mended: _Mended
) -> tuple[tuple[UpdateKind, ...], Mapping[UpdateKind, str]]:
    """The fewest kinds that explain all, with a reason for each.

    The narrative follows what the rest is about, and so does what belongs to a correction.
    """
    reasons: dict[UpdateKind, str] = {}
    followers = {item.id for pair in mended for item in pair}
    if mended:
        old, new = mended[0]
        reasons["correction"] = f"{new.id} replaces {old.id}, which was wrong"
    later = [one for one in changes if one.section == "narrative"]
    for change in [*(one for one in changes if one.section != "narrative"), *later]:
        follows = change in later or change.name in followers
        if follows and any(allows(kind, change) for kind in reasons):
            continue
        reasons.setdefault(propose(change), f"{change.item}: {change.says}")
    return tuple(reasons), reasons


def completed(kinds: tuple[UpdateKind, ...], changes: Sequence[Change]) -> tuple[UpdateKind, ...]:
    """Add the kinds of changes that those an editor chose cannot explain."""
    found = list(kinds)
    for change in changes:
        if not any(allows(kind, change) for kind in found):
            found.append(propose(change))
    return tuple(found)


def _headline(changes: Sequence[Change], mended: _Mended) -> str:
    """What changed, in the words of the first thing that is new or other than it was."""
    if mended:
        return _short(mended[0][1].text)
    for section in ("claims", "quotes", "events", "places", "media"):
        for one in changes:
            if one.section == section and one.aspect is Aspect.ADDED and not one.field and one.now:
                return _short(one.now)
    for one in changes:
        if one.section in {"claims", "questions", "status"} and one.says:
            return _short(f"{one.says[:1].upper()}{one.says[1:]}")
    return ""


_LONGEST_HEADLINE = 100


def _short(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= _LONGEST_HEADLINE:
        return line
    return line[:_LONGEST_HEADLINE].rpartition(" ")[0] + " …"


def _why(changes: Sequence[Change], record: Record) -> str:
    """Who told us: the publishers of what the new claims and quotes are known from."""
    sources = {one.id: one for one in record.sources}
    new = {one.name for one in changes if one.aspect is Aspect.ADDED and not one.field}
    known = [
        *(said.source for claim in record.claims if claim.id in new for said in claim.said_by),
        *(quote.source for quote in record.quotes if quote.id in new),
    ]
    named = (sources[one] for one in dict.fromkeys(known) if one in sources)
    names = dict.fromkeys(one.publisher or one.by or one.title for one in named)
    return f"Reported by {' and '.join(names)}." if names else ""


def _status(change: Change) -> UpdateKind:
    if change.now == "withdrawn":
        return "withdrawn"
    return "reinstated" if change.was == "withdrawn" else "status"
