"""``explainer translate``: the file of an incident’s texts in another language."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.translate import ALL, settled, written_translation
from generator.commands.content import folder_of
from generator.commands.options import CONTENT, check_value
from generator.commands.reporters import ContentError
from generator.model.files import translation_names
from generator.model.freshness import count_of, freshness
from generator.model.incident import Incident
from generator.model.language import Language
from generator.model.translation import Translation
from generator.problems import Level, Report
from generator.reading.line_numbers import locate
from generator.reading.one_incident import followed, read_alone
from generator.reading.surroundings import read_newsroom
from generator.reading.translation import unpublished_language

MENDED = frozenset({"translation.no-texts", "translation.no-story"})
"""Problems of which the hint is to run this command."""


@click.command()
@click.argument("incident_id", metavar="ID")
@click.argument("language", metavar="LANG")
@click.option(
    "--done",
    multiple=True,
    metavar="FIELD",
    help="A text whose words are right again as its original stands now, such as"
    f" claims/age-40s; narrative, a whole item, or {ALL}.",
)
@CONTENT
def translate(incident_id: str, language: str, done: tuple[str, ...], content: Path) -> None:
    """Begin the translation of the incident ID into LANG, such as es, or bring it up to date.

    Writes incident.LANG.yaml with every text below its original, and narrative.LANG.md as a copy
    to translate. What is translated stays; a text whose original changed is marked as older until
    --done says that it is right again.
    """
    check_value(Language, language, "LANG")
    incident = _read(content, incident_id, language)
    folder = content / incident.folder
    name, story = translation_names(language)
    known = incident.translations.get(language) or Translation(language, {})
    before = (folder / name).read_text("utf-8") if (folder / name).is_file() else ""
    try:
        known = settled(incident, known, done)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--done") from None
    _write(folder / name, written_translation(incident, known, before))
    if not (folder / story).is_file():
        _write(folder / story, (folder / "narrative.md").read_text("utf-8"))
    count = count_of(freshness(incident, known))
    click.echo(f"{count.missing} missing, {count.older} older than their originals")


def _read(content: Path, incident_id: str, language: str) -> Incident:
    """Read the incident, unless nothing can be written beside it."""
    newsroom, problems = read_newsroom(content)
    if newsroom is None:
        raise ContentError(Report.of(problems), content)
    reading = read_alone(folder_of(content, incident_id), newsroom)
    wrong = [one for one in followed(reading) if one.level is Level.ERROR]
    stops = [one for one in wrong if one.code not in MENDED]
    if reading.incident is None or stops:
        raise ContentError(Report.of(locate(stops or wrong, content)), content)
    if language == reading.incident.language:
        message = f"{incident_id} itself is told in {language}."
        raise click.BadParameter(message, param_hint="LANG")
    if unpublished := unpublished_language(newsroom, language):
        message, hint = unpublished
        raise click.BadParameter(f"{message} {hint}.", param_hint="LANG")
    return reading.incident


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"wrote {path}")
