"""The update log: what changed, why, and what git says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.model.history import Coverage, NoHistory
from generator.model.removed_id import is_removed_id
from generator.model.update import Update
from generator.site import dates, field_labels, labels, phrases, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.marked import join_texts
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.difference import link_to_change, not_removed
from generator.site.words import N_, Words


class LogFact(Struct, frozen=True):
    """What an entry says beside its reason, such as what a page said before a correction.

    Attributes:
        label: What is told.
        text: The words.
        language: Their language, where it is not the page's.
    """

    label: str
    text: str
    language: str = ""


class UpdateEntry(Struct, frozen=True):
    """One entry of the log.

    Attributes:
        anchor: ``update-<id>``.
        at: When it was published.
        kinds: One or more marks.
        headline: What changed, in a line.
        why: The reason; empty where the history alone has it.
        facts: What the kind adds, in order: "Was", "Now", "How we learned" and the like.
        covers: The items it speaks for.
        sources: Where it is known from.
        changed: To what changed by git’s account, in the history; None without history.
        stood: How long an error stood, in words; may be empty.
        delay: How much later than the change, or than its date, the entry came; may be empty.
        of_weight: Whether it is a correction or retraction that is not minor.
        from_git: Whether the entry is borne out by the history; None without history.
        removed: The items that it let go and that stand nowhere else: the anchor of each, and
            what it was.
        page_language: BCP 47 tag of its page, where that is not the page's that shows it.
    """

    anchor: str
    at: Time
    kinds: tuple[Mark, ...]
    headline: str
    why: str = ""
    facts: tuple[LogFact, ...] = ()
    covers: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()
    changed: Link | None = None
    stood: str = ""
    delay: str = ""
    of_weight: bool = False
    from_git: bool | None = None
    removed: tuple[tuple[str, str], ...] = ()
    page_language: str = ""


class LogPart(Struct, frozen=True):
    """All updates, newest first.

    Attributes:
        entries: Newest first.
        count: Such as "8 updates".
        proof: Such as "12 changes since publication, all 12 explained"; empty without history.
        history: The page with every version; None without history.
        notice: That the log was reconstructed, or that no history is available; may be empty.
    """

    entries: tuple[UpdateEntry, ...]
    count: str = ""
    proof: str = ""
    history: Link | None = None
    notice: str = ""


RECONSTRUCTED = N_(
    "This log was written after the fact. Its dates are those on which the news was reported."
)


def show_log(context: IncidentContext, absent: NoHistory = "") -> LogPart:
    """All updates, newest first.

    Args:
        context: The incident.
        absent: Why this copy has no history; empty where it has one.
    """
    incident, history = context.incident, context.history
    has_history, words = bool(history.versions), context.words
    written_later = words.gettext(RECONSTRUCTED) if incident.record.reconstructed else ""
    return LogPart(
        count=words.ngettext("%(num)s update", "%(num)s updates", len(incident.updates)),
        entries=tuple(_shortened(context)),
        proof=proof(words, len(history.coverage), history.explained) if has_history else "",
        history=_history(context) if has_history else None,
        notice=phrases.sentences((written_later, words.gettext(labels.NO_HISTORY[absent])), words),
    )


WHOLE_ENTRIES = 40
"""So many entries stand in full; of older ones day and headline, and the history has the rest."""


def _shortened(context: IncidentContext) -> Iterator[UpdateEntry]:
    has_history = bool(context.history.versions)
    for place, update in enumerate(reversed(context.incident.updates)):
        if place < WHOLE_ENTRIES or update.is_of_weight or not has_history:
            yield show_entry(context, update)
        else:
            removed = tuple(_removed(context, update))
            yield replace(_bare(context, update), why="", removed=removed)


def _history(context: IncidentContext) -> Link:
    return context.to_history(context.words.gettext("See every version, word by word"))


def proof(words: Words, changes: int, explained: int) -> str:
    """Say how many changes git knows of, and how many an update explains."""
    if not changes:
        return words.gettext("Nothing has changed since publication.")
    if explained == changes:
        return words.ngettext(
            "%(num)s change since publication, explained.",
            "%(num)s changes since publication, all %(num)s explained.",
            changes,
        )
    return words.ngettext(
        "%(num)s change since publication, %(explained)s explained so far.",
        "%(num)s changes since publication, %(explained)s explained so far.",
        changes,
        explained=words.number(explained),
    )


def show_entry(context: IncidentContext, update: Update) -> UpdateEntry:
    """One update with its reason and what it covers; of a withdrawn incident, nothing more."""
    if context.incident.record.status == "withdrawn":
        return _bare(context, update)
    known = context.history.entry(update.id)
    covered = context.history.of_update(update.id)
    return UpdateEntry(
        anchor=f"update-{update.id}",
        at=context.time(update.at),
        kinds=labels.update_kinds(update.kind, context.words),
        headline=update.headline,
        why=update.why,
        facts=tuple(_facts(context, update)),
        covers=tuple(link_to_change(context, item) for item in update.covers or ()),
        sources=tuple(context.source_link(one) for one in not_removed(context, update.sources)),
        changed=_changed(context, covered),
        stood=_stood(context, known.stood) if known and known.stood else "",
        delay=phrases.sentences(
            (delay_of(context, covered), _entered(context, update)), context.words
        ),
        of_weight=update.is_of_weight,
        from_git=known.from_git if known else None,
        removed=tuple(_removed(context, update)),
    )


def _stood(context: IncidentContext, stood: timedelta) -> str:
    """How long an error stood, in a sentence."""
    lasting = phrases.lasting(stood, context.words)
    return context.words.gettext("This page said so for %(time)s.", time=lasting)


def _removed(context: IncidentContext, update: Update) -> Iterator[tuple[str, str]]:
    """The anchors of what an update let go: links to them lead to the entry that says why."""
    if "removed" not in update.kind:
        return
    incident, removals = context.incident, context.history.removals
    of_git = [one.item for one in removals if one.update == update.id]
    for item in dict.fromkeys((*(update.covers or ()), *of_git)):
        section, _, name = item.partition("/")
        standing = any(one.id == name for one in incident.updates)
        standing = standing if section == "updates" else incident.sections.get(name) == section
        later = incident.updates[incident.updates.index(update) + 1 :]
        again = any("removed" in one.kind and item in (one.covers or ()) for one in later)
        is_known = section in field_labels.SECTION and name and not is_removed_id(name)
        if is_known and not standing and not again:
            noun = context.words.gettext(field_labels.SECTION_FIRST[section])
            yield (
                urls.anchor(section, name),
                context.words.gettext("%(item)s: [removed]", item=noun),
            )


def _changed(context: IncidentContext, covered: tuple[Coverage, ...]) -> Link | None:
    """The way to the changes that an update explains, word by word."""
    if not covered:
        return None
    text = context.words.ngettext("%(num)s change", "%(num)s changes", len(covered))
    return context.to_history(text, f"#version-{covered[0].version}")


def _bare(context: IncidentContext, update: Update) -> UpdateEntry:
    return UpdateEntry(
        anchor=f"update-{update.id}",
        at=context.time(update.at),
        kinds=labels.update_kinds(update.kind, context.words),
        headline=update.headline,
        why=update.why,
        of_weight=update.is_of_weight,
    )


def delay_of(context: IncidentContext, covered: Sequence[Coverage]) -> str:
    """How much later than the changes an update explained them, in a sentence."""
    longest = max((one.delay for one in covered if one.delay), default=timedelta())
    if not longest:
        return ""
    lasting = phrases.lasting(longest, context.words)
    return context.words.gettext("Explained %(time)s after the change.", time=lasting)


def _entered(context: IncidentContext, update: Update) -> str:
    """When the repository got the update, where that is more than a day from what it says."""
    known = context.history.entry(update.id)
    if known is None or known.apart is None:
        return ""
    version = next(one for one in context.history.versions if one.number == known.version)
    if version.committed is None:
        return ""
    at = dates.instant(version.committed, context.incident.zone, context.words)
    return context.words.gettext("Entered in the repository %(moment)s.", moment=at.text)


def _facts(context: IncidentContext, update: Update) -> Iterator[LogFact]:
    words = context.words
    whose = words.gettext(labels.WHOSE[update.whose]) if update.whose else ""
    language = _corrected_language(update, words)
    for label, text, spoken in (
        (words.gettext("Was"), update.was, language),
        (words.gettext("Now"), update.now, language),
        (words.gettext("How we learned of it"), update.learned, ""),
        (words.gettext("Whose error"), whose, ""),
        (words.gettext("What was removed"), update.what, ""),
        (words.gettext("On whose authority"), update.authority, ""),
    ):
        if text:
            yield LogFact(label, text, spoken)
    looked_into = not_removed(context, update.looked_into)
    if looked_into:
        called = join_texts(" ", map(context.called, looked_into))
        yield LogFact(words.gettext("Looked into"), called)


def _corrected_language(update: Update, words: Words) -> str:
    """The one other language whose words a correction mends; empty where there is none."""
    others = update.languages - {words.page_language}
    return next(iter(others)) if len(others) == 1 else ""
