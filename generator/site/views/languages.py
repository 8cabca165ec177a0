"""The same page in other languages, and which of them a page leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.model.incident import Incident
from generator.site import urls
from generator.site.render import Renderer
from generator.site.words import is_same_language, name_of


class LanguageLink(Struct, frozen=True):
    """The same page in a language.

    Attributes:
        language: BCP 47 tag.
        name: What the language calls itself, such as “español”.
        href: Relative to the page.
        address: The absolute address.
        current: Whether it is this page.
    """

    language: str
    name: str
    href: str
    address: str
    current: bool = False


def language_links(
    renderer: Renderer,
    here: str,
    languages: Sequence[tuple[str, str]],
    way: Callable[[str], str],
) -> Iterator[LanguageLink]:
    """The same page in every language, by what each calls itself; nothing where it is one."""
    for language, address in languages if len(languages) > 1 else ():
        yield LanguageLink(
            language=language,
            name=name_of(language),
            href=way(address),
            address=f"{renderer.edition.url}{address}",
            current=address == here,
        )


def near(renderer: Renderer, address: str) -> tuple[str, str]:
    """Where a page of the newsroom's language stands in that of the part that is rendered.

    Returns:
        Its address there, and nothing; or where it is not there, the address itself, and the
        language of what stands at it.
    """
    if not renderer.language_part or address.startswith(f"{renderer.language_part}/"):
        return address, ""
    first = next((one.name for one in renderer.pages if one.address == address), None)
    for one in renderer.pages:
        if one.name == first and one.language == renderer.language_part:
            return one.address, ""
    if address in urls.LISTS:
        return renderer.address(address), ""
    return address, renderer.edition.newsroom.language


def in_all_languages(renderer: Renderer, here: str) -> tuple[tuple[str, str], ...]:
    """Every language of a list, with its address there, the newsroom's first.

    Lists hold all incidents, so that each has the same pages in every language.

    Args:
        renderer: What it is rendered with.
        here: Its address in the part that is rendered.
    """
    first = here.removeprefix(f"{renderer.language_part}/") if renderer.language_part else here
    others = ((one, urls.in_language(one, first)) for one in renderer.other_languages)
    return ((renderer.edition.newsroom.language, first), *others)


def elsewhere(incident: Incident, language: str) -> str:
    """The language of an incident's page, where it is not that of the list that leads there."""
    return "" if is_same_language(incident.language, language) else incident.language
