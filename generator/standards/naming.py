"""Naming: who is named, on what ground, and who must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from generator.model.agency import Agency
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import NamingGround, Person
from generator.model.place import Place
from generator.model.word_lists import forms_of
from generator.problems import Level
from generator.standards.folding import fold
from generator.standards.name_index import NameIndex
from generator.standards.names import (
    Name,
    Sighting,
    common_words,
    name_among,
    sightings,
    small_words,
    words_of,
)
from generator.standards.rule import Finding, Rule, at
from generator.standards.texts import Occurrence, Texts, within

_GROUNDS = ", ".join(get_args(NamingGround))


def named_without_ground(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A person is named only on a stated ground.

    Private people have a greater right to control information about themselves than public
    figures, and a page on the web stays for ever (SPJ Code of Ethics, “Minimize harm”). So a
    name needs ``naming:`` and a ground, such as ``naming: public-official``. Without one, leave
    the name out and say in ``called`` what the page calls the person. Take the name out of
    everything that is committed: the history of a repository is as public as the page.
    """
    for person in incident.record.people:
        if person.name is not None and person.naming is None:
            hint = f"Add naming: with its ground ({_GROUNDS}), or take the name out everywhere."
            where = at(incident, f"people/{person.id}/name")
            yield Finding(where, "This person is named without a ground.", hint)


def named_and_not_named(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A person is either named or not named, never both.

    ``not_named`` says why a person has no name on the page. With a name beside it, the page and
    its data would give away what the newsroom has decided, or promised, to keep.
    """
    for person in incident.record.people:
        if person.name is not None and person.not_named is not None and person.naming is not None:
            where = at(incident, f"people/{person.id}/not_named")
            message = f"This person is “{person.not_named}”, and named all the same."
            yield Finding(where, message, "Take out the one that does not hold.")


def name_given_away(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """Who is not to be named is named nowhere.

    A name left in alt text, a caption, a tag, an id, a file name, a link, the context of a quote,
    an update or the narrative is published as surely as one in a headline (IPTC, RTDNA: names
    travel in metadata). Judged are people whom the record calls something else, or says it does
    not name, while it still holds the name. It is found with and without accents, titles,
    suffixes and middle names, in either order, by initial and family name, and by a family name
    alone that nobody else in the record bears. A common word such as “white” is a name only with
    a capital; where it would have one anyway, as at the start of a sentence, it is advice. Which
    words are common is asked of the language of each text.
    """
    people = [
        person
        for person in incident.record.people
        if person.name is not None and (person.not_named or (person.called and not person.naming))
    ]
    if not people:
        return
    ids, sought = set(incident.items), dict[str, tuple[list[Name], NameIndex]]()
    small = small_words(words.text for words in texts if words.is_prose)
    for words in texts:
        if words.language not in sought:
            common = common_words(words.language) | small
            names = _sought(incident, [person.name or "" for person in people], common)
            sought[words.language] = names, NameIndex.of(names)
        (names, index), folded = sought[words.language], fold(words.text)
        for number in index.candidates(folded.text):
            person, name = people[number], names[number]
            if words.field == f"people/{person.id}/name" or _refers(words, ids):
                continue
            called = person.called or "a person"
            message = f"This gives away the name of {called}, who is not named."
            for found in _locatable(
                words, sightings(name, words.text, folded, is_prose=words.is_prose)
            ):
                level = Level.ADVICE if found.may_be_word else None
                yield Finding(within(words, found.start), message, "Take the name out.", level)


def _sought(incident: Incident, names: Sequence[str], common: frozenset[str]) -> list[Name]:
    """Names made ready to be found in texts of a language, given its common words."""
    borne, titles = _borne(incident), forms_of(incident.language).titles
    return [name_among(name, _by_others(borne, name), common, titles) for name in names]


def _locatable(words: Occurrence, found: Iterator[Sighting]) -> list[Sighting]:
    """All where each can be located, else the gravest."""
    every = sorted(found, key=lambda one: (one.may_be_word, one.start))
    return every if words.location.line is not None else every[:1]


def _by_others(borne: Mapping[str, int], name: str) -> Callable[[str], bool]:
    """Tells whether anybody but the bearer of a name has a word in theirs."""
    own = words_of(name)
    return lambda word: borne.get(word, 0) > (word in own)


def _borne(incident: Incident) -> Mapping[str, int]:
    """How many in the record bear each word in their names."""
    record = incident.record
    named: list[Person | Agency | Place] = [*record.people, *record.agencies, *record.places]
    return Counter(word for item in named if item.name for word in words_of(item.name))


def _refers(words: Occurrence, ids: set[str]) -> bool:
    """Whether a text only repeats the id of an item, where it is told already."""
    return words.text in ids and not words.field.endswith("/id")


def minor_named(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A child is named only by a decision that somebody answers for.

    Children accused of, or witness to, crimes are generally not identified (AP, “Privacy”; SPJ
    asks for heightened sensitivity). A name needs ``decided_by`` and ``reason`` under ``naming:``,
    both published. Under 18 is who is marked ``minor: yes`` or may be under 18 by the age given.
    This standard cannot be waived.
    """
    for person in incident.record.people:
        naming = person.naming
        decided = naming is not None and naming.decided_by and naming.reason
        if person.name is not None and person.is_child and not decided:
            ground = naming.ground if naming is not None else "…"
            said = f"naming: {{ground: {ground}, decided_by: …, reason: …}}"
            hint = f"Write {said}, or take the name out everywhere."
            where = at(incident, f"people/{person.id}/name")
            yield Finding(where, "A child is named, and nobody answers for it.", hint)


def nameless(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A person has a name, or something that the page calls them.

    “The man who was shot” is enough; without either, the page could not speak of the person.
    """
    for person in incident.record.people:
        if person.name is None and person.called is None:
            message = "This person has neither a name nor a word that the page calls them."
            hint = "Add called: the man who was shot"
            yield Finding(at(incident, f"people/{person.id}"), message, hint)


RULES = (
    Rule("name-without-ground", named_without_ground),
    Rule("named-and-not-named", named_and_not_named),
    Rule("name-given-away", name_given_away, of_texts=True, softens=True),
    Rule("minor-named", minor_named, waivable=False),
    Rule("no-name", nameless),
)
