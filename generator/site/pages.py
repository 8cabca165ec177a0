"""The one list of what is published where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from generator.site import addresses
from generator.site.edition import Edition, Output, Part, written
from generator.site.exports import everything, feeds
from generator.site.gist import Gist
from generator.site.guides import guide_parts, read_guides
from generator.site.logo import logo_of
from generator.site.media import Rendition, Rights
from generator.site.press import Press, pages_of, printed
from generator.site.quotes import quote_parts
from generator.site.show import dates, lists
from generator.site.show.answer import show_held, show_withdrawn
from generator.site.show.data import show_data
from generator.site.show.explainer import show_explainer
from generator.site.show.history import show_history
from generator.site.show.old_version import print_version
from generator.site.show.overview import Overview, overview_of, show_overview
from generator.site.show.plain import NOT_FOUND, show_not_found, show_plain
from generator.site.show.record import MEDIA, rights_of
from generator.site.show.subject import Subject, subject_of
from generator.site.summarise import sizes
from generator.site.views.lists import FrontView, PlainView
from generator.site.views.parts import Link
from generator.site.whereabouts import list_parts, place_parts


def parts(edition: Edition) -> Iterator[Part]:
    """Give every part of the site that comes from us; Pelican's own pages come beside it."""
    press = Press.of(edition)
    for name in edition.archive.gists:
        yield from parts_of_incident(press, name)
    yield from parts_of_site(press)


def parts_of_site(press: Press) -> Iterator[Part]:
    """Give the parts that no incident owns: lists, feeds, tables, maps, pictures."""
    edition = press.edition
    yield from _files(press)
    yield from _held(press)
    yield from _media(edition)
    overview = overview_of(edition.archive)
    yield from place_parts(press, overview)
    updates = lists.all_updates(edition.archive)
    yield from _front(press, overview, updates)
    yield from _updates(press, updates)
    yield from _tags(press)
    yield from guide_parts(press)
    yield printed(press, NOT_FOUND, "404.html", partial(show_not_found, press), ())
    yield printed(press, addresses.DATA, "data.html", partial(show_data, press), ())
    yield from everything.of_site(edition)


def inputs_of_site(edition: Edition) -> Iterator[str]:
    """Tell everything that can change a part of the site, or which there are.

    The newsroom, the theme and the code count beside it. Of incidents it is what the rest of the
    site says of them; of those that feeds open, all.
    """
    yield edition.now.isoformat()
    yield edition.ledger.absent
    yield edition.basemap.fingerprint
    yield from (repr(held) for held in edition.site.held)
    yield from (f"{one.name}\n{one.title}\n{one.text}" for one in read_guides(edition.content))
    gists = edition.archive.gists
    yield from (f"{name} {one.shared}" for name, one in gists.items())
    yield from (f"{name} {gists[name].digest}" for name in sorted(set(everything.fed(edition))))


def plain(edition: Edition, address: str, title: str, html: str) -> PlainView:
    """What the theme's ``plain.html`` shows of an ordinary page."""
    return show_plain(Press.of(edition), address, title, html)


def _written(path: str, write: Callable[[], bytes]) -> tuple[Output, ...]:
    return (Output(path, write()),)


def _as_it_is(file: Output) -> tuple[Output, ...]:
    return (file,)


def _files(press: Press) -> Iterator[Part]:
    logo = logo_of(press.edition)
    if logo:
        yield Part(logo.path, (), partial(_written, logo.path, logo.file.read_bytes))
    for file in press.assets.files:
        yield Part(file.path, (), partial(_as_it_is, file))


def parts_of_incident(press: Press, incident_id: str) -> Iterator[Part]:
    """Give all that is published in the folder of one incident."""
    edition = press.edition
    incident = edition.archive.open(incident_id)
    inputs = inputs_of_incident(edition, edition.archive.gists[incident_id])
    subject = subject_of(press, incident)
    yield Part(addresses.file_of(subject.page), inputs, partial(_incident, press, subject))
    yield from _history(press, subject, inputs)
    for name, content in everything.of_incident(edition, incident):
        yield written(name, content)
    yield from quote_parts(press, subject)


def _held(press: Press) -> Iterator[Part]:
    for held in press.edition.site.held:
        address = addresses.incident(held.id)
        view = partial(show_held, press, held)
        yield printed(press, address, "held.html", view, (repr(held),))


