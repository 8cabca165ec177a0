"""Readers of collections: CSV, JSON, JSON Lines, front matter, status pages, feeds."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from generator.authoring.importing.rows import Log, Row

Plain: TypeAlias = Any
"""What JSON, YAML or TOML can hold."""

TEXT = "text"
"""The column of the Markdown below front matter, and of the words of an entry of a feed."""
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^## +(.+?) *#*$", re.MULTILINE)


class UnreadableRowsError(Exception):
    """A file that is not what it was said to be; the message is for people."""


def decoded_text(data: bytes) -> str:
    """Read text as UTF-8, with its mark or without; else as Windows-1252.

    A text of Windows-1252 that also reads as UTF-8 is plain ASCII in all likelihood, so the order
    is safe; WHATWG Encoding takes 1252 for what is labelled latin-1, too.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_csv(name: str, data: bytes) -> Iterator[Row]:
    """Read a table whose first line names its columns; commas, semicolons or tabs."""
    text = decoded_text(data)
    csv.field_size_limit(10_000_000)
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column.strip() for column in next(reader, [])]
    if len(set(columns)) < len(columns):
        twice = next(one for one in columns if columns.count(one) > 1)
        raise UnreadableRowsError(f"two columns are called “{twice}”")
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            more = {
                f"column {at + 1}": cell for at, cell in enumerate(cells) if at >= len(columns)
            }
            yield Row(name, line, _texts({**dict(zip(columns, cells, strict=False)), **more}))
        line = reader.line_num + 1


def read_json(name: str, data: bytes) -> Iterator[Row]:
    """Read a list of objects, or an object that holds one or is one for each key."""
    try:
        value = json.loads(decoded_text(data))
    except ValueError as error:
        raise UnreadableRowsError(f"it is no JSON ({error})") from None
    for number, one in enumerate(_entries(value), start=1):
        yield Row(name, number, _texts(one))


def read_jsonl(name: str, data: bytes) -> Iterator[Row]:
    """Read one object a line."""
    for number, line in enumerate(decoded_text(data).splitlines(), start=1):
        if line.strip():
            try:
                yield Row(name, number, _texts(json.loads(line)))
            except (ValueError, AttributeError) as error:
                raise UnreadableRowsError(
                    f"line {number} is no object of JSON ({error})"
                ) from None


