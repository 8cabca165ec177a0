"""The questions about a new incident: asked in turn, or answered by flags."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

import click
from pydantic import TypeAdapter, ValidationError

from generator.authoring.draft import AGENCY
from generator.model.base import Text
from generator.model.measures import Latitude, Longitude
from generator.model.moment_text import MomentField
from generator.model.newsroom import Newsroom
from generator.model.person import NamingGround
from generator.model.place import Precision
from generator.model.record import Sensitivity
from generator.model.source import SourceKind
from generator.model.web import Address

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: The answer it gives, and its flag.
        text: What is asked.
        type: What the answer must be.
        words: The words allowed; empty where any will do.
        needed: Whether a draft needs it.
        after: The answer without which this one is not asked.
    """

    name: str
    text: str
    type: Any = Text
    words: tuple[str, ...] = ()
    needed: bool = False
    after: str = ""

    @property
    def flag(self) -> str:
        """Its flag on the command line."""
        return "--" + self.name.replace("_", "-")


QUESTIONS = (
    Question("headline", "What happened, in one sentence, as a source tells it", needed=True),
    Question("claim", "The statement it rests on, in one sentence", needed=True),
    Question("kind", "Which kind of incident", needed=True),
    Question("occurred", "When (2023-10-16, 2023-10-16 14:00~)", MomentField, needed=True),
    Question(
        "sensitivity",
        "What readers should be warned of (several with commas)",
        words=get_args(Sensitivity),
        needed=True,
    ),
    Question("publisher", "Who published the source", needed=True),
    Question("title", "The source’s title", needed=True),
    Question("source_kind", "What the source is", words=get_args(SourceKind), needed=True),
    Question("published", "When it was published", MomentField),
    Question("url", "Where it stands", Address),
    Question("seen", "How it was seen, where it has no address"),
    Question("says", "Who says so, as the source names them (nothing: the publisher itself)"),
    Question("role", "Their role", after="says"),
    Question(
        "ground",
        "On what ground they are named (agency: it is an office or a company)",
        words=(AGENCY, *get_args(NamingGround)),
        after="says",
    ),
    Question("place", "Where, by the name of the place"),
    Question("locality", "In which town", after="place"),
    Question(
        "precision",
        "How precisely it may be told",
        words=tuple(each.value for each in Precision),
        after="place",
    ),
    Question("lat", "Degrees north, no more decimals than that", Latitude, after="precision"),
    Question("lon", "Degrees east, west being negative", Longitude, after="precision"),
)


def flags(command: F) -> F:
    """Give a command one flag for each question."""
    for question in reversed(QUESTIONS):
        told = f" One of: {', '.join(question.words)}." if question.words else ""
        option = click.option(question.flag, question.name, help=f"{question.text}.{told}")
        command = option(command)
    return command


def ask(given: Mapping[str, str | None], newsroom: Newsroom) -> dict[str, str]:
    """Answer every question: by its flag, else by asking; empty where nothing is known.

    Where flags answer all that is needed, nothing is asked.
    """
    complete = all(given[each.name] for each in QUESTIONS if each.needed)
    said: dict[str, str] = {}
    for question in QUESTIONS:
        answer = given[question.name]
        if answer is not None:
            said[question.name] = _checked(question, answer, newsroom)
        elif complete or not _arises(question, said):
            said[question.name] = ""
        else:
            said[question.name] = _prompted(question, newsroom)
    if said["says"] and not said["ground"]:
        raise click.UsageError("A name needs a ground: --ground, such as public-official.")
    if not said["url"] and not said["seen"]:
        raise click.UsageError(
            "Give the source’s address as --url, or say in --seen how it was seen."
        )
    return said


def _arises(question: Question, said: Mapping[str, str]) -> bool:
    """Whether a question is to be asked, after the answers before it."""
    if question.name == "seen":
        return not said["url"]
    return not question.after or bool(said[question.after])


def _prompted(question: Question, newsroom: Newsroom) -> str:
    words = _words(question, newsroom)
    text = question.text + (f" [{', '.join(words)}]" if words else "")
    try:
        answer: str = click.prompt(
            text,
            default=None if question.needed else "",
            show_default=False,
            value_proc=lambda typed: _checked(question, typed, newsroom),
            err=True,
        )
    except click.Abort:
        if sys.stdin.isatty():
            raise
        message = f"The answers end before “{question.text}”; give it as {question.flag}."
        raise click.UsageError(message) from None
    return answer


def _words(question: Question, newsroom: Newsroom) -> tuple[str, ...]:
    return tuple(newsroom.kinds) if question.name == "kind" else question.words


def _checked(question: Question, answer: str, newsroom: Newsroom) -> str:
    """Give an answer back, or say what is wrong with it."""
    answer = answer.strip()
    if not answer and not question.needed:
        return ""
    words = _words(question, newsroom)
    several = answer.split(",") if question.name == "sensitivity" else [answer]
    unknown = [each.strip() for each in several if words and each.strip() not in words]
    if unknown:
        raise click.BadParameter(
            f"“{unknown[0]}” is none of {', '.join(words)}.", param_hint=question.flag
        )
    try:
        TypeAdapter(question.type).validate_python(answer)
    except ValidationError as error:
        ctx = error.errors()[0].get("ctx", {})
        said = f"{ctx.get('message', error)} {ctx.get('hint', '')}"
        raise click.BadParameter(said, param_hint=question.flag) from None
    return answer
