"""What each problem of a narrative means, as ``explainer check --explain CODE`` prints it."""

from __future__ import annotations

NARRATIVE = {
    "narrative.address": """A link that cannot be followed; see address.bad.

In the narrative a link leads to a whole address (https://…), or ties words to an item of the
record: claim:, person:, agency:, thing:, place:, event: or quote: and its id.""",
    "narrative.block": """A block that is no block.

On a line of its own stand ``[[quote: id]]``, ``[[map]]`` or ``[[map: id]]``, ``[[timeline]]``,
``[[claims]]``, ``[[account: id]]``, ``[[media: id]]``, ``[[questions]]`` or ``[[expected]]``.""",
    "narrative.block-in-line": """A block within other text.

It places a part of the page, so it stands on a line of its own, from the line's very
beginning.""",
    "narrative.citation": """A citation that cannot be read.

One source in one pair of brackets: ``[@wtnh-tue]``, several beside each other.""",
    "narrative.heading": """A heading of the wrong level, or without a space after its signs.

The page's first heading is the headline, so the narrative's begin at ##, and go down one level
at a time (WCAG 2.2, 1.3.1).""",
    "narrative.html": """HTML in the narrative.

It is shown as it is written, never obeyed. Write Markdown: ``**bold**``, ``*italic*``,
``[words](https://…)``.""",
    "narrative.link": """A link that cannot be read, or has no words.

``[words](https://…)``, without spaces in the address and without a title.""",
    "narrative.link-by-name": """A link whose address stands elsewhere.

Write the address beside its words: ``[words](https://…)``.""",
    "narrative.listing": """A listing that is not closed.

Three back-ticks (or ``~~~``) on a line of their own open it, and three close it, in a list as far
in as the line that opens it, in a quotation behind its ``>``.""",
    "narrative.nested": """A link or a citation within linked words.

Nobody could follow the outer one. Put the citation behind the closing bracket:
``[words](claim:id) [@source]``.""",
    "narrative.nesting": """Brackets, quotations, lists or columns beyond what anybody reads.

The limits are numbers of characters, so that no text takes long on any machine. Take out a level,
or close what was opened.""",
    "narrative.picture": """A picture in the prose.

A picture needs credit, rights, a description and perhaps a warning. Add it to media/ and to
the record, and place it with ``[[media: its-id]]``.""",
    "narrative.structure": """Lines that would hardly be shown as they are meant.

Pages show a narrative as GitHub does (CommonMark). Lines that are indented by four spaces are
code there, a line of ``===`` or ``---`` below a text makes a heading of it, and words that are
linked from one paragraph, entry or cell into the next are torn from their link. None of that is
guessed: write what is meant.""",
    "narrative.too-long": """\
A narrative of more than 64 kB, or a paragraph of more than 10,000 characters.

Nobody reads it to the end. Shorten it, cut the paragraph, or tell two incidents.""",
}
"""Every code of the narrative, with a first line that names it."""
