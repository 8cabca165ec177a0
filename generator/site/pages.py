"""The one list of what is published where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from generator.site import urls
from generator.site.edition import Edition, Output, Part, written
from generator.site.exports import choice, everything
from generator.site.gist import Gist
from generator.site.gists import sizes
from generator.site.guides import guide_parts, read_guides
from generator.site.logo import logo_of
from generator.site.media import Rendition, Rights
from generator.site.quotes import quote_parts
from generator.site.render import Renderer, in_pages, page_part
from generator.site.urls import Link
from generator.site.views import explainer, lists
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.data import show_data
from generator.site.views.explainer import show_explainer
from generator.site.views.history import print_version, show_history
from generator.site.views.lists import FrontView
from generator.site.views.map import Overview, overview_of, show_overview
from generator.site.views.plain import NOT_FOUND, PlainView, show_not_found, show_plain
from generator.site.views.sources import MEDIA, rights_of
from generator.site.views.withdrawn import show_held, show_withdrawn
from generator.site.whereabouts import list_parts, place_parts


def parts(edition: Edition) -> Iterator[Part]:
    """Give every part of the site that comes from us; Pelican's own pages come beside it."""
    renderer = Renderer.of(edition)
    for name in edition.archive.gists:
        yield from parts_of_incident(renderer, name)
    yield from parts_of_site(renderer)


def parts_of_site(renderer: Renderer) -> Iterator[Part]:
    """Give the parts that no incident owns: lists, feeds, tables, maps, pictures."""
    edition = renderer.edition
    yield from _files(renderer)
    yield from _held(renderer)
    yield from _media(edition)
    overview = overview_of(edition.archive)
    yield from place_parts(renderer, overview)
    updates = lists.all_updates(edition.archive)
    yield from _front(renderer, overview, updates)
    yield from _updates(renderer, updates)
    yield from _tags(renderer)
    yield from guide_parts(renderer)
    yield page_part(renderer, NOT_FOUND, "404.html", partial(show_not_found, renderer), ())
    yield page_part(renderer, urls.DATA, "data.html", partial(show_data, renderer), ())
    yield from everything.of_site(edition)


def inputs_of_site(edition: Edition) -> Iterator[str]:
    """Tell everything that can change a part of the site, or which there are.

    The newsroom, the theme and the code count beside it. Of incidents it is what the rest of the
    site says of them; only feeds tell more, see :func:`fed`.
    """
    yield edition.now.isoformat()
    yield edition.ledger.absent
    yield edition.basemap.fingerprint
    yield from (repr(held) for held in edition.site.held)
    yield from (f"{one.name}\n{one.title}\n{one.text}" for one in read_guides(edition.content))
    yield from (f"{name} {head.shared}" for name, head in edition.archive.heads.items())


def fed(edition: Edition) -> frozenset[str]:
    """Name the incidents whose own words stand in feeds of the whole site."""
    return frozenset(everything.fed(edition))


def plain(edition: Edition, address: str, title: str, html: str) -> PlainView:
    """What the theme's ``plain.html`` shows of an ordinary page."""
    return show_plain(Renderer.of(edition), address, title, html)


def _written(path: str, write: Callable[[], bytes]) -> tuple[Output, ...]:
    return (Output(path, write()),)


def _as_it_is(file: Output) -> tuple[Output, ...]:
    return (file,)


def _files(renderer: Renderer) -> Iterator[Part]:
    logo = logo_of(renderer.edition)
    if logo:
        yield Part(logo.path, (), partial(_written, logo.path, logo.file.read_bytes))
    for file in renderer.assets.files:
        yield Part(file.path, (), partial(_as_it_is, file))


def parts_of_incident(renderer: Renderer, incident_id: str) -> Iterator[Part]:
    """Give all that is published in the folder of one incident."""
    edition = renderer.edition
    incident = edition.archive.open(incident_id)
    inputs = inputs_of_incident(edition, edition.archive.gists[incident_id])
    context = context_for(
        incident, renderer.edition.site.newsroom, renderer.edition.ledger.of(incident.id)
    )
    yield Part(urls.file_of(context.page), inputs, partial(_incident, renderer, context))
    yield from _history(renderer, context, inputs)
    for name, write in everything.of_incident(edition, incident):
        yield written(name, write())
    yield from quote_parts(renderer, context)


def _held(renderer: Renderer) -> Iterator[Part]:
    for held in renderer.edition.site.held:
        address = urls.incident(held.id)
        view = partial(show_held, renderer, held)
        yield page_part(renderer, address, "held.html", view, (repr(held),))


def inputs_of_incident(edition: Edition, gist: Gist) -> tuple[str, ...]:
    """Tell everything that can change an incident's pages, beside the newsroom and the theme."""
    known, newsroom, now = edition.archive.gists, edition.site.newsroom, edition.now
    related = (known[one] for one in gist.related if one in known)
    names_day = gist.names_the_day or explainer.is_stale_gist(gist, newsroom, now)
    return (
        gist.digest,
        edition.ledger.absent,
        edition.basemap.fingerprint if gist.has_places else "",
        " ".join(explainer.ids_at_the_top(gist, newsroom, now)),
        now.isoformat() if names_day else "",
        choice.size(gist, now),
        *(f"{one.status} {one.headline}" for one in related),
    )


