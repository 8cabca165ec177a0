"""Fifty mistakes that people make, and what following the hint makes of each."""

from __future__ import annotations

from dataclasses import dataclass

RECORD = "incidents/ferry-2024/incident.yaml"
NARRATIVE = "incidents/ferry-2024/narrative.md"
UPDATE = "incidents/ferry-2024/updates/2024-03-06-published.yaml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake.

    Attributes:
        name: What went wrong, in a few words.
        right: The words as they should be, which stand once in the file.
        wrong: The words as they were typed; the problem should show the line they begin on.
        below: How many lines further down the problem should be shown.
        file: The file, relative to the content folder.
        mended: The words after following the hint; those that were right where empty.
    """

    name: str
    right: str
    wrong: str
    below: int = 0
    file: str = RECORD
    mended: str = ""


MISTAKES = (
    Mistake("a typo in a key", "standfirst:", "standfrist:"),
    Mistake("a typo in a key of an item", "    locality:", "    localty:"),
    Mistake("a key indented too little", "    title: Ferry", "   title: Ferry"),
    Mistake("a key indented too much", "    name: Ada Quill", "      name: Ada Quill"),
    Mistake("a tab", "    kind: news-report", "\tkind: news-report"),
    Mistake("a quotation mark left open", "title: Ferry strikes", 'title: "Ferry strikes'),
    Mistake(
        "a colon in unquoted text",
        "title: Statement on the Marigold",
        "title: Statement: on the Marigold",
        mended='title: "Statement: on the Marigold"',
    ),
    Mistake(
        "a number sign in unquoted text",
        "title: Statement on the Marigold",
        "title: Statement #3 on the Marigold",
        mended='title: "Statement #3 on the Marigold"',
    ),
    Mistake("typographic quotation marks for YAML's", "kind: accident", "kind: “accident”"),
    Mistake("an entry without a blank after its dash", "  - id: strike", "  -id: strike"),
    Mistake(
        "a day with slashes",
        "\noccurred: 2024-03-05 18:40~",
        "\noccurred: 3/5/2024",
        1,
        mended="\noccurred: 2024-03-05",
    ),
    Mistake(
        "a clock of twelve hours",
        "    when: 2024-03-05 18:40~",
        "    when: 6:40pm",
        mended="    when: 2023-10-16 18:40",
    ),
    Mistake(
        "a day that does not exist",
        "    published: 2024-03-06\n    url: https://g",
        "    published: 2024-02-30\n    url: https://g",
    ),
    Mistake(
        "latitude and longitude exchanged",
        "    lat: 41.46\n    lon: -71.31",
        "    lat: -71.31\n    lon: 41.46",
    ),
    Mistake("more decimals than may be told", "    lat: 41.46\n", "    lat: 41.4612\n"),
    Mistake(
        "coordinates without a precision",
        "    lon: -71.31\n    precision: neighbourhood\n",
        "    lon: -71.31\n",
        -1,
    ),
    Mistake("an id with capitals", "  - id: one-hurt", "  - id: One-Hurt"),
    Mistake(
        "a tag of two words", "tags: [ferries]", "tags: [north pier]", mended="tags: [north-pier]"
    ),
    Mistake("an unknown source", "{source: gazette}", "{source: gazete}"),
    Mistake("an unknown claim in the narrative", "(claim:struck)", "(claim:stuck)", 0, NARRATIVE),
    Mistake("a word that is none of the list", "standing: confirmed", "standing: certain"),
    Mistake(
        "a source given twice",
        "  - id: statement\n",
        "  - id: gazette\n    title: Late edition\n    url: https://gazette.example/late\n"
        "  - id: statement\n",
        mended="  - id: gazette-late\n    title: Late edition\n"
        "    url: https://gazette.example/late\n  - id: statement\n",
    ),
    Mistake("a key given twice", "status: developing\n", "status: developing\nstatus: draft\n", 1),
    Mistake("one word where a list belongs", "rests_on: [struck]", "rests_on: struck"),
    Mistake(
        "a claim that nobody makes",
        "  - id: one-hurt\n    text: One passenger was hurt.\n    said_by:\n"
        "      - {who: quill, source: statement}\n",
        "  - id: one-hurt\n    text: One passenger was hurt.\n",
    ),
    Mistake(
        "a name without a ground",
        "    name: Ada Quill\n    role: Harbour master\n    of: harbour-office\n"
        "    naming: {ground: public-official}\n",
        "    name: Ada Quill\n    role: Harbour master\n    of: harbour-office\n",
    ),
    Mistake("an address that is none", "url: https://gazette", "url: gazette"),
    Mistake(
        "the template's own text left in",
        "    text: One passenger was hurt.",
        '    text: "Write here: the statement"',
    ),
    Mistake(
        "an update without its reason",
        "at: 2024-03-06\nkind: published\nheadline: First published\n"
        "why: This is the first version of the page.\n",
        "at: 2024-03-06\nkind: published\nheadline: First published\n",
        0,
        UPDATE,
    ),
    Mistake(
        "a comma left out in braces",
        "{who: quill, basis: saw-it, source: statement}",
        "{who: quill basis: saw-it, source: statement}",
    ),
    Mistake(
        "a brace not closed",
        "      - {who: quill, source: statement}\n\nquotes",
        "      - {who: quill, source: statement\n\nquotes",
    ),
    Mistake("a bracket not closed", "tags: [ferries]", "tags: [ferries"),
    Mistake(
        "no space after a colon", "    precision: neighbourhood", "    precision:neighbourhood"
    ),
    Mistake(
        "a no-break space for the indent", "    role: scene", "\u00a0\u00a0\u00a0\u00a0role: scene"
    ),
    Mistake(
        "a speaker without the source, of two",
        "    said_by:\n      - {who: quill, source: statement}\n",
        "    said_by: quill\n",
        mended="    said_by: quill in statement\n",
    ),
    Mistake(
        "a short attribution to nobody known",
        "    said_by:\n      - {who: quill, source: statement}\n",
        "    said_by: quil in statement\n",
        mended="    said_by: quill in statement\n",
    ),
    Mistake(
        "a short attribution of free words",
        "    said_by:\n      - {who: quill, source: statement}\n",
        "    said_by: the harbour master says so\n",
        mended="    said_by: quill in statement\n",
    ),
    Mistake(
        "confirmed by one office alone",
        "      - {who: quill, basis: saw-it, source: statement}\n      - {source: gazette}\n",
        "      - {who: quill, source: statement}\n",
        -2,
        mended="      - {who: quill, basis: official-record, source: statement}\n",
    ),
    Mistake(
        "an event without words or claim",
        "    text: The ferry strikes the pier.\n    place: pier\n    claims: [struck]",
        "    place: pier\n    sources: [gazette]",
        -2,
    ),
    Mistake("a place that is not there", "    place: pier\n", "    place: peer\n"),
    Mistake(
        "a claim that happened at no moment",
        "    text: One passenger was hurt.\n",
        "    text: One passenger was hurt.\n    happened: in the evening\n",
        1,
        mended="    text: One passenger was hurt.\n    happened: 2024-03-05\n",
    ),
    Mistake("a kind that the newsroom does not know", "kind: accident", "kind: acident"),
    Mistake("a status of one's own", "status: developing", "status: published"),
    Mistake(
        "a citation of a source by its title", "[@gazette]", "[@Ellery Gazette]", 0, NARRATIVE
    ),
    Mistake(
        "a quote placed by another id",
        "[[quote: quill-worse]]",
        "[[quote: quill-wrose]]",
        0,
        NARRATIVE,
    ),
    Mistake(
        "a block within a line",
        "on Tuesday evening. [@gazette]",
        "on Tuesday evening. [@gazette] [[map]]",
        0,
        NARRATIVE,
        mended="on Tuesday evening. [@gazette]\n\n[[map]]",
    ),
    Mistake(
        "a claim named in a quote that is none",
        "    source: gazette\n\nevents",
        "    source: gazette\n    claims: [struk]\n\nevents",
        1,
        mended="    source: gazette\n    claims: [struck]\n\nevents",
    ),
    Mistake(
        "an attribution without a source",
        "      - {who: quill, source: statement}\n",
        "      - {who: quill}\n",
    ),
    Mistake(
        "an age without its claim",
        "    of: harbour-office\n",
        "    of: harbour-office\n    age: {is: 40s}\n",
        1,
    ),
)
