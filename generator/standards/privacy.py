"""Privacy: nothing on the page leads a stranger to somebody’s door, telephone or child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.agency import Agency
from generator.model.claim import Claim
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import ACCUSING
from generator.model.place import Place, Precision
from generator.model.thing import Thing
from generator.model.word_lists import WordLists, any_finds, forms_of
from generator.problems import Level, Location
from generator.standards import private
from generator.standards.rule import Finding, Rule, at, no_longer_holds
from generator.standards.texts import Occurrence, Texts, within

_OFFICES = re.compile(r"agencies/.*|(?:.*/)?phones/.*")


def tells_of_a_child(incident: Incident) -> bool:
    """Whether a child is part of the story, by its people or by its sensitivity."""
    record = incident.record
    return "minors" in record.sensitivity or any(one.is_child for one in record.people)


def house_address(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No house number stands where the place is told less precisely.

    The address of a house tells as much as five decimals of a degree, whatever ``precision``
    says. As the name or locality of a place that is told more coarsely than ``exact``, or is
    withheld, it is an error; say the block (“1600 block of Elm Street”), the quarter or “a house
    in …”. In sentences it is advice, but for the address of a place that is told exactly: a
    city hall may be found (US DoJ media guidelines: “omitting street addresses”; Dart Center on
    the homes of victims). In a story with a child, ``childs-home`` says so, and cannot be waived.
    """
    if not tells_of_a_child(incident):
        yield from _addresses(incident, texts)


