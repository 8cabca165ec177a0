"""A new user tells a derailment through a real terminal, and every word they typed is counted.

The words of the story stand first, as a reporter would tell them; then come the commands, with
what is typed at their questions. No file of the first version is edited by hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest
from PIL import Image

FIRST = (
    "Freight train derails at Mill Street, mayor says",
    "A freight train left the rails at Mill Street.",
    "Three wagons lie on their side.",
    "The street is closed.",
)
LATER = (
    "Everybody within two streets of the yard was told to leave their homes until further notice.",
    "Four wagons lie on their side, and none of them is leaking.",
    "The order to leave was lifted at nine in the evening, after the wagons had been opened.",
    "A rail that had cracked in the frost of the night before broke under the twelfth wagon.",
    "What made the train leave the rails?",
    "We asked people to go because for two hours nobody could tell us what the wagons held.",
    "The school on the hill took in about sixty people for the afternoon and gave them soup.",
    "The passenger station was closed until the first train of the next morning.",
    "The tram depot lent the crane with which the wagons were set upright.",
    "Grey wagons on their side in a yard, seen from the bridge in the rain.",
)
STORY = (*FIRST, *LATER)
ID = "mill-street"
WRONG = "three-wagons-lie-on-their-side"


class Terminal:
    """A shell of a new user, in the folder of their newsroom."""

    def __init__(self, folder: Path) -> None:
        who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@explainer.example"}
        who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
        self.folder = folder
        self.env = {**os.environ, **who, "EDITOR": "", "VISUAL": "", "COLUMNS": "200"}
        self.commands = 0

    def explainer(self, *words: str, typed: Sequence[str] = ()) -> str:
        """Run a command and type the answers, each after its question."""
        self.commands += 1
        command = ["-m", "generator", *words]
        shell = pexpect.spawn(
            sys.executable, command, cwd=self.folder, env=self.env, encoding="utf-8", timeout=120
        )
        shell.setwinsize(50, 200)
        said = ""
        for answer in typed:
            shell.expect(r": $")
            said += f"{shell.before}{shell.after}"
            shell.sendline(answer)
        shell.expect(pexpect.EOF)
        said += str(shell.before)
        shell.close()
        assert shell.exitstatus == 0, said
        return said

    def git(self, *words: str) -> None:
        """Run git."""
        _, status = pexpect.run(
            "git " + " ".join(words), cwd=str(self.folder), env=self.env, withexitstatus=True
        )
        assert status == 0, words

    @property
    def incident(self) -> Path:
        """The folder of the incident."""
        return self.folder / "content" / "incidents" / ID

    def edit(self, was: str, now: str) -> None:
        """Type something else into the record, as one does in any editor."""
        record = self.incident / "incident.yaml"
        text = record.read_text(encoding="utf-8")
        assert text.count(was) == 1, was
        record.write_text(text.replace(was, now), encoding="utf-8")

    def files(self) -> str:
        """All that the files of the incident hold."""
        paths = [one for one in sorted(self.incident.rglob("*")) if one.suffix in {".yaml", ".md"}]
        return "".join(path.read_text(encoding="utf-8") for path in paths)


def count(text: str) -> int:
    """Count words as they are typed; the dash of a list is none."""
    return sum(word != "-" for word in text.split())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The first version: three facts, one place, one official's statement."""
    folder = tmp_path_factory.mktemp("story") / "newsroom"
    terminal = Terminal(folder.parent)
    later = ("", "", "", "")  # contact, repository, region, kinds
    terminal.explainer(
        *("init", str(folder)),
        typed=["Yard Explainer", "https://example.org/", "UTC", "en", *later],
    )
    terminal.folder = folder
    terminal.git("init", "--quiet")
    headline, derails, wagons, closed = FIRST
    terminal.explainer(
        *("new", ID),
        typed=[
            *(headline, derails, "incident", "2024-03-05 14:00~", "none"),
            *("news-report", "Yard Gazette", "Train off the rails", "2024-03-05"),
            "https://gazette.example/train",
            *("Ada Quill", "mayor", "public-official", wagons, "", closed, ""),
            *("the yard", "Ellery", "neighbourhood", "41.46", "-71.31"),
        ],
    )
    terminal.explainer("publish", ID)
    return terminal


