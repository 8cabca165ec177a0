from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.incremental.store import Store
from generator.output import publish
from tests.output.conftest import target


def test_verify_says_what_differs_and_exits_with_1(output: Path) -> None:
    publish([target("a.html"), target("b.html")], output, commit="c0de")
    told = CliRunner().invoke(main, ["verify", str(output)])
    assert (told.exit_code, told.output) == (0, "2 files, built from c0de: 0 differences.\n")
    (output / "a.html").unlink()
    told = CliRunner().invoke(main, ["verify", str(output)])
    assert told.exit_code == 1
    assert told.output == "a.html: missing\n2 files, built from c0de: 1 differences.\n"


def test_verify_of_what_is_no_site_is_a_sentence(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["verify", str(tmp_path)])
    assert told.exit_code == 1
    assert told.output.endswith("has no site-manifest.json of ours.\n")


def test_verify_of_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["verify", str(tmp_path / "nowhere")])
    assert told.exit_code == 2
    assert "There is no folder" in told.output


def test_the_cache_tells_what_it_keeps_and_lets_go_of_the_unused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["cache"]).output == "Nothing is kept.\n"
    Store(Path(".explainer/cache")).put("map", "key", b"12345678")
    assert CliRunner().invoke(main, ["cache", "--info"]).output == "map: 1 results, 8 bytes\n"
    assert "Removed 0 results" in CliRunner().invoke(main, ["cache", "--prune"]).output
