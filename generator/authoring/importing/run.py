"""An import from end to end: rows are read, made into records, judged, compared, written."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.authoring.importing.formats import READERS, UnreadableRowsError, files_of
from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.importing.newsroom import declared
from generator.authoring.importing.records import Made, as_files, made_of
from generator.authoring.importing.rows import RefusedRow, Row
from generator.authoring.writing import as_yaml, slug
from generator.history.git import GitError, ask
from generator.model.newsroom import Newsroom
from generator.problems import Level
from generator.reading.incident import read_document, read_incident
from generator.reading.references import check_clocks, follow
from generator.standards import judge_incident

STEP = 1000
"""Rows after which progress is told."""
RECORD = "incident.yaml"
Tell = Callable[[str], None]


class ImportRequest(Struct, frozen=True):
    """What is to be imported.

    Attributes:
        content: The content folder.
        form: The format of the files.
        paths: Files and folders.
        today: The day of the import.
        snapping: Whether positions are rounded to the mapping’s precision.
        writing: Whether anything is written.
    """

    content: Path
    form: str
    paths: tuple[Path, ...]
    today: date
    snapping: bool = False
    writing: bool = True


class Outcome(Struct):
    """What an import did.

    Attributes:
        added: Ids of new incidents.
        updated: Ids of those that were written anew, since their row changed.
        unchanged: How many stand as before.
        skipped: How many rows the mapping leaves out.
        kept: Ids of those that people changed, whose row changed too: they stay as they are.
        gone: Ids of those whose row is no longer in the source: they stay too.
        refusals: What was refused or left out, and why.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    skipped: int = 0
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refusals: list[RefusedRow] = field(default_factory=list)

    @property
    def refused(self) -> list[RefusedRow]:
        """Why rows as a whole were refused."""
        return [one for one in self.refusals if one.is_whole]


class Known(Struct, frozen=True):
    """What an earlier import wrote for a row.

    Attributes:
        id: The incident.
        day: The day of the import that wrote it last.
        first: The day of the import that wrote it first.
        files: The digest of each file as it was written.
    """

    id: str
    day: str
    first: str
    files: Mapping[str, str]


def read_rows(form: str, paths: Iterable[Path]) -> tuple[list[Row], list[RefusedRow]]:
    """Read all rows of some files; one that cannot be read is told, and the others are taken."""
    rows: list[Row] = []
    refusals: list[RefusedRow] = []
    for path in files_of(form, paths):
        try:
            rows += READERS[form](path.as_posix(), path.read_bytes())
        except UnreadableRowsError as error:
            row = Row(path.as_posix(), 1, {})
            message = f"The file cannot be read: {error}."
            refusals.append(RefusedRow(row, "", "import.unreadable", message))
    return rows, refusals


def run_import(request: ImportRequest, mapping: ImportMapping, tell: Tell) -> Outcome:
    """Import a collection.

    Args:
        request: What is to be imported.
        mapping: Which column is which field.
        tell: Tells a person how far it is.
    """
    rows, refusals = read_rows(request.form, request.paths)
    tell(f"read {len(rows):,} rows")
    outcome = Outcome(refusals=refusals)
    state = _State.of(request.content, mapping)
    made = list(_made(request, mapping, rows, state, outcome))
    newsroom_file = request.content / "newsroom.yaml"
    before = newsroom_file.read_text(encoding="utf-8")
    labels: dict[tuple[str, ...], str] = {}
    for one in made:
        labels |= {key: label for key, label in one.labels.items() if key not in labels}
    after = declared(before, mapping, labels)
    newsroom, _ = read_document(Newsroom, after.encode(), "newsroom.yaml")
    if newsroom is None:
        newsroom, _ = read_document(Newsroom, after.encode(), "newsroom.yaml", in_part=True)
    if newsroom is None:
        raise UnreadableRowsError("newsroom.yaml cannot be read")
    taken = _judged(request, made, newsroom, state, outcome, tell)
    if request.writing and after != before:
        newsroom_file.write_text(after, encoding="utf-8", newline="\n")
    _write(request, mapping, taken, state, outcome)
    if request.writing:
        state.save()
    return outcome


