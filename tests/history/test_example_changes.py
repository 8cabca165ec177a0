"""In a copy of the example content every silent change is refused, until it is explained."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.history.example_repository import Repo

ID = "hartford-police-shooting"
CONTENT = Path(__file__).parents[2] / "content"
PICTURE = """\
media:
  - id: street
    url: https://gazette.example/street.jpg
    alt: An empty street.
    caption: A street in Pretend Town.
    credit: Ada Invented
    rights: given to us
    source: wtnh-mon
"""
PUBLISHED_AT = "2026-11-22T10:00:00-05:00"
ROLE = "speaker: bronin\n    text: aiming and firing"
CHANGES = (
    ("headline: Hartford police officer", "headline: A Hartford police officer", "headline"),
    ("The mayor says that in a video", "The mayor said that in a video", "standfirst"),
    ("police went to [Barbour", "police drove to [Barbour", "narrative"),
    (
        "text: Officers pulled the car over.",
        "text: Officers stopped the car.",
        "claims/pulled-over",
    ),
    ("    standing: confirmed\n", "", "claims/ig-investigating"),
    ("{source: wtnh-mon, words: a person}", "{source: wtnh-mon}", "claims/officer-shot-man"),
    ("text: aiming and firing", "text: aiming and then firing", "quotes/bronin-aiming"),
    (ROLE, ROLE.replace("    text", "    role: The mayor\n    text"), "quotes/bronin-aiming"),
    ("lat: 41.79", "lat: 41.78", "places/scene"),
    ("precision: neighbourhood", "precision: block", "places/scene"),
    ("when: 2023-10-16 14:00~", "when: 2023-10-16 14:30~", "events/call"),
    ("alt: An empty street.", "alt: A busy street.", "media/street"),
    ("caption: A street in", "caption: A road in", "media/street"),
    ("hartford-police-officer-shoots-and-kills-man", "another-page", "sources/ctpublic-mon"),
    (
        "text: Who was the man?\n",
        "text: Who was the man?\n    answer: not-identified\n",
        "questions/who-was-the-man",
    ),
    ("status: developing", "status: ongoing", "status"),
    ("occurred: 2023-10-16", "occurred: 2023-10-15", "occurred"),
    ("ground: public-official", "ground: public-figure", "people/bronin"),
)
SAID = [
    *("--headline", "What was learned", "--why", "A reader wrote.", "--at", "2024-12-01 12:00"),
    *("--was", "That.", "--now-says", "This.", "--learned", "So.", "--whose", "ours"),
]


@dataclass(frozen=True)
class Example(Repo):
    """A repository with one of the examples."""

    @property
    def folder(self) -> Path:
        return self.content / "incidents" / ID

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--content", str(self.content)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The Hartford example, with a picture, in a repository of its own."""
    repo = Example(tmp_path_factory.mktemp("made"))
    shutil.copytree(CONTENT / "incidents" / ID, repo.folder)
    shutil.copy(CONTENT / "newsroom.yaml", repo.content)
    shutil.copytree(CONTENT / "pages", repo.content / "pages")
    repo.change("media:\n", PICTURE)
    repo.git("init", "--quiet", "--initial-branch", "main")
    repo.commit("Publish", at=PUBLISHED_AT)
    return repo


@pytest.fixture
def example(made: Example, tmp_path: Path) -> Example:
    """A copy of it, to work in."""
    return Example(shutil.copytree(made.root, tmp_path / "example"))


@pytest.mark.parametrize(("was", "now", "item"), CHANGES)
def test_a_silent_change_of_an_example_is_refused_until_it_is_explained(
    example: Example, was: str, now: str, item: str
) -> None:
    example.change(was, now, "narrative.md" if item == "narrative" else "incident.yaml")
    assert_refused_until_explained(example, item)


def test_a_replaced_picture_of_an_example_is_refused_until_it_is_explained(
    example: Example,
) -> None:
    example.picture("grey", "street.jpg")
    example.change("url: https://gazette.example/street.jpg", "file: street.jpg")
    example.git("add", "--all")
    example.git("commit", "--quiet", "--amend", "--no-edit", at=PUBLISHED_AT)
    example.picture("red", "street.jpg")
    assert_refused_until_explained(example, "media/street")


def assert_refused_until_explained(example: Example, item: str) -> None:
    example.commit("Silent", at="2026-11-30T10:00:00-05:00")
    refused = example.run("check", "--since", "HEAD~1")
    assert refused.exit_code == 1
    assert f"history.uncovered: No update explains {item}:" in refused.output
    written = example.run("update", ID, "--since", "HEAD~1", *SAID)
    if written.exit_code == 2:  # for a headline an editor says which kind it is
        written = example.run("update", ID, "--since", "HEAD~1", *SAID, "--kind", "correction")
    assert written.exit_code == 0, written.output
    passed = example.run("check", "--since", "HEAD~1")
    assert "history." not in passed.output
    assert passed.exit_code == 0, passed.output
