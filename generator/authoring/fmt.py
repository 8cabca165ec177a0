"""The usual order and layout of the YAML files; comments are kept, and no value changes.

Keys stand in the model's own order, an item's id first, its note and withdrawal last. Nothing is
written anew: a file is cut into the chunks of its keys and entries, each with the comments above
it, and these are moved and indented. So a comment goes where its key goes, and no value can change
on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_origin

import yaml
from msgspec import Struct
from pydantic import BaseModel

from generator.model.base import Item, Model
from generator.model.fields import model_in
from generator.model.files import translation_language
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.translation_file import translation_file
from generator.model.update import UpdateText
from generator.problems import Location, Problem
from generator.reading.document import read_document
from generator.reading.limits import LARGEST_YAML
from generator.reading.plain_files import read_bytes, unreadable_place
from generator.reading.yaml_text import read_yaml

STEP = 2
FIRST = ("$schema", "id")
LAST = tuple(name for name in Item.model_fields if name != "id")
_REMARK = re.compile(r"( *)(?:#.*)?")


class Formatted(Struct, frozen=True):
    """A file and its usual layout.

    Attributes:
        path: The file.
        before: Its text as found; empty where it cannot be read.
        after: Its text in the usual layout; the same where nothing is to do.
        problems: Why it was left alone.
    """

    path: Path
    before: str
    after: str
    problems: tuple[Problem, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the layout is not yet the usual one."""
        return self.before != self.after


def formatted(content: Path, paths: tuple[Path, ...]) -> Iterator[Formatted]:
    """Lay out the files of a content folder, without writing them.

    Args:
        content: The content folder.
        paths: Files or folders to keep to; all where none is named.
    """
    wanted = [path.resolve() for path in paths] or [content.resolve()]
    for path, model in _files(content):
        # what a link leads to is not ours to write, and a pipe has no end
        is_ours = path.is_file() and path.resolve().is_relative_to(content.resolve())
        if is_ours and any(path.resolve().is_relative_to(each) for each in wanted):
            yield _formatted(path, model, path.relative_to(content).as_posix())


def _files(content: Path) -> Iterator[tuple[Path, type[Model]]]:
    if (content / "newsroom.yaml").is_file():
        yield content / "newsroom.yaml", Newsroom
    for path in sorted(content.glob("incidents/*/incident.yaml")):
        yield path, Record
        for each in sorted(path.parent.glob("incident.*.yaml")):
            if translation_language(each.name):
                yield each, translation_file()
        yield from ((each, UpdateText) for each in sorted(path.parent.glob("updates/*.yaml")))


def _formatted(path: Path, model: type[Model], name: str) -> Formatted:
    try:
        data = read_bytes(path, LARGEST_YAML + 1)
    except OSError as error:
        return Formatted(path, "", "", (unreadable_place(error, name),))
    problems = read_document(model, data, name)[1]
    if problems:
        return Formatted(path, "", "", problems)
    before = data.decode("utf-8")
    after = laid_out(before, model)
    if read_yaml(after, name).value == read_yaml(before, name).value:
        return Formatted(path, before, after)
    message = "The file is written in a way that cannot be laid out without changing it."
    hint = "Write one key on each line, and “- ” before the first key of an entry."
    return Formatted(
        path, before, before, (Problem(Location(name), "fmt.unusual", message, hint),)
    )


class _Chunk(Struct, frozen=True):
    """One key or one entry of a list.

    Attributes:
        name: The key; empty for an entry.
        remarks: The comments and blank lines above it, without their indentation.
        node: Its value.
        lines: The lines on which it stands, as a range of the file.
        column: Where its key, or the value of an entry, begins.
    """

    name: str
    remarks: list[str]
    node: yaml.Node
    lines: range
    column: int


class Keyed(Struct, frozen=True):
    """What stands under keys that an editor chooses, such as the facets of a newsroom.

    Attributes:
        part: What stands under each of them; None where it is plain.
    """

    part: type[BaseModel] | None


Part = type[BaseModel] | Keyed


