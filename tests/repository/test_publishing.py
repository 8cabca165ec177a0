"""The site is built again when what people are told to do runs out, and not every hour else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.test_until import ADVICE
from tests.repository.workflow_sins import read
from tests.small_site import RECORD, ROOT, SmallSite, small_site

PUBLISH = read((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = PUBLISH["jobs"]["build"]["steps"]
LOOK = next(step for step in STEPS if step.get("id") == "look")
DAILY, HOURLY = (one["cron"] for one in PUBLISH["on"]["schedule"])
FAR_AHEAD, LONG_AGO = "2999-01-01 12:00", "2001-01-01 12:00"


def site_with(folder: Path, until: str) -> SmallSite:
    """A site whose one page tells people what to do until then, with the program beside it."""
    advice = ADVICE.format(until=until).replace("2021-05-01 12:00", "2001-01-01 10:00")
    site = small_site(folder, RECORD + advice if until else RECORD)
    program = folder / ".venv" / "bin" / "explainer"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)
    return site


def look(site: SmallSite, schedule: str) -> str:
    """What the step says for those after it; its shell is GitHub's own."""
    told = site.root / "told"
    told.touch()
    settings = {"PYTHONPATH": str(ROOT), "SCHEDULE": schedule, "GITHUB_OUTPUT": str(told)}
    done = subprocess.run(
        ["bash", "-e", "-c", LOOK["run"]],
        cwd=site.root,
        env=os.environ | settings,
        check=False,
        capture_output=True,
        text=True,
    )
    return told.read_text().strip() if done.returncode == 0 else f"failed: {done.stderr}"


@pytest.mark.parametrize(
    ("until", "schedule", "wanted"),
    [
        (FAR_AHEAD, HOURLY, "yes"),
        (LONG_AGO, HOURLY, "no"),
        ("", HOURLY, "no"),
        ("", DAILY, "yes"),
        ("", "", "yes"),
    ],
    ids=["an end ahead", "an end long ago", "no end", "once a day", "a push"],
)
def test_the_hourly_run_builds_only_around_an_end(
    tmp_path: Path, until: str, schedule: str, wanted: str
) -> None:
    assert look(site_with(tmp_path, until), schedule) == f"wanted={wanted}"


def test_an_hourly_run_that_cannot_read_a_record_fails(tmp_path: Path) -> None:
    assert "moment.bad" in look(site_with(tmp_path, "teatime"), HOURLY)


def test_nothing_after_the_look_goes_on_where_nothing_is_wanted() -> None:
    after = STEPS[STEPS.index(LOOK) + 1 :]
    assert after
    assert {step.get("if") for step in after} == {"steps.look.outputs.wanted == 'yes'"}
    build, deploy = PUBLISH["jobs"]["build"], PUBLISH["jobs"]["deploy"]
    assert build["outputs"] == {"wanted": "${{ steps.look.outputs.wanted }}"}
    assert deploy["if"] == "needs.build.outputs.wanted == 'yes'"


def test_a_run_without_a_new_commit_says_what_moment_it_is() -> None:
    (build,) = (step for step in STEPS if step.get("name") == "Build")
    plain, _, later = build["run"].partition("else")
    assert '"$EVENT" = push' in plain
    assert "--now" not in plain
    assert "--now" in later


def test_gitlab_looks_likewise(tmp_path: Path) -> None:
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    (script,) = (one for one in pipeline["pages"]["script"] if "explainer until" in one)
    assert pipeline["pages"]["allow_failure"] == {"exit_codes": 77}
    for until, status in ((FAR_AHEAD, 0), (LONG_AGO, 77)):
        site = site_with(tmp_path / until[:4], until)
        settings = {"PYTHONPATH": str(ROOT), "HOURLY": "yes"}
        command = ["bash", "-e", "-c", script]
        done = subprocess.run(command, cwd=site.root, env=os.environ | settings, check=False)
        assert done.returncode == status
