"""The least that Python needs for the same pages: libyaml, Python-Markdown, Jinja, two processes.

It checks nothing, keeps nothing and publishes nothing but pages, lists and a feed.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from markupsafe import Markup

OUTPUT = Path("output")
PER_PAGE = 20
IN_FEED = 50
KEPT = ("slug", "headline", "standfirst", "occurred", "date", "tags")

Head = dict[str, Any]


@cache
def jinja() -> Environment:
    """Jinja with autoescape."""
    return Environment(loader=FileSystemLoader("templates"), autoescape=True)


@cache
def markdown() -> Markdown:
    """Python-Markdown as it comes."""
    return Markdown()


def write(path: str, text: str) -> None:
    """Write a file of the site."""
    place = OUTPUT / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def page(source: Path) -> Head:
    """Write an incident's page; gives what lists tell of it."""
    _, head, body = source.read_text().split("---\n", 2)
    record = yaml.load(head, Loader=yaml.CBaseLoader)  # noqa: S506  gives text only
    article = {"record": record, "content": Markup(markdown().reset().convert(body))}  # noqa: S704
    text = jinja().get_template("article.html").render(article=article)
    write(f"incidents/{source.stem}/index.html", text)
    return {**{name: record.get(name) for name in KEPT}, "slug": source.stem}


def sheets(folder: str, title: str, heads: Sequence[Head]) -> Iterator[tuple[str, str]]:
    """A list, cut into pages."""
    template = jinja().get_template("list.html")
    last = -(-len(heads) // PER_PAGE)
    for number in range(1, last + 1):
        some = heads[(number - 1) * PER_PAGE : number * PER_PAGE]
        place = folder if number == 1 else f"{folder}page/{number}/"
        told = template.render(title=title, pages=some, number=number, last=last)
        yield f"{place}index.html", told


def main() -> None:
    """Build the site."""
    gc.disable()
    sources = sorted(Path("content").glob("*.md"))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        heads = pool.map(page, sources, chunksize=16)
    heads.sort(key=lambda head: str(head["date"]), reverse=True)
    tags: defaultdict[str, list[Head]] = defaultdict(list)
    for head in heads:
        for tag in head["tags"]:
            tags[tag].append(head)
    for folder, title, some in [("", "Bench Explainer", heads)] + [
        (f"tags/{tag}/", tag, some) for tag, some in sorted(tags.items())
    ]:
        for path, text in sheets(folder, title, some):
            write(path, text)
    write("index.xml", jinja().get_template("feed.xml").render(pages=heads[:IN_FEED]))


if __name__ == "__main__":
    main()