def read_front_matter(name: str, data: bytes) -> Iterator[Row]:
    """Read YAML or TOML above Markdown, one incident a file; without it, one for each heading."""
    text = decoded_text(data).replace("\r\n", "\n")
    found = _FRONT.match(text)
    if found is None:
        yield from _headings(name, text)
        return
    try:
        head = (
            tomllib.loads(found[2]) if found[1] == "+++" else yaml.load(found[2], yaml.CBaseLoader)  # noqa: S506 - every scalar is text
        )
    except (tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        raise UnreadableRowsError(f"its front matter cannot be read ({error})") from None
    if not isinstance(head, dict):
        raise UnreadableRowsError("its front matter has no keys")
    values = {"file": Path(name).stem, **head, TEXT: text[found.end() :].strip()}
    yield Row(name, 1, _texts(values))


def _headings(name: str, text: str) -> Iterator[Row]:
    marks = [*_HEADING.finditer(text)]
    for at, found in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        values = {"title": found[1], TEXT: text[found.end() : end].strip()}
        yield Row(name, text.count("\n", 0, found.start()) + 1, values)


def read_statuspage(name: str, data: bytes) -> Iterator[Row]:
    """Read the incidents of a status page: JSON of Statuspage, files of cState or Upptime."""
    if name.endswith((".md", ".markdown", ".yml", ".yaml")):
        yield from map(_with_log_of_text, read_front_matter(name, _as_front_matter(name, data)))
        return
    for row, one in zip(
        read_json(name, data), _entries(json.loads(decoded_text(data))), strict=True
    ):
        updates = one.get("incident_updates") or one.get("updates") or []
        log: list[Mapping[str, str]] = [
            {
                "at": str(update.get("display_at") or update.get("created_at") or ""),
                "headline": str(update.get("status") or "update").replace("_", " ").capitalize(),
                "text": str(update.get("body") or ""),
            }
            for update in updates
            if isinstance(update, dict)
        ]
        parts = one.get("components") or []
        values = {
            key: text for key, text in row.values.items() if not key.startswith("incident_updates")
        }
        values["components"] = "\n".join(
            str(part.get("name", part) if isinstance(part, dict) else part) for part in parts
        )
        yield Row(name, row.number, values, tuple(sorted(log, key=lambda entry: entry["at"])))


def _as_front_matter(name: str, data: bytes) -> bytes:
    return b"---\n" + data + b"\n---\n" if name.endswith((".yml", ".yaml")) else data


_CSTATE = re.compile(
    r"^\*(?P<word>[A-Z][^*\n]{2,40})\*\s*-\s*(?P<text>.*?)\{\{<\s*track\s+\"(?P<at>[^\"]+)\"\s*>\}\}",
    re.DOTALL | re.MULTILINE,
)


def _with_log_of_text(row: Row) -> Row:
    """Take the updates that cState writes into its Markdown: *Resolved* - … {{< track "…" >}}."""
    text = row.values.get(TEXT, "")
    log = [
        {"at": one["at"], "headline": one["word"], "text": " ".join(one["text"].split())}
        for one in _CSTATE.finditer(text)
    ]
    if not log:
        return row
    rest = _CSTATE.sub("", text).strip()
    values = {**row.values, TEXT: rest}
    return Row(row.file, row.number, values, tuple(sorted(log, key=lambda one: one["at"])))


def read_feed(name: str, data: bytes) -> Iterator[Row]:
    """Read the entries of an Atom or RSS feed."""
    # loaded where a feed is read alone
    import feedparser  # type: ignore[import-untyped] # noqa: PLC0415

    feed = feedparser.parse(data)
    if not feed.entries:
        raise UnreadableRowsError("it has no entries of Atom or RSS")
    for number, entry in enumerate(feed.entries, start=1):
        content = entry.get("content") or [{}]
        values = {
            "id": entry.get("id", ""),
            "title": entry.get("title", ""),
            "link": entry.get("link", ""),
            "published": entry.get("published", "") or entry.get("updated", ""),
            "author": entry.get("author", ""),
            "tags": [tag.get("term", "") for tag in entry.get("tags", [])],
            TEXT: content[0].get("value", "") or entry.get("summary", ""),
        }
        yield Row(name, number, _texts(values))


Reader = Callable[[str, bytes], Iterator[Row]]
READERS: Mapping[str, Reader] = {
    "csv": read_csv,
    "json": read_json,
    "jsonl": read_jsonl,
    "front-matter": read_front_matter,
    "statuspage": read_statuspage,
    "feed": read_feed,
}
_ENDINGS = {
    "csv": (".csv", ".tsv", ".txt"),
    "json": (".json", ".geojson"),
    "jsonl": (".jsonl", ".ndjson"),
    "front-matter": (".md", ".markdown"),
    "statuspage": (".json", ".md", ".markdown", ".yml", ".yaml"),
    "feed": (".xml", ".atom", ".rss"),
}


def files_of(form: str, paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and in folders those of the format’s endings."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one == path or one.suffix in _ENDINGS[form]]
    return [one for one in found if one.is_file()]


def _entries(value: Plain) -> list[dict[str, Plain]]:
    """The objects of a JSON document: a list, a GeoJSON collection, or a list under a key."""
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list) and _are_objects(one)]
        if lists:
            value = max(lists, key=len)
        elif value and all(isinstance(one, dict) for one in value.values()):
            value = [{"key": key, **one} for key, one in value.items()]
        else:
            value = [value]
    if not isinstance(value, list) or not _are_objects(value):
        raise UnreadableRowsError("it holds no list of objects")
    return [_feature(one) for one in value]


def _are_objects(value: list[Plain]) -> bool:
    return bool(value) and all(isinstance(one, dict) for one in value)


def _feature(one: dict[str, Plain]) -> dict[str, Plain]:
    """The properties of a feature of GeoJSON, with the position of its point."""
    if one.get("type") != "Feature" or not isinstance(one.get("properties"), dict):
        return one
    geometry = one.get("geometry") or {}
    at = geometry.get("coordinates") if geometry.get("type") == "Point" else None
    position = {"longitude": at[0], "latitude": at[1]} if at else {}
    return {**position, **one["properties"]}


def _texts(values: Mapping[str, Plain], prefix: str = "") -> dict[str, str]:
    """Name every text of a row: a mapping inside by a dot, a list by lines, nothing by nothing."""
    found: dict[str, str] = {}
    for key, value in values.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            found |= _texts(value, f"{name}.")
        elif isinstance(value, list):
            found[name] = "\n".join(_line(one) for one in value)
        elif value is None:
            found[name] = ""
        else:
            found[name] = _line(value)
    return found


def _line(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        names = ("url", "href", "name", "title", "label")
        named = next((value[name] for name in names if value.get(name)), None)
        return str(named) if named else json.dumps(value, ensure_ascii=False)
    return str(value).replace("\x00", "").strip()


__all__ = ["READERS", "TEXT", "Log", "UnreadableRowsError", "decoded_text", "files_of"]
