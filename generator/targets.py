"""Every part of the site with the fingerprint of all that can change it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.building import Bundle, Target, fingerprint, fingerprint_of_files
from generator.hosting import Hosted
from generator.publishing import addresses, pages
from generator.publishing.edition import Edition, Output, Part
from generator.publishing.press import Press
from generator.schema_parts import schema_parts
from generator.version import code_version


def targets(
    edition: Edition, hosted: Hosted, *, cards: bool = True
) -> Iterator[Target[Part] | Bundle[Part]]:
    """Give every part of the site its fingerprint; the code and the theme count in each.

    Args:
        edition: What is published.
        hosted: What the host has made.
        cards: Whether the pictures of quotes and explainers are part of it.
    """
    for output in hosted.files:
        yield Target(output.path, fingerprint(output.content), _as_part(output))
    if hosted.whole:
        return
    theme = fingerprint_of_files(*edition.theme)
    version = fingerprint(code_version(), theme, edition.version, str(cards))
    press = Press.of(edition)

    def target(part: Part) -> Target[Part]:
        return Target(part.path, fingerprint(version, *part.inputs), part)

    def of_incident(name: str) -> Iterator[Target[Part]]:
        parts = pages.parts_of_incident(press, name)
        return (target(part) for part in parts if cards or not _is_card(part.path))

    for gist in edition.archive.gists.values():
        key = fingerprint(version, "\n".join(pages.inputs_of_incident(edition, gist)))
        yield Bundle(addresses.incident(gist.id), key, partial(of_incident, gist.id))
    for part in (*pages.parts_of_site(press), *schema_parts(edition.url)):
        yield target(part)


def parts(edition: Edition) -> Iterator[Part]:
    """Everything that comes from us, for a host that writes it all itself."""
    yield from pages.parts(edition)
    yield from schema_parts(edition.url)


def _is_card(path: str) -> bool:
    return path.startswith("incidents/") and path.endswith(".png")


def _as_part(output: Output) -> Part:
    return Part(output.path, (output.content,), lambda: (output,))
