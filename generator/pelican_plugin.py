"""The seam to Pelican: the only module that imports it.

Pelican hosts the build: its settings, its ordinary pages, its theme lookup, its signals for other
plugins. Incidents go through one Generator, which asks the line. ``explainer build`` runs Pelican
into a folder of its own and publishes the result together with the incidents, swapped in whole;
``pelican content -s pelicanconf.py --fatal errors`` writes the same pages straight to its output.
"""

from __future__ import annotations

import io
import logging
import os
import re
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from pelican import Pelican, parse_arguments, signals
from pelican.contents import Page
from pelican.generators import Generator
from pelican.settings import read_settings
from pelican.utils import wait_for_changes

from generator import build
from generator.incremental.hosted import Hosted, HostError
from generator.incremental.store import CACHE
from generator.model.web import site_address_fault
from generator.output import File
from generator.problems import report_text
from generator.site import pages
from generator.site.assets import own_theme
from generator.site.edition import Edition
from generator.site.render import JINJA, install_words

THEME = str(own_theme())
"""The folder of our theme, for ``THEME`` in pelicanconf.py."""

_EDITION = "EXPLAINER_EDITION"
"""The setting under which ``explainer build`` hands over what it has read and judged already."""

_PLACED = "EXPLAINER_PAGES"
"""The setting with what is known of the ordinary pages, by their files."""

SETTINGS: Mapping[str, Any] = {
    "PATH": "content",
    "THEME": THEME,
    "THEME_STATIC_PATHS": [],
    "JINJA_ENVIRONMENT": JINJA,
    "READERS": {"html": None, "htm": None, "rst": None},
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": ["pages"],
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "PAGE_LANG_URL": "{lang}/{slug}/",
    "PAGE_LANG_SAVE_AS": "{lang}/{slug}/index.html",
    "DRAFT_PAGE_SAVE_AS": "",
    "STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "ARCHIVES_SAVE_AS": "",
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "TIMEZONE": "UTC",
    "MARKDOWN": {"extensions": ["smarty"], "extension_configs": {}, "output_format": "html5"},
}
"""What a site needs of Pelican; pelicanconf.py repeats it and may go further."""


