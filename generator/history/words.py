"""Two texts become what was and what is now: paragraphs paired, words compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product

from generator.model.history import ChangedPassage, Piece, WordMark

TOKEN = re.compile(r"\s+|\d+(?:[.,:/-]\d+)*\w*|\w+(?:['’-]\w+)*|[^\w\s]")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")
PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")

ALIKE = 0.4  # share of words two paragraphs have in common before one counts as the other, edited
MOST = 10_000  # pairs of paragraphs to compare
LONGEST = 4_000  # words; longer paragraphs are compared sentence by sentence

Pair = tuple[int | None, int | None]


def compare(was: str, now: str) -> tuple[ChangedPassage, ...]:
    """Show the changed paragraphs of a text, word by word.

    Returns:
        One passage for each paragraph that changed, came or went; none where only line breaks
        within paragraphs differ.
    """
    return tuple(passage("", old, new) for _, old, new in changed_paragraphs(was, now))


def passage(place: str, was: str, now: str) -> ChangedPassage:
    """Show one paragraph word by word: the changed sentences with their context."""
    return ChangedPassage(place, _context(_runs(was, now)))


def changed_paragraphs(
    was: str,
    now: str,
    counts: Callable[[str], bool] = bool,
    reads: Callable[[str], str] = str,
) -> Iterator[tuple[int, str, str]]:
    """Pair the paragraphs of two texts, and keep the pairs that differ.

    Args:
        was: The former text.
        now: The present text.
        counts: Which paragraphs have a number.
        reads: A paragraph as a reader reads it; by this, two are held to be one, edited.

    Yields:
        The paragraph's number, counted from 1 in the present text, or in the former one where it
        is gone; what it was, and what it is, empty where it was or is not.
    """
    if was == now:
        return
    before, after = _paragraphs(was), _paragraphs(now)
    for old, new in _pairs(before, after, reads):
        former = before[old] if old is not None else ""
        present = after[new] if new is not None else ""
        if former != present:
            until = after[: new + 1] if new is not None else before[: (old or 0) + 1]
            yield sum(1 for paragraph in until if counts(paragraph)), former, present


def _paragraphs(text: str) -> list[str]:
    """Split at blank lines; line breaks within a paragraph mean nothing."""
    return [" ".join(part.split()) for part in PARAGRAPH_BREAK.split(text) if part.strip()]


def _pairs(was: Sequence[str], now: Sequence[str], reads: Callable[[str], str]) -> list[Pair]:
    """Pair each paragraph with what became of it, in reading order; None: it came, or went."""
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        olds, news = range(old, old_end), range(new, new_end)
        if tag == "equal":
            pairs += zip(olds, news, strict=True)
            continue
        before = {place: reads(was[place]) for place in olds}
        after = {place: reads(now[place]) for place in news}
        pairs += _alike(before, after, olds, news)
    return pairs


def _alike(was: Mapping[int, str], now: Mapping[int, str], olds: range, news: range) -> list[Pair]:
    """Pair changed paragraphs with the likest, never crossing each other."""
    chosen: list[tuple[int, int]] = []
    for _, before, after in sorted(_likenesses(was, now, olds, news), reverse=True):
        old, new = -before, -after  # of two equally alike, the earlier
        if all(
            (old < one) == (new < other) and old != one and new != other for one, other in chosen
        ):
            chosen.append((old, new))
    pairs: list[Pair] = []
    start_old, start_new = olds.start, news.start
    for old, new in [*sorted(chosen), (olds.stop, news.stop)]:
        pairs += [(index, None) for index in range(start_old, old)]
        pairs += [(None, index) for index in range(start_new, new)]
        pairs.append((old, new))
        start_old, start_new = old + 1, new + 1
    return pairs[:-1]


def _likenesses(
    was: Mapping[int, str], now: Mapping[int, str], olds: range, news: range
) -> Iterator[tuple[float, int, int]]:
    """How like each former paragraph is to each present one: the share of words in common.

    In a text of very many changed paragraphs only those in the same place are compared.
    """
    bags = {("was", old): Counter(was[old].split()) for old in olds}
    bags |= {("now", new): Counter(now[new].split()) for new in news}
    pairs = zip(olds, news, strict=False) if len(olds) * len(news) > MOST else product(olds, news)
    for old, new in pairs:
        before, after = bags["was", old], bags["now", new]
        likeness = 2 * (before & after).total() / max(1, before.total() + after.total())
        if likeness >= ALIKE:
            yield likeness, -old, -new


def _runs(was: str, now: str) -> list[Piece]:
    """The whole paragraph as runs of kept, former and present words."""
    split = _tokens if max(len(was), len(now)) < LONGEST * 8 else _sentences
    old, new = split(was), split(now)
    runs: list[Piece] = []
    for _, i, i_end, j, j_end in _joined(SequenceMatcher(None, old, new, autojunk=False), old):
        if old[i:i_end] == new[j:j_end]:
            runs.append(Piece(WordMark.KEPT, "".join(old[i:i_end])))
            continue
        runs += _pieces(WordMark.WAS, old[i:i_end])
        runs += _pieces(WordMark.NOW, new[j:j_end])
    return runs


def _pieces(mark: WordMark, words: Sequence[str]) -> list[Piece]:
    return [Piece(mark, "".join(words))] if words else []


def _joined(
    matcher: SequenceMatcher[str], old: Sequence[str]
) -> Iterable[tuple[str, int, int, int, int]]:
    """The matcher's steps; a lone space between two changes belongs to the change."""
    steps = matcher.get_opcodes()
    joined: list[tuple[str, int, int, int, int]] = []
    for index, (tag, i, i_end, j, j_end) in enumerate(steps):
        inside = 0 < index < len(steps) - 1
        lone = tag == "equal" and inside and not "".join(old[i:i_end]).strip()
        if joined and (lone or (tag != "equal" and joined[-1][0] == "join")):
            joined[-1] = ("join", joined[-1][1], i_end, joined[-1][3], j_end)
        else:
            joined.append(("join" if tag != "equal" else tag, i, i_end, j, j_end))
    return joined


def _context(runs: Sequence[Piece]) -> tuple[Piece, ...]:
    """Keep the changed sentences and as much beside them as gives them sense."""
    pieces: list[Piece] = []
    for index, piece in enumerate(runs):
        if piece.mark is WordMark.KEPT:
            pieces += _trimmed(piece.text, index > 0, index < len(runs) - 1)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _trimmed(text: str, follows: bool, leads: bool) -> list[Piece]:  # noqa: FBT001  two neighbours
    """Of an unchanged run keep the sentence beside each change, and one more."""
    sentences = _sentences(text)
    head = 2 if follows else 0
    tail = 2 if leads else 0
    if len(sentences) <= head + tail:
        return [Piece(WordMark.KEPT, text)]
    before = [Piece(WordMark.KEPT, "".join(sentences[:head]))] if head else []
    after = [Piece(WordMark.KEPT, "".join(sentences[-tail:]))] if tail else []
    return [*before, Piece(WordMark.GAP, ""), *after]


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def _sentences(text: str) -> list[str]:
    """Sentences with the space that follows them."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    return [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True) if a < b]
