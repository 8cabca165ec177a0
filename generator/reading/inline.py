"""Marks in a line of prose: code spans, citations, ties and links.

One pass from left to right with a stack of open brackets, so that the time it takes grows with
the length of the text and with nothing else. What is found here is all that there is: publishing
puts these marks into the page and looks for no others, so that what was checked is what is shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape

from generator.model.narrative import Citation, Code, Hyperlink, Letters, Mark, Tie, TieKind
from generator.model.web import address_fault, encoded
from generator.problems import Level, nearest
from generator.reading.characters import character_fault
from generator.reading.limits import Fault

_INTERESTING = re.compile(r"[\\`<!\[\]&]|(?<![\w/:@.-])https?://")
_TICKS = re.compile("`+")
_CITATION = re.compile(r"\[@([^\[\]\s;,]+)\]")
_LINKS = ("(https://", "(http://", "(mailto:")  # [@name](https://…) is a link with words
_BLOCK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\s]*)>")
_TAG = re.compile(r"<[a-zA-Z/!?]")
_TARGET = re.compile(r"\(([^\s()<>\[\]]*(?:\([^\s()<>\[\]]*\)[^\s()<>\[\]]*)*)\)")
# A bare address ends as GitHub has it: before marks that end a sentence, and at an odd bracket.
_BARE = re.compile(r"https?://[^\s<>\[\]`\"“”„«»‘’*\\]+")
_AFTER_BARE = re.compile(r"(?:[?!.,:;*_~'\"…]|&\w+;)+$")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
_REFERENCE = re.compile(r"&(?:#\w+|\w+);")
_ESCAPABLE = "\\`*_{}[]()>#+-.!<|~&"
_TIES = {kind.value: kind for kind in TieKind}


@dataclass(slots=True)
class _Scan:
    """One pass over ``text[position:end]``; ``source`` is the whole text, so offsets hold."""

    source: str
    position: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    opened: list[tuple[int, int]] = field(default_factory=list)

    def fault(self, code: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(self.position, code, message, hint))


def scan(source: str, start: int, end: int) -> tuple[list[Mark], list[Fault]]:
    """Find all marks between two offsets, which hold no blank line.

    Returns:
        The marks in the order in which they begin, and what is wrong with those that are none.
    """
    work = _Scan(source, start, end)
    ticks: dict[int, list[int]] | None = None
    while found := _INTERESTING.search(source, work.position, end):
        work.position = found.start()
        match found[0]:
            case "\\":
                work.position += 2 if source[found.end() : found.end() + 1] in _ESCAPABLE else 1
            case "`":
                ticks = _runs_of_ticks(source, start, end) if ticks is None else ticks
                _read_code(work, ticks)
            case "<":
                _read_angle(work)
            case "&":
                _read_reference(work)
            case "!":
                _read_bang(work)
            case "[":
                _read_opening(work)
            case "]":
                _read_closing(work)
            case _:
                _read_bare(work)
    return sorted(work.marks, key=lambda mark: mark.start), work.faults


def _runs_of_ticks(source: str, start: int, end: int) -> dict[int, list[int]]:
    """Where runs of back-ticks begin, by their length, the last one first."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in reversed(list(_TICKS.finditer(source, start, end))):
        runs[len(run[0])].append(run.start())
    return runs


def _read_code(work: _Scan, ticks: dict[int, list[int]]) -> None:
    run = _TICKS.match(work.source, work.position, work.end)
    if run is None:
        return
    closing = ticks[len(run[0])]
    while closing and closing[-1] <= run.start():
        closing.pop()
    if not closing:
        work.position = run.end()
        return
    end = closing[-1] + len(run[0])
    text = " ".join(work.source[run.end() : closing[-1]].split("\n")).strip()
    work.marks.append(Code(run.start(), end, text))
    work.position = end


def _read_angle(work: _Scan) -> None:
    """Read ``<https://…>``; any other ``<`` is text, and what looks like HTML a problem."""
    link = _AUTOLINK.match(work.source, work.position, work.end)
    if link and (wrong := address_fault(link[1])):
        work.fault(
            "narrative.address",
            f"Nobody can be sent there: {wrong}.",
            "Write the whole address: https://…",
        )
    elif link:
        work.marks.append(Hyperlink(link.start(), link.start(), link.end(), encoded(link[1])))
    elif _TAG.match(work.source, work.position, work.end):
        message = "HTML is not read here; the page would show it as it is written."
        hint = "Write Markdown, or put it between back-ticks if it is meant to be seen."
        advice = Fault(work.position, "narrative.html", message, hint, Level.ADVICE)
        work.faults.append(advice)
    work.position = link.end() if link else work.position + 1


def _read_bare(work: _Scan) -> None:
    """Read an address that stands by itself in the text; what nobody can be sent to is text."""
    found = _BARE.match(work.source, work.position, work.end)
    address = found[0] if found else ""
    while shorter := _without_end(address):
        address = shorter
    start, end = work.position, work.position + len(address)
    work.position = max(end, start + 1)
    if address and address_fault(address) is None:
        work.marks.append(Hyperlink(start, start, end, encoded(address)))


