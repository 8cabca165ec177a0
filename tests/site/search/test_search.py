"""What the search finds, what it never does, and that its index is the same each time."""

from __future__ import annotations

import gzip
from pathlib import Path

import cbor2
import pytest

from generator.output import BuildError, File
from generator.site import pages
from generator.site.edition import Edition
from generator.site.finding.gather import gather
from generator.site.part import Part
from generator.site.search.engine import index_of
from generator.site.search.parts import search_index, search_page
from generator.site.search.words import words_of
from generator.site.views.filters import values_of
from generator.site.words import ENGLISH
from tests.site.exports.conftest import RECORD, read_edition, write_incident

FOLDER = "search/index/"


def made(edition: Edition, *, is_indexed: bool = True) -> dict[str, bytes]:
    parts = parts_of_search(edition, is_indexed=is_indexed)
    return {one.path: one.content for part in parts for one in part.make()}


def parts_of_search(edition: Edition, *, is_indexed: bool = True) -> tuple[Part, ...]:
    renderer, finding = pages.Renderer.of(edition), gather(edition, ENGLISH)
    page = search_page(renderer, finding, is_indexed=is_indexed)
    return (page, *(search_index(edition, finding) if is_indexed else ()))


def test_claims_quotes_questions_and_updates_stand_under_their_anchors(edition: Edition) -> None:
    words = words_of(edition, edition.catalogue.open("footbridge")).decode()
    for anchor in ("claim-crack", "quote-second-words", "question-how-long"):
        assert f'<h2 id="{anchor}">' in words
    assert '<h2 id="update-2024-05-03-wrong-side">Update</h2>\n<p>The east side.' in words


def test_what_was_withdrawn_and_what_was_wrong_is_not_found(edition: Edition) -> None:
    words = words_of(edition, edition.catalogue.open("footbridge")).decode()
    assert "sound as a bell" not in words
    assert "The crack is on the west side" not in words
    assert words_of(edition, edition.catalogue.open("gone")) == b""
    index = b"".join(
        gzip.decompress(content)
        for path, content in made(edition).items()
        if path.endswith((".pf_fragment", ".pf_index"))
    )
    assert b"footbridge" in index.lower()
    for gone in (b"sound as a bell", b"incidents/gone"):
        assert gone not in index


def test_the_index_is_the_same_bytes_each_time(content: Path) -> None:
    for number in range(8):
        record = RECORD.replace("occurred: 2024", f"occurred: {2010 + number}")
        write_incident(content, f"other-{number}", record)
    edition = read_edition(content)
    first = made(edition)
    assert len([path for path in first if path.endswith(".pf_filter")]) > 3
    for _ in range(3):
        assert made(edition) == first


def test_each_file_of_the_index_is_there_that_another_names(edition: Edition) -> None:
    files = made(edition)
    (meta,) = [path for path in files if path.endswith(".pf_meta")]
    plain = cbor2.loads(gzip.decompress(files[meta]).removeprefix(b"pagefind_dcd"))
    filters = {f"{FOLDER}filter/{name}.pf_filter" for _, name in plain[3]}
    assert filters == {path for path in files if path.endswith(".pf_filter")}
    assert (
        meta.removeprefix(f"{FOLDER}pagefind.").removesuffix(".pf_meta").encode()
        in files[f"{FOLDER}pagefind-entry.json"]
    )


def test_an_incident_has_the_filters_of_all_lists_that_it_stands_in(edition: Edition) -> None:
    assert values_of(gather(edition, ENGLISH))["footbridge"] == {
        "status": ["developing"],
        "open": ["yes"],
        "year": ["years/2024/"],
        "place": [
            "map/united-states/",
            "map/united-states/ohio/",
            "map/united-states/ohio/licking-county/",
        ],
        "f-kind": ["facets/kind/closure/"],
    }


def test_without_an_index_the_page_says_so_and_leads_to_the_lists(edition: Edition) -> None:
    files = made(edition, is_indexed=False)
    assert list(files) == ["search/index.html"]
    page = files["search/index.html"].decode()
    assert "built without its search" in page
    assert 'href="../years/2024/"' in page
    assert "wasm-unsafe-eval" not in page


def test_another_word_makes_the_index_anew_and_nothing_else_of_the_search(
    edition: Edition, content: Path
) -> None:
    def inputs(edition: Edition) -> dict[str, tuple[str | bytes, ...]]:
        return {part.path: part.inputs for part in parts_of_search(edition)}

    before = inputs(edition)
    narrative = content / "incidents" / "footbridge" / "narrative.md"
    narrative.write_text("A [crack](claim:crack) was found at dawn [@paper].\n")
    after = inputs(read_edition(content))
    assert {path for path in before if before[path] != after[path]} == {FOLDER}


@pytest.mark.parametrize("language", ["en", "de", "zh-Hant", "xx"])
def test_a_site_in_any_language_has_an_index(language: str) -> None:
    page = b"<html><body data-pagefind-body><h1>Words</h1><p>Words here.</p></body></html>"
    files: list[File] = list(index_of({"incidents/a/": page}, language))
    assert {"pagefind.js", "pagefind-entry.json"} < {one.path for one in files}


def test_a_machine_without_the_engine_is_told_how_to_build_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "gone")
    with pytest.raises(BuildError, match=r"cannot be made.*--no-search"):
        list(index_of({"incidents/a/": b"<html></html>"}, "en"))
