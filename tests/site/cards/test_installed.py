"""Fonts in content/fonts/: added by a command, checked by a build, drawn with, and no others."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.build import Checked, Request, build
from generator.commands.cli import main
from generator.incremental.hosted import Hosted
from generator.site.cards.installed import read_fonts
from tests.site.cards.site import PAGE, QUOTE, write_content

FONTS = Path(__file__).parent / "fonts"
CHINESE = QUOTE | {"text": "桥上没有任何人。"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_content(tmp_path / "content", CHINESE)


def package(folder: Path) -> Path:
    """An npm package of the kind that brings fonts."""
    place = folder / "node_modules" / "@expo-google-fonts" / "noto-sans-sc"
    for weight in ("400Regular", "600SemiBold"):
        (place / weight).mkdir(parents=True)
        target = place / weight / f"NotoSansSC_{weight}.ttf"
        shutil.copy(FONTS / "NotoSansSC-subset.ttf", target)
    shutil.copy(FONTS / "OFL.txt", place / "LICENSE_FONT")
    (place / "LICENSE").write_text("MIT, of the package")
    (place / "package.json").write_text('{\n  "version": "0.4.3"\n}')
    return place


def explain(*words: str) -> Result:
    return CliRunner().invoke(main, ["fonts", "add", *words])


def built(content: Path) -> tuple[Checked, bytes]:
    output = content.parent / "output"
    request = Request(content, output, now=datetime(2031, 6, 1, tzinfo=UTC))
    checked, _ = build(request, lambda _: Hosted(()))
    assert checked.report.errors == ()
    return checked, (output / PAGE / "card.png").read_bytes()


def test_a_font_of_a_package_is_copied_with_its_licence_and_hash(content: Path) -> None:
    package(content.parent)
    told = explain("zh")
    assert told.exit_code == 0, told.output
    assert "added Noto Sans SC from @expo-google-fonts/noto-sans-sc 0.4.3" in told.output
    assert sorted(path.name for path in (content / "fonts").iterdir()) == [
        "NotoSansSC-licence.txt",
        "NotoSansSC-regular.ttf",
        "NotoSansSC-strong.ttf",
        "fonts.yaml",
    ]
    licence = (content / "fonts" / "NotoSansSC-licence.txt").read_text()
    assert licence == (FONTS / "OFL.txt").read_text()
    found = read_fonts(content)
    assert found.problems == ()
    assert [one.is_strong for one in found.files] == [False, True]


def test_the_next_build_draws_the_words_and_the_advice_is_gone(content: Path) -> None:
    package(content.parent)
    checked, wordless = built(content)
    assert [one.code for one in checked.report.advice].count("card.no-glyph") == 1
    assert explain("zh").exit_code == 0
    checked, drawn = built(content)
    assert "card.no-glyph" not in [one.code for one in checked.report.advice]
    assert drawn != wordless
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.size == (1200, 630)


def test_a_font_can_be_given_as_a_file_and_takes_the_place_of_the_one_before(
    content: Path,
) -> None:
    licence = ("--licence", str(FONTS / "OFL.txt"))
    for name in ("NotoSansSC-subset.ttf", "NotoSansJP-subset.ttf"):
        assert explain("zh", "--file", str(FONTS / name), *licence).exit_code == 0
    assert explain("th", "--file", str(FONTS / "NotoSansThai-subset.ttf"), *licence).exit_code == 0
    names = [one.path.name for one in read_fonts(content).files]
    assert names == ["NotoSansJP-subset-regular.ttf", "NotoSansThai-subset-regular.ttf"]
    assert read_fonts(content).problems == ()


def test_another_font_leaves_the_comments_of_the_list(content: Path) -> None:
    package(content.parent)
    explain("zh")
    listed = content / "fonts" / "fonts.yaml"
    text = listed.read_text("utf-8").replace("fonts:\n", "# ours\nfonts:  # chosen by the desk\n")
    listed.write_text(text, "utf-8")
    told = explain("zh")
    assert told.exit_code == 0, told.output
    assert "# ours\n# chosen by the desk\nfonts:\n" in listed.read_text("utf-8")
    assert read_fonts(content).problems == ()


def test_what_cannot_be_added_is_said(content: Path) -> None:
    broken = content / "broken.ttf"
    broken.write_bytes(b"no font")
    empty = content / "empty.txt"
    empty.write_text(" ")
    font = str(FONTS / "NotoSansSC-subset.ttf")
    for words, message in [
        (["zh"], "npm install @expo-google-fonts/noto-sans-sc"),
        (["tlh"], "No font is known for “tlh”."),
        (["zh", "--file", font], "--file and --licence go together."),
        (["zh", "--file", font, "--licence", str(empty)], "a font needs its licence"),
        (["zh", "--file", str(broken), "--licence", font], "no TrueType or OpenType font"),
    ]:
        told = explain(*words)
        assert told.exit_code == 2
        assert message in told.output
    assert not (content / "fonts").exists()


@pytest.mark.parametrize(
    ("spoil", "code", "field"),
    [
        (lambda place: (place / "NotoSansSC-regular.ttf").unlink(), "font.no-file",
         "fonts/0/file"),
        (lambda place: (place / "NotoSansSC-licence.txt").unlink(), "font.no-file",
         "fonts/0/licence"),
        (lambda place: (place / "NotoSansSC-licence.txt").write_text(""), "font.no-file",
         "fonts/0/licence"),
        (lambda place: shutil.copy(FONTS / "NotoSansJP-subset.ttf",
                                   place / "NotoSansSC-regular.ttf"), "font.wrong-sha256",
         "fonts/0/sha256"),
        (lambda place: (place / "other.ttf").write_bytes(b""), "font.unlisted", None),
        (lambda place: (place / "fonts.yaml").unlink(), "font.unlisted", None),
    ],
)  # fmt: skip
def test_a_font_that_is_not_the_one_that_was_added_is_a_problem(
    content: Path, spoil: object, code: str, field: str | None
) -> None:
    package(content.parent)
    assert explain("zh").exit_code == 0
    assert callable(spoil)
    spoil(content / "fonts")
    problems = read_fonts(content).problems
    assert (code, field) in [(one.code, one.location.field) for one in problems]


def test_a_list_that_leads_out_of_its_folder_is_refused(content: Path) -> None:
    package(content.parent)
    assert explain("zh").exit_code == 0
    file = content / "fonts" / "fonts.yaml"
    file.write_text(file.read_text("utf-8").replace("file: Noto", "file: ../Noto"), "utf-8")
    found = read_fonts(content)
    assert found.files == ()
    assert {one.location.field for one in found.problems} == {"fonts/0/file", "fonts/1/file"}
