"""An incident as it once stood: the page of each old version."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec.structs import replace

from generator.model.dates import last_checked
from generator.model.history import History, OldVersion, Version
from generator.model.incident import Incident
from generator.output import File
from generator.site import urls
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import OldNotice, PageHead, Shell, show_shell
from generator.site.views.context import IncidentContext, source_numbers
from generator.site.views.explainer import show_explainer
from generator.site.views.plain import PlainView
from generator.site.views.withdrawn import show_withdrawn
from generator.site.words import N_, Words


def render_version(renderer: Renderer, shown: IncidentContext, old: OldVersion, last: int) -> File:
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
    shell = _shell(renderer, shown, old, address)
    if old.incident is None:
        return renderer.page(address, "plain.html", _unreadable(shown.words, shell, notice, old))
    renderer = _then(renderer, old.version.committed, old.incident)
    context = _subject(shown, old.incident, address)
    if old.incident.record.status == "withdrawn":
        answer = replace(show_withdrawn(renderer, context), shell=shell, old=notice)
        return renderer.page(address, "withdrawn.html", answer)
    view = replace(show_explainer(renderer, context, shell), old=notice)
    return renderer.page(address, "explainer.html", view)


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


def _shell(renderer: Renderer, shown: IncidentContext, old: OldVersion, address: str) -> Shell:
    present, words, number = shown.incident, shown.words, old.version.number
    if old.incident is None or present.record.status == "withdrawn":
        title = words.gettext("Version %(number)s of an explainer", number=number)
    else:
        headline = old.incident.record.headline
        title = words.gettext("Version %(number)s: %(headline)s", number=number, headline=headline)
    head = PageHead(
        address=address,
        title=title,
        description=words.gettext("An old version of this page, kept so that it can be cited."),
        language=present.language,
        indexed=False,
        canonical=urls.incident(present.id),
    )
    return show_shell(renderer, head)


def _notice(renderer: Renderer, shown: IncidentContext, old: OldVersion, last: int) -> OldNotice:
    present, words = shown.incident, shown.words
    number, here = old.version.number, urls.version(present.id, old.version.number)
    return OldNotice(
        text=_which(shown, old.version, last),
        present=Link(
            urls.link(here, urls.incident(present.id)), words.gettext("See the page as it is now")
        ),
        history=Link(
            urls.link(here, f"{urls.history(present.id)}#version-{number}"),
            words.gettext("What changed in this version, and why"),
        ),
        cite=_cited(renderer, shown, old, here),
    )


def _which(shown: IncidentContext, version: Version, last: int) -> str:
    """Which version it is, and of when, in a sentence or two."""
    words, number = shown.words, version.number
    if version.committed is None:
        text = (
            N_("This is version %(number)s of %(last)s. It may hold what was corrected since.")
            if number < last
            else N_("This is version %(number)s of %(last)s, the latest.")
        )
        return words.gettext(text, number=number, last=last)
    text = (
        N_(
            "This is version %(number)s of %(last)s, of %(moment)s. It may hold what was corrected"
            " since."
        )
        if number < last
        else N_("This is version %(number)s of %(last)s, the latest, of %(moment)s.")
    )
    moment = shown.instant(version.committed).text
    return words.gettext(text, number=number, last=last, moment=moment)


def _cited(renderer: Renderer, shown: IncidentContext, old: OldVersion, here: str) -> str:
    """How to cite a version."""
    words, committed = shown.words, old.version.committed
    named = {
        "newsroom": shown.newsroom.name,
        "headline": old.incident.record.headline if old.incident else shown.incident.id,
        "number": old.version.number,
        "address": f"{renderer.edition.url}{here}",
    }
    if committed is None:
        return words.gettext(
            "%(newsroom)s, “%(headline)s”, version %(number)s, %(address)s", **named
        )
    return words.gettext(
        "%(newsroom)s, “%(headline)s”, version %(number)s, of %(moment)s, %(address)s",
        moment=shown.instant(committed).text,
        **named,
    )


def _unreadable(words: Words, shell: Shell, notice: OldNotice, old: OldVersion) -> PlainView:
    html = Markup('<p>{}</p><p>{}</p><p><a href="{}">{}</a></p>')
    # For translators: why is in English.
    refused = words.gettext("This version cannot be shown: %(why)s", why=old.refused)
    return PlainView(
        shell,
        words.gettext("A version that cannot be shown"),
        html.format(notice.text, refused, notice.present.href, notice.present.text),
    )
