"""Every version of an incident: what changed, why, word by word."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.parts import Link, Mark, Time
from generator.site.views.record import Difference
from generator.site.views.shell import Shell


class Reason(Struct, frozen=True, gc=False):
    """An update that explains changes.

    Attributes:
        kinds: One or more marks.
        headline: With the way to the update in the log.
        at: When it was published.
        why: The reason.
    """

    kinds: tuple[Mark, ...]
    headline: Link
    at: Time
    why: str


class Explained(Struct, frozen=True, gc=False):
    """Changes of one version that the same updates explain.

    Attributes:
        reasons: The updates; none where nobody has explained the changes yet.
        differences: What changed.
        delay: How much later the explanation came, in words; may be empty.
    """

    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    delay: str = ""


class VersionEntry(Struct, frozen=True, gc=False):
    """One version.

    Attributes:
        anchor: ``version-<n>``.
        name: Such as "Version 3".
        at: When it was committed; None where git has no usable date.
        page: The page as it stood; None where it cannot be shown.
        commit: The commit, with a link into the repository where there is one; its text is
            empty for what is not committed yet.
        told: What to know of the version: that it is the first, cannot be read, or would be
            refused today; may be empty.
        explained: Its changes, with their reasons.
    """

    anchor: str
    name: str
    commit: Link
    at: Time | None = None
    page: Link | None = None
    told: str = ""
    explained: tuple[Explained, ...] = ()


class HistoryView(Struct, frozen=True, gc=False):
    """All versions, newest first.

    Attributes:
        shell: What stands around it.
        heading: The one heading.
        incident: The way back to the explainer.
        proof: Such as "12 changes since publication, all 12 explained".
        notice: That the log was reconstructed; may be empty.
        versions: Newest first.
    """

    shell: Shell
    heading: str
    incident: Link
    proof: str
    versions: tuple[VersionEntry, ...]
    notice: str = ""


class OldNotice(Struct, frozen=True, gc=False):
    """What marks a page as old.

    Attributes:
        text: Which version it is, and of when.
        present: The way to the explainer as it is now.
        history: The way to every version.
        cite: How to cite this version.
    """

    text: str
    present: Link
    history: Link
    cite: str
