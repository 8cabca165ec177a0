"""Whatever the files hold, the check answers with problems in them and never with a traceback."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Request, check

pytestmark = pytest.mark.long

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

VALID = Path(__file__).parent / "valid" / "port-nowhere"
FILES = sorted(
    path.relative_to(VALID).as_posix()
    for path in VALID.rglob("*")
    if path.suffix in {".yaml", ".md"}
)
NOISE = st.binary(max_size=12) | st.sampled_from(
    [
        *(
            b"[",
            b"]",
            b"{",
            b"}",
            b": ",
            b"- ",
            b"\n",
            b"\n  ",
            b"#",
            b"&a ",
            b"*a",
            b"!!x ",
            b"---\n",
        ),
        *(
            b"~",
            b"'",
            b'"',
            b"|\n",
            b">-\n",
            b"\xff",
            b"\0",
            b"2031-02-30",
            b"null",
            b"0x1",
            b"1e9",
        ),
        *(
            b"pier-fire",
            b"id: ",
            b"[[",
            b"](claim:",
            b"[@",
            b"```\n",
            b"# ",
            b"\xe2\x80\xae",
            b"---\n",
        ),
    ]
)


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 40), st.lists(NOISE, max_size=6))
def test_any_damage_is_told_and_raises_nothing(
    name: str, where: float, cut: int, noise: list[bytes]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(VALID, content)
        file = content / name
        data = file.read_bytes()
        at = int(where * len(data))
        file.write_bytes(data[:at] + b"".join(noise) + data[at + cut :])
        for problem in check(Request(content, now=LATER)).report:
            assert (content / problem.location.file).exists()
            assert problem.code
            assert problem.message.endswith((".", "?"))


YAMLISH = st.recursive(
    st.text(max_size=8) | st.sampled_from(["2031-05-06", "yes", "claims", "pier-burnt", "41.79"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(
    st.sampled_from(["sources", "claims", "people", "places", "quotes", "sensitivity"]), YAMLISH
)
def test_any_value_in_place_of_a_section_is_told(section: str, value: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(VALID, content)
        file = content / "incidents/water-outage/incident.yaml"
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith(f"{section}:")]
        file.write_text("\n".join([*lines, f"{section}: {json.dumps(value)}"]), encoding="utf-8")
        problems = check(Request(content, now=LATER)).report.problems
        assert problems or value == []
