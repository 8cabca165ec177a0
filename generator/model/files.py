"""Names that files and folders may have, on every system."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.model.base import ID, fault

SHORTEST_INCIDENT_ID = 3
LONGEST_INCIDENT_ID = 64
_MEDIA = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}\.[a-z0-9]{2,5}", re.ASCII)
_AREA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.geojson", re.ASCII)
_SERIES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.csv", re.ASCII)
_LONGEST_AREA = 80
_TRANSLATION = re.compile(
    r"(?P<what>incident|narrative)\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.(?P<form>yaml|md)",
    re.ASCII,
)
_THEME_FILE = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*", re.ASCII)
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices (Microsoft, “Naming Files, Paths, and Namespaces”)."""


def _check_theme_file(name: str) -> str:
    if _THEME_FILE.fullmatch(name) and ".." not in name:
        return name
    message = f"“{name[:80]}” is no file of a theme."
    raise fault("newsroom.bad-logo", message, "Write its path below static/, such as logo.svg.")


ThemeFile = Annotated[str, AfterValidator(_check_theme_file)]
"""A file of the theme, by its path below ``static/``."""


def area_name_fault(name: str) -> str | None:
    """Say why the file of an area cannot have this name; None where it can."""
    if not _AREA.fullmatch(name) or len(name) > _LONGEST_AREA:
        return "is no name for the file of an area"
    if is_reserved(name):
        return "is a name that Windows keeps for a device"
    return None


def translation_language(name: str) -> str | None:
    """The language of a translation’s file: es for incident.es.yaml; None for another file."""
    found = _TRANSLATION.fullmatch(name)
    if found is None or (found["what"] == "incident") != (found["form"] == "yaml"):
        return None
    return found["language"]


def translation_names(language: str) -> tuple[str, str]:
    """The names of the two files of a translation: its texts, and the story."""
    return f"incident.{language}.yaml", f"narrative.{language}.md"


def _check_area_file(name: str) -> str:
    reason = area_name_fault(name)
    if reason is None:
        return name
    raise fault("area.bad-name", f"“{name[:80]}” {reason}.", "Write a name such as zone.geojson.")


AreaFile = Annotated[str, AfterValidator(_check_area_file)]
"""A GeoJSON file of the incident’s folder, by its name."""


def series_name_fault(name: str) -> str | None:
    """Say why the file of a series cannot have this name; None where it can."""
    if not _SERIES.fullmatch(name) or len(name) > _LONGEST_AREA:
        return "is no name for the file of a series"
    if is_reserved(name):
        return "is a name that Windows keeps for a device"
    return None


def _check_series_file(name: str) -> str:
    reason = series_name_fault(name)
    if reason is None:
        return name
    message = f"“{name[:80]}” {reason}."
    raise fault("series.bad-name", message, "Write a name such as evacuated.csv.")


SeriesFile = Annotated[str, AfterValidator(_check_series_file)]
"""A CSV file of the incident’s folder, by its name."""


def is_reserved(name: str) -> bool:
    """Whether Windows cannot have a file of this name, whatever its ending."""
    return name.split(".", 1)[0].lower() in _RESERVED


def incident_id_fault(name: str) -> str | None:
    """Say why a folder’s name cannot be an incident’s id; None where it can."""
    if not SHORTEST_INCIDENT_ID <= len(name) <= LONGEST_INCIDENT_ID:
        return f"has not between {SHORTEST_INCIDENT_ID} and {LONGEST_INCIDENT_ID} characters"
    if not ID.fullmatch(name):
        return "has more than small letters a to z, digits and single hyphens"
    if is_reserved(name):
        return "is a name that Windows keeps for a device"
    if name == "page":
        return "is where the list of all incidents goes on"
    return None


def media_name_fault(name: str) -> str | None:
    """Say why a file in ``media/`` cannot have this name; None where it can."""
    if not _MEDIA.fullmatch(name) or ".." in name:
        return "is no file name for media: small letters, digits, hyphens, and an ending"
    if is_reserved(name):
        return "is a name that Windows keeps for a device"
    return None
