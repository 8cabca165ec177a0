"""Claims: each with its standing and who says so, in groups by whose word they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.claim import Claim
from generator.model.origins import origins
from generator.model.person import Person
from generator.site import labels, phrases
from generator.site.labels import Mark
from generator.site.views.claim import ClaimLine
from generator.site.views.context import IncidentContext
from generator.site.views.speakers import (
    counted_others,
    short_item,
    short_name,
)


class ClaimGroup(Struct, frozen=True):
    """Claims that rest on the same word.

    Attributes:
        heading: Such as "Only the mayor says so".
        standing: The mark of their standing.
        claims: In the order of the record.
        gloss: What the standing means; may be empty.
    """

    heading: str
    standing: Mark
    claims: tuple[ClaimLine, ...]
    gloss: str = ""


class WordShare(Struct, frozen=True):
    """How many claims rest on whose word.

    Attributes:
        text: Such as "6 on the mayor alone".
        squares: Where the squares of the bar begin, in its units; one for each claim.
        tone: Which of the five tones they have, from 0.
    """

    text: str
    squares: tuple[int, ...]
    tone: int


class WordBar(Struct, frozen=True):
    """The bar “on whose word the claims rest”, with equal text below it.

    Attributes:
        heading: Such as "On whose word the 27 claims rest".
        width: In its units; a square is 10 wide.
        shares: The largest group of one origin behind those of more than one.
    """

    heading: str
    width: int
    shares: tuple[WordShare, ...]


class ClaimsPart(Struct, frozen=True):
    """All claims, as the list of evidence has them.

    Attributes:
        count: Such as "1 confirmed, 26 reported".
        bar: On whose word they rest; None where fewer than two stand.
        groups: Empty ones left out.
    """

    count: str
    groups: tuple[ClaimGroup, ...]
    bar: WordBar | None = None


def show_claims(context: IncidentContext, shown: Mapping[str, ClaimLine]) -> ClaimsPart:
    """All claims in groups by whose word they rest on.

    Args:
        context: The incident.
        shown: Its claims, by id.
    """
    claims = context.incident.record.claims
    groups = tuple(_groups(context, shown))
    standing = [claim for claim in claims if not claim.withdrawn]
    words = context.words
    counts = [
        words.gettext(
            "%(num)s %(standing)s",
            num=words.number(number),
            standing=labels.standing_within(word, words),
        )
        for word in labels.STANDING
        if (number := sum(claim.standing == word for claim in standing))
    ]
    present = [one for one in standing if labels.STANDING[one.standing].is_present]
    bar = _bar(context, present) if len(present) > 1 else None
    return ClaimsPart(phrases.commas(counts, words), groups, bar)


def _groups(context: IncidentContext, shown: Mapping[str, ClaimLine]) -> Iterator[ClaimGroup]:
    claims = context.incident.record.claims
    for standing in labels.STANDING:
        of_standing = [one for one in claims if one.standing == standing and not one.withdrawn]
        if standing == "reported":
            yield from _reported(context, of_standing, shown)
        elif of_standing:
            label, words = labels.STANDING[standing], context.words
            heading, gloss = words.gettext(label.word), words.gettext(label.meaning)
            mark = labels.standing(standing, words)
            yield ClaimGroup(heading, mark, _lines(of_standing, shown), gloss)
    gone = [claim for claim in claims if claim.withdrawn]
    if gone:
        withdrawn = context.words.gettext("Withdrawn")
        yield ClaimGroup(withdrawn, Mark("withdrawn", withdrawn), _lines(gone, shown))


def _lines(claims: Iterable[Claim], shown: Mapping[str, ClaimLine]) -> tuple[ClaimLine, ...]:
    return tuple(shown[claim.id] for claim in claims)


def _reported(
    context: IncidentContext, claims: Sequence[Claim], shown: Mapping[str, ClaimLine]
) -> Iterator[ClaimGroup]:
    """Those of more than one origin, then of each origin alone, the largest group first."""
    shared, alone = _by_origin(context, claims)
    words = context.words
    mark = labels.standing("reported", words)
    if shared:
        gloss = words.gettext(
            "Somebody says so, as each line names. We have not confirmed it."
            " An outlet alone speaks in its own voice."
        )
        heading = words.gettext("Reported, by more than one origin")
        yield ClaimGroup(heading, mark, _lines(shared, shown), gloss)
    for some in alone:
        heading = words.gettext("Only %(name)s says so", name=_only(context, some))
        yield ClaimGroup(heading, mark, _lines(some, shown))


def _by_origin(
    context: IncidentContext, claims: Sequence[Claim]
) -> tuple[list[Claim], list[list[Claim]]]:
    shared: list[Claim] = []
    alone: dict[str, list[Claim]] = {}
    for claim in claims:
        found = origins(claim, context.incident)
        if len(found) == 1:
            alone.setdefault(found[0].key, []).append(claim)
        else:
            shared.append(claim)
    return shared, sorted(alone.values(), key=len, reverse=True)


def _only(context: IncidentContext, claims: Sequence[Claim]) -> str:
    """The one origin of some claims in short: the person, or the agency where several speak."""
    said = [next(one for one in claim.said_by if one.stance == "says") for claim in claims]
    names = dict.fromkeys(short_name(context, one) for one in said)
    if len(names) > 1:
        speakers = [context.incident.items[one.who] for one in said if one.who]
        agencies = [one.of for one in speakers if isinstance(one, Person) and one.of]
        if agencies:
            return short_item(context, agencies[0])
    return next(iter(names))


SQUARE, GAP, STEP = 10, 6, 12
TONES = 5


def _bar(context: IncidentContext, claims: Sequence[Claim]) -> WordBar:
    shared, alone = _by_origin(context, claims)
    shares, at = [], 0
    first = 0 if shared else 1
    for tone, (text, number) in enumerate(_shares(context, shared, alone), start=first):
        shares.append(WordShare(text, tuple(at + STEP * n for n in range(number)), tone))
        at += STEP * number + GAP
    heading = context.words.ngettext(
        "On whose word the %(num)s claim rests",
        "On whose word the %(num)s claims rest",
        len(claims),
    )
    return WordBar(heading, max(at - GAP, SQUARE), tuple(shares))


def _shares(
    context: IncidentContext, shared: Sequence[Claim], alone: Sequence[Sequence[Claim]]
) -> Iterator[tuple[str, int]]:
    """Say how many claims rest on whose word: on several, on each alone, on the others."""
    words = context.words
    if shared:
        number = len(shared)
        # For translators: so many claims rest on the word of more than one origin
        text = words.ngettext(
            "%(num)s on more than one origin", "%(num)s on more than one origin", number
        )
        yield text, number
    for some in alone[: TONES - 2]:
        number, name = len(some), _only(context, some)
        # For translators: so many claims rest on the word of this origin alone
        text = words.ngettext(
            "%(num)s on %(name)s alone", "%(num)s on %(name)s alone", number, name=name
        )
        yield text, number
    rest = alone[TONES - 2 :]
    if rest:
        names, number = [_only(context, some) for some in rest], sum(map(len, rest))
        others = (
            words.listed(names) if len(names) <= TONES - 2 else counted_others(len(names), words)
        )
        # For translators: so many claims rest on the word of these, each alone
        text = words.ngettext(
            "%(num)s on %(names)s, alone", "%(num)s on %(names)s, alone", number, names=others
        )
        yield text, number