def _without_end(address: str) -> str:
    """The address without a sign that belongs to the sentence; empty where it has none."""
    if address.endswith(")") and address.count(")") > address.count("("):
        return address[:-1]
    found = _AFTER_BARE.search(address)
    return address[: found.start()] if found else ""


def _is_bare(work: _Scan, mark: Mark) -> bool:
    return isinstance(mark, Hyperlink) and not mark.has_words and work.source[mark.start] != "<"


def _read_reference(work: _Scan) -> None:
    """Read ``&ldquo;``: the letter that it stands for is what is judged and what is shown."""
    found = _REFERENCE.match(work.source, work.position, work.end)
    if found is None:
        work.position += 1
        return
    letters = unescape(found[0])
    if letters == found[0] or letters.endswith(";"):  # no name of HTML, or only its beginning
        work.marks.append(Letters(found.start(), found.start() + 1, "&"))
    elif letters and character_fault(letters) is None and "\r" not in letters:
        work.marks.append(Letters(found.start(), found.end(), letters))
    else:
        message = f"{found[0][:40]} stands for an invisible character that could hide words."
        work.fault("file.character", message, "Delete it and type the words again.")
        work.marks.append(Letters(found.start(), found.end(), "\ufffd"))
    work.position = found.end()


def _read_bang(work: _Scan) -> None:
    if work.source.startswith("![", work.position) and work.position + 1 < work.end:
        hint = "Add it to media/ and to the record, then place it with [[media: its-id]]."
        work.fault(
            "narrative.picture", "A picture in the prose has no credit, rights or warning.", hint
        )
    work.position += 1


def _read_opening(work: _Scan) -> None:
    citation = _CITATION.match(work.source, work.position, work.end)
    named = citation and work.source.startswith(_LINKS, citation.end())
    if citation and not named:
        work.marks.append(Citation(citation.start(), citation.end(), citation[1]))
        work.position = citation.end()
    elif block := _BLOCK.match(work.source, work.position, work.end):
        hint = "Put it on a line of its own, at the very beginning of the line."
        work.fault("narrative.block-in-line", f"{block[0]} stands within other text.", hint)
        work.position = block.end()
    else:
        if work.source.startswith("[@", work.position) and not named:
            hint = "One source in one pair of brackets: [@wtnh-tue][@courant]."
            work.fault("narrative.citation", "This citation cannot be read.", hint)
        work.opened.append((work.position, len(work.marks)))
        work.position += 1


def _read_closing(work: _Scan) -> None:
    """Close the innermost open bracket; with a target behind it, it is a link or a tie."""
    closing = work.position
    work.position += 1
    following = work.source[work.position : min(work.position + 1, work.end)]
    if not work.opened:
        target = _TARGET.match(work.source, work.position, work.end) if following == "(" else None
        if target and target[1].partition(":")[0] in _TIES:
            hint = "Keep [words](claim:id) within one paragraph, entry or cell."
            work.fault("narrative.link", "The words that are tied here begin elsewhere.", hint)
        return
    opening, marks_before = work.opened.pop()
    if following == "(":
        _read_target(work, opening, closing, marks_before)
    elif following == "[" and not work.source.startswith("[@", work.position):
        work.position = opening
        hint = "Write the address beside the words: [words](https://…)."
        work.fault("narrative.link-by-name", "Links by name are not read.", hint)
        work.position = closing + 1


def _read_target(work: _Scan, opening: int, closing: int, marks_before: int) -> None:
    target = _TARGET.match(work.source, work.position, work.end)
    if target is None:
        hint = "Write [words](https://…) or [words](claim:id), without spaces or a title."
        work.fault("narrative.link", "This link cannot be read.", hint)
        return
    # an address in linked words leads where the link leads
    inner = [mark for mark in work.marks[marks_before:] if not _is_bare(work, mark)]
    work.marks[marks_before:] = inner
    if any(not isinstance(mark, Code | Letters) for mark in inner):
        work.position = opening
        work.fault("narrative.nested", "There is a link or a citation within these linked words.")
    elif mark := _mark_of_target(work, opening, closing, target):
        work.marks.append(mark)
    work.position = target.end()


def _mark_of_target(
    work: _Scan, opening: int, closing: int, target: re.Match[str]
) -> Tie | Hyperlink | None:
    scheme, colon, identifier = target[1].partition(":")
    is_silent = not work.source[opening + 1 : closing].strip()
    if is_silent and (scheme != TieKind.CLAIM or not identifier):
        work.fault("narrative.link", "This link has no words.", "Write [words](https://…).")
    elif colon and scheme in _TIES:
        return Tie(opening, closing, target.end(), _TIES[scheme], identifier)
    elif (wrong := address_fault(target[1])) is None:
        return Hyperlink(opening, closing, target.end(), encoded(target[1]))
    else:
        work.position += 1
        work.fault(
            "narrative.address", f"Nobody can be sent there: {wrong}.", _hint_for_target(target[1])
        )
    return None


def _hint_for_target(target: str) -> str:
    scheme = _SCHEME.match(target)
    meant = nearest(scheme[0], (*TieKind, "https", "http", "mailto")) if scheme else None
    if meant:
        return f"Did you mean {meant}: ?"
    return f"Write https://…, or one of {', '.join(f'{kind}:' for kind in TieKind)}"
