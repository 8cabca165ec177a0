"""The history: what a history of two commits an incident costs, and card pictures.

Reported, without a goal. Hugo reads the history where ``enableGitInfo`` is on, for the day and
commit of the last change; ours finds what was silently changed, and publishes every version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench import sites
from bench.asked import Asked
from bench.history import commit_edit
from bench.measure import Measured
from bench.programs import cell
from bench.results import Found
from bench.sites import Program, edit
from bench.steps import Row, build, cold, measured, note, repeated

WITH_CARDS = 1000
"""Up to which size card pictures are measured: they are drawn once and kept."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to build the same incidents.

    Attributes:
        name: What the table calls it.
        history: Whether it reads their history.
        cards: Whether it draws the pictures of cards.
    """

    name: str
    history: bool
    cards: bool = False


VARIANTS = (
    Variant("plain", history=False),
    Variant("with the ledger", history=True),
    Variant("with the ledger and card pictures", history=True, cards=True),
)
Rows = Mapping[tuple[int, str], tuple[Row, Row]]


def case(asked: Asked) -> Found | None:
    """Measure ours and Hugo in every variant and size."""
    if not asked.usual:
        return None
    ours, hugo = sites.ours(), sites.hugo()
    rows: dict[tuple[int, str], tuple[Row, Row]] = {}
    missing: list[str] = []
    for size in asked.usual:
        for variant in VARIANTS:
            if variant.cards and size > WITH_CARDS:
                continue
            pair = Row(built(ours, variant), size), Row(built(hugo, variant), size)
            for row in pair:
                if row.program.form == "hugo" and variant.cards:
                    continue  # it draws none
                missing += _measure(row, variant, asked.runs)
            rows[size, variant.name] = pair
    return Found(_table(rows), missing=tuple(missing))


def built(program: Program, variant: Variant) -> Program:
    """The program with the command that builds this variant."""
    if program.form == "hugo":
        more = ("--enableGitInfo",) if variant.history else ()
        return replace(program, build=(*program.build, *more))
    command = tuple(word for word in program.build if not (variant.cards and word == "--no-cards"))
    return replace(program, build=command)


def _measure(row: Row, variant: Variant, runs: int) -> list[str]:
    site = row.program.set_up(row.size, history=variant.history)
    steps = (cold, committed) if variant.history and not variant.cards else (cold,)
    return measured(row, site, steps, 1 if variant.cards else runs)


def committed(row: Row, site: Path, runs: int) -> None:
    """One more commit, new process."""
    path = row.program.narrative(site)

    def once() -> Measured:
        edit(path)
        commit_edit(site, path, row.program.form)
        return build(row.program, site)

    once()  # the first after a cold build does more
    note(row, "edit", repeated(once, runs))


def _table(rows: Rows) -> str:
    lines = [
        "| incidents | cold build | explainer | more than before | Hugo | ours over Hugo |",
        "| --: | --- | --: | --: | --: | --: |",
    ]
    for size in dict.fromkeys(size for size, _ in rows):
        before: Row | None = None
        for variant in VARIANTS:
            if (size, variant.name) not in rows:
                continue
            ours, hugo = rows[size, variant.name]
            more = _more(before, ours) if before else "–"
            cells = [variant.name, cell("cold", ours.figures), more, cell("cold", hugo.figures)]
            lines.append(f"| {size:,} | {' | '.join(cells)} | {_ratio(ours, hugo, 'cold')} |")
            before = ours
        ours, hugo = rows[size, VARIANTS[1].name]
        cells = ["the same, one more commit", cell("edit", ours.figures), "–"]
        cells += [cell("edit", hugo.figures), _ratio(ours, hugo, "edit")]
        lines.append(f"| {size:,} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _more(before: Row, after: Row) -> str:
    if "cold" not in before.figures or "cold" not in after.figures:
        return "–"
    wall, cpu = (after.figures[name] - before.figures[name] for name in ("cold", "cold cpu"))
    return f"{wall:+.2f} s ({cpu:+.2f})"


def _ratio(ours: Row, hugo: Row, name: str) -> str:
    if not ours.figures.get(name) or not hugo.figures.get(name):
        return "–"
    by_cpu = ours.figures[f"{name} cpu"] / hugo.figures[f"{name} cpu"]
    return f"{ours.figures[name] / hugo.figures[name]:.3f} ({by_cpu:.3f})"
