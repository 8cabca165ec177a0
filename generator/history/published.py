"""Whether the history under a published site is still there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.history import git
from generator.history.git import GitError, Repository
from generator.model.incident import Incident
from generator.problems import Location, Problem

SHORTEST = 7  # characters by which people name a commit


class _Manifest(msgspec.Struct):
    """What is asked of ``site-manifest.json``."""

    commit: str | None


def judge_published(
    manifest: Path, content: Path, incidents: Iterable[Incident]
) -> tuple[Problem, ...]:
    """Refuse history that was rewritten under the published commit.

    A ``removed`` update accounts for it by naming the published commit in ``why``.

    Args:
        manifest: The published site's ``site-manifest.json``.
        content: The content folder.
        incidents: The incidents as they are now.
    """
    where = Location(str(manifest))
    try:
        commit = msgspec.json.decode(manifest.read_bytes(), type=_Manifest).commit
    except (OSError, msgspec.DecodeError) as error:
        hint = "Give the site-manifest.json of the published site."
        return (
            Problem(where, "history.no-manifest", f"This manifest cannot be read: {error}.", hint),
        )
    if not commit:
        return ()  # the published copy never had a history to keep
    repository = git.find(content)
    if repository is None:
        message = "The published site has a history; this copy of the content has none."
        return (Problem(where, "history.rewritten", message, "Check in the repository itself."),)
    if isinstance(repository, Problem):
        return (repository,)
    if _leads_here(repository, commit) or _accounted(commit, incidents):
        return ()
    message = f"The published commit {commit[:10]} is not part of this history: it was rewritten."
    hint = (
        "Publish from a branch that holds it. If something had to go from git itself, let an"
        f" update of the kind removed say so, naming {commit[:10]} in why."
    )
    return (Problem(where, "history.rewritten", message, hint),)


def _leads_here(repository: Repository, commit: str) -> bool:
    try:
        git.ask(
            repository.root,
            "merge-base",
            "--is-ancestor",
            "--end-of-options",
            commit,
            repository.head,
        )
    except GitError:
        return False
    return True


def _accounted(commit: str, incidents: Iterable[Incident]) -> bool:
    return any(
        commit[:SHORTEST] in update.why
        for incident in incidents
        for update in incident.updates
        if "removed" in update.kind
    )
