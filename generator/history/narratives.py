"""What changed in a narrative, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.history.figures import compare_figures
from generator.history.words import changed_paragraphs, passage
from generator.model.history import Aspect, Change, Figures

CITATION = re.compile(r"\s?\[@[^\]\s]+\]")
TIE = re.compile(r"\[([^\]]+)\]\((?:claim|person|agency|thing|place|event|quote):[^)\s]+\)")


def narrative_changes(was: str, now: str, known: frozenset[str]) -> Iterator[Change]:
    """Tell which paragraphs came, went or changed, one change each.

    Where only marks differ (a citation, words tied to another claim), the text is shown with
    them; elsewhere it is compared as it reads.
    """
    for number, old, new in changed_paragraphs(was, now, _is_prose, as_read):
        if (old or new).startswith("[["):
            yield _block(old, new)
            continue
        place = _place(number, old or new)
        before, after = as_read(old), as_read(new)
        marks_only = before == after
        if marks_only:
            before, after = old, new
        yield Change(
            "narrative",
            Aspect.WORDS if old else Aspect.ADDED,
            f"narrative {place} {_happened(old, new)}",
            place,
            before,
            after,
            (passage(place, before, after),),
            figures=Figures.CHANGED if marks_only else compare_figures(before, after, known),
        )


def _block(was: str, now: str) -> Change:
    """A part of the page that the narrative places, such as ``[[quote: bronin-grateful]]``."""
    kind, _, name = (now or was).strip("[] ").partition(":")
    says = f"narrative places the {kind}" if now else f"narrative no longer places the {kind}"
    about = (name.strip(),) if name else ()
    return Change("narrative", Aspect.WORDS if was else Aspect.ADDED, says, "block", about=about)


def as_read(text: str) -> str:
    """A paragraph without its marks: words tied to the record stay, citations go."""
    return TIE.sub(r"\1", CITATION.sub("", text)).lstrip("# ")


def _is_prose(paragraph: str) -> bool:
    return not paragraph.startswith(("#", "[["))


def _place(number: int, text: str) -> str:
    """What a reader would call it: a paragraph by its number, or a heading."""
    return "heading" if text.startswith("#") else f"paragraph {number}"


def _happened(was: str, now: str) -> str:
    if not was:
        return "added"
    return "changed" if now else "taken out"
