"""A folder holds plain files, with names that every system can have, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.fmt import formatted
from generator.model.newsroom import Newsroom
from generator.reading.folder import folder_name_problem, read_folder
from generator.reading.limits import LARGEST_YAML
from generator.reading.one_incident import aliases_of
from generator.reading.surroundings import read_held, read_surroundings
from tests.whole_site import read_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "footbridge"
    (place / "updates").mkdir(parents=True)
    (place / "media").mkdir()
    (place / "incident.yaml").write_text("format: 1\n")
    (place / "narrative.md").write_text("Words.\n")
    (place / "updates" / "2024-05-02-published.yaml").write_text("at: 2024-05-02\n")
    return place


def codes(folder: Path) -> list[tuple[str, str]]:
    found = read_folder(folder).problems
    return [(p.code, p.location.file.removeprefix("incidents/footbridge/")) for p in found]


def test_a_plain_folder_is_read_whole(folder: Path) -> None:
    Image.new("RGB", (2, 2)).save(folder / "media" / "crack.jpg")
    found = read_folder(folder)
    assert sorted(found.texts) == [
        "incident.yaml",
        "narrative.md",
        "updates/2024-05-02-published.yaml",
    ]
    assert found.media["crack.jpg"].size == (folder / "media" / "crack.jpg").stat().st_size
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("notes.txt", "folder.unexpected"),
        (".DS_Store", "folder.unexpected"),
        ("updates/late.yaml", "update.bad-name"),
        ("updates/2024-05-02-Capital.yaml", "update.bad-name"),
        ("media/Crack.JPG", "media.bad-name"),
        ("media/con.jpg", "media.bad-name"),
        ("media/no-ending", "media.bad-name"),
    ],
)
def test_a_file_that_does_not_belong_is_told(folder: Path, name: str, code: str) -> None:
    (folder / name).write_bytes(b"x")
    assert codes(folder) == [(code, name)]


def test_a_subfolder_that_does_not_belong_is_told(folder: Path) -> None:
    (folder / "drafts").mkdir()
    assert codes(folder) == [("folder.unexpected", "drafts")]


def test_a_link_is_never_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (folder / "narrative.md").unlink()
    (folder / "narrative.md").symlink_to(secret)
    assert codes(folder) == [("folder.link", "narrative.md")]
    assert "narrative.md" not in read_folder(folder).texts


def test_names_that_differ_in_capitals_only_are_told(folder: Path) -> None:
    (folder / "media" / "a.jpg").write_bytes(b"x")
    (folder / "media" / "A.jpg").write_bytes(b"x")
    assert ("folder.case-twin", "media/a.jpg") in codes(folder)


def test_of_a_text_that_is_too_large_one_byte_more_than_allowed_is_read(folder: Path) -> None:
    (folder / "incident.yaml").write_bytes(b"#" * 300_000)
    assert len(read_folder(folder).texts["incident.yaml"]) == LARGEST_YAML + 1


def test_names_in_bytes_that_are_no_utf_8_are_told(folder: Path) -> None:
    (folder / os.fsdecode(b"media/caf\xe9.jpg")).write_bytes(b"x")
    assert codes(folder) == [("folder.unexpected", "media/caf\\udce9.jpg")]


def test_a_folder_whose_name_is_no_utf_8_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "incidents" / "tram-stop").mkdir(parents=True)
    (tmp_path / "incidents" / os.fsdecode(b"caf\xe9-fire")).mkdir()
    around = read_surroundings(tmp_path)
    assert around.names == ("tram-stop",)
    (problem,) = (one for one in around.problems if one.code == "folder.bad-name")
    assert problem.location.file == "incidents/caf\\udce9-fire"
    assert problem.message.encode()


def test_a_file_that_is_too_large_is_not_taken(folder: Path) -> None:
    with (folder / "media" / "film.mp4").open("wb") as film:
        film.truncate(25_000_001)
    assert codes(folder) == [("media.too-large", "media/film.mp4")]


@pytest.mark.parametrize("name", ["ab", "Bridge", "bridge_1", "con", "-a-b", "a" * 65, "a b c"])
def test_a_folders_name_must_be_an_id(name: str) -> None:
    problem = folder_name_problem(name)
    assert problem is not None
    assert problem.code == "folder.bad-name"


def test_content_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    found = read_site(tmp_path / "nowhere")
    assert [problem.code for problem in found.problems] == ["site.no-content"]


def test_a_newsroom_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_site(tmp_path).problems] == ["site.no-newsroom"]


NEWSROOM = "format: 1\nname: Nowhere Explainer\nurl: https://nowhere.example/\n"


def test_a_link_in_place_of_all_incidents_is_never_followed(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "newsroom.yaml").write_text(NEWSROOM)
    (content / "incidents").symlink_to(folder.parent)
    found = read_site(content)
    assert found.site is not None
    assert found.site.incidents == ()
    assert [(one.code, one.location.file) for one in found.problems] == [
        ("folder.link", "incidents")
    ]


def test_a_file_in_place_of_all_incidents_is_told(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    (tmp_path / "incidents").write_text("")
    assert [one.code for one in read_site(tmp_path).problems] == ["folder.unexpected"]


@pytest.mark.parametrize(
    "name",
    [
        *("incidents/footbridge/incident.yaml", "incidents/footbridge/narrative.md"),
        *("incidents/footbridge/updates/2024-05-02-published.yaml", "newsroom.yaml"),
        *("incidents/footbridge/media/crack.jpg", "incidents/pipe", "pages/about.md", "pages"),
    ],
)
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path, folder: Path, name: str) -> None:
    (tmp_path / "incidents").mkdir()
    folder.rename(tmp_path / "incidents" / "footbridge")
    (tmp_path / "newsroom.yaml").write_text("format: 1\nname: N\nurl: https://n.example/\n")
    place = tmp_path / name
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True)
    os.mkfifo(place)
    problems = read_site(tmp_path, in_part=True).problems
    assert {"folder.unexpected", "site.no-newsroom"} & {
        one.code for one in problems if one.location.file == name
    }
    assert aliases_of(tmp_path / "incidents" / "footbridge") == ()
    read_held(
        tmp_path / "incidents" / "footbridge",
        Newsroom(format="1", name="N", url="https://n.example/"),
    )
    list(formatted(tmp_path, ()))


@pytest.mark.parametrize("name", ["pages/secret.md", "pages/inner/secret.md", "pages"])
def test_a_link_among_the_ordinary_pages_is_refused(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "newsroom.yaml").write_text("format: 1\nname: N\nurl: https://n.example/\n")
    (tmp_path / "secret.md").write_text("Title: Secret\n\nOutside.\n")
    place = content / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(tmp_path / ("secret.md" if place.suffix else ""))
    found = [(one.code, one.location.file) for one in read_site(content).problems]
    assert ("folder.link", name) in found
