from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.output import OutputRefusedError, publish
from tests.output.conftest import target, what_stands_in


def refusal(output: Path) -> str:
    with pytest.raises(OutputRefusedError) as caught:
        publish([target("index.html")], output)
    return str(caught.value)


def test_the_root_and_a_home_are_never_replaced() -> None:
    for folder in (Path("/"), Path.home(), Path.home().parent):
        assert "holds more than a site" in refusal(folder)


def test_the_working_directory_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    for folder in (Path(), Path(".."), tmp_path):
        assert "holds more than a site" in refusal(folder)


def test_a_repository_is_never_replaced(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path / "site"], check=True)
    assert "is a repository" in refusal(tmp_path / "site")


def test_a_folder_with_anything_of_someone_else_is_never_replaced(output: Path) -> None:
    output.mkdir()
    (output / "thesis.txt").write_text("years of work")
    assert "is not empty" in refusal(output)
    (output / "site-manifest.json").write_text("{}")
    assert "not ours" in refusal(output)
    assert (output / "thesis.txt").read_text() == "years of work"


def test_what_was_put_into_a_published_site_is_not_swept_away(output: Path) -> None:
    publish([target("index.html")], output)
    (output / "CNAME").write_text("example.org")
    assert "(CNAME); move it elsewhere" in refusal(output)


def test_a_file_is_no_output_folder(output: Path) -> None:
    output.write_text("a file")
    assert "is a file" in refusal(output)


def test_the_content_and_the_output_stay_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for folder in (content, content / "site", tmp_path):
        with pytest.raises(OutputRefusedError):
            publish([target("a")], folder, apart_from=(content,))


def test_a_link_stands_for_the_folder_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    publish([target("index.html")], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert "index.html" in what_stands_in(tmp_path / "real")


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir()
    publish([target("index.html")], output)
    assert "index.html" in what_stands_in(output)
