"""What is judged is what is shown: letter for letter, however it was written."""

from __future__ import annotations

import json
import re
import shutil
import string
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.build import Request, build
from generator.incremental.hosted import Hosted
from generator.model.narrative import Passage
from generator.model.shown_text import shown
from generator.reading.characters import character_fault
from generator.reading.narrative import read_narrative
from generator.reading.yaml_text import read_yaml
from generator.site.markdown import Components, narrative_html

LATER = datetime(2032, 1, 1, tzinfo=UTC)
VALID = Path(__file__).parent / "valid" / "port-nowhere"
LINKS = Components(
    block=lambda _: Markup(),
    tie=lambda _, words: words.linked(href="#x"),
    source=lambda _, number: Markup("<sup>[{}]</sup>").format(number),
)
SHEETS = Components(
    block=lambda _: Markup(),
    tie=lambda _, words: Markup("<label>{}<span>{}<button>*</button></span></label>").format(
        words.html, words.last
    ),
    source=lambda _, number: Markup(
        '<span class="together">\u2060<button>{}</button></span>'
    ).format(number),
)
ADDED = re.compile(
    r'<sup.*?</sup>|(?<=<span class="together">)\u2060(?=<button)|<button.*?</button>'
)
SIGNS = re.compile(r"[\s*_]")  # white space is the browser's, emphasis may stay as it was typed
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\\`*_[]<>!&|#"), max_size=8)
PIECES = st.lists(
    WORDS
    | st.integers(0, 0x11FFFF).map("&#{};".format)
    | st.integers(0, 0x11FFFF).map("&#x{:x};".format)
    | st.sampled_from(
        [
            *("&lt;", "&amp;", "&amp;lt;", "&ldquo;", "&notit;", "&fjlig;", "&", "&;", "&#;"),
            *("&#38;#60;", "&copy", "&NewLine;", "&shy;", "&rlm;", "&#42;", "&lbrack;", "&bsol;"),
            *(
                "\\*",
                "\\\\",
                "\\'",
                "\\&lt;",
                "\\\n",
                "*a*",
                "**b**",
                "*",
                "_c_",
                "d_e",
                "<b>",
                "<",
                "`&lt;`",
            ),
            *("[a &gt; b](claim:c)", "[*f*](https://example.org/?a&lt=1)", "[@s]", "`", "[", "]"),
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(PIECES)
@example(pieces=[f"\\{sign}" for sign in string.punctuation])
def test_the_words_that_are_judged_are_those_on_the_page(pieces: list[str]) -> None:
    source = "A" + "".join(pieces) + "z"
    narrative, problems = read_narrative(source, "narrative.md")
    if narrative is None or any(problem.code == "file.character" for problem in problems):
        return
    (passage,) = narrative.parts
    assert isinstance(passage, Passage)
    judged = SIGNS.sub("", shown(source, passage).text)
    for components in (LINKS, SHEETS):
        page = ADDED.sub("", str(narrative_html(narrative, components)))
        assert SIGNS.sub("", "".join(html5lib.parseFragment(page).itertext())) == judged


@given(st.integers(0, 0x10FFFF))
def test_a_reference_is_refused_where_its_letter_is(number: int) -> None:
    written = f"a &#x{number:x}; b"
    refused = any(one.code == "file.character" for one in read_narrative(written, "n")[1])
    is_letter = 0 < number < 0x80 or (number >= 0xA0 and not 0xD800 <= number < 0xE000)
    if is_letter and chr(number) != "\r":
        assert refused == (character_fault(chr(number)) is not None)
    elif number == 13 or not 0x80 <= number < 0xA0:  # these HTML takes for Windows letters
        assert refused


LETTERS = "".join(
    letter
    for number in range(0xA1, 0x2FFFF, 97)
    if unicodedata.category(letter := chr(number)) not in {"Cs", "Cn", "Cf", "Zs", "Cc", "Co"}
    and character_fault(letter) is None
)
TEXTS = {
    *("headline", "standfirst", "title", "publisher", "note", "called", "text", "context"),
    *("alt", "caption", "credit", "rights", "why"),
}


class Marked:
    """Marks every text of a record, so that it can be found again."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def mark(self, value: Any, key: str = "") -> Any:  # noqa: ANN401  # YAML can be anything
        if isinstance(value, dict):
            return {name: self.mark(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [self.mark(part, key) for part in value]
        if key not in TEXTS:
            return value
        number = len(self.texts)
        # cards are drawn of some texts, and have letters of few scripts, which no word may mix
        letters = LETTERS if key in ("note", "caption", "why", "context") else "—ßé—ω—Ж—đ“’"
        some = letters[number * 8 % len(letters) :][:8]
        self.texts.append(f"q{number}q—{some}—q")
        return f"{value} {self.texts[-1]}"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("shown")
    content = folder / "content"
    shutil.copytree(VALID, content)
    marks = Marked()
    for file in sorted(content.glob("incidents/*/incident.yaml")):
        value = marks.mark(read_yaml(file.read_text(encoding="utf-8"), file.name).value)
        file.write_text(json.dumps(value), encoding="utf-8")
    checked, _ = build(Request(content, folder / "output", now=LATER), lambda _: Hosted(()))
    assert checked.report.errors == ()
    return folder / "output", marks.texts


def test_every_letter_of_every_text_is_found_again_on_a_page(
    marked: tuple[Path, list[str]],
) -> None:
    output, texts = marked
    trees = (
        html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for page in sorted(output.rglob("*.html"))
    )
    words = "".join(
        part
        for tree in trees
        for element in tree.iter()
        for part in (element.text or "", element.tail or "", *map(str, element.attrib.values()))
    )
    assert len(texts) > 30
    assert [text for text in texts if text not in words] == []
