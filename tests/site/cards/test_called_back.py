"""A quote is called back in a real repository; the whole built site is searched for its words."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from generator.build import Request, build
from generator.incremental.hosted import Hosted
from tests.history.example_repository import ID, Repo, make_repository

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

SAID = "We got there before the first alarm had even rung."
QUOTES = f"incidents/{ID}/quotes/chief-fast"
GONE = "She never said it"
WITHDRAW = f"    text: {SAID}\n    withdrawn: {GONE}; the recording is of someone else."


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = make_repository(tmp_path / "repository")
    repo.change("    text: We got there fast.", f"    text: {SAID}")
    repo.update("2031-05-02-1000", "correction", "quotes/chief-fast", **CORRECTION)
    repo.commit("Correct the quote")
    return repo


CORRECTION = {
    "corrects": "[chief-fast]",
    "was": "We got there soon.",
    "now": "A longer one.",
    "learned": "From the recording.",
    "whose": "ours",
}


def built(repo: Repo, output: Path) -> dict[str, bytes]:
    checked, published = build(Request(repo.content, output, now=LATER), lambda _: Hosted(()))
    assert not checked.report.errors, [problem.message for problem in checked.report.errors]
    assert published
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def withdrawn(repo: Repo) -> None:
    repo.change(f"    text: {SAID}", WITHDRAW)
    repo.update("2031-05-03-1000", "retraction", "quotes/chief-fast")
    repo.commit("Withdraw the quote", at="2031-05-03T10:00:00-04:00")


def as_text(content: bytes) -> str:
    """What a file says; the index of the search is packed."""
    if content.startswith(b"\x1f\x8b"):
        return gzip.decompress(content).decode("utf-8", "replace")
    return content.decode()


def where(site: dict[str, bytes], words: str) -> set[str]:
    """The files that have the words, however they are broken or escaped."""
    wanted = re.compile(r"\W+".join(re.findall(r"\w+", words)))
    return {
        path
        for path, content in site.items()
        if not path.endswith((".png", ".woff2", ".webp", ".jpg"))
        and wanted.search(re.sub(r"<[^>]*>", "", as_text(content)))
    }


def test_the_words_of_a_withdrawn_quote_stand_only_in_history_and_versions(
    repo: Repo, tmp_path: Path
) -> None:
    before = built(repo, tmp_path / "out")
    assert f"incidents/{ID}/index.html" in where(before, SAID)
    withdrawn(repo)
    after = built(repo, tmp_path / "out")
    old = (f"incidents/{ID}/history/", f"incidents/{ID}/versions/")
    assert [path for path in where(after, SAID) if not path.startswith(old)] == []


def test_every_address_of_a_withdrawn_quote_says_so(repo: Repo, tmp_path: Path) -> None:
    before = built(repo, tmp_path / "out")
    withdrawn(repo)
    after = built(repo, tmp_path / "out")
    assert {path for path in before if path.startswith(QUOTES)} <= set(after)
    told = where(after, GONE)
    assert {
        f"{QUOTES}/index.html",
        f"{QUOTES}/embed/index.html",
        f"incidents/{ID}/index.html",
        f"incidents/{ID}/incident.json",
    } <= told
    names = [path for path in after if re.fullmatch(rf"{QUOTES}/card.*\.png", path)]
    assert len(names) >= 4
    assert len({after[path] for path in names}) == 1
    assert after[f"{QUOTES}/card.png"] != before[f"{QUOTES}/card.png"]


def test_the_feed_tells_of_the_withdrawal(repo: Repo, tmp_path: Path) -> None:
    withdrawn(repo)
    site = built(repo, tmp_path / "out")
    assert b"retraction" in site[f"incidents/{ID}/feed.atom"].lower()


def test_after_a_removal_the_words_stand_nowhere(repo: Repo, tmp_path: Path) -> None:
    item = (
        "quotes:\n  - id: chief-fast\n    speaker: chief\n    role: Fire chief\n"
        f"    text: {SAID}\n    source: gazette-thu\n\n"
    )
    repo.change(item, "")
    repo.update(
        "2031-05-03-1000", "removed", "quotes/chief-fast", what="a quote", authority="a court"
    )
    repo.commit("Remove the quote", at="2031-05-03T10:00:00-04:00")
    site = built(repo, tmp_path / "out")
    assert where(site, SAID) == set()
    assert f"{QUOTES}/card.png" in site
    assert b"A quote that was removed" in site[f"{QUOTES}/index.html"]


def test_the_explainer_tells_of_a_correction_with_its_day_and_reason(
    repo: Repo, tmp_path: Path
) -> None:
    site = built(repo, tmp_path / "out")
    page = html.fromstring(site[f"incidents/{ID}/index.html"].decode())
    (told,) = page.xpath("//*[@id='quote-chief-fast']//p[@class='quote-status']")
    assert " ".join(told.text_content().split()) == "Corrected May 2, 2031 We learned it."
