"""Every version of an incident: the list of them, and each page as it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.model.dates import last_checked
from generator.model.history import Coverage, History, OldVersion, Version
from generator.model.incident import Incident
from generator.site import labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.part import Output
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import OldNotice, PageHead, Shell, show_shell
from generator.site.views.context import IncidentContext, source_numbers
from generator.site.views.explainer import show_text
from generator.site.views.log import RECONSTRUCTED, ChangeLine, proof, show_difference
from generator.site.views.plain import PlainView
from generator.site.views.withdrawn import show_withdrawn


class Reason(Struct, frozen=True, gc=False):
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


class Explained(Struct, frozen=True, gc=False):
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


class VersionEntry(Struct, frozen=True, gc=False):
    """One version.

    Attributes:
        anchor: ``version-<n>``.
        name: Such as "Version 3".
        at: When it was committed; None where git has no usable date.
        page: The page as it stood; None where it cannot be shown.
        commit: The commit, with a link into the repository where there is one; its text is
            empty for what is not committed yet.
        told: What to know of the version: that it is the first, cannot be read, or would be
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
    told: str = ""
    explained: tuple[Explained, ...] = ()
    brings: tuple[str, ...] = ()
    count: str = ""


class HistoryView(Struct, frozen=True, gc=False):
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


REWRITTEN = (
    "Something had to be removed from the repository itself. The update of the kind “removed” says"
    " what kind of thing it was; what is shown here leaves it out."
)


def show_history(renderer: Renderer, context: IncidentContext) -> HistoryView:
    """All versions of an incident, newest first.

    Args:
        renderer: What pages are rendered with.
        context: The incident, shown on its history page.
    """
    incident, history = context.incident, context.history
    withdrawn = incident.record.status == "withdrawn"
    title = labels.WITHDRAWN_EXPLAINER if withdrawn else incident.record.headline
    head = PageHead(
        address=context.here,
        title=f"History: {title}",
        description="Every version of this page: what changed, and why, word by word.",
        language=incident.language,
        indexed=not withdrawn,
    )
    return HistoryView(
        shell=show_shell(renderer, head),
        heading="Every version of this page",
        incident=Link(context.way(context.page), title),
        proof=proof(context.words, len(history.coverage), history.explained),
        notice=" ".join(_notices(context)),
        versions=tuple(_version(context, one) for one in reversed(history.versions)),
    )


def _notices(context: IncidentContext) -> Iterator[str]:
    if context.incident.record.reconstructed:
        yield RECONSTRUCTED
    removed = [update for update in context.incident.updates if "removed" in update.kind]
    if any(not context.history.of_update(update.id) for update in removed):
        # what a removal took away left no trace here: it is gone from git as well
        yield REWRITTEN


