"""An incident as the page of a translation tells it, with what stands in which language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.model.facet import label_in, language_of_label
from generator.model.freshness import STORY
from generator.model.history import History
from generator.model.in_other_words import translated, with_texts
from generator.model.incident import Incident
from generator.model.moment import Grain, Point
from generator.model.newsroom import Newsroom
from generator.model.shown_translation import ShownTranslation, shown_texts
from generator.reading.incident import with_claims_words
from generator.site.dates import date_words
from generator.site.marked import Marked, marked
from generator.site.words import Words, direction_of, is_same_language, name_of

_PLAIN = frozenset({"alt"})
"""Fields that stand in attributes of HTML, where nothing can be marked."""


_DRAWN = "series/"
"""Items whose words stand in drawings, likewise."""

_LOGGED = "updates/"
"""Entries of the log, which stand in lists as they do on their page."""


class TranslatedIncident(Struct, frozen=True):
    """What the page of a translation shows.

    Attributes:
        plain: The incident in the words of the page.
        marked: The same, with the texts marked that are older or stand in the first language.
        story_older: That the story is older than its original; empty where it is not.
    """

    plain: Incident
    marked: Incident
    story_older: str = ""


def incident_in_lists(
    incident: Incident, history: History, language: str, words: Words
) -> Incident:
    """Tell an incident as lists in another language do.

    A text that stands in the first language is marked with that. What is older than its original
    is shown as the page shows it; the texts of an update say so themselves, of the incident's own
    texts :func:`older_texts` does.

    Args:
        incident: The incident, as it was first told.
        history: What git says of it.
        language: The language of the lists.
        words: The words of the page, in that language.
    """
    translation = incident.translations.get(language)
    if translation is not None and translation.has_page:
        in_words = translated_incident(incident, history, language, words)
        shown = shown_texts(incident, translation, history)
        marks = {
            name: one if name.startswith(_LOGGED) else replace(one, is_older=False)
            for name, one in shown.items()
        }
        return with_texts(in_words.plain, _TextMarks(marks, incident.language, words).say)
    if is_same_language(incident.language, language):
        return incident

    def say(field: str, text: str) -> str:
        return text if field.rpartition("/")[2] in _PLAIN else foreign(text, incident.language)

    return replace(with_texts(incident, say), translated_to="", translated_from="")


def translated_incident(
    incident: Incident, history: History, language: str, words: Words
) -> TranslatedIncident:
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
    reworded = translated(incident, translation, usable, story or incident.narrative)
    own = incident if story is None else reworded
    narrative = with_claims_words(story, own.written) if story else incident.narrative
    plain = reworded.in_words(language, reworded.written, narrative, reworded.updates)
    plain = replace(plain, story_in="" if story else incident.language)
    marks = _TextMarks(shown, incident.language, words)
    return TranslatedIncident(
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
            return foreign(text, self.language)
        if how.is_older:
            note = _older(how, self.language, self.words)
            return marked(text, Markup('{} <small class="older">{}</small>').format(text, note))
        return text


IN_LISTS = ("headline", "standfirst")
"""The texts of an incident that lists show."""
IN_FEEDS = (*IN_LISTS, STORY)
"""Those that its entry in a feed holds."""


def older_texts(
    incident: Incident, history: History, language: str, words: Words, fields: Sequence[str]
) -> tuple[str, ...]:
    """Say of some texts, as lists and feeds show them, that they are older than their originals.

    Args:
        incident: The incident, as it was first told.
        history: What git says of it.
        language: The language of the list.
        words: The words of the page, in that language.
        fields: Which texts.

    Returns:
        A sentence for each; empty where it is not older, or not shown in that language.
    """
    translation = incident.translations.get(language)
    if translation is None or not translation.has_page:
        return tuple("" for _ in fields)
    shown = shown_texts(incident, translation, history)
    return tuple(
        _older(shown[one], incident.language, words) if one in shown else "" for one in fields
    )


def label_on_page(label: Mapping[str, str], language: str, newsroom: Newsroom) -> str:
    """A label of the newsroom on a page in a language, marked where it has none in that."""
    first = newsroom.language
    return with_language_mark(
        label_in(label, language, first), language_of_label(label, language, first), language
    )


def with_language_mark(text: str, language: str, page: str) -> str:
    """A text in a language, marked where its page is in another."""
    return text if is_same_language(language, page) else foreign(text, language)


def foreign(text: str, language: str) -> Marked:
    """A text marked with its language, where that is not its page's."""
    direction = direction_of(language)
    html = Markup('<span lang="{}" dir="{}">{}</span>')
    return marked(text, html.format(language, direction, text))


def _older(how: ShownTranslation, language: str, words: Words) -> str:
    """Say that a text is older than its original, and since when."""
    if not how.is_older:
        return ""
    name = words.as_ours(name_of(language, words.locale))
    if how.since is None:
        return words.gettext(
            "The %(language)s text may have changed since; this is older.", language=name
        )
    return words.gettext(
        "The %(language)s text changed on %(day)s; this is older.",
        language=name,
        day=date_words(Point(datetime.combine(how.since, time()), Grain.DAY), words),
    )
