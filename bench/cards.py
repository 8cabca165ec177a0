"""How long a quote's picture takes, and that unchanged quotes cost none.

    python -m bench.cards [--count 1000] [--jobs 2]

Made-up quotes of 40 to 400 characters are published twice as pictures; the second build must
make nothing. One picture is told in milliseconds of the processor, a build in
seconds of the clock.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import WORDS
from generator.output import File, PublishOptions, Target, fingerprint, publish
from generator.site.cards.card import Card
from generator.site.cards.drawing import draw
from generator.site.cards.fonts import fonts_with
from generator.site.cards.layout import lay_out
from generator.site.render import environment

THEME = Path(__file__).parent.parent / "theme"
MOST = 60  # milliseconds of the processor for one picture


def card(number: int) -> Card:
    """Make up a card; the same for the same number."""
    length = 6 + number * 7 % 56
    text = " ".join(WORDS[(number + step * step) % len(WORDS)] for step in range(length))
    return Card(
        text=text.capitalize() + ".",
        marks=("“", "”"),
        speaker="Ada Ashmark",
        role="Harbour master of Northmere",
        details=("May 3, 2031 · at a briefing.", "Source: Northmere Gazette, May 4, 2031."),
        newsroom="Bench Explainer",
        addresses=(f"bench.example/incidents/bridge/quotes/quote-{number}/", "bench.example"),
        as_of="As of May 4, 2031",
    )


def pictures(numbers: range) -> Iterator[Target[int]]:
    """The targets of a build: a picture for each number."""
    for number in numbers:
        yield Target(f"quote-{number}/card.png", fingerprint(repr(card(number))), number)


def single(count: int) -> list[float]:
    """Lay out and draw cards one by one; milliseconds of the processor for each."""
    templates, fonts = environment([THEME / "templates"]), fonts_with(())
    taken = []
    for number in range(count):
        start = time.process_time()
        draw(lay_out(card(number), fonts), templates)
        taken.append((time.process_time() - start) * 1000)
    return taken


def main() -> None:
    """Measure, and print a line for each figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    taken = single(30)[5:]  # the first ones read the fonts
    middle, worst = statistics.median(taken), max(taken)
    print(f"one picture: {middle:.0f} ms ({worst:.0f} at worst), at most {MOST}")
    templates, fonts = environment([THEME / "templates"]), fonts_with(())

    def make(number: int) -> list[File]:
        png = draw(lay_out(card(number), fonts), templates)
        return [File(f"quote-{number}/card.png", png)]

    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "unchanged"):
            start = time.perf_counter()
            done = publish(
                pictures(range(given.count)),
                make,
                Path(folder) / "out",
                options=PublishOptions(given.jobs),
            )
            seconds = time.perf_counter() - start
            print(f"{name}: {given.count} quotes, {len(done.made)} drawn, {seconds:.2f} s")


if __name__ == "__main__":
    main()
