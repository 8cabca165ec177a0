"""Asking git: the repository around the content folder, and why there may be none to ask."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from generator.model.moment import YEARS
from generator.problems import Location, Problem

# A repository may be configured to run programs, sign, rename or leave things out; we want facts.
SETTINGS = (
    ("core.fsmonitor", "false"),
    ("core.quotePath", "false"),
    ("diff.relative", "false"),
    ("diff.renames", "false"),
    ("log.follow", "false"),
    ("log.showRoot", "true"),
    ("log.showSignature", "false"),
    ("submodule.recurse", "false"),
)

SHA256 = 64  # hexadecimal digits of an id in a repository of the newer kind
LARGEST = 1_000_000  # bytes; what is larger was never a record, and is not read


class GitError(Exception):
    """Git could not answer; the message is its own first line."""


class Repository(msgspec.Struct, frozen=True):
    """The repository that holds the content.

    Attributes:
        root: Its working tree.
        prefix: The content folder's path within it, ending in a slash; empty at the top.
        head: The commit that is checked out; empty before the first.
    """

    root: Path
    prefix: str
    head: str


def find(content: Path) -> Repository | Problem | None:
    """Find the repository around a content folder.

    Returns:
        None where the folder lies in no repository at all; a problem where it does, but git
        cannot be asked or holds only the latest commits.
    """
    content = content.resolve()
    if not any((folder / ".git").exists() for folder in (content, *content.parents)):
        return None
    try:
        asked = ask(
            content, "rev-parse", "--is-shallow-repository", "--show-toplevel", "--show-prefix"
        )
        shallow, root, prefix, *_ = asked.decode("utf-8", "surrogateescape").split("\n")
        if shallow == "true":
            return _shallow()
        head = ask(content, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", empty_is=1)
    except GitError as error:
        return broken(error)
    return Repository(Path(root), prefix, head.decode().strip())


def head_of(content: Path) -> str:
    """Name the commit that is checked out around a folder; empty where git names none."""
    try:
        return (
            ask(content, "rev-parse", "--verify", "--quiet", "HEAD", empty_is=1).decode().strip()
        )
    except GitError:
        return ""


def unpushed(repository: Repository) -> tuple[str, ...]:
    """The commits that the upstream branch does not have, newest first; none without upstream."""
    try:
        lacking = ask(repository.root, "rev-list", "--topo-order", "@{upstream}..HEAD")
    except GitError:  # no branch, or no upstream
        return ()
    return tuple(lacking.decode().split())


def touching(repository: Repository, since: str, path: Path) -> tuple[str, ...]:
    """The commits since another one that touch a file or folder, newest first."""
    found = ask(repository.root, "rev-list", f"{since}..HEAD", "--", str(path.absolute()))
    return tuple(found.decode().split())


def parents(repository: Repository, commit: str) -> tuple[str, ...]:
    """The parents of a commit; none of the first one."""
    return tuple(ask(repository.root, "rev-parse", f"{commit}^@").decode().split())


def head_moment(repository: Repository) -> datetime | None:
    """When the commit that is checked out was made; None before the first, or without a date.

    A clock that was wrong can have dated it anywhere; years that no record may name do not count.
    """
    if not repository.head:
        return None
    try:
        answer = ask(repository.root, "show", "--no-patch", "--format=%ct", repository.head)
        moment = datetime.fromtimestamp(int(answer), UTC)
    except (GitError, ValueError, OverflowError, OSError):
        return None
    return moment if moment.year in YEARS else None


def ask(folder: Path, *arguments: str, empty_is: int = 0, given: bytes = b"") -> bytes:
    """Ask git one question and return its answer.

    Args:
        folder: Where to ask.
        arguments: The command and its options.
        empty_is: An exit code that means "nothing" rather than failure.
        given: What it reads.

    Raises:
        GitError: There is no git, or it refused.
    """
    try:
        done = subprocess.run(  # noqa: S603  our own fixed words; revisions come after --end-of-options
            _command(folder, *arguments),
            input=given,
            capture_output=True,
            check=False,
            env=_environment(),
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    if done.returncode not in {0, empty_is}:
        raise GitError(_first_line(done.stderr) or f"git ended with {done.returncode}")
    return done.stdout


def _command(folder: Path, *arguments: str) -> list[str]:
    """The whole command line, with the settings that keep git to its facts."""
    settings = [word for name, value in SETTINGS for word in ("-c", f"{name}={value}")]
    return ["git", "-C", str(folder), "--no-pager", *settings, *arguments]


def read_blobs(repository: Repository, ids: Iterable[str]) -> dict[str, bytes]:
    """Read files' contents by their ids, without what is no file or larger than a record may be.

    Raises:
        GitError: There is no git, it broke off, or the repository lacks an object.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    questions = "".join(f"{blob}\n" for blob in wanted).encode("ascii")
    answer = ask(repository.root, "cat-file", "--batch", given=questions)
    found, start = {}, 0
    for blob in wanted:  # each answer is a line "id type size", the bytes, a newline
        line = answer[start : answer.find(b"\n", start)]
        words = line.split()
        if len(words) != 3 or not words[2].isdigit():  # noqa: PLR2004  "<id> missing"
            said = line.decode("ascii", "replace")
            raise GitError(f"the repository is not complete: {said}")
        size, start = int(words[2]), start + len(line) + 1
        if words[1] == b"blob" and size <= LARGEST:
            found[blob] = answer[start : start + size]
        start += size + 1
    return found


def blob_id(data: bytes, like: str = "") -> str:
    """Give the id that git gives to a file's content.

    Args:
        data: The content.
        like: The id of any commit: its length says which digest the repository uses.
    """
    digest = hashlib.new("sha256" if len(like) == SHA256 else "sha1", usedforsecurity=False)
    digest.update(b"blob %d\0" % len(data) + data)
    return digest.hexdigest()


def _environment() -> dict[str, str]:
    """Ours without git's own variables: in a hook they would name another index or folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return ours | {
        "GIT_NO_REPLACE_OBJECTS": "1",  # history as it was committed
        "GIT_OPTIONAL_LOCKS": "0",  # a check never gets in an editor's way
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _first_line(message: bytes) -> str:
    lines = message.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").strip() if lines else ""


def _shallow() -> Problem:
    return Problem(
        Location("."),
        "history.shallow",
        "This clone holds only the latest commits, so the log cannot be proved complete.",
        "Run: git fetch --unshallow. In GitHub Actions give actions/checkout `fetch-depth: 0`;"
        " in GitLab CI set `GIT_DEPTH: 0`.",
    )


def broken(error: GitError) -> Problem:
    """The problem that git itself reports."""
    safe = "dubious ownership" in str(error)
    return Problem(
        Location("."),
        "history.broken",
        f"There is a git repository here, but git cannot read it: {error}.".replace("..", "."),
        "Run: git config --global --add safe.directory '*'"
        if safe
        else "`git status` and `git fsck` say more.",
    )
