"""A long fuzz by hand: ``python -m bench.attack --minutes 10 [--seed N]``.

Files of a small site (records, narratives, updates, the newsroom's, ordinary pages, pictures of
each format, shapes of areas, tables of figures) are spoilt at random and checked, again and
again; where nothing is wrong with what comes out, the site is built. Whatever is not a problem in
a file is a fault of ours. At the end it says how many inputs there were, which took longest, and
what ended in a traceback; the seed and the number of an input give it back.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
from PIL import Image

from generator.build import Request, build, check
from generator.incremental.hosted import Hosted

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""The site that is spoilt tells of a year to come."""
VALID = Path(__file__).parents[1] / "tests" / "content" / "valid" / "port-nowhere"
FACETS = "facets: {weather: {label: Weather, words: {dry: Dry, wet: {label: Wet}}}}\n"
FOUND_BY = "facets: {weather: [dry]}\nbyline: [Ada Writer]\n"
AREA = "    area: {role: evacuation-zone, file: quay.geojson, from: 2031-05-06 15:00}\n"
QUAY = """\
{"type": "Polygon",
 "coordinates": [[[-72.67, 41.79], [-72.66, 41.79], [-72.66, 41.8], [-72.67, 41.79]]]}
"""
PIECES = (
    *(
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "---\n",
        "~",
        "'",
        '"',
    ),
    *(
        "|\n",
        ">-\n",
        "\0",
        "\x0b",
        "\ud7ff",
        "\u202e",
        "\u200b",
        "2031-02-30",
        "null",
        "1e9",
        "-05:99",
    ),
    *(
        "&#11;",
        "&#x202e;",
        "&ldquo;",
        "&amp;lt;",
        "<script>",
        "javascript:alert(1)",
        "{{7*7}}",
        "{%",
    ),
    *("pier-fire", "id: ", "[[", "](claim:", "[@", "```\n", "# ", "1. " * 30, "> " * 9, "`" * 25),
    *(
        "[" * 300,
        "\t",
        "é",
        "中",
        "😀",
        "../",
        "//x.example",
        "%00",
        "a" * 9000,
        "| " * 40,
        "**",
        "_",
    ),
)


LETTERS = "AAa11 -.,’:@([*_<&é\n"
"""What names, numbers, addresses and marks are made of."""


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Cut out, put in, repeat or move some of a file."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        cut = chance.choice((0, 0, 1, 5, 40))
        piece = chance.choice(PIECES).encode()
        kind = chance.random()
        if kind < 0.1:
            piece = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
        elif kind < 0.25 and data:
            start = chance.randrange(len(data))
            piece = data[start : start + chance.randint(1, 400)] * chance.choice((1, 1, 2, 50))
        elif kind < 0.35:  # what a pattern of words may begin to match again and again
            few = "".join(chance.choices(LETTERS, k=chance.randint(1, 5)))
            piece = few.encode() * chance.choice((50, 500, 9_000 // len(few)))
        data = data[:at] + piece + data[at + cut :]
    return data


def prepared(content: Path) -> list[Path]:
    """Put a small site in a folder, with a file of each kind; gives all files."""
    shutil.copytree(VALID, content)
    page = "title: About\n\nA page with a [link](https://example.org/) and\n\n- a\n- list.\n"
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text(page, encoding="utf-8")
    newsroom = content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text(encoding="utf-8") + FACETS, encoding="utf-8")
    fire = content / "incidents" / "pier-fire"
    record = fire / "incident.yaml"
    text = record.read_text(encoding="utf-8")
    end = "    sources: [herald]\n\nclaims:"
    text = text.replace(end, end.replace("\n\n", f"\n{AREA}\n"))
    record.write_text(f"{text}\n{FOUND_BY}", encoding="utf-8")
    (fire / "quay.geojson").write_text(QUAY, encoding="utf-8")
    return sorted(path for path in content.rglob("*") if path.is_file())


def pictures() -> list[bytes]:
    """A small picture in each format that is shown: a file is known by its content."""
    found = []
    for form in ("JPEG", "PNG", "WEBP"):
        written = BytesIO()
        Image.effect_noise((60, 40), 60).convert("RGB").save(written, form)
        found.append(written.getvalue())
    return found


class Figures:
    """What a fuzz found."""

    def __init__(self) -> None:
        self.inputs = self.sound = 0
        self.slowest: list[tuple[float, str]] = []
        self.faults: Counter[str] = Counter()

    def took(self, seconds: float, name: str) -> None:
        """Keep the five that took longest."""
        self.slowest = sorted([*self.slowest, (seconds, name)], reverse=True)[:5]

    def __str__(self) -> str:
        slowest = ", ".join(f"{seconds:.2f} s ({name})" for seconds, name in self.slowest)
        faults = "\n".join(f"{count} x {trace}" for trace, count in self.faults.most_common())
        return (
            f"{self.inputs} inputs, {self.sound} of them sound and built; slowest: {slowest}; "
            f"{sum(self.faults.values())} tracebacks.\n{faults}"
        )


def attack(content: Path, output: Path, name: str, figures: Figures) -> None:
    """Check one spoilt site, and build it where nothing is wrong with it."""
    begun = time.perf_counter()
    try:
        if not check(Request(content, now=LATER)).report.errors:
            figures.sound += 1
            build(Request(content, output, cards=False, now=LATER), lambda _: Hosted(()))
    except Exception:  # noqa: BLE001  # what ends in one is what is looked for
        figures.faults[f"{name}: {traceback.format_exc(limit=-4)}"] += 1
    figures.took(time.perf_counter() - begun, name)


@click.command()
@click.option("--minutes", type=float, default=10, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def main(minutes: float, seed: int) -> None:
    """Fuzz the check, and the build of what passes it."""
    figures, until = Figures(), time.monotonic() + minutes * 60
    shown = pictures()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        files = prepared(content)
        sound = {path: path.read_bytes() for path in files}
        faults = check(Request(content, now=LATER)).report.errors
        if faults:
            raise click.ClickException(f"The site is not sound before it is spoilt: {faults[0]}")
        while time.monotonic() < until:
            chance = random.Random(f"{seed}/{figures.inputs}")  # noqa: S311  # no secret
            target = chance.choice(files)
            data = chance.choice(shown) if target.suffix == ".png" else sound[target]
            target.write_bytes(spoilt(data, chance))
            name = f"seed {seed}, input {figures.inputs}, {target.relative_to(content)}"
            attack(content, Path(folder) / "output", name, figures)
            target.write_bytes(sound[target])
            figures.inputs += 1
    click.echo(figures)


if __name__ == "__main__":
    main()
