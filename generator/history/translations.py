"""What changed in the texts of an incident in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.history.figures import compare_figures
from generator.history.words import compare
from generator.model.freshness import STORY
from generator.model.history import Aspect, Change
from generator.model.shown_translation import divided
from generator.model.translation import Translation


def translation_changes(
    was: Mapping[str, Translation],
    now: Mapping[str, Translation],
    stories: tuple[Mapping[str, str], Mapping[str, str]],
    known: frozenset[str],
) -> Iterator[Change]:
    """Tell what a reader of each other language sees change: the page as a whole, or its texts.

    A translation without a headline has no page, so that it can be prepared before.

    Args:
        was: The former translations, by language.
        now: The present ones.
        stories: The former and the present stories, by language.
        known: The names that the record uses.
    """
    for language in sorted({*was, *now}):
        old, new = was.get(language), now.get(language)
        stood, stands = old is not None and old.has_page, new is not None and new.has_page
        if stands and not stood:
            yield Change(language, Aspect.TRANSLATION, f"published in {language}")
        elif stood and not stands:
            yield Change(language, Aspect.DELETED, f"page in {language} deleted")
        elif old is not None and new is not None and stands:
            told = (_told(old, stories[0]), _told(new, stories[1]))
            yield from _texts(language, told, known)


def _told(translation: Translation, stories: Mapping[str, str]) -> dict[str, str]:
    """What a translation says, by field; a story counts once it is translated."""
    said = {field: " … ".join(translation.words(field)) for field in translation.texts}
    story = stories.get(translation.language, "") if translation.narrative_of else ""
    return said | {STORY: story.strip()}


def _texts(
    language: str, told: tuple[dict[str, str], dict[str, str]], known: frozenset[str]
) -> Iterator[Change]:
    before, after = told
    for field in dict.fromkeys((*after, *before)):
        was, now = before.get(field, ""), after.get(field, "")
        if was == now:
            continue
        item, name = divided(field)
        happened = "changed" if was and now else "added" if now else "taken out"
        yield Change(
            f"{language}/{item}",
            Aspect.TRANSLATION,
            f"translation {happened}",
            name,
            was,
            now,
            compare(was, now),
            figures=compare_figures(was, now, known),
        )
