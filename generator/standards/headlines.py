"""Headlines: what stands largest on the page rests on the firmest ground."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.claim import Claim
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.origins import origins
from generator.model.word_lists import word_lists
from generator.problems import Level, Location
from generator.standards.rule import Finding, Rule, at, claim_of, no_longer_holds

LONGEST_AT_A_GLANCE = 120
"""Letters of a headline that still fits the result of a search or a phone’s first screen."""


def rests_on_nothing_left(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Headline and standfirst rest on claims that hold.

    ``rests_on`` names the claims behind them. When one is retracted or withdrawn, the headline
    can no longer say it: change the headline, and its correction stands at the top of the page
    (Poynter: an error in a headline is corrected at the top).
    """
    for index, claim in _resting(incident):
        if no_longer_holds(claim):
            word = "withdrawn" if claim.withdrawn is not None else "retracted"
            hint = "Change headline and standfirst, and name what they rest on now."
            message = f"Headline and standfirst rest on “{claim.id}”, which is {word}."
            yield Finding(at(incident, f"rests_on/{index}"), message, hint)


def rests_on_the_past(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Headline and standfirst tell what is known now.

    A superseded claim was rightly told then and has been overtaken since.
    """
    for index, claim in _resting(incident):
        if claim.standing == "superseded":
            message = f"Headline and standfirst rest on “{claim.id}”, which has been superseded."
            hint = "Name the claim that replaces it, and see whether they still say so."
            yield Finding(at(incident, f"rests_on/{index}"), message, hint)


def rests_on_one_origin(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """What the headline says is better known from more than one independent origin.

    One origin is no mistake, above all in the first hours; the headline should then say who
    says so (“authorities say”). Be cautious with first official accounts and ask how they know
    (AP Stylebook, criminal justice). Nothing is said where headline or standfirst say who says
    so, where the claim stands in an official record, and while there is but one source in all;
    nor in a language whose words for it are not known. A translation is asked the same.
    """
    unsaid = _where_nobody_says_so(incident)
    if len(incident.record.sources) == 1 or not unsaid:
        return
    for index, claim in _resting(incident):
        if any(one.basis == "official-record" for one in claim.said_by):
            continue
        found = origins(claim, incident)
        if claim.standing in {"reported", "confirmed"} and len(found) == 1:
            message = f"“{claim.id}” has one independent origin: {found[0].called}."
            hint = "See whether headline or standfirst say who says so."
            field = f"rests_on/{index}" if incident.written.rests_on else "headline"
            for where in unsaid:
                yield Finding(where or at(incident, field), message, hint)


def _where_nobody_says_so(incident: Incident) -> list[Location | None]:
    """The headlines that do not say who says so: those of translations, and None for the first."""
    record, found = incident.record, list[Location | None]()
    if not _says_who(f"{record.headline} {record.standfirst}", incident.language):
        found.append(None)
    for language, translation in incident.translations.items():
        words = [*translation.words("headline"), *translation.words("standfirst")]
        if words and not _says_who(" ".join(words), language):
            where = Location(incident.translation_file(language), field="headline")
            found.append(where)
    return found


def _says_who(words: str, language: str) -> bool:
    """Whether words say who says so, as far as those of their language are known."""
    lists = word_lists(language)
    return lists is None or lists.says.search(words) is not None


def long_headline(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A headline is read at a glance.

    Beyond 120 letters it is cut in search results, in messages and in lists, and pushes what is
    new off a phone’s first screen; what was cut is often who says so. The page bears any length.
    """
    letters = len(incident.record.headline)
    if letters > LONGEST_AT_A_GLANCE:
        most = LONGEST_AT_A_GLANCE
        message = f"The headline has {letters} letters; {most} are read at a glance."
        hint = "Say the one thing that matters most, and who says so; the rest is standfirst."
        yield Finding(at(incident, "headline"), message, hint)


def _resting(incident: Incident) -> Iterator[tuple[int, Claim]]:
    for index, claim_id in enumerate(incident.record.rests_on):
        if claim := claim_of(incident, claim_id):
            yield index, claim


RULES = (
    Rule("rests-on-retracted", rests_on_nothing_left),
    Rule("rests-on-superseded", rests_on_the_past, level=Level.ADVICE),
    Rule("rests-on-one-origin", rests_on_one_origin, level=Level.ADVICE),
    Rule("long-headline", long_headline, level=Level.ADVICE),
)
