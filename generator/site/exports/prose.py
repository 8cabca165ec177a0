"""An explainer as one piece of sanitised HTML, for feeds: the facts first, then the story."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.incident import Incident
from generator.model.narrative import SECTIONS, Block, Tie
from generator.model.source import Source
from generator.model.update import Update
from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.exports.identity import page_of
from generator.site.markdown import Components, Landing, narrative_html


def story_html(edition: Edition, incident: Incident) -> Markup:
    """The standfirst and the narrative, every link in full.

    What the narrative places from the record (maps, cards, tables) stays on the page; a feed links
    to it with every tie.
    """
    page = page_of(edition, incident)

    def tie(mark: Tie) -> str:
        return f"{page}#{addresses.anchor(SECTIONS[mark.kind], mark.id)}"

    def landing(source_id: str) -> Landing:
        source = incident.item(source_id, Source)
        return Landing(f"{page}#source-{source_id}", f"Source: {source.title}")

    def block(_block: Block) -> Markup:
        return Markup()

    story = narrative_html(incident.narrative, Components(block, tie, landing))
    standfirst = Markup("<p><strong>{}</strong></p>\n").format(incident.record.standfirst)
    return standfirst + story


def update_html(update: Update) -> Markup:
    """What an entry of the log says: why, and for a correction what was wrong and is right."""
    rows = [Markup("<p>%s</p>") % update.why]
    told = (
        ("It said", update.was),
        ("It says now", update.now),
        ("How we learned of it", update.learned),
        ("What went", update.what),
        ("On whose authority", update.authority),
    )
    for label, words in told:
        if words:
            rows.append(Markup("<p><strong>%s:</strong> %s</p>") % (label, words))
    return Markup("\n").join(rows)
