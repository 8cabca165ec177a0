"""The theme's files as they are published, and how a newsroom makes them its own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.site.assets import assets, tight

OURS = Path("theme")


def styles(*theme: Path) -> str:
    made = assets(theme)
    return next(file.content.decode() for file in made.files if file.path == made.styles)


def test_the_name_of_every_file_changes_with_its_bytes() -> None:
    files = assets([OURS]).files
    assert files
    for file in files:
        digest = hashlib.sha256(file.content).hexdigest()[:10]
        assert f".{digest}." in file.path


def test_the_styles_are_one_file_that_finds_its_fonts() -> None:
    made = assets([OURS])
    ways = re.findall(r'url\("([^"]+)"\)', styles(OURS))
    assert ways
    for way in ways:
        assert f"assets/{way}" in {file.path for file in made.files}
    assert styles(OURS).count("@font-face") == 10


def test_a_newsroom_overrides_one_layer_and_keeps_the_others(tmp_path: Path) -> None:
    css = tmp_path / "static" / "css"
    css.mkdir(parents=True)
    (css / "utilities.css").write_text("@layer utilities { .ours { color: red; } }")
    found = styles(tmp_path, OURS)
    assert ".ours{color:red;}" in found
    assert ".hidden{" not in found
    assert ".masthead{" in found


def test_a_newsroom_adds_a_file_that_comes_last_and_changes_a_token(tmp_path: Path) -> None:
    css = tmp_path / "static" / "css"
    css.mkdir(parents=True)
    (css / "own.css").write_text("@layer tokens { :root { --link: #006400; } }")
    assert styles(tmp_path, OURS).endswith("--link:#006400;}}")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (
            "a > b :is(c, d) {\n  margin: 0 calc(1px + 2px);\n}",
            "a > b :is(c,d){margin:0 calc(1px + 2px);}",
        ),
        ('a::after { content: " { a : b }  "; }', 'a::after{content:" { a : b }  ";}'),
        (
            "@media (width > 1em) and (hover) { a { top: 0; } }",
            "@media (width > 1em) and (hover){a{top:0;}}",
        ),
    ],
)
def test_spaces_that_mean_nothing_are_not_sent(written: str, sent: str) -> None:
    assert tight(written) == sent


def test_a_style_that_names_a_file_the_theme_does_not_have_is_refused(tmp_path: Path) -> None:
    css = tmp_path / "static" / "css"
    css.mkdir(parents=True)
    (css / "own.css").write_text('.x { background: url("../nothing.png"); }')
    with pytest.raises(ValueError, match=r"nothing\.png"):
        assets([tmp_path, OURS])
