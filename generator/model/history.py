"""What git says was published, how it changed, and which update explains it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.model.incident import Incident


class Aspect(StrEnum):
    """What about an item changed; coverage judges by it (docs/history.md)."""

    ADDED = "added"  # an item, a field or an attribution that was not there
    DELETED = "deleted"  # an item that was there
    WITHDRAWN = "withdrawn"  # an item, or the whole explainer, taken back
    REINSTATED = "reinstated"  # and given again
    WORDS = "words"  # text in our own words
    QUOTED = "quoted"  # a quote's own words
    STANDING = "standing"
    ATTRIBUTION = "attribution"  # who says it, on what basis
    SOURCE = "source"  # where we have it from
    NUMBER = "number"  # coordinates, precision, an age
    NAME = "name"  # a name, a role, a naming ground
    MOMENT = "moment"  # when it happened, was said, was asked
    PICTURE = "picture"  # the file itself, its address
    ANSWERED = "answered"  # a question answered
    MET = "met"  # an expected step met
    STATUS = "status"  # developing, ongoing, closed
    EMPHASIS = "emphasis"  # what the page says first, names in short
    ADVICE = "advice"  # what people nearby are to do
    ORDER = "order"  # the order in which the page shows items
    OTHER = "other"  # the rest, named by its field
    TRANSLATION = "translation"  # a text in another language than the record's
    LOG = "log"  # an update file that was already published


class Figures(StrEnum):
    """How numbers, names, quoted words and denials in a text came through a change."""

    KEPT = "kept"
    ADDED = "added"  # all that stood there stands there still
    CHANGED = "changed"


class WordMark(StrEnum):
    """How a piece of text came through a change."""

    KEPT = "kept"
    WAS = "was"
    NOW = "now"
    GAP = "gap"  # unchanged sentences left out; the piece has no text


class Piece(Struct, frozen=True):
    """A run of words with one mark, spaces included: pieces are printed end to end."""

    mark: WordMark
    text: str


class ChangedPassage(Struct, frozen=True):
    """One changed paragraph, word by word.

    Attributes:
        place: Where it stands, such as ``paragraph 3``; empty for a text of one paragraph.
        pieces: The changed sentences with their context.
    """

    place: str
    pieces: tuple[Piece, ...]


class Change(Struct, frozen=True):
    """One thing that git says differs between a version and the one before it.

    Attributes:
        item: What ``covers`` would name: ``narrative``, ``headline``, ``claims/age-40s``,
            ``updates/2023-10-17-age``; in another language ``es/claims/age-40s``, and ``es``
            where it came or went as a whole.
        aspect: What about it changed.
        says: The change in the newsroom's words: ``standing reported → confirmed``.
        field: The field within the item, such as ``text``; empty for the item as a whole.
        was: The former value as a reader saw it; empty where there was none, or it was removed.
        now: The present value; empty where there is none, or it was removed.
        passages: The words side by side; empty for what is not prose.
        weighty: Whether an editor must say which it is: a headline, a standfirst, a claim under
            ``rests_on``.
        settled: Whether the text of a claim that stood confirmed was changed in place.
        is_withdrawn: Whether its words belong to a withdrawn item, and stay off the log, feeds
            and data.
        figures: How numbers, names, quoted words and denials inside it came through.
        was_older: For a text in another language: whether its former words were translated from
            another original than the one that stands now.
        now_older: The same for its present words.
        about: Ids of other items that it names, such as a speaker; a page calls them as they are
            called now, so that no name outlives its removal.
    """

    item: str
    aspect: Aspect
    says: str
    field: str = ""
    was: str = ""
    now: str = ""
    passages: tuple[ChangedPassage, ...] = ()
    weighty: bool = False
    settled: bool = False
    is_withdrawn: bool = False
    figures: Figures = Figures.KEPT
    was_older: bool = False
    now_older: bool = False
    about: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The section of the record, such as ``claims``; or the top-level field itself."""
        return self.item.partition("/")[0]

    @property
    def name(self) -> str:
        """The id within its section; empty for a top-level field."""
        return self.item.partition("/")[2]


