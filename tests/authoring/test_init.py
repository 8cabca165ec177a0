"""``explainer init``: another newsroom's repository, which checks and builds as made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.authoring.init import SHARED
from generator.commands.cli import main
from tests.repository.workflow_sins import sins

HOUSE = {
    "--name": "Ellery: Explained",
    "--url": "https://explained.example/press",
    "--timezone": "America/New_York",
    "--language": "en",
}
REPOSITORY = Path(__file__).parents[2]


def init(folder: Path, **other: str) -> Result:
    """Make a repository, with some answers of its own."""
    answers = {**HOUSE, **{f"--{name}": value for name, value in other.items()}}
    flags = [part for pair in answers.items() for part in pair]
    return CliRunner().invoke(main, ["init", str(folder), *flags])


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the new repository, with this checkout's program."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def explainer(folder: Path, *arguments: str) -> str:
    """Run explainer in the new repository; a failure shows what it said."""
    done = run(folder, sys.executable, "-m", "generator", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def committed(folder: Path) -> None:
    """Commit everything, as the newsroom would."""
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@explained.example")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Begin")):
        done = run(folder, "git", *who, *command)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository for a newsroom whose name needs quotation marks."""
    folder = tmp_path / "house"
    made = init(folder)
    assert made.exit_code == 0, made.output
    committed(folder)
    return folder


def test_a_new_repository_checks_and_builds(house: Path) -> None:
    assert "No problems" in explainer(house, "check")
    explainer(house, "build")
    front = (house / "output" / "index.html").read_text(encoding="utf-8")
    assert "Ellery: Explained" in front
    assert (house / "output" / "corrections-policy" / "index.html").is_file()


def test_a_first_incident_is_published_there(house: Path) -> None:
    flags = {
        "headline": "Ferry strikes the pier, harbour office says",
        "claim": "The ferry struck the pier.",
        "kind": "incident",
        "occurred": "2024-03-05",
        "sensitivity": "none",
        "publisher": "Ellery Gazette",
        "title": "Ferry strikes pier",
        "source-kind": "news-report",
        "url": "https://gazette.example/ferry",
    }
    explainer(house, "new", "ferry-2024", *(f"--{name}={flag}" for name, flag in flags.items()))
    explainer(house, "publish", "ferry-2024")
    explainer(house, "build")
    page = house / "output" / "incidents" / "ferry-2024" / "index.html"
    assert "The ferry struck the pier" in page.read_text(encoding="utf-8")


def test_the_house_speaks_for_itself(house: Path) -> None:
    text = (house / "content" / "newsroom.yaml").read_text(encoding="utf-8")
    assert 'name: "Ellery: Explained"' in text
    assert "url: https://explained.example/press/" in text
    assert "feed_authority: explained.example," in text
    assert (house / "README.md").read_text(encoding="utf-8").startswith("# Ellery: Explained\n")


def test_its_workflows_are_ours_and_sinless(house: Path) -> None:
    for path in SHARED:
        assert (house / path).read_bytes() == (REPOSITORY / path).read_bytes()
    for workflow in (house / ".github" / "workflows").glob("*.yml"):
        assert sins(workflow.read_text(encoding="utf-8")) == set()


def test_its_editors_find_the_schemas(house: Path) -> None:
    settings = json.loads((house / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema in settings["yaml.schemas"]:
        made = json.loads((house / schema).read_text(encoding="utf-8"))
        assert made["$id"].startswith("https://explained.example/press/schema/")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    made = init(tmp_path)
    assert made.exit_code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("flag", "answer", "said"),
    [
        ("timezone", "Hartford", "is no time zone"),
        ("url", "ftp://explained.example", "is no address"),
        ("language", "English!", "is no language tag"),
    ],
)
def test_a_wrong_answer_is_refused(tmp_path: Path, flag: str, answer: str, said: str) -> None:
    made = init(tmp_path / "house", **{flag: answer})
    assert made.exit_code == 2
    assert said in made.stderr
    assert not (tmp_path / "house").exists()


def test_a_theme_of_its_own_changes_one_token_and_one_template(house: Path) -> None:
    theme = house / "theme"
    (theme / "static" / "css").mkdir(parents=True)
    (theme / "static" / "css" / "ours.css").write_text(":root { --link: #7a1f2b; }\n")
    ours = (REPOSITORY / "theme" / "templates" / "plain.html").read_text(encoding="utf-8")
    (theme / "templates").mkdir()
    (theme / "templates" / "plain.html").write_text(ours.replace("plain-head", "our-head"))
    explainer(house, "build", "--theme", "theme")
    (styles,) = (house / "output" / "assets").glob("*.css")
    assert styles.read_text(encoding="utf-8").rstrip().endswith(":root{--link:#7a1f2b;}")
    assert "--paper:" in styles.read_text(encoding="utf-8")
    assert "our-head" in (house / "output" / "about" / "index.html").read_text(encoding="utf-8")
