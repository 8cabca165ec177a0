"""The plan of a site: every part of it, with the fingerprint of all that can change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

import msgspec

from generator.history.cache import decoded
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.hosted import Hosted
from generator.incremental.store import Store
from generator.output import Bundle, File, Target, fingerprint, fingerprint_of_files
from generator.site import pages
from generator.site.edition import Edition
from generator.site.folders import IncidentFolder, folders_of, inputs_of_incident, parts_of_folder
from generator.site.part import Part, written
from generator.site.render import Renderer
from generator.site.search.parts import search_indexes


class Plan(msgspec.Struct, frozen=True):
    """The parts of a site that no incident owns, as a build listed them.

    Attributes:
        inputs: The fingerprint of all that they depend on.
        parts: The path and the key of each.
    """

    inputs: str
    parts: list[tuple[str, str]]


def plan(
    edition: Edition,
    hosted: Hosted,
    others: Iterable[Part],
    store: Store,
    *,
    cards: bool = True,
    search: bool = True,
) -> Iterator[Target | Bundle]:
    """Give every part of the site its key; the code and the theme count in each.

    The parts that no incident owns are listed anew only where something of them may differ.

    Args:
        edition: What is published.
        hosted: What the host has made.
        others: Parts that follow from our code alone.
        store: Where the plan of the last build is kept.
        cards: Whether to draw the pictures of quotes and explainers, which takes longest.
        search: Whether to make the index of the search.
    """
    for file in hosted.files:
        key, owner = fingerprint(file.content), _owner(hosted, file.path)
        yield Target(file.path, key, written(file.path, file.content).make, owner)
    if hosted.whole:
        return
    common = _common_fingerprint(edition, cards=cards)
    renderer, summaries = Renderer.of(edition), edition.catalogue.summaries

    def in_folder(folder: IncidentFolder) -> Iterator[Target]:
        # a picture that cannot be drawn stops every build but a preview
        drawn = cards and summaries[folder.incident].can_be_drawn
        parts = parts_of_folder(renderer, folder)
        return (_target(common, part) for part in parts if drawn or not _is_card(part.path))

    keys = {
        one.id: fingerprint(common, "\n".join(inputs_of_incident(edition, one)))
        for one in summaries.values()
    }
    for folder in folders_of(summaries.values()):
        yield Bundle(folder.address, keys[folder.incident], partial(in_folder, folder))
    yield from _of_site(renderer, common, store, is_indexed=search)
    indexes = search_indexes(renderer) if search else ()
    yield from (_target(common, part) for part in (*indexes, *others))


def owners(
    edition: Edition, hosted: Hosted, others: Iterable[Part], store: Store
) -> Iterator[tuple[str, str]]:
    """Give the path of everything in a plan, and who publishes it, in words; makes nothing."""
    yield from ((file.path, _owner(hosted, file.path)) for file in hosted.files)
    if hosted.whole:
        return
    yield from ((one.address, "") for one in folders_of(edition.catalogue.summaries.values()))
    renderer = Renderer.of(edition)
    planned = _of_site(renderer, _common_fingerprint(edition, cards=True), store, is_indexed=True)
    yield from ((one.path, one.owner) for one in planned)
    yield from ((part.path, "") for part in others)


def _owner(hosted: Hosted, path: str) -> str:
    """Who publishes what the host made, in words for a clash."""
    source = hosted.sources.get(path)
    return f"{source} of the content folder" if source else "a page or file of the theme"


def _common_fingerprint(edition: Edition, *, cards: bool) -> str:
    """The fingerprint of what counts in the key of every part: the code and the theme."""
    theme = fingerprint_of_files(*edition.theme)
    return fingerprint(code_fingerprint(), theme, edition.inputs, str(cards))


def _of_site(
    renderer: Renderer, common: str, store: Store, *, is_indexed: bool
) -> Iterator[Target]:
    """The parts that no incident owns, but for the indexes of the search."""
    edition = renderer.edition
    listed = partial(pages.parts_of_site, renderer, is_indexed=is_indexed)
    name = fingerprint(str(edition.content.resolve()), edition.url)
    inputs = fingerprint(common, str(is_indexed), *pages.inputs_of_site(edition))
    known = decoded(store.get("plan", name), Plan)
    if known is not None and known.inputs == inputs:
        yield from _as_planned(listed, known)
        return
    targets = [_target(common, part) for part in listed()]
    yield from targets
    new = Plan(inputs, [(one.path, one.key) for one in targets])
    store.put("plan", name, msgspec.msgpack.encode(new))


def _as_planned(listed: Callable[[], Iterable[Part]], known: Plan) -> Iterator[Target]:
    """The parts of a plan, to be listed only where one of them is to be made."""

    @cache
    def by_path() -> Mapping[str, Part]:
        return {part.path: part for part in listed()}

    for path, key in known.parts:
        yield Target(path, key, partial(_made, by_path, path))


def _made(by_path: Callable[[], Mapping[str, Part]], path: str) -> Iterable[File]:
    return by_path()[path].make()


def _target(common: str, part: Part) -> Target:
    return Target(part.path, fingerprint(common, *part.inputs), part.make)


def _is_card(path: str) -> bool:
    return path.startswith("incidents/") and path.endswith(".png")
