"""The one list of what is published where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.model.incident import Incident
from generator.model.many import Many, one_by_one
from generator.model.media import Medium
from generator.publishing import addresses
from generator.publishing.edition import Edition, Output, Part
from generator.publishing.exports import everything
from generator.publishing.guides import guide_parts
from generator.publishing.logo import logo_of
from generator.publishing.media import Rendition, Rights, encode, renditions
from generator.publishing.press import Press
from generator.publishing.quotes import quote_parts
from generator.publishing.show import dates, lists
from generator.publishing.show.answer import show_held, show_withdrawn
from generator.publishing.show.data import show_data
from generator.publishing.show.explainer import show_explainer
from generator.publishing.show.history import show_history
from generator.publishing.show.old_version import print_version
from generator.publishing.show.overview import Overview, overview_of, show_overview
from generator.publishing.show.plain import NOT_FOUND, show_not_found, show_plain
from generator.publishing.show.record import MEDIA, rights_of
from generator.publishing.show.subject import subject_of
from generator.publishing.views.lists import FrontView, PlainView
from generator.publishing.views.parts import Link
from generator.publishing.whereabouts import place_parts

CORRECTING = frozenset({"correction", "retraction"})


def parts(edition: Edition, many: Many = one_by_one) -> Iterator[Part]:
    """Give every part of the site that comes from us; Pelican's own pages come beside it.

    Args:
        edition: All that pages may know.
        many: How to go through the incidents.
    """
    press = Press.of(edition)
    yield from _files(press)
    heads = {
        one.id: f"{one.record.status} {one.record.headline}" for one in edition.site.published
    }
    for some in many(partial(_of_incident, press, heads), edition.site.published):
        yield from some
    yield from _held(press)
    yield from _media(edition)
    overview = overview_of(press, lists.listed_incidents(press))
    yield from place_parts(press, overview)
    yield from _front(press, overview)
    yield from _updates(press)
    yield from _tags(press)
    yield from guide_parts(press)
    yield _page(press, NOT_FOUND, "404.html", partial(show_not_found, press), ())
    yield _page(press, addresses.DATA, "data.html", partial(show_data, press), ())
    yield from _exports(edition)


def _exports(edition: Edition) -> Iterator[Part]:
    """The data of the whole site; every file depends on every incident, and on the moment."""
    digests = _digests(edition.site.published)
    inputs = (edition.now.isoformat(), edition.ledger.head, *digests)
    for path, write in everything.of_site(edition):
        yield Part(path, inputs, partial(_written, path, write))


def _written(path: str, write: Callable[[], bytes]) -> tuple[Output, ...]:
    return (Output(path, write()),)


def plain(edition: Edition, address: str, title: str, html: str) -> PlainView:
    """What the theme's ``plain.html`` shows of an ordinary page."""
    return show_plain(Press.of(edition), address, title, html)


def _page(
    press: Press,
    address: str,
    template: str,
    view: Callable[[], object],
    inputs: tuple[str | bytes, ...],
) -> Part:
    return Part(
        addresses.file_of(address), inputs, partial(_printed, press, address, template, view)
    )


def _printed(
    press: Press, address: str, template: str, view: Callable[[], object]
) -> tuple[Output, ...]:
    return (press.page(address, template, view()),)


def _as_it_is(file: Output) -> tuple[Output, ...]:
    return (file,)


def _files(press: Press) -> Iterator[Part]:
    logo = logo_of(press.edition)
    if logo:
        yield Part(logo.path, (), partial(_written, logo.path, logo.file.read_bytes))
    for file in press.assets.files:
        yield Part(file.path, (), partial(_as_it_is, file))


def _of_incident(press: Press, heads: Mapping[str, str], incident: Incident) -> tuple[Part, ...]:
    """All that is published of one incident, its pictures and its places aside."""
    inputs = _inputs(press, incident, heads)
    page = addresses.file_of(addresses.incident(incident.id))
    return (
        Part(page, inputs, partial(_incident, press, incident)),
        *_history(press, incident, inputs),
        *(
            Part(name, inputs, partial(_written, name, write))
            for name, write in everything.of_incident(press.edition, incident)
        ),
        *quote_parts(press, incident),
    )


def _held(press: Press) -> Iterator[Part]:
    for held in press.edition.site.held:
        address = addresses.incident(held.id)
        view = partial(show_held, press, held)
        yield _page(press, address, "held.html", view, (repr(held),))


def _inputs(press: Press, incident: Incident, heads: Mapping[str, str]) -> tuple[str, ...]:
    """Everything that can change an incident's pages, beside the newsroom and the theme."""
    edition, newsroom = press.edition, press.edition.site.newsroom
    related = (heads.get(other, "") for other in incident.record.related)
    tops = dates.corrections_at_the_top(incident, newsroom, edition.now)
    names_day = any(one.met == "no" for one in incident.record.expected)
    is_stale = dates.is_stale(incident, newsroom, edition.now)
    return (
        incident.digest,
        repr(edition.ledger.of(incident.id)),
        edition.ledger.absent,
        edition.basemap.fingerprint if incident.record.places else "",
        repr([update.id for update in tops]),
        edition.now.isoformat() if names_day or is_stale else "",
        *related,
    )


