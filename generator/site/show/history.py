"""The history page: every version, its changes beside their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from generator.model.history import Coverage, Version
from generator.site import addresses, vocabulary, words
from generator.site.press import Press
from generator.site.show.log import RECONSTRUCTED, proof, show_difference
from generator.site.show.shell import Head, show_shell
from generator.site.show.subject import Subject
from generator.site.views.history import Explained, HistoryView, Reason, VersionEntry
from generator.site.views.parts import Link, Time

REWRITTEN = (
    "Something had to be removed from the repository itself. The update of the kind “removed” says"
    " what kind of thing it was; what is shown here leaves it out."
)


def show_history(press: Press, subject: Subject) -> HistoryView:
    """All versions of an incident, newest first.

    Args:
        press: What pages are printed with.
        subject: The incident, shown on its history page.
    """
    incident, history = subject.incident, subject.history
    withdrawn = incident.record.status == "withdrawn"
    title = "An explainer that was withdrawn" if withdrawn else incident.record.headline
    head = Head(
        address=subject.here,
        title=f"History: {title}",
        description="Every version of this page: what changed, and why, word by word.",
        language=incident.language,
        indexed=not withdrawn,
    )
    return HistoryView(
        shell=show_shell(press, head),
        heading="Every version of this page",
        incident=Link(subject.way(subject.page), title),
        proof=proof(len(history.coverage), history.explained),
        notice=" ".join(_notices(subject)),
        versions=tuple(_version(subject, one) for one in reversed(history.versions)),
    )


def _notices(subject: Subject) -> Iterator[str]:
    if subject.incident.record.reconstructed:
        yield RECONSTRUCTED
    removed = [update for update in subject.incident.updates if "removed" in update.kind]
    if any(not subject.history.of_update(update.id) for update in removed):
        # what a removal took away left no trace here: it is gone from git as well
        yield REWRITTEN


def _version(subject: Subject, version: Version) -> VersionEntry:
    address = addresses.version(subject.incident.id, version.number)
    covered = subject.history.of_version(version.number)
    return VersionEntry(
        anchor=f"version-{version.number}",
        name=f"Version {version.number}",
        commit=_commit(subject, version),
        at=_committed(subject, version),
        page=Link(subject.way(address), "The page as it stood") if version.commit else None,
        told=_told(version),
        explained=(*_explained(subject, covered), *_unchanging(subject, version, covered)),
    )


def _committed(subject: Subject, version: Version) -> Time | None:
    if version.committed is None:
        return None
    return words.instant(version.committed, subject.incident.zone)


def _commit(subject: Subject, version: Version) -> Link:
    repository = (subject.newsroom.repository or "").rstrip("/")
    return Link(f"{repository}/commit/{version.commit}" if repository else "", version.short)


def _told(version: Version) -> str:
    if version.unreadable:
        return f"This version cannot be read: {version.refused}"
    if version.number == 1:
        return "The first version. What stood in it is as it was given."
    if not version.commit:
        return "Not committed yet."
    return f"Today’s rules would refuse this version: {version.refused}" if version.refused else ""


def _explained(subject: Subject, covered: Sequence[Coverage]) -> tuple[Explained, ...]:
    """Put together the changes that the same updates explain, in their order."""
    known = {update.id for update in subject.incident.updates}
    together: dict[tuple[str, ...], list[Coverage]] = {}
    for one in covered:
        together.setdefault(one.updates, []).append(one)
    return tuple(
        Explained(
            reasons=tuple(_reason(subject, update) for update in updates if update in known),
            differences=tuple(
                show_difference(subject, one.change, with_withdrawn_words=True) for one in some
            ),
            delay=_delay(some),
        )
        for updates, some in together.items()
    )


def _unchanging(
    subject: Subject, version: Version, covered: Sequence[Coverage]
) -> Iterator[Explained]:
    """The updates that came with a version and changed nothing else, such as a check."""
    told = {name for one in covered for name in one.updates}
    known = {update.id for update in subject.incident.updates}
    for name in version.arrived:
        if name in known and name not in told:
            yield Explained((_reason(subject, name),), ())


def _delay(covered: Sequence[Coverage]) -> str:
    longest = max((one.delay for one in covered if one.delay), default=timedelta())
    return f"Explained {words.lasting(longest)} after the change." if longest else ""


def _reason(subject: Subject, update_id: str) -> Reason:
    update = next(one for one in subject.incident.updates if one.id == update_id)
    return Reason(
        kinds=tuple(vocabulary.update_kind(kind) for kind in update.kind),
        headline=Link(subject.way(f"{subject.page}#update-{update.id}"), update.headline),
        at=subject.time(update.at),
        why=update.why,
    )
