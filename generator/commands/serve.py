"""The command that shows the site while it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import msgspec

from generator import build as builds
from generator.commands.build import host as pelican
from generator.commands.options import CACHE, CONTENT, FOLDER
from generator.commands.reporters import write_report
from generator.history.git import head_of
from generator.incremental.hosted import Host
from generator.incremental.request import SummariesByKey
from generator.model.record import SECTIONS
from generator.output import BuildError, PublishOptions, TargetError
from generator.preview import Build, Note, PortError, Preview, Shown
from generator.preview import serve as serve_folder
from generator.problems import Location, Problem, said_by_system
from generator.reading.pages import read_pages
from generator.reading.surroundings import read_newsroom
from generator.site import urls
from generator.site.assets import own_theme

PREVIEW = Path(".explainer/preview")
"""Where the preview is built: what is shown while writing is not what is published."""


def serve_command(host: Host) -> click.Command:
    """The command, with the host of its builds."""

    @click.command()
    @CONTENT
    @click.option("--theme", type=FOLDER, help="A theme that overrides ours, file by file.")
    @click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
    @click.option(
        "--jobs", type=click.IntRange(1), help="How many processes; default: one a core."
    )
    @click.option("--no-cards", is_flag=True, help="No pictures of quotes, to be quick.")
    def serve(
        content: Path,
        theme: Path | None,
        port: int,
        jobs: int | None,
        no_cards: bool,  # noqa: FBT001 - a flag of the command
    ) -> None:
        """Build, serve on 127.0.0.1, and build again whenever a file is saved.

        The browser reloads by itself, also after a commit. Pages are shown as they would be,
        drafts too; a bar counts problems and changes not yet explained, and opens to the list.
        It has no search: an index would be made anew with every save, and its page says so.
        The preview is built in .explainer/preview; what is published is not touched.
        """
        options = PublishOptions(jobs or os.cpu_count() or 1)
        request = builds.Request(
            content,
            PREVIEW,
            theme,
            cache=CACHE,
            options=options,
            cards=not no_cards,
            preview=True,
            search=False,
        )
        _serve(request, host, port)

    return serve


def _serve(request: builds.Request, host: Host, port: int) -> None:
    """Serve what a request builds, until it is interrupted."""
    content, theme = request.content, request.theme
    themes = [own_theme(), *([theme] if theme else [])]
    try:
        serve_folder(
            Preview(PREVIEW, content, partial(address_of, content)),
            builder(request, host),
            port=port,
            watched=[content, *themes, Path("pelicanconf.py")],
            opened=lambda address: click.echo(f"Serving {address} (Ctrl-C ends it).", err=True),
            stamp=partial(head_of, content),
        )
    except PortError as error:
        raise click.ClickException(f"{error} Name another with --port.") from error


def builder(request: builds.Request, host: Host) -> Build:
    """What a save sets off: a build, told on the terminal and beside the pages.

    Where it fails that is told too, and what was shown before stays: the next save may mend it.
    """
    saw_all = False  # whether the last build has seen all that there was
    known: SummariesByKey = {}

    def build(paths: frozenset[Path] | None) -> Shown:
        nonlocal saw_all, known
        touched = incidents_of(paths, request.content) if paths and saw_all else None
        saw_all = False
        try:
            checked, published = builds.build(
                msgspec.structs.replace(request, touched=touched, known=known), host
            )
        except (BuildError, OSError) as error:
            if touched is not None:  # perhaps the watch has not told all of it
                return build(None)
            failure = said_by_system(error) if isinstance(error, OSError) else str(error)
            click.echo(failure, err=True)
            trace = error.trace if isinstance(error, TargetError) else ""
            return Shown(failure=failure, trace=trace)
        if checked.report.problems:
            write_report(checked.report, request.content, advice=False)
        saw_all, known = published is not None, checked.known
        return Shown(checked.report, tuple(notes(checked)))

    return build


def notes(checked: builds.Checked) -> Iterator[Note]:
    """Say of which incidents a page shows a draft, an earlier state, or nothing at all."""
    errors: dict[str, list[Problem]] = {}
    for problem in checked.report.errors:
        place, _, inside = problem.location.file.partition("/")
        if place == "incidents" and inside and problem.fix is None:
            errors.setdefault(inside.partition("/")[0], []).append(problem)
    known = checked.edition.catalogue.summaries if checked.edition else {}
    for name in known.keys() | errors.keys():
        address, summary = urls.incident(name), known.get(name)
        found = tuple(errors.get(name, ()))
        if summary is None:
            yield Note(address, f"No page can be made of {name} yet.", found)
        elif summary.is_earlier:
            yield Note(address, "This is the last state that could be read.", found)
        if summary is not None and summary.status == "draft":
            yield Note(address, f"Draft: readers see it after explainer publish {name}.")


def address_of(content: Path, location: Location) -> str:
    """Find the page of what a file of the content says, and the place on it where it has one."""
    place, *inside = location.file.split("/")
    if place == "pages":
        return _address_of_page(content, location.file)
    if place != "incidents" or not inside:
        return ""
    page = urls.incident(inside[0])
    section, _, rest = (location.field or "").partition("/")
    item = rest.partition("/")[0]
    if inside[1:2] == ["updates"]:
        return f"{page}#{urls.anchor('updates', inside[-1].removesuffix('.yaml'))}"
    return f"{page}#{urls.anchor(section, item)}" if section in SECTIONS and item else page


def _address_of_page(content: Path, file: str) -> str:
    """Where an ordinary page stands; empty where it is not published, or Pelican decides."""
    newsroom, _ = read_newsroom(content, in_part=True)
    try:
        pages = read_pages(content, newsroom.language if newsroom else "")
    except OSError:  # it went while it was read
        return ""
    return next((page.address for page in pages if page.file == file), "")


def incidents_of(paths: frozenset[Path], content: Path) -> frozenset[str] | None:
    """Name the incidents that paths lie in; None where one of them lies elsewhere."""
    root, found = content.resolve() / "incidents", set()
    for path in paths:
        place = path.parent.resolve() / path.name
        if not place.is_relative_to(root) or place == root:
            return None
        found.add(place.relative_to(root).parts[0])
    return frozenset(found)


serve = serve_command(pelican)