def _incident(renderer: Renderer, context: IncidentContext) -> Iterable[Output]:
    incident, address = context.incident, context.page
    if incident.record.status == "withdrawn":
        yield renderer.page(address, "withdrawn.html", show_withdrawn(renderer, context))
        return

    def quote_page(quote: str) -> Link:
        return Link(context.way(urls.quote(incident.id, quote)), "This quote’s own page")

    yield renderer.page(address, "explainer.html", show_explainer(renderer, context, quote_page))


def _history(
    renderer: Renderer, context: IncidentContext, inputs: tuple[str, ...]
) -> Iterator[Part]:
    """Every version of an incident, on one page and each on its own; nothing without git."""
    versions, incident = context.history.versions, context.incident.id
    if versions:
        address = urls.history(incident)
        yield Part(address, inputs, partial(_versions_page, renderer, context.at(address)))
    if any(version.commit for version in versions):
        folder = urls.version(incident, 0).removesuffix("0/")
        yield Part(folder, inputs, partial(_old_pages, renderer, context))


def _versions_page(renderer: Renderer, context: IncidentContext) -> tuple[Output, ...]:
    return (renderer.page(context.here, "history.html", show_history(renderer, context)),)


def _old_pages(renderer: Renderer, context: IncidentContext) -> Iterator[Output]:
    old = renderer.edition.old_versions(context.incident)
    return (print_version(renderer, context, one, len(old)) for one in old)


def _media(edition: Edition) -> Iterator[Part]:
    """Every picture in every size, each named by its content, so each is made once."""
    owners = {name: gist.id for gist in edition.archive.gists.values() for name in gist.media}
    for name, owner in owners.items():
        yield Part(f"{MEDIA}{name}", (), partial(_sized, edition, owner, name))


def _sized(edition: Edition, incident_id: str, name: str) -> tuple[Output, ...]:
    incident = edition.archive.open(incident_id)
    medium, size = next(pair for pair in sizes(incident) if pair[1].name == name)
    path = edition.content / incident.folder / "media" / incident.files[medium.file or ""].name
    return _encoded(path, size, rights_of(medium))


def _encoded(path: Path, size: Rendition, rights: Rights) -> tuple[Output, ...]:
    # Pillow is loaded where there is a picture to make
    from generator.site.encoding import encode  # noqa: PLC0415

    return (Output(f"{MEDIA}{size.name}", encode(path.read_bytes(), size, rights)),)


def _front(
    renderer: Renderer, overview: Overview, updates: Sequence[lists.Dated]
) -> Iterator[Part]:
    latest = lists.latest_updates(updates)
    sheets = in_pages(renderer.edition.archive.listed, lists.PER_PAGE)
    for number, some in enumerate(sheets, 1):
        on_first = (repr(overview.areas), *_digests(latest)) if number == 1 else ()
        view = partial(_front_page, renderer, overview, some, latest, (number, len(sheets)))
        inputs = (*(one.teaser for one in some), str(len(sheets)), *on_first)
        yield page_part(renderer, urls.front_page(number), "front.html", view, inputs)


def _front_page(
    renderer: Renderer,
    overview: Overview,
    some: Sequence[Gist],
    updates: Sequence[lists.Dated],
    place: tuple[int, int],
) -> FrontView:
    number, last = place
    view = lists.show_front(renderer, some, updates, number, last)
    if number > 1:
        return view
    return replace(view, overview=show_overview(renderer, overview, urls.FRONT))


def _digests(updates: Iterable[lists.Dated]) -> tuple[str, ...]:
    return tuple(one.update.digest for one in updates)


def _updates(renderer: Renderer, updates: Sequence[lists.Dated]) -> Iterator[Part]:
    sheets = in_pages(updates, lists.UPDATES_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        view = partial(lists.show_updates, renderer, some, number, len(sheets))
        inputs = (*_digests(some), str(len(sheets)))
        yield page_part(renderer, urls.updates_page(number), "updates.html", view, inputs)
    corrections = [one for one in updates if choice.CORRECTING & set(one.update.kinds)]
    sheets = in_pages(corrections, lists.UPDATES_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        place = (number, len(sheets))
        view = partial(lists.show_corrections, renderer, some, place, corrections)
        told = (*_digests(some), *map(repr, lists.figures(corrections)), str(len(sheets)))
        yield page_part(renderer, urls.corrections_page(number), "updates.html", view, told)


def _tags(renderer: Renderer) -> Iterator[Part]:
    by_tag: dict[str, list[Gist]] = {}
    for incident in renderer.edition.archive.listed:
        for tag in incident.tags:
            by_tag.setdefault(tag, []).append(incident)
    for tag in sorted(by_tag):
        view = partial(lists.show_tag, renderer, tag)
        yield from list_parts(renderer, partial(urls.tag, tag), by_tag[tag], view)
