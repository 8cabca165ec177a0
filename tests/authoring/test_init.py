"""``explainer init``: another newsroom's repository, which checks and builds as made."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from generator.authoring.init import SHARED
from generator.commands.cli import main
from tests import forked
from tests.repository.test_workflows import agrees
from tests.repository.workflow_sins import sins

HOUSE = {
    "--name": "Ellery: Explained",
    "--url": "https://explained.example/press",
    "--timezone": "America/New_York",
    "--language": "en",
}
REPOSITORY = Path(__file__).parents[2]
ADDRESS = (
    "https://example.org/corrections-policy",
    "https://explained.example/press/corrections-policy",
)


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
    done = forked.run(arguments, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def committed(folder: Path) -> None:
    """Commit everything, as the newsroom would."""
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@explained.example")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Begin")):
        done = run(folder, "git", *who, *command)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository for a newsroom whose name needs quotation marks."""
    folder = tmp_path_factory.mktemp("made") / "house"
    done = init(folder)
    assert done.exit_code == 0, done.output
    committed(folder)
    return folder


@pytest.fixture
def house(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(made, tmp_path / "house", symlinks=True))


def test_a_new_repository_checks_and_builds(house: Path) -> None:
    assert "no errors" in explainer(house, "check")
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


@pytest.mark.long
def test_its_workflows_are_ours_and_sinless(house: Path) -> None:
    for path in SHARED:
        ours = (REPOSITORY / path).read_text(encoding="utf-8")
        if "our own repository alone" not in ours and "CODEOWNERS" not in path:
            got = (house / path).read_text(encoding="utf-8")
            assert without_kinds(got) == without_kinds(ours.replace(*ADDRESS))
    for workflow in (house / ".github" / "workflows").glob("*.yml"):
        assert sins(workflow.read_text(encoding="utf-8")) == set()
        assert agrees("github-workflows", [workflow]) == ""
    assert agrees("gitlab-ci", [house / ".gitlab-ci.yml"]) == ""
    assert agrees("dependabot", [house / ".github/dependabot.yml"]) == ""


def without_kinds(text: str) -> str:
    """A form without the kinds that it offers."""
    return re.sub(r"(?:        - [\w-]+\n)+(?=        - none of these\n)", "", text)


def test_nothing_goes_along_that_only_the_program_needs(house: Path) -> None:
    along = [
        path
        for path in house.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix() and "vendor" not in path.parts
    ]
    assert house / "Makefile" in along
    for path in along:
        text = path.read_text(encoding="utf-8")
        assert "our own repository alone" not in text
        assert "ruff" not in text
        assert "make test" not in text


def test_every_link_of_its_guides_leads_to_a_file(house: Path) -> None:
    guides = [house / "README.md", house / "CONTRIBUTING.md", *(house / "docs").glob("*.md")]
    assert len(guides) > 10
    for guide in guides:
        text = guide.read_text(encoding="utf-8")
        links = re.findall(r"\]\((?![a-z]+:)([^)#\s]+)", text)
        assert [link for link in links if not (guide.parent / link).exists()] == [], guide.name


def test_every_guide_that_a_message_names_goes_along() -> None:
    sources = [*(REPOSITORY / "generator").rglob("*.py"), REPOSITORY / "docs/problems.md"]
    named = {
        guide
        for source in sources
        for guide in re.findall(r"\bdocs/[\w-]+\.md", source.read_text(encoding="utf-8"))
    }
    assert "docs/languages.md" in named
    assert named <= set(SHARED)


def test_its_content_has_the_usual_layout(house: Path) -> None:
    assert not explainer(house, "fmt", "--check")


def test_the_form_offers_its_kinds_and_its_teams_are_asked(tmp_path: Path) -> None:
    told = {"kinds": "Fire, police-shooting", "repository": "https://github.com/ellery/explained"}
    assert init(tmp_path / "house", **told).exit_code == 0
    form = (tmp_path / "house/.github/ISSUE_TEMPLATE/propose-an-incident.yml").read_text()
    assert "        - fire\n        - police-shooting\n        - none of these\n" in form
    assert "@ellery/editors" in (tmp_path / "house/.github/CODEOWNERS").read_text()
    newsroom = (tmp_path / "house/content/newsroom.yaml").read_text()
    assert "kinds:\n  fire: Fire\n  police-shooting: Police shooting\n" in newsroom


def test_all_that_can_be_said_is_said_in_the_newsroom(tmp_path: Path) -> None:
    told = {
        "contact": "desk@explained.example",
        "repository": "https://forge.example/ellery",
        "region": "24, -125, 50, -66",
        "kinds": "Fire",
    }
    assert init(tmp_path / "house", **told).exit_code == 0
    assert "newsroom.unsaid" not in explainer(tmp_path / "house", "check", "--advice")


def test_what_is_not_said_is_left_out_and_advised(house: Path) -> None:
    text = (house / "content/newsroom.yaml").read_text(encoding="utf-8")
    assert "contact" not in text
    assert "region" not in text
    assert "kinds:\n  incident: Incident\n" in text
    said = explainer(house, "check", "--advice")
    for name in ("contact", "repository", "region", "kinds"):
        assert f"    {name}: " in said
    assert said.count("page.unwritten") == 2


