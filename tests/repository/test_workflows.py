"""A stranger's pull request runs on our machines: what it can reach is tested, not hoped."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner

from generator.authoring.draft import AGENCY
from generator.authoring.questions import LABELS, REQUIRED, UNLISTED
from generator.model.person import NamingGround
from generator.model.record import Sensitivity
from generator.model.source import SourceKind
from generator.site.views.withdrawn import REPORT_FORM
from tests.authoring.test_new import ISSUE
from tests.repository.workflow_sins import RULES, read, sins

REPOSITORY = Path(__file__).parents[2]
GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))


def said(command: str, *arguments: str | Path) -> str:
    """What a checker in the environment says; nothing when it is content."""
    program = Path(sys.executable).parent / command
    run = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def agrees(schema: str, files: Iterable[Path]) -> str:
    """What check-jsonschema says of files, by one of the schemas it carries."""
    # loads for seconds, and every worker of a run reads this file
    from check_jsonschema.cli.main_command import main as check_jsonschema  # noqa: PLC0415

    checked = [str(file) for file in files]
    assert checked
    ran = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *checked])
    return "" if ran.exit_code == 0 else ran.output


def test_zizmor_finds_nothing_as_an_auditor() -> None:
    assert said("zizmor", "--offline", "--persona", "auditor", GITHUB) == ""


def test_the_workflows_are_what_github_reads() -> None:
    assert agrees("github-workflows", WORKFLOWS) == ""


def test_the_issue_forms_are_what_github_reads() -> None:
    assert agrees("github-issue-forms", [each for each in FORMS if each.stem != "config"]) == ""


def test_the_update_robot_is_what_github_reads() -> None:
    assert agrees("dependabot", [GITHUB / "dependabot.yml"]) == ""


def test_the_pipeline_is_what_gitlab_reads() -> None:
    assert agrees("gitlab-ci", [REPOSITORY / ".gitlab-ci.yml"]) == ""


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_sins(workflow: Path) -> None:
    assert sins(workflow.read_text(encoding="utf-8")) == set()


CHECK = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
CHECKOUT = next(line.strip() for line in CHECK.splitlines() if "uses: actions/checkout" in line)
INSTALL = "run: make .venv/.site"
SINS = {
    "starts_with_strangers_code_and_our_rights": ("  pull_request:", "  pull_request_target:"),
    "acts_on_an_issue_before_an_editor_does": ("  pull_request:", "  issues:"),
    "gives_every_job_rights": ("permissions: {}", "permissions: {contents: read}"),
    "leaves_a_job_without_stated_rights": (
        "    permissions:\n      contents: read # to check the change out\n",
        "",
    ),
    "lets_a_stranger_write": ("contents: read #", "contents: write #"),
    "grants_everything": (
        "    permissions:\n      contents: read # to check the change out\n",
        "    permissions: write-all\n",
    ),
    "trusts_a_moving_tag": (CHECKOUT, "uses: actions/checkout@v7"),
    "hides_which_version_it_pins": (CHECKOUT, CHECKOUT.partition(" #")[0]),
    "runs_what_a_stranger_typed": (
        "run: make .venv/.site",
        'run: echo "${{ github.event.number }}"',
    ),
    "leaves_its_token_behind": ("          persist-credentials: false\n", ""),
    "takes_a_secret_along": (
        "run: make .venv/.site",
        INSTALL + " KEY=${{ secrets.KEY }}",
    ),
    "builds_without_history": ("fetch-depth: 0", "fetch-depth: 1"),
    "keeps_a_cache": ('python-version: "3.11"', 'python-version: "3.11"\n          cache: pip'),
    "may_run_for_ever": ("    timeout-minutes: 20\n", ""),
    "goes_on_after_a_failure": (INSTALL, INSTALL + " || true"),
}


def test_every_rule_has_its_planted_sin() -> None:
    assert {rule.__name__ for rule in RULES} == set(SINS)


@pytest.mark.parametrize("name", SINS)
def test_a_planted_sin_is_caught(name: str) -> None:
    good, bad = SINS[name]
    assert good in CHECK
    assert name in sins(CHECK.replace(good, bad))


def test_only_maintainers_may_change_what_runs_and_what_checks() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0] == ["*", "@example/maintainers"]
    assert [path for path, owner in rules if owner != "@example/maintainers"] == [
        "/content/incidents/"
    ]


def test_the_form_asks_what_from_issue_reads() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "propose-an-incident.yml").read_text())
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    labels = {each["attributes"]["label"] for each in fields}
    required = {
        each["attributes"]["label"]
        for each in fields
        if each.get("validations", {}).get("required")
    }
    assert labels == {"Id", *LABELS}
    assert required == set(REQUIRED)


def test_the_form_offers_the_words_of_the_record() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "propose-an-incident.yml").read_text())
    offered = {
        each["id"]: set(each["attributes"]["options"])
        for each in form["body"]
        if each["type"] == "dropdown"
    }
    newsroom = yaml.safe_load((REPOSITORY / "content" / "newsroom.yaml").read_text())
    assert offered == {
        "kind": {*newsroom["kinds"], UNLISTED},
        "sensitivity": set(get_args(Sensitivity)),
        "ground": {AGENCY, *get_args(NamingGround)},
        "source-kind": set(get_args(SourceKind)),
    }


def test_a_page_fills_in_fields_that_the_form_for_errors_has() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / REPORT_FORM).read_text())
    assert {"page", "version"} <= {each.get("id") for each in form["body"]}


def steps_of(workflow: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job that run a script."""
    text = (GITHUB / "workflows" / workflow).read_text(encoding="utf-8")
    return [each for each in read(text)["jobs"][job]["steps"] if "run" in each]