def inputs_of_incident(edition: Edition, gist: Gist) -> tuple[str, ...]:
    """Tell everything that can change an incident's pages, beside the newsroom and the theme."""
    known, newsroom, now = edition.archive.gists, edition.site.newsroom, edition.now
    related = (known[one] for one in gist.related if one in known)
    names_day = gist.names_the_day or dates.is_stale_gist(gist, newsroom, now)
    return (
        gist.digest,
        edition.ledger.absent,
        edition.basemap.fingerprint if gist.has_places else "",
        " ".join(dates.ids_at_the_top(gist, newsroom, now)),
        now.isoformat() if names_day else "",
        feeds.feed_size(gist, now),
        *(f"{one.status} {one.headline}" for one in related),
    )


def _incident(press: Press, subject: Subject) -> Iterable[Output]:
    incident, address = subject.incident, subject.page
    if incident.record.status == "withdrawn":
        yield press.page(address, "withdrawn.html", show_withdrawn(press, subject))
        return

    def quote_page(quote: str) -> Link:
        return Link(subject.way(addresses.quote(incident.id, quote)), "This quote’s own page")

    yield press.page(address, "explainer.html", show_explainer(press, subject, quote_page))


def _history(press: Press, subject: Subject, inputs: tuple[str, ...]) -> Iterator[Part]:
    """Every version of an incident, on one page and each on its own; nothing without git."""
    versions, incident = subject.history.versions, subject.incident.id
    if versions:
        address = addresses.history(incident)
        yield Part(address, inputs, partial(_versions_page, press, subject.shown_at(address)))
    if any(version.commit for version in versions):
        folder = addresses.version(incident, 0).removesuffix("0/")
        yield Part(folder, inputs, partial(_old_pages, press, subject))


def _versions_page(press: Press, subject: Subject) -> tuple[Output, ...]:
    return (press.page(subject.here, "history.html", show_history(press, subject)),)


def _old_pages(press: Press, subject: Subject) -> Iterator[Output]:
    old = press.edition.old_versions(subject.incident)
    return (print_version(press, subject, one, len(old)) for one in old)


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


def _front(press: Press, overview: Overview, updates: Sequence[lists.Dated]) -> Iterator[Part]:
    latest = lists.latest_updates(updates)
    sheets = pages_of(press.edition.archive.listed, lists.PER_PAGE)
    for number, some in enumerate(sheets, 1):
        on_first = (repr(overview.areas), *_digests(latest)) if number == 1 else ()
        view = partial(_front_page, press, overview, some, latest, (number, len(sheets)))
        inputs = (*(one.teaser for one in some), str(len(sheets)), *on_first)
        yield printed(press, addresses.front_page(number), "front.html", view, inputs)


def _front_page(
    press: Press,
    overview: Overview,
    some: Sequence[Gist],
    updates: Sequence[lists.Dated],
    place: tuple[int, int],
) -> FrontView:
    number, last = place
    view = lists.show_front(press, some, updates, number, last)
    if number > 1:
        return view
    return replace(view, overview=show_overview(press, overview, addresses.FRONT))


def _digests(updates: Iterable[lists.Dated]) -> tuple[str, ...]:
    return tuple(one.update.digest for one in updates)


def _updates(press: Press, updates: Sequence[lists.Dated]) -> Iterator[Part]:
    sheets = pages_of(updates, lists.UPDATES_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        view = partial(lists.show_updates, press, some, number, len(sheets))
        inputs = (*_digests(some), str(len(sheets)))
        yield printed(press, addresses.updates_page(number), "updates.html", view, inputs)
    corrections = [one for one in updates if feeds.CORRECTING & set(one.update.kinds)]
    sheets = pages_of(corrections, lists.UPDATES_PER_PAGE)
    for number, some in enumerate(sheets, 1):
        place = (number, len(sheets))
        view = partial(lists.show_corrections, press, some, place, corrections)
        told = (*_digests(some), *map(repr, lists.figures(corrections)), str(len(sheets)))
        yield printed(press, addresses.corrections_page(number), "updates.html", view, told)


def _tags(press: Press) -> Iterator[Part]:
    by_tag: dict[str, list[Gist]] = {}
    for incident in press.edition.archive.listed:
        for tag in incident.tags:
            by_tag.setdefault(tag, []).append(incident)
    for tag in sorted(by_tag):
        view = partial(lists.show_tag, press, tag)
        yield from list_parts(press, partial(addresses.tag, tag), by_tag[tag], view)
