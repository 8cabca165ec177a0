"""Every version of an incident, with what each changed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.history import Coverage, Version
from generator.site import labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.marked import join_texts
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.context import IncidentContext
from generator.site.views.difference import ChangeLine, show_difference
from generator.site.views.log import RECONSTRUCTED, delay_of, proof
from generator.site.words import N_, Words


class Reason(Struct, frozen=True):
    """An update that explains changes.

    Attributes:
        kinds: One or more marks.
        headline: With the way to the update in the log.
        at: When it was published.
        why: The reason.
    """

    kinds: tuple[Mark, ...]
    headline: Link
    at: Time
    why: str


class Explained(Struct, frozen=True):
    """Changes of one version that the same updates explain.

    Attributes:
        reasons: The updates; none where nobody has explained the changes yet.
        differences: What changed.
        delay: How much later the explanation came, in words; may be empty.
        back: In which version what was lost stood again, in words; empty where it did not.
    """

    reasons: tuple[Reason, ...]
    differences: tuple[ChangeLine, ...]
    delay: str = ""
    back: str = ""


class VersionEntry(Struct, frozen=True):
    """One version.

    Attributes:
        anchor: ``version-<n>``.
        name: Such as "Version 3".
        at: When it was committed; None where git has no usable date.
        page: The page as it stood; None where it cannot be shown.
        commit: The commit, with a link into the repository where there is one; its text is
            empty for what is not committed yet.
        note: What to know of the version: that it is the first, cannot be read, or would be
            refused today; may be empty.
        explained: Its changes, with their reasons.
        brings: The headlines of its updates, each once.
        count: Such as "3 changes"; empty where there are none.
    """

    anchor: str
    name: str
    commit: Link
    at: Time | None = None
    page: Link | None = None
    note: str = ""
    explained: tuple[Explained, ...] = ()
    brings: tuple[str, ...] = ()
    count: str = ""


class HistoryView(Struct, frozen=True):
    """All versions, newest first.

    Attributes:
        shell: What stands around it.
        heading: The one heading.
        incident: The way back to the explainer.
        proof: Such as "12 changes since publication, all 12 explained".
        notice: That the log was reconstructed; may be empty.
        versions: Newest first.
    """

    shell: Shell
    heading: str
    incident: Link
    proof: str
    versions: tuple[VersionEntry, ...]
    notice: str = ""


REWRITTEN = N_(
    "Something had to be removed from the repository itself. The update of the kind “removed” says"
    " what kind of thing it was; what is shown here leaves it out."
)


def show_history(renderer: Renderer, context: IncidentContext) -> HistoryView:
    """All versions of an incident, newest first.

    Args:
        renderer: What pages are rendered with.
        context: The incident, shown on its history page.
    """
    incident, history, words = context.incident, context.history, context.words
    withdrawn = incident.record.status == "withdrawn"
    title = words.gettext(labels.WITHDRAWN_EXPLAINER) if withdrawn else incident.record.headline
    head = PageHead(
        address=context.here,
        title=words.gettext("History: %(headline)s", headline=title),
        description=words.gettext(
            "Every version of this page: what changed, and why, word by word."
        ),
        language=incident.language,
        indexed=not withdrawn,
    )
    return HistoryView(
        shell=show_shell(renderer, head),
        heading=words.gettext("Every version of this page"),
        incident=Link(context.way(context.page), title),
        proof=proof(words, len(history.coverage), history.explained),
        notice=join_texts(" ", _notices(context)),
        versions=tuple(_version(context, one) for one in reversed(history.versions)),
    )


def _notices(context: IncidentContext) -> Iterator[str]:
    if context.incident.record.reconstructed:
        yield context.words.gettext(RECONSTRUCTED)
    removed = [update for update in context.incident.updates if "removed" in update.kind]
    if any(not context.history.of_update(update.id) for update in removed):
        # what a removal took away left no trace here: it is gone from git as well
        yield context.words.gettext(REWRITTEN)


def _version(context: IncidentContext, version: Version) -> VersionEntry:
    words, address = context.words, urls.version(context.incident.id, version.number)
    as_it_stood = Link(context.way(address), words.gettext("The page as it stood"))
    covered = context.history.of_version(version.number)
    explained = (*_explained(context, covered), *_unchanging(context, version, covered))
    return VersionEntry(
        anchor=f"version-{version.number}",
        name=words.gettext("Version %(number)s", number=version.number),
        commit=_commit(context, version),
        at=_committed(context, version),
        page=as_it_stood if version.commit else None,
        note=_note(words, version),
        explained=explained,
        brings=_brings(explained),
        count=words.ngettext("%(num)s change", "%(num)s changes", len(covered)) if covered else "",
    )


def _brings(explained: Sequence[Explained]) -> tuple[str, ...]:
    """What a version brought, a line each: the headlines of its updates, each once."""
    headlines = (reason.headline.text for one in explained for reason in one.reasons)
    return tuple(dict.fromkeys(headlines))


def _committed(context: IncidentContext, version: Version) -> Time | None:
    if version.committed is None:
        return None
    return context.instant(version.committed)


def _commit(context: IncidentContext, version: Version) -> Link:
    repository = (context.newsroom.repository or "").rstrip("/")
    return Link(f"{repository}/commit/{version.commit}" if repository else "", version.short)


def _note(words: Words, version: Version) -> str:
    if version.unreadable:
        # For translators: why is in English.
        return words.gettext("This version cannot be read: %(why)s", why=version.refused)
    if version.number == 1:
        return words.gettext("The first version. What stood in it is as it was given.")
    if not version.commit:
        # For translators: of a version of a page that is not in git yet.
        return words.gettext("Not committed yet.")
    if not version.refused:
        return ""
    # For translators: why is in English.
    return words.gettext("Today’s rules would refuse this version: %(why)s", why=version.refused)


def _explained(context: IncidentContext, covered: Sequence[Coverage]) -> tuple[Explained, ...]:
    """Put together the changes that the same updates explain, in their order."""
    known = {update.id for update in context.incident.updates}
    together: dict[tuple[tuple[str, ...], int | None], list[Coverage]] = {}
    for one in covered:
        together.setdefault((one.updates, one.back), []).append(one)
    return tuple(
        Explained(
            reasons=tuple(_reason(context, update) for update in updates if update in known),
            differences=tuple(show_difference(context, one.change) for one in some),
            delay=delay_of(context, some),
            back=context.words.gettext("It stood here again in version %(number)s.", number=back)
            if back
            else "",
        )
        for (updates, back), some in together.items()
    )


def _unchanging(
    context: IncidentContext, version: Version, covered: Sequence[Coverage]
) -> Iterator[Explained]:
    """The updates that came with a version and changed nothing else, such as a check."""
    shown = {name for one in covered for name in one.updates}
    known = {update.id for update in context.incident.updates}
    for name in version.arrived:
        if name in known and name not in shown:
            yield Explained((_reason(context, name),), ())


def _reason(context: IncidentContext, update_id: str) -> Reason:
    update = next(one for one in context.incident.updates if one.id == update_id)
    return Reason(
        kinds=labels.update_kinds(update.kind, context.words),
        headline=Link(context.update_href(update.id), update.headline),
        at=context.time(update.at),
        why=update.why,
    )
