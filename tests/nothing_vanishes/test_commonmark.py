"""Every example of CommonMark is shown as it says, or refused; none is flattened in silence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markupsafe import Markup

from generator.problems import Problem
from generator.reading.narrative import read_narrative
from generator.site.markdown import Components, narrative_html

# The examples of the specification, version 0.31.2, by John MacFarlane (CC BY-SA 4.0).
EXAMPLES = json.loads((Path(__file__).parent / "commonmark.json").read_text(encoding="utf-8"))
COMPONENTS = Components(
    block=lambda _: Markup("<aside></aside>"),
    tie=lambda tie, words: words.linked(href=f"#{tie.id}"),
    source=Markup('<sup class="cite"><a href="#{}">[{}]</a></sup>').format,
)
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "tr", "td", "th"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}
INLINE = {"em", "strong", "a"}


def outline(html: str) -> str:
    """Blocks, emphasis, links and words, without white space; a loose list is a list."""
    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    return re.sub(r"\s+", " ", _outline(body)).strip()


def _outline(element: Element) -> str:
    tag = element.tag
    within = [element.text or ""]
    for child in element:
        within += [_outline(child), child.tail or ""]
    says = re.sub(r"\s+", " ", "".join(within)).strip()
    if tag == "p":
        return f" ¶{says}¶ "
    if tag == "li":
        return f" (li {says.replace('¶', '')}) "
    if tag in BLOCKS:
        return f" ({tag}{element.get('start', '')} {says}) "
    # a bare address is linked as on GitHub, also where CommonMark shows it as text
    is_bare = tag == "a" and "".join(within) == unquote(element.get("href", ""))
    if tag == "code":
        return f"<code {says}>"
    if tag in INLINE and not is_bare:
        return f"<{tag}{unquote(element.get('href', ''))} {''.join(within)}>"
    return "".join(within)


def problems(text: str) -> list[Problem]:
    """All problems of a narrative."""
    return read_narrative(text, "narrative.md")[1]


def told(text: str) -> set[str]:
    """The codes of all problems of a narrative."""
    return {problem.code for problem in problems(text)}


def shown(text: str) -> str:
    narrative, _ = read_narrative(text, "narrative.md")
    assert narrative is not None
    return str(narrative_html(narrative, COMPONENTS))


def below_the_page(html: str) -> str:
    """What CommonMark says, its headings a level down: those above are the page's own."""
    return re.sub(r"(</?h)([1-6])\b", lambda m: f"{m[1]}{min(int(m[2]) + 1, 6)}", html)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_an_example_is_shown_alike_or_refused(example: list[Any]) -> None:
    text, html = example
    assert told(text) or outline(shown(text)) == outline(below_the_page(html))


def test_most_lists_are_shown() -> None:
    lists = [text for text, html in EXAMPLES if "<li>" in html and "<pre>" not in html]
    assert sum(not told(text) for text in lists) >= len(lists) / 2


def test_most_listings_are_shown() -> None:
    fenced = [
        text for text, html in EXAMPLES if "<pre>" in html and ("```" in text or "~~~" in text)
    ]
    assert sum(not told(text) for text in fenced) >= len(fenced) / 2
