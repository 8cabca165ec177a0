"""What a workflow must not do, each rule with the accident it prevents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

Workflow = dict[str, Any]
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
WITH_VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
CALLED_BY_STRANGERS = ("pull_request", "merge_group")
CHOSEN_BY_STRANGERS = re.compile(
    r"\$\{\{[^}]*(github\.(event|head_ref|actor|ref_name)|inputs\.)[^}]*\}\}"
)


def read(text: str) -> Workflow:
    """Read a workflow; YAML 1.1 takes the key ``on`` for yes, so it is put back."""
    workflow = yaml.safe_load(text)
    return {("on" if key is True else key): value for key, value in workflow.items()}


def triggers(workflow: Workflow) -> set[str]:
    """The events that start a workflow."""
    on = workflow["on"]
    return {on} if isinstance(on, str) else set(on)


def jobs(workflow: Workflow) -> Iterator[dict[str, Any]]:
    """Every job."""
    yield from workflow["jobs"].values()


def steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in jobs(workflow):
        yield from job.get("steps", ())


def grants(workflow: Workflow) -> Iterator[tuple[str, str]]:
    """Every right a job's token has."""
    for job in jobs(workflow):
        rights = job.get("permissions", {})
        yield from rights.items() if isinstance(rights, dict) else [("everything", str(rights))]


def starts_with_strangers_code_and_our_rights(workflow: Workflow, _: str) -> bool:
    """pull_request_target and workflow_run hand secrets to what a stranger wrote."""
    return bool(triggers(workflow) & {"pull_request_target", "workflow_run", "issue_comment"})


def acts_on_an_issue_before_an_editor_does(workflow: Workflow, _: str) -> bool:
    """Anybody may write an issue; only who may set a label speaks for the newsroom."""
    if "issues" not in triggers(workflow):
        return False
    types = (workflow["on"] or {}).get("issues") if isinstance(workflow["on"], dict) else None
    asked = [job.get("if", "") for job in jobs(workflow) if not job.get("needs")]
    labelled = all("github.event.label.name ==" in str(each) for each in asked)
    return (types or {}).get("types") != ["labeled"] or not labelled


def gives_every_job_rights(workflow: Workflow, _: str) -> bool:
    """Rights at the top are rights for jobs that do not need them."""
    return workflow.get("permissions") != {}


def leaves_a_job_without_stated_rights(workflow: Workflow, _: str) -> bool:
    """A job says what its token may do."""
    return any("permissions" not in job for job in jobs(workflow))


def lets_a_stranger_write(workflow: Workflow, _: str) -> bool:
    """A run on a pull request reads, and nothing else."""
    strange = triggers(workflow) & set(CALLED_BY_STRANGERS)
    return bool(strange) and any(right != "read" for _, right in grants(workflow))


def grants_everything(workflow: Workflow, _: str) -> bool:
    """write-all is a key to the whole house."""
    return any(name == "everything" for name, _ in grants(workflow))


def trusts_a_moving_tag(workflow: Workflow, _: str) -> bool:
    """A tag can be moved to other code; a commit cannot."""
    return any("uses" in step and not PINNED.match(step["uses"]) for step in steps(workflow))


def hides_which_version_it_pins(_: Workflow, text: str) -> bool:
    """Nobody reads forty hex digits: the version stands beside them."""
    lines = [line.strip() for line in text.splitlines() if "uses:" in line]
    return any(not WITH_VERSION.search(line) for line in lines)


def runs_what_a_stranger_typed(workflow: Workflow, _: str) -> bool:
    """A title or a branch name inside a script is a script; values come through env."""
    return any(CHOSEN_BY_STRANGERS.search(step.get("run", "")) for step in steps(workflow))


def leaves_its_token_behind(workflow: Workflow, _: str) -> bool:
    """Checkout keeps its token in .git unless told otherwise, for every later step to read."""
    checkouts = [each for each in steps(workflow) if "actions/checkout@" in each.get("uses", "")]
    return any(each.get("with", {}).get("persist-credentials") is not False for each in checkouts)


def takes_a_secret_along(workflow: Workflow, text: str) -> bool:
    """Nothing here needs a secret; a run on a pull request must not even name one."""
    return "secrets." in text or any("secrets" in job for job in jobs(workflow))


def builds_without_history(workflow: Workflow, _: str) -> bool:
    """Without the whole history no update can be compared with what changed."""
    needing = [
        job for job in jobs(workflow) if "explainer build" in str(job) or "--since" in str(job)
    ]
    checkouts = [
        step
        for job in needing
        for step in job["steps"]
        if "actions/checkout@" in step.get("uses", "")
    ]
    return any(each.get("with", {}).get("fetch-depth") != 0 for each in checkouts)


def keeps_a_cache(_: Workflow, text: str) -> bool:
    """What a pull request writes into a cache, main would read."""
    return "actions/cache" in text or re.search(r"^\s+cache:", text, re.MULTILINE) is not None


def may_run_for_ever(workflow: Workflow, _: str) -> bool:
    """A job that hangs holds the queue, and the news, for six hours."""
    return any("timeout-minutes" not in job for job in jobs(workflow))


def goes_on_after_a_failure(workflow: Workflow, _: str) -> bool:
    """A site that failed its check must not be published."""
    parts = [*jobs(workflow), *steps(workflow)]
    tolerant = any(part.get("continue-on-error") for part in parts)
    return tolerant or any("|| true" in part.get("run", "") for part in parts)


RULES: tuple[Callable[[Workflow, str], bool], ...] = (
    starts_with_strangers_code_and_our_rights,
    acts_on_an_issue_before_an_editor_does,
    gives_every_job_rights,
    leaves_a_job_without_stated_rights,
    lets_a_stranger_write,
    grants_everything,
    trusts_a_moving_tag,
    hides_which_version_it_pins,
    runs_what_a_stranger_typed,
    leaves_its_token_behind,
    takes_a_secret_along,
    builds_without_history,
    keeps_a_cache,
    may_run_for_ever,
    goes_on_after_a_failure,
)


def sins(text: str) -> set[str]:
    """The names of the rules that a workflow breaks."""
    workflow = read(text)
    return {rule.__name__ for rule in RULES if rule(workflow, text)}
