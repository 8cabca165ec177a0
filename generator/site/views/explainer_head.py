"""What the explainer says of itself to search engines, feed readers and where it is shared."""

from __future__ import annotations

from generator.model.dates import first_published, last_updated
from generator.site import dates, urls
from generator.site.exports.json_ld import explainer_json_ld
from generator.site.render import Renderer
from generator.site.views.base import Alternate, PageHead, Social
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


def show_head(
    renderer: Renderer, context: IncidentContext, pictured: IncidentContext | None = None
) -> PageHead:
    """What the explainer says of itself to search engines and where it is shared.

    Args:
        renderer: What pages are rendered with.
        context: The incident.
        pictured: The incident as its picture shows it, where that is in another language.
    """
    incident, url = context.incident, renderer.edition.url
    record, shared = incident.record, pictured or context
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
