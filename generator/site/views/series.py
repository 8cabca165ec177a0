"""A series: a chart of figures over time, and its table."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.claim import Standing
from generator.model.figure import standing_of_figure
from generator.model.measures import Quantity
from generator.model.moment import Moment
from generator.model.series import FIGURE, Series, SeriesRow, SeriesTable, figures_of, table_of
from generator.site import dates, labels, urls
from generator.site.charts import ChartPoint, ChartTime, draw_chart, key_of_line
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.views.claim import Saying, show_saying
from generator.site.views.collection import figure_label
from generator.site.views.context import IncidentContext

_FEW = 8
"""So many numbers of a line are said one by one."""


class SeriesColumn(Struct, frozen=True):
    """A column of numbers.

    Attributes:
        label: What it is.
        key: A piece of its line, as SVG; empty where there is one line alone.
    """

    label: str
    key: Markup = Markup()


class SeriesLine(Struct, frozen=True):
    """A row of the table.

    Attributes:
        at: When it stood so.
        values: A number for each column; empty where nobody says one.
    """

    at: Time
    values: tuple[str, ...]


class SeriesFigure(Struct, frozen=True):
    """Figures over time.

    Attributes:
        anchor: ``series-<id>``.
        title: What it shows; empty where it was withdrawn.
        chart: The drawing, as SVG; empty in an old version, which is text, and where the record
            dates a number in words alone.
        columns: What its numbers are.
        rows: All it says.
        unit: May be empty.
        as_of: When the whole series stood so; None where the record does not say.
        standing: How it stands, or how the figures do that it is made of, each once.
        said_by: Who says so; empty where its figures say it themselves.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    title: str = ""
    chart: Markup = Markup()
    columns: tuple[SeriesColumn, ...] = ()
    rows: tuple[SeriesLine, ...] = ()
    unit: str = ""
    as_of: Time | None = None
    standing: tuple[Mark, ...] = ()
    said_by: tuple[Saying, ...] = ()
    note: str = ""
    withdrawn: str = ""


def show_series(context: IncidentContext, series: Series) -> SeriesFigure:
    """Show a series, as a chart and as the table that says the same."""
    anchor = urls.anchor("series", series.id)
    if series.withdrawn:
        return SeriesFigure(anchor, withdrawn=series.withdrawn)
    table = table_of(series, context.incident)
    columns = tuple(_label(context, series, name) for name in table.columns)
    # what is dated in words alone has no place on an axis
    is_dated = all(row.at.first for row in table.rows)
    is_drawn = is_dated and not context.is_old and len(table.rows) > 1
    several = len(columns) > 1
    return SeriesFigure(
        anchor=anchor,
        title=series.title,
        chart=Markup(_chart(context, table, columns)) if is_drawn else Markup(),  # noqa: S704  ours
        columns=tuple(
            SeriesColumn(label, Markup(key_of_line(at)) if several and is_drawn else Markup())  # noqa: S704  ours
            for at, label in enumerate(columns)
        ),
        rows=tuple(
            SeriesLine(
                context.time(row.at), tuple(_written(context, row, one) for one in row.values)
            )
            for row in table.rows
        ),
        unit=series.unit or "",
        as_of=context.optional_time(series.as_of),
        standing=tuple(
            labels.standing(word, context.words) for word in _standings(context, series)
        ),
        said_by=tuple(show_saying(context, one) for one in series.said_by),
        note=series.note or "",
    )


def _label(context: IncidentContext, series: Series, name: str) -> str:
    if name != FIGURE or series.file:
        return series.columns[name]
    figures = figures_of(series, context.incident)
    # drawn, where nothing can be marked
    return str(figure_label(context, figures[0])) if figures else series.title


def _standings(context: IncidentContext, series: Series) -> Sequence[Standing]:
    if series.file:
        return [series.standing]
    figures = figures_of(series, context.incident)
    return list(dict.fromkeys(standing_of_figure(one, context.incident) for one in figures))


def _written(context: IncidentContext, row: SeriesRow, value: Quantity | None) -> str:
    """A number as it was stated, with whether it is a lowest, a highest or about."""
    if value is None:
        return ""
    number = value.as_stated.replace(" ", "").replace("-", "–")
    if row.qualifier == "exactly":
        return number
    qualifier = context.words.gettext(labels.QUALIFIER[row.qualifier])
    # For translators: such as “at least 20”.
    return context.words.gettext("%(qualifier)s %(number)s", qualifier=qualifier, number=number)


def _chart(context: IncidentContext, table: SeriesTable, columns: Sequence[str]) -> str:
    zone = context.incident.zone
    texts = _times(context, [row.at for row in table.rows])
    times = [
        ChartTime(row.at.instant(zone).timestamp(), text)
        for row, text in zip(table.rows, texts, strict=True)
    ]
    lines = [[_point(context, row, at) for row in table.rows] for at in range(len(columns))]
    said = " ".join(
        _said(context, label, [(row, row.values[at]) for row in table.rows])
        for at, label in enumerate(columns)
    )
    return draw_chart(times, lines, said, context.words.number_in_full)


def _point(context: IncidentContext, row: SeriesRow, column: int) -> ChartPoint | None:
    value = row.values[column]
    text = _written(context, row, value)
    return ChartPoint(float(value.low), float(value.high), text) if value else None


def _times(context: IncidentContext, moments: Sequence[Moment]) -> list[str]:
    """What stands below the axis: clock times within one day, else days, or coarser, once each."""
    days = {moment.day for moment in moments}
    if len(days) == 1 and all(moment.has_clock for moment in moments):
        # of bounds the time at which the point stands
        return [dates.clock_words(one.first, context.words) for one in moments if one.first]
    texts = [context.short_day(moment) for moment in moments]
    return [
        "" if text == before else text for before, text in zip(["", *texts], texts, strict=False)
    ]


def _said(
    context: IncidentContext, label: str, points: Sequence[tuple[SeriesRow, Quantity | None]]
) -> str:
    """A line in words: number by number where there are few, else its ends and its extremes."""
    known = [(row, value) for row, value in points if value is not None]
    if not known:
        return ""
    if len(known) <= _FEW:
        numbers = "; ".join(
            f"{context.time(row.at).text}: {_written(context, row, one)}" for row, one in known
        )
        return context.words.gettext("%(label)s: %(numbers)s.", label=label, numbers=numbers)
    top = max(known, key=lambda pair: pair[1].high)
    low = min(known, key=lambda pair: pair[1].low)
    (begin, first), (end, last) = known[0], known[-1]
    return context.words.gettext(
        "%(label)s: %(first)s at first, as of %(begin)s; %(last)s at last, as of %(end)s; the"
        " highest number is %(most)s, as of %(top)s, and the lowest is %(least)s, as of %(low)s.",
        label=label,
        first=_written(context, begin, first),
        begin=context.time(begin.at).text,
        last=_written(context, end, last),
        end=context.time(end.at).text,
        most=_written(context, *top),
        top=context.time(top[0].at).text,
        least=_written(context, *low),
        low=context.time(low[0].at).text,
    )
