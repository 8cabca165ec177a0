"""How a reader answers: by proposing a correction, or to a page that was withdrawn."""

from __future__ import annotations

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from generator.model.site import Held
from generator.site import addresses, vocabulary, words
from generator.site.press import Press
from generator.site.show.log import show_log
from generator.site.show.shell import Head, policy_address, show_shell
from generator.site.show.subject import Subject
from generator.site.views.explainer import HeldEntry, HeldView, Propose, WithdrawnView
from generator.site.views.parts import Link, Time


def show_propose(press: Press, subject: Subject) -> Propose:
    """How to propose a correction: the file, and an issue filled in already."""
    newsroom, incident = subject.newsroom, subject.incident
    file, issue = None, None
    if newsroom.repository:
        repository = newsroom.repository.rstrip("/")
        path = f"{press.edition.content.name}/{incident.record_file}"
        file = Link(f"{repository}/blob/main/{path}", "See the record this page is made from")
        query = urlencode(_report(press, subject))
        issue = Link(f"{repository}/issues/new?{query}", "Report an error in this page")
    policy = newsroom.policies.get("corrections")
    there = policy_address(policy) if policy else ""
    way = there if ":" in there else addresses.link(subject.here, there)
    return Propose(
        file=file,
        issue=issue,
        contact=newsroom.contact or "",
        policy=Link(way, "How we correct") if policy else None,
    )


REPORT_FORM = "error-in-a-page.yml"
"""The issue form for readers, in .github/ISSUE_TEMPLATE/; fields are filled in by their ids."""


def _report(press: Press, subject: Subject) -> dict[str, str]:
    """What an issue begins with: the page, to which a reader adds an anchor, and the version."""
    versions = subject.history.versions
    version = {"version": f"{versions[-1].number} ({versions[-1].short})"} if versions else {}
    return {
        "template": REPORT_FORM,
        "title": f"Error in {subject.incident.id}",
        "page": f"{press.edition.url}{subject.page}",
        **version,
    }


def show_held(press: Press, held: Held) -> HeldView:
    """The page of an incident that is held back: a plain note, and as much log as can be read."""
    newsroom = press.edition.site.newsroom
    head = Head(
        address=addresses.incident(held.id),
        title="An explainer that is held back",
        description="This explainer is held back while we look into it. Its update log stays.",
        indexed=False,
    )
    return HeldView(
        shell=show_shell(press, head),
        log=tuple(
            HeldEntry(
                anchor=f"update-{update.id}",
                at=words.time(update.at, ZoneInfo(newsroom.timezone)),
                kinds=tuple(vocabulary.update_kind(kind) for kind in update.kind),
                headline=update.headline,
            )
            for update in reversed(held.updates)
        ),
        contact=newsroom.contact or "",
    )


def show_withdrawn(press: Press, subject: Subject) -> WithdrawnView:
    """The page of a withdrawn incident: why, and its log; nothing of the story."""
    incident = subject.incident
    last = next((one for one in reversed(incident.updates) if "withdrawn" in one.kind), None)
    head = Head(
        address=addresses.incident(incident.id),
        title="An explainer that was withdrawn",
        description="This explainer was withdrawn. The page says why, and keeps its update log.",
        language=incident.language,
        indexed=False,
    )
    return WithdrawnView(
        shell=show_shell(press, head),
        heading="This explainer was withdrawn",
        at=subject.time(last.at) if last else Time("on a day not recorded"),
        why=last.why if last else "No reason was recorded.",
        log=show_log(subject, press.edition.ledger.absent),
        propose=show_propose(press, subject),
    )
