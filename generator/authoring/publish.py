"""A draft becomes public: its status, its first update, and what a reader will see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.update import file_name
from generator.history.draft import Draft
from generator.history.update_file import UpdateWords, write
from generator.model.incident import Incident
from generator.model.record import Status
from generator.model.source import Source

HEADLINE = "First published"
_STATUS = re.compile(r"^(status:[ \t]*)(['\"]?)draft\2(?=[ \t]*(?:#|$))", re.MULTILINE)


def with_status(text: str, status: Status) -> str:
    """Give a record another status than draft; nothing else of its text changes.

    Raises:
        ValueError: Its status does not stand on a line of its own.
    """
    changed, count = _STATUS.subn(rf"\g<1>{status}", text)
    if count != 1:
        raise ValueError("Its status does not stand on a line of its own: status: draft")
    return changed


def first_update(incident: Incident, at: str, why: str) -> tuple[str, str]:
    """Compose the first update: its file's name, and its text.

    Raises:
        ValueError: Nobody says why, and no source stands by which it could be said.
    """
    reason = why or _reason(incident)
    words = UpdateWords(at=at, headline=HEADLINE, why=reason, kinds=("published",))
    return file_name(at, HEADLINE), write(Draft((), ()), words)


def _reason(incident: Incident) -> str:
    """Why a page begins: who reported what it tells."""
    sources = [one for one in incident.record.sources if one.withdrawn is None]
    names = dict.fromkeys(one.publisher or _own(one) for one in sources)
    if not names:
        raise ValueError("No source of it stands: say with --why why it is published.")
    return f"Reported by {_listed(list(names))}."


def _own(source: Source) -> str:
    return source.by or source.title


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def what_readers_see(incident: Incident) -> Iterator[str]:
    """Say line by line what a reader will see."""
    record = incident.record
    yield record.headline
    yield f"  {incident.summary}"
    claims = [one for one in record.claims if one.withdrawn is None]
    standings = dict.fromkeys(one.standing for one in claims)
    counts = (f"{sum(one.standing == word for one in claims)} {word}" for word in standings)
    yield f"  {_number(len(claims), 'claim')} ({', '.join(counts)})"
    named = [one.name for one in record.people if one.name and one.withdrawn is None]
    if named:
        yield f"  named: {', '.join(named)}"
    for place in record.places:
        precision = f" (no closer than {place.precision})" if place.precision else ""
        if place.withdrawn is None:
            yield f"  {place.name}{precision}"
    quotes = sum(one.withdrawn is None for one in record.quotes)
    asked = sum(one.answer is None and one.withdrawn is None for one in record.questions)
    yield f"  {_number(quotes, 'quote')}, {_number(asked, 'open question')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
