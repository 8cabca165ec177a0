"""The command that shows the site while it is written."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from generator import build as builds
from generator.commands.build import host as pelican
from generator.commands.options import CACHE, CONTENT, FOLDER
from generator.commands.reporters import write_report
from generator.incremental.hosted import Host, HostError
from generator.output import BuildError, PublishOptions, TargetError
from generator.preview import Build, Preview, failure_page, problems_page
from generator.preview import serve as serve_folder
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

        The browser reloads by itself. While there are problems it shows them in place of the
        site. The preview has no search: its index would be made anew with every save, and its
        page says so. The preview is built in .explainer/preview; what is published is not touched.
        """
        options = PublishOptions(jobs or os.cpu_count() or 1)
        request = builds.Request(
            content, PREVIEW, theme, cache=CACHE, options=options, cards=not no_cards, search=False
        )
        themes = [own_theme(), *([theme] if theme else [])]
        try:
            serve_folder(
                Preview(PREVIEW),
                _builder(request, host),
                port=port,
                watched=[content, *themes, Path("pelicanconf.py")],
                opened=lambda address: click.echo(
                    f"Serving {address} (Ctrl-C ends it).", err=True
                ),
            )
        except OSError as error:
            raise click.ClickException(f"Port {port} cannot be used: {error.strerror}.") from error

    return serve


def _builder(request: builds.Request, host: Host) -> Build:
    """What a save sets off: a build, told on the terminal and, where it fails, on the page."""
    is_known = False  # whether the last build has seen all that there was

    def build(paths: frozenset[Path] | None) -> bytes | None:
        nonlocal is_known
        touched = incidents_of(paths, request.content) if paths and is_known else None
        is_known = False
        try:
            checked, published = builds.build(
                msgspec.structs.replace(request, touched=touched), host
            )
        except (BuildError, HostError) as error:
            if touched is not None:  # perhaps the watch has not told all of it
                return build(None)
            click.echo(str(error), err=True)
            return failure_page(str(error), error.trace if isinstance(error, TargetError) else "")
        if checked.report.problems:
            write_report(checked.report, request.content)
        is_known = published is not None
        return None if published else problems_page(checked.report)

    return build


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
