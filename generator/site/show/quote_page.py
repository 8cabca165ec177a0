"""A quote's own page: large, with how it stands and everything that it speaks to."""

from __future__ import annotations

from generator.model import dates
from generator.model.claim import Claim
from generator.model.quotation import marks, within_marks
from generator.site import addresses, vocabulary, words
from generator.site.cards.card import Card
from generator.site.press import Press
from generator.site.show.claims import show_groups
from generator.site.show.embed import frame
from generator.site.show.shell import Head, show_shell
from generator.site.show.spoken import Spoken, day, show_state
from generator.site.views.parts import Link
from generator.site.views.quote_card import alt_text
from generator.site.views.quote_page import CardPicture, Origin, QuotePage, Taking
from generator.site.views.shell import Alternate, Social


def show_quote_page(press: Press, spoken: Spoken, card: Card) -> QuotePage:
    """Show a quote large, with how it stands and everything that it speaks to.

    Args:
        press: What pages are printed with.
        spoken: The quote.
        card: What its picture shows.
    """
    subject, shown = spoken.subject, spoken.shown
    picture = CardPicture(spoken.card, alt_text(card))
    named = spoken.quote.claims if spoken.quote and shown else ()
    claims = [subject.incident.item(claim, Claim) for claim in named]
    return QuotePage(
        shell=show_shell(press, _head(press, spoken, picture)),
        heading=spoken.heading,
        origin=_origin(spoken),
        taking=Taking(
            address=f"{press.edition.url}{spoken.address}",
            embed=frame(press, spoken),
            picture=picture,
        ),
        card=shown,
        state=show_state(spoken.present, subject),
        as_of=day(subject, spoken.present.as_of),
        claims=show_groups(subject, claims),
    )


def _head(press: Press, spoken: Spoken, picture: CardPicture) -> Head:
    incident, url = spoken.subject.incident, press.edition.url
    published, changed = dates.first_published(incident), spoken.present.as_of
    return Head(
        address=spoken.address,
        title=spoken.heading,
        description=_description(spoken),
        language=incident.language,
        social=Social(
            kind="article",
            title=spoken.heading,
            image=f"{url}{spoken.address}{picture.href}",
            image_alt=picture.alt,
            published=words.machine(published, incident.zone) if published else "",
            modified=words.machine(changed, incident.zone) if changed else "",
        ),
        alternates=(
            Alternate(
                f"{url}{spoken.address}oembed.json", "application/json+oembed", spoken.heading
            ),
        ),
    )


def _description(spoken: Spoken) -> str:
    shown, present = spoken.shown, spoken.present
    if shown is None or not present.state.has_words:
        return f"This quote was {present.state.value}. {present.why}".strip()
    language = spoken.subject.incident.language
    opening, closing = marks(language).outer
    said = f"{closing} {opening}".join(within_marks(part, language) for part in shown.parts)
    who = ", ".join(part for part in (shown.speaker, shown.role) if part)
    return f"{who}: {opening}{said}{closing}"


def _origin(spoken: Spoken) -> Origin:
    subject = spoken.subject
    record, updated = subject.incident.record, dates.last_updated(subject.incident)
    withdrawn = record.status == "withdrawn"
    history = addresses.history(subject.incident.id)
    return Origin(
        headline=Link(
            subject.way(subject.page),
            "An explainer that was withdrawn" if withdrawn else record.headline,
        ),
        status=vocabulary.status(record.status),
        updated=subject.maybe(updated),
        history=Link(subject.way(history), "Every version") if subject.history.versions else None,
    )
