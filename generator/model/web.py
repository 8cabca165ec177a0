"""Web addresses: one policy for every link, in records and in prose."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Annotated
from urllib.parse import SplitResult, quote, urlsplit

import idna
from pydantic import AfterValidator, WithJsonSchema

from generator.model.base import fault

SCHEMES = ("https", "http", "mailto")
LONGEST_ADDRESS = 2000
_UNSAFE = re.compile(r"[\s\\<>\"`{}]")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+", re.ASCII)
_PAGE = re.compile(r"/?[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*/?", re.ASCII)
_AUTHORITY = re.compile(
    r"(?:[\w.-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?,\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII
)
_LABEL = "Write the address as the browser shows it, beginning with https://."


@lru_cache(maxsize=1 << 8)
def address_fault(address: str) -> str | None:
    """Say why an address cannot be linked to; None where it can.

    Allowed are http, https and mailto (WHATWG URL’s special schemes less those that run or read
    locally), without user name or password, without control, bidi or white-space characters, and
    with a host that IDNA 2008 (RFC 5891) accepts.
    """
    if len(address) > LONGEST_ADDRESS:
        return f"it has {len(address)} characters, more than {LONGEST_ADDRESS}"
    unsafe = _UNSAFE.search(address)
    # what can be printed is in no category of signs that cannot be seen
    suspects = "" if address.isprintable() else address
    hidden = (one for one in suspects if unicodedata.category(one).startswith("C"))
    if sign := unsafe[0] if unsafe else next(hidden, ""):
        is_seen = sign.isprintable() and not sign.isspace()
        shown = f"“{sign}”, write {quote(sign)}" if is_seen else f"U+{ord(sign):04X}"
        return f"it holds a character that no address has: {shown}"
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        return f"it cannot be read ({error})"
    if parts.scheme == "mailto":
        return None if re.fullmatch(r"[^@/?]+@[^@/?]+", parts.path) else "it is no e-mail address"
    if parts.scheme not in SCHEMES:
        return "it does not begin with https://, http:// or mailto:"
    return _site_fault(parts)


def encoded(address: str) -> str:
    """The address as browsers send it: the signs that people write and no address may hold."""
    return address.replace("|", "%7C").replace("^", "%5E")


def _site_fault(parts: SplitResult) -> str | None:
    if parts.username is not None or parts.password is not None:
        return "it holds a user name or a password"
    return _host_fault(parts.hostname or "")


def _host_fault(host: str) -> str | None:
    if not host:
        return "it names no host"
    try:
        ascii_host = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return f"no host can be called “{host}”"
    if not _HOST.fullmatch(ascii_host) or ".." in ascii_host:
        return f"no host can be called “{host}”"
    return None


def _check_address(value: str) -> str:
    reason = address_fault(value)
    if reason is None:
        return encoded(value)
    raise fault("address.bad", f"“{value[:80]}” is no address to link to: {reason}.", _LABEL)


def site_address_fault(address: str) -> str | None:
    """Say why a site cannot be published at an address; None where it can."""
    reason = address_fault(address)
    if reason is not None:
        return reason
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "it does not begin with https:// or http://"
    if "?" in address or "#" in address:
        return "it has a query or a fragment, and pages’ paths are added to it"
    return None


def _check_site_address(value: str) -> str:
    reason = site_address_fault(value)
    if reason is None:
        return value
    hint = "Write scheme, host and path alone, such as https://explained.example/news/."
    raise fault("address.bad", f"“{value[:80]}” is no address of a site: {reason}.", hint)


def _check_email(value: str) -> str:
    if _EMAIL.fullmatch(value) and address_fault(f"mailto:{value}") is None:
        return value
    message = f"“{value[:80]}” is no e-mail address."
    raise fault("address.bad", message, "Write it like corrections@example.org.")


def _check_page(value: str) -> str:
    return value if _PAGE.fullmatch(value) else _check_site_address(value)


def _check_authority(value: str) -> str:
    if _AUTHORITY.fullmatch(value):
        return value
    message = f"“{value[:80]}” is no authority for permanent ids (RFC 4151)."
    hint = "Write a domain that was yours and the year: example.org,2026."
    raise fault("address.bad-authority", message, hint)


Address = Annotated[
    str,
    AfterValidator(_check_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"}),
]
"""A web address that a page may link to."""

SiteAddress = Annotated[
    str,
    AfterValidator(_check_site_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://[^?#]+$"}),
]
"""The web address of a site: scheme, host and path, to which paths of pages are added."""

EmailAddress = Annotated[
    str, AfterValidator(_check_email), WithJsonSchema({"type": "string", "format": "email"})
]
"""An e-mail address, without ``mailto:``."""

PageOrAddress = Annotated[str, AfterValidator(_check_page)]
"""A page of the site, such as /ethics/, or the address of another."""

Authority = Annotated[str, AfterValidator(_check_authority)]
"""Who gives permanent ids, and since when (RFC 4151)."""
