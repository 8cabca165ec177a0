"""The incident: a record, its narrative, its updates and its media, every id followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from generator.model.area import AreaShape
from generator.model.base import Item
from generator.model.completed import completed
from generator.model.files import translation_names
from generator.model.media import MediaFile
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.place import Place
from generator.model.record import SECTIONS, Record
from generator.model.series import SeriesTable
from generator.model.shown_text import first_sentence
from generator.model.translation import Translation
from generator.model.update import Update

T = TypeVar("T", bound=Item)


class Incident(Struct, frozen=True):
    """One incident, complete in itself.

    Attributes:
        id: The name of its folder, permanent; also its address.
        record: What ``incident.yaml`` says, with what follows from it filled in.
        written: What ``incident.yaml`` says and no more.
        narrative: What ``narrative.md`` tells, with its pointers into the record.
        updates: Its log, oldest first.
        files: The files in its ``media/`` folder, by name.
        areas: The shapes that its GeoJSON files draw, by name; None for one that is no shape.
        tables: What its CSV files say, by name; None for one that cannot be read.
        timezone: The name of the zone of its times.
        language: The language it is written in.
        digest: Differs where any of its files differs; a SHA-256 in hexadecimal.
        items: Every item of the record by its id.
        sections: The section of every item, by its id.
        translations: Its texts in other languages, by language.
        translated_to: Its language, where these are its words in a translation; else empty.
        translated_from: The language in which it was first told, there; else empty.
        story_in: The language of its story, where that is another; else empty.
        narrative_digest: What tells ``narrative.md`` from every other text, for translations.
    """

    id: str
    record: Record
    written: Record
    narrative: Narrative
    updates: tuple[Update, ...]
    files: Mapping[str, MediaFile]
    areas: Mapping[str, AreaShape | None]
    tables: Mapping[str, SeriesTable | None]
    timezone: str
    language: str
    digest: str
    items: Mapping[str, Item]
    sections: Mapping[str, str]
    translations: Mapping[str, Translation] = {}
    narrative_digest: str = ""
    translated_to: str = ""
    translated_from: str = ""
    story_in: str = ""

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - an incident has these parts
        cls,
        incident_id: str,
        record: Record,
        narrative: Narrative,
        updates: tuple[Update, ...],
        files: Mapping[str, MediaFile],
        newsroom: Newsroom,
        digest: str = "",
        areas: Mapping[str, AreaShape | None] | None = None,
        tables: Mapping[str, SeriesTable | None] | None = None,
        translations: Mapping[str, Translation] | None = None,
        narrative_digest: str = "",
    ) -> Incident:
        """Put the parts together; zone and language default to the newsroom’s."""
        full, found = _followed(record)
        zone = record.timezone or newsroom.timezone
        return cls(
            id=incident_id,
            record=full,
            written=record,
            narrative=narrative,
            updates=tuple(sorted(updates, key=lambda update: log_order(update, zone))),
            files=files,
            areas=areas or {},
            tables=tables or {},
            timezone=zone,
            language=record.language or newsroom.language,
            digest=digest,
            items={item.id: item for _, item in found},
            sections={item.id: name for name, item in found},
            translations=translations or {},
            narrative_digest=narrative_digest,
        )

    def in_words(
        self, language: str, record: Record, narrative: Narrative, updates: tuple[Update, ...]
    ) -> Incident:
        """The same incident in the words of another language, which its translation gives."""
        full, found = _followed(record)
        return replace(
            self,
            record=full,
            written=record,
            narrative=narrative,
            updates=updates,
            language=language,
            items={item.id: item for _, item in found},
            sections={item.id: name for name, item in found},
            translated_to=language,
            translated_from=self.first_language,
        )

    @property
    def first_language(self) -> str:
        """The language in which it was first told."""
        return self.translated_from or self.language

    @property
    def story_language(self) -> str:
        """The language of its story."""
        return self.story_in or self.language

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Every language in which it has a page, each with that of its address; the first first.

        The address of the first has no language.
        """
        others = ((name, name) for name, one in self.translations.items() if one.has_page)
        return ((self.first_language, ""), *others)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its times."""
        return ZoneInfo(self.timezone)

    @property
    def folder(self) -> str:
        """Its folder, relative to the content folder."""
        return f"incidents/{self.id}"

    @property
    def related(self) -> tuple[str, ...]:
        """The ids of other incidents that it names."""
        return self.record.related

    @property
    def aliases(self) -> tuple[str, ...]:
        """The ids it had before."""
        return self.record.aliases

    @property
    def external_ids(self) -> tuple[tuple[str, str], ...]:
        """Its ids in the numberings of others, each with the numbering."""
        return tuple((scheme, one) for scheme, some in self.record.ids.items() for one in some)

    @property
    def record_file(self) -> str:
        """The file of its record, relative to the content folder."""
        if self.translated_to:
            return self.translation_file(self.translated_to)
        return f"{self.folder}/incident.yaml"

    @property
    def narrative_file(self) -> str:
        """The file of its narrative, relative to the content folder."""
        if self.translated_to:
            return self.translated_story_file(self.translated_to)
        return f"{self.folder}/narrative.md"

    def translation_file(self, language: str) -> str:
        """The file of its texts in another language, relative to the content folder."""
        return f"{self.folder}/{translation_names(language)[0]}"

    def translated_story_file(self, language: str) -> str:
        """The file of its narrative in another language, relative to the content folder."""
        return f"{self.folder}/{translation_names(language)[1]}"

    @property
    def narratives(self) -> tuple[tuple[str, Narrative], ...]:
        """Its narrative and those of its translations, each after its file."""
        others = (
            (self.translated_story_file(language), one.narrative)
            for language, one in self.translations.items()
            if one.narrative is not None
        )
        return ((self.narrative_file, self.narrative), *others)

    def update_file(self, update: Update) -> str:
        """The file of an update, relative to the content folder."""
        return f"{self.folder}/updates/{update.id}.yaml"

    @property
    def documents(self) -> tuple[tuple[str, Record | Update], ...]:
        """What each of its YAML files says, after the file relative to the content folder."""
        log = ((self.update_file(update), update) for update in self.updates)
        return ((self.record_file, self.written), *log)

    @property
    def scene(self) -> Place | None:
        """Where it happened: the first place that stands and has that role; None without one."""
        places = (one for one in self.record.places if one.role == "scene" and not one.withdrawn)
        return next(places, None)

    @property
    def standfirst(self) -> str:
        """The sentences under its headline; none where they only repeat it.

        So it is with a row that was moved in without a summary.
        """
        record = self.record
        return "" if _is_same(record.standfirst, record.headline) else record.standfirst

    @property
    def summary(self) -> str:
        """Its standfirst; where it has none, the first sentence of the story, or the headline."""
        return self.standfirst or first_sentence(self.narrative) or self.record.headline

    @property
    def summary_in_lists(self) -> str:
        """What lists say of it under its headline; empty where that would only repeat it."""
        return "" if _is_same(self.summary, self.record.headline) else self.summary

    def item(self, item_id: str, kind: type[T]) -> T:
        """Give the item of an id, of the kind that a followed reference is known to have."""
        item = self.items[item_id]
        if not isinstance(item, kind):
            raise TypeError(f"{item_id} is no {kind.__name__}")
        return item


def _followed(record: Record) -> tuple[Record, list[tuple[str, Item]]]:
    """A record with what follows from it, and its items, each after its section."""
    full = completed(record)
    # a claim that is an event too stays the claim that it is
    known = full.model_copy(update={"events": full.events[: len(record.events)]})
    return full, [(name, item) for name in SECTIONS for item in known.section(name)]


def log_order(update: Update, timezone: str) -> tuple[float, str]:
    """Sort the log by publication; of one moment, by the name of the file."""
    return (update.at.instant(ZoneInfo(timezone)).timestamp(), update.id)


def _is_same(text: str, other: str) -> bool:
    """Whether two texts differ by no more than a full stop at the end, and capitals."""
    return text.rstrip(". ").casefold() == other.rstrip(". ").casefold()
