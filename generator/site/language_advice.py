"""Whether the words of the page are there in every language of the site, and have been read.

And whether the checks that go by words know those of every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.facet import ANY_LANGUAGE
from generator.model.newsroom import Newsroom
from generator.model.word_lists import is_listed
from generator.problems import Level, Location, Problem
from generator.site.catalogues import SOURCE, broken_messages, languages_in
from generator.site.edition import Edition


def _short(path: Path) -> str:
    """A catalogue as an editor finds it: from the theme's folder on."""
    return "/".join(path.parts[-5:])


def judge_words(edition: Edition, languages: Iterable[str]) -> Iterator[Problem]:
    """Find languages whose words are English, or have been read by nobody of the newsroom.

    Words like charged, retracted and withdrawn do harm where they are wrong.

    Args:
        edition: What is known of the site: its newsroom and its theme.
        languages: Those that its incidents are written in, beside the newsroom's; some may be
            empty.
    """
    newsroom, known = edition.newsroom, languages_in(edition.theme)
    reviewed, own = newsroom.language_reviewed_by or {}, (newsroom.language, *newsroom.languages)
    spoken = {one for one in (*own, *languages) if one}
    # what a catalogue lacks is said in English
    for one in broken_messages(edition.theme, {SOURCE, *spoken}):
        about = f"“{one.message[:60]}”: {one.why}" if one.message else one.why
        where = Location("newsroom.yaml", field="language")
        message = f"A catalogue of the theme is broken ({_short(one.file)}). {about}."
        hint = "Mend the file; msgfmt --check, of gettext, finds the line."
        yield Problem(where, "words.broken-message", message, hint)
    for language in sorted(one for one in spoken if one.partition("-")[0] != SOURCE):
        if not {language, language.partition("-")[0]} & set(known):
            where = Location("newsroom.yaml", field="language")
            message = f"Nobody has translated the words of the page into “{language}”."
            hint = f"They stand in English; docs/languages.md says how to add {language}."
            yield Problem(where, "words.no-catalogue", message, hint, Level.ADVICE)
        elif not {language, language.partition("-")[0], ANY_LANGUAGE} & reviewed.keys():
            where = Location("newsroom.yaml", field="language")
            message = f"Nobody of the newsroom has reviewed the words of the page in “{language}”."
            hint = (
                "Read theme/locales as docs/languages.md says, then write "
                f"language_reviewed_by: {{{language}: who did}}."
            )
            yield Problem(where, "words.not-reviewed", message, hint, Level.ADVICE)
    yield from _not_judged(newsroom, spoken)


def _not_judged(newsroom: Newsroom, spoken: Iterable[str]) -> Iterator[Problem]:
    """Languages in which checks that go by words look for none, once each."""
    where = Location("newsroom.yaml", field="language")
    for language in sorted(one for one in spoken if not is_listed(one)):
        message = f"Checks that go by words do not know those of “{language}”."
        hint = (
            "Look yourself, in each text: does an edit of style touch a denial or a number in"
            " words; does the headline say who says so; does a house, a plate, a child’s age or"
            f" an accusation stand there. docs/languages.md says more, and how to add {language}."
        )
        yield Problem(where, "words.not-judged", message, hint, Level.ADVICE)
    without = (one for one in newsroom.languages if not _has_house_style(newsroom, one))
    for language in without if newsroom.house_style else ():
        where = Location("newsroom.yaml", field="house_style")
        message = f"House style has no words in “{language}”."
        each = f"avoid: {{{newsroom.language}: …, {language}: …}}"
        hint = f"Say what to avoid in each language: {each}."
        yield Problem(where, "words.no-house-style", message, hint, Level.ADVICE)


def _has_house_style(newsroom: Newsroom, language: str) -> bool:
    """Whether any words to avoid are said to be of a language."""
    names = {language, language.partition("-")[0]}
    return any(names & style.avoid.keys() for style in newsroom.house_style)
