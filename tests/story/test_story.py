"""A new user tells of a burst water main through a real terminal, and every word is counted.

What readers get to read stands in ``water-main.txt``, written before anything else here; the
commands below make the record of it, with what is typed at their questions. No file of the first
version is edited by hand.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest
from PIL import Image

pytestmark = pytest.mark.long

TEXT = Path(__file__).with_name("water-main.txt").read_text(encoding="utf-8")
VERSIONS = tuple(
    tuple(re.sub(r"^[A-Z]\w+: ", "", line) for line in part.splitlines()[1:] if line)
    for part in re.split(r"^Version (?=\d)", TEXT, flags=re.MULTILINE)[1:]
)
"""The sentences of each version: headline, facts, question, what the photo shows, quote."""
FIRST, ORDER, PHOTO, NUMBER, QUOTE, PLACES, ANSWER, CLOSING = VERSIONS
STORY = tuple(sentence for version in VERSIONS for sentence in version)
ID = "fenner-street"
WRONG = "homes-have-no-water"
PIPE = "a-cast-iron-pipe-laid-in-1931-cracked"


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
        typed=["Orlin Explained", "https://example.org/", "UTC", "en", *later],
    )
    terminal.folder = folder
    terminal.git("init", "--quiet")
    headline, bursts, homes, hurt = FIRST
    terminal.explainer(
        *("new", ID),
        typed=[
            *(headline, bursts, "incident", "2024-02-08 03:55~", "none"),
            *("news-report", "Orlin Courier", "Water main bursts", "2024-02-08"),
            "https://courier.example/water-main",
            *("Ines Darby", "director of public works", "public-official", homes, hurt, "", ""),
            *("Fenner Street", "Orlin", "block", "42.112", "-72.408"),
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
    assert len([line for line in text.splitlines() if line.strip()]) <= 44
    assert count(text) <= 140, count(text)


def test_each_fact_of_the_first_version_stands_once(first: Terminal) -> None:
    text = " ".join(first.files().split())
    assert [text.count(fact) for fact in FIRST] == [1, 1, 1, 1]


COURIER = ("--in", "orlin-courier")
WORKS = ("--said-by", "director-of-public-works", *COURIER)
CHIEF = ("--said-by", "fire-chief", *COURIER)


class Reporter:
    """Who tells the story on, in a terminal: an item after the other, then an update."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def say(self, kind: str, *fields: str, typed: Sequence[str] = ()) -> None:
        """Add an item."""
        self.terminal.explainer("add", kind, ID, *fields, typed=typed)

    def tell(self, fact: str, *fields: str) -> None:
        """Add a claim with which the story goes on."""
        self.say("claim", "--text", fact, *fields, "--tell")

    def place(self, name: str, lat: str, lon: str) -> None:
        """Add a place, as closely as to the block."""
        self.say("place", "--name", name, "--lat", lat, "--lon", lon, "--precision", "block")

    def update(self, *fields: str) -> None:
        """Explain what changed, and commit it."""
        self.terminal.explainer("update", ID, *fields)
        self.commit()

    def commit(self) -> None:
        """Commit everything."""
        self.terminal.git("add", "--all")
        self.terminal.git("commit", "--quiet", "-m", "Told")


def order(reporter: Reporter) -> None:
    """The fire chief has people leave, and asks what nobody knows."""
    leave, unknown, question = ORDER
    named = ("--name", "Tom Halvorsen", "--role", "fire chief", "--naming", "public-official")
    reporter.say("person", *named)
    reporter.tell(leave, *CHIEF, "--happened", "2024-02-08 05:20")
    reporter.tell(unknown, *CHIEF)
    reporter.say("question", "--text", question, "--id", "cause")
    reporter.update()


def photo(reporter: Reporter) -> None:
    """A reader sends a picture."""
    picture = reporter.terminal.folder / "IMG.jpg"
    Image.new("RGB", (40, 20), "navy").save(picture)
    reporter.say("media", str(picture), typed=[*PHOTO, "R. Amsel", "permission"])
    picture.unlink()
    reporter.update("--headline", "A photo of the street", "--why", "A reader sent it to us.")


def number(reporter: Reporter) -> None:
    """A number was wrong."""
    reporter.tell(*NUMBER, *WORKS, "--corrects", WRONG)
    learned = "The department counted the homes again."
    reporter.update("--learned", learned, "--whose", "source")


def quote(reporter: Reporter) -> None:
    """Somebody who was there speaks, and stays without a name."""
    reporter.say("person", "--called", "a baker", "--role", "baker")
    said = ("--said-by", "baker", *COURIER, "--said", "2024-02-08")
    reporter.say("quote", "--text", *QUOTE, *said)
    reporter.update()


def places(reporter: Reporter) -> None:
    """Three more places, and what happened there."""
    school, water, pressure, buses = PLACES
    reporter.place("the primary school", "42.114", "-72.411")
    reporter.tell(school, *COURIER, "--at", "the-primary-school")
    reporter.place("the market hall", "42.110", "-72.404")
    reporter.tell(water, *WORKS, "--at", "the-market-hall")
    reporter.place("the pumping station", "42.121", "-72.396")
    fell = ("--happened", "2024-02-08 03:40", "--at", "the-pumping-station")
    reporter.tell(pressure, *WORKS, *fell)
    reporter.tell(buses, *COURIER)
    reporter.update()


def answer(reporter: Reporter) -> None:
    """The question has an answer."""
    cracked, planned = ANSWER
    reporter.tell(cracked, *WORKS, "--id", PIPE)
    reporter.tell(planned, *WORKS)
    reporter.terminal.edit("  - id: cause\n", f"  - id: cause\n    answer: {PIPE}\n")
    reporter.update()


def closing(reporter: Reporter) -> None:
    """Nothing more is expected."""
    back, boil, closed = CLOSING
    reporter.tell(back, *WORKS, "--happened", "2024-02-10 12:00")
    reporter.tell(boil, *WORKS)
    reporter.tell(closed, *WORKS)
    reporter.terminal.edit("status: developing", "status: closed")
    reporter.update()


@pytest.fixture(scope="module")
def whole(first: Terminal) -> Terminal:
    """The story to its end: an order, a photo, a corrected number, a quote, places, an answer."""
    reporter = Reporter(first)
    reporter.commit()
    for chapter in (order, photo, number, quote, places, answer, closing):
        chapter(reporter)
    return first


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
    missing = [one for one in STORY if one not in page and one != FIRST[2]]
    assert missing == []
