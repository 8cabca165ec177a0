"""Lists, mentions, addresses and listings reach the page as they were written, or are refused."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import indent

import pytest

from tests.nothing_vanishes.test_commonmark import outline, problems, shown, told
from tests.small_site import RECORD, small_site


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n  - b\n  - c\n- d", "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>"),
        ("- a\n   - b\n- c", "<ul><li>a<ul><li>b</ul><li>c</ul>"),
        ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</ul><li>c</ol>"),
        ("1) a\n2) b", "<ol><li>a<li>b</ol>"),
        ("- a\n\t- b", "<ul><li>a<ul><li>b</ul></ul>"),
        ("Found were:\n- a\n- b", "<p>Found were:</p><ul><li>a<li>b</ul>"),
        ("Found were:\n1. a\n2. b", "<p>Found were:</p><ol><li>a<li>b</ol>"),
        ("- a\n- b\n## H", "<ul><li>a<li>b</ul><h3>H</h3>"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p><li><p>b</p></ul>"),
        ("- a\n  > q", "<ul><li><p>a</p><blockquote>q</blockquote></ul>"),
        ("para\n> q", "<p>para</p><blockquote><p>q</p></blockquote>"),
        ("- a\n  ```\n  b\n  ```\n  c\n- d",
         "<ul><li>a<pre><code>b</code></pre>c<li>d</ul>"),
        ("- a\n  - b\n    ~~~\n    # c\n    ~~~\n- d",
         "<ul><li>a<ul><li>b<pre><code># c</code></pre></ul><li>d</ul>"),
        ("1. ```\n   <b>\n   ```\n2. c", "<ol><li><pre><code>&lt;b></code></pre><li>c</ol>"),
        ("> a\n> ```\n> > b\n> ```\n> c",
         "<blockquote><p>a</p><pre><code>> b</code></pre><p>c</p></blockquote>"),
        ("> - a\n>   ```\n>   b\n>   ```\n>   - c",
         "<blockquote><ul><li>a<pre><code>b</code></pre><ul><li>c</ul></ul></blockquote>"),
        ("para\n  ```\n  - a\n  ```\npara",
         "<p>para</p><pre><code>- a</code></pre><p>para</p>"),
        ("| a |\n| - |\n| 1 |\n  ```\n  | 2 |\n  ```",
         "<table><thead><tr><th>a<tbody><tr><td>1</table><pre><code>| 2 |</code></pre>"),
        ("> - a\n>   - b\n> - c", "<blockquote><ul><li>a<ul><li>b</ul><li>c</ul></blockquote>"),
        ("para\n| a |\n| - |\n| 1 |",
         "<p>para</p><table><thead><tr><th>a<tbody><tr><td>1</table>"),
        ("- a\n* b", "<ul><li>a</ul><ul><li>b</ul>"),
        ("- > a\n  > b", "<ul><li><blockquote>a b</blockquote></ul>"),
        ("1. > c\n   > d", "<ol><li><blockquote>c d</blockquote></ol>"),
        ("- one\n- two\n\n      \n  more", "<ul><li>one<li><p>two</p><p>more</p></ul>"),
        ("".join(f"{'  ' * at}- {at}\n" for at in range(12)),
         "".join(f"<ul><li>{at}" for at in range(12))),
    ],
)  # fmt: skip
def test_a_list_is_shown_as_it_was_written(text: str, html: str) -> None:
    assert told(text) == set()
    assert outline(shown(text)).replace("¶", "") == outline(html).replace("¶", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("##x", (1, "heading")),
        ("Text.\n\n####### Seven", (3, "heading")),
        ("- a\n- # b", (2, "heading")),
        ("para\n\n    code", (3, "structure")),
        ("One `code\nspan` here.\n\n    code", (4, "structure")),
        ("- a\n\n      code", (3, "structure")),
        ("Title\n=====", (1, "structure")),
        ("> Title\n> ---", (1, "structure")),
        ("| a |\n| - |\n| [b | c](claim:d) |", (3, "structure")),
        ("| `a|b` | c |\n| - | - |\n| [d | e](claim:f) | g |", (3, "structure")),
        ("| `a|b` | c |\n| - | - |\n| [d\n| e](claim:f) | g |", (3, "structure")),
        ("- a\n  ```\n  b", (2, "listing")),
        ("[name]: https://example.org", (1, "link-by-name")),
        ("> [name]:\n> https://example.org", (1, "link-by-name")),
    ],
)
def test_what_is_hardly_meant_is_refused_at_its_line(text: str, problem: tuple[int, str]) -> None:
    line, code = problem
    assert [(one.location.line, one.code) for one in problems(text)] == [
        (line, f"narrative.{code}")
    ]


def test_a_sign_behind_spaces_in_a_text_is_no_heading() -> None:
    text = "The post was filed\n  #12 of the day."
    assert problems(text) == []
    assert "#12 of the day" in shown(text)


def test_words_that_begin_in_another_block_are_not_tied_in_silence() -> None:
    (torn,) = problems("[the\n***\npier](claim:pier)")
    assert (torn.location.line, torn.location.column, torn.code) == (3, 6, "narrative.link")


def test_words_before_a_colon_name_no_address() -> None:
    for words in ("[The pier](claim:pier)", "`The pier`", "The https://pier.example"):
        assert problems(f"{words}: burnt") == []
        assert "burnt" in shown(f"{words}: burnt")


def test_a_mention_is_a_link_and_a_citation_a_citation() -> None:
    assert told("[@name](https://x.example/@name) said so. [@src]") == set()
    html = shown("[@name](https://x.example/@name) said so.")
    assert html == ('<p><a href="https://x.example/@name" rel="noreferrer">@name</a> said so.</p>')


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://x.example/a_b_c.", "https://x.example/a_b_c"),
        ("See (https://x.example/b_(c)).", "https://x.example/b_(c)"),
        ("“https://x.example/?a=1&b=2”, he wrote", "https://x.example/?a=1&b=2"),
        ("**https://x.example/**", "https://x.example/"),
        ("- https://x.example/~a", "https://x.example/~a"),
        ("http://x.example/a,b!", "http://x.example/a,b"),
    ],
)
def test_a_bare_address_is_linked(text: str, address: str) -> None:
    href = address.replace("&", "&amp;")
    assert f'<a href="{href}" rel="noreferrer">{href}</a>' in shown(text)
    assert told(text) == set()


@pytest.mark.parametrize(
    "text", ["`https://x.example`", "xhttps://x.example", "https://", "https://a b"]
)
def test_what_is_no_address_stays_text(text: str) -> None:
    assert "https://x" not in shown(text) or "href" not in shown(text)


def test_an_address_in_linked_words_leads_where_the_link_leads() -> None:
    html = shown("[see https://a.example](https://b.example)")
    assert html.count("<a ") == 1
    assert told("[see https://a.example](https://b.example)") == set()


def test_nothing_in_a_listing_nests() -> None:
    listing = (
        "```\n" + "[" * 40 + "\n" + " " * 40 + "deep\n" + "> " * 9 + "q\n" + "|" * 40 + "\n```"
    )
    assert told(listing) == set()
    assert told("- a\n\n" + indent(listing, "  ")) == set()
    assert told(indent(listing, "> ", lambda _: True)) == set()
    assert told(listing.replace("```", "")) != set()


@pytest.mark.parametrize("text", ["\\<b> and \\&amp; and \\' \\% \\,"])
def test_escaped_signs_are_shown_as_signs(text: str) -> None:
    assert "&lt;b&gt; and &amp;amp; and" in shown(text)
    assert "\\" not in shown(text)


def test_what_stands_in_the_story_by_itself_tears_no_list_and_no_listing_apart(
    tmp_path: Path,
) -> None:
    place = (
        "places:\n  - id: pier\n    name: The old pier\n    role: scene\n    lat: 41.79\n"
        "    lon: -72.67\n    precision: neighbourhood\n    sources: [gazette-thu]\n"
    )
    event = (
        "events:\n  - id: alarm\n    when: 2021-05-01\n    text: The alarm rang.\n"
        "    claims: [fire-broke-out]\n"
    )
    site = small_site(tmp_path, RECORD.replace("quotes:\n", f"{place}\n{event}\nquotes:\n"))
    (site.folder / "narrative.md").write_text(
        "- The [fire](claim:fire-broke-out) broke out [@gazette-thu]\n\n"
        "  ```\n## one\n## two\n  ```\n\n"
        "- The chief:\n  ```\n  ## three\n  ```\n\n"
        "After the list [@gazette-thu].\n".replace("\n## ", "\n  ## ")
    )
    site.build()
    story = site.page().select_one(".prose")
    assert story is not None
    (items,) = story.find_all("ul", recursive=False)
    assert [one.get_text() for one in items.find_all("pre")] == ["## one\n## two\n", "## three\n"]
    named = [child.name for child in story.find_all(recursive=False)]
    assert named.index("ul") < named.index("p")


def test_many_blocks_cost_as_much_each_as_few() -> None:
    counted: list[int] = []
    for many in (400, 1_600):
        text = "[Words](claim:a) *of* `code`.\n\n- a\n\n" * many
        calls = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        sys.setprofile(count)
        try:
            assert shown(text)
        finally:
            sys.setprofile(None)
        counted.append(calls)
    assert counted[1] < 5 * counted[0]
