"""Where everything is published, and how one page links to another.

Addresses are relative to the site's root, without a slash in front; a page's ends in a slash.
Links between pages are relative, so the site works under any prefix and any domain.
"""

from __future__ import annotations

from generator.publishing.vocabulary import SECTION

FRONT = ""
UPDATES = "updates/"
CORRECTIONS = "corrections/"
MAP = "map/"
DATA = "data/"
GUIDES = "docs/"


def incident(incident_id: str) -> str:
    """The explainer's address."""
    return f"incidents/{incident_id}/"


def quote(incident_id: str, quote_id: str) -> str:
    """The address of a quote's own page."""
    return f"incidents/{incident_id}/quotes/{quote_id}/"


def history(incident_id: str) -> str:
    """The address of an incident's every version."""
    return f"incidents/{incident_id}/history/"


def version(incident_id: str, number: int) -> str:
    """The address of an incident's page as it stood in a version, from 1."""
    return f"incidents/{incident_id}/versions/{number}/"


def tag(name: str) -> str:
    """The address of all incidents with a tag."""
    return f"tags/{name}/"


def area(slug: str) -> str:
    """The address of all incidents in an area of the map."""
    return f"{MAP}{slug}/"


def front_page(number: int) -> str:
    """The address of a page of the front page's list, from 1."""
    return FRONT if number == 1 else f"page/{number}/"


def anchor(section: str, item_id: str) -> str:
    """The anchor of an item on its explainer, such as ``claim-age-40s``."""
    return f"{SECTION[section]}-{item_id}"


def link(here: str, there: str) -> str:
    """Write the way from one address of the site to another, as a relative link.

    Args:
        here: The address of the page that links.
        there: An address of the site, with a query or fragment or without.
    """
    cut = min((at for at in (there.find("#"), there.find("?")) if at >= 0), default=len(there))
    path, rest = there[:cut], there[cut:]
    if path == here and rest:
        return rest
    folders, names = here.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(folders), len(names) - 1) and folders[shared] == names[shared]:
        shared += 1
    way = "../" * (len(folders) - shared) + "/".join(names[shared:])
    return f"{way or './'}{rest}"


def file_of(address: str) -> str:
    """The file in which a page at an address lies."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def updates_page(number: int) -> str:
    """The address of a page of all updates, from 1."""
    return UPDATES if number == 1 else f"{UPDATES}page/{number}/"
