"""What the page rests on: sources, media, what is expected, standards set aside."""

from __future__ import annotations

from generator.model.media import Medium
from generator.model.question import Expected, Waiver
from generator.model.source import Source
from generator.site import addresses, vocabulary, words
from generator.site.media import Rights, renditions, srcset
from generator.site.show.subject import WITHDRAWN, Subject
from generator.site.views.parts import Link, Mark, Time
from generator.site.views.record import ExpectedLine, SourceLine, WaiverLine
from generator.site.views.story import MediumFigure, Picture

MEDIA = "media/"
"""The folder of all published pictures; their names carry a hash."""


def show_sources(subject: Subject) -> tuple[SourceLine, ...]:
    """The sources in the order of their numbers."""
    sources = sorted(subject.incident.record.sources, key=lambda one: subject.numbers[one.id])
    return tuple(_source(subject, source) for source in sources)


def _source(subject: Subject, source: Source) -> SourceLine:
    if source.withdrawn:
        anchor, number = addresses.anchor("sources", source.id), subject.numbers[source.id]
        return SourceLine(anchor, number, "", WITHDRAWN, withdrawn=source.withdrawn)
    return SourceLine(
        anchor=addresses.anchor("sources", source.id),
        number=subject.numbers[source.id],
        kind=vocabulary.SOURCE_KIND.get(source.kind or "", ""),
        title=source.title,
        publisher=source.publisher or source.by or "",
        published=subject.maybe(source.published),
        accessed=subject.maybe(source.accessed),
        href=source.url or "",
        archived=source.archived or "",
        archived_on=words.machine(source.accessed, subject.incident.zone)
        if source.accessed
        else "",
        version_of=_version(subject, source.version_of) if source.version_of else None,
        note=source.note or "",
    )


def _version(subject: Subject, source_id: str) -> Link:
    return Link(subject.href(source_id), f"source {subject.numbers[source_id]}")


def show_medium(subject: Subject, medium: Medium) -> MediumFigure:
    """A picture in its sizes, or what is said of one that is not shown here."""
    if medium.withdrawn:
        return MediumFigure(
            anchor=addresses.anchor("media", medium.id),
            kind=vocabulary.MEDIUM[medium.kind],
            alt=WITHDRAWN,
            held=False,
            withdrawn=medium.withdrawn,
        )
    return MediumFigure(
        anchor=addresses.anchor("media", medium.id),
        kind=vocabulary.MEDIUM[medium.kind],
        alt=medium.alt or "",
        caption=medium.caption or "",
        credit=medium.credit or "",
        rights=(medium.rights or "").replace("-", " "),
        picture=_picture(subject, medium),
        href=medium.url or "",
        held=medium.held,
        warning=medium.warning or "",
        citation=subject.cite(medium.source) if medium.source else None,
        note=medium.note or "",
    )


def _picture(subject: Subject, medium: Medium) -> Picture | None:
    file = subject.incident.files.get(medium.file or "")
    sizes = renditions(file, rights_of(medium)) if file else ()
    if not sizes:
        return None
    folder = addresses.link(subject.here, MEDIA)
    default = next((size for size in sizes if size.width >= 960), sizes[-1])  # noqa: PLR2004 - the width of a column
    return Picture(f"{folder}{default.name}", srcset(sizes, folder), default.width, default.height)


def rights_of(medium: Medium) -> Rights:
    """What stays with a picture wherever it goes."""
    return Rights(medium.credit or "", medium.rights or "")


def show_expected(subject: Subject, now: Time) -> tuple[ExpectedLine, ...]:
    """What should come next; whether it came as of a named day, or that nobody here knows."""
    return tuple(_expected(subject, one, now) for one in subject.incident.record.expected)


def _expected(subject: Subject, expected: Expected, now: Time) -> ExpectedLine:
    if expected.withdrawn:
        anchor = addresses.anchor("expected", expected.id)
        no_longer = Mark("withdrawn", "No longer expected")
        return ExpectedLine(anchor, WITHDRAWN, no_longer, withdrawn=expected.withdrawn)
    return ExpectedLine(
        anchor=addresses.anchor("expected", expected.id),
        text=expected.text,
        met=_met(subject, expected, now),
        due=subject.maybe(expected.due),
        rule=expected.rule or "",
        citation=subject.cite(expected.source) if expected.source else None,
        note=expected.note or "",
    )


def _met(subject: Subject, expected: Expected, now: Time) -> Mark:
    if expected.met == "not-known":
        return Mark("not-known", "Not known here whether it came")
    if isinstance(expected.met, str):
        return Mark("no", f"Not met as of {now.text}")
    return Mark("met", f"Met {subject.time(expected.met).text}")


def show_waivers(subject: Subject) -> tuple[WaiverLine, ...]:
    """The standards that were set aside."""
    return tuple(_waiver(subject, waiver) for waiver in subject.incident.record.waive)


def _waiver(subject: Subject, waiver: Waiver) -> WaiverLine:
    return WaiverLine(
        standard=waiver.code.rpartition(".")[2].replace("-", " "),
        code=waiver.code,
        where=where_of(subject, waiver.field),
        by=waiver.by,
        reason=waiver.reason,
    )


def where_of(subject: Subject, item: str) -> str:
    """Say in words what a field or a ``covers`` names, such as ``claims/age-40s``."""
    section, _, rest = item.partition("/")
    item_id = rest.partition("/")[0]
    if section == "updates":
        return f"the update {item_id}"
    if not item_id or item_id not in subject.incident.items:
        return vocabulary.FIELD.get(section, section)
    called = subject.link(item_id).text
    return f"{vocabulary.SECTION.get(section, section)}: {called}"
