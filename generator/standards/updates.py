"""Updates: a log entry says what its kind promises."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.translated_item import language_of
from generator.model.update import ASKED, Update, UpdateKind
from generator.standards.rule import Finding, Rule, at, at_update

_HINTS = {
    "corrects": "corrects: [ids of the items that were wrong]",
    "was": "was: what the page said",
    "now": "now: what it says now",
    "learned": "learned: how we learned of it",
    "whose": "whose: ours, or source",
    "what": "what: what kind of thing had to go, not the thing",
    "authority": "authority: on whose authority",
    "looked_into": "looked_into: [ids of questions]",
}
_COVERS_NOTHING: frozenset[UpdateKind] = frozenset({"published", "checked"})


def first_update_missing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """What is published says since when.

    Its first update, of the kind ``published``, dates the page; without it the page has no dates,
    and stands nowhere in the log. ``explainer publish ID`` writes status and update in one step.
    This standard cannot be waived.
    """
    if incident.record.status != "draft" and not incident.updates:
        message = f"The status is {incident.record.status}, and there is no first update."
        hint = f"Write status: draft, or run: explainer publish {incident.id}"
        yield Finding(at(incident, "status"), message, hint)


def update_incomplete(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An update says what its kind asks for.

    A correction says what was wrong, what the page said, what it says now, how we learned of it
    and whose error it was: a reader who saw the old page must be able to tell (AP: state the
    error and the fix; Poynter: say how you learned). It names the items that were wrong, unless
    the error stood in the headline, the narrative or another part without an id, or in a
    translation alone, where no item of the record was wrong. ``removed`` says
    what kind of thing went and on whose authority, ``checked`` which questions were looked into.
    This standard cannot be waived, since the log is history.
    """
    for update in incident.updates:
        for kind in update.kind:
            for key in _asked(update, kind):
                if not getattr(update, key):
                    message = f"“{key}” is missing: an update of kind {kind} says it."
                    where = at_update(incident, update, key)
                    yield Finding(where, message, f"Add {_HINTS[key]}.")


def _asked(update: Update, kind: UpdateKind) -> tuple[str, ...]:
    """The fields that an update asks for by one of its kinds."""
    names_items = kind == "correction" and not _corrects_no_item(update)
    return (*(("corrects",) if names_items else ()), *ASKED.get(kind, ()))


def _corrects_no_item(update: Update) -> bool:
    """Whether it covers only parts without an id, such as the headline, or translations."""
    covers = update.covers or ()
    of_record = [item for item in covers if not language_of(item)]
    return bool(covers) and not any("/" in item or item == "rest" for item in of_record)


def covers_missing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An update names the changes that it explains.

    Only ``published`` and ``checked`` name none: the first covers all there was, the second
    nothing; nor need those that were ``imported`` with a source’s own log. ``covers: rest`` takes
    all that changed and no other update names. This standard cannot be waived.
    """
    for update in incident.updates:
        if update.imported:
            continue  # it tells of the source’s log, not of a change of ours
        if not update.covers and not set(update.kind) & _COVERS_NOTHING:
            hint = "Add covers: [claims/its-id, narrative], or covers: rest."
            where = at_update(incident, update, "covers")
            yield Finding(where, "This update covers nothing.", hint)


def checked_covers(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A check that found nothing new covers no change.

    Where something changed, it is an update of another kind beside. This standard cannot be
    waived.
    """
    for update in incident.updates:
        if update.covers and update.kind == ("checked",):
            where = at_update(incident, update, "covers")
            hint = "Take covers: out, or give the update the kind of what changed."
            yield Finding(where, "“checked” covers nothing, and this names changes.", hint)


RULES = (
    Rule("update-first-missing", first_update_missing, waivable=False),
    Rule("update-incomplete", update_incomplete, waivable=False),
    Rule("update-covers-nothing", covers_missing, waivable=False),
    Rule("update-checked-covers", checked_covers, waivable=False),
)
