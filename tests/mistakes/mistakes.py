"""Thirty mistakes that people make, and what following the hint makes of each."""

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
)
