"""What an update says is removed is looked for in everything that is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.history.example_repository import ID, Repo, make_repository

REMOVED = [
    *("--kind", "removed", "--headline", "A name was removed", "--why", "A court ordered it."),
    *("--what", "the name of a person", "--authority", "a court", "--at", "2031-05-03"),
]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repository(tmp_path / "repository")
    made.change(
        "    name: Ada Invented\n    role: Fire chief\n    naming: {ground: public-official}\n",
        "    called: the fire chief\n    not_named: withheld-by-authority\n",
    )
    return made


def update(repo: Repo) -> Result:
    return CliRunner().invoke(main, ["update", ID, *REMOVED, "--content", str(repo.content)])


def test_what_still_holds_the_name_is_told_and_nothing_is_written(repo: Repo) -> None:
    repo.change("id: cause\n", "id: ada-invented-says\n")
    result = update(repo)
    assert result.exit_code == 1
    told = [line for line in result.output.split("\n") if "update.still-told" in line]
    assert [("narrative.md" in line, "incident.yaml" in line) for line in told].count(
        (True, False)
    ) == 1
    assert len(told) == 3, told  # the id, the credit of a picture, the narrative
    assert "Ada" not in "".join(told)
    assert len(list((repo.folder / "updates").iterdir())) == 1


def test_where_nothing_holds_it_the_update_is_written_under_a_neutral_name(repo: Repo) -> None:
    repo.change("credit: Ada Invented", "credit: the fire service")
    repo.change(" Ada Invented led the crews.", "", "narrative.md")
    result = update(repo)
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (repo.folder / "updates").iterdir())
    assert names[-1] == "2031-05-03-something-was-removed.yaml"
