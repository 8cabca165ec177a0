"""The update log: what changed, why, and what git says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from generator.model.history import Aspect, Change, Coverage
from generator.model.update import Update
from generator.site import addresses, vocabulary, words
from generator.site.show.record import where_of
from generator.site.show.subject import Subject
from generator.site.views.parts import Link
from generator.site.views.record import (
    Compared,
    Difference,
    Log,
    Piece,
    UpdateEntry,
)

RECONSTRUCTED = (
    "This log was written after the fact. Its dates are those on which the news was reported."
)


def show_log(subject: Subject, absent: str = "") -> Log:
    """All updates, newest first.

    Args:
        subject: The incident.
        absent: Why this copy has no history, in a sentence; empty where it has one.
    """
    incident, history = subject.incident, subject.history
    has_history = bool(history.versions)
    return Log(
        entries=tuple(show_entry(subject, update) for update in reversed(incident.updates)),
        proof=proof(len(history.coverage), history.explained) if has_history else "",
        history=_history(subject) if has_history else None,
        notice=" ".join(
            part
            for part in (RECONSTRUCTED if incident.record.reconstructed else "", absent)
            if part
        ),
    )


def _history(subject: Subject) -> Link:
    address = addresses.history(subject.incident.id)
    return Link(addresses.link(subject.here, address), "See every version, word by word")


def proof(changes: int, explained: int) -> str:
    """Say how many changes git knows of, and how many an update explains."""
    if not changes:
        return "Nothing has changed since publication."
    counted = words.count(changes, "change")
    if explained == changes:
        how = "explained" if changes == 1 else f"all {changes} explained"
    else:
        how = f"{explained} explained so far"
    return f"{counted} since publication, {how}."


def show_entry(subject: Subject, update: Update) -> UpdateEntry:
    """One update with its reason and what it covers; of a withdrawn incident, nothing more."""
    if subject.incident.record.status == "withdrawn":
        return _bare(subject, update)
    known = subject.history.entry(update.id)
    covered = subject.history.of_update(update.id)
    return UpdateEntry(
        anchor=f"update-{update.id}",
        at=subject.time(update.at),
        kinds=tuple(vocabulary.update_kind(kind) for kind in update.kind),
        headline=update.headline,
        why=update.why,
        facts=tuple(_facts(subject, update)),
        covers=tuple(_covered(subject, item) for item in update.covers or ()),
        citations=subject.cites(_left(subject, update.sources)),
        differences=tuple(show_difference(subject, one.change) for one in covered),
        stood=f"This page said so for {words.lasting(known.stood)}."
        if known and known.stood
        else "",
        delay=" ".join(part for part in (_delay(covered), _entered(subject, update)) if part),
        of_weight=update.is_of_weight,
        significant=update.is_significant,
        from_git=known.from_git if known else None,
    )


def _bare(subject: Subject, update: Update) -> UpdateEntry:
    return UpdateEntry(
        anchor=f"update-{update.id}",
        at=subject.time(update.at),
        kinds=tuple(vocabulary.update_kind(kind) for kind in update.kind),
        headline=update.headline,
        why=update.why,
        of_weight=update.is_of_weight,
        significant=update.is_significant,
    )


def _delay(covered: tuple[Coverage, ...]) -> str:
    longest = max((one.delay for one in covered if one.delay), default=timedelta())
    return f"Explained {words.lasting(longest)} after the change." if longest else ""


def _entered(subject: Subject, update: Update) -> str:
    """When the repository got the update, where that is more than a day from what it says."""
    known = subject.history.entry(update.id)
    if known is None or known.apart is None:
        return ""
    version = next(one for one in subject.history.versions if one.number == known.version)
    if version.committed is None:
        return ""
    at = words.instant(version.committed, subject.incident.zone)
    return f"Entered in the repository {at.text}."


def _facts(subject: Subject, update: Update) -> Iterator[tuple[str, str]]:
    whose = {"ours": "Ours.", "source": "The source’s."}
    for label, text in (
        ("Was", update.was),
        ("Now", update.now),
        ("How we learned of it", update.learned),
        ("Whose error", whose.get(update.whose or "")),
        ("What was removed", update.what),
        ("On whose authority", update.authority),
    ):
        if text:
            yield label, text
    looked_into = _left(subject, update.looked_into)
    if looked_into:
        yield "Looked into", " ".join(subject.called(item) for item in looked_into)


def _left(subject: Subject, names: Iterable[str]) -> tuple[str, ...]:
    """Of the items that an update names, those that no later update removed."""
    return tuple(name for name in names if name in subject.incident.items)


def _covered(subject: Subject, item: str) -> Link:
    return Link(_item_href(subject, item), where_of(subject, item))


def _item_href(subject: Subject, item: str) -> str:
    """The way to a changed item; empty where it does not stand on the page."""
    section, _, item_id = item.partition("/")
    if item_id in subject.incident.items:
        return subject.href(item_id)
    if section == "updates":
        return addresses.link(subject.here, f"{subject.page}#update-{item_id}")
    return addresses.link(subject.here, f"{subject.page}#story") if section == "narrative" else ""


def show_difference(
    subject: Subject, change: Change, *, with_withdrawn_words: bool = False
) -> Difference:
    """One change; the words of a withdrawn item are told in the history alone."""
    item = _covered(subject, change.item)
    if change.hushed and not with_withdrawn_words:
        return Difference(item, change.says)
    if change.passages:
        passages = tuple(
            Compared(one.place, tuple(Piece(str(piece.mark), piece.text) for piece in one.pieces))
            for one in change.passages
        )
        return Difference(item, change.says, passages=passages)
    about = [subject.link(name).text for name in _left(subject, change.about)]
    says = f"{change.says}: {words.listed(about)}" if about else change.says
    told_already = f"{change.was} → {change.now}" in change.says
    is_whole_item = change.aspect is Aspect.ADDED and not change.field
    if told_already or is_whole_item:
        return Difference(item, says)
    return Difference(item, says, change.was, change.now)
