"""What the explainer says of itself to search engines, feed readers and where it is shared."""

from __future__ import annotations

from msgspec.structs import replace

from generator.model.dates import first_published, last_updated
from generator.site import dates, urls
from generator.site.exports.json_ld import explainer_json_ld
from generator.site.render import Renderer
from generator.site.views.base import Alternate, PageHead, Shell, Social, show_shell
from generator.site.views.context import IncidentContext
from generator.site.views.share import share_address, share_alt, show_share


def _alternates(context: IncidentContext) -> tuple[Alternate, ...]:
    """Other forms of an explainer; its data are in no language."""
    words, data = context.words, f"{urls.incident(context.incident.id)}incident.json"
    feed = context.way(f"{context.page}feed.atom")
    return (
        Alternate(feed, "application/atom+xml", words.gettext("Updates of this explainer")),
        Alternate(context.way(data), "application/json", words.gettext("This explainer as data")),
    )


SCRIPT = "js/explainer.js"
"""What it adds: links out of sheets, where the reader is, what ran out, what is new to them."""


def explainer_shell(
    renderer: Renderer, context: IncidentContext, pictured: IncidentContext | None = None
) -> Shell:
    """What stands around an explainer.

    Args:
        renderer: What pages are rendered with.
        context: The incident.
        pictured: The incident as its picture shows it, where that is in another language.
    """
    script = renderer.assets.named.get(SCRIPT)
    shell = show_shell(renderer, _head(renderer, context, pictured or context))
    return replace(shell, scripts=(context.way(script),) if script else ())


def _head(renderer: Renderer, context: IncidentContext, shared: IncidentContext) -> PageHead:
    """What the explainer says of itself to search engines and where it is shared."""
    incident, url = context.incident, renderer.edition.url
    record = incident.record
    published, updated = first_published(incident), last_updated(incident)
    return PageHead(
        address=context.page,
        title=record.headline,
        description=incident.summary,
        language=incident.language,
        social=Social(
            kind="article",
            title=record.headline,
            image=f"{url}{share_address(incident.id)}",
            image_alt=share_alt(show_share(shared, url), shared.words),
            published=dates.machine(published, incident.zone) if published else "",
            modified=dates.machine(updated, incident.zone) if updated else "",
        ),
        alternates=_alternates(context),
        json_ld=explainer_json_ld(renderer.edition, incident, renderer.pages),
        languages=tuple(
            (name, urls.incident(incident.id, where)) for name, where in incident.languages
        ),
    )
