"""YAML as text: every scalar is what it looks like, and what could mislead is refused.

PyYAML reads YAML 1.1, in which ``NO`` is false and ``12:30`` is 750. Here its C parser only gives
the events; one pass of our own turns them into text, lists and mappings. Refused are duplicate
keys, anchors, aliases, tags, second documents, and an empty value inside braces. Nothing is
recursive, and size and depth are limited before the parser runs, so no file can crash it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from msgspec import Struct
from yaml._yaml import CParser

from generator.model.narrative import position
from generator.problems import Location, Problem
from generator.reading.characters import character_fault, what_is
from generator.reading.yaml_syntax import syntax_problem

DEEPEST = 20
Value: TypeAlias = Any
"""A str, a list of values, or a dict from str to values."""
FieldPath: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a value."""


_NULLS = frozenset({"null", "Null", "NULL", "~"})
_COMMENT = re.compile(r"[ \t]+#")


def part_of(value: Value, step: str | int) -> Value:
    """Give what stands under a key or index; None where nothing does."""
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


class YamlPosition(Struct, frozen=True):
    """Where a key and its value stand: line and column, from 1, in characters."""

    key: tuple[int, int]
    value: tuple[int, int]


class YamlText(Struct, frozen=True):
    """A YAML file that has been read.

    Attributes:
        value: The document; None where it could not be read at all.
        problems: What is wrong with it as YAML.
        positions: Where each value stands, by its path.
        commented: The paths of unquoted values with a comment behind them on their line.
    """

    value: Value
    problems: tuple[Problem, ...]
    positions: Mapping[FieldPath, YamlPosition]
    commented: tuple[FieldPath, ...] = ()


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read."""

    value: list[Value] | dict[str, Value]
    path: FieldPath
    flow: bool
    key: str | None = None
    key_at: tuple[int, int] = (1, 1)
    wants_value: bool = False


class _Reading:
    """One pass over the events of one document."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.may_have_comments = "#" in text
        self.file = file
        self.problems: list[Problem] = []
        self.positions: dict[FieldPath, YamlPosition] = {}
        self.commented: list[FieldPath] = []
        self.frames: list[_Frame] = []
        self.root: Value = None
        self.documents = 0

    def refuse(self, at: tuple[int, int], code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self.file, *at), code, message, hint))

    def take(self, event: yaml.Event) -> None:
        at = _at(event)
        if self.documents > 1 and not isinstance(event, yaml.DocumentStartEvent):
            return  # a second document is one problem, whatever it holds
        if isinstance(event, yaml.ScalarEvent):
            self.take_scalar(event, at)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            hint = "Write the words out again."
            self.refuse(at, "yaml.alias", f"“*{event.anchor}” copies another part.", hint)
            self.put("", at)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.refuse(
                    at, "yaml.second-document", "A second document begins here.", "Remove ---."
                )
            if event.version or event.tags:
                self.refuse(at, "yaml.directive", "A % directive has no place here.", "Remove it.")

    def take_scalar(self, event: yaml.ScalarEvent, at: tuple[int, int]) -> None:
        self.check_node(event, at)
        value, plain = event.value, not event.style
        frame = self.frames[-1] if self.frames else None
        if not plain and (found := character_fault(value)):
            message = f"The escape stands for {what_is(found[1])}."
            self.refuse(
                at, "file.character", message, "Write the character itself, or leave it out."
            )
        if frame is not None and isinstance(frame.value, dict) and not frame.wants_value:
            self.take_key(frame, value, at)
            return
        if plain and not value and frame is not None and frame.flow:
            key = frame.key or value
            message = f"“{key}” has no value inside {{…}}; a comma in unquoted text ends it."
            hint = "Put the text in quotation marks, or on a line of its own."
            self.refuse(frame.key_at, "yaml.empty-in-braces", message, hint)
        if plain and value in _NULLS:
            message = f"“{value}” means that there is nothing, and would be shown as a word."
            hint = "Leave the key out; or put the word in quotation marks, if it is meant."
            self.refuse(at, "yaml.null", message, hint)
        path = self.put(value, at)
        if plain and value and self.may_have_comments:
            row, column = _end(event)
            if row < len(self.lines) and _COMMENT.match(self.lines[row], column):
                self.commented.append(path)

    def take_key(self, frame: _Frame, key: str, at: tuple[int, int]) -> None:
        if key in frame.value:
            first = self.positions[(*frame.path, key)].key
            message = f"“{key}” stands here a second time; the first is on line {first[0]}."
            self.refuse(at, "yaml.duplicate-key", message, "Keep one of the two.")
        frame.key, frame.key_at, frame.wants_value = key, at, True

    def put(self, value: Value, at: tuple[int, int]) -> FieldPath:
        if not self.frames:
            self.root = value
            self.positions[()] = YamlPosition(at, at)
            return ()
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            path: FieldPath = (*frame.path, len(frame.value))
            frame.value.append(value)
            self.positions[path] = YamlPosition(at, at)
            return path
        if not frame.wants_value:
            message = "A list or a mapping stands where a key should be."
            self.refuse(at, "yaml.key", message, "Write key: value.")
            frame.key, frame.key_at = "", at
            frame.wants_value = True
            return (*frame.path, "")
        key = frame.key or ""
        path = (*frame.path, key)
        frame.wants_value = False
        if key not in frame.value:  # the first stays; the second has its problem
            frame.value[key] = value
            self.positions[path] = YamlPosition(frame.key_at, at)
        return path

    def open(self, event: yaml.CollectionStartEvent, at: tuple[int, int]) -> None:
        self.check_node(event, at)
        value: Value = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self.put(value, at)
        self.frames.append(_Frame(value, path, bool(event.flow_style)))
        if len(self.frames) > DEEPEST:
            raise _TooDeepError(at)

    def check_node(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: tuple[int, int]
    ) -> None:
        if event.anchor:
            hint = "Remove it; nothing can refer to it."
            self.refuse(at, "yaml.anchor", f"“&{event.anchor}” names this part.", hint)
        if getattr(event, "tag", None):
            self.refuse(
                at, "yaml.tag", f"“{event.tag}” is a tag.", "Remove it: all values are text."
            )


