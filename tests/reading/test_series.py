"""Series: what their files may say, what is refused by its line, and what records say of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.check import check
from generator.reading.series_file import read_series
from tests.small_site import RECORD, SmallSite, small_site

GOOD = 'time,away,back\n2021-05-01 10:00,0,\n2021-05-01 12:00,300-340,\n2021-05-02,"1,200",12\n'


def test_times_ranges_and_empty_cells_are_read_as_they_were_written() -> None:
    table, problems = read_series(GOOD.encode(), "x.csv")
    assert problems == ()
    assert table is not None
    assert table.columns == ("away", "back")
    said = [[value and value.as_stated for value in row.values] for row in table.rows]
    assert said == [["0", None], ["300-340", None], ["1,200", "12"]]
    times = [str(row.at) for row in table.rows]
    assert times == ["2021-05-01 10:00", "2021-05-01 12:00", "2021-05-02"]


REFUSED = {
    "time,away\n2021-05-01,many\n": (2, "figure.bad-number", "many"),
    "time,away\n2021-05-01,1\n1 May,2\n": (3, "moment.bad", "1 May"),
    "time,away\n2021-05-01,1,2\n": (2, "series.bad-row", "3 cells"),
    "time,away\n2021-05-01,\n": (2, "series.bad-row", "no number"),
    "time,away\n2021-05-01/2021-05-02,1\n": (2, "series.bad-row", "no single time"),
    "time,away\n2021-05-02,-1\n": (2, "figure.bad-number", "-1"),
    "time\n2021-05-02\n": (1, "series.bad-head", "1 to 3 columns"),
    "time,a,b,c,d\n": (1, "series.bad-head", "1 to 3 columns"),
    "time,Told to leave\n": (1, "series.bad-head", "Told to leave"),
    "time,a,b\n2021-05-02,1,\n": (1, "series.no-number", "“b” has no number"),
    "time,a\n": (1, "series.no-number", "“a” has no number"),
    "time,a,a\n": (1, "series.bad-head", "one name"),
    'time,a\n2021-05-02,"1\n': (2, "series.syntax", "no CSV"),
    "time,a\n" + "2021-05-02,1\n" * 201: (1, "series.too-large", "200"),
    "": (1, "file.empty", ""),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:40])
def test_a_row_that_says_nothing_certain_is_refused_by_its_line(text: str) -> None:
    line, code, words = REFUSED[text]
    table, problems = read_series(text.encode(), "x.csv")
    assert table is None
    assert (problems[0].location.line, problems[0].code) == (line, code)
    assert words in problems[0].message


def test_a_byte_order_mark_a_conflict_and_too_many_bytes_are_refused() -> None:
    for data, code in (
        (b"\xef\xbb\xbftime,a\n", "file.encoding"),
        (b"<<<<<<< ours\ntime,a\n=======\ntime,b\n>>>>>>> theirs\n", "file.conflict"),
        (b"time,a\n" + b" " * 20_001, "file.too-large"),
    ):
        table, problems = read_series(data, "x.csv")
        assert table is None
        assert problems[0].code == code


SERIES = """
series:
  - id: away
    title: People away from home
    file: away.csv
    columns: {away: Away, back: Back}
    said_by: [{source: gazette-thu}]