def test_an_issue_becomes_a_pull_request_with_its_record(tmp_path: Path) -> None:
    """Both scripts of the workflow run here, on a real checkout and against a pretend gh."""
    begin = (sys.executable, "-m", "generator", "init", "house", "--name", "We", "--url")
    ours = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    subprocess.run([*begin, "https://we.example/"], cwd=tmp_path, env=ours, check=True)
    house = tmp_path / "house"
    program = house / ".venv/bin/explainer"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    program.chmod(0o755)
    git = ("git", "-c", "user.name=We", "-c", "user.email=we@we.example")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run([*git, *command], cwd=house, check=True)
    *_, made = steps_of("draft.yml", "record")
    body = ISSUE.replace("outage", "incident").replace("2024-03-05\n", "$(touch /tmp/x) `id`\n")
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    subprocess.run([*shell, made["run"]], cwd=house, env={**ours, "BODY": body}, check=True)
    asked = tmp_path / "asked"
    pretend = tmp_path / "bin/gh"
    pretend.parent.mkdir()
    pretend.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> {asked}\n'
        f'if [ "$1" = run ]; then cp -r {house}/draft/. .; fi\necho abc\n'
    )
    pretend.chmod(0o755)
    (step,) = steps_of("draft.yml", "propose")
    told = {"REPOSITORY": "we/us", "RUN": "7", "BASE": "trunk", "BRANCH": "draft/issue-3"}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = f"{pretend.parent}:{os.environ['PATH']}"
    environment = {"PATH": path, "ISSUE": "3", "GH_TOKEN": "none", **told}
    subprocess.run([*shell, step["run"]], cwd=elsewhere, env=environment, check=True)
    lines = asked.read_text(encoding="utf-8")
    folder = "contents/content/incidents/ferry-2024"
    for said in (
        f"{folder}/incident.yaml",
        f"{folder}/narrative.md",
        "ref=refs/heads/draft/issue-3",
    ):
        assert said in lines
    assert "pr create --draft --repo we/us --base trunk --head draft/issue-3" in lines
    summary = (elsewhere / "summary.md").read_text(encoding="utf-8")
    assert "is no moment that can be read" in summary
    assert "&lt;" not in summary
