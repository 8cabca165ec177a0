"""What every page is printed with: the edition, the theme's files, Jinja."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import TypeVar

import msgspec
from jinja2 import Environment
from markupsafe import Markup

from generator.site import addresses
from generator.site.assets import Assets, assets
from generator.site.edition import Edition, Output, Part, guide_files
from generator.site.render import environment, render
from generator.site.views.shell import Surroundings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Press:
    """The edition with all that turns its views into files.

    Attributes:
        edition: All that pages may know.
        assets: The theme's files, by their published names.
        env: Jinja, set up for the theme.
        has_about: Whether the newsroom wrote a page about itself.
        has_guides: Whether guides stand in ``docs/`` beside its content.
        surroundings: What stands around pages, by where it was prepared for.
    """

    edition: Edition
    assets: Assets
    env: Environment
    has_about: bool = False
    has_guides: bool = False
    surroundings: dict[str, Surroundings] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, edition: Edition) -> Press:
        """Set the theme up for an edition, once for all pages."""
        templates = [folder / "templates" for folder in edition.theme]
        env, has_guides = environment(templates), bool(guide_files(edition.content))
        return cls(edition, assets(edition.theme), env, edition.has_about, has_guides)

    def page(self, address: str, template: str, view: object) -> Output:
        """Print a view as the page at an address."""
        text = render(self.env, template, view).encode()
        return Output(addresses.file_of(address), addresses.at(address, text))

    def component(self, name: str, *views: object) -> Markup:
        """Print one component, such as ``quote``: the macro of that name in its file.

        Args:
            name: The component, or ``file.macro`` where the file holds several.
            views: What it shows.
        """
        file, _, macro = name.partition(".")
        template = self.env.get_template(f"components/{file}.html")
        return Markup(getattr(template.module, macro or file)(*views))  # noqa: S704 - Jinja has escaped what it printed


def printed(
    press: Press,
    address: str,
    template: str,
    view: Callable[[], object],
    inputs: tuple[str | bytes, ...],
) -> Part:
    """Give the part of the site that is one page.

    Args:
        press: What it is printed with.
        address: Where it is published.
        template: What prints it.
        view: Shows what stands on it.
        inputs: All that can change it, beside the newsroom, the theme and the code.
    """
    make = partial(_pages, press, address, template, view)
    return Part(addresses.file_of(address), inputs, make)


def _pages(
    press: Press, address: str, template: str, view: Callable[[], object]
) -> tuple[Output, ...]:
    return (press.page(address, template, view()),)


def shown(press: Press, address: str, template: str, view: object) -> Part:
    """Give the part of the site that is one page whose view is at hand.

    Nothing but its view can change it beside the theme and the code, so an edit that does not
    reach the view leaves the page alone.
    """
    inputs = (sha256(_VIEWS.encode(view)).digest(),)
    return printed(press, address, template, partial(_at_hand, view), inputs)


def _at_hand(view: object) -> object:
    return view


_VIEWS = msgspec.msgpack.Encoder(enc_hook=str)  # Markup is text


def pages_of(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a list into pages; one empty page where there is nothing."""
    return [things[start : start + size] for start in range(0, len(things), size)] or [()]
