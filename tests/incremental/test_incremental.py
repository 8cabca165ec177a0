"""A site that grew edit by edit is the site that a clean build makes of the same content."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.corpus import incident, write_ours
from generator import build as builds
from generator import pelican_plugin
from generator.incremental.request import SummariesByKey
from generator.output import PublishOptions, verify
from generator.site.assets import own_theme
from generator.steps import summarise

THEME = own_theme()


class Desk:
    """An editor's desk: a small site, and every kind of edit to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  nothing secret
        self.folder, self.content = folder, folder / "content"
        self.count, self.step = 4, 0
        self.known: SummariesByKey = {}
        write_ours(self.content, self.count, seed)
        self.theme = folder / "theme"
        (self.theme / "templates").mkdir(parents=True)
        self.edits: list[Callable[[], None]] = [
            self.tell_more,
            self.tell_more,
            self.say_checked,
            self.change_headline,
            self.change_tags,
            self.change_kind,
            self.change_day,
            self.relate,
            self.withdraw_quote,
            self.withdraw,
            self.make_draft,
            self.move_place,
            self.add,
            self.remove,
            self.rename_newsroom,
            self.change_theme,
            self.write_page,
            self.write_guide,
        ]

    def edit(self) -> str:
        self.step += 1
        chosen = self.chance.choice(self.edits)
        chosen()
        return chosen.__name__

    def one(self) -> Path:
        folders = sorted((self.content / "incidents").iterdir())
        return self.chance.choice(folders)

    def replace(self, old: str, new: str) -> None:
        path = self.one() / "incident.yaml"
        text = path.read_text()
        lines = [new if text_line.startswith(old) else text_line for text_line in text.split("\n")]
        path.write_text("\n".join(lines))

    def tell_more(self) -> None:
        path = self.one() / "narrative.md"
        path.write_text(f"{path.read_text()}\n\nSentence number {self.step} was added.\n")

    def say_checked(self) -> None:
        folder = self.one()
        day = f"2021-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        (folder / "updates" / f"{day}-look-{self.step}.yaml").write_text(
            f"at: {day}\nkind: checked\nheadline: Nothing new {self.step}\n"
            "why: We asked again.\nlooked_into: [x0]\n"
        )

    def change_headline(self) -> None:
        self.replace("headline:", f"headline: A headline with the number {self.step}")

    def change_tags(self) -> None:
        tags = self.chance.sample(["water", "roads", "rare", "fire"], 2)
        self.replace("tags:", f"tags: [{', '.join(tags)}]")

    def change_kind(self) -> None:
        kinds = self.chance.choice(["outage", "bridge-collapse", "police-shooting"])
        self.replace("kind:", f"kind: {kinds}")

    def change_day(self) -> None:
        year, month = self.chance.randint(2012, 2015), self.chance.randint(1, 12)
        self.replace("occurred:", f"occurred: {year}-{month:02}")

    def relate(self) -> None:
        folder, other = self.one(), self.one()
        if folder != other:
            path = folder / "incident.yaml"
            rows = [row for row in path.read_text().split("\n") if not row.startswith("related:")]
            rows.insert(1, f"related: [{other.name}]")
            path.write_text("\n".join(rows))

    def withdraw_quote(self) -> None:
        path = self.one() / "incident.yaml"
        text = path.read_text()
        if "withdrawn: The speaker" not in text:
            path.write_text(
                text.replace(
                    "    speaker: p1\n", "    speaker: p1\n    withdrawn: The speaker denies it.\n"
                )
            )

    def withdraw(self) -> None:
        self.replace("status:", f"status: {self.chance.choice(['withdrawn', 'ongoing'])}")

    def make_draft(self) -> None:
        self.replace("status:", f"status: {self.chance.choice(['draft', 'ongoing'])}")

    def move_place(self) -> None:
        self.replace("    lat:", f"    lat: {self.chance.randrange(3000, 4700) / 100:.2f}")

    def add(self) -> None:
        made = incident(self.count, 1)
        home = self.content / "incidents" / made.id
        (home / "updates").mkdir(parents=True)
        (home / "incident.yaml").write_text(made.record)
        (home / "narrative.md").write_text(made.narrative)
        for name, update in made.updates.items():
            (home / "updates" / name).write_text(update)
        self.count += 1

    def remove(self) -> None:
        folders = sorted((self.content / "incidents").iterdir())
        if len(folders) > 3:
            gone = self.chance.choice(folders)
            shutil.rmtree(gone)
            for path in self.content.glob("incidents/*/incident.yaml"):
                path.write_text(path.read_text().replace(f"related: [{gone.name}]\n", ""))

    def rename_newsroom(self) -> None:
        path = self.content / "newsroom.yaml"
        rows = path.read_text().split("\n")
        rows = [f"name: Newsroom {self.step}" if row.startswith("name:") else row for row in rows]
        path.write_text("\n".join(rows))

    def change_theme(self) -> None:
        text = (THEME / "templates/base.html").read_text()
        (self.theme / "templates/base.html").write_text(
            text.replace("</body>", f"<!-- {self.step} --></body>")
        )

    def write_page(self) -> None:
        (self.content / "pages").mkdir(exist_ok=True)
        (self.content / "pages/about.md").write_text(f"Title: About\n\nWords {self.step}.\n")

    def write_guide(self) -> None:
        docs = self.folder / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "guide.md").write_text(f"# A guide\n\nWords {self.step}.\n")


