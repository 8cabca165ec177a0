"""A stranger's pull request runs on our machines: what it can reach is tested, not hoped."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest
import yaml

from generator.authoring.draft import AGENCY
from generator.authoring.questions import LABELS, REQUIRED, UNLISTED
from generator.model.person import NamingGround
from generator.model.record import Sensitivity
from generator.model.source import SourceKind
from generator.site.views.withdrawn import REPORT_FORM
from tests.repository.workflow_sins import RULES, sins

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
    return said("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


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
