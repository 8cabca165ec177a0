"""What each problem of keys, values and ids means, as ``check --explain CODE`` prints it."""

from __future__ import annotations

RECORD = {
    "record.bad-id": """An id with other characters than small letters, digits and single hyphens.

Ids become parts of addresses, which stay for ever. Write it like city-hall; the hint makes one of
what was written.""",
    "record.bad-language": """A language that is no language tag (BCP 47).

Write a tag such as en, es or pt-BR, not the language's name.""",
    "record.bad-number": """A number with other characters than digits.

Write 12, and what it counts in a field of its own. Figures also take 1,340, 3.5 and 12-14.""",
    "record.bad-phone": """A telephone number with other signs than digits, spaces and hyphens.

People press it on their phones, so it holds the number and nothing else: 860-555-0100.""",
    "record.bad-timezone": """A zone that is not in the IANA time zone database.

Write it like America/New_York. EST and the like say nothing of summer time.""",
    "record.empty-list": """A list that needs an entry and has none.

Add one, or leave the key out where it is not required.""",
    "record.empty-text": """A key with nothing behind it.

Write what it asks for, or leave the key out.""",
    "record.long-brief": """\
A short version with more than six entries, or an entry of more than two claims.

An entry is a claim, or two that say one thing in two ways: [first-claim, second-claim].""",
    "record.long-short": """A short name of more than 40 letters.

Lines that say who says so have room for three words: the mayor, the fire chief, the city.""",
    "record.long-text": """A text that is too long for a field.

A field takes 20,000 characters. Long prose belongs in narrative.md.""",
    "record.missing": """A key that every such part needs.

Add it. The record reference lists for each part what is required.""",
    "record.not-allowed": """A word that is not one of those a field knows.

The hint names the nearest, or all of them.""",
    "record.short-attribution": """A short attribution that does not say who says it, and where.

``said_by: mayor in wtnh`` names a person or agency and a source, ``said_by: wtnh`` the publisher
of a source itself, and where the record has but one source ``said_by: mayor`` is enough. Whatever
else is known of it, such as how they know, needs the long form: ``{who: mayor, source: wtnh,
basis: saw-it}``.""",
    "record.too-many": """More entries than a part can hold.

A newsroom has at most 100 languages and 100 disputed areas, a series at most 3 columns. Most often
lines were pasted twice.""",
    "record.unknown-key": """A key that is no key here.

A misspelt key would lose a fact in silence, or a safeguard: ``minr: yes``. The hint names the
nearest; move a key that belongs to another part there.""",
    "record.wrong-type": """Text where a list or keys should be, or the other way round.

A list has a hyphen before each entry, or brackets around all: ``tags: [fire, harbour]``. Keys
stand on lines of their own, indented by two spaces more.""",
    "record.yes-or-no": """Something other than yes or no (or true or false).

Write yes or no; leave the key out where nobody knows.""",
    "reference.alias-taken": """A former id that is another incident's address.

An address leads to one page. Remove it from ``aliases``.""",
    "reference.circle": """References that lead back to where they began.

``version_of``, ``at``, ``replaces`` and ``after`` lead from item to item and come to an end.
Remove the one that is wrong; the message names all steps.""",
    "reference.id-twice": """An id that two items have.

Ids are unique in the whole incident, so that an address means one thing. Give the newer item
another id, and mend what names it.""",
    "reference.missing": """An id that nothing in the record has.

Most often a misspelling; the hint names the nearest. Otherwise add the item: ``explainer add``
makes a well-formed one.""",
    "reference.missing-elsewhere": """A link to an incident or an item of one that is not there.

``[words](incident:pier-fire#claim-cause)`` leads to an item by the anchor that its page has:
claim-, quote-, event-, place-, person-, agency-, thing-, source-, question-, media-, figure-,
account-, expected- or update-, and its id.""",
    "reference.id-taken": """An id of another numbering that two incidents claim.

Whoever looks an id up must find one incident. Leave it in one of the two, and name the other under
``related``.""",
    "reference.unused-file": """A file in media/ or of an area that no item shows.

It would be public in the repository and on no page, a picture without credit or rights.
``explainer add media ID FILE`` asks for them; or delete the file.""",
    "reference.wrong-kind": """An id of an item of another kind than is meant here.

The message says which kind is meant, such as a source where a person was named. Write the id of
one of these.""",
}
"""Every code of keys, values and ids, with a first line that names it."""
