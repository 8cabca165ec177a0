"""Naming: who is named, on what ground, and who must not be."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec import Struct

from generator.model.agency import Agency
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import NamingGround, Person
from generator.model.place import Place
from generator.standards.rule import Finding, Rule, at
from generator.standards.texts import search, within

_ADULT = 18
_SHORTEST_SURNAME = 3
_WORD = re.compile(r"[^\W_]+")
_GROUNDS = ", ".join(get_args(NamingGround))


def named_without_ground(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A person is named only on a stated ground.

    Private people have a greater right to control information about themselves than public
    figures, and a page on the web stays for ever (SPJ Code of Ethics, “Minimize harm”). So a
    name needs ``naming: {ground: …}``. Without one, leave the name out and say in ``called``
    what the page calls the person. Take the name out of everything that is committed: the
    history of a repository is as public as the page.
    """
    for person in incident.record.people:
        if person.name is not None and person.naming is None:
            hint = f"Add naming: {{ground: …}} ({_GROUNDS}), or take the name out everywhere."
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


def name_given_away(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Who is not to be named is named nowhere.

    A name left in alt text, a caption, a tag, a file name, the context of a quote, an update or
    the narrative is published as surely as one in a headline (IPTC, RTDNA: names travel in
    metadata). Judged are people whom the record calls something else, or says it does not name,
    while it still holds the name: each place where it stands is told, the family name alone too.
    """
    people = [
        person
        for person in incident.record.people
        if person.name is not None and (person.not_named or (person.called and not person.naming))
    ]
    if not people:
        return
    names = _Names.of(people, incident)
    for words in search(incident, names.may_hold):
        for person, found in names.found(words.text):
            if words.field != f"people/{person.id}/name":
                called = person.called or "a person"
                message = f"This gives away the name of {called}, who is not named."
                yield Finding(within(words, found), message, "Take the name out.")


def minor_named(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A child is named only by a decision that somebody answers for.

    Children accused of, or witness to, crimes are generally not identified (AP, “Privacy”; SPJ
    asks for heightened sensitivity). A name needs ``naming.decided_by`` and ``naming.reason``,
    both published. Under 18 is who is marked ``minor: yes`` or may be under 18 by the age given.
    This standard cannot be waived.
    """
    for person in incident.record.people:
        may_be_minor = person.minor or (person.age is not None and person.age.is_.low < _ADULT)
        naming = person.naming
        decided = naming is not None and naming.decided_by and naming.reason
        if person.name is not None and may_be_minor and not decided:
            hint = "Add decided_by and reason under naming:, or take the name out everywhere."
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


def _plain(text: str) -> str:
    """The text without accents, letter for letter, so that offsets hold."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in text)


class _Names(Struct, frozen=True):
    """Names to look for.

    Attributes:
        starts: By the letters of a name, or of a family name alone, whose it may be and how it is
            written, so that the time to search a text does not grow with the number of names.
        longest: The most words that a name has.
    """

    starts: dict[str, list[tuple[Person, re.Pattern[str]]]]
    longest: int

    @classmethod
    def of(cls, people: Sequence[Person], incident: Incident) -> _Names:
        """A whole name in any writing, and the family name alone where nobody else bears it."""
        record = incident.record
        named: list[Person | Agency | Place] = [*record.people, *record.agencies, *record.places]
        bearers = Counter(word for item in named for word in set(_words(_plain(item.name or ""))))
        starts: dict[str, list[tuple[Person, re.Pattern[str]]]] = {}
        longest = 0
        for person in people:
            parts = _words(_plain(person.name or ""))
            families = parts[1:][-1:]
            alone = [
                one for one in families if len(one) >= _SHORTEST_SURNAME and bearers[one] == 1
            ]
            whole = r"[\W_]*".join(re.escape(part) for part in parts)
            written = "|".join((whole, *map(re.escape, alone)))
            pattern = re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])", re.IGNORECASE)
            for letters in dict.fromkeys(("".join(parts), *alone)):
                starts.setdefault(letters, []).append((person, pattern))
            longest = max(longest, len(parts))
        return cls(starts, longest)

    def may_hold(self, text: str) -> bool:
        """Whether any of the names may stand in a text."""
        return any(True for _ in self._candidates(_plain(text)))

    def found(self, text: str) -> Iterator[tuple[Person, re.Match[str]]]:
        """Give each person whose name stands in a text, with where it stands first."""
        plain, told = _plain(text), set[str]()
        for start, letters in self._candidates(plain):
            for person, pattern in self.starts[letters]:
                match = pattern.match(plain, start)
                if match and person.id not in told:
                    told.add(person.id)
                    yield person, match

    def _candidates(self, plain: str) -> Iterator[tuple[int, str]]:
        """Where the letters of a name may stand: in a word, or in several that follow."""
        words = list(_WORD.finditer(plain))
        for index, word in enumerate(words):
            letters = ""
            for following in words[index : index + self.longest]:
                letters += following[0].casefold()
                if letters in self.starts:
                    yield word.start(), letters


def _words(plain: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(plain)]


RULES = (
    Rule("name-without-ground", named_without_ground),
    Rule("named-and-not-named", named_and_not_named),
    Rule("name-given-away", name_given_away),
    Rule("minor-named", minor_named, waivable=False),
    Rule("no-name", nameless),
)
