from __future__ import annotations

import re
import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec.structs import replace

from generator.reading.narrative import read_narrative
from generator.site.markdown import Components, narrative_html

MARK = Markup(
    '<label class="evidence" id="in-story">{}<span class="together">{}<button class="opens" '
    'popovertarget="sheet-{}-{}" aria-label="{}: reported"><svg class="shape" aria-hidden="true">'
    '<use href="#i-reported"></use></svg></button></span></label>'
)
NUMBER = Markup(
    '<span class="together">\u2060<button class="opens opens-source" '
    'popovertarget="sheet-source-{}" aria-label="The {} “Gazette”">{}</button></span>'
)
NOTE = Markup('<sup class="cite"><a href="#source-{}">[{}]</a></sup>')
COMPONENTS = Components(
    block=lambda block: Markup("<aside data-part='{}'>{}</aside>").format(block.kind, block.id),
    tie=lambda tie, words: MARK.format(words.html, words.last, tie.kind, tie.id, words.said),
    source=lambda source, number: NUMBER.format(source, source, number),
)
LINKED = replace(
    COMPONENTS,
    tie=lambda tie, words: words.linked(href=f"#{tie.kind}-{tie.id}", hreflang=""),
    source=NOTE.format,
)
ALLOWED = {
    *("html", "head", "body", "p", "ul", "ol", "li", "blockquote", "pre", "hr", "h2", "h3", "h4"),
    *("h5", "h6", "em", "strong", "code", "br", "a", "sup", "aside", "tbody", "tr", "th", "td"),
    *("table", "thead", "label", "span", "button", "svg", "use", "div"),
}


def show(text: str, components: Components = COMPONENTS) -> Markup:
    narrative, _ = read_narrative(text, "narrative.md")
    assert narrative is not None
    return narrative_html(narrative, components)


def html(text: str) -> str:
    return str(show(text)).strip()


def test_emphasis_lists_and_quotations_are_markdown() -> None:
    assert html("*One* **two**\n\n- a\n- b\n\n> c") == (
        "<p><em>One</em> <strong>two</strong></p>\n"
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        "<blockquote>\n<p>c</p>\n</blockquote>"
    )


def test_a_table_says_its_alignment_by_class_and_not_by_style() -> None:
    shown = html("| a | b |\n| - | -: |\n| `x|y` | 2 |")
    assert '<th class="align-right">b</th>' in shown
    assert "<td><code>x|y</code></td>" in shown
    assert "style" not in shown


def test_a_table_is_scrolled_by_itself_and_by_keys() -> None:
    shown = html("One.\n\n| a |\n| - |\n\nTwo.")
    assert '<p>One.</p>\n<div class="table-scroll" tabindex="0"><table>\n' in shown
    assert "</table></div>\n<p>Two.</p>" in shown


def test_words_tied_to_a_claim_are_the_label_of_the_mark_that_opens_its_sheet() -> None:
    mark = (
        '<button class="opens" popovertarget="sheet-claim-pier-burnt" aria-label="{}: reported">'
        '<svg class="shape" aria-hidden="true">'
        '<use href="#i-reported"></use></svg></button></span></label>'
    )
    label = '<label class="evidence" id="in-story">'
    assert html("So [the pier burnt](claim:pier-burnt).") == (
        f'<p>So {label}the pier <span class="together">burnt{mark.format("the pier burnt")}.</p>'
    )
    assert html("[the *pier* burnt](claim:pier-burnt)") == (
        f'<p>{label}the <em>pier</em> <span class="together">burnt'
        f"{mark.format('the pier burnt')}</p>"
    )
    assert html("[the pier *burnt*](claim:pier-burnt)") == (
        f'<p>{label}the pier <em>burnt</em><span class="together">'
        f"{mark.format('the pier burnt')}</p>"
    )
    heard = mark.format("the &lt;pier&gt;")
    assert html("[`the` &lt;pier&gt;](claim:pier-burnt)") == (
        f'<p>{label}<code>the</code> &lt;pier&gt;<span class="together">{heard}</p>'
    )


def test_words_tied_to_what_opens_nothing_stand_as_they_are() -> None:
    plain = replace(COMPONENTS, tie=lambda _, words: words.html + words.last)
    assert show("The [*old* pier](place:pier) burnt.", plain) == (
        "<p>The <em>old</em> pier burnt.</p>"
    )


def test_in_a_feed_tied_words_and_citations_are_links() -> None:
    assert show("[The pier](claim:pier-burnt) burnt. [@herald]", LINKED) == (
        '<p><a href="#claim-pier-burnt">The pier</a> burnt.<sup class="cite">'
        '<a href="#source-herald">[1]</a></sup></p>'
    )


def test_a_citation_that_something_beside_it_makes_needless_is_left_out() -> None:
    text = "One. [@herald] Two. [@courier]"
    left_out = replace(COMPONENTS, left_out=frozenset({text.index("[@herald]")}))
    assert re.sub(r"<[^>]+>", "", show(text, left_out)) == "One. Two.\u20602"


def test_a_link_leads_out_without_saying_from_where() -> None:
    assert html("[Here](https://example.org/a_b_c?d=1&e=2)") == (
        '<p><a href="https://example.org/a_b_c?d=1&amp;e=2" rel="noreferrer">Here</a></p>'
    )


