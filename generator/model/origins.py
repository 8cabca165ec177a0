"""Independent origins: five outlets that quote one mayor are one origin.

The rule is the record's own ("Independent origins"): an attribution counts for who says it, or
for the agency they speak for; else for each unnamed source of a publisher; else for the
publisher. Who passed it on, several sources of one speaker, and several states of a publisher's
page add nothing. An attribution that differs or denies is no origin of the claim.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from msgspec import Struct

from generator.model.agency import Agency
from generator.model.claim import Attribution, Claim
from generator.model.figure import Figure
from generator.model.incident import Incident
from generator.model.person import Person
from generator.model.series import Series
from generator.model.source import Source

_SHARED = re.compile(
    r"(?:x|facebook|instagram|tiktok|youtube|vk|linkedin|reddit|medium|tumblr|pinterest|snapchat"
    r"|weibo|truthsocial|flickr|vimeo|soundcloud|github)\.com|threads\.net|bsky\.app|t\.me|twitch\.tv"
)
"""Hosts on which many publish, each under an account that their addresses name."""
_SAME_HOST = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "threads.com": "threads.net",
    "telegram.me": "t.me",
    "fxtwitter.com": "x.com",
    "vxtwitter.com": "x.com",
    "nitter.net": "x.com",
}
_BEFORE_HOST = re.compile(r"^(?:(?:www|m|mobile|old|amp|edition)\.)+")
_BEFORE_ACCOUNT = re.compile(r"profile|user|u|in|company|channel|c|s|photos|people|r")
_NO_ACCOUNT = re.compile(r"watch|shorts|reel|p|i|status|web|groups|\w+\.php")
_ARCHIVED = re.compile(
    r"https?://(?:web\.)?archive\.(?:org|today|is|ph|li|md)/(?:web/)?[\w*]*/(https?://.+)"
)


class Origin(Struct, frozen=True):
    """One independent origin of a claim.

    Attributes:
        key: The same for attributions that are one origin.
        called: What a reader calls it; by its id alone where what names it was withdrawn.
        named: Whether it is known who it is, and not only under what account or host it stands.
    """

    key: str
    called: str
    named: bool = True


def origins(claim: Claim | Figure | Series, incident: Incident) -> tuple[Origin, ...]:
    """Count a claim's independent origins, in the order of its attributions."""
    found = (
        origin_of(attribution, incident)
        for attribution in claim.said_by
        if attribution.stance == "says"
    )
    return tuple({origin.key: origin for origin in found if origin is not None}.values())


def origin_of(attribution: Attribution, incident: Incident) -> Origin | None:
    """Say from whom an attribution comes in the end; None where it names nobody at all."""
    if attribution.who is not None:
        return _speaker(attribution.who, incident)
    source = incident.items.get(attribution.source or "")
    publisher = _publisher(source, incident) if isinstance(source, Source) else None
    if attribution.unnamed is not None:
        key, called = (publisher.key, publisher.called) if publisher else ("", "")
        words = f"{attribution.unnamed} ({called})" if called else attribution.unnamed
        # without an address the newsroom saw it itself, and its note says how
        seen = isinstance(source, Source) and not _account(source)
        named = publisher is None or publisher.named or seen
        return Origin(f"unnamed {key} {attribution.unnamed.casefold()}", words, named=named)
    return publisher


def _speaker(who: str, incident: Incident) -> Origin | None:
    item = incident.items.get(who)
    if isinstance(item, Person) and item.of is not None:
        item = incident.items.get(item.of, item)
    if not isinstance(item, Person | Agency):
        return None
    called = item.name or (item.called if isinstance(item, Person) else None)
    return Origin(f"who {item.id}", item.id if item.withdrawn else called or item.id)


def _publisher(source: Source, incident: Incident) -> Origin:
    """The publisher of a source: its own, that of an earlier state, or whoever publishes there."""
    seen, of = set[str](), source
    if source.kind == "own-reporting":  # whoever of us saw it, the newsroom says it
        called = source.publisher or source.by or source.title
        return Origin("own-reporting", source.id if source.withdrawn else called)
    while source.publisher is None and source.version_of and source.id not in seen:
        seen.add(source.id)
        earlier = incident.items.get(source.version_of)
        if not isinstance(earlier, Source):
            break
        source = earlier
    account = _account(source)
    if source.publisher is None and account:
        there = (one for one in incident.record.sources if _account(one) == account)
        source = next((one for one in there if one.publisher), source)
    if source.publisher is None:
        called = account or "a source without a publisher"
        return Origin(f"account {account}", of.id if of.withdrawn else called, named=False)
    name = _same(source.publisher)
    speakers: list[Agency | Person] = [*incident.record.agencies, *incident.record.people]
    for item in speakers:
        # an agency or a person that publishes in its own name is itself the origin
        speaker = _speaker(item.id, incident) if _same(item.name or "") == name else None
        if speaker is not None:
            return speaker
    is_told = not (of.withdrawn or source.withdrawn)
    return Origin(f"publisher {name}", source.publisher if is_told else of.id)


@lru_cache(maxsize=1 << 10)
def _same(name: str) -> str:
    """A name as it is compared: without case, spaces or an article before it."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return plain.removeprefix("the ")


def _account(source: Source) -> str:
    """Whose a source’s address is; empty where it has none."""
    return _account_at(source.url or source.archived or "")


@lru_cache(maxsize=1 << 10)
def _account_at(address: str) -> str:
    """Whose an address is: an account where the host is shared by many, else the host."""
    if found := _ARCHIVED.match(address):
        address = found[1]
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = _BEFORE_HOST.sub("", (parts.hostname or "").casefold())
    host = _SAME_HOST.get(host, host)
    path = [step for step in parts.path.split("/") if step]
    handle = next((step for step in path if step.startswith("@")), "")
    if not handle and _SHARED.fullmatch(host):
        steps = path[1:] if path and _BEFORE_ACCOUNT.fullmatch(path[0]) else path
        is_post = bool(path) and bool(_NO_ACCOUNT.fullmatch(path[0]))
        handle = steps[0] if steps and not is_post else ""
    return f"{host}/{handle.casefold().removeprefix('@')}" if handle else host
