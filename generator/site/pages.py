"""What is published where, but for the folders of incidents, which ``folders`` lists.

``parts`` gives all of it to a host that writes it itself; our own build plans the same parts one
by one (``incremental/plan``), so as to make only those that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from markupsafe import Markup

from generator.output import File
from generator.site import browse, urls
from generator.site.edition import Edition
from generator.site.exports import everything
from generator.site.finding.gather import gather
from generator.site.folders import folders_of, parts_of_folder
from generator.site.icon import icon_of
from generator.site.maps.clusters import cluster_parts
from generator.site.maps.draw import ground_parts
from generator.site.maps.zoomable import engine_parts
from generator.site.moved import moved_page
from generator.site.part import Part, written
from generator.site.render import Renderer, page_part, render
from generator.site.search.parts import search_indexes, search_page
from generator.site.summarise import sizes
from generator.site.views.area_map import AreaDrawing, area_drawings
from generator.site.views.data import show_data
from generator.site.views.map import (
    Overview,
    overview_of,
    pins_of,
)
from generator.site.views.plain import (
    NOT_FOUND,
    PlainView,
    page_at,
    read_guides,
    show_guide,
    show_guides,
    show_not_found,
    show_plain,
)
from generator.site.views.sources import MEDIA, rights_of
from generator.site.views.withdrawn import show_held


def parts(edition: Edition) -> Iterator[Part]:
    """Give every part of the site that comes from us; Pelican's own pages come beside it."""
    renderer = Renderer.of(edition)
    for folder in folders_of(edition.catalogue.summaries.values()):
        yield from parts_of_folder(renderer, folder)
    yield from parts_of_site(renderer)
    yield from search_indexes(renderer)


def parts_of_site(renderer: Renderer, *, is_indexed: bool = True) -> Iterator[Part]:
    """Give the parts that no incident owns: lists, feeds, tables, maps, pictures.

    Args:
        renderer: What pages are rendered with, in the newsroom's language.
        is_indexed: Whether the search has an index, which is listed apart.
    """
    yield from _with_folders(renderer, _of_site(renderer, is_indexed=is_indexed))
    for language in renderer.other_languages:
        speaking = renderer.within(language)
        yield from _with_folders(speaking, _in_part(speaking, is_indexed=is_indexed))
    data = renderer.words.gettext("Data")
    yield moved_page(renderer.edition, renderer.words.language, "schema/", urls.DATA, data)


def _with_folders(renderer: Renderer, parts: Iterable[Part]) -> Iterator[Part]:
    """The same parts; and the folder of the pages of a list leads back to its first page."""
    for part in parts:
        yield part
        if part.path.endswith("/page/2/index.html") or part.path == "page/2/index.html":
            folder = part.path.removesuffix("2/index.html")
            first, language = renderer.words.gettext("The first page"), renderer.words.language
            yield moved_page(
                renderer.edition, language, folder, folder.removesuffix("page/"), first
            )


def _of_site(renderer: Renderer, *, is_indexed: bool) -> Iterator[Part]:
    edition = renderer.edition
    overview, finding = (
        overview_of(edition.catalogue, renderer.words),
        gather(edition, renderer.words),
    )
    yield from _theme_files(renderer)
    yield from _held(renderer)
    yield from _pictures(edition)
    areas = area_drawings(renderer, finding)
    yield from _maps(renderer, overview, areas)
    yield from browse.parts_of_lists(renderer, finding, overview, areas)
    yield search_page(renderer, finding, is_indexed=is_indexed)
    yield from browse.moved_areas(renderer, finding, overview)
    yield from _guides(renderer)
    yield page_part(renderer, NOT_FOUND, "404.html", partial(show_not_found, renderer), ())
    yield page_part(renderer, urls.DATA, "data.html", partial(show_data, renderer), ())
    yield from everything.of_site(edition, finding)


def _in_part(renderer: Renderer, *, is_indexed: bool) -> Iterator[Part]:
    """The lists and feeds of all incidents in another language."""
    edition, language = renderer.edition, renderer.language_part
    finding = gather(edition, renderer.words, language)
    overview = overview_of(edition.catalogue, renderer.words)
    areas = area_drawings(renderer, finding)
    yield from browse.parts_of_lists(renderer, finding, overview, areas)
    yield search_page(renderer, finding, is_indexed=is_indexed)
    yield from everything.of_part(edition, finding, language)


