"""What a build or a check is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from generator.incremental.index import FileIndex
from generator.output import PublishOptions
from generator.problems import Report
from generator.site.edition import Edition
from generator.site.summary import Summary

SummariesByKey = Mapping[str, Summary]
"""Summaries of incidents without a fault, each by the key under which the cache keeps it too."""


class Request(msgspec.Struct, frozen=True):
    """What a build is asked for.

    Attributes:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``.
        output: The folder to publish in.
        theme: A theme that overrides ours, file by file; None for ours alone.
        site_url: Where the site is published; None for what ``newsroom.yaml`` says.
        now: The moment of the build; None for what the content and git say.
        held: Ids of incidents that are held back, whatever state their folders are in.
        cache: Where results are kept for the next build; None keeps none.
        options: How to publish.
        cards: Whether to draw the pictures of quotes and explainers, which takes longest.
        search: Whether to make the index of the search.
        index: An index of the content that was taken as the build began; None to take one.
        touched: The incidents that alone were touched since the last build with this cache;
            None where nobody knows.
        known: What the last build of this process knew, and so need not read from the cache.
        preview: Whether it is for the eyes of its writers: drafts are shown, and errors stop it
            only where they leave nothing to show.
    """

    content: Path
    output: Path = Path("output")
    theme: Path | None = None
    site_url: str | None = None
    now: datetime | None = None
    held: frozenset[str] = frozenset()
    cache: Path | None = None
    options: PublishOptions = PublishOptions()
    cards: bool = True
    search: bool = True
    index: FileIndex | None = None
    touched: frozenset[str] | None = None
    known: SummariesByKey = {}
    preview: bool = False


class Scope(msgspec.Struct, frozen=True):
    """What of the history a check looks at.

    Attributes:
        since: Judge only what changed since where this revision and the present part; None for
            all that was ever published.
        published: The bytes of the published site's manifest, whose commit must be part of
            the history.
    """

    since: str | None = None
    published: bytes | None = None


ALL = Scope()


class Checked(msgspec.Struct, frozen=True):
    """Content that has been read and judged.

    Attributes:
        report: All problems, located and sorted.
        edition: What is to be published of it; None where there is an error, in a preview only
            where the newsroom is not known.
        known: What the next build of this process need not find out again.
    """

    report: Report
    edition: Edition | None = None
    known: SummariesByKey = {}