def _version(context: IncidentContext, version: Version) -> VersionEntry:
    address = urls.version(context.incident.id, version.number)
    covered = context.history.of_version(version.number)
    explained = (*_explained(context, covered), *_unchanging(context, version, covered))
    return VersionEntry(
        anchor=f"version-{version.number}",
        name=f"Version {version.number}",
        commit=_commit(context, version),
        at=_committed(context, version),
        page=Link(context.way(address), "The page as it stood") if version.commit else None,
        told=_told(version),
        explained=explained,
        brings=_brings(explained),
        count=context.words.ngettext("%(num)s change", "%(num)s changes", len(covered))
        if covered
        else "",
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


def _told(version: Version) -> str:
    if version.unreadable:
        return f"This version cannot be read: {version.refused}"
    if version.number == 1:
        return "The first version. What stood in it is as it was given."
    if not version.commit:
        return "Not committed yet."
    return f"Today’s rules would refuse this version: {version.refused}" if version.refused else ""


def _explained(context: IncidentContext, covered: Sequence[Coverage]) -> tuple[Explained, ...]:
    """Put together the changes that the same updates explain, in their order."""
    known = {update.id for update in context.incident.updates}
    together: dict[tuple[tuple[str, ...], int | None], list[Coverage]] = {}
    for one in covered:
        together.setdefault((one.updates, one.back), []).append(one)
    return tuple(
        Explained(
            reasons=tuple(_reason(context, update) for update in updates if update in known),
            differences=tuple(
                show_difference(context, one.change, with_withdrawn_words=True) for one in some
            ),
            delay=_delay(context, some),
            back=f"It stood here again in version {back}." if back else "",
        )
        for (updates, back), some in together.items()
    )


def _unchanging(
    context: IncidentContext, version: Version, covered: Sequence[Coverage]
) -> Iterator[Explained]:
    """The updates that came with a version and changed nothing else, such as a check."""
    told = {name for one in covered for name in one.updates}
    known = {update.id for update in context.incident.updates}
    for name in version.arrived:
        if name in known and name not in told:
            yield Explained((_reason(context, name),), ())


def _delay(context: IncidentContext, covered: Sequence[Coverage]) -> str:
    longest = max((one.delay for one in covered if one.delay), default=timedelta())
    return (
        f"Explained {labels.lasting(longest, context.words)} after the change." if longest else ""
    )


def _reason(context: IncidentContext, update_id: str) -> Reason:
    update = next(one for one in context.incident.updates if one.id == update_id)
    return Reason(
        kinds=labels.update_kinds(update.kind, context.words),
        headline=Link(context.update_href(update.id), update.headline),
        at=context.time(update.at),
        why=update.why,
    )


def render_version(
    renderer: Renderer, shown: IncidentContext, old: OldVersion, last: int
) -> Output:
    """Render the page of one old version.

    Args:
        renderer: What pages are rendered with.
        shown: The incident as it is now, as its other pages show it.
        old: The version.
        last: How many versions there are.
    """
    present = shown.incident
    address = urls.version(present.id, old.version.number)
    notice = _notice(renderer, shown, old, last)
    shell = _shell(renderer, present, old, address)
    if old.incident is None:
        return renderer.page(address, "plain.html", _unreadable(shell, notice, old.refused))
    renderer = _then(renderer, old.version.committed, old.incident)
    context = _subject(shown, old.incident, address)
    if old.incident.record.status == "withdrawn":
        answer = replace(show_withdrawn(renderer, context), shell=shell, old=notice)
        return renderer.page(address, "withdrawn.html", answer)
    view = replace(show_text(renderer, context, _no_page, shell), old=notice, corrections=())
    return renderer.page(address, "explainer.html", view)


def _no_page(_quote: str) -> None:
    return None


def _then(renderer: Renderer, committed: datetime | None, incident: Incident) -> Renderer:
    """The renderer with the moment of the version for its present; its last update’s at least."""
    checked = last_checked(incident)
    now = committed or (checked.instant(incident.zone) if checked else None)
    return replace(renderer, edition=replace(renderer.edition, now=now)) if now else renderer


def _subject(shown: IncidentContext, incident: Incident, address: str) -> IncidentContext:
    return IncidentContext(
        incident=incident,
        newsroom=shown.newsroom,
        history=History(incident.id),
        page=address,
        here=address,
        numbers=source_numbers(incident),
        words=shown.words,
        is_old=True,
    )


def _shell(renderer: Renderer, present: Incident, old: OldVersion, address: str) -> Shell:
    title = f"Version {old.version.number} of an explainer"
    if old.incident is not None and present.record.status != "withdrawn":
        title = f"Version {old.version.number}: {old.incident.record.headline}"
    head = PageHead(
        address=address,
        title=title,
        description="An old version of this page, kept so that it can be cited.",
        language=present.language,
        indexed=False,
        canonical=urls.incident(present.id),
    )
    return show_shell(renderer, head)


def _notice(renderer: Renderer, shown: IncidentContext, old: OldVersion, last: int) -> OldNotice:
    present = shown.incident
    number, here = old.version.number, urls.version(present.id, old.version.number)
    committed = old.version.committed
    when = f", of {shown.instant(committed).text}" if committed else ""
    newsroom = renderer.edition.site.newsroom.name
    headline = old.incident.record.headline if old.incident else present.id
    cite = f"{newsroom}, “{headline}”, version {number}{when}, {renderer.edition.url}{here}"
    text = f"This is version {number} of {last}{when}. It may hold what was corrected since."
    return OldNotice(
        text=text if number < last else f"This is version {number} of {last}, the latest{when}.",
        present=Link(urls.link(here, urls.incident(present.id)), "See the page as it is now"),
        history=Link(
            urls.link(here, f"{urls.history(present.id)}#version-{number}"),
            "What changed in this version, and why",
        ),
        cite=cite,
    )


def _unreadable(shell: Shell, notice: OldNotice, why: str) -> PlainView:
    html = Markup('<p>{}</p><p>This version cannot be shown: {}</p><p><a href="{}">{}</a></p>')
    return PlainView(
        shell,
        "A version that cannot be shown",
        html.format(notice.text, why, notice.present.href, notice.present.text),
    )
