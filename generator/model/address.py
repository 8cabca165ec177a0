"""Web addresses: the one policy for every address in records and narratives.

An address is what a reader is sent to, so it must be what it looks like: ``https``, ``http`` or
``mailto``, a host that resolves by the rules of IDNA, no user name before it, and no character
that hides or reverses what stands there.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

import idna

SCHEMES = ("https", "http", "mailto")
LONGEST = 2048

_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([^@\s]+)")


def fault(address: str) -> str | None:
    """Say what is wrong with an address, as the end of a sentence, or None where it may stand.

    The same answer holds for a source's ``url``, an archived copy, a policy page elsewhere and a
    link in a narrative.
    """
    if len(address) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if bad := next((character for character in address if _hidden(character)), None):
        return f"contains {unicodedata.name(bad, 'a control character')} (U+{ord(bad):04X})"
    if "\\" in address:
        return "contains a backslash, which browsers read as a slash"
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"cannot be read: {error}"
    return _fault_of_parts(parts)


def _hidden(character: str) -> bool:
    """Whether a character is a space, or cannot be seen: controls, bidi marks, surrogates."""
    return unicodedata.category(character)[0] in "CZ"


def _fault_of_parts(parts: SplitResult) -> str | None:
    if parts.scheme not in SCHEMES:
        return "does not begin with https://, http:// or mailto:"
    if parts.scheme == "mailto":
        mail = _MAIL.fullmatch(parts.path)
        return _fault_of_host(mail[1]) if mail else "does not name one mailbox, such as a@b.org"
    if "@" in parts.netloc:
        return "carries a user name before the host"
    try:
        _port = parts.port
    except ValueError:
        return "has no valid port"
    return _fault_of_host(parts.hostname or "")


def _fault_of_host(host: str) -> str | None:
    """Judge a host: a name under a dot, by IDNA, or an address in numbers."""
    if not host:
        return "names no host"
    try:
        # IDNA knows no underscore; the name system does, and some outlets use it
        idna.encode(host.replace("_", "x"), uts46=True)
    except idna.IDNAError as error:
        return f"has a host that is no valid name: {error}"
    if "." not in host:
        return "has a host without a dot"
    return None
