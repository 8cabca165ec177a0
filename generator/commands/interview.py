"""The questions about a new incident, asked until the answers will do; none is ever lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, convert

from generator.authoring.draft import Answers
from generator.authoring.questions import ALWAYS, PROMPTS, UNLISTED, Prompt
from generator.commands.options import check_value
from generator.model.measures import decimals
from generator.model.newsroom import Newsroom, kind_labels
from generator.model.place import Precision
from generator.problems import Problem

Given = dict[str, Any]
"""Answers by the name of their question: text, or several texts."""

BY_NAME = {prompt.name: prompt for prompt in PROMPTS}
FIELDS = {"happened": "occurred", "text": "claim", "note": "seen", "from": "place"}
"""Which question a field of the draft comes from, where it is not called like it."""


class Kept(Struct, frozen=True):
    """Answers of a run that broke off.

    Attributes:
        path: The file that holds them.
    """

    path: Path

    def read(self) -> Given:
        """What is kept; nothing where no run broke off."""
        with suppress(OSError, ValueError):
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                return {name: found[name] for name in BY_NAME if name in found}
        return {}

    def keep(self, answers: Given) -> None:
        """Keep some answers; where nothing can be written, they are lost with the run."""
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")

    def forget(self) -> None:
        """Keep nothing more."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


