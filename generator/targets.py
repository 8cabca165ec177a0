"""Every part of the site with the fingerprint of all that can change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

import msgspec

from generator.hosting import Hosted
from generator.output import Bundle, Store, Target, fingerprint, fingerprint_of_files
from generator.schema_parts import schema_parts
from generator.site import pages, urls
from generator.site.edition import Edition, Output, Part
from generator.site.render import Renderer
from generator.version import code_version

NOWHERE = Store(None)


class Plan(msgspec.Struct, frozen=True, array_like=True):
    """The parts of a site as a build left them, with their fingerprints.

    Attributes:
        told: The fingerprint of all that they depend on, but for the incidents' own words.
        fed: The incidents that feeds tell of, whose own words count there too, each with the
            digest of its gist.
        parts: The path and the fingerprint of each part that no incident owns.
        incidents: The digest of each gist, and the fingerprint of what its incident owns.
    """

    told: str = ""
    fed: dict[str, str] = {}
    parts: list[tuple[str, str]] = []
    incidents: dict[str, tuple[str, str]] = {}


def targets(
    edition: Edition, hosted: Hosted, *, cards: bool = True, store: Store = NOWHERE
) -> Iterator[Target[Part] | Bundle[Part]]:
    """Give every part of the site its fingerprint; the code and the theme count in each.

    What the last build planned is planned no second time, unless something of it may differ.

    Args:
        edition: What is published.
        hosted: What the host has made.
        cards: Whether the pictures of quotes and explainers are part of it.
        store: Where the plan of the last build is kept.
    """
    for output in hosted.files:
        yield Target(output.path, fingerprint(output.content), _as_part(output))
    if hosted.whole:
        return
    theme = fingerprint_of_files(*edition.theme)
    version = fingerprint(code_version(), theme, edition.version, str(cards))
    told = fingerprint(version, *pages.inputs_of_site(edition))
    name = fingerprint(str(edition.content.resolve()), edition.url, str(cards))
    before, renderer = _kept(store, name, told), Renderer.of(edition)
    incidents = dict(_incidents(edition, version, before))

    def of_incident(name: str) -> Iterator[Target[Part]]:
        parts = pages.parts_of_incident(renderer, name)
        return (_target(version, part) for part in parts if cards or not _is_card(part.path))

    for one, (_, key) in incidents.items():
        yield Bundle(urls.incident(one), key, partial(of_incident, one))
    if before.told and before.fed == _digests(edition, before.fed):
        of_site, fed = _as_before(renderer, before), before.fed
    else:
        of_site = [_target(version, part) for part in _of_site(renderer)]
        fed = _digests(edition, pages.fed(edition))
    yield from of_site
    plan = Plan(told, fed, [(one.path, one.key) for one in of_site], incidents)
    if plan != before:
        store.put("plan", name, msgspec.msgpack.encode(plan))


def _kept(store: Store, name: str, told: str) -> Plan:
    """The plan of the last build, where it still holds; else an empty one."""
    kept = store.get("plan", name)
    try:
        plan = msgspec.msgpack.decode(kept, type=Plan) if kept else Plan()
    except msgspec.DecodeError:  # of another version of ours
        return Plan()
    return plan if plan.told == told else Plan()


def _incidents(
    edition: Edition, version: str, before: Plan
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The digest of each incident's gist, and the fingerprint of all that it owns."""
    for name, head in edition.archive.heads.items():
        known = before.incidents.get(name)
        if known is None or known[0] != head.digest:
            inputs = pages.inputs_of_incident(edition, edition.archive.gists[name])
            known = head.digest, fingerprint(version, "\n".join(inputs))
        yield name, known


def _digests(edition: Edition, names: Iterable[str]) -> dict[str, str]:
    heads = edition.archive.heads
    return {name: heads[name].digest for name in names}


def _as_before(renderer: Renderer, plan: Plan) -> list[Target[Part]]:
    """The parts of a plan, to be looked up only where one of them is to be made."""

    @cache
    def by_path() -> Mapping[str, Part]:
        return {part.path: part for part in _of_site(renderer)}

    return [
        Target(path, key, Part(path, (), partial(_made, by_path, path)))
        for path, key in plan.parts
    ]


def _made(by_path: Callable[[], Mapping[str, Part]], path: str) -> Iterable[Output]:
    return by_path()[path].make()


def _of_site(renderer: Renderer) -> Iterator[Part]:
    yield from pages.parts_of_site(renderer)
    yield from schema_parts(renderer.edition.url)


def _target(version: str, part: Part) -> Target[Part]:
    return Target(part.path, fingerprint(version, *part.inputs), part)


def parts(edition: Edition) -> Iterator[Part]:
    """Everything that comes from us, for a host that writes it all itself."""
    yield from pages.parts(edition)
    yield from schema_parts(edition.url)


def _is_card(path: str) -> bool:
    return path.startswith("incidents/") and path.endswith(".png")


def _as_part(output: Output) -> Part:
    return Part(output.path, (output.content,), lambda: (output,))
