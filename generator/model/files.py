"""Names that files and folders may have, on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from msgspec import Struct
from pydantic import AfterValidator

from generator.model.base import ID, fault

INCIDENTS = "incidents/"
"""Where incidents lie in the content folder, each in the folder of its id."""

SHORTEST_INCIDENT_ID = 3
LONGEST_INCIDENT_ID = 64
_TRANSLATION = re.compile(
    r"(?P<what>incident|narrative)\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?P<form>yaml|md)",
    re.ASCII,
)
_THEME_FILE = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*", re.ASCII)
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices (Microsoft, “Naming Files, Paths, and Namespaces”)."""
_RESERVED_FAULT = "is a name that Windows keeps for a device"


def _check_theme_file(name: str) -> str:
    if _THEME_FILE.fullmatch(name) and ".." not in name:
        return name
    message = f"“{name[:80]}” is no file of a theme."
    raise fault("newsroom.bad-logo", message, "Write its path below static/, such as logo.svg.")


ThemeFile = Annotated[str, AfterValidator(_check_theme_file)]
"""A file of the theme, by its path below ``static/``."""


def translation_language(name: str) -> str | None:
    """The language of a translation’s file: es for incident.es.yaml; None for another file."""
    found = _TRANSLATION.fullmatch(name)
    if found is None or (found["what"] == "incident") != (found["form"] == "yaml"):
        return None
    return found["language"]


def translation_languages(names: Iterable[str]) -> list[str]:
    """The languages of the translations among files, by the names of these; sorted."""
    return sorted({language for name in names if (language := translation_language(name))})


def translation_names(language: str) -> tuple[str, str]:
    """The names of the two files of a translation: its texts, and the story."""
    return f"incident.{language}.yaml", f"narrative.{language}.md"


def is_reserved(name: str) -> bool:
    """Whether Windows cannot have a file of this name, whatever its ending."""
    return name.split(".", 1)[0].lower() in _RESERVED


class FileKind(Struct, frozen=True):
    """A kind of file of an incident that its record names.

    Attributes:
        form: What the names look like.
        otherwise: What is wrong with a name that does not.
        code: The problem that such a name is.
        such_as: A name that one could write instead.
        ending: How all of the names end; empty where they differ.
    """

    form: re.Pattern[str]
    otherwise: str
    code: str
    such_as: str
    ending: str = ""

    def name_fault(self, name: str) -> str | None:
        """Say why a file cannot have this name; None where it can."""
        if not self.form.fullmatch(name):
            return self.otherwise
        return _RESERVED_FAULT if is_reserved(name) else None

    def check(self, name: str) -> str:
        """Refuse in a record what cannot be the name of such a file."""
        reason = self.name_fault(name)
        if reason is None:
            return name
        raise fault(self.code, f"“{name[:80]}” {reason}.", f"Write a name such as {self.such_as}.")


AREAS = FileKind(
    re.compile(rf"(?!.{{81}}){ID.pattern}\.geojson"),
    "is no name for the file of an area",
    "area.bad-name",
    "zone.geojson",
    ".geojson",
)
"""GeoJSON files of the incident’s folder."""

TABLES = FileKind(
    re.compile(rf"(?!.{{81}}){ID.pattern}\.csv"),
    "is no name for the file of a series",
    "series.bad-name",
    "evacuated.csv",
    ".csv",
)
"""CSV files of the incident’s folder."""

MEDIA = FileKind(
    re.compile(r"(?!.*\.\.)[a-z0-9][a-z0-9._-]{0,79}\.[a-z0-9]{2,5}"),
    "is no file name for media: small letters, digits, hyphens, and an ending",
    "media.bad-name",
    "city-hall.jpg",
)
"""Files in ``media/``, by their names there."""

AreaFile = Annotated[str, AfterValidator(AREAS.check)]
"""The name of a file that draws an area."""

SeriesFile = Annotated[str, AfterValidator(TABLES.check)]
"""The name of a file that holds a series."""

MediumFile = Annotated[str, AfterValidator(MEDIA.check)]
"""The name of a file in ``media/``."""


def incident_id_fault(name: str) -> str | None:
    """Say why a folder’s name cannot be an incident’s id; None where it can."""
    if not SHORTEST_INCIDENT_ID <= len(name) <= LONGEST_INCIDENT_ID:
        return f"has not between {SHORTEST_INCIDENT_ID} and {LONGEST_INCIDENT_ID} characters"
    if not ID.fullmatch(name):
        return "has more than small letters a to z, digits and single hyphens"
    if is_reserved(name):
        return _RESERVED_FAULT
    if name == "page":
        return "is where the list of all incidents goes on"
    return None
