"""A terminal that types what a document says, line by line, and an editor that saves its files."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pexpect

from tests.offline import OFFLINE

WHO = {
    f"GIT_{role}_{what}": said
    for role in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "Ada Quill"), ("EMAIL", "ada@explained.example"))
}
_PART = re.compile(
    r"(?:^`(?P<title>[^`\n]+)`\n\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$"
    r"|^(?P<indented>(?: {4}[^\n]+\n)+)"
    r"|`(?P<inline>(?:explainer|make) [^`\n]+)`",
    re.MULTILINE | re.DOTALL,
)


class Part(NamedTuple):
    """What a document has somebody do: lines to type, or a file to save under a title."""

    title: str
    lines: tuple[str, ...]
    text: str = ""
    inline: bool = False


def parts(document: str) -> Iterator[Part]:
    """Everything that a document has somebody type or save, in its order."""
    for found in _PART.finditer(document):
        if found["inline"]:
            yield Part("", (found["inline"],), inline=True)
        elif found["indented"]:
            yield Part("", tuple(line[4:] for line in found["indented"].splitlines()))
        elif found["language"] == "sh":
            yield Part("", tuple(found["text"].replace("\\\n", " ").splitlines()))
        else:
            yield Part(found["title"] or "", (), found["text"])


@dataclass
class Terminal:
    """A terminal on a fresh machine: no network, and addresses of git that lead to folders.

    Attributes:
        folder: Where it stands.
        remotes: For an address that is cloned, the folder that stands for it.
        answers: For the beginning of a line, what is typed when it asks.
        active: Whether an environment was activated.
    """

    folder: Path
    remotes: dict[str, Path]
    answers: dict[str, list[str]]
    active: bool = False

    def type(self, line: str) -> str:
        """Type a line, which must work; gives what it says. What serves is ended once it does."""
        if re.search(r"\bserve\b", line):
            return self._serve(line)
        for begin, answers in self.answers.items():
            if line.startswith(begin):
                return self._answer(line, answers)
        state = self.folder.parent / "where"
        done = subprocess.run(
            ["bash", "-ec", f"{self._before()}{line}\npwd > {state}"],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        self.folder = Path(state.read_text().strip())
        self.active = self.active or line == ". .venv/bin/activate"
        return done.stdout + done.stderr

    def _answer(self, line: str, answers: list[str]) -> str:
        """Type a line that asks, and an answer to each of its questions."""
        shell = pexpect.spawn(
            "bash",
            ["-ec", f"{self._before()}{line}"],
            cwd=self.folder,
            env=self._environment(),
            encoding="utf-8",
            timeout=120,
        )
        told = ""
        for answer in answers:
            shell.expect(r": $")
            told += f"{shell.before}{shell.after}"
            shell.sendline(answer)
        shell.expect(pexpect.EOF)
        shell.close()
        assert shell.exitstatus == 0, f"{line}\n{told}\n{shell.before}"
        return f"{told}{shell.before}"

    def _serve(self, line: str) -> str:
        """Start what serves, wait until it does, and end it with Ctrl-C."""
        with subprocess.Popen(
            ["bash", "-ec", f"{self._before()}{line}"],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as running:
            told = ""
            assert running.stdout is not None
            for said in running.stdout:
                told += said
                if "Serving http" in said:
                    os.killpg(running.pid, signal.SIGINT)
        # another program on this machine may have the port
        assert "Serving http" in told or "Port 8000 cannot be used" in told, told
        return told

    def _before(self) -> str:
        return ". .venv/bin/activate\n" if self.active else ""

    def _environment(self) -> dict[str, str]:
        led = {"GIT_CONFIG_COUNT": str(len(self.remotes))}
        for number, (address, folder) in enumerate(self.remotes.items()):
            led[f"GIT_CONFIG_KEY_{number}"] = f"url.{folder}.insteadOf"
            led[f"GIT_CONFIG_VALUE_{number}"] = address
        return {**OFFLINE, **WHO, **led}
