"""What exports share: permanent ids, full addresses, instants, and how JSON and XML are written.

An id is made of an incident’s or update’s own id and of nothing that may change: no title, no
date, no path (RFC 4287, section 4.2.6; RFC 4151 for tag URIs).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.removed_id import removed_alias
from generator.site import dates, urls
from generator.site.edition import Edition

Data = dict[str, Any]
"""What JSON can hold: text, numbers, yes and no, lists, and mappings of them."""

XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NONE: Mapping[str, str] = {}


def permanent_id(newsroom: Newsroom, *name: str) -> str:
    """The permanent id of a feed, an explainer or an entry of its log.

    Args:
        newsroom: Who publishes.
        name: ``feed`` and its name; ``incident`` and its id; or then ``update`` and its id too.
    """
    path = "/".join(name)
    if newsroom.feed_authority:
        return f"tag:{newsroom.feed_authority}:{path}"
    # without an authority the published address serves, which is stable as long as it is kept
    return f"{newsroom.url.rstrip('/')}/#{path}"


def first_id(edition: Edition, incident: Incident) -> str:
    """The id under which an incident was first published, of which permanent ids are made.

    Git knows it; without git it is the first of its aliases, which name the oldest first. For one
    that held what was removed its digest stands.
    """
    if not incident.aliases:
        return incident.id
    versions = edition.ledger.of(incident.id).versions
    first = versions[0].folder if versions else incident.aliases[0]
    gone = removed_alias(first)
    return gone if gone in incident.aliases else first


def page_of(edition: Edition, incident: Incident) -> str:
    """The full address of an explainer."""
    return edition.url + urls.incident(incident.id, incident.translated_to)


def item_of(edition: Edition, incident: Incident, section: str, item: str) -> str:
    """The full address of an item on its explainer; ``updates`` is a section too."""
    return f"{page_of(edition, incident)}#{urls.anchor(section, item)}"


def utc_instant(moment: Moment, incident: Incident) -> str:
    """An instant as RFC 3339 has it, in UTC: the first that the moment may mean."""
    return stamp(moment.instant(incident.zone))


def machine_time(moment: Moment, incident: Incident) -> str:
    """A moment for schema.org and sitemaps: a day where only the day is known (ISO 8601)."""
    return dates.machine(moment, incident.zone) or utc_instant(moment, incident)


def stamp(when: datetime) -> str:
    """An aware time as RFC 3339 has it, in UTC."""
    return when.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def write_json(data: object) -> bytes:
    """Write JSON on one line, letters of all languages as they are: spaces were a third of it."""
    return msgspec.json.encode(data, enc_hook=str) + b"\n"


def add_element(
    parent: ET.Element, name: str, text: str = "", attributes: Mapping[str, str] = _NONE
) -> ET.Element:
    """Add an element at the end of another.

    Namespaces are named by their prefix, which the root declares: ElementTree cannot declare a
    default one beside attributes that are in none.
    """
    child = ET.SubElement(parent, name, dict(attributes))
    child.text = text or None
    return child


def csv_line(cells: Iterable[object]) -> bytes:
    """Write a line of CSV (RFC 4180); text that a spreadsheet would run gets an apostrophe.

    The guard is OWASP’s (“CSV Injection”; ASVS 1.2.10). Numbers stay numbers.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(_cell, cells))
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_xml(root: ET.Element) -> bytes:
    """Write an XML file, indented for people too."""
    ET.indent(root)
    return f"{XML_DECLARATION}{xml_text(root)}\n".encode()


def xml_text(element: ET.Element) -> str:
    """Write an element as XML.

    Raises:
        ValueError: Where it holds a character that XML 1.0 cannot hold (section 2.2), which
            ElementTree would write all the same. Reading refuses them, so that none arrives.
    """
    text = ET.tostring(element, "unicode")
    found = _NOT_IN_XML.search(text)
    if found is not None:
        raise ValueError(f"XML cannot hold U+{ord(found[0]):04X}")
    return text
