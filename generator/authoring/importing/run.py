"""An import from end to end: rows are read, made into records, judged, compared, written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.authoring.importing.formats import READERS, UnreadableRowsError, files_of
from generator.authoring.importing.kept import State
from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.importing.newsroom import declared
from generator.authoring.importing.records import Made, as_files, made_of
from generator.authoring.importing.request import ImportRequest, Outcome
from generator.authoring.importing.rows import RefusedRow, Row
from generator.authoring.importing.write import write_records
from generator.authoring.judged import judged_texts
from generator.model.newsroom import Newsroom
from generator.output import in_processes
from generator.reading.document import read_document

STEP = 1000
"""Rows after which progress is told, and at the end."""
Tell = Callable[[str], None]


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
    state = State.of(request.content, mapping)
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
    write_records(request, mapping, taken, state, outcome)
    if request.writing:
        state.save()
    return outcome


def _made(
    request: ImportRequest,
    mapping: ImportMapping,
    rows: Iterable[Row],
    state: State,
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
    state: State,
    outcome: Outcome,
    tell: Tell,
) -> list[tuple[Made, dict[str, str]]]:
    """Keep those whose record has no error, each with its files; all cores judge."""
    named = tuple(_named(made, request.content / "incidents", state))

    def judged(one: Made) -> tuple[dict[str, str], list[RefusedRow]]:
        files = as_files(one)
        return files, list(_refusals(one, files, newsroom))

    found: dict[int, tuple[dict[str, str], list[RefusedRow]]] = {}
    for number, judgement in in_processes(judged, named, jobs=request.jobs):
        found[number] = judgement
        if len(found) % STEP == 0 or len(found) == len(named):
            tell(f"judged {len(found):,} of {len(named):,}")
    outcome.refusals += [refusal for number in range(len(named)) for refusal in found[number][1]]
    return [(one, found[at][0]) for at, one in enumerate(named) if not found[at][1]]


def _named(made: Iterable[Made], folder: Path, state: State) -> Iterator[Made]:
    """Give each an id that no other has; one that was imported before keeps its own."""
    known = {one.id for one in state.known.values()}
    there = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    names = _Names(there | known)
    for one in made:
        yield one if one.key in state.known else replace(one, name=names.fresh(one.name))


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


def _refusals(made: Made, files: Mapping[str, str], newsroom: Newsroom) -> Iterator[RefusedRow]:
    """Judge a record as the check would; every error is told by its column of the source."""
    for problem in judged_texts(made.name, files, newsroom):
        place = problem.location.field or problem.location.file
        message = f"{problem.message} {problem.hint}".strip()
        yield RefusedRow(made.row, _column(made, place), problem.code, message)


def _column(made: Made, place: str) -> str:
    steps = place.split("/")
    for end in range(len(steps), 0, -1):
        if column := made.columns.get("/".join(steps[:end])):
            return column
    return ""
