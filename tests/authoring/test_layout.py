"""Layout moves keys and comments, and changes nothing that a record says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.authoring.fmt import laid_out
from generator.authoring.schema import FILES, example
from generator.model.record import Record
from generator.reading.yaml_text import Value, read_yaml

EXAMPLES = Path(__file__).parents[2] / "generator" / "authoring" / "examples"


def said(text: str) -> Value:
    """What a file says, whatever its layout."""
    read = read_yaml(text, "file.yaml")
    assert read.problems == ()
    return read.value


@pytest.mark.parametrize("name", FILES)
def test_the_examples_are_laid_out(name: str) -> None:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert laid_out(text, FILES[name]) == text


UNTIDY = """\
# Read this first.

# what it is
kind: outage   # one word
format: 1


# about sources
sources:
# the Gazette
- title: "Ferry: the
    # whole story"
  # its id
  id: gazette
  note: >-
    one
      two

    three
- {id: city, title: Statement}
# the statements
claims:
    -   said_by:
        -   source: gazette
            who: quill
        note: |
            first


              last
        text: It struck
          the pier.
        id: struck
headline: Ferry strikes pier
# the end
"""

TIDY = """\
# Read this first.

format: 1
headline: Ferry strikes pier
# what it is
kind: outage   # one word

# about sources
sources:
  # the Gazette
  # its id
  - id: gazette
    title: "Ferry: the
      # whole story"
    note: >-
      one
        two

      three
  - {id: city, title: Statement}

# the statements
claims:
  - id: struck
    text: It struck
      the pier.
    said_by:
      - who: quill
        source: gazette
    note: |
        first


          last
# the end
"""


def test_keys_take_their_order_and_comments_go_with_them() -> None:
    assert laid_out(UNTIDY, Record) == TIDY


def test_layout_changes_no_value() -> None:
    assert said(laid_out(UNTIDY, Record)) == said(UNTIDY)


def test_layout_of_a_layout_changes_nothing() -> None:
    assert laid_out(TIDY, Record) == TIDY


def shuffled(value: Value, chance: random.Random) -> Value:
    """The same record with its keys in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(each, chance) for each in value]
    return value


def commented(lines: list[str], chance: random.Random) -> Iterator[str]:
    """The same lines with a comment or a blank line above some of the keys."""
    for number, line in enumerate(lines):
        key, colon, _ = line.lstrip(" -").partition(":")
        starts = bool(colon) and key.replace("_", "").isalpha()
        if starts and chance.random() < 0.2:
            yield " " * (len(line) - len(line.lstrip(" "))) + f"# remark {number}"
        if starts and chance.random() < 0.1:
            yield ""
        yield line


@pytest.mark.parametrize("seed", range(40))
def test_a_record_written_any_other_way_says_the_same_and_settles(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - an untidy hand, not a secret
    value = shuffled(example("incident"), chance)
    dumped = yaml.safe_dump(
        value,
        default_flow_style=None,
        sort_keys=False,
        allow_unicode=True,
        indent=chance.randint(2, 6),
        width=chance.randint(40, 200),
    )
    text = "\n".join(commented(dumped.splitlines(), chance)) + "\n"
    once = laid_out(text, Record)
    assert said(once) == said(text) == example("incident")
    assert laid_out(once, Record) == once
    assert once.count("# remark") == text.count("# remark")
