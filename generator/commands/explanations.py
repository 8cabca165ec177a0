"""What each code of a problem means, for ``check --explain`` and docs/problems.md.

A rule of the standards is explained by its docstring, every other code by a section of
explanations.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

from generator import standards
from generator.problems import Level

_INTRODUCTION = """\
# All problems

Each problem that `explainer check` tells has a stable code.
`explainer check --explain CODE` prints what stands here.
An *error* stops publication, *advice* never does.
Some standards can be *waived* for one field, by someone, for a reason that the page shows.
This page is made from the code by `make golden`.
"""


def explain(code: str) -> str | None:
    """What a code means: its first line names it, the rest says why; None for no known code."""
    return explanations().get(code)


def explanations() -> dict[str, str]:
    """Every code with its explanation, sorted by code."""
    rules = {code: f"{_rank(rule)}{rule.teaching}" for code, rule in standards.RULES.items()}
    return dict(sorted({**written_explanations(), **rules}.items()))


def written_explanations() -> dict[str, str]:
    """The sections of explanations.md, by code, as they stand there."""
    text = files("generator.commands").joinpath("explanations.md").read_text("utf-8")
    _, *sections = text.split("\n### ")
    parted = (section.partition("\n") for section in sections)
    return {code: explanation.strip() for code, _, explanation in parted}


def _rank(rule: standards.Rule) -> str:
    """What kind of finding it is, in front of what a standard teaches."""
    level = "Advice" if rule.level is Level.ADVICE else "Error"
    level += " or advice" if rule.softens else ""
    return f"{level}{', can be waived' if rule.waivable else ''}. "


def problems_page() -> str:
    """All codes as docs/problems.md has them, by family."""
    return "\n".join([_INTRODUCTION, *_families()])


def _families() -> Iterator[str]:
    for family, codes in groupby(explanations().items(), key=lambda one: one[0].split(".")[0]):
        yield f"## {family}\n"
        for code, text in codes:
            body = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
            # reStructuredText's double back-ticks are Markdown's single ones
            yield f"### {code}\n\n{body.replace('``', '`')}\n"
