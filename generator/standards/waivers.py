"""Waivers: a standard set aside, for one field, by someone, for a reason, on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.question import Waiver
from generator.model.record import SECTIONS
from generator.problems import Level, Problem, nearest
from generator.standards.rule import Finding, Rule, at, waiver_field


class Heard(Struct, frozen=True):
    """Waivers, by the code and the field that they name."""

    named: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, some: Iterable[Waiver]) -> Heard:
        """Leave out those that name more than one field."""
        return cls(frozenset((one.code, one.field) for one in some if not _too_wide(one.field)))

    def sets_aside(self, incident: Incident, problem: Problem) -> bool:
        """Whether one sets a problem aside: its code, in its field or a part of it."""
        return any((problem.code, field) in self.named for field in _around(incident, problem))


def _around(incident: Incident, problem: Problem) -> Iterator[str]:
    """The field of a problem, and each that it is a part of."""
    steps = waiver_field(incident, problem.location).split("/")
    return ("/".join(steps[: end + 1]) for end in range(len(steps)))


def judge_waivers(
    incident: Incident, rules: dict[str, Rule], found: list[Problem]
) -> Iterator[Problem]:
    """Judge the waivers themselves, by what was found before they were heard."""
    places = {(one.code, field) for one in found for field in _around(incident, one)}
    for index, waiver in enumerate(incident.record.waive):
        place = f"waive/{index}"
        rule = rules.get(waiver.code)
        if rule is None or not rule.waivable:
            where = at(incident, f"{place}/code")
            yield REFUSED.problem(Finding(where, *_refusal(waiver.code, rules)))
        elif _too_wide(waiver.field):
            message = f"“{waiver.field}” is more than one field."
            hint = "Name one, such as quotes/its-id/text, narrative or headline."
            yield REFUSED.problem(Finding(at(incident, f"{place}/field"), message, hint))
        elif (waiver.code, waiver.field) not in places:
            message = f"{waiver.code} finds nothing in {waiver.field}."
            hint = "Take the waiver out, or mend its field."
            yield UNUSED.problem(Finding(at(incident, f"{place}/field"), message, hint))


def _too_wide(field: str) -> bool:
    """Whether a field is a whole section, so that a waiver would hide what comes later."""
    return field in SECTIONS or field.strip("/") in {"", "updates"}


def _refusal(code: str, rules: dict[str, Rule]) -> tuple[str, str]:
    if code in rules or not code.startswith(("standards.", "quote.")):
        return f"{code} cannot be waived.", "What it protects is not the newsroom’s to give away."
    near = nearest(code, rules)
    return f"There is no standard “{code}”.", f"Did you mean {near}?" if near else ""


def refused_waivers(*_: object) -> Iterator[Finding]:
    """A waiver names one standard and one field.

    What protects children and where people live cannot be waived, and what history holds cannot
    be waived away. A waiver for a whole section would hide what is found there later.
    """
    return iter(())


def unused_waivers(*_: object) -> Iterator[Finding]:
    """A waiver goes when what it set aside is gone.

    Waivers are published on the page; one for nothing says something that is not so.
    """
    return iter(())


REFUSED = Rule("waiver-refused", refused_waivers, waivable=False)
UNUSED = Rule("waiver-unused", unused_waivers, level=Level.ADVICE, waivable=False)
RULES = (REFUSED, UNUSED)
