"""Whether the words of the page are there in every language of the site, and have been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.facet import ANY_LANGUAGE
from generator.problems import Level, Location, Problem
from generator.site.edition import Edition
from generator.site.words import SOURCE, broken_messages, languages_in


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
    for one in broken_messages(edition.theme):
        about = f"“{one.message[:60]}”: {one.why}" if one.message else one.why
        where = Location("newsroom.yaml", field="language")
        message = f"A catalogue of the theme is broken ({_short(one.file)}). {about}."
        hint = "Mend the file; msgfmt --check, of gettext, finds the line."
        yield Problem(where, "words.broken-message", message, hint)
    newsroom, known = edition.site.newsroom, languages_in(edition.theme)
    reviewed, own = newsroom.language_reviewed_by or {}, (newsroom.language, *newsroom.languages)
    spoken = {one for one in (*own, *languages) if one}
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