def _incident(press: Press, incident: Incident) -> Iterable[Output]:
    address = addresses.incident(incident.id)
    subject = subject_of(press, incident)
    if incident.record.status == "withdrawn":
        yield press.page(address, "withdrawn.html", show_withdrawn(press, subject))
        return

    def quote_page(quote: str) -> Link:
        return Link(subject.way(addresses.quote(incident.id, quote)), "This quote’s own page")

    yield press.page(address, "explainer.html", show_explainer(press, subject, quote_page))


def _history(press: Press, incident: Incident, inputs: tuple[str, ...]) -> Iterator[Part]:
    """Every version of an incident, on one page and each on its own; nothing without git."""
    versions = press.edition.ledger.of(incident.id).versions
    if versions:
        yield Part(
            addresses.history(incident.id), inputs, partial(_versions_page, press, incident)
        )
    if any(version.commit for version in versions):
        folder = addresses.version(incident.id, 0).removesuffix("0/")
        yield Part(folder, inputs, partial(_old_pages, press, incident))


def _versions_page(press: Press, incident: Incident) -> tuple[Output, ...]:
    address = addresses.history(incident.id)
    view = show_history(press, subject_of(press, incident, address))
    return (press.page(address, "history.html", view),)


def _old_pages(press: Press, incident: Incident) -> Iterator[Output]:
    old = press.edition.old_versions(incident)
    return (print_version(press, incident, one, len(old)) for one in old)


def _media(edition: Edition) -> Iterator[Part]:
    """Every picture in every size, each named by its content, so each is made once."""
    seen: set[str] = set()
    for incident in edition.site.published:
        if incident.record.status == "withdrawn":
            continue
        for medium in incident.record.media:
            for part in _sizes(edition, incident, medium):
                if part.path not in seen:
                    seen.add(part.path)
                    yield part


def _sizes(edition: Edition, incident: Incident, medium: Medium) -> Iterator[Part]:
    file = incident.files.get(medium.file or "")
    if file is None or medium.withdrawn:
        return
    path, rights = edition.content / incident.folder / "media" / file.name, rights_of(medium)
    for size in renditions(file, rights):
        yield Part(
            f"{MEDIA}{size.name}",
            (),
            partial(_encoded, path, size, rights),
        )


def _encoded(path: Path, size: Rendition, rights: Rights) -> tuple[Output, ...]:
    return (Output(f"{MEDIA}{size.name}", encode(path.read_bytes(), size, rights)),)


def _front(press: Press, overview: Overview) -> Iterator[Part]:
    updates = lists.latest_updates(press)
    pages = lists.pages_of(lists.listed_incidents(press), lists.PER_PAGE)
    for number, some in enumerate(pages, 1):
        yield _page(
            press,
            addresses.front_page(number),
            "front.html",
            partial(_front_page, press, overview, some, updates, (number, len(pages))),
            (
                *_digests(some),
                *_ids(updates if number == 1 else ()),
                *_histories(press, updates if number == 1 else ()),
                str(len(pages)),
                repr(overview.areas) if number == 1 else "",
            ),
        )


def _front_page(
    press: Press,
    overview: Overview,
    some: Sequence[Incident],
    updates: Sequence[lists.Dated],
    place: tuple[int, int],
) -> FrontView:
    number, last = place
    view = lists.show_front(press, some, updates, number, last)
    if number > 1:
        return view
    return replace(view, overview=show_overview(press, overview, addresses.FRONT))


def _digests(incidents: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(incident.digest for incident in incidents)


def _ids(updates: Sequence[lists.Dated]) -> tuple[str, ...]:
    return tuple(f"{one.incident.digest} {one.update.id}" for one in updates)


def _updates(press: Press) -> Iterator[Part]:
    pages = lists.pages_of(lists.all_updates(press), lists.UPDATES_PER_PAGE)
    for number, some in enumerate(pages, 1):
        yield _page(
            press,
            addresses.updates_page(number),
            "updates.html",
            partial(lists.show_updates, press, some, number, len(pages)),
            (*_ids(some), *_histories(press, some), str(len(pages))),
        )
    corrections = lists.all_updates(press, CORRECTING)
    yield _page(
        press,
        addresses.CORRECTIONS,
        "updates.html",
        partial(lists.show_corrections, press, corrections),
        (*_ids(corrections), *_histories(press, corrections)),
    )


def _histories(press: Press, updates: Sequence[lists.Dated]) -> tuple[str, ...]:
    ids = dict.fromkeys(one.incident.id for one in updates)
    return tuple(repr(press.edition.ledger.of(incident).entries) for incident in ids)


def _tags(press: Press) -> Iterator[Part]:
    by_tag: dict[str, list[Incident]] = {}
    for incident in lists.listed_incidents(press):
        for tag in incident.record.tags:
            by_tag.setdefault(tag, []).append(incident)
    for tag in sorted(by_tag):
        some = by_tag[tag]
        yield _page(
            press,
            addresses.tag(tag),
            "tag.html",
            partial(lists.show_tag, press, tag, some),
            _digests(some),
        )
