"""The command that adds an item to a record: add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import build
from generator.authoring.add import KINDS, added, said, with_standing
from generator.authoring.writing import slug
from generator.commands.content import folder_of
from generator.commands.options import CONTENT
from generator.commands.reporters import narrow, write_problems
from generator.commands.strip import PICTURE, stripped_picture
from generator.model.shown_text import SILENT

F = TypeVar("F", bound=Callable[..., Any])

FIELDS = (
    *("text", "title", "name", "called", "publisher", "by", "url", "published", "role", "of"),
    *("naming", "locality", "lat", "lon", "precision", "happened", "when", "at", "place"),
    *("standing", "about", "claims", "answer", "asked", "said", "venue", "basis", "context"),
    *("due", "rule", "file", "alt", "caption", "credit", "rights", "note"),
)
"""The fields that have an option of their own; --set says any other."""


def _options(command: F) -> F:
    for field in reversed(FIELDS):
        command = click.option(f"--{field}", field, default="", hidden=field not in SHOWN)(command)
    return command


SHOWN = frozenset({"text", "title", "name", "publisher", "url", "role", "place", "happened", "at"})
"""Options that the help lists; the others are called like their field."""


@click.command()
@click.argument("item", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("incident_id", metavar="ID")
@click.argument("picture", type=PICTURE, required=False, metavar="[FILE]")
@CONTENT
@click.option("--said-by", default="", metavar="WHO", help="Who says it: a person or agency.")
@click.option("--in", "source_id", default="", metavar="SOURCE", help="In which source.")
@click.option("--id", "id", default="", help="Its id; else one is made.")
@click.option("--kind", default="", help="What kind of source or picture it is.")
@click.option("--corrects", default="", metavar="CLAIM", help="A claim that it shows to be wrong.")
@click.option("--replaces", default="", metavar="CLAIM", help="A claim that it has overtaken.")
@click.option("--tell", is_flag=True, help="Let the story end with this claim’s sentence.")
@click.option("--set", "fields", multiple=True, metavar="KEY=VALUE", help="Any other field.")
@_options
def add(
    item: str,
    incident_id: str,
    picture: Path | None,
    content: Path,
    **given: Any,  # noqa: ANN401 - click's flags, by name
) -> None:
    """Append an item to the record of incident ID, well formed and with an id of its own.

    KIND is one of claim, source, person, agency, thing, place, account, quote, event, media,
    question, expected. Every field is an option: --text, --happened, --lat … What a needed field
    does not say yet, the file says to write; the check then names the line.

    With media comes FILE, a picture: it is copied without its metadata, and what readers need to
    know of it is asked for.
    """
    path = folder_of(content, incident_id) / "incident.yaml"
    if not path.is_file():
        raise click.UsageError(f"There is no {path}.")
    if picture is not None and item != "media":
        raise click.UsageError(
            f"A {item} has no file; a picture comes with: explainer add media {incident_id} FILE"
        )
    copied = _copied(picture, path.parent / "media", given) if picture is not None else None
    try:
        text, made = _added(path.read_text(encoding="utf-8"), item, given)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if copied is not None:
        where, data = copied
        where.parent.mkdir(exist_ok=True)
        where.write_bytes(data)
        click.echo(f"wrote {where}, without its metadata")
    path.write_text(text, encoding="utf-8", newline="\n")
    if item == "claim":
        old = {given["corrects"], given["replaces"]}
        _tell(path.with_name("narrative.md"), made, old, ends_with=given["tell"])
    click.echo(f"added {item} {made} to {path}")
    write_problems(narrow(build.check(build.Request(content)).report, [path], content), content)


def _added(text: str, item: str, given: Mapping[str, Any]) -> tuple[str, str]:
    """The record with the item in it, and the item's id."""
    corrects, replaces = given["corrects"], given["replaces"]
    wanted = {key: given[key] for key in ("id", "kind", *FIELDS) if given[key]}
    wanted |= said(item, given["said_by"], given["source_id"])
    if corrects or replaces:
        wanted["replaces"] = ",".join(filter(None, (corrects, replaces)))
    for old, standing in ((corrects, "retracted"), (replaces, "superseded")):
        text = with_standing(text, old, standing) if old else text
    return added(text, item, wanted | dict(map(_pair, given["fields"])))


def _copied(picture: Path, media: Path, given: dict[str, Any]) -> tuple[Path, bytes]:
    """A picture without metadata, and where it goes; what it needs said is asked for."""
    data = stripped_picture(picture)
    name = slug(picture.stem, [one.stem for one in media.glob("*")], "picture")
    for field, question in ASKED_OF_PICTURES.items():
        if not given[field] and sys.stdin.isatty():
            given[field] = click.prompt(question, err=True)
    given["file"] = f"{name}{picture.suffix.lower()}"
    return media / given["file"], data


ASKED_OF_PICTURES = {
    "alt": "What it shows, for someone who cannot see it",
    "credit": "Whose work it is",
    "rights": "On what right it is shown (permission, CC-BY-4.0, public-record)",
}


def _tell(story: Path, claim: str, old: set[str], *, ends_with: bool) -> None:
    """Let a claim speak in the story: in the place of one that no longer holds, or at its end."""
    if not story.is_file():
        return
    text = story.read_text(encoding="utf-8")
    changed = SILENT.sub(lambda one: f"[](claim:{claim})" if one["id"] in old else one[0], text)
    if changed == text and ends_with:
        end = text.rstrip("\n")
        changed = f"{end}\n\n[](claim:{claim})\n"
    if changed != text:
        story.write_text(changed, encoding="utf-8", newline="\n")


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key or not value:
        raise click.UsageError(f"“{text}” is not KEY=VALUE; write --set note='On paper.'")
    return key, value