def test_an_address_in_angle_brackets_is_shown_to_the_letter() -> None:
    assert ">https://example.org/_a_/*b*</a>" in html("<https://example.org/_a_/*b*>")


def test_an_entity_in_an_address_is_no_entity() -> None:
    assert 'href="https://example.org/?a&amp;copy;=1"' in html(
        "[Here](https://example.org/?a&copy;=1)"
    )
    assert ">https://example.org/?a&amp;copy;</a>" in html("- <https://example.org/?a&copy;>")


def test_sources_are_numbered_by_their_first_citation_and_keep_their_number() -> None:
    shown = show("One.[@courier] Two.[@herald]\n\n[[map]]\n\nThree.[@courier]")
    assert re.findall(r'popovertarget="sheet-source-(\w+)".*?>(\d)<', shown) == [
        ("courier", "1"),
        ("herald", "2"),
        ("courier", "1"),
    ]


def test_a_notes_number_stands_close_to_its_sentence() -> None:
    shown = html("One. [@herald] [@courier] Two.\n[@herald]")
    assert re.sub(r"<[^>]+>", "", shown) == "One.\u20601\u20602 Two.\n\u20601"


def test_blocks_stand_between_passages_as_their_component_made_them() -> None:
    assert html("- One\n[[quote: mayor]]\nTwo") == (
        "<ul>\n<li>One</li>\n</ul>\n<aside data-part='quote'>mayor</aside>\n<p>Two</p>"
    )


def test_heading_ids_have_a_prefix_and_are_given_once() -> None:
    shown = html("## Cookie\n\n[[map]]\n\n## Cookie\n\n## `[@x]` & Übung\n\n## !?")
    assert re.findall(r'<h3 id="([^"]+)">', shown) == [
        "s-cookie",
        "s-cookie-2",
        "s-x-übung",
        "s-section",
    ]


def test_code_is_shown_to_the_letter() -> None:
    assert html("`<b>&amp; [@x]`") == "<p><code>&lt;b&gt;&amp;amp; [@x]</code></p>"
    assert html("```\n<b>&amp;\n```") == "<pre><code>&lt;b&gt;&amp;amp;\n</code></pre>"


def test_quotation_marks_and_dashes_stay_as_they_were_written() -> None:
    assert html("\"a\" -- 'b' ...") == "<p>\"a\" -- 'b' ...</p>"


def test_escapes_work_inside_and_outside_of_links() -> None:
    shown = show(r"\*a\* [\[b\]](claim:c)", LINKED)
    assert shown == '<p>*a* <a href="#claim-c">[b]</a></p>'
    assert re.sub(r"<[^>]+>", "", html(r"\*a\* [\[b\]](claim:c)")) == "*a* [b]"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "a <!-- b --> c",
        "<b onclick=alert(1)>x</b>",
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "![x](https://tracker.example/p.gif)",
        "x{: onclick=alert(1) style=color:red }",
        "## x {#location}",
        "<p style='position:fixed'>x</p>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<a id=location href=//evil.example>x</a>",
        '[x](https://example.org/"onmouseover="alert(1))',
        "`<script>alert(1)</script>`",
        "```\n</code><script>alert(1)</script>\n```",
        "{{ 7*7 }}{% include 'x' %}",
    ],
)
def test_nothing_in_a_narrative_becomes_a_script_a_style_or_a_picture(text: str) -> None:
    audit(html(text))


TEXT = st.lists(
    st.sampled_from(
        [
            *"[]()`<>#*_!\\|:-\n &;\"'/a1",
            *("[a](claim:b)", "[@c]", "[d](https://example.org)", "<script>", "onclick=", "\n\n"),
            *("> ", "- ", "| - |\n", "```\n", "&lt;", "<a href=javascript:x>", "[[map]]\n", "## "),
        ]
    )
    | st.characters(codec="utf-8", exclude_categories=("C",)),
    max_size=50,
).map("".join)


@given(TEXT)
def test_any_narrative_yields_only_the_tags_and_attributes_of_this_house(text: str) -> None:
    narrative, _ = read_narrative(text, "narrative.md")
    if narrative is not None:
        audit(str(narrative_html(narrative, COMPONENTS)))


def audit(shown: str) -> None:
    tree = html5lib.parse(shown, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag.rpartition("}")[2] in ALLOWED
        for name, value in element.attrib.items():
            assert name in {
                *("href", "id", "class", "rel", "aria-label", "start", "data-part"),
                *("popovertarget", "aria-hidden", "tabindex"),
            }
            if name == "href":
                assert value.startswith(("https://", "#i-"))
            if name == "id":
                assert value.startswith(("s-", "in-story"))


@pytest.mark.parametrize("unit", ["*a*", "*_", "# a\n", "`a`", "> a\n", "|-", "- a\n", "a  \n"])
def test_the_longest_narrative_is_shown_within_seconds(unit: str) -> None:
    paragraph = (unit * 5_000)[:9_000]
    narrative, _ = read_narrative("\n\n".join([paragraph] * 7), "narrative.md")
    before = time.process_time()
    if narrative is not None:
        narrative_html(narrative, COMPONENTS)
    assert time.process_time() - before < 5
