"""YAML without anything unusual, read at the speed of its parser.

Almost every file of a newsroom is such: no tags, no copies, no remarks behind a text. For those
the value is all that is wanted. Whatever else is met, the careful reading of ``yaml_text`` takes
over from the start, and it alone knows what to say.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml._yaml import CParser

_NOT_PLAIN = re.compile(r"\\|\S[ ]+#")
"""An escape, or what may be a comment behind a value."""


def read_quickly(text: str, deepest: int) -> Any:  # noqa: ANN401 - a document holds any value
    """Read a document into text, lists and mappings.

    Args:
        text: The file’s text, without tabs and with its brackets closed in reason.
        deepest: How deep lists and mappings may be nested.

    Returns:
        The document; None where it is empty or has anything that needs a careful look.
    """
    if _NOT_PLAIN.search(text):
        return None
    parser = CParser(text)
    try:
        return _Quick(parser, deepest).document()
    except (yaml.YAMLError, _UnusualError):
        return None
    finally:
        parser.dispose()


class _UnusualError(Exception):
    """Something that the careful reading must look at."""


class _Quick:
    """One pass over the events of one document."""

    def __init__(self, parser: CParser, deepest: int) -> None:
        self.next = parser.get_event
        self.left = deepest

    def document(self) -> Any:  # noqa: ANN401 - likewise
        self.next()  # the stream begins
        start = self.next()
        if not isinstance(start, yaml.DocumentStartEvent) or start.version or start.tags:
            raise _UnusualError
        value = self.value(self.next(), flow=False)
        self.next()  # the document ends
        if not isinstance(self.next(), yaml.StreamEndEvent):
            raise _UnusualError
        return value

    def value(self, event: Any, *, flow: bool) -> Any:  # noqa: ANN401 - likewise
        kind = type(event)
        if kind is yaml.ScalarEvent:
            text = event.value
            if event.tag or event.anchor or (flow and not text and not event.style):
                raise _UnusualError
            return text
        if kind is yaml.AliasEvent or event.tag or event.anchor or not self.left:
            raise _UnusualError
        self.left -= 1
        inner = self.mapping if kind is yaml.MappingStartEvent else self.list
        found = inner(flow=bool(event.flow_style))
        self.left += 1
        return found

    def list(self, *, flow: bool) -> list[Any]:
        found = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            found.append(self.value(event, flow=flow))
        return found

    def mapping(self, *, flow: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.tag or event.anchor:
                raise _UnusualError
            key = event.value
            if key in found:
                raise _UnusualError
            found[key] = self.value(self.next(), flow=flow)
        return found
