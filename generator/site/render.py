"""A template and a view become a page: the only place where Jinja is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape
from msgspec.structs import replace

from generator.output import File
from generator.reading.pages import PageFile
from generator.site import urls
from generator.site.assets import Assets, assets
from generator.site.edition import Edition, guide_files
from generator.site.part import Part
from generator.site.words import ENGLISH, Words

JINJA: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "extensions": ("jinja2.ext.i18n",),
}
"""How Jinja is set up, here and where Pelican renders its own pages."""

SECURITY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; "
    "font-src 'self'; frame-src 'self'; img-src 'self'; manifest-src 'self'; media-src 'self'; "
    "script-src 'self'; style-src 'self'"
)
"""The content security policy: nothing from anywhere else, nothing inline."""

SEARCH_SECURITY = SECURITY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""That of the page of the search alone: its engine is WebAssembly."""

T = TypeVar("T")


def environment(folders: Sequence[Path], words: Words = ENGLISH) -> Environment:
    """Set Jinja up for a theme.

    Everything is escaped unless it is Markup, and a name that a view does not have stops the
    build: a missing attribution must never print as nothing.

    A process that builds again uses what it has compiled, while the templates hold the same.

    Args:
        folders: Folders with templates; an earlier one overrides a later one, file by file.
        words: What templates say beside what they are given: ``gettext`` and ``ngettext``.
    """
    return _environment(tuple(map(str, folders)), _digest(folders), words)


class _Compiled(BytecodeCache):
    """Templates as compiled in this process: they are the same in every language."""

    def __init__(self) -> None:
        self._by_file: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from a file; Jinja compares the digest of what it holds."""
        if (code := self._by_file.get(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._by_file[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled() -> _Compiled:
    return _Compiled()


@lru_cache(maxsize=8)
def _environment(folders: tuple[str, ...], _templates: str, words: Words) -> Environment:
    loader = FileSystemLoader(folders)
    env = Environment(  # noqa: S701 - JINJA escapes
        loader=loader, auto_reload=False, bytecode_cache=_compiled(), **JINJA
    )
    install_words(env, words)
    return env


def install_words(env: Environment, words: Words) -> None:
    """Let templates say messages of the catalogue: ``gettext``, ``ngettext`` and ``words``.

    And let them say a text without its marks, where HTML has room for none: ``plain``.
    """
    catalogue = words.catalogue
    install: Callable[..., None] = vars(env)["install_gettext_callables"]
    install(catalogue.gettext, catalogue.ngettext, newstyle=True, pgettext=catalogue.pgettext)
    if words.page:
        env.globals |= _messages(words)
    env.globals["words"] = words
    env.filters["plain"] = _plain


def _messages(words: Words) -> dict[str, Callable[..., Markup]]:
    """What templates say messages with, where some may be in another language than the page."""
    catalogue = words.catalogue

    def ngettext(one: str, many: str, number: int, /, **values: object) -> Markup:
        return words.html_of(catalogue.ngettext(one, many, number), {"num": number, **values})

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return words.html_of(catalogue.pgettext(context, message), values)

    return {"gettext": words.html, "ngettext": ngettext, "pgettext": pgettext}


def _plain(text: object) -> str:
    """A text for an attribute or a title, where no mark can stand."""
    return text.striptags() if isinstance(text, Markup) else str(text)


def _templates(edition: Edition) -> list[Path]:
    """The folders with the templates of an edition."""
    return [folder / "templates" for folder in edition.theme]


def _digest(folders: Sequence[Path]) -> str:
    """What all templates hold, by name."""
    digest = sha256()
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def render(env: Environment, template: str, view: object) -> str:
    """Render a view into a whole page.

    Args:
        env: From :func:`environment`.
        template: The template's name, such as ``explainer.html``.
        view: One of the types of ``generator.site.views``; templates call it ``view``.
    """
    return env.get_template(template).render(view=view)


class Renderer(msgspec.Struct, frozen=True):
    """What every page is rendered with.

    Attributes:
        edition: All that pages may know.
        assets: The theme's files, by their published names.
        env: Jinja, set up for the theme and the language.
        words: The words of the page, in the language of the page.
        templates: What all templates hold, as a digest.
        has_about: Whether the newsroom wrote a page about itself.
        has_guides: Whether guides stand in ``docs/`` beside its content.
        pages: The ordinary pages that readers see.
        other_languages: Those in which the site has lists too.
        language_part: The language whose part of the site is rendered, where that is not the
            newsroom's; all that stands in it has an address below that language.
    """

    edition: Edition
    assets: Assets
    env: Environment
    words: Words
    templates: str
    has_about: bool = False
    has_guides: bool = False
    pages: tuple[PageFile, ...] = ()
    other_languages: tuple[str, ...] = ()
    language_part: str = ""

    @classmethod
    def of(cls, edition: Edition) -> Renderer:
        """Set the theme up for an edition, once for all pages, in the newsroom's language."""
        words, has_guides = edition.words_on_page(), bool(guide_files(edition.content))
        folders = _templates(edition)
        templates = _digest(folders)
        env = _environment(tuple(map(str, folders)), templates, words)
        files = assets(edition.theme)
        about, found, others = edition.has_about, edition.pages, edition.languages
        return cls(edition, files, env, words, templates, about, has_guides, found, others)

    def speaking(self, language: str) -> Renderer:
        """Render pages in another language."""
        words = self.edition.words_on_page(language)
        folders = tuple(map(str, _templates(self.edition)))
        return replace(self, words=words, env=_environment(folders, self.templates, words))

    def within(self, language: str) -> Renderer:
        """Render pages of the site's part in a language; of the newsroom's where it is empty."""
        return replace(self.speaking(language), language_part=language) if language else self

    def address(self, first: str) -> str:
        """The address in the part that is rendered of a list in the newsroom's language."""
        return urls.in_language(self.language_part, first)

    def page(self, address: str, template: str, view: object) -> File:
        """Render a view as the page at an address."""
        text = self.words.with_language(render(self.env, template, view)).encode()
        return File(urls.file_of(address), urls.with_links_from(address, text))

    def component(self, name: str, *views: object) -> Markup:
        """Render one component, such as ``quote``: the macro of that name in its file.

        Args:
            name: The component, or ``file.macro`` where the file holds several.
            views: What it shows.
        """
        file, _, macro = name.partition(".")
        template = self.env.get_template(f"components/{file}.html")
        return Markup(getattr(template.module, macro or file)(*views))  # noqa: S704 - Jinja has escaped it


