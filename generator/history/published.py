"""Whether the history under a published site still stands, each version under its number."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.history import git
from generator.history.git import GitError, Repository
from generator.model.history import History
from generator.model.incident import Incident
from generator.model.removed_id import removed_alias
from generator.output import Manifest, read_manifest
from generator.problems import Location, Problem

SHORTEST = 7  # characters by which people name a commit
DIGITS = 16  # of a digest; enough to tell the versions of one incident apart

_WHERE = Location(".")  # a history is in no file of the content
HistoryOf = Callable[[Incident], History]


def version_digests(history: History) -> list[str]:
    """Digest what each committed version of an incident said, from version 1 on.

    They are made of the files alone, so they are the same in any clone and after any rewriting of
    commits that changes no word.
    """
    return [
        hashlib.sha256(msgspec.msgpack.encode(version.files)).hexdigest()[:DIGITS]
        for version in history.versions
        if version.commit
    ]


def judge_published(
    manifest: bytes, content: Path, incidents: Sequence[Incident], history_of: HistoryOf
) -> tuple[Problem, ...]:
    """Refuse history that was rewritten or renumbered under the published commit.

    A ``removed`` update accounts for it by naming the published commit in ``why``.

    Args:
        manifest: The bytes of the published site's ``site-manifest.json``.
        content: The content folder.
        incidents: The incidents as they are now.
        history_of: Gives an incident's history.

    Raises:
        GitError: Git refused.
    """
    published = read_manifest(manifest)
    if published is None:
        message = "What is given as the published site's manifest is none of ours."
        hint = "Give the site-manifest.json of the published site."
        return (Problem(_WHERE, "history.no-manifest", message, hint),)
    if not published.commit or _accounted(published.commit, incidents):
        return ()  # it never had a history to keep, or is known to have lost it
    repository = git.find(content)
    if repository is None:
        message = "The published site has a history; this copy of the content has none."
        return (Problem(_WHERE, "history.rewritten", message, "Check in the repository itself."),)
    if isinstance(repository, Problem):
        return (repository,)
    return tuple(_in_repository(published, repository, incidents, history_of))


def _in_repository(
    published: Manifest,
    repository: Repository,
    incidents: Iterable[Incident],
    history_of: HistoryOf,
) -> Iterator[Problem]:
    commit = published.commit or ""
    if not _leads_to(repository, commit, repository.head):
        yield _rewritten(commit)
        return
    merge = _merged_by(repository, commit)
    hint = _other_way(repository, merge, commit) if merge else _RENUMBERED
    yield from _renumbered(published.versions, incidents, history_of, merge, hint)


def _rewritten(commit: str) -> Problem:
    message = f"The published commit {commit[:10]} is not part of this history: it was rewritten."
    hint = (
        "Publish from a branch that holds it. If something had to go from git itself, let an"
        f" update of the kind removed say so, naming {commit[:10]} in why."
    )
    return Problem(_WHERE, "history.rewritten", message, hint)


def _renumbered(
    versions: Mapping[str, Sequence[str]],
    incidents: Iterable[Incident],
    history_of: HistoryOf,
    merge: Sequence[str],
    hint: str,
) -> Iterator[Problem]:
    """Where a number that was published would show other words, or none."""
    for incident in incidents:
        names = (incident.id, *incident.aliases)
        name = next((one for one in versions if one in names or removed_alias(one) in names), "")
        if not name:
            continue
        now = version_digests(history_of(incident))
        for number, digest in enumerate(versions[name], start=1):
            if now[number - 1 : number] != [digest]:
                by = f": the merge {merge[0][:10]} put other commits before it" if merge else ""
                message = f"Version {number} was published; its number would show other words{by}."
                yield Problem(Location(incident.record_file), "history.renumbered", message, hint)
                break


_RENUMBERED = "Publish from a branch on which the published commits come first, one by one."


def _merged_by(repository: Repository, commit: str) -> Sequence[str]:
    """The merge that took the published commit off the branch's own line, with its parents.

    Empty where the commit stands on that line. Versions are counted along first parents, so
    whatever came by another parent is one version.
    """
    span = ("--first-parent", "--parents", "--end-of-options", f"{commit}..{repository.head}")
    answer = git.ask(repository.root, "rev-list", *span).decode("ascii")
    line = [one.split() for one in answer.splitlines()]
    if not line or line[-1][1:2] == [commit]:
        return ()
    # the oldest that leads to the published commit brought it in
    return next((one for one in reversed(line) if _leads_to(repository, commit, one[0])), ())


def _other_way(repository: Repository, merge: Sequence[str], commit: str) -> str:
    """The commands that merge the other way round."""
    made, *parents = merge
    published = next((one for one in parents[1:] if _leads_to(repository, commit, one)), commit)
    others = [one for one in parents if one != published]
    lines = [
        "Merge the other way round, so that what was published comes first:",
        f"git reset --keep {published[:10]}",
        f"git merge --no-ff {' '.join(one[:10] for one in others)}",
    ]
    if made != repository.head:
        lines.append(f"git cherry-pick --mainline 1 {made[:10]}..{repository.head[:10]}")
    return "\n".join(lines)


def _leads_to(repository: Repository, commit: str, later: str) -> bool:
    """Whether a commit is another one or among its ancestors."""
    asked = ("merge-base", "--is-ancestor", "--end-of-options", commit, later)
    try:
        git.ask(repository.root, *asked)
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
