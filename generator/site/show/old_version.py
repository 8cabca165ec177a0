"""A page as it once stood: as text, plainly marked, not to be indexed."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from markupsafe import Markup
from msgspec.structs import replace

from generator.model.incident import Incident
from generator.model.ledger import History
from generator.model.old_version import OldVersion
from generator.site import addresses, words
from generator.site.edition import Output
from generator.site.press import Press
from generator.site.show.answer import show_withdrawn
from generator.site.show.explainer import show_text
from generator.site.show.shell import Head, show_shell
from generator.site.show.subject import Subject, source_numbers
from generator.site.views.history import OldNotice
from generator.site.views.lists import PlainView
from generator.site.views.parts import Link
from generator.site.views.shell import Shell


def print_version(press: Press, shown: Subject, old: OldVersion, last: int) -> Output:
    """Print the page of one old version.

    Args:
        press: What pages are printed with.
        shown: The incident as it is now, as its other pages show it.
        old: The version.
        last: How many versions there are.
    """
    present = shown.incident
    address = addresses.version(present.id, old.version.number)
    notice = _notice(press, present, old, last)
    shell = _shell(press, present, old, address)
    if old.incident is None:
        return press.page(address, "plain.html", _unreadable(shell, notice, old.refused))
    press = _then(press, old.version.committed)
    subject = _subject(shown, old.incident, address)
    if old.incident.record.status == "withdrawn":
        answer = replace(show_withdrawn(press, subject), shell=shell, old=notice)
        return press.page(address, "withdrawn.html", answer)
    view = replace(show_text(press, subject, _no_page, shell), old=notice, corrections=())
    return press.page(address, "explainer.html", view)


def _no_page(_quote: str) -> None:
    return None


def _then(press: Press, committed: datetime | None) -> Press:
    """The press with the moment of the version for its present."""
    if committed is None:
        return press
    edition = dataclasses.replace(press.edition, now=committed)
    return dataclasses.replace(press, edition=edition)


def _subject(shown: Subject, incident: Incident, address: str) -> Subject:
    return Subject(
        incident=incident,
        newsroom=shown.newsroom,
        history=History(incident.id),
        page=address,
        here=address,
        numbers=source_numbers(incident),
        is_old=True,
    )


def _shell(press: Press, present: Incident, old: OldVersion, address: str) -> Shell:
    title = f"Version {old.version.number} of an explainer"
    if old.incident is not None and present.record.status != "withdrawn":
        title = f"Version {old.version.number}: {old.incident.record.headline}"
    head = Head(
        address=address,
        title=title,
        description="An old version of this page, kept so that it can be cited.",
        language=present.language,
        indexed=False,
        canonical=addresses.incident(present.id),
    )
    return show_shell(press, head)


def _notice(press: Press, present: Incident, old: OldVersion, last: int) -> OldNotice:
    number, here = old.version.number, addresses.version(present.id, old.version.number)
    committed = old.version.committed
    when = f", of {words.instant(committed, present.zone).text}" if committed else ""
    newsroom = press.edition.site.newsroom.name
    headline = old.incident.record.headline if old.incident else present.id
    cite = f"{newsroom}, “{headline}”, version {number}{when}, {press.edition.url}{here}"
    text = f"This is version {number} of {last}{when}. It may hold what was corrected since."
    return OldNotice(
        text=text if number < last else f"This is version {number} of {last}, the latest{when}.",
        present=Link(
            addresses.link(here, addresses.incident(present.id)), "See the page as it is now"
        ),
        history=Link(
            addresses.link(here, f"{addresses.history(present.id)}#version-{number}"),
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
