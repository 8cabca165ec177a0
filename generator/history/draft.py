"""Drafting the update that would explain what waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from generator.history.kinds import allows
from generator.model.history import Aspect, Change
from generator.model.update import UpdateKind

PROPOSED: dict[Aspect, UpdateKind] = {
    Aspect.ATTRIBUTION: "attribution",
    Aspect.SOURCE: "sources",
    Aspect.WITHDRAWN: "retraction",
    Aspect.DELETED: "removed",
    Aspect.ORDER: "style",
    Aspect.WORDS: "clarification",
    Aspect.LOG: "clarification",
    Aspect.QUOTED: "correction",
}


class Draft(Struct, frozen=True):
    """An update as far as the changes themselves can write it.

    Attributes:
        kinds: The kinds that could explain them; empty where only an editor can say.
        covers: The items, in the order of the record.
        was: What the page said, for a correction; empty where no words changed.
        now: What it says now.
        corrects: The ids of the items that said it.
        choices: The kinds an editor chooses from where ``kinds`` is empty.
    """

    kinds: tuple[UpdateKind, ...]
    covers: tuple[str, ...]
    was: str = ""
    now: str = ""
    corrects: tuple[str, ...] = ()
    choices: tuple[UpdateKind, ...] = ()


def draft(changes: Sequence[Change]) -> Draft:
    """Draft the update that explains these changes.

    Proposes no less than a change may be: words that might have misled are no style. For a
    headline, and for what stands under it, it proposes nothing: an editor says what it is.
    """
    covers = tuple(dict.fromkeys(change.item for change in changes))
    worded = [change for change in changes if change.was and change.now]
    was, now = (worded[0].was, worded[0].now) if worded else ("", "")
    wrong = _names(worded) or _names(changes)
    if any(change.weighty for change in changes):
        choices = tuple(
            kind for kind in CHOICES if all(allows(kind, one) for one in changes if one.weighty)
        )
        return Draft((), covers, was, now, wrong, choices)
    return Draft(_kinds(changes), covers, was, now, wrong)


def _names(changes: Sequence[Change]) -> tuple[str, ...]:
    """The ids of the items that still stand."""
    standing = (one for one in changes if one.aspect is not Aspect.DELETED)
    return tuple(
        dict.fromkeys(one.name for one in standing if one.name and one.section != "updates")
    )


CHOICES: tuple[UpdateKind, ...] = ("correction", "clarification", "new-information")


def propose(change: Change) -> UpdateKind:
    """Propose the kind that tells one change best."""
    if change.aspect is Aspect.STANDING and change.now == "retracted":
        return "retraction"
    if change.aspect is Aspect.STATUS:
        return _status(change)
    if change.section == "media" and allows("media", change):
        return "media"
    kind = PROPOSED.get(change.aspect, "new-information")
    return kind if allows(kind, change) else "correction"


def _kinds(changes: Sequence[Change]) -> tuple[UpdateKind, ...]:
    """The fewest kinds that explain all; the narrative follows what the rest is about."""
    chosen: list[UpdateKind] = []
    story = [change for change in changes if change.section == "narrative"]
    for change in [*(one for one in changes if one.section != "narrative"), *story]:
        follows = change in story and any(allows(kind, change) for kind in chosen)
        kind = propose(change)
        if not follows and kind not in chosen:
            chosen.append(kind)
    return tuple(chosen)


def _status(change: Change) -> UpdateKind:
    if change.now == "withdrawn":
        return "withdrawn"
    return "reinstated" if change.was == "withdrawn" else "status"


class UpdateWords(Struct, frozen=True):
    """What an editor adds to a draft; empty where it is still to be said.

    Attributes:
        at: The moment of publication, as an update file has it.
        headline: What changed, in one line.
        why: Why.
        kinds: The kinds, where they are not those of the draft.
        fields: What the kind asks for, by its name in the file: ``was``, ``learned``, ``what`` ….
    """

    at: str = ""
    headline: str = ""
    why: str = ""
    kinds: tuple[UpdateKind, ...] = ()
    fields: Mapping[str, str] = {}


ASKED: dict[str, tuple[str, ...]] = {
    "correction": ("was", "now", "learned", "whose"),
    "removed": ("what", "authority"),
    "checked": ("looked_into",),
}
"""The fields that each kind asks for beyond those of every update."""


def missing(drafted: Draft, words: UpdateWords) -> tuple[str, ...]:
    """Name what an editor still has to say, by the fields of the file."""
    kinds = words.kinds or drafted.kinds
    given = {"was": drafted.was, "now": drafted.now} | dict(words.fields)
    asked = [key for kind in kinds for key in ASKED.get(kind, ()) if not given.get(key)]
    own = {"kind": bool(kinds), "headline": bool(words.headline), "why": bool(words.why)}
    return (*(name for name, said in own.items() if not said), *asked)


def write(drafted: Draft, words: UpdateWords) -> str:
    """Write the update file, with the keys that its kind asks for.

    What only an editor can say is left empty, so that the check names it.
    """
    kinds = words.kinds or drafted.kinds
    lines = [f"at: {words.at}".rstrip()]
    if not kinds:
        lines.append(f"# choose one: {', '.join(drafted.choices)}")
    lines.append(f"kind: {_list(kinds)}".rstrip())
    lines += _prose("headline", words.headline) + _prose("why", words.why)
    needs_none = bool(kinds) and set(kinds) <= {"published", "checked"}
    if drafted.covers and not needs_none:
        lines += ["covers:", *(f"  - {item}" for item in drafted.covers)]
    given = {"was": drafted.was, "now": drafted.now} | dict(words.fields)
    for kind in kinds:
        for key in ASKED.get(kind, ()):
            lines += _field(key, given.get(key, ""))
    if "correction" in kinds and drafted.corrects:
        lines.append(f"corrects: [{', '.join(drafted.corrects)}]")
    return "\n".join(lines) + "\n"


def _field(key: str, value: str) -> list[str]:
    if key in {"whose", "looked_into"}:
        return [f"{key}: {value}".rstrip()]
    return _prose(key, value)


def _prose(key: str, text: str) -> list[str]:
    """Prose on lines of its own, so that no colon, hash or quotation mark means anything."""
    if not text.strip():
        return [f"{key}:"]
    return [f"{key}: >-", *(f"  {line}" for line in _paragraphs(text))]


def _paragraphs(text: str) -> Iterable[str]:
    """Folded scalars join lines; a blank line between two paragraphs keeps them apart."""
    for place, line in enumerate(line.strip() for line in text.strip().splitlines()):
        if place and line:
            yield ""
        if line:
            yield line


def _list(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]" if words else ""
