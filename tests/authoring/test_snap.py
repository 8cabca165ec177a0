"""``explainer snap``: the rounded point, before it is committed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main


def snap(*words: str) -> Result:
    return CliRunner().invoke(main, ["snap", *words])


def test_a_point_is_rounded_and_printed_as_a_record_writes_it() -> None:
    result = snap("41.765804", "-72.673372", "--precision", "block")
    assert result.exit_code == 0
    assert result.output == "lat: 41.766\nlon: -72.673\nprecision: block\n"


def test_no_decimals_are_added_that_were_not_there() -> None:
    assert "lat: 41.7\n" in snap("41.7", "-72.6", "--precision", "exact").output


@pytest.mark.parametrize(
    "words",
    [
        ("north", "-72", "--precision", "block"),
        ("91", "0", "--precision", "block"),
        ("nan", "0", "--precision", "block"),
        ("41", "-181", "--precision", "block"),
        ("41", "-72", "--precision", "withheld"),
        ("41", "-72"),
    ],
)
def test_what_is_no_position_is_wrong_use(words: tuple[str, ...]) -> None:
    result = snap(*words)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