def laid_out(text: str, model: type[BaseModel]) -> str:
    """Lay out a file that is known to hold a mapping of a model's keys.

    Args:
        text: The file's text, which the loader accepts.
        model: What the file is.
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        return text
    source = [line.rstrip("\r") for line in text.rstrip("\n").split("\n")]
    end = len(source)
    while end and _is_remark(source[end - 1], 0):
        end -= 1
    start = _heading(source, node.start_mark.line)
    body = _mapping(node, model, source, range(start, end), 0)
    heading, tail = source[:start], [line.strip() for line in source[end:]]
    return "\n".join([*heading, *body, *_single_blanks(tail)]).strip("\n") + "\n"


def _heading(source: list[str], first_key: int) -> int:
    """Where the comment on the whole file ends: behind the last blank line before the keys."""
    blanks = [row for row in range(first_key) if not source[row].strip()]
    return blanks[-1] + 1 if blanks else 0


def _mapping(
    node: yaml.Node, part: Part | None, source: list[str], lines: range, indent: int
) -> list[str]:
    """Lay out the keys of a block mapping that stands on some lines."""
    starts = [(str(key.value), key.start_mark, value) for key, value in node.value]
    chunks = _chunks(starts, source, lines)
    if isinstance(part, type):
        order = usual_order(part)
        chunks.sort(key=lambda chunk: order.index(chunk.name))
    written: list[str] = []
    for chunk in chunks:
        inner = _under(part, chunk.name)
        body = _value(chunk, inner, source, indent)
        remarks = _single_blanks(chunk.remarks)
        if indent == 0 and inner and len(body) > 1 and "" not in remarks[:1]:
            remarks = ["", *remarks]  # a section stands apart
        written += _indented(remarks, indent) + body
    return written


def _sequence(
    node: yaml.Node, part: Part | None, source: list[str], lines: range, indent: int
) -> list[str]:
    """Lay out the entries of a block list, each after its dash."""
    chunks = _chunks([("", value.start_mark, value) for value in node.value], source, lines)
    written: list[str] = []
    for chunk in chunks:
        remarks, entry = list(chunk.remarks), _entry(chunk, part, source, indent)
        while _REMARK.fullmatch(entry[0]):  # a comment above the key that now comes first
            remarks.append(entry.pop(0).strip())
        entry[0] = " " * indent + "- " + entry[0].lstrip()
        written += _indented(_single_blanks(remarks), indent) + entry
    return written


def _entry(chunk: _Chunk, part: Part | None, source: list[str], indent: int) -> list[str]:
    if _is_block(chunk.node, yaml.MappingNode):
        return _mapping(chunk.node, part, source, chunk.lines, indent + STEP)
    return _moved(chunk, source, indent + STEP)


def _value(chunk: _Chunk, part: Part | None, source: list[str], indent: int) -> list[str]:
    """Lay out a key with what stands under it."""
    first, rest = source[chunk.lines.start], chunk.lines[1:]
    key = [" " * indent + first[chunk.column :].rstrip()]
    if _is_block(chunk.node, yaml.MappingNode):
        return key + _mapping(chunk.node, part, source, rest, indent + STEP)
    if _is_block(chunk.node, yaml.SequenceNode):
        return key + _sequence(chunk.node, part, source, rest, indent + STEP)
    return _moved(chunk, source, indent)


def _is_block(node: yaml.Node, kind: type[yaml.CollectionNode]) -> bool:
    return isinstance(node, kind) and not node.flow_style


def _moved(chunk: _Chunk, source: list[str], indent: int) -> list[str]:
    """Move a value that is not laid out inside: a scalar, or one in brackets."""
    by = indent - chunk.column
    lines = [source[row] for row in chunk.lines]
    first = " " * indent + lines[0][chunk.column :].rstrip()
    return [first, *(_shifted(line, by, indent) for line in lines[1:])]


def _shifted(line: str, by: int, indent: int) -> str:
    """Indent a continued line as much more than its key as before, and more than its key."""
    if not line.strip():
        return ""
    depth = _depth(line)
    return " " * max(indent + 1, depth + by) + line[depth:]


def _chunks(
    starts: Iterable[tuple[str, yaml.Mark, yaml.Node]], source: list[str], lines: range
) -> list[_Chunk]:
    """Cut some lines at the keys or entries that begin on them; remarks go with what follows."""
    found = list(starts)
    rows = [mark.line for _, mark, _ in found]
    chunks: list[_Chunk] = []
    begin = lines.start
    for place, (name, mark, node) in enumerate(found):
        end = lines.stop
        if place + 1 < len(found):
            end = rows[place + 1]
            depth = _depth(source[end])
            while _is_remark(source[end - 1], depth):
                end -= 1
        remarks = [line.strip() for line in source[begin : rows[place]]]
        chunks.append(_Chunk(name, remarks, node, range(rows[place], end), mark.column))
        begin = end
    return chunks


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_remark(line: str, depth: int) -> bool:
    """Whether a line is blank, or a comment no deeper than a key that follows it."""
    match = _REMARK.fullmatch(line)
    return match is not None and (not line.strip() or len(match[1]) <= depth)


def _indented(remarks: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in remarks]


def _single_blanks(lines: Iterable[str]) -> list[str]:
    """Leave at most one blank line in a row."""
    kept: list[str] = []
    for line in lines:
        if line or kept[-1:] != [""]:
            kept.append(line)
    return kept


def usual_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a part of a record, in the order in which they are written."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    last = [name for name in LAST if name in names] if issubclass(model, Item) else []
    own = [name for name in names if name not in {*FIRST, *last}]
    return (*FIRST, *own, *last)


def part_at(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model of what stands under a key, or of each entry of its list; None where plain."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return model_in(field.annotation)
    return None


def _under(part: Part | None, key: str) -> Part | None:
    """What stands under a key of a part of a file, or in each entry of its list."""
    if part is None or isinstance(part, Keyed):
        return part and part.part
    fields = part.model_fields.items()
    annotation = next((one.annotation for name, one in fields if (one.alias or name) == key), None)
    found = model_in(annotation)
    return Keyed(found) if get_origin(annotation) is dict else found
