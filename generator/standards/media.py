"""Media: what is shown has a description, a credit and a right to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.media import Medium
from generator.model.newsroom import Newsroom
from generator.problems import Level
from generator.standards.rule import Finding, Rule, at


def shown_without_words(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """What is shown says what it shows, whose work it is, and on what right.

    ``alt`` is for those who cannot see it (WCAG 2.2, 1.1.1), ``credit`` and ``rights`` for those
    who made it (IPTC Photo Metadata). What the newsroom only knows of has ``held: no`` and needs
    none of them.
    """
    for medium in _shown(incident):
        there = medium.file is not None or medium.url is not None
        for key in ("alt", "credit", "rights"):
            if there and getattr(medium, key) is None:
                message = f"This is shown without “{key}”."
                yield Finding(at(incident, f"media/{medium.id}/{key}"), message, _HINTS[key])


_HINTS = {
    "alt": "Say what it shows to someone who cannot see it: alt: …",
    "credit": "Say whose work it is: credit: …",
    "rights": "Say on what right it is shown: rights: CC-BY-4.0, or public-record",
}


def nowhere_to_see(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A medium is a file here, lives elsewhere, or is only known of.

    ``file`` names a file in media/, ``url`` where it lives, ``held: no`` says that the newsroom
    has no copy.
    """
    for medium in _shown(incident):
        if medium.file is None and medium.url is None:
            hint = "Add file: or url:, or held: no for what we only know of."
            message = "This medium is neither in media/ nor anywhere else."
            yield Finding(at(incident, f"media/{medium.id}"), message, hint)


def alt_repeats_caption(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """The description for those who cannot see it is more than the caption again.

    A caption tells what one cannot see in the picture; ``alt`` tells what one can. Whoever hears
    the page would otherwise hear the caption twice and never what the picture shows.
    """
    for medium in _shown(incident):
        if medium.alt is not None and medium.alt == medium.caption:
            where = at(incident, f"media/{medium.id}/alt")
            message = "alt and caption are the same words."
            yield Finding(where, message, "Say in alt what can be seen.")


def graphic_without_warning(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """In a graphic story every picture has been looked at with its viewer in mind.

    ``warning`` covers a picture until the reader chooses to see it (Dart Center, “Handling
    traumatic imagery”). Where the story is ``graphic`` and a picture is not, waive this for it.
    """
    if "graphic" in incident.record.sensitivity:
        for medium in _shown(incident):
            if medium.warning is None and medium.kind in {"image", "video"}:
                where = at(incident, f"media/{medium.id}")
                hint = "Add warning: what a reader should know before seeing it."
                yield Finding(where, "A picture in a graphic story has no warning.", hint)


def none_and_more(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """``sensitivity: [none]`` stands alone, and so does ``[not-assessed]``.

    The first says that an editor has thought about it and found nothing to warn of, the second
    that nobody has.
    """
    words = incident.record.sensitivity
    for index, word in enumerate(words):
        if word in {"none", "not-assessed"} and len(words) > 1:
            where = at(incident, f"sensitivity/{index}")
            message = f"“{word}” stands beside other words."
            yield Finding(where, message, "Take out one or the other.")


def _shown(incident: Incident) -> Iterator[Medium]:
    return (one for one in incident.record.media if one.held and one.withdrawn is None)


RULES = (
    Rule("media-without-words", shown_without_words),
    Rule("media-nowhere", nowhere_to_see),
    Rule("alt-repeats-caption", alt_repeats_caption, level=Level.ADVICE),
    Rule("graphic-without-warning", graphic_without_warning, level=Level.ADVICE),
    Rule("sensitivity-none", none_and_more),
)
