"""What a preview shows of an incident with errors: the page as it would be, as far as it goes.

An id that leads nowhere gets a stand-in that says so. Where files cannot be read, or no page can
be made of them, an earlier state stands for them: the last that a preview has shown, else the last
that was committed and can be read. Nothing of this is ever published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from generator.history.cache import decoded
from generator.history.git import GitError
from generator.history.repository import SiteHistory
from generator.incremental.store import Result, Store
from generator.incremental.summaries import Incidents
from generator.model.base import Item
from generator.model.fields import model_at
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.output import fingerprint
from generator.reading.incident import read_incident, with_claims_words
from generator.reading.one_incident import Reading
from generator.reading.references import nowhere
from generator.site.edition import Catalogue, Edition
from generator.site.folders import IncidentFolder, parts_of_folder
from generator.site.render import Renderer
from generator.site.summarise import Excerpts
from generator.site.summary import Summary

KIND = "readable"
"""Under which the store keeps the texts of incidents as they last could be read."""

_STATE = "readable-state"
"""Under which the store keeps the digests of the incidents whose texts it keeps."""

_ROUNDS = 3  # a stand-in for a quote needs one for its speaker

_NEEDED: Mapping[str, Mapping[str, Any]] = {
    "people": {"called": ""},
    "agencies": {"name": ""},
    "things": {"name": ""},
    "places": {"name": ""},
    "sources": {"title": ""},
    "claims": {"text": ""},
    "accounts": {"text": "", "claims": ["unsaid"]},
    "quotes": {"text": "", "speaker": "nobody", "source": "nowhere"},
    "events": {"text": ""},
    "media": {"caption": "", "held": "no"},
    "questions": {"text": ""},
    "expected": {"text": ""},
}
"""What a stand-in says, by its section; where that is empty, that it is not in the record."""

SumUpShown = Callable[[Incident, Summary], tuple[Edition, Summary, Excerpts]]
"""Sums up what is shown of an incident, as if it had no errors."""


def candidates(
    reading: Reading, incident_id: str, newsroom: Newsroom, earlier: Iterable[Mapping[str, bytes]]
) -> Iterator[Incident]:
    """Give what may be shown of an incident, the best first.

    Args:
        reading: Its folder.
        incident_id: Its id.
        newsroom: Where language and zone come from.
        earlier: The texts of earlier states, the latest first; only asked for where needed.
    """
    present = reading.incident
    if present is not None and _is_whole(present, reading):
        yield with_stand_ins(present, newsroom)
    for texts in earlier:
        incident, _ = read_incident(incident_id, texts, reading.media, newsroom, in_part=True)
        if incident is not None:
            yield with_stand_ins(incident, newsroom)
    if present is not None:
        yield with_stand_ins(present, newsroom)


def _is_whole(incident: Incident, reading: Reading) -> bool:
    """Whether all updates of an incident could be read."""
    return len(incident.updates) == sum(name.startswith("updates/") for name in reading.texts)


def with_stand_ins(incident: Incident, newsroom: Newsroom) -> Incident:
    """Put a stand-in wherever an id leads nowhere; it says that it is not in the record."""
    for _ in range(_ROUNDS):
        record = incident.written
        # of several places that name an id, the one that leaves the least choice says what it is
        wanted = dict(sorted(nowhere(incident), key=lambda one: -len(one[1])))
        for target, sections in wanted.items():
            section = next(one for one in (*sections, "things") if one in _NEEDED)
            model = model_at(Record, (section,))
            said = f"{target} (not in the record)"
            fields = {key: value or said for key, value in _NEEDED[section].items()}
            items = record.section(section)
            if model is not None and issubclass(model, Item):
                # what was typed may be no id that an item can have
                made = model.model_validate({"id": "stand-in", **fields})
                items = (*items, made.model_copy(update={"id": target}))
            record = record.model_copy(update={section: items})
        if record is incident.written:
            return incident
        incident = Incident.of(
            incident.id,
            record,
            with_claims_words(incident.narrative, record),
            incident.updates,
            incident.files,
            newsroom,
            incident.digest,
        )
    return incident


def earlier_texts(
    store: Store, content: Path, incident_id: str, history: SiteHistory
) -> Iterator[Mapping[str, bytes]]:
    """Give the texts of earlier states: as last shown, then as committed, the newest first."""
    shown = decoded(store.get(KIND, _key(content.resolve(), incident_id)), dict[str, bytes])
    if shown is not None:
        yield shown
    yield from history.committed_texts(incident_id)


def keep_readable(
    store: Store, content: Path, incidents: Incidents, touched: frozenset[str] | None = None
) -> None:
    """Keep the texts of incidents that can be read and stand so in no commit.

    Those whose texts are kept already are not read again: a save touches one of thousands.

    Args:
        store: Where they are kept.
        content: The content folder.
        incidents: All incidents as they are now.
        touched: Those that alone were touched since this was done last; None where nobody knows.
    """
    history, summaries, root = incidents.history, incidents.summaries, content.resolve()
    asked = set(history.changed if history.repository else summaries)
    states = {
        _key(root, one): summaries[one]
        for one in sorted(asked & (summaries.keys() if touched is None else touched))
        if one in summaries and summaries[one].is_readable
    }
    known, present = store.get_many(_STATE, states), store.present_keys(KIND, states)

    def new() -> Iterator[Result]:
        for key, summary in states.items():
            if key in present and known.get(key) == summary.files_digest.encode():
                continue
            reading = incidents.read(summary.id)
            # what was saved in between may be unreadable
            if reading.incident is not None and reading.incident.digest == summary.files_digest:
                yield KIND, key, msgspec.msgpack.encode(reading.texts)
                yield _STATE, key, summary.files_digest.encode()

    store.put_many(new())


def _key(root: Path, incident_id: str) -> str:
    return fingerprint(str(root), incident_id)


def summary_of_shown(
    summary: Summary, found: Iterable[Incident], digest: str, sum_up: SumUpShown
) -> Summary:
    """Sum up the first state of which all pages can be made; none may be.

    Args:
        summary: What is known of the incident, its problems among it.
        found: What may be shown of it, the best first.
        digest: Of its files as they are; empty where they cannot be read.
        sum_up: Sums one up.

    Raises:
        GitError: Git refused.
    """
    for incident in found:
        asked = msgspec.structs.replace(summary, is_earlier=incident.digest != digest)
        try:
            edition, whole, excerpts = sum_up(incident, asked)
            _make_all(edition, incident, whole, excerpts)
        except GitError:
            raise
        except Exception:  # noqa: BLE001, S112  whatever is wrong with it, another state is shown
            continue
        return whole
    return summary


def _make_all(edition: Edition, incident: Incident, summary: Summary, excerpts: Excerpts) -> None:
    """Make every page of an incident, as if it were alone on its site."""
    alone = Catalogue(
        {incident.id: summary},
        (summary,),
        lambda _: incident,
        lambda _, __: {incident.id: excerpts.listing},
        lambda _, __: {incident.id: excerpts.words},
        lambda: {incident.id: excerpts.rows},
        lambda _: excerpts.places.survey,
    )
    renderer = Renderer.of(msgspec.structs.replace(edition, catalogue=alone))
    for part in parts_of_folder(renderer, IncidentFolder(incident.id)):
        if not part.path.endswith(".png"):
            for _ in part.make():
                pass