def build(desk: Desk, output: str, **how: object) -> Path:
    """Build the desk's site; gives the folder."""
    folder = desk.folder / output
    request = builds.Request(desk.content, folder, desk.theme, **how)  # type: ignore[arg-type]
    checked, published = builds.build(request, pelican_plugin.host)
    assert published is not None, checked.report.errors[:3]
    desk.known = checked.known
    return folder


def differing(one: Path, other: Path) -> list[str]:
    """The paths at which two folders differ."""
    found = {
        str(path.relative_to(folder))
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(
        path
        for path in found
        if not (one / path).exists()
        or not (other / path).exists()
        or (one / path).read_bytes() != (other / path).read_bytes()
    )


def grow(desk: Desk, edits: int, *, compare_every: int) -> None:
    """Edit and build again and again."""
    done = []
    for number in range(1, edits + 1):
        done.append(desk.edit())
        options, known = (
            PublishOptions(desk.chance.choice([1, 2])),
            desk.chance.choice([{}, desk.known]),
        )
        cache = desk.folder / "cache"
        grown = build(desk, "grown", cache=cache, options=options, known=known)
        if number % compare_every == 0:
            shutil.rmtree(desk.folder / "clean", ignore_errors=True)
            shutil.rmtree(desk.folder / ".clean.explainer", ignore_errors=True)
            clean = build(desk, "clean", options=PublishOptions(2))
            assert differing(grown, clean) == [], done[-compare_every:]
            assert verify(str(grown)).differences == ()


@pytest.mark.long
def test_a_site_that_grew_by_a_dozen_edits_equals_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    grow(Desk(tmp_path, 3), 12, compare_every=6)


def test_what_is_saved_and_taken_back_while_it_is_read_is_not_published_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk, cache = Desk(tmp_path, 3), tmp_path / "cache"
    record = desk.one() / "incident.yaml"
    before = record.read_text()
    after = re.sub(
        r"^headline: .*$", "headline: A headline for a moment", before, flags=re.MULTILINE
    )
    read_alone = summarise.read_alone

    def saved_meanwhile(*args: object, **kwargs: object) -> object:
        record.write_text(after)
        return read_alone(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(summarise, "read_alone", saved_meanwhile)
    built = build(desk, "grown", cache=cache)
    assert "A headline for a moment" in (built / "index.html").read_text()
    monkeypatch.setattr(summarise, "read_alone", read_alone)
    record.write_text(before)
    grown, clean = build(desk, "grown", cache=cache), build(desk, "clean")
    assert differing(grown, clean) == []


def test_what_a_process_knows_of_incidents_is_not_asked_again_unless_they_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, 3)
    build(desk, "grown")
    first = desk.known
    assert len(first) == desk.count
    desk.change_headline()
    grown = build(desk, "grown", known=first)
    assert len([key for key, one in desk.known.items() if first.get(key) is one]) == desk.count - 1
    assert differing(grown, build(desk, "clean")) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", [11, 12])
def test_a_site_that_grew_by_a_hundred_edits_equals_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    grow(Desk(tmp_path, seed), 100, compare_every=5)
