"""``explainer update --since`` takes what changed since a revision, and nothing from before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import ID, SmallSite, small_site

SAID = ("--headline", "What we learned", "--why", "A reader wrote to us.", "--at", "2021-05-06")
CORRECTION = ("--kind", "correction", "--learned", "So.", "--whose", "ours")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A site whose cause was corrected in silence, and whose quote a commit later."""
    site = small_site(tmp_path)
    site.begin()
    site.change("A cable had", "A lamp had")
    site.commit("2021-05-03T10:00:00+00:00")
    site.change("We got there fast.", "We got there in time.")
    site.commit("2021-05-04T10:00:00+00:00")
    return site


def covered(site: SmallSite) -> list[str]:
    """What the one update that is not committed covers."""
    (name,) = site.git("ls-files", "--others", "--", "content").split()
    _, _, rest = (site.root / name).read_text().partition("covers:\n")
    return [line.removeprefix("  - ") for line in rest.splitlines() if line.startswith("  - ")]


def test_without_a_revision_an_update_takes_all_that_waits(site: SmallSite) -> None:
    done = site.explainer("update", ID, *SAID, *CORRECTION)
    assert done.returncode == 0, done.stderr
    assert covered(site) == ["claims/cause", "quotes/chief-fast"]


def test_since_a_revision_an_update_takes_the_changes_since_then_alone(site: SmallSite) -> None:
    done = site.explainer("update", ID, "--since", "HEAD~1", *SAID, *CORRECTION)
    assert done.returncode == 0, done.stderr
    assert covered(site) == ["quotes/chief-fast"]


def test_since_the_last_commit_nothing_waits(site: SmallSite) -> None:
    done = site.explainer("update", ID, "--since", "HEAD", *SAID, *CORRECTION)
    assert done.returncode == 1
    assert "Nothing waits" in done.stderr + done.stdout


def test_a_revision_that_names_no_commit_is_wrong_use(site: SmallSite) -> None:
    done = site.explainer("update", ID, "--since", "no-such-commit", *SAID, *CORRECTION)
    assert done.returncode == 2
    assert "no-such-commit" in done.stderr
    assert site.git("ls-files", "--others", "--", "content") == ""
