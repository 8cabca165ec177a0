"""What the page rests on: sources, pictures, standards set aside."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.model.media import Medium
from generator.model.question import Waiver
from generator.model.source import Source
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.media import Rights, renditions, srcset
from generator.site.urls import Link
from generator.site.views.context import IncidentContext, where_of


class SourceLine(Struct, frozen=True):
    """One source, with its kept copy.

    Attributes:
        anchor: ``source-<id>``.
        number: Its place in the list, from 1.
        kind: Such as "News report".
        title: Its title.
        publisher: May be empty.
        published: None where the record does not say.
        accessed: None where the record does not say.
        href: Its address; empty where there is none.
        locator: Where in it, such as a page; may be empty.
        archived: A kept copy; empty where there is none.
        archived_on: ISO day of the copy, for Robust Links; may be empty.
        version_of: Another state of the same page; None where it is none.
        note: How it was seen, and what a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
        group: Its publisher, where another source has the same: the two stand together.
    """

    anchor: str
    number: int
    kind: str
    title: str
    publisher: str = ""
    published: Time | None = None
    accessed: Time | None = None
    href: str = ""
    locator: str = ""
    archived: str = ""
    archived_on: str = ""
    version_of: Link | None = None
    note: str = ""
    withdrawn: str = ""
    group: str = ""


class WaiverLine(Struct, frozen=True):
    """A standard that was set aside, by whom and why.

    Attributes:
        standard: The rule, in words.
        code: Its code.
        where: The item it was set aside for.
        by: Who decided.
        reason: Why.
    """

    standard: str
    code: str
    where: str
    by: str
    reason: str


class StillPicture(Struct, frozen=True):
    """The sizes of a still picture.

    Attributes:
        src: The size for browsers that know no other.
        srcset: All sizes, as HTML's ``srcset`` writes them.
        width: Of ``src``, in pixels.
        height: Of ``src``, in pixels.
    """

    src: str
    srcset: str
    width: int
    height: int


class MediumFigure(Struct, frozen=True):
    """A picture, video, recording or document, with its credit.

    Attributes:
        anchor: ``media-<id>``.
        kind: Such as "Picture", or "Picture, not held here" of what we only know of.
        show: Such as "Show the picture"; uncovers it.
        open: Such as "Open the picture where it was published".
        alt: What it shows, for someone who cannot see it.
        caption: May be empty.
        credit: Whose it is.
        rights: In words.
        picture: The sizes; None where it is only linked or only known of.
        href: Where it lives elsewhere; empty where it does not.
        held: Whether we hold or link it; False for what we only know of.
        warning: Covers it until the reader chooses; may be empty.
        source: The source; None where the record names none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    kind: str
    alt: str
    show: str = ""
    open: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    picture: StillPicture | None = None
    href: str = ""
    held: bool = True
    warning: str = ""
    source: Link | None = None
    note: str = ""
    withdrawn: str = ""


MEDIA = "media/"
"""The folder of all published pictures; their names carry a hash."""


def show_sources(context: IncidentContext) -> tuple[SourceLine, ...]:
    """The sources in the order of their numbers, those of one publisher together."""
    sources = sorted(context.incident.record.sources, key=lambda one: context.numbers[one.id])
    groups: dict[str, list[SourceLine]] = {}
    for source in sources:
        shown = _source(context, source)
        groups.setdefault(shown.publisher or shown.anchor, []).append(shown)
    return tuple(
        replace(one, group=publisher) if len(together) > 1 else one
        for publisher, together in groups.items()
        for one in together
    )


def _source(context: IncidentContext, source: Source) -> SourceLine:
    if source.withdrawn:
        anchor, number = urls.anchor("sources", source.id), context.numbers[source.id]
        called = context.words.gettext(labels.WITHDRAWN)
        return SourceLine(anchor, number, "", called, withdrawn=source.withdrawn)
    return SourceLine(
        anchor=urls.anchor("sources", source.id),
        number=context.numbers[source.id],
        kind=context.words.gettext(labels.SOURCE_KIND[source.kind]) if source.kind else "",
        title=source.title,
        publisher=source.publisher or source.by or "",
        published=context.optional_time(source.published),
        accessed=context.optional_time(source.accessed),
        href=source.url or "",
        locator=source.locator or "",
        archived=source.archived or "",
        archived_on=dates.machine(source.accessed, context.incident.zone)
        if source.accessed
        else "",
        version_of=_version(context, source.version_of) if source.version_of else None,
        note=source.note or "",
    )


def _version(context: IncidentContext, source_id: str) -> Link:
    # For translators: in “Another state of source 1.”
    text = context.words.gettext("source %(number)s", number=context.numbers[source_id])
    return Link(context.href(source_id), text)


def show_medium(context: IncidentContext, medium: Medium) -> MediumFigure:
    """A picture in its sizes, or what is said of one that is not shown here."""
    label, words = labels.MEDIUM[medium.kind], context.words
    if medium.withdrawn:
        return MediumFigure(
            anchor=urls.anchor("media", medium.id),
            kind=words.gettext(label.absent),
            alt=words.gettext(labels.WITHDRAWN),
            held=False,
            withdrawn=medium.withdrawn,
        )
    return MediumFigure(
        anchor=urls.anchor("media", medium.id),
        kind=words.gettext(label.word if medium.held else label.absent),
        show=words.gettext(label.show),
        open=words.gettext(label.open),
        alt=medium.alt or "",
        caption=medium.caption or "",
        credit=medium.credit or "",
        rights=(medium.rights or "").replace("-", " "),
        picture=_picture(context, medium),
        href=medium.url or "",
        held=medium.held,
        warning=medium.warning or "",
        source=context.source_link(medium.source) if medium.source else None,
        note=medium.note or "",
    )


def _picture(context: IncidentContext, medium: Medium) -> StillPicture | None:
    file = context.incident.files.get(medium.file or "")
    sizes = renditions(file, rights_of(medium)) if file else ()
    if not sizes:
        return None
    folder = context.way(MEDIA)
    default = next((size for size in sizes if size.width >= 960), sizes[-1])  # noqa: PLR2004 - the width of a column
    return StillPicture(
        f"{folder}{default.name}", srcset(sizes, folder), default.width, default.height
    )


def rights_of(medium: Medium) -> Rights:
    """What stays with a picture wherever it goes."""
    return Rights(medium.credit or "", medium.rights or "")


def show_waivers(context: IncidentContext) -> tuple[WaiverLine, ...]:
    """The standards that were set aside."""
    return tuple(_waiver(context, waiver) for waiver in context.incident.record.waive)


def _waiver(context: IncidentContext, waiver: Waiver) -> WaiverLine:
    return WaiverLine(
        standard=waiver.code.rpartition(".")[2].replace("-", " "),
        code=waiver.code,
        where=where_of(context, waiver.field),
        by=waiver.by,
        reason=waiver.reason,
    )
