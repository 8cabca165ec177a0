"""What each problem of a translation means, as ``check --explain CODE`` prints it."""

from __future__ import annotations

TRANSLATION = {
    "translation.bad-digest": """A key ending in ``_of`` that holds no digest.

It holds the first eight hexadecimal digits of the SHA-256 of the text that was translated, and
``explainer translate`` writes it. Without it a translation counts as older than its original.""",
    "translation.no-original": """A translation of what the original does not say.

A page in another language says what the incident says and nothing more. Take the words out, or say
it in the original first, where it has a source.""",
    "translation.no-story": """A story that counts as translated and is not there.

``narrative_of`` says from which narrative.md the story beside it was translated.""",
    "translation.no-texts": """A story in another language without the texts of its record.

The page needs both. ``explainer translate ID LANG`` begins the file of the texts.""",
    "translation.not-published": """A translation into a language that no page of the site is in.

No page would show it. ``languages`` in newsroom.yaml says in which languages the site is published
beside its own.""",
    "translation.other-count": """A translation with more or fewer entries than its original.

Each step of what to do, and each part of a quote that its source interrupts, has its own
translation, so that none is lost or added on the way.""",
    "translation.own-language": """A translation into the language in which the incident is told.

Its words stand in incident.yaml; a second version of them could only contradict them.""",
}
"""Every code of translations, with a first line that names it."""
