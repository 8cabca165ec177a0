"""Naming: who is named, on what ground, and who must not be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import get_args

from generator.model.agency import Agency
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import NamingGround, Person
from generator.model.place import Place
from generator.standards.rule import Finding, Rule, at
from generator.standards.texts import Texts, within

_ADULT = 18
_SHORTEST_SURNAME = 3
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


def name_given_away(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
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
    for person in people:
        pattern = _pattern(person, incident)
        for words in texts:
            found = _find(pattern, words.text)
            if found and words.field != f"people/{person.id}/name":
                called = person.called or "a person"
                message = f"This gives away the name of {called}, who is not named."
                yield Finding(within(words, found.start()), message, "Take the name out.")


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


def _pattern(person: Person, incident: Incident) -> re.Pattern[str]:
    """The whole name in any writing, or the family name alone where nobody else bears it."""
    parts = re.findall(r"[^\W_]+", _plain(person.name or ""))
    whole = r"[\W_]*".join(re.escape(part) for part in parts)
    family = parts[-1] if parts else ""
    record = incident.record
    named: list[Person | Agency | Place] = [*record.people, *record.agencies, *record.places]
    others = {
        word.casefold()
        for item in named
        if item.id != person.id
        for word in re.findall(r"[^\W_]+", _plain(item.name or ""))
    }
    alternatives = [whole]
    if len(parts) > 1 and len(family) >= _SHORTEST_SURNAME and family.casefold() not in others:
        alternatives.append(re.escape(family))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(alternatives)})(?![^\W_])", re.IGNORECASE)


def _find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(_plain(text))


RULES = (
    Rule("name-without-ground", named_without_ground),
    Rule("named-and-not-named", named_and_not_named),
    Rule("name-given-away", name_given_away, of_texts=True),
    Rule("minor-named", minor_named, waivable=False),
    Rule("no-name", nameless),
)