def page_part(
    renderer: Renderer,
    address: str,
    template: str,
    view: Callable[[], object],
    inputs: tuple[str | bytes, ...],
) -> Part:
    """Give the part of the site that is one page.

    Args:
        renderer: What it is rendered with.
        address: Where it is published.
        template: What renders it.
        view: Makes the view of it.
        inputs: All that can change it, beside the newsroom, the theme and the code.
    """

    def make() -> tuple[File, ...]:
        return (renderer.page(address, template, view()),)

    return Part(urls.file_of(address), inputs, make)


def view_part(renderer: Renderer, address: str, template: str, view: object) -> Part:
    """Give the part of the site that is one page whose view is made already.

    Nothing but its view can change it beside the theme and the code, so an edit that does not
    reach the view leaves the page alone.
    """
    inputs = (sha256(msgspec.msgpack.encode(view, enc_hook=_as_html)).digest(),)
    return page_part(renderer, address, template, lambda: view, inputs)


def _as_html(text: object) -> str:
    """A text that is Markup, or that is marked where it is printed."""
    return str(escape(text))


class ListPage(msgspec.Struct, Generic[T], frozen=True):
    """A page of a long list.

    Attributes:
        items: What stands on it.
        number: Which page, from 1.
        last: How many there are.
    """

    items: Sequence[T]
    number: int
    last: int

    @property
    def is_first(self) -> bool:
        """Whether the list begins on it."""
        return self.number == 1


def in_pages(items: Sequence[T], size: int) -> Iterator[ListPage[T]]:
    """Cut a list into pages; one empty page where there is nothing."""
    last = max(1, -(-len(items) // size))
    for number in range(1, last + 1):
        yield ListPage(items[(number - 1) * size : number * size], number, last)