def inputs_of_site(edition: Edition) -> Iterator[str]:
    """Give everything that can change a part of the site, or which there are.

    The newsroom, the theme and the code count beside it. Of incidents it is what the rest of the
    site says of them; of those that feeds open, all.
    """
    yield edition.now.isoformat()
    yield edition.ledger.absent
    yield edition.basemap.fingerprint
    yield from (repr(held) for held in edition.held)
    yield from (f"{one.name}\n{one.title}\n{one.text}" for one in read_guides(edition.content))
    summaries = edition.catalogue.summaries
    yield from (f"{name} {one.shared}" for name, one in summaries.items())
    yield from edition.languages
    in_feeds = sorted(set(everything.incidents_in_feeds(edition)))
    yield from (f"{name} {summaries[name].digest}" for name in in_feeds)


def plain_view(edition: Edition, address: str, title: str, html: str) -> PlainView:
    """What the theme's ``plain.html`` shows of an ordinary page."""
    renderer = Renderer.of(edition)
    return show_plain(renderer, page_at(renderer, address), title, html)


def plain_html(edition: Edition, address: str, title: str, html: str) -> Markup:
    """An ordinary page as ``plain.html`` shows it, in the words of its language."""
    renderer = Renderer.of(edition)
    page = page_at(renderer, address)
    speaking = renderer.within(page.language)
    shown = render(speaking.env, "plain.html", show_plain(speaking, page, title, html))
    return Markup(speaking.words.with_language(shown))  # noqa: S704 - Jinja has escaped it


def _theme_files(renderer: Renderer) -> Iterator[Part]:
    icon = icon_of(renderer.edition)
    yield written(icon.path, icon.read())
    for file in renderer.assets.files:
        yield written(file.path, file.content)


def _held(renderer: Renderer) -> Iterator[Part]:
    for held in renderer.edition.held:
        view = partial(show_held, renderer, held)
        yield page_part(renderer, urls.incident(held.id), "held.html", view, (repr(held),))


def _pictures(edition: Edition) -> Iterator[Part]:
    """Every picture in every size, each named by its content, so each is made once."""
    owners = {
        name: summary.id
        for summary in edition.catalogue.summaries.values()
        for name in summary.media
    }
    for name, owner in owners.items():
        yield Part(f"{MEDIA}{name}", (), partial(_picture, edition, owner, name))


def _picture(edition: Edition, incident_id: str, name: str) -> tuple[File, ...]:
    # Pillow is loaded where there is a picture to make
    from generator.site.encoding import encode  # noqa: PLC0415

    incident = edition.catalogue.open(incident_id)
    medium, size = next(pair for pair in sizes(incident) if pair[1].name == name)
    path = edition.content / incident.folder / "media" / incident.files[medium.file or ""].name
    try:
        encoded = encode(path.read_bytes(), size, rights_of(medium))
    except Exception as error:
        source = f"{incident.folder}/media/{path.name}"
        raise ValueError(f"{source} cannot be made {size.width} pixels wide: {error}") from error
    return (File(f"{MEDIA}{name}", encoded),)


def _maps(
    renderer: Renderer, overview: Overview, areas: Mapping[str, AreaDrawing]
) -> Iterator[Part]:
    basemap = renderer.edition.basemap
    plans = (
        *chain.from_iterable(one.grounds for one in overview.incidents.values()),
        *([overview.plan] if overview.plan else []),
        *(one.ground.plan for one in areas.values()),
    )
    yield from ground_parts(plans, basemap)
    if basemap.streets:
        yield from engine_parts(basemap.streets)
        yield from cluster_parts(pins_of(overview))


def _guides(renderer: Renderer) -> Iterator[Part]:
    guides = read_guides(renderer.edition.content)
    names = frozenset(one.name for one in guides)
    for guide in guides:
        view, inputs = partial(show_guide, renderer, guide, names), (guide.title, guide.text)
        address = f"{urls.GUIDES}{guide.name}/"
        yield page_part(renderer, address, "plain.html", view, (*inputs, *sorted(names)))
    if guides:
        titles = tuple(f"{one.name} {one.title}" for one in guides)
        view = partial(show_guides, renderer, guides)
        yield page_part(renderer, urls.GUIDES, "plain.html", view, titles)
