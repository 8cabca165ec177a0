"""Templates that a fork has compiled print what those print that were compiled here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import ahead, line
from generator.site.render import environment

TEMPLATES = line.own_theme() / "templates"


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def theme(folder: Path, words: str) -> Path:
    (folder / "explainer.html").write_text(
        f'{{% from "part.html" import part %}}<p>{words} {{{{ part(view) }}}}</p>'
    )
    (folder / "part.html").write_text("{% macro part(it) %}<b>{{ it }}</b>{% endmacro %}")
    return folder


@pytest.mark.usefixtures("two_processors")
def test_an_explainer_is_printed_with_what_a_fork_has_compiled(tmp_path: Path) -> None:
    begun = ahead.compiling(theme(tmp_path, "One"))
    assert begun is not None
    assert begun() == 2
    env = environment([tmp_path])
    assert env.bytecode_cache is not None
    assert env.get_template("explainer.html").render(view="<i>") == "<p>One <b>&lt;i&gt;</b></p>"


@pytest.mark.usefixtures("two_processors")
def test_a_template_that_changed_meanwhile_is_compiled_again(tmp_path: Path) -> None:
    begun = ahead.compiling(theme(tmp_path, "One"))
    assert begun is not None
    assert begun() == 2
    theme(tmp_path, "Two")
    env = environment([tmp_path])
    env.expect(environment([theme(tmp_path, "One")]).compiled(ahead.FIRST))
    theme(tmp_path, "Two")
    assert "Two" in env.get_template("explainer.html").render(view="x")


@pytest.mark.usefixtures("two_processors")
def test_what_cannot_be_compiled_is_left_to_the_build_to_tell(tmp_path: Path) -> None:
    theme(tmp_path, "{% if %}")
    begun = ahead.compiling(tmp_path)
    assert begun is not None
    assert begun() == 0


def test_one_processor_compiles_where_it_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert ahead.compiling(TEMPLATES) is None


def test_the_templates_of_an_explainer_are_all_found() -> None:
    names = {name for name, _ in environment([TEMPLATES]).compiled(ahead.FIRST)}
    assert {"explainer.html", "base.html", "components/claims.html"} <= names
    assert len(names) > 10
