"""What changed in the texts of an incident in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.history.figures import TextContext, compare_figures
from generator.history.states import FolderState
from generator.history.words import compare
from generator.model.freshness import STORY, originals_in
from generator.model.history import Aspect, Change
from generator.model.reader_texts import digest_of_words
from generator.model.shown_translation import divided
from generator.model.translation import Translation


class _Text(Struct, frozen=True):
    """A text of a translation, the digest of the original that it was made from, and by whom."""

    words: str = ""
    of: str = ""
    by: str = ""


class _TextsIn(Struct, frozen=True):
    """What a translation says, and the digests of what it should be made from, by field."""

    texts: Mapping[str, _Text]
    originals: Mapping[str, str]

    def text(self, field: str) -> _Text:
        """What it says in a field; nothing where that is missing."""
        return self.texts.get(field) or _Text()

    def is_older(self, field: str) -> bool:
        """Whether it says something that was made from another original than stands there."""
        text = self.text(field)
        return bool(text.words) and text.of != self.originals.get(field)


_NAMED = frozenset({"people", "agencies", "things", "places"})


def translation_changes(
    was: FolderState, now: FolderState, context: TextContext
) -> Iterator[Change]:
    """Tell what a reader of each other language sees change: the page as a whole, or its texts.

    A translation without a headline has no page, so that it can be prepared before.

    Args:
        was: The former state of the folder.
        now: The present one.
        context: What is known of the texts of the record.
    """
    for language in sorted({*was.translations, *now.translations}):
        old, new = was.translations.get(language), now.translations.get(language)
        stood, stands = old is not None and old.has_page, new is not None and new.has_page
        if stands and not stood:
            yield Change(language, Aspect.TRANSLATION, f"published in {language}")
        elif stood and not stands:
            yield Change(language, Aspect.DELETED, f"page in {language} deleted")
        elif old is not None and new is not None and stands:
            called = [name for one in (old, new) for name in _names(one)]
            there = context.in_language(language, called)
            yield from _texts(language, _texts_of(was, old), _texts_of(now, new), there)


def _texts_of(state: FolderState, translation: Translation) -> _TextsIn:
    """What a translation says in a state; a story counts once it is translated."""
    said = {
        field: _Text(
            " … ".join(translation.words(field)), text.of, _translator(translation, field)
        )
        for field, text in translation.texts.items()
    }
    story = state.stories.get(translation.language, "") if translation.narrative_of else ""
    said[STORY] = _Text(story.strip(), translation.narrative_of)
    updates = {name: update for name, update in state.updates.items() if update}
    digests = {name: one.digest for name, one in originals_in(state.record, updates).items()}
    return _TextsIn(said, {**digests, STORY: digest_of_words((state.narrative.strip(),))})


def _names(translation: Translation) -> Iterator[str]:
    """What a translation calls people, agencies, things and places."""
    for field in translation.texts:
        section, _, name = field.partition("/")[0], *field.rpartition("/")[1:]
        if section in _NAMED and name in {"name", "called"}:
            yield from translation.words(field)


def _translator(translation: Translation, field: str) -> str:
    """Who translated a text, where pages say so: of what a quote says."""
    if not (field.startswith("quotes/") and field.endswith("/text")):
        return ""
    return translation.texts[field].translator or translation.translator


def _texts(language: str, was: _TextsIn, now: _TextsIn, context: TextContext) -> Iterator[Change]:
    for field in dict.fromkeys((*now.texts, *was.texts)):
        old, new = was.text(field), now.text(field)
        if field.startswith("updates/") and field not in was.originals:
            continue  # the words of an entry that came with it: they are its own
        if old.words != new.words:
            yield _reworded(language, field, (old, new), now.originals.get(field), context)
        elif new.words and old.of != new.of and (was.is_older(field) or now.is_older(field)):
            yield _judged_anew(language, field, is_older=now.is_older(field))
        if old.words and new.words and old.by != new.by:
            item, by = divided(field)[0], (old.by, new.by)
            yield Change(
                f"{language}/{item}", Aspect.TRANSLATION, "translator changed", "translator", *by
            )


def _judged_anew(language: str, field: str, *, is_older: bool) -> Change:
    """The same words said to be made from another original, so that a page shows them otherwise.

    What was current and is current again, after its original changed, shows no difference.
    """
    item, name = divided(field)
    says = "translation made from an older text" if is_older else "translation up to date"
    return Change(
        f"{language}/{item}", Aspect.TRANSLATION, says, name, was_older=True, now_older=is_older
    )


def _reworded(
    language: str,
    field: str,
    texts: tuple[_Text, _Text],
    original: str | None,
    context: TextContext,
) -> Change:
    """A text whose words came, went or changed."""
    (was, now), (item, name) = texts, divided(field)
    happened = "changed" if was.words and now.words else "added" if now.words else "taken out"
    return Change(
        f"{language}/{item}",
        Aspect.TRANSLATION,
        f"translation {happened}",
        name,
        was.words,
        now.words,
        compare(was.words, now.words),
        figures=compare_figures(was.words, now.words, context),
        was_older=bool(was.words) and was.of != original,
        now_older=bool(now.words) and now.of != original,
    )
