"""The data page: what machines can fetch, and what every field of it means."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.parts import Link
from generator.site.views.shell import Shell


class DataFile(Struct, frozen=True, gc=False):
    """One file, or one kind of file.

    Attributes:
        link: Where it is; without an address where there is one for each incident.
        kind: What it is, such as ``Atom feed (RFC 4287)``.
        about: What it holds.
        schema: Its JSON Schema; None where its form is a standard’s.
    """

    link: Link
    kind: str
    about: str
    schema: Link | None = None


class FieldTable(Struct, frozen=True, gc=False):
    """What the fields of a part mean.

    Attributes:
        heading: Of which part.
        anchor: Where on the page.
        rows: Each field’s name, and what it means.
    """

    heading: str
    anchor: str
    rows: tuple[tuple[str, str], ...]


class DataView(Struct, frozen=True, gc=False):
    """The page ``/data/``.

    Attributes:
        shell: What stands around it.
        site: Files about all incidents.
        each: Files beside each explainer.
        tables: What every field means.
        license: On which terms it may be used; empty where the newsroom names none.
        cite: How to cite it.
    """

    shell: Shell
    site: tuple[DataFile, ...]
    each: tuple[DataFile, ...]
    tables: tuple[FieldTable, ...]
    license: str
    cite: str
