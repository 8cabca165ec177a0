"""Records of an import are written, and nothing that people changed since."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.authoring.importing.kept import Known, State, digest_of
from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.importing.records import Made
from generator.authoring.importing.request import ImportRequest, Outcome
from generator.authoring.importing.rows import RefusedRow, Row
from generator.authoring.writing import as_yaml
from generator.history.git import GitError, ask


def write_records(
    request: ImportRequest,
    mapping: ImportMapping,
    taken: Sequence[tuple[Made, dict[str, str]]],
    state: State,
    outcome: Outcome,
) -> None:
    """Write the records that were taken, and note in the outcome what became of each."""
    committed = _committed(request.content)
    read = {made.key for made, _ in taken} | {
        key for one in outcome.refusals if one.row for key in (one.row.place,)
    }
    for made, files in taken:
        known = state.known.get(made.key)
        if known is None:
            _put(request, made.name, files)
            outcome.added.append(made.name)
            digests = {path: digest_of(text) for path, text in files.items()}
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
    state: State,
    outcome: Outcome,
    committed: set[str],
) -> None:
    """Write again what changed in the source, and nothing that people changed since."""
    folder = request.content / "incidents" / known.id
    changed = {path for path, text in files.items() if known.files.get(path) != digest_of(text)}
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
    digests = {**known.files, **{path: digest_of(text) for path, text in new.items()}}
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
    return digest is not None and digest_of(path.read_text(encoding="utf-8")) == digest


def _put(request: ImportRequest, name: str, files: Mapping[str, str]) -> None:
    if not request.writing:
        return
    folder = request.content / "incidents" / name
    for parent in sorted({(folder / path).parent for path in files}):
        parent.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


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
