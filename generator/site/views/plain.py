"""Pages of plain prose: what Pelican reads from ``content/pages``, the guides, and "not found".

A guide is Markdown of the newsroom’s own repository, in ``docs/`` beside its content. It is
sanitised like everything else; a link to another guide leads to its page, a link to any other file
of the repository leads there, or is text where none is named.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup
from msgspec import Struct

from generator.reading.pages import PLACEHOLDER, PageFile
from generator.site import urls
from generator.site.edition import guide_files
from generator.site.markdown import clean
from generator.site.render import Renderer
from generator.site.views.base import PageHead, Shell, show_rootless_shell, show_shell
from generator.site.words import N_


class PlainView(Struct, frozen=True):
    """A page of prose: about, policies, not found.

    Attributes:
        shell: What stands around it.
        heading: The one heading.
        html: Sanitised HTML.
    """

    shell: Shell
    heading: str
    html: Markup


_LINK = re.compile(r'href="(?P<path>[^":#?]*)(?P<anchor>#[^"]*)?"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_LISTING = re.compile(r"<pre>")
_EXTENSIONS = ("fenced_code", "sane_lists", "tables", "toc")
NOT_FOUND = "404.html"


def page_at(renderer: Renderer, address: str) -> PageFile:
    """What is known of the ordinary page at an address; where Pelican chose that, nothing else."""
    alone = PageFile("", "", "", "", address, "")
    return next((one for one in renderer.pages if one.address == address), alone)


def show_plain(renderer: Renderer, page: PageFile, title: str, html: str) -> PlainView:
    """An ordinary page; its HTML is sanitised like a narrative's."""
    text = _marked(clean(html))
    head = PageHead(
        page.address,
        title,
        _first_sentence(text),
        page.language,
        languages=_languages(renderer, page),
    )
    return PlainView(show_shell(renderer, head), title, text)


def _languages(renderer: Renderer, page: PageFile) -> tuple[tuple[str, str], ...]:
    """Every language that an ordinary page stands in, with its address there."""
    newsroom = renderer.edition.newsroom
    order = ("", *newsroom.languages)
    same = [one for one in renderer.pages if page.name and one.name == page.name and one.address]
    return tuple(
        (one.language or newsroom.language, one.address)
        for one in sorted(same, key=lambda one: order.index(one.language))
    )


def _marked(html: Markup) -> Markup:
    """Mark what ``explainer init`` left for the newsroom to write."""
    begin = f"<p><strong>{PLACEHOLDER}"
    return Markup(str(html).replace(begin, begin.replace("<p>", '<p class="notice">')))  # noqa: S704 - what is put in is ours


def _first_sentence(html: Markup) -> str:
    text = re.sub(r"\s+", " ", html.striptags()).strip()
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0][:300]


def show_not_found(renderer: Renderer) -> PlainView:
    """What is shown at any address that does not exist; its links begin at the host."""
    words = renderer.words
    heading = words.gettext("Page not found")
    about = words.gettext("There is no page at this address.")
    shell = show_rootless_shell(renderer, PageHead(NOT_FOUND, heading, about, indexed=False))
    why = words.gettext(
        "There is no page at this address. Explainers never move and never disappear, so the "
        "address may have been mistyped."
    )
    onward = words.html(
        N_(
            'Go to <a href="%(incidents)s">all incidents</a> or '
            '<a href="%(updates)s">the latest updates</a>.'
        ),
        incidents=shell.home.href,
        updates=f"{shell.home.href}{urls.UPDATES}",
    )
    text = Markup("<p>{}</p><p>{}</p>").format(why, onward)
    return PlainView(shell, heading, text)


class Guide(Struct, frozen=True):
    """One guide.

    Attributes:
        name: Its file without the ending, which is also its address.
        title: Its first heading.
        text: The rest, in Markdown.
    """

    name: str
    title: str
    text: str


def read_guides(content: Path) -> tuple[Guide, ...]:
    """Read the guides beside the content folder; none where there is no such folder."""
    found = []
    for path in guide_files(content):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        if title.startswith("# "):
            found.append(Guide(path.stem, title.removeprefix("# ").strip(), text))
    return tuple(found)


def show_guide(renderer: Renderer, guide: Guide, names: frozenset[str]) -> PlainView:
    """A guide, with links to the others, by their names, and to the repository's files."""
    html = Markdown(extensions=[*_EXTENSIONS]).convert(guide.text)
    linked = _LINK.sub(partial(_way, renderer.edition.newsroom.repository, names), html)
    safe = clean(linked, frozenset({"pre"}))
    reachable = _LISTING.sub('<pre tabindex="0">', _TABLE.sub(_scrolled, safe))
    about = renderer.words.gettext("%(title)s, for editors.", title=guide.title)
    head = PageHead(f"{urls.GUIDES}{guide.name}/", guide.title, about)
    # sanitised above; what is added since is our own
    return PlainView(show_shell(renderer, head), guide.title, Markup(reachable))  # noqa: S704


def _scrolled(table: re.Match[str]) -> str:
    return f'<div class="table-scroll" tabindex="0">{table[0]}</div>'


def _way(repository: str | None, names: frozenset[str], link: re.Match[str]) -> str:
    path, anchor = link["path"], link["anchor"] or ""
    if not path:
        return f'href="{anchor}"'
    stem = path.removesuffix(".md")
    if stem in names and path.endswith(".md"):
        return f'href="../{stem}/{anchor}"'
    file = path.removeprefix("../") if path.startswith("../") else f"{urls.GUIDES}{path}"
    return f'href="{repository.rstrip("/")}/blob/main/{file}{anchor}"' if repository else ""


def show_guides(renderer: Renderer, guides: tuple[Guide, ...]) -> PlainView:
    """The page that lists the guides."""
    rows = Markup().join(
        Markup('<li><a href="{}/">{}</a></li>\n').format(one.name, one.title) for one in guides
    )
    heading = renderer.words.gettext("Guides")
    about = renderer.words.gettext("How this site is written, corrected and published.")
    shell = show_shell(renderer, PageHead(urls.GUIDES, heading, about))
    return PlainView(shell, heading, Markup("<ul>\n{}</ul>").format(rows))
