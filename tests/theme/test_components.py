"""Every component looks as its golden file says, and has examples to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from generator.site.render import environment
from generator.site.urls import Link
from generator.site.views.notices import Notice
from generator.site.words import words_in
from tests.theme.gallery import COMPONENTS, THEME, Example, examples, show

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "components"
EXAMPLES = list(examples())


def test_every_component_has_an_example() -> None:
    components = {file.stem for file in COMPONENTS.glob("*.html")}
    assert {example.component for example in EXAMPLES} == components


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_a_component_shows_what_its_golden_file_says(example: Example, golden: bool) -> None:  # noqa: FBT001 - a fixture
    shown = show(environment([THEME / "templates"]), example)
    file = GOLDEN / f"{example.id}.html"
    if golden:
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


def test_a_view_without_what_a_component_shows_stops_the_build() -> None:
    template = environment([THEME / "templates"]).get_template("components/notice.html")
    for view in ({"heading": "Warning"}, Link("#", "Warning"), None):
        with pytest.raises(UndefinedError):
            template.module.notice(view)


def test_text_of_a_record_is_never_markup() -> None:
    template = environment([THEME / "templates"]).get_template("components/notice.html")
    shown = str(template.module.notice(Notice("<b>", '"><script>', "warning")))
    assert "<script" not in shown
    assert "<b>" not in shown


def test_a_template_that_changes_is_compiled_anew_and_speaks_every_language(
    tmp_path: Path,
) -> None:
    said = {}
    for words in ('{{ gettext("Closed") }}', '{{ gettext("Closed") }}!'):
        (tmp_path / "said.html").write_text(words, "utf-8")
        for language in ("en", "es"):
            known = words_in(language, [THEME])
            template = environment([tmp_path], known).get_template("said.html")
            said[words, language] = template.render()
    assert [*said.values()] == ["Closed", "Cerrado", "Closed!", "Cerrado!"]