class Version(Struct, frozen=True):
    """One published state of an incident's folder.

    Attributes:
        number: Counted from 1, the first state that is not a draft.
        commit: The full commit id; empty for what is not committed yet.
        committed: The committer's moment in UTC; None where git has no usable date.
        files: Path within the folder and git blob id, sorted; they make the state repeatable.
        folder: The folder's name at the time; differs from the id before a move.
        changes: What differs from the version before; empty in the first.
        arrived: Ids of the updates that came with it.
        refused: Why today's rules would refuse it; empty where they would not.
        unreadable: Whether it could not be read at all, so that no page shows it.
        story: What tells its narrative from every other text, for translations of it.
    """

    number: int
    commit: str
    committed: datetime | None
    files: tuple[tuple[str, str], ...]
    folder: str
    changes: tuple[Change, ...] = ()
    arrived: tuple[str, ...] = ()
    refused: str = ""
    unreadable: bool = False
    story: str = ""

    @property
    def short(self) -> str:
        """The commit id as people write it."""
        return self.commit[:10]


class Coverage(Struct, frozen=True):
    """A change and what explains it.

    Attributes:
        change: The change.
        version: The number of the version that brought it.
        updates: Ids of the updates that cover it; empty while nobody has explained it.
        delay: How long it stood unexplained; None where the explanation came with it, or the
            dates tell nothing.
        back: For something that was deleted: the number of the version in which it stood again,
            as after a revert of a revert; None where it did not.
    """

    change: Change
    version: int
    updates: tuple[str, ...] = ()
    delay: timedelta | None = None
    back: int | None = None

    @property
    def is_accounted_for(self) -> bool:
        """Whether an update explains it, or what was lost stands there again."""
        return bool(self.updates) or self.back is not None


class Entry(Struct, frozen=True):
    """What git knows of one update of the log.

    Attributes:
        update: Its id.
        version: The number of the version it arrived with.
        from_git: False where its moment is older than what git holds, or it came with an import
            ("not from git").
        apart: How far the moment it gives and the commit differ; None where that is a day at
            most, or nothing can be compared.
        stood: For a correction or retraction: how long the page had said it; None where git
            cannot tell, or the incident is reconstructed.
    """

    update: str
    version: int
    from_git: bool = True
    apart: timedelta | None = None
    stood: timedelta | None = None


class Removal(Struct, frozen=True):
    """An item that had to go, and its traces with it.

    Attributes:
        item: What went.
        update: The id of the ``removed`` update.
        version: The first version without it; no earlier one may show it.
    """

    item: str
    update: str
    version: int


class History(Struct, frozen=True):
    """One incident's versions, and the proof that its log is complete."""

    incident: str
    versions: tuple[Version, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    entries: tuple[Entry, ...] = ()
    removals: tuple[Removal, ...] = ()

    @property
    def explained(self) -> int:
        """How many changes since publication an update covers, or were taken back."""
        return sum(1 for covered in self.coverage if covered.is_accounted_for)

    @property
    def waiting(self) -> tuple[Coverage, ...]:
        """The changes that nobody explained yet."""
        return tuple(covered for covered in self.coverage if not covered.is_accounted_for)

    def of_update(self, update: str) -> tuple[Coverage, ...]:
        """What this update explains, oldest first."""
        return tuple(covered for covered in self.coverage if update in covered.updates)

    def of_version(self, number: int) -> tuple[Coverage, ...]:
        """What changed in this version, with what explains it."""
        return tuple(covered for covered in self.coverage if covered.version == number)

    def of_item(self, item: str) -> tuple[Coverage, ...]:
        """All that ever changed about one item, oldest first."""
        return tuple(covered for covered in self.coverage if covered.change.item == item)

    def entry(self, update: str) -> Entry | None:
        """What git knows of an update; None without history."""
        return next((entry for entry in self.entries if entry.update == update), None)

    def last_changed(self, item: str) -> int | None:
        """The number of the version that last changed an item; None without history.

        An item that never changed since publication counts from version 1.
        """
        if not self.versions:
            return None
        return max((covered.version for covered in self.of_item(item)), default=1)


class OldVersion(Struct, frozen=True):
    """A version as it can be shown.

    Attributes:
        version: Its place in the history.
        incident: The incident as it stood, without what was removed later; None where it cannot
            be read.
        refused: Why today's rules refuse it; empty where they do not.
    """

    version: Version
    incident: Incident | None
    refused: str = ""


NoHistory: TypeAlias = Literal["", "no-repository", "not-read"]
"""Why a copy of the site has no history: it is kept in no repository, or git refused."""


class Ledger(Struct, frozen=True):
    """All incidents' histories.

    Attributes:
        of: Gives an incident's history; one without versions where git knows of none.
        head: The commit the site is built from; empty without git.
        absent: Why this copy has no history; empty where it has one.
    """

    of: Callable[[str], History] = History
    head: str = ""
    absent: NoHistory = ""
