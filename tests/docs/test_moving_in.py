"""What docs/moving-in.md walks through is walked here, mapping for mapping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.check import check
from generator.commands.import_ import import_
from tests.small_site import NEWSROOM, ROOT, SmallSite

COLLECTIONS = ROOT / "tests/authoring/importing/collections"
WALK = re.compile(r"<!-- walk: (\S+) (\S+) -->(.*?)```yaml\n(.*?)```(.*?)(?=\n## )", re.DOTALL)
PAGE = (ROOT / "docs/moving-in.md").read_text(encoding="utf-8")
WALKS = {found[1]: found for found in WALK.finditer(PAGE)}
TOLD = {
    "csv": "added 5, updated 0, unchanged 0, kept 0, skipped 0, refused 2",
    "front-matter": "added 1, updated 0, unchanged 0, kept 0, skipped 1, refused 2",
    "statuspage": "added 2, updated 0, unchanged 0, kept 0, skipped 0, refused 1",
}


def test_every_walk_is_walked() -> None:
    assert WALKS.keys() == TOLD.keys()


@pytest.mark.parametrize("form", TOLD)
def test_a_walk_ends_as_it_is_told(tmp_path: Path, form: str) -> None:
    site = SmallSite(tmp_path)
    (site.content / "incidents").mkdir(parents=True)
    (site.content / "newsroom.yaml").write_text(NEWSROOM, encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(WALKS[form][4], encoding="utf-8")
    file = str(COLLECTIONS / WALKS[form][2])
    content = ["--content", str(site.content)]
    guess = CliRunner().invoke(import_, [form, file, "--guess", *content])
    assert guess.exit_code == 0, guess.output
    given = ["--map", str(mapping), "--snap", "--refused", str(tmp_path / "refused.csv")]
    done = CliRunner().invoke(import_, [form, file, *given, *content])
    assert TOLD[form] in done.stdout, done.output
    checked = CliRunner().invoke(check, content)
    assert checked.exit_code == 0, checked.output