class _TooDeepError(Exception):
    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event) -> tuple[int, int]:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _before_parsing(text: str, file: str) -> Problem | None:
    """Refuse what the parser should not meet: tabs, and brackets nested beyond all need."""
    tab = text.find("\t")
    if tab >= 0:
        at = position(text, tab)
        message = "Here is a tab; YAML is indented with spaces."
        return Problem(
            Location(file, *at), "yaml.tab", message, "Write two spaces for each level."
        )
    if text.count("[") + text.count("{") <= DEEPEST * 3:
        return None
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST * 3:
            return _too_deep(file, position(text, match.start()))
    return None


def _too_deep(file: str, at: tuple[int, int]) -> Problem:
    message = f"Lists and mappings are nested more than {DEEPEST} deep here."
    return Problem(Location(file, *at), "yaml.too-deep", message, "Close the brackets before.")


def read_yaml(text: str, file: str) -> YamlText:
    """Read a YAML document into text, lists and mappings, with all that is wrong with it.

    Args:
        text: The file’s text, free of refused characters.
        file: Its path relative to the content folder, for problems.
    """
    refused = _before_parsing(text, file)
    if refused is not None:
        return YamlText(None, (refused,), {})
    reading, parser = _Reading(text, file), CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            reading.take(event)
    except _TooDeepError as error:
        return YamlText(None, (*reading.problems, _too_deep(file, error.at)), {})
    except yaml.MarkedYAMLError as error:
        return YamlText(None, (*reading.problems, syntax_problem(error, file, text)), {})
    except yaml.YAMLError:  # what a caller had not refused before: a character of no YAML
        message = "Here is a character that no YAML may hold."
        return YamlText(None, (Problem(Location(file), "yaml.syntax", message),), {})
    finally:
        parser.dispose()
    if reading.root is None:
        message = "The file is empty."
        empty = Problem(Location(file, 1, 1), "file.empty", message, "See the record reference.")
        return YamlText(None, (*reading.problems, empty), {})
    return YamlText(
        reading.root, tuple(reading.problems), reading.positions, tuple(reading.commented)
    )
