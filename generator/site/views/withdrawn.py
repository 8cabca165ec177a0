"""How a reader answers: by proposing a correction, or to a page that was withdrawn."""

from __future__ import annotations

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.newsroom import policy_in
from generator.model.site import Held
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import OldNotice, PageHead, Shell, show_shell
from generator.site.views.context import IncidentContext
from generator.site.views.languages import near
from generator.site.views.log import LogPart, show_log


class Propose(Struct, frozen=True):
    """How to propose a correction.

    Attributes:
        file: The record in the repository; None without a repository.
        issue: An issue that is filled in already; None without a repository.
        contact: A mail address; may be empty.
        policy: The corrections policy; None where the newsroom names none.
    """

    file: Link | None = None
    issue: Link | None = None
    contact: str = ""
    policy: Link | None = None


class WithdrawnView(Struct, frozen=True):
    """The page of an incident that was withdrawn: why, and its log, and nothing else.

    Attributes:
        shell: What stands around it; not indexed.
        heading: Says that it was withdrawn; repeats nothing of the story.
        at: When it was withdrawn.
        why: The reason.
        log: The whole update log.
        propose: How to answer.
        old: Marks an old version; None on the present page.
    """

    shell: Shell
    heading: str
    at: Time
    why: str
    log: LogPart
    propose: Propose
    old: OldNotice | None = None


class HeldEntry(Struct, frozen=True):
    """An entry of the log of an incident that is held back: no reason, no words of the story.

    Attributes:
        anchor: ``update-<id>``.
        at: When it was published.
        kinds: One or more marks.
        headline: What changed, in a line.
    """

    anchor: str
    at: Time
    kinds: tuple[Mark, ...]
    headline: str


class HeldView(Struct, frozen=True):
    """The page of an incident that is held back.

    Attributes:
        shell: What stands around it.
        log: As much of the log as can be read, newest first.
        contact: A mail address; empty where none is given.
    """

    shell: Shell
    log: tuple[HeldEntry, ...]
    contact: str


def show_propose(renderer: Renderer, context: IncidentContext) -> Propose:
    """How to propose a correction: the file, and an issue filled in already."""
    newsroom, incident, words = context.newsroom, context.incident, context.words
    file, issue = None, None
    if newsroom.repository:
        repository = newsroom.repository.rstrip("/")
        path = f"{renderer.edition.content.name}/{incident.record_file}"
        file = Link(
            f"{repository}/blob/main/{path}",
            words.gettext("See the record this page is made from"),
        )
        query = urlencode(_report(renderer, context))
        issue = Link(
            f"{repository}/issues/new?{query}", words.gettext("Report an error in this page")
        )
    policy = policy_in(newsroom, "corrections", incident.language)
    is_ours = bool(policy) and ":" not in policy
    there, language = near(renderer, policy.lstrip("/")) if is_ours else (policy, "")
    way = context.way(there) if is_ours else there
    return Propose(
        file=file,
        issue=issue,
        contact=newsroom.contact or "",
        policy=Link(way, labels.policy("corrections", words), language=language)
        if policy
        else None,
    )


REPORT_FORM = "error-in-a-page.yml"
"""The issue form for readers, in .github/ISSUE_TEMPLATE/; fields are filled in by their ids."""


def _report(renderer: Renderer, context: IncidentContext) -> dict[str, str]:
    """What an issue begins with: the page, to which a reader adds an anchor, and the version."""
    versions = context.history.versions
    version = {"version": f"{versions[-1].number} ({versions[-1].short})"} if versions else {}
    return {
        "template": REPORT_FORM,
        "title": context.words.gettext("Error in %(id)s", id=context.incident.id),
        "page": f"{renderer.edition.url}{context.page}",
        **version,
    }


def show_held(renderer: Renderer, held: Held) -> HeldView:
    """The page of an incident that is held back: a plain note, and as much log as can be read."""
    newsroom, words = renderer.edition.newsroom, renderer.words
    head = PageHead(
        address=urls.incident(held.id),
        title=words.gettext("An explainer that is held back"),
        description=words.gettext(
            "This explainer is held back while we look into it. Its update log stays."
        ),
        indexed=False,
    )
    return HeldView(
        shell=show_shell(renderer, head),
        log=tuple(
            HeldEntry(
                anchor=f"update-{update.id}",
                at=dates.time(update.at, ZoneInfo(newsroom.timezone), words),
                kinds=labels.update_kinds(update.kind, words),
                headline=update.headline,
            )
            for update in reversed(held.updates)
        ),
        contact=newsroom.contact or "",
    )


def show_withdrawn(renderer: Renderer, context: IncidentContext) -> WithdrawnView:
    """The page of a withdrawn incident: why, and its log; nothing of the story."""
    incident, words = context.incident, context.words
    last = next((one for one in reversed(incident.updates) if "withdrawn" in one.kind), None)
    head = PageHead(
        address=context.page,
        title=words.gettext(labels.WITHDRAWN_EXPLAINER),
        description=words.gettext(
            "This explainer was withdrawn. The page says why, and keeps its update log."
        ),
        language=incident.language,
        indexed=False,
    )
    return WithdrawnView(
        shell=show_shell(renderer, head),
        heading=words.gettext("This explainer was withdrawn"),
        at=context.time(last.at) if last else Time(words.gettext("on a day not recorded")),
        why=last.why if last else words.gettext("No reason was recorded."),
        log=show_log(context, renderer.edition.ledger.absent),
        propose=show_propose(renderer, context),
    )