def _made(
    request: ImportRequest,
    mapping: ImportMapping,
    rows: Iterable[Row],
    state: _State,
    outcome: Outcome,
) -> Iterator[Made]:
    """Make records of rows; two with one key are refused, since one would overwrite the other."""
    seen: dict[str, Row] = {}
    for row in rows:
        if any(row.values.get(name, "") in values for name, values in mapping.skip.items()):
            outcome.skipped += 1
            continue
        made = made_of(row, mapping, request.today, snapping=request.snapping)
        twin = seen.setdefault(made.key, row)
        if twin is not row:
            message = f"It cannot be told from {twin.place}: name columns under key that differ."
            refusal = RefusedRow(row, ", ".join(mapping.key or ()), "import.same-key", message)
            made = replace(made, refusals=(*made.refusals, refusal))
        outcome.refusals += made.refusals
        if made.is_refused:
            continue
        known = state.known.get(made.key)
        if known is not None:  # as it was dated, so that the day alone makes no difference
            day = date.fromisoformat(known.first)
            again = made_of(row, mapping, day, snapping=request.snapping)
            made = replace(again, name=known.id)
        yield made


def _judged(
    request: ImportRequest,
    made: Sequence[Made],
    newsroom: Newsroom,
    state: _State,
    outcome: Outcome,
    tell: Tell,
) -> list[tuple[Made, dict[str, str]]]:
    """Keep those whose record has no error; give each an id of its own, with its files."""
    known = {one.id for one in state.known.values()}
    folder = request.content / "incidents"
    there = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    names = _Names(there | known)
    taken: list[tuple[Made, dict[str, str]]] = []
    for number, one in enumerate(made, start=1):
        name = one.name if one.key in state.known else names.fresh(one.name)
        files = as_files(one)
        found = list(_refusals(one, name, files, newsroom))
        outcome.refusals += found
        if not found:
            taken.append((replace(one, name=name), files))
        if number % STEP == 0:
            tell(f"judged {number:,} of {len(made):,}")
    return taken


