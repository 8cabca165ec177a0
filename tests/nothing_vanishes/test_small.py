"""Words and signs that would vanish, or stand for something else, are told or kept."""

from __future__ import annotations

import pytest

from generator.model.web import address_fault, encoded
from generator.reading.characters import read_text
from generator.reading.yaml_text import read_yaml
from generator.site.labels import SENSITIVITY
from tests.nothing_vanishes.test_commonmark import shown, told


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~"])
@pytest.mark.parametrize("text", ["note: {}", "list: [a, {}]", "list:\n  - {}"])
def test_nothing_is_not_a_word(word: str, text: str) -> None:
    (problem,) = read_yaml(text.format(word), "incident.yaml").problems
    assert problem.code == "yaml.null"
    assert f"“{word}”" in problem.message
    assert read_yaml(text.format(f"'{word}'"), "incident.yaml").problems == ()


@pytest.mark.parametrize(("sign", "code"), [("|", "%7C"), ("^", "%5E")])
def test_signs_that_people_write_in_addresses_are_encoded(sign: str, code: str) -> None:
    address = f"https://x.example/a{sign}b?c={sign}"
    assert address_fault(address) is None
    assert encoded(address) == f"https://x.example/a{code}b?c={code}"
    for text in (f"[there]({address})", f"See {address}", f"<{address}>"):
        assert told(text) == set()
        assert f'href="{encoded(address)}"' in shown(text)


@pytest.mark.parametrize("sign", ["{", "}", "`", "\\", '"', "<"])
def test_a_sign_that_no_address_has_is_named(sign: str) -> None:
    assert f"“{sign}”" in (address_fault(f"https://x.example/a{sign}b") or "")


def test_a_lost_letter_is_not_called_invisible() -> None:
    _, (problem,) = read_text("caf\ufffd".encode(), "narrative.md", 100)
    assert problem.message == "Here is the sign for a letter that was lost on the way (U+FFFD)."
    _, (problem,) = read_text("caf\u202e".encode(), "narrative.md", 100)
    assert "invisible character (U+202E)" in problem.message


def test_the_warning_counts_no_deaths() -> None:
    assert SENSITIVITY["death"] == "death"
