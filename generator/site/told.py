"""An incident as the page of a translation tells it, with what stands in which language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.model.freshness import STORY
from generator.model.history import History
from generator.model.in_other_words import translated, with_texts
from generator.model.incident import Incident
from generator.model.moment import Grain, Point
from generator.model.shown_translation import ShownTranslation, shown_texts
from generator.reading.incident import with_claims_words
from generator.site.dates import date_words
from generator.site.words import Words, direction_of, name_of

_PLAIN = frozenset({"alt"})
"""Fields that stand in attributes of HTML, where nothing can be marked."""


_DRAWN = "series/"
"""Items whose words stand in drawings, likewise."""


class Told(str):
    """A text of a record that knows how a page shows it.

    It is its plain words wherever text is joined, cut or written into an attribute; where a
    template prints it whole, it is marked: with its language, or as older than its original.

    Attributes:
        html: The text with its mark.
    """

    __slots__ = ("html",)
    html: Markup

    def __html__(self) -> str:
        """The text as HTML; called by whatever escapes it."""
        return self.html


class ToldIncident(Struct, frozen=True):
    """What the page of a translation shows.

    Attributes:
        plain: The incident in the words of the page.
        marked: The same, with the texts marked that are older or stand in the first language.
        story_older: That the story is older than its original; empty where it is not.
    """

    plain: Incident
    marked: Incident
    story_older: str = ""


def telling(incident: Incident, history: History, language: str, words: Words) -> ToldIncident:
    """Tell an incident in the words of a translation.

    Args:
        incident: The incident, as it was first told.
        history: What git says of it.
        language: The language of the translation.
        words: The words of the page, in that language.
    """
    translation = incident.translations[language]
    shown = shown_texts(incident, translation, history)
    usable = frozenset(name for name, one in shown.items() if one.is_translated) | {
        name for name in translation.texts if name not in shown
    }
    story = translation.narrative if shown[STORY].is_translated else None
    told = translated(incident, translation, usable, story or incident.narrative)
    own = incident if story is None else told
    narrative = with_claims_words(story, own.written) if story else incident.narrative
    plain = told.in_words(language, told.written, narrative, told.updates)
    plain = replace(plain, story_in="" if story else incident.language)
    marks = _TextMarks(shown, incident.language, words)
    return ToldIncident(
        plain=plain,
        marked=with_texts(plain, marks.say),
        story_older=_older(shown[STORY], incident.language, words) if story else "",
    )


class _TextMarks(Struct, frozen=True):
    """How the texts of a page are marked, by their fields."""

    shown: Mapping[str, ShownTranslation]
    language: str
    words: Words

    def say(self, field: str, text: str) -> str:
        """A text of a field, marked where there is anything to say of it."""
        how = self.shown.get(field)
        if how is None or field.rpartition("/")[2] in _PLAIN or field.startswith(_DRAWN):
            return text
        if not how.is_translated:
            direction = direction_of(self.language)
            html = Markup('<span lang="{}" dir="{}">{}</span>')
            return _told(text, html.format(self.language, direction, text))
        if how.is_older:
            note = _older(how, self.language, self.words)
            return _told(text, Markup('{} <small class="older">{}</small>').format(text, note))
        return text


def _told(text: str, html: Markup) -> Told:
    told = Told(text)
    told.html = html
    return told


def _older(how: ShownTranslation, language: str, words: Words) -> str:
    """Say that a text is older than its original, and since when."""
    if not how.is_older:
        return ""
    name = name_of(language, words.locale)
    if how.since is None:
        return words.gettext(
            "The %(language)s text may have changed since; this is older.", language=name
        )
    return words.gettext(
        "The %(language)s text changed on %(day)s; this is older.",
        language=name,
        day=date_words(Point(datetime.combine(how.since, time()), Grain.DAY), words),
    )
