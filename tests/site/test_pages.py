"""What is published where, and what a reader finds there."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from generator.site import pages
from generator.site.edition import Edition
from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

Files = dict[str, str]
EXPLAINER = "incidents/footbridge/index.html"
WITHDRAWN = "2024-05-05-withdrawn"


def files_of(edition: Edition) -> Files:
    return {one.path: one.content.decode("utf-8", "replace") for one in written(edition)}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("content")
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "footbridge")
    write_incident(tmp_path, "gone", RECORD.replace("status: developing", "status: withdrawn"))
    gone = tmp_path / "incidents" / "gone" / "updates" / f"{WITHDRAWN}.yaml"
    gone.write_text(
        "at: 2024-05-05\nkind: withdrawn\nheadline: Withdrawn\ncovers: [status]\n"
        "why: It was another bridge.\n"
    )
    write_incident(tmp_path, "unfinished", RECORD.replace("status: developing", "status: draft"))
    return tmp_path


@pytest.fixture(scope="module")
def files(content: Path) -> Files:
    return files_of(read_edition(content))


def page(files: Files) -> str:
    return re.sub(r"\s+", " ", files[EXPLAINER])


def test_the_parts_of_the_page_stand_in_the_order_of_the_house(files: Files) -> None:
    found = re.findall(r'<h[12] id="([^"]+)"|<(h1)>', files[EXPLAINER])
    names = [anchor or tag for anchor, tag in found]
    opening = ["h1", "top-update-2024-05-03-wrong-side", "short-version", "not-known"]
    assert names == [*opening, "story", "evidence", "changes"]
    folds = re.findall(r'<details class="fold" id="([^"]+)"', files[EXPLAINER])
    assert folds == ["claims", "quotes", "people", "sources", "log"]


def test_a_section_without_content_is_not_shown(files: Files) -> None:
    assert 'id="timeline"' not in files[EXPLAINER]
    assert 'id="media"' not in files[EXPLAINER]


def test_the_page_opens_with_status_and_last_significant_update(files: Files) -> None:
    opening = page(files).partition("<h1>")[0].partition("<main")[2]
    assert "Developing" in opening
    assert "<span>Exampleton, Ohio, about May 2, 2024, 8 a.m. EDT</span>" in opening
    assert re.search(r"Updated <time [^>]+>May 3, 2024, 10 a.m. EDT<", opening)


def test_a_check_moves_last_checked_and_not_last_updated(files: Files) -> None:
    assert re.search(r"Updated <time [^>]+>May 3, 2024, 10 a.m.", page(files))
    assert re.search(r'<p class="byline">[^/]+ checked <time [^>]+>May 4, 2024<', page(files))


def test_a_claim_says_who_says_so_and_counts_its_origins(files: Files) -> None:
    group = page(files).partition("Only City of Exampleton says so")[2].partition("</section>")[0]
    assert '<span class="count">1</span>' in group.partition("</h4>")[0]
    assert 'id="claim-crack"' in group


def test_a_corrected_claim_carries_its_mark_and_link(files: Files) -> None:
    assert re.search(
        r'<a href="#update-2024-05-03-wrong-side">Corrected May 3, 2024</a>', page(files)
    )


def test_a_correction_says_was_now_and_how_we_learned(files: Files) -> None:
    log = page(files).partition('id="log"')[2]
    for words in ("The crack is on the west side.", "It is on the east side.", "A reader wrote."):
        assert words in log


def test_a_withdrawn_quote_keeps_its_address_without_its_words(files: Files) -> None:
    assert 'id="quote-first-words"' in files[EXPLAINER]
    assert "The city never said it." in files[EXPLAINER]
    assert not [path for path, text in files.items() if "sound as a bell" in text]


def test_a_place_that_is_withheld_is_listed_and_has_no_number(files: Files) -> None:
    place = page(files).partition('id="place-home"')[2].partition("</li>")[0]
    assert "Not on the map" in place


def test_what_is_expected_is_no_accusation(files: Files) -> None:
    assert "Not known here whether it came" in files[EXPLAINER]


def test_a_withdrawn_incident_shows_only_why_and_its_log(files: Files) -> None:
    gone = files["incidents/gone/index.html"]
    assert "It was another bridge." in gone
    assert 'id="log"' in gone
    assert 'content="noindex"' in gone
    for words in ("A crack was found &amp;", "Old footbridge", "claim-crack"):
        assert words not in gone
    assert "gone/" not in files["index.html"].partition("Latest updates")[0]


def test_no_file_of_a_withdrawn_incident_tells_what_its_record_says(files: Files) -> None:
    folders = ("incidents/gone/history/", "incidents/gone/versions/")
    kept = {
        path: text
        for path, text in files.items()
        if path.startswith("incidents/gone/") and not path.startswith(folders)
    }
    assert kept
    said = (
        *("Footbridge closed", "A crack was found", "the city closed", "Old footbridge"),
        *("City of Exampleton", "How long will it stay", "report, in full", "We closed it"),
        *("40.12", "example.org/paper"),
    )
    for path, text in kept.items():
        assert not [words for words in said if words in text], path


def test_a_draft_is_not_published(files: Files) -> None:
    assert not [path for path in files if "unfinished" in path]
    assert not [path for path, text in files.items() if "unfinished" in text]


def test_links_are_relative_but_on_the_page_not_found(files: Files) -> None:
    pages = {path: text for path, text in files.items() if path.endswith(".html")}
    assert "index.html" in pages
    for path, text in pages.items():
        if path != "404.html":
            assert not re.search(r'(?:href|src)="/', text), path
    assert 'href="/site/updates/"' in files["404.html"]


def test_every_link_within_the_site_leads_somewhere(files: Files) -> None:
    anchors = {path: set(re.findall(r'\sid="([^"]+)"', text)) for path, text in files.items()}
    pages_elsewhere = {"corrections-policy/index.html"}
    for path, text in files.items():
        for way in re.findall(r'href="([^":]+)"', text) if path.endswith(".html") else ():
            if path == "404.html":
                continue
            file, anchor = _landing(path, way.replace("&amp;", "&"))
            if file.startswith("schema/"):
                continue
            assert file in {*files, *pages_elsewhere}, f"{path} links to {way}"
            assert not anchor or anchor in anchors[file], f"{path} links to {way}"


def _landing(path: str, way: str) -> tuple[str, str]:
    where, _, anchor = way.partition("#")
    where = where.partition("?")[0]  # the search takes what follows
    if not where:
        return path, anchor
    target = Path("/", path).parent.joinpath(where).resolve().relative_to("/").as_posix()
    target = "" if target == "." else target
    if where.endswith("/"):
        target = f"{target}/index.html".lstrip("/")
    return target, anchor


def test_pages_carry_no_style_and_no_script_of_their_own(files: Files) -> None:
    pages = {path: text for path, text in files.items() if path.endswith(".html")}
    assert "index.html" in pages
    for path, text in pages.items():
        assert "<style" not in text, path
        assert not re.search(r"<[^>]+ style=", text), path
        assert not re.search(r"<script(?! type=\"application/ld\+json\")(?! [^>]*src=)", text)


def test_all_logs_stand_by_day_with_the_corrections_counted(files: Files) -> None:
    assert "Saturday, May 4, 2024" in files["updates/index.html"]
    corrections = re.sub(r"\s+", " ", files["corrections/index.html"])
    assert "<dt>Corrections</dt><dd>2</dd>" in corrections


def test_the_list_of_incidents_is_cut_into_pages(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    for number in range(21):
        write_incident(tmp_path, f"footbridge-{number:02}")
    edition = read_edition(tmp_path)
    lists = (part for part in pages.parts(edition) if not part.path.startswith("incidents/"))
    files = {one.path: one.content.decode("utf-8", "replace") for it in lists for one in it.make()}
    assert files["index.html"].count('class="card"') == 20
    assert files["page/2/index.html"].count('class="card"') == 1
    assert 'rel="next" href="page/2/"' in files["index.html"]
    assert 'rel="prev" href="../../"' in files["page/2/index.html"]


def test_a_site_without_incidents_still_has_its_pages(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    (tmp_path / "incidents").mkdir()
    files = files_of(read_edition(tmp_path))
    assert "There has been nothing to correct so far." in files["corrections/index.html"]
    assert "index.html" in files


def test_a_first_visit_weighs_at_most_60_kilobytes(content: Path) -> None:
    made = [
        output
        for part in pages.parts(read_edition(content))
        for output in part.make()
        if output.path == EXPLAINER or output.path.startswith("assets/site.")
    ]
    text = sum(len(gzip.compress(output.content)) for output in made)
    fonts = Path("theme/static/fonts")
    names = ("newsreader-text", "newsreader-display", "libre-franklin")
    assert text + sum((fonts / f"{name}.woff2").stat().st_size for name in names) <= 60_000
