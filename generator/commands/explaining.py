"""Every code a problem can have, explained: for ``check --explain`` and for docs/problems.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator import standards
from generator.history import codes as history
from generator.problems import Level, nearest
from generator.reading import codes as reading
from generator.site import codes as publishing

COMMANDS = {
    "fmt.unusual": """A file that ``explainer fmt`` cannot lay out without changing what it says.

Write one key on each line, and “- ” before the first key of an entry.""",
    "issue.incomplete": """An issue that lacks what a draft needs; its form asks for it.""",
}
"""The codes of commands that judge what they are given."""

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


def suggest(code: str) -> str | None:
    """The known code nearest to one that is not known."""
    return nearest(code, explanations())


def explanations() -> dict[str, str]:
    """Every code with its explanation, sorted by code."""
    rules = {code: f"{_rank(rule)}{rule.teaching}" for code, rule in standards.RULES.items()}
    told = {**reading.EXPLAINED, **history.EXPLAINED, **publishing.EXPLAINED, **COMMANDS, **rules}
    return dict(sorted(told.items()))


def _rank(rule: standards.Rule) -> str:
    """What kind of finding it is, in front of what a standard teaches."""
    level = "Advice" if rule.level is Level.ADVICE else "Error"
    return f"{level}{', can be waived' if rule.waivable else ''}. "


def page() -> str:
    """All codes as a page of the documentation, by family."""
    return "\n".join([_INTRODUCTION, *_families()])


def _families() -> Iterator[str]:
    for family, codes in groupby(explanations().items(), key=lambda one: one[0].split(".")[0]):
        yield f"## {family}\n"
        for code, text in codes:
            body = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
            # reStructuredText's double back-ticks are Markdown's single ones
            yield f"### {code}\n\n{body.replace('``', '`')}\n"
