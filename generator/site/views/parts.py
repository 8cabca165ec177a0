"""The smallest parts of every view: links, marks, citations. All strings are ready to print."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

NO_HTML = Markup()
"""Nothing to show."""


class Link(Struct, frozen=True, gc=False):
    """A link with its words.

    Attributes:
        href: Relative to the page that shows it, or a web address that was checked.
        text: What the reader presses.
        current: Whether it leads to the page it stands on.
    """

    href: str
    text: str
    current: bool = False


class Mark(Struct, frozen=True, gc=False):
    """A standing, status or kind: told by a word and a shape, never by colour alone.

    Attributes:
        shape: The name of the shape in ``components/mark.html``; also the house's word for it.
        word: What a reader calls it, such as "Confirmed".
    """

    shape: str
    word: str


class Time(Struct, frozen=True, gc=False):
    """A moment for ``<time>``.

    Attributes:
        text: As printed, such as "about 2 p.m. EDT, Oct. 16, 2023".
        machine: A value that HTML allows for ``datetime``, no finer than the moment; empty where
            there is none, and then no ``<time>`` is written.
    """

    text: str
    machine: str = ""


class Citation(Struct, frozen=True, gc=False):
    """A numbered note that leads to a source.

    Attributes:
        number: The source's place in the list, from 1.
        href: The source's anchor.
        title: Publisher and day, for those who hear or hover.
    """

    number: int
    href: str
    title: str
