"""The command that begins a repository, and brings its files up to date: init."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from msgspec import Struct
from pydantic import ValidationError

from generator.authoring.init import KINDS, Beginning, repository
from generator.authoring.owned import refresh, write_first_files
from generator.authoring.pinning import PinningError, ProgramPin, pin
from generator.authoring.writing import slug
from generator.commands.content import newsroom_of
from generator.commands.options import FOLDER, check_value
from generator.model.base import Text
from generator.model.language import Language, TimeZone
from generator.model.newsroom import Newsroom, Region, kind_labels
from generator.model.web import EmailAddress, SiteAddress

EDGES = ("south", "west", "north", "east")


class SetupQuestion(Struct, frozen=True):
    """Something that is asked about a newsroom.

    Attributes:
        name: Its flag.
        text: What is asked.
        read: Makes of an answer what it means, or refuses it.
        default: The answer where none is given; None where one is needed.
    """

    name: str
    text: str
    read: Callable[[str], Any]
    default: str | None = ""


def _of(kind: Any) -> Callable[[str], str]:  # noqa: ANN401 - a type of the model
    """Take an answer that a field of the newsroom takes."""

    def checked(answer: str) -> str:
        check_value(kind, answer)
        return answer

    return checked


def _region(answer: str) -> Mapping[str, str]:
    """Read four edges: south, west, north, east."""
    edges = dict(zip(EDGES, answer.replace(",", " ").split(), strict=False))
    try:
        region = Region.model_validate(edges)
    except ValidationError:
        region = None
    if region is None or region.south >= region.north or len(answer.replace(",", " ").split()) > 4:  # noqa: PLR2004 - edges
        raise click.BadParameter(
            f"{answer!r} is no box: write its south, west, north and east edge in degrees,"
            " such as 24, -125, 50, -66."
        )
    return edges


def _kinds(answer: str) -> Mapping[str, str]:
    """Read words with commas: “Police shooting, Fire” are the kinds police-shooting and fire."""
    words = [word.strip().replace("-", " ") for word in answer.split(",") if word.strip()]
    return {slug(word, otherwise="incident"): word[0].upper() + word[1:] for word in words}


QUESTIONS = (
    SetupQuestion("name", "What the newsroom is called", _of(Text), None),
    SetupQuestion("url", "Where its site will be published (https://…)", _of(SiteAddress), None),
    SetupQuestion("timezone", "Its time zone (America/New_York)", _of(TimeZone), "UTC"),
    SetupQuestion("language", "The language it writes in", _of(Language), "en"),
    SetupQuestion("contact", "The e-mail address for corrections", _of(EmailAddress)),
    SetupQuestion("repository", "Where these files will be kept (https://…)", _of(SiteAddress)),
    SetupQuestion("region", "The box its places lie in (south, west, north, east)", _region),
    SetupQuestion("kinds", "The kinds of incident it tells of (Fire, Police shooting)", _kinds),
)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--name", help="Its name.")
@click.option("--url", help="The address of its site, such as https://example.org/.")
@click.option("--timezone", help="Such as America/New_York; UTC where not said.")
@click.option("--language", help="Such as en, which it is where not said.")
@click.option("--contact", help="The e-mail address for corrections.")
@click.option("--repository", help="Where its files are kept, such as https://github.com/we/us.")
@click.option("--region", help="The box that all places lie in: south, west, north, east.")
@click.option("--kinds", help="Its kinds of incident, with commas: Fire, Police shooting.")
@click.option("--refresh", "anew", is_flag=True, help="Bring a repository's files up to date.")
@click.option(
    "--take", "taken", multiple=True, metavar="FILE", help="With --refresh, an edited file too."
)
def init(folder: Path | None, *, anew: bool, taken: tuple[str, ...], **given: str | None) -> None:
    """Make a repository for a newsroom in FOLDER: content, guides, checks, publication.

    On a terminal, what no flag says is asked. With --refresh, the files that the program wrote
    into FOLDER (here, where none is named) and nobody edited since are written anew.
    """
    said = {name: answer for name, answer in given.items() if answer}
    if anew:
        _refresh(folder or Path(), taken, said)
        return
    if folder is None or taken:
        raise click.UsageError(
            "Name the folder to make." if not taken else "--take FILE goes with --refresh."
        )
    if folder.exists() and any(each.name != ".git" for each in folder.iterdir()):
        raise click.UsageError(
            f"{folder} is not empty. explainer init --refresh {folder} brings one up to date."
        )
    answers = {one.name: _answer(one, said.get(one.name)) for one in QUESTIONS}
    answers["url"] = answers["url"].rstrip("/") + "/"
    answers["kinds"] = answers["kinds"] or KINDS
    year = datetime.now(ZoneInfo(answers["timezone"])).year
    known = {name: answer for name, answer in answers.items() if answer}
    write_first_files(folder, repository(Beginning(**known, year=year), _pin()))
    click.echo(f"{folder} is ready. Next: cd {folder}, git init, make html.")
    click.echo("Maps show no streets yet: explainer streets SOURCE --all installs them.")


def _answer(question: SetupQuestion, given: str | None) -> Any:  # noqa: ANN401 - what the answer means
    """What a flag says, else what is answered; without a terminal nothing is asked."""
    if given is not None:
        try:
            return question.read(given.strip())
        except click.BadParameter as fault:
            raise click.BadParameter(fault.message, param_hint=f"--{question.name}") from None
    if not sys.stdin.isatty():
        if question.default is None:
            raise click.UsageError(f"Still to be said: --{question.name}. {question.text}.")
        return question.read(question.default) if question.default else ""
    return click.prompt(
        question.text if question.default is None else f"{question.text} (nothing: later)",
        default=question.default,
        show_default=bool(question.default),
        value_proc=lambda typed: question.read(typed.strip()) if typed.strip() else "",
    )


def _refresh(folder: Path, taken: tuple[str, ...], said: Mapping[str, str]) -> None:
    """Write the files that nobody edited anew, and say which were left."""
    if said:
        raise click.UsageError("With --refresh, newsroom.yaml says who the newsroom is.")
    newsroom = newsroom_of(folder / "content")
    done = refresh(folder, repository(_of_newsroom(newsroom), _pin()), taken)
    for path in done.written:
        click.echo(f"wrote {path}")
    for path in done.removed:
        click.echo(f"removed {path}")
    for path in done.left:
        click.echo(f"left as you have it: {path} (--take {path} takes ours)")
    if not any((done.written, done.removed, done.left)):
        click.echo("Everything is up to date.")


def _of_newsroom(newsroom: Newsroom) -> Beginning:
    """What its files say of a newsroom that is there; its content is not written again."""
    return Beginning(
        name=newsroom.name,
        url=newsroom.url.rstrip("/") + "/",
        timezone=newsroom.timezone,
        language=newsroom.language,
        year=0,
        contact=newsroom.contact or "",
        repository=newsroom.repository or "",
        kinds=kind_labels(newsroom) or KINDS,
    )


def _pin() -> ProgramPin:
    try:
        return pin()
    except PinningError as error:
        raise click.ClickException(str(error)) from None
