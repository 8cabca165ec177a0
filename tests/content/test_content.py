"""Two folders are these tests: what must pass, and what must fail with the problems named.

``valid/<name>/`` is a content folder without a problem. ``invalid/<name>/`` holds files that
replace, or stand beside, those of ``valid/port-nowhere/``; a file named ``gone.txt`` lists what
is taken away. Its ``problems.txt`` says what the check then tells, word for word. Dropping a
folder in makes a test; ``make golden`` writes its problems.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Request, check
from generator.problems import as_text

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

HERE = Path(__file__).parent
VALID = sorted(path for path in (HERE / "valid").iterdir() if path.is_dir())
INVALID = sorted(path for path in (HERE / "invalid").iterdir() if path.is_dir())
KNOWN = {
    "in-arabic": "newsroom.yaml:4:11: advice: words.not-judged: Checks that go by words do not"
    " know those of “ar”.\n    Look yourself, in each text: does an edit of style touch a denial"
    " or a number in words; does the headline say who says so; does a house, a plate, a child’s"
    " age or an accusation stand there. docs/languages.md says more, and how to add ar.\n",
}
"""What a valid folder is told all the same: nothing in it can be mended."""
NOT_CONTENT = ("problems.txt", "gone.txt")


def told(content: Path) -> str:
    """What the check tells, as from within the content folder."""
    report = check(Request(content, now=LATER)).report
    return "".join(f"{as_text(problem, Path())}\n" for problem in report)


@pytest.mark.parametrize("content", VALID, ids=lambda path: path.name)
def test_valid_content_passes(content: Path) -> None:
    assert told(content) == KNOWN.get(content.name, "")


@pytest.mark.parametrize("case", INVALID, ids=lambda path: path.name)
def test_invalid_content_fails_with_these_problems(
    case: Path,
    tmp_path: Path,
    golden: bool,  # noqa: FBT001  # pytest passes fixtures by name
) -> None:
    content = spoilt(case, tmp_path)
    expected = case / "problems.txt"
    if golden:
        expected.write_text(told(content), encoding="utf-8")
    assert told(content) == expected.read_text(encoding="utf-8")


def spoilt(case: Path, folder: Path) -> Path:
    """The valid content with a case laid over it."""
    content = folder / "content"
    shutil.copytree(HERE / "valid" / "port-nowhere", content)
    shutil.copytree(case, content, dirs_exist_ok=True)
    for name in NOT_CONTENT:
        (content / name).unlink(missing_ok=True)
    gone = case / "gone.txt"
    for name in gone.read_text(encoding="utf-8").split() if gone.exists() else ():
        (content / name).unlink()
    return content