def test_the_first_version_takes_few_commands_lines_and_words(first: Terminal) -> None:
    text = first.files()
    said = first.explainer("check")
    assert "no errors" in said or "No problems" in said
    first.commands -= 1
    assert first.commands <= 5
    assert len([line for line in text.splitlines() if line.strip()]) <= 48
    assert count(text) <= 140, count(text)


def test_each_fact_of_the_first_version_stands_once(first: Terminal) -> None:
    text = " ".join(first.files().split())
    assert [text.count(fact) for fact in FIRST] == [1, 1, 1, 1]


@pytest.fixture(scope="module")
def whole(first: Terminal) -> Terminal:
    """The story to its end: an order, a photo, a corrected number, a quote, places, an answer."""
    terminal = first
    order, four, lifted, rail, question, words, school, station, depot, alt = LATER

    def say(kind: str, *fields: str) -> None:
        terminal.explainer("add", kind, ID, *fields)

    def commit(message: str, *fields: str) -> None:
        terminal.explainer("update", ID, *fields)
        terminal.git("add", "--all")
        terminal.git("commit", "--quiet", "-m", message)

    terminal.git("add", "--all")
    terminal.git("commit", "--quiet", "-m", "Publish")
    mayor = ("--said-by", "mayor", "--in", "yard-gazette")
    gazette = ("--in", "yard-gazette")
    say("claim", "--text", order, *mayor, "--happened", "2024-03-05 15:00", "--tell")
    say("question", "--text", question, "--id", "cause")
    commit("Order")
    photo = terminal.folder / "IMG.jpg"
    Image.new("RGB", (40, 20), "navy").save(photo)
    terminal.explainer("add", "media", ID, str(photo), typed=[alt, "A. Quill", "permission"])
    photo.unlink()
    commit("Photo", "--headline", "A photo of the yard", "--why", "We were there.")
    say("claim", "--text", four, *mayor, "--corrects", WRONG, "--tell")
    commit("Number", "--learned", "The mayor told us.", "--whose", "ours")
    say("quote", "--text", words, *mayor, "--said", "2024-03-05")
    commit("Quote")
    for name, fact in (("the school", school), ("the station", station), ("the depot", depot)):
        say("place", "--name", name, "--precision", "withheld")
        say("claim", "--text", fact, *gazette, "--at", name.replace(" ", "-"), "--tell")
    say("claim", "--text", lifted, *mayor, "--tell")
    commit("Places")
    say("claim", "--text", rail, *mayor, "--id", "rail-broke", "--tell")
    terminal.edit("  - id: cause\n", "  - id: cause\n    answer: rail-broke\n")
    terminal.edit("status: developing", "status: closed")
    commit("Closed")
    return terminal


def test_the_whole_story_takes_at_most_four_words_for_each_of_its_own(whole: Terminal) -> None:
    told = sum(map(count, STORY))
    typed = count(whole.files())
    assert typed <= 4 * told, f"{typed} words for {told}"


def test_no_fact_of_the_whole_stands_in_more_than_two_places(whole: Terminal) -> None:
    text = " ".join(whole.files().split())
    assert [fact for fact in STORY if text.count(fact) > 2] == []


def test_the_whole_story_builds_without_a_problem(whole: Terminal) -> None:
    said = whole.explainer("build", "--output", "out", "--no-cards")
    assert "error" not in said.replace("no errors", "")
    page = (whole.folder / "out" / "incidents" / ID / "index.html").read_text(encoding="utf-8")
    assert "Four wagons lie on their side" in page
