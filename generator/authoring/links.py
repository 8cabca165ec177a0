"""Whether the sources still answer: each is asked once, gently, and never inside our own network.

An address in a record is anybody's choice, and the machine that asks may stand in a network whose
machines trust it. So a name is resolved once, only public addresses are spoken to, every
redirection is looked at in the same way, and of an answer nothing is read but its status.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from msgspec import Struct

from generator.model.site import Site
from generator.model.web import address_fault

MOST_REDIRECTIONS = 5
PATIENCE = 20.0  # seconds for each step
HEADERS = {"User-Agent": "incident-explainer (asks whether sources still answer)", "Accept": "*/*"}
REFUSALS = frozenset({401, 403, 405, 406, 429, 451})
"""Answers that say something of who asks, and nothing of whether the page is there."""

May = Callable[[str], bool]
"""Whether a numeric address may be spoken to."""


class SourceLink(Struct, frozen=True):
    """An address that a record names.

    Attributes:
        incident: The incident's id.
        item: The item's id.
        field: Which of its fields: ``url`` or ``archived``.
        address: The address.
    """

    incident: str
    item: str
    field: str
    address: str


class Answer(Struct, frozen=True):
    """What came of asking.

    Attributes:
        status: The HTTP status at the end; None where nothing answered.
        said: Why nothing answered; empty where something did.
    """

    status: int | None
    said: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the page is not there, as far as its answer says."""
        if self.status is None:
            return True
        return self.status >= http.HTTPStatus.BAD_REQUEST and self.status not in REFUSALS

    def __str__(self) -> str:
        return self.said or f"status {self.status}"


def source_links(site: Site) -> Iterator[SourceLink]:
    """Every address that the published incidents name, each item's once."""
    for incident in site.published:
        for section in (incident.record.sources, incident.record.media):
            for item in section:
                for field in ("url", "archived"):
                    if address := getattr(item, field, None):
                        yield SourceLink(incident.id, item.id, field, address)


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the open internet, not of a network of our own."""
    address = ipaddress.ip_address(number)
    return address.is_global and not address.is_multicast


def ask(address: str, may: May = is_public) -> Answer:
    """Ask whether something answers at an address, following redirections.

    Args:
        address: An http or https address.
        may: Which numeric addresses may be spoken to.
    """
    for _ in range(MOST_REDIRECTIONS + 1):
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or address_fault(address):
            return Answer(None, "it leads to no web address")
        try:
            status, onward = _ask_once(parts, may)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(None, _why(error))
        if not onward:
            return Answer(status)
        address = urljoin(address, onward)
    return Answer(None, f"it was redirected more than {MOST_REDIRECTIONS} times")


def _ask_once(parts: SplitResult, may: May) -> tuple[int, str]:
    """Give the status of one step, and where it leads on to."""
    for method in ("HEAD", "GET"):
        connection = _connect(parts, may)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, headers=HEADERS | {"Host": parts.netloc})
            answer = connection.getresponse()
            onward = answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""  # noqa: PLR2004 - HTTP's redirections
            if method == "GET" or answer.status < http.HTTPStatus.BAD_REQUEST:
                return answer.status, onward
        finally:
            connection.close()
    raise ValueError(method)  # every method returned or raised


def _connect(parts: SplitResult, may: May) -> http.client.HTTPConnection:
    """Open a connection to a host's own numeric address, once that is known to be public."""
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    number = _resolved(host, port, may)
    plain = socket.create_connection((number, port), timeout=PATIENCE)
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    if secure:
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    else:
        connection.sock = plain
    return connection


def _resolved(host: str, port: int, may: May) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(each[4][0]) for each in found]
    if not all(may(number) for number in numbers):
        raise ValueError("it leads into a network that is not public")
    return numbers[0]


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, TimeoutError):
        return f"it did not answer in {PATIENCE:.0f} seconds"
    return str(error) or type(error).__name__