class IncidentsGenerator(Generator):  # type: ignore[misc] # Pelican has no types; this is its way in
    """Writes everything that comes out of incidents."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Read and judge all content before Pelican writes anything."""
        super().__init__(*args, **kwargs)
        self.hosted = _EDITION in self.settings
        self.edition: Edition = self.settings.get(_EDITION) or _read(self.settings)
        # pages are read after all generators are made
        root = Path(self.settings["PATH"])
        self.settings[_PLACED] = {str(root / one.file): one for one in self.edition.pages}

    def generate_context(self) -> None:
        """Give the theme's template of ordinary pages what stands around every page."""

        def view_of(page: Any) -> object:  # noqa: ANN401 - a Pelican Page
            return pages.plain_view(self.edition, page.url, page.title, page.content)

        def html_of(page: Any) -> object:  # noqa: ANN401 - likewise
            return pages.plain_html(self.edition, page.url, page.title, page.content)

        self.context["plain_view"], self.context["plain_html"] = view_of, html_of

    def generate_output(self, writer: object) -> None:  # noqa: ARG002 - Pelican's interface
        """Write every part of the site, and tell other plugins of each file."""
        if self.hosted and not _others_listen():
            return
        for part in build.parts(self.edition):
            for output in part.make():
                path = Path(self.output_path, output.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(output.content)
                signals.content_written.send(str(path), context=self.context)


def _speak(generators: list[Generator]) -> None:
    """Give the templates of ordinary pages the words of the newsroom's language."""
    ours = next(one for one in generators if isinstance(one, IncidentsGenerator))
    for generator in generators:
        install_words(generator.env, ours.edition.words())


def register() -> None:
    """Connect to Pelican; called by it for every plugin."""
    signals.initialized.connect(_prepare)
    signals.get_generators.connect(_generators)
    signals.content_object_init.connect(_place)
    signals.all_generators_finalized.connect(_speak)


def _prepare(pelican: Pelican) -> None:
    """Publish no draft, and other languages below their names, whatever the settings say."""
    pelican.settings["DRAFT_PAGE_SAVE_AS"] = ""
    for key in ("URL", "SAVE_AS"):
        pelican.settings[f"PAGE_LANG_{key}"] = "{lang}/" + pelican.settings[f"PAGE_{key}"]


def _place(content: Any) -> None:  # noqa: ANN401 - Pelican has no types
    """Give an ordinary page its language and its slug, which its name may say or another page."""
    placed = content.settings.get(_PLACED, {}).get(str(content.source_path))
    if isinstance(content, Page) and placed is not None:
        content.lang = placed.language or content.lang
        content.in_default_lang = not placed.language
        content.slug = placed.slug or content.slug


def _generators(_pelican: Pelican) -> type[Generator]:
    return IncidentsGenerator


def _others_listen() -> bool:
    """Whether another plugin wants to see the site: each file, or the whole output."""
    others = len(signals.get_generators.receivers) > 1  # ours is one
    return others or bool(signals.content_written.receivers or signals.finalized.receivers)


def _read(settings: Mapping[str, Any]) -> Edition:
    """Read and judge the content for a build that Pelican itself began.

    Where Pelican builds again on every change, it waits for one that mends the content.
    """
    content, site_url = Path(settings["PATH"]), settings["SITEURL"]
    if site_url and (reason := site_address_fault(site_url)):
        sys.stderr.write(f"SITEURL is no address of a site: {reason}.\n")
        raise SystemExit(2)
    request = build.Request(
        content=content,
        theme=Path(settings["THEME"]),
        site_url=site_url or None,
        cache=CACHE,
    )
    while True:
        checked = build.check(request)
        sys.stderr.write(f"{report_text(checked.report, content)}\n")
        sys.stderr.flush()
        if checked.edition is not None:
            return checked.edition
        if not _builds_again():
            raise SystemExit(1)
        wait_for_changes(_arguments().settings, settings)


def _builds_again() -> bool:
    """Whether Pelican was begun so that it builds again on every change (``pelican -r``)."""
    program = Path(sys.argv[0])  # …/bin/pelican, or …/pelican/__main__.py
    is_pelican = program.stem == "pelican" or program.parent.name == "pelican"
    return is_pelican and bool(_arguments().autoreload)


def _arguments() -> Namespace:
    """What Pelican was called with."""
    arguments: Namespace = parse_arguments()
    return arguments


def host(edition: Edition) -> Hosted:
    """Run Pelican over the ordinary pages, into a folder of its own.

    Returns:
        The files that it wrote; the whole site where other plugins want to see every file.

    Raises:
        HostError: Where Pelican logs an error, or stops at one.
    """
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        settings = _settings(edition, folder)
        # Pelican’s own tally would stand among our problems
        with _fatal_errors(), redirect_stdout(io.StringIO()), _sources(settings) as sources:
            try:
                Pelican(settings).run()
            except Exception as error:  # whatever a page, a template or a plugin makes it raise
                raise HostError(_said(error)) from error
        files = tuple(
            File(path.relative_to(folder).as_posix(), path.read_bytes())
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file()
        )
        return Hosted(files, whole=_others_listen(), sources=sources)


@contextmanager
def _sources(settings: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Note of each page and static file what it is made from, below the content folder."""
    found: dict[str, str] = {}

    def note(contents: Iterable[Any]) -> None:
        for one in contents:
            source = os.path.relpath(one.source_path, settings["PATH"])
            found[one.save_as] = Path(source).as_posix()

    def of_pages(generator: Any) -> None:  # noqa: ANN401 - Pelican has no types
        note((*generator.pages, *generator.translations, *generator.hidden_pages))

    def of_files(generator: Any) -> None:  # noqa: ANN401 - likewise
        note(generator.staticfiles)

    with (
        signals.page_generator_finalized.connected_to(of_pages),
        signals.static_generator_finalized.connected_to(of_files),
    ):
        yield found


def _said(error: Exception) -> str:
    """What an error says, its first line, without the folder that only this run knows."""
    lines = re.sub(r"/\S*/explainer-[^/\s]+/", "", str(error)).splitlines()
    return lines[0] if lines else type(error).__name__


def _settings(edition: Edition, output: str) -> dict[str, Any]:
    conf = Path("pelicanconf.py")
    given = {
        "PATH": os.path.abspath(edition.content),  # noqa: PTH100 - links stay as they are written
        "OUTPUT_PATH": output,
        "THEME": str(edition.theme[-1]),
        "THEME_TEMPLATES_OVERRIDES": [str(one / "templates") for one in edition.theme[:-1]],
        "SITEURL": edition.url.rstrip("/"),
        _EDITION: edition,
    }
    if not conf.is_file():
        given = {**SETTINGS, **given, "PLUGINS": [sys.modules[__name__]]}
    path = str(conf) if conf.is_file() else None
    return dict(read_settings(path, override=given))


@contextmanager
def _fatal_errors() -> Iterator[None]:
    """Make an error that Pelican logs an error of the build, as ``--fatal errors`` does."""
    errors = BufferingHandler(sys.maxsize)
    errors.setLevel(logging.ERROR)
    log = logging.getLogger("pelican")
    log.addHandler(errors)
    try:
        yield
    finally:
        log.removeHandler(errors)
    if errors.buffer:
        raise HostError("\n".join(one.getMessage() for one in errors.buffer))


__all__ = ["SETTINGS", "THEME", "host", "register"]