def test_a_newsroom_can_say_that_it_has_no_repository_and_no_region(
    house: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    shutil.copytree(house, own)
    sheet = own / "content/newsroom.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "repository: none\nregion: none\n")
    said = explainer(own, "check", "--advice")
    assert (
        "newsroom.yaml does not say yet: how readers report an error (contact); which kinds"
        in said
    )
    assert "repository:" not in said
    assert "region:" not in said


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["init", str(tmp_path / "house"), "--name", "Ellery"])
    assert made.exit_code == 2
    assert "Still to be said: --url" in made.stderr
    assert not (tmp_path / "house").exists()


@pytest.mark.long
def test_on_a_terminal_everything_is_asked_until_it_will_do(tmp_path: Path) -> None:
    command = ["-m", "generator", "init", "house"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    asked = pexpect.spawn(
        sys.executable, command, cwd=tmp_path, env=environment, encoding="utf-8", timeout=120
    )
    for question, answer in (
        ("called", "Ellery"),
        ("published", "ellery"),
        ("published", "https://ellery.example/"),
        ("time zone", ""),
        ("language", ""),
        ("e-mail", "desk@ellery.example"),
        ("kept", ""),
        ("box", "50, -125, 24, -66"),
        ("no box", "24, -125, 50, -66"),
        ("kinds", "Fire"),
    ):
        asked.expect(question)
        asked.sendline(answer)
    asked.expect("is ready")
    asked.expect(pexpect.EOF)
    text = (tmp_path / "house/content/newsroom.yaml").read_text(encoding="utf-8")
    assert "contact: desk@ellery.example" in text
    assert "repository" not in text
    assert "  west: -125\n  north: 50\n" in text


def test_its_editors_find_the_schemas(house: Path) -> None:
    settings = json.loads((house / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"]
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
        ("contact", "the desk", "is no e-mail address"),
        ("repository", "github", "address"),
        ("region", "50, -125, 24, -66", "is no box"),
        ("region", "24, -125", "is no box"),
        ("region", "24, -125, 50, -66, 3", "is no box"),
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


def refreshed(folder: Path, *more: str) -> str:
    """Bring its files up to date; gives what was said."""
    return explainer(folder, "init", "--refresh", *more)


def test_a_refresh_of_what_is_up_to_date_changes_nothing(house: Path) -> None:
    assert "up to date" in refreshed(house)
    assert run(house, "git", "status", "--porcelain").stdout == ""


def test_a_refresh_writes_what_is_old_and_leaves_what_was_edited(house: Path) -> None:
    record = house / ".explainer-files.json"
    old, edited, gone = "docs/editing.md", "Makefile", ".gitlab-ci.yml"
    known = json.loads(record.read_text(encoding="utf-8"))
    # as an older program would have left them
    (house / old).write_text("An older guide.\n")
    (house / "docs/former.md").write_text("A guide that is no more.\n")
    for path in (old, "docs/former.md"):
        known["files"][path] = hashlib.sha256((house / path).read_bytes()).hexdigest()
    record.write_text(json.dumps(known))
    (house / edited).write_text("html:\n")
    (house / gone).unlink()
    said = refreshed(house)
    assert f"wrote {old}" in said
    assert "removed docs/former.md" in said
    assert not (house / "docs/former.md").exists()
    for path in (edited, gone):
        assert f"left as you have it: {path}" in said
    assert (house / edited).read_text() == "html:\n"
    assert not (house / gone).exists()
    assert (house / old).read_text().startswith("# ")
    assert f"left as you have it: {edited}" in refreshed(house)
    assert f"wrote {edited}" in refreshed(house, "--take", edited)
    assert "explainer build" in (house / edited).read_text()


def test_a_refresh_never_touches_the_content(house: Path) -> None:
    page = house / "content/pages/about.md"
    page.write_text("Title: We\nSlug: about\n\nWe are we.\n")
    kinds = house / "content/newsroom.yaml"
    kinds.write_text(kinds.read_text().replace("incident: Incident", "flood: Flood"))
    said = refreshed(house)
    assert "content/" not in said
    assert page.read_text().endswith("We are we.\n")
    assert "wrote .github/ISSUE_TEMPLATE/propose-an-incident.yml" in said


def test_a_repository_of_an_older_program_keeps_all_its_files(house: Path) -> None:
    (house / ".explainer-files.json").unlink()
    (house / "Makefile").write_text("html:\n")
    said = refreshed(house)
    assert "left as you have it: Makefile" in said
    assert "wrote" not in said
    assert (house / ".explainer-files.json").is_file()


def test_a_list_of_files_that_leads_outside_removes_nothing_there(house: Path) -> None:
    letter = house.parent / "letter.txt"
    letter.write_text("Dear Ada")
    digest = hashlib.sha256(letter.read_bytes()).hexdigest()
    files = {"../letter.txt": digest, str(letter): digest}
    (house / ".explainer-files.json").write_text(json.dumps({"files": files}))
    refreshed(house)
    assert letter.exists()


@pytest.mark.parametrize("wrong", [("--name", "Other"), ("nowhere",)])
def test_a_refresh_where_none_can_be_is_refused(house: Path, wrong: tuple[str, ...]) -> None:
    done = forked.run(("init", "--refresh", *wrong), house)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
