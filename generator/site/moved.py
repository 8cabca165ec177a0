"""What stands at earlier addresses of incidents and areas: pages lead on, files stay.

Not every host knows redirections, and readers of feeds and embeds follow none to a page. So a
small page stands at the earlier address of each page, and the same bytes at that of each file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape

from generator.output import File
from generator.site import urls
from generator.site.edition import Edition
from generator.site.icon import icon_of
from generator.site.part import Part, written
from generator.site.words import direction_of


def moved_parts(
    edition: Edition, incident_id: str, alias: str, parts: Iterable[Part], language: str = ""
) -> Iterator[Part]:
    """Give for each part of an incident what stands at its earlier address.

    Args:
        edition: What is published.
        incident_id: The incident.
        alias: An id that it had before.
        parts: All that is published in its folder.
        language: The language of the folder, where it is that of a translation.
    """
    summary = edition.catalogue.summaries[incident_id]
    title = summary.headline
    language_of_title = summary.language or edition.newsroom.language
    onward = partial(_onward, edition, language_of_title, title)
    was, now = urls.incident(alias, language), urls.incident(incident_id, language)

    def moved(path: str) -> str:
        return was + path.removeprefix(now)

    def make(part: Part) -> Iterable[File]:
        if part.path.endswith(".html"):
            return (File(moved(part.path), onward(moved(part.path), part.path)),)
        return [
            File(moved(one.path), onward(moved(one.path), one.path))
            if one.path.endswith(".html")
            else File(moved(one.path), one.content)
            for one in part.make()
        ]

    for part in parts:
        yield Part(moved(part.path), (*part.inputs, title, incident_id), partial(make, part))


def moved_page(edition: Edition, language: str, was: str, now: str, title: str) -> Part:
    """Give the small page at an earlier address of a page.

    Args:
        edition: What is published.
        language: BCP 47 tag of its title.
        was: The earlier address.
        now: Where the page is now.
        title: What it is called.
    """
    path = urls.file_of(was)
    return written(path, _onward(edition, language, title, path, urls.file_of(now)))


def _onward(edition: Edition, language: str, title: str, was: str, now: str) -> bytes:
    """The small page at an earlier address that leads to where a page is now.

    It names the icon too: browsers would ask for one that is not there.
    """
    here, there = was.removesuffix("index.html"), now.removesuffix("index.html")
    way, words = urls.link(here, there), escape(title)
    icon = f'<link rel="icon" href="{urls.link(here, icon_of(edition).path)}">\n'
    direction = ' dir="rtl"' if direction_of(language) == "rtl" else ""
    return (
        f'<!doctype html>\n<html lang="{language}"{direction}>\n'
        f'<meta charset="utf-8">\n<title>{words}</title>\n{icon}'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="refresh" content="0; url={way}">\n'
        f'<link rel="canonical" href="{way}">\n'
        f'<h1><a href="{way}">{words}</a></h1>\n</html>\n'
    ).encode()