class Interview(Struct, frozen=True):
    """What asks the questions.

    Attributes:
        newsroom: Whose kinds of incident there are.
        kept: Where answers are kept until they have made a draft.
    """

    newsroom: Newsroom
    kept: Kept

    def answered(self, given: Mapping[str, Any]) -> Given:
        """Answer every question: by its flag, else by asking.

        Where flags answer all that is needed, nothing is asked, and nothing without a terminal.

        Raises:
            click.UsageError: Something needed is not said, and nobody can be asked.
        """
        known: Given = dict(given)
        for name, answer in known.items():
            for each in _each(answer):
                self._check(BY_NAME[name], each, known)
        own = known.get("source_kind") == "own-reporting"
        if all(known.get(one.name) or (own and one.name == "publisher") for one in ALWAYS):
            return _complete(known)
        return (
            self._asked(known | self._offered(given)) if sys.stdin.isatty() else _complete(known)
        )

    def faults(self, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What is wrong with answers that nobody can be asked for again, by their question."""
        for name, answer in said.items():
            if answer and not (name == "kind" and answer == UNLISTED):
                try:
                    self._check(BY_NAME[name], answer, dict(said))
                except click.BadParameter as fault:
                    yield name, fault.message

    def asked_again(self, answers: Mapping[str, Any], problem: Problem) -> Given:
        """Say what does not hold of the draft, and ask for that again.

        Raises:
            click.UsageError: Where nobody can be asked.
        """
        field = (problem.location.field or "").split("/")
        name = next((one for one in map(_question, reversed(field)) if one in BY_NAME), "")
        said = f"{problem.message} {problem.hint}".strip()
        if not name or not sys.stdin.isatty():
            raise click.UsageError(f"{said} Nothing was written.")
        click.echo(f"Error: {said}", err=True)
        prompt = BY_NAME[name]
        changed = {**answers, name: self._ask(prompt, {**answers})}
        self.kept.keep(changed)
        return changed

    def _offered(self, given: Mapping[str, Any]) -> Given:
        """The answers of a run that broke off, where they are wanted."""
        kept = {name: each for name, each in self.kept.read().items() if name not in given}
        if not kept:
            return {}
        click.echo("Answers of your last run are kept:", err=True)
        for name, answer in kept.items():
            click.echo(f"  {BY_NAME[name].text}: {', '.join(_each(answer))}", err=True)
        if click.confirm("Go on with them?", default=True, err=True):
            return kept
        self.kept.forget()
        return {}

    def _asked(self, known: Given) -> Given:
        for prompt in PROMPTS:
            if prompt.name not in known and prompt.arises(known):
                ask = self._several if prompt.several else self._ask
                known[prompt.name] = ask(prompt, known)
                self.kept.keep(known)
        return known

    def _several(self, prompt: Prompt, known: Given) -> list[str]:
        found: list[str] = []
        while answer := self._ask(prompt, known):
            found.append(answer)
            self.kept.keep({**known, prompt.name: found})
        return found

    def _ask(self, prompt: Prompt, known: Given) -> str:
        """Ask until the answer will do."""
        words = self._words(prompt)
        for word, meaning in words.items():
            click.echo(f"  {word}: {meaning}" if meaning else f"  {word}", err=True)
        nothing = "" if prompt.needed or "nothing:" in prompt.text else " (nothing: not known)"
        ends = " (nothing: no more)" if prompt.several else nothing
        try:
            answer: str = click.prompt(
                f"{prompt.text}{_limit(prompt, known)}{ends}",
                default=None if prompt.needed else "",
                show_default=False,
                value_proc=lambda typed: self._check(prompt, typed, known),
                err=True,
            )
        except click.Abort:
            click.echo("\nYour answers are kept: run the command again.", err=True)
            raise
        return answer

    def _words(self, prompt: Prompt) -> Mapping[str, str]:
        if prompt.name == "kind":
            return kind_labels(self.newsroom)
        return dict.fromkeys(prompt.words, "")

    def _check(self, prompt: Prompt, typed: str, known: Given) -> str:
        """Give an answer back, or say what is wrong with it."""
        answer = typed.strip()
        if not answer:
            if prompt.needed:
                raise click.BadParameter("Something has to be said here.", param_hint=prompt.flag)
            return ""
        words = self._words(prompt)
        several = answer.split(",") if prompt.name == "sensitivity" else [answer]
        meant = [_meant(each.strip(), words) for each in several]
        unknown = [each for each in meant if words and each not in words]
        if unknown:
            raise click.BadParameter(
                f"“{unknown[0]}” is none of {', '.join(words)}.", param_hint=prompt.flag
            )
        answer = ",".join(meant)
        check_value(prompt.type, answer, prompt.flag)
        if fault := _too_fine(prompt, answer, known):
            raise click.BadParameter(fault, param_hint=prompt.flag)
        return answer


def as_answers(given: Mapping[str, Any], newsroom: Newsroom) -> Answers:
    """Give answers the form of which a draft is made."""
    said = {name: each for name, each in given.items() if each}
    words = tuple(word.strip() for word in said.pop("sensitivity").split(","))
    more = {name: tuple(said.pop(name, ())) for name in ("facts", "also_says")}
    kind = said.pop("kind", "") or next(iter(newsroom.kinds), "incident")
    return convert({**said, **more, "sensitivity": words, "kind": kind}, Answers)


_ADDRESS = "--url: Where it stands; or --seen: how it was seen, if it has no address."


def _complete(known: Given) -> Given:
    """Refuse flags that call for others: all that is still to be said, at once."""
    expected = {"source_kind": "news-report", **known}  # what most sources need beside it
    unsaid = [
        f"{prompt.flag}: {prompt.text}." if prompt.name != "seen" else _ADDRESS
        for prompt in PROMPTS
        if prompt.needed and prompt.arises(expected) and not known.get(prompt.name)
    ]
    if unsaid:
        raise click.UsageError("\n  ".join(["Still to be said:", *unsaid]))
    return known


def _question(field: str) -> str:
    return FIELDS.get(field, field)


def _each(answer: Any) -> list[str]:  # noqa: ANN401 - one text or several
    return [answer] if isinstance(answer, str) else list(answer)


def _meant(word: str, words: Mapping[str, str]) -> str:
    """The word itself where its meaning was typed: “Police shooting” for police-shooting."""
    labels = {label.casefold(): key for key, label in words.items() if label}
    return word if word in words else labels.get(word.casefold(), word)


def _limit(prompt: Prompt, known: Given) -> str:
    precision = known.get("precision")
    if prompt.name not in {"lat", "lon"} or not precision:
        return ""
    return f", with at most {Precision(precision).decimals} decimals for {precision}"


def _too_fine(prompt: Prompt, answer: str, known: Given) -> str:
    """Say why a coordinate tells more than its precision allows; empty where it does not."""
    precision = known.get("precision")
    if prompt.name not in {"lat", "lon"} or not precision:
        return ""
    most, degrees = Precision(precision).decimals, Decimal(answer)
    if decimals(degrees) <= most:
        return ""
    return f"{precision} allows {most} decimals; write {round(degrees, most)}."