class _Names:
    """Gives ids that nobody has."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.counts: Counter[str] = Counter()

    def fresh(self, name: str) -> str:
        """The name, with a number behind it where it is taken."""
        free = name
        while free in self.taken:
            self.counts[name] += 1
            free = f"{name}-{self.counts[name] + 1}"
        self.taken.add(free)
        return free


def _refusals(
    made: Made, name: str, files: Mapping[str, str], newsroom: Newsroom
) -> Iterator[RefusedRow]:
    """Judge a record as the check would; every error is told by its column of the source."""
    texts = {path: text.encode() for path, text in files.items()}
    incident, problems = read_incident(name, texts, {}, newsroom)
    found = list(problems)
    if incident is not None and not any(one.level is Level.ERROR for one in found):
        found += (*follow(incident), *check_clocks(incident))
        found += judge_incident(incident, newsroom)
    for problem in found:
        if problem.level is Level.ERROR:
            place = problem.location.field or problem.location.file
            message = f"{problem.message} {problem.hint}".strip()
            yield RefusedRow(made.row, _column(made, place), problem.code, message)


def _column(made: Made, place: str) -> str:
    steps = place.split("/")
    for end in range(len(steps), 0, -1):
        if column := made.columns.get("/".join(steps[:end])):
            return column
    return ""


class _State:
    """What earlier imports of a collection wrote, kept beside the incidents."""

    def __init__(self, file: Path, known: dict[str, Known]) -> None:
        self.file, self.known = file, known

    @classmethod
    def of(cls, content: Path, mapping: ImportMapping) -> _State:
        """Read what is known of a collection, by its title."""
        file = content / "imports" / f"{slug(mapping.source.title, otherwise='collection')}.json"
        said: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return cls(file, {key: Known(**one) for key, one in said.items()})

    def save(self) -> None:
        """Write it, one row a line, so that two people’s changes merge."""
        self.file.parent.mkdir(exist_ok=True)
        rows = (
            f"{json.dumps(key, ensure_ascii=False)}: {_as_json(one)}"
            for key, one in sorted(self.known.items())
        )
        text = "{\n" + ",\n".join(rows) + "\n}\n"
        self.file.write_text(text, encoding="utf-8", newline="\n")


def _as_json(known: Known) -> str:
    said = {"id": known.id, "day": known.day, "first": known.first, "files": known.files}
    return json.dumps(said, ensure_ascii=False)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _write(
    request: ImportRequest,
    mapping: ImportMapping,
    taken: Sequence[tuple[Made, dict[str, str]]],
    state: _State,
    outcome: Outcome,
) -> None:
    committed = _committed(request.content)
    read = {made.key for made, _ in taken} | {
        key for one in outcome.refusals if one.row for key in (one.row.place,)
    }
    for made, files in taken:
        known = state.known.get(made.key)
        if known is None:
            _put(request, made.name, files)
            outcome.added.append(made.name)
            digests = {path: _digest(text) for path, text in files.items()}
            day = request.today.isoformat()
            state.known[made.key] = Known(made.name, day, day, digests)
        else:
            _again(request, mapping, made, files, known, state, outcome, committed)
    refused = {one.row.place for one in outcome.refused if one.row}
    if not refused:
        outcome.gone = sorted(one.id for key, one in state.known.items() if key not in read)


def _again(  # noqa: PLR0913, PLR0917 - what is compared with what
    request: ImportRequest,
    mapping: ImportMapping,
    made: Made,
    files: dict[str, str],
    known: Known,
    state: _State,
    outcome: Outcome,
    committed: set[str],
) -> None:
    """Write again what changed in the source, and nothing that people changed since."""
    folder = request.content / "incidents" / known.id
    changed = {path for path, text in files.items() if known.files.get(path) != _digest(text)}
    if not changed:
        outcome.unchanged += 1
        return
    touched = {
        path for path in changed if not _is_as_written(folder / path, known.files.get(path))
    }
    if touched:
        outcome.kept.append(known.id)
        return
    day = request.today.isoformat()
    new = {path: files[path] for path in changed}
    if known.id in committed:
        new[f"updates/{day}-import.yaml"] = as_yaml(_update(mapping, day))
    _put(request, known.id, new)
    outcome.updated.append(known.id)
    digests = {**known.files, **{path: _digest(text) for path, text in new.items()}}
    state.known[made.key] = Known(known.id, day, known.first, digests)


def _update(mapping: ImportMapping, day: str) -> dict[str, Any]:
    title = mapping.source.title
    return {
        "at": day,
        "kind": ["new-information", "sources", "attribution", "status"],
        "headline": f"Taken over again from {title}",
        "why": f"The entry changed in {title} since it was last imported.",
        "covers": ["rest"],
        "imported": "yes",
    }


def _is_as_written(path: Path, digest: str | None) -> bool:
    """Whether a file is as the import left it; one that is new must not be there."""
    if not path.is_file():
        return digest is None
    return digest is not None and _digest(path.read_text(encoding="utf-8")) == digest


def _put(request: ImportRequest, name: str, files: Mapping[str, str]) -> None:
    if not request.writing:
        return
    folder = request.content / "incidents" / name
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _committed(content: Path) -> set[str]:
    """The incidents that the last commit holds: a change of theirs needs an update."""
    try:
        listed = ask(content, "ls-tree", "--name-only", "HEAD", "incidents/")
    except (GitError, OSError):
        return set()
    return {line.rpartition("/")[2] for line in listed.decode().splitlines()}


def write_refused(file: Path, refused: Sequence[RefusedRow]) -> None:
    """Write the rows that were refused, each with its reasons and all it says, as CSV."""
    rows: dict[str, tuple[Row, list[str]]] = {}
    for one in refused:
        if one.row is not None:
            column = f"{one.column}: " if one.column else ""
            rows.setdefault(one.row.place, (one.row, []))[1].append(column + one.message)
    columns = list(dict.fromkeys(name for row, _ in rows.values() for name in row.values))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["refused at", "because", *columns])
        for place, (row, reasons) in rows.items():
            cells = (row.values.get(name, "") for name in columns)
            writer.writerow([place, " | ".join(reasons), *cells])
