"""What each kind of update may explain: the table of docs/history.md, as code."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.history import Aspect, Change, Figures
from generator.model.update import UpdateKind

Rule = Callable[[Change], bool]

FIRM = frozenset({Aspect.NUMBER, Aspect.NAME, Aspect.MOMENT, Aspect.STANDING, Aspect.QUOTED})
"""What a reader would quote: no style and no clarification touches it."""

_STYLED = frozenset({Aspect.WORDS, Aspect.ORDER, Aspect.LOG, Aspect.EMPHASIS})
_CLARIFIED = _STYLED | {Aspect.OTHER}


HEADLINE_KINDS: frozenset[UpdateKind] = frozenset(
    ("correction", "clarification", "new-information")
)
"""What may change a headline and what stands under it, beside a retraction."""


def allows(kind: UpdateKind, change: Change) -> bool:
    """Tell whether an update of this kind may explain a change."""
    if change.aspect is Aspect.DELETED:
        return kind == "removed"
    if change.aspect is Aspect.STATUS and "withdrawn" in {change.was, change.now}:
        wanted = "withdrawn" if change.now == "withdrawn" else "reinstated"
        return kind in {wanted, "removed"}
    return RULES[kind](change)


def refusal(kinds: tuple[UpdateKind, ...], change: Change) -> str:
    """Say in a clause why updates of these kinds cannot explain a change."""
    return next(
        (reason for holds, reason in REASONS if holds(kinds, change)),
        f"{' and '.join(kinds)} is not for a changed {change.aspect.value}",
    )


REASONS: tuple[tuple[Callable[[tuple[UpdateKind, ...], Change], bool], str], ...] = (
    (
        lambda _, change: change.aspect is Aspect.DELETED,
        "what was published is withdrawn, not deleted; only removed lets it go",
    ),
    (
        lambda _, change: change.aspect is Aspect.STATUS,
        "a status changes by status, withdrawn or reinstated",
    ),
    (
        lambda _, change: _was_wrong(change),
        "numbers, names or quoted words in it changed, and its original did not: say correction",
    ),
    (
        lambda _, change: change.aspect is Aspect.TRANSLATION,
        "words in another language change by translation, or by correction where they were wrong",
    ),
    (lambda kinds, _: set(kinds) == {"checked"}, "checked says that nothing changed"),
    (
        lambda kinds, _: set(kinds) <= {"checked", "published"},
        "published is for the first publication",
    ),
    (
        lambda _, change: change.settled,
        "the text of a confirmed claim changes by correction or retraction",
    ),
    (
        lambda _, change: change.aspect is Aspect.QUOTED,
        "a quote’s words change by correction or retraction",
    ),
    (
        lambda kinds, change: change.weighty and not HEADLINE_KINDS & set(kinds),
        "it stands in or under the headline: say correction, clarification or new-information",
    ),
    (
        lambda _, change: change.figures is not Figures.KEPT and change.aspect not in FIRM,
        "numbers, names, quoted words or a denial in it changed: say correction",
    ),
)


def _new_information(change: Change) -> bool:
    if change.aspect is Aspect.STANDING:
        return change.now in {"confirmed", "disputed", "superseded"}
    if change.aspect is Aspect.WITHDRAWN:
        return change.section in {"questions", "expected", "accounts"}
    known = {Aspect.ADDED, Aspect.WORDS, Aspect.NUMBER, Aspect.NAME, Aspect.MOMENT}
    known |= {Aspect.ANSWERED, Aspect.MET, Aspect.ORDER, Aspect.OTHER, Aspect.REINSTATED}
    known |= {Aspect.EMPHASIS, Aspect.ADVICE}
    return change.aspect in known and not change.settled


def _mends(change: Change) -> bool:
    """Correction and retraction: whatever was wrong, but nothing that is only new."""
    return change.aspect is not Aspect.STATUS


def _clarification(change: Change) -> bool:
    if change.settled or change.figures is Figures.CHANGED:
        return False
    if change.aspect is Aspect.ADDED:
        return bool(change.field)  # a note or a context, not a new item
    return change.aspect in _CLARIFIED


def _attribution(change: Change) -> bool:
    if change.aspect is Aspect.ADDED:
        return change.field in {"said_by", "of", "role"} or change.section in {
            "people",
            "agencies",
            "sources",
            "narrative",
        }
    speaker = change.aspect is Aspect.NAME and change.section in {"people", "agencies", "quotes"}
    sourced = change.aspect in {Aspect.ATTRIBUTION, Aspect.SOURCE}
    return speaker or sourced or _narrative(change)


def _sources(change: Change) -> bool:
    if change.section == "sources":
        return True
    if change.aspect is Aspect.ADDED:
        return change.field in {"said_by", "sources", "source", "locator"} or _narrative(change)
    return change.aspect is Aspect.SOURCE or _narrative(change)


def _media(change: Change) -> bool:
    return change.section == "media" or change.item == "lead" or _narrative(change)


def _status(change: Change) -> bool:
    if change.section in {"questions", "expected"}:
        return change.aspect is not Aspect.WITHDRAWN
    return change.aspect is Aspect.STATUS or _narrative(change)


def _style(change: Change) -> bool:
    if change.weighty or change.settled or change.figures is not Figures.KEPT:
        return False
    return change.aspect in _STYLED or change.item == "tags"


def _translation(change: Change) -> bool:
    return change.aspect is Aspect.TRANSLATION and not _was_wrong(change)


def _was_wrong(change: Change) -> bool:
    """Whether a number or a name of a translation changed that no change of its original asks."""
    return (
        change.aspect is Aspect.TRANSLATION
        and bool(change.was and change.now)
        and change.figures is Figures.CHANGED
        and not change.was_older
    )


def _whole(change: Change) -> bool:
    return change.aspect is Aspect.STATUS or _narrative(change)


def _narrative(change: Change) -> bool:
    """The story follows what the update is about."""
    return change.section == "narrative"


def _nothing(_: Change) -> bool:
    return False


def _anything(_: Change) -> bool:
    return True


RULES: dict[UpdateKind, Rule] = {
    "published": _nothing,
    "new-information": _new_information,
    "correction": _mends,
    "clarification": _clarification,
    "retraction": _mends,
    "attribution": _attribution,
    "sources": _sources,
    "media": _media,
    "status": _status,
    "checked": _nothing,
    "style": _style,
    "translation": _translation,
    "withdrawn": _whole,
    "reinstated": _whole,
    "removed": _anything,
}
