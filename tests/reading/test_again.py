"""An incident that is read again is the one that was read, or none."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.reading import pictures
from generator.reading.again import Written, read_again, write_down
from generator.reading.site import read_alone, read_newsroom

CONTENT = Path(__file__).parents[2] / "content"
INCIDENTS = sorted((CONTENT / "incidents").iterdir())


def written(folder: Path, newsroom: Newsroom) -> tuple[Incident, bytes]:
    reading = read_alone(folder, newsroom)
    assert reading.incident is not None
    return reading.incident, write_down(reading.incident, reading.texts)


@pytest.fixture
def folder(tmp_path: Path, texts: dict[str, bytes]) -> Path:
    """The folder of a sound incident with a picture."""
    place = tmp_path / "footbridge"
    (place / "updates").mkdir(parents=True)
    (place / "media").mkdir()
    for name, text in texts.items():
        (place / name).write_bytes(text)
    picture = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(picture, "PNG")
    (place / "media" / "crack.png").write_bytes(picture.getvalue())
    return place


@pytest.mark.parametrize("folder", INCIDENTS, ids=lambda folder: str(folder.name))
def test_what_was_written_down_is_read_as_it_was(folder: Path) -> None:
    newsroom, _ = read_newsroom(CONTENT)
    assert newsroom is not None
    incident, packed = written(folder, newsroom)
    assert read_again(folder, newsroom, packed) == incident


def test_lines_that_end_as_on_windows_are_read_as_they_were(
    folder: Path, newsroom: Newsroom
) -> None:
    narrative = folder / "narrative.md"
    narrative.write_bytes(b"## What\r\n\r\n`A crack` was found [@paper].\r\n\r\n[[timeline]]\r\n")
    incident, packed = written(folder, newsroom)
    assert read_again(folder, newsroom, packed) == incident


@pytest.mark.parametrize(
    "name",
    [
        "incident.yaml",
        "narrative.md",
        "updates/2024-05-02-published.yaml",
        "media/crack.png",
        "updates/2024-05-03-more.yaml",
    ],
)
def test_an_incident_of_which_a_file_changed_is_not_read_again(
    folder: Path, newsroom: Newsroom, name: str
) -> None:
    _, packed = written(folder, newsroom)
    with (folder / name).open("ab") as file:
        file.write(b" \n")
    assert read_again(folder, newsroom, packed) is None


def test_an_incident_of_which_a_file_is_gone_is_not_read_again(
    folder: Path, newsroom: Newsroom
) -> None:
    _, packed = written(folder, newsroom)
    shutil.rmtree(folder / "updates")
    assert read_again(folder, newsroom, packed) is None


def test_what_other_code_wrote_is_not_read_again(folder: Path, newsroom: Newsroom) -> None:
    _, packed = written(folder, newsroom)
    other = msgspec.structs.replace(
        msgspec.msgpack.decode(packed, type=Written), record={"format": "1"}
    )
    assert read_again(folder, newsroom, packed[:-1]) is None
    assert read_again(folder, newsroom, msgspec.msgpack.encode([1, 2])) is None
    assert read_again(folder, newsroom, msgspec.msgpack.encode(other)) is None


def test_no_picture_is_decoded_twice(
    folder: Path, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident, packed = written(folder, newsroom)
    monkeypatch.delattr(pictures, "read_picture")
    assert read_again(folder, newsroom, packed) == incident