def childs_home(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """In a story with a child, no home is told to the door.

    A child is known by the house it lives in. A home (a place called so, or by the address of a
    house) has ``precision`` neighbourhood or coarser, and no house number in its name; in
    sentences a house number is advice. See ``house-address``. This standard cannot be waived.
    """
    if not tells_of_a_child(incident):
        return
    yield from _addresses(incident, texts)
    for place in incident.record.places:
        if _to_the_door(place) and _is_home(place, forms_of(incident.language)):
            where = at(incident, f"places/{place.id}/precision")
            hint = "Write precision: neighbourhood, and no more decimals than it allows."
            yield Finding(where, "A home in a story with a child is told to the door.", hint)


def _is_home(place: Place, lists: WordLists) -> bool:
    houses = lists.houses
    return any(
        private.names_a_house(name, lists)
        or (any_finds(houses.homes, name) and not any_finds(houses.no_homes, name))
        for _, name in _names(place)
    )


def _names(place: Place) -> Iterator[tuple[str, str]]:
    """What a place is called, each after its field."""
    yield "name", place.name
    yield from ((f"also/{number}/name", other.name) for number, other in enumerate(place.also))
    if place.locality is not None:
        yield "locality", place.locality
    if place.area_name is not None:
        yield "area_name/say", place.area_name.say


def _addresses(incident: Incident, texts: Texts) -> Iterator[Finding]:
    of_places: set[str] = set()
    for place, where, name, language in _names_of_places(incident, texts):
        lists = forms_of(language)
        if place.precision is Precision.EXACT:
            of_places.update(one.key for one in private.house_addresses(name, "", lists))
        elif place.precision is not None and private.names_a_house(name, lists):
            message = (
                f"This is the address of a house, and the place is told as "
                f"“{place.precision.value}”."
            )
            hint = "Say the block, the quarter or the town, such as “1600 block of Elm Street”."
            yield Finding(where, message, hint)
    for words, stretch in _stretches(incident, texts, private.house_addresses):
        if stretch.key not in of_places and not words.field.startswith("places/"):
            message = "Here is the address of a house."
            hint = "Say the block or the quarter, unless it is public and the story needs it."
            yield Finding(within(words, stretch.start), message, hint, Level.ADVICE)


def _names_of_places(
    incident: Incident, texts: Texts
) -> Iterator[tuple[Place, Location, str, str]]:
    """Each place, with where it is called something, what, and in which language."""
    translated: dict[str, list[Occurrence]] = {}
    for words in texts:
        if words.location.file != incident.record_file:
            translated.setdefault(words.field, []).append(words)
    for place in incident.record.places:
        for name, said in _names(place):
            field = f"places/{place.id}/{name}"
            yield place, at(incident, field), said, incident.language
            for words in translated.get(field, ()):
                yield place, words.location, words.text, words.language


def child_unsaid(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A record that holds a child and tells a place to the block says ``minors``.

    What is kept coarser for children (``generalise`` in newsroom.yaml) rests on that word under
    ``sensitivity``. ``none`` beside a child and such a place is an error, since it says that an
    editor found nobody to care for; other words without ``minors`` are advice. This standard
    cannot be waived.
    """
    words = incident.record.sensitivity
    if "minors" in words or not any(map(_to_the_door, incident.record.places)):
        return
    for person in incident.record.people:
        if person.is_child:
            hint = "Add minors to it; places are then told as generalise in newsroom.yaml says."
            message = f"“{person.id}” is under 18, and sensitivity does not say “minors”."
            level = Level.ERROR if "none" in words else Level.ADVICE
            yield Finding(at(incident, "sensitivity"), message, hint, level)


def _to_the_door(place: Place) -> bool:
    """Whether a place has coordinates that tell a house, or the few around it."""
    is_fine = place.precision in {Precision.EXACT, Precision.BLOCK}
    return is_fine and (place.lat, place.lon) != (None, None)


def age_beside_name(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No name stands beside an age under 18 without somebody who answers for it.

    “15-year-old …” and a name make a child known as surely as a record with ``minor: yes``. In
    what is said of a named person (role, note) it is an error, in sentences advice. It is
    settled by an entry under ``people`` with ``minor: yes`` and ``decided_by`` and ``reason``
    under ``naming`` (AP, “Privacy”). This standard cannot be waived.
    """
    answered = [
        _words(person.name)
        for person in incident.record.people
        if person.name and person.naming and person.naming.decided_by and person.naming.reason
    ]
    record = incident.record
    sections: tuple[tuple[Agency | Thing | Place, ...], ...]
    sections = (record.agencies, record.things, record.places)
    known = [*answered, *(_words(one.name) for section in sections for one in section)]
    for words, stretch in _stretches(incident, texts, private.ages_of_children):
        name = _words(stretch.key)
        if not words.field.startswith("places/") and not any(name <= one for one in known):
            message = f"An age under 18 stands beside a name: {stretch.key}."
            hint = "Take one of them out, or let an editor answer for it under people."
            level = None if words.is_fact else Level.ADVICE
            yield Finding(within(words, stretch.start), message, hint, level)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


def accused_on_nothing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Who is named as charged or convicted is so by a claim or a source.

    To call somebody charged is to accuse them; a reader must see who says so, and a charge that
    was dropped must be found. Name it beside the ground: ``naming: {ground: charged, claim: …}``
    or ``source: …``. A claim that was retracted or withdrawn bears nothing (SPJ: consider the
    implications of identifying suspects before they face charges).
    """
    for person in incident.record.people:
        naming = person.naming
        if naming is None or naming.ground not in ACCUSING:
            continue
        claim = incident.items.get(naming.claim or "")
        where = at(incident, f"people/{person.id}/naming/{'claim' if naming.claim else 'ground'}")
        if isinstance(claim, Claim) and no_longer_holds(claim):
            message = f"“{naming.ground}” rests on “{claim.id}”, which no longer holds."
            yield Finding(where, message, "Name the claim that holds now, or take the name out.")
        elif naming.claim is None and naming.source is None:
            about = [one.id for one in incident.record.claims if person.id in one.about]
            named = about[0] if about else "id of the claim that says so"
            ground = f"naming: {{ground: {naming.ground}, claim: {named}}}"
            hint = f"Write {ground}, or source: and the id of a source."
            yield Finding(where, f"“{naming.ground}” rests on no claim and no source.", hint)


def telephone_number(incident: Incident, newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No telephone number of a private person stands anywhere.

    In a name or another word for somebody or something it is an error, in sentences advice.
    Left alone are the numbers of offices: those of ``agencies`` and ``phones``, toll-free and
    emergency numbers, and a number whose sentence says before it that it is the police’s or
    another office’s.
    """
    yield from _private(incident, newsroom, texts, private.telephone_numbers, "a telephone number")


def mail_address(incident: Incident, newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No e-mail address of a private person stands anywhere.

    In a name or a link of the record it is an error, in sentences advice. Left alone are the
    newsroom’s own, those of ``agencies``, of governments, and of roles such as press@….
    """
    yield from _private(incident, newsroom, texts, private.mail_addresses, "an e-mail address")


def number_plate(incident: Incident, newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No number plate stands anywhere.

    It leads to its keeper for anyone who asks the register. In the name of a thing it is an
    error, in sentences advice; waive it where the vehicle itself is looked for.
    """
    yield from _private(incident, newsroom, texts, private.number_plates, "a number plate")


def identity_number(incident: Incident, newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No number stands anywhere that stands for one person.

    Social-security and national-insurance numbers, payment cards and bank accounts: in a name or
    another word for somebody or something they are an error, in sentences advice. Nobody is
    served by one on a page, but who steals it.
    """
    yield from _private(
        incident, newsroom, texts, private.identity_numbers, "a number of identity"
    )


def _private(
    incident: Incident, newsroom: Newsroom, texts: Texts, find: private.Finder, called: str
) -> Iterator[Finding]:
    found = list(_stretches(incident, texts, find))
    public = {stretch.key for words, stretch in found if _OFFICES.fullmatch(words.field)}
    public.add((newsroom.contact or "").casefold())
    for words, stretch in found:
        if stretch.key not in public:
            hint = "Take it out here, and from what was committed, if it is a private person’s."
            level = None if words.is_fact else Level.ADVICE
            yield Finding(within(words, stretch.start), f"Here is {called}.", hint, level)


def _stretches(
    incident: Incident, texts: Texts, find: private.Finder
) -> Iterator[tuple[Occurrence, private.Stretch]]:
    for words in texts:
        if not words.may_be_private:
            continue
        for stretch in find(words.text, incident.timezone, forms_of(words.language)):
            yield words, stretch
            if words.location.line is None:
                break  # one is enough where only the field can be named


RULES = (
    Rule("house-address", house_address, of_texts=True, softens=True),
    Rule("childs-home", childs_home, of_texts=True, waivable=False, softens=True),
    Rule("child-unsaid", child_unsaid, waivable=False, softens=True),
    Rule("age-beside-name", age_beside_name, of_texts=True, waivable=False, softens=True),
    Rule("accused-on-nothing", accused_on_nothing),
    Rule("telephone-number", telephone_number, of_texts=True, softens=True),
    Rule("mail-address", mail_address, of_texts=True, softens=True),
    Rule("number-plate", number_plate, of_texts=True, softens=True),
    Rule("identity-number", identity_number, of_texts=True, softens=True),
)