"""

WRONG = {
    "columns: {away: Away, back: Back}": ("columns: {away: Away}", "series.no-column"),
    "back: Back}": ("back: Back, lost: Lost}", "series.no-column"),
    "file: away.csv": ("file: gone.csv", "reference.missing"),
    "    file: away.csv\n": ("", "series.one-of-two"),
    "    said_by: [{source: gazette-thu}]\n": ("", "series.says-nothing"),
    "[{source: gazette-thu}]": ("[{source: nobody}]", "reference.missing"),
}


def with_series(root: Path, series: str = SERIES) -> SmallSite:
    site = small_site(root)
    (site.folder / "incident.yaml").write_text(RECORD + series, encoding="utf-8")
    (site.folder / "away.csv").write_text(GOOD, encoding="utf-8")
    return site


def said_of(site: SmallSite) -> str:
    return CliRunner().invoke(check, ["--content", str(site.content)]).stderr


def test_a_record_says_what_the_columns_of_its_series_are_and_who_says_so(tmp_path: Path) -> None:
    site = with_series(tmp_path)
    assert "series" not in said_of(site)
    for old, (new, code) in WRONG.items():
        (site.folder / "incident.yaml").write_text(
            RECORD + SERIES.replace(old, new), encoding="utf-8"
        )
        assert code in said_of(site), new
    (site.folder / "incident.yaml").write_text(RECORD, encoding="utf-8")
    assert "away.csv: reference.unused-file" in said_of(site)


@pytest.mark.parametrize(
    "second",
    ["2021-05-01", "2021-05-02", "2021-05-02 05:00+07:00"],
    ids=["an earlier day", "the same day", "an earlier instant by another clock"],
)
def test_rows_out_of_the_order_of_time_are_refused_by_their_line(
    tmp_path: Path, second: str
) -> None:
    site = with_series(tmp_path)
    rows = f"time,away,back\n2021-05-02,1,2\n{second},2,3\n"
    (site.folder / "away.csv").write_text(rows, encoding="utf-8")
    assert f"away.csv:3: series.order: {second} does not come after 2021-05-02" in said_of(site)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2021-03-14 02:30", "moment.skipped"),
        ("2020-11-01 01:30", "moment.ambiguous"),
        ("2099-01-01", "moment.future"),
    ],
)
def test_a_time_of_a_row_is_held_to_the_clock_like_every_other(
    tmp_path: Path, at: str, code: str
) -> None:
    site = with_series(tmp_path)
    record = RECORD + SERIES
    zoned = record.replace("\nstatus:", "\ntimezone: America/New_York\nstatus:", 1)
    (site.folder / "incident.yaml").write_text(zoned, encoding="utf-8")
    rows = f"time,away,back\n2019-05-02,1,2\n{at},2,3\n"
    (site.folder / "away.csv").write_text(rows, encoding="utf-8")
    assert f"away.csv:3: {code}" in said_of(site)


def test_a_name_that_is_kept_is_found_in_the_name_of_a_column(tmp_path: Path) -> None:
    site = with_series(tmp_path)
    kept = "\npeople:\n  - {id: one, name: Jane Dough, not_named: withheld-by-us}\n"
    record = RECORD.replace("\npeople:\n", kept, 1)
    told = SERIES.replace("{away: Away, back: Back}", "{jane-dough: Away, back: Back}")
    (site.folder / "incident.yaml").write_text(record + told, encoding="utf-8")
    (site.folder / "away.csv").write_text(GOOD.replace("away", "jane-dough"), encoding="utf-8")
    assert "standards.name-given-away" in said_of(site)


FIGURES = """
figures:
  - {id: one, kind: spilled, value: 20, unit: barrels, as_of: 2021-05-01, claim: cause}
  - {id: two, kind: spilled, value: 30, unit: barrels, as_of: 2021-05-02, claim: cause}
series:
  - {id: spilled, title: Spilled, figures: spilled}
"""


def test_figures_of_one_line_have_one_unit_and_each_its_own_time(tmp_path: Path) -> None:
    site = small_site(tmp_path, RECORD + FIGURES)
    assert "unlike" not in said_of(site)
    for old, new in (("30, unit: barrels", "30, unit: litres"), ("05-02, claim", "05-01, claim")):
        (site.folder / "incident.yaml").write_text(RECORD + FIGURES.replace(old, new), "utf-8")
        assert "standards.series-of-unlike-figures" in said_of(site), new


def test_a_series_of_one_point_and_one_of_no_figures_are_refused(tmp_path: Path) -> None:
    site = with_series(tmp_path)
    (site.folder / "away.csv").write_text("time,away,back\n2021-05-01,1,2\n", "utf-8")
    assert "series-of-one-point" in said_of(site)
    of_figures = "\nseries:\n  - {id: hurt, title: Injured, figures: injured}\n"
    (site.folder / "incident.yaml").write_text(RECORD + of_figures, encoding="utf-8")
    assert "series-of-one-point" in said_of(site)
