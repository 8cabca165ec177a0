"""What is published together: all that pages may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from msgspec import Struct

from generator.model.history import Ledger, OldVersion
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.site import Held
from generator.reading.pages import PageFile, read_pages
from generator.site.cards.fonts import FontFile
from generator.site.catalogues import fingerprint_of_words
from generator.site.maps.area_maps import AreaGround, AreaOnMap, plan_areas
from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.model import GroundPlan, Survey
from generator.site.maps.overview import plan_overview
from generator.site.maps.where import Sited
from generator.site.summary import Summary, TableRows
from generator.site.words import Words, words_in

if TYPE_CHECKING:
    from generator.site.views.teaser import ListEntry


class Catalogue(Struct, frozen=True):
    """The incidents that readers see.

    Attributes:
        summaries: The summary of each, by id, in the order of ids.
        listed: The summaries of those that lists show, the latest development first; of one
            moment, by id. An incident without a log comes last.
        open: Reads a whole incident.
        listings: Gives how some incidents stand in lists in a language, by id; in the newsroom's
            where it is empty.
        words: Gives what the search in a language finds of some incidents, likewise.
        rows: Gives the rows of all incidents in the site's data files, by id, in their order.
        survey: Gives what the map of an incident is drawn from beside its places.
        plan: Plans the shapes beneath the overview, from its areas.
        plan_areas: Plans those beneath the maps of countries and states.
    """

    summaries: Mapping[str, Summary]
    listed: tuple[Summary, ...]
    open: Callable[[str], Incident]
    listings: Callable[[Sequence[str], str], Mapping[str, ListEntry]]
    words: Callable[[Sequence[str], str], Mapping[str, bytes]]
    rows: Callable[[], Mapping[str, TableRows]]
    survey: Callable[[str], Survey | None]
    plan: Callable[[tuple[Sited, ...]], GroundPlan] = plan_overview
    plan_areas: Callable[[tuple[AreaOnMap, ...]], tuple[AreaGround, ...]] = plan_areas


def in_order(summaries: Iterable[Summary]) -> tuple[Summary, ...]:
    """Put the summaries of incidents in the order of lists, without those that none shows."""
    listed = [one for one in summaries if one.is_listed]
    return tuple(sorted(listed, key=lambda one: (-(one.updated if one.log else 0.0), one.id)))


def _nothing(name: str) -> NoReturn:
    raise KeyError(name)


EMPTY = Catalogue({}, (), _nothing, lambda _, __: {}, lambda _, __: {}, dict, lambda _: None)
"""No incidents at all."""


def no_versions(_incident: Incident) -> tuple[OldVersion, ...]:
    """What is known of old versions without git: nothing."""
    return ()


class Edition(Struct, frozen=True):
    """All that pages may know.

    Attributes:
        newsroom: Who publishes.
        ledger: What git says of them, or why this copy has no history.
        now: The moment of this edition, in UTC: an argument, never the clock.
        content: The content folder, where media lie.
        theme: The theme’s folders; an earlier one overrides a later one, file by file.
        url: The address that the site is published under, with a slash at its end.
        basemap: What is installed for maps beside what is built in.
        fonts: What is added to the fonts of pictures.
        old_versions: Reads an incident’s committed versions, oldest first, when a page asks.
        catalogue: The incidents that readers see: their summaries, and what opens each of them.
        held: Those that are held back, of which a page says so.
    """

    newsroom: Newsroom
    ledger: Ledger
    now: datetime
    content: Path
    theme: tuple[Path, ...]
    url: str
    basemap: Basemap = NOTHING
    fonts: tuple[FontFile, ...] = ()
    old_versions: Callable[[Incident], tuple[OldVersion, ...]] = no_versions
    catalogue: Catalogue = EMPTY
    held: tuple[Held, ...] = ()

    @property
    def has_about(self) -> bool:
        """Whether the newsroom has written a page about itself; every page then leads there."""
        return (self.content / "pages" / "about.md").is_file()

    @property
    def pages(self) -> tuple[PageFile, ...]:
        """The ordinary pages that readers see."""
        return read_pages(self.content, self.newsroom.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The other languages of the newsroom in which something is told: they have lists."""
        published = {name for one in self.catalogue.summaries.values() for name in one.translated}
        published |= {one.language for one in self.pages}
        return tuple(one for one in self.newsroom.languages if one in published)

    def words(self, language: str = "") -> Words:
        """The words of the page in a language; in the newsroom's where none is named."""
        return words_in(language or self.newsroom.language, self.theme)

    def words_on_page(self, language: str = "") -> Words:
        """The same words as they stand on a page, where English ones are marked."""
        return words_in(language or self.newsroom.language, self.theme, on_page=True)

    @property
    def inputs(self) -> str:
        """What every page depends on beside its own subject, as one text."""
        newsroom, themes = self.newsroom.model_dump_json(), map(str, self.theme)
        in_languages = (f"{one.name} {one.address}" for one in self.pages if one.language)
        leads = (str(self.has_about), str(bool(guide_files(self.content))), *in_languages)
        fonts = (f"{one.sha256} {one.is_strong}" for one in self.fonts)
        said = fingerprint_of_words(self.theme)
        return "\n".join((newsroom, said, self.url, self.content.name, *leads, *themes, *fonts))


def guide_files(content: Path) -> tuple[Path, ...]:
    """Find the guides of ``docs/`` beside the content folder, by name; links are not followed."""
    folder = content.absolute().parent / "docs"
    return tuple(path for path in sorted(folder.glob("*.md")) if not path.is_symlink())
