"""The command that gives maps their streets: streets."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator.authoring.street_sheet import install
from generator.authoring.streets import (
    Archive,
    Cut,
    StreetsError,
    box_around,
    open_archive,
    plan_cut,
)
from generator.authoring.tile_source import TileSourceError, open_source
from generator.commands.content import site_of
from generator.commands.options import CONTENT
from generator.commands.reporters import write_problems
from generator.model.incident import Incident
from generator.model.site import Site
from generator.problems import nearest
from generator.site.maps.basemap import ARCHIVE, FOLDER, read_basemap
from generator.site.maps.draw import request_for
from generator.site.maps.geodesy import Box

_RADIUS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:km)?")
_FARTHEST_KM = 50
_LARGEST = 95_000_000  # bytes: GitHub takes no file of 100 MB


@click.command()
@click.argument("source")
@CONTENT
@click.option("--around", multiple=True, metavar="ID", help="An incident; may be given again.")
@click.option("--all", "everything", is_flag=True, help="All incidents that readers see.")
@click.option("--radius", default="2km", show_default=True, help="How much around each place.")
@click.option("--date", help="How old the data are, where SOURCE does not say.")
@click.option("--licence", help="Their licence, where SOURCE does not say.")
@click.option("--attribution", help="Whose they are, as the map says it, likewise.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def streets(  # noqa: PLR0913, PLR0917 - click’s flags
    source: str,
    content: Path,
    around: tuple[str, ...],
    everything: bool,  # noqa: FBT001 - a flag of the command
    radius: str,
    date: str | None,
    licence: str | None,
    attribution: str | None,
    yes: bool,  # noqa: FBT001 - likewise
) -> None:
    """Cut the streets around incidents out of SOURCE, an archive of street tiles (PMTiles).

    SOURCE is an address or a file, such as a daily build of Protomaps; of an address only the
    parts that are needed are asked for. Says how much it is and whose before it writes. What was
    cut before stays part of it.
    """
    if bool(around) == everything:
        raise click.UsageError("Say for which incidents: --around ID, or --all.")
    try:
        opened = open_source(source)
    except TileSourceError as error:
        raise click.BadParameter(str(error), param_hint="SOURCE") from None
    site = site_of(content, in_part=True)
    wanted = list(_parts(_chosen(site, around), site, _metres(radius)))
    if not wanted:
        raise click.ClickException("None of these incidents has a map that can show streets.")
    try:
        archive = open_archive(opened)
        parts = [*_installed(content), *wanted]
        cut = plan_cut(archive, list(dict.fromkeys(parts)))
        given = {"date": date, "licence": licence, "attribution": attribution}
        sheet = _sheet(archive, given)
        _agree(cut, sheet, yes=yes)
        written = install(content, archive, cut, sheet)
    except (StreetsError, TileSourceError) as error:
        raise click.ClickException(str(error)) from None
    _, problems = read_basemap(content)
    write_problems(problems, content)
    click.echo(
        f"wrote {written[0]} and {written[1].name}. To keep them: git add {content / FOLDER}"
    )
    sys.exit(1 if problems else 0)


def _chosen(site: Site, around: tuple[str, ...]) -> tuple[Incident, ...]:
    """The incidents that were named; else those that readers see."""
    by_id = {one.id: one for one in site.incidents}
    for name in around:
        if name not in by_id:
            near = nearest(name, by_id)
            hint = f" Did you mean {near}?" if near else ""
            raise click.BadParameter(
                f"There is no incident “{name}”.{hint}", param_hint="--around"
            )
    return tuple(by_id[name] for name in around) or site.published


def _metres(radius: str) -> float:
    found = _RADIUS.fullmatch(radius.strip().lower())
    if found is None or not 0 <= float(found[1]) <= _FARTHEST_KM:
        message = f"“{radius}” is no distance up to {_FARTHEST_KM} km; write 2km."
        raise click.BadParameter(message, param_hint="--radius")
    return float(found[1]) * 1000


def _parts(incidents: tuple[Incident, ...], site: Site, radius_m: float) -> Iterator[Box]:
    """The box around each incident; says for which there is none."""
    for one in incidents:
        places = request_for(one, site.newsroom, one.record.places).places
        box = box_around(places, radius_m)
        if box is None:
            too_far = "its places are too far apart, or told too coarsely, to show streets"
            why = too_far if places else "it has no place on a map"
            click.echo(f"{one.id}: no streets, since {why}.", err=True)
        else:
            yield box


def _installed(content: Path) -> tuple[Box, ...]:
    """What is covered by the streets that are there."""
    if not (content / FOLDER / ARCHIVE).exists():
        return ()
    basemap, _ = read_basemap(content)
    if basemap.streets is None or not basemap.streets.parts:
        raise StreetsError(
            f"{content / FOLDER / ARCHIVE} was not cut by this command, and would be lost."
            " Move it away first."
        )
    return basemap.streets.parts


def _sheet(archive: Archive, given: dict[str, str | None]) -> dict[str, str]:
    """What is known of the data: by the flags, by the archive, by asking."""
    said = {"source": archive.source.name}
    known = {
        "date": archive.date,
        "licence": archive.licence,
        "attribution": archive.attribution,
    }
    for name, found in known.items():
        answer = given[name] or found
        if not answer and not sys.stdin.isatty():
            raise click.UsageError(f"The archive does not say its {name}; give it as --{name}.")
        said[name] = answer or click.prompt(f"The archive does not say its {name}. What is it")
    return said


def _agree(cut: Cut, sheet: dict[str, str], *, yes: bool) -> None:
    """Say what would be written, and ask for leave."""
    size = f"{cut.size / 1e6:.1f} MB" if cut.size >= 100_000 else f"{cut.size / 1e3:.0f} kB"  # noqa: PLR2004 - a tenth of a MB
    click.echo(
        f"{len(cut.entries):,} tiles, {size}, as of {sheet['date']}: {sheet['attribution']},"
        f" licence {sheet['licence']}. They become public with the repository and the site.",
        err=True,
    )
    if cut.size > _LARGEST:
        raise StreetsError(
            "That is more than GitHub takes in one file; ask for fewer, or less around."
        )
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nothing was written: say --yes where nobody can be asked.")
    click.confirm("Write them?", default=True, abort=True, err=True)
