"""The story, as a part of the explainer, with what a reader should know of it."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from generator.model.claim import Claim
from generator.site import labels
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.views.context import IncidentContext
from generator.site.views.narrative import show_narrative
from generator.site.views.opening import revised_since
from generator.site.views.shown_items import ShownItems
from generator.site.words import N_


class Story(Struct, frozen=True):
    """The story, with what a reader should know of it.

    Attributes:
        html: The story, with what stands in it.
        shapes: The marks that stand in it, their words as they stand within a sentence.
        warning: What it tells of; empty where there is nothing to warn of.
        revised: That it is older than the last news; empty where it is not.
        language: Its language, where that is not the page’s; else empty.
        direction: Likewise, ``ltr`` or ``rtl``.
    """

    html: Markup
    shapes: tuple[Mark, ...] = ()
    warning: str = ""
    revised: str = ""
    language: str = ""
    direction: str = ""


def show_story(renderer: Renderer, context: IncidentContext, items: ShownItems) -> Story:
    """Show the story, with what it tells of, and whether it is older than the last news.

    Args:
        renderer: What pages are rendered with.
        context: The incident.
        items: The items that it may place.
    """
    incident, words = context.incident, context.words
    day = context.day_of_instant(renderer.edition.now)
    named = (labels.SENSITIVITY[one] for one in incident.record.sensitivity)
    warnings = [words.gettext(word) for word in named if word]
    tied = {incident.item(one, Claim).standing for one in context.tied}
    return Story(
        html=show_narrative(context, renderer, items, day),
        shapes=tuple(
            Mark(one, labels.standing_within(one, words)) for one in labels.STANDING if one in tied
        ),
        warning=words.gettext("This page tells of %(what)s.", what=words.listed(warnings))
        if warnings
        else "",
        revised=revised_since(
            context,
            "narrative",
            N_("The story was last revised on %(day)s, before the last news."),
        ),
    )
