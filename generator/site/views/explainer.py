"""The explainer: one incident's page."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from generator.site.views.claims import AccountTable, ClaimsPart
from generator.site.views.history import OldNotice
from generator.site.views.parts import NO_HTML, Link, Mark, Time
from generator.site.views.record import (
    ExpectedLine,
    Log,
    SourceLine,
    UpdateEntry,
    WaiverLine,
)
from generator.site.views.shell import Shell
from generator.site.views.story import Cast, Day, MediumFigure, QuoteCard, WherePart


class Notice(Struct, frozen=True, gc=False):
    """Something to know before reading: a warning, or how the page was written.

    Attributes:
        heading: One or two words, such as "Reconstructed".
        text: A sentence.
        shape: The name of its shape.
    """

    heading: str
    text: str
    shape: str


class Byline(Struct, frozen=True, gc=False):
    """Who publishes, and the three dates that a reader looks for.

    Attributes:
        newsroom: Its name.
        published: When the page first appeared; None without a log.
        updated: The moment of the last significant update; None without a log.
        checked: When somebody last looked, with or without news; None without a log.
    """

    newsroom: str
    published: Time | None = None
    updated: Time | None = None
    checked: Time | None = None


class Propose(Struct, frozen=True, gc=False):
    """How to propose a correction.

    Attributes:
        file: The record in the repository; None without a repository.
        issue: An issue that is filled in already; None without a repository.
        contact: A mail address; may be empty.
        policy: The corrections policy; None where the newsroom names none.
    """

    file: Link | None = None
    issue: Link | None = None
    contact: str = ""
    policy: Link | None = None


class ExplainerView(Struct, frozen=True, gc=False):
    """Everything that the explainer shows, in its order; what is empty is not shown.

    Attributes:
        shell: What stands around it.
        status: Developing, ongoing or closed.
        kind: Such as "Police shooting".
        dateline: Where and when it happened, in words.
        headline: The headline.
        standfirst: The sentences under it.
        byline: Newsroom and dates.
        notices: Warnings and notes on how the page was made.
        corrections: Corrections of weight that stand at the top for now.
        changes: The latest updates, newest first.
        changes_more: To the whole log.
        contents: The sections of this page.
        claims: What is known and not known; None where the narrative shows it.
        where: None where no place is named, or the narrative shows them.
        timeline: Days with their events; empty where the narrative shows it.
        narrative: The story, with what it places.
        quotes: Those that the narrative does not place.
        cast: People, agencies, things; None where the record has none.
        media: What the narrative does not place.
        accounts: Tellings that differ, which the narrative does not place.
        expected: What should come next, unless the narrative places it.
        sources: Numbered.
        waivers: Standards set aside.
        log: The whole update log.
        related: Other incidents.
        propose: How to propose a correction.
        tags: Ways to similar incidents.
        old: Marks an old version; None on the page as it is now.
    """

    shell: Shell
    status: Mark
    kind: str
    dateline: str
    headline: str
    standfirst: str
    byline: Byline
    log: Log
    propose: Propose
    sources: tuple[SourceLine, ...]
    notices: tuple[Notice, ...] = ()
    corrections: tuple[UpdateEntry, ...] = ()
    changes: tuple[UpdateEntry, ...] = ()
    changes_more: Link | None = None
    contents: tuple[Link, ...] = ()
    claims: ClaimsPart | None = None
    where: WherePart | None = None
    timeline: tuple[Day, ...] = ()
    narrative: Markup = NO_HTML
    quotes: tuple[QuoteCard, ...] = ()
    cast: Cast | None = None
    media: tuple[MediumFigure, ...] = ()
    accounts: tuple[AccountTable, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    waivers: tuple[WaiverLine, ...] = ()
    related: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    old: OldNotice | None = None


class WithdrawnView(Struct, frozen=True, gc=False):
    """The page of an incident that was withdrawn: why, and its log, and nothing else.

    Attributes:
        shell: What stands around it; not indexed.
        heading: Says that it was withdrawn; repeats nothing of the story.
        at: When it was withdrawn.
        why: The reason.
        log: The whole update log.
        propose: How to answer.
        old: Marks an old version; None on the present page.
    """

    shell: Shell
    heading: str
    at: Time
    why: str
    log: Log
    propose: Propose
    old: OldNotice | None = None


class HeldEntry(Struct, frozen=True, gc=False):
    """An entry of the log of an incident that is held back: no reason, no words of the story.

    Attributes:
        anchor: ``update-<id>``.
        at: When it was published.
        kinds: One or more marks.
        headline: What changed, in a line.
    """

    anchor: str
    at: Time
    kinds: tuple[Mark, ...]
    headline: str


class HeldView(Struct, frozen=True, gc=False):
    """The page of an incident that is held back.

    Attributes:
        shell: What stands around it.
        log: As much of the log as can be read, newest first.
        contact: A mail address; empty where none is given.
    """

    shell: Shell
    log: tuple[HeldEntry, ...]
    contact: str
