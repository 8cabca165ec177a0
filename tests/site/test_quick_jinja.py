"""What the quick environment prints is what Jinja itself prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FileSystemLoader, UndefinedError
from markupsafe import Markup, escape

from generator.site.quick_jinja import QuickEnvironment, printed
from generator.site.render import JINJA
from tests.theme.gallery import THEME, Example, examples, show

MACROS = """
{% macro plain(it) %}<b>{{ it }}</b>{% endmacro %}
{% macro optional(it, more="<none>") %}{{ it }}{{ more }}{% endmacro %}
{% macro any() %}{{ varargs|join(",") }}{{ kwargs|length }}{% endmacro %}
{% macro around(it) %}<i>{{ caller(it) }}</i>{% endmacro %}
{% macro maybe() %}{% if caller is defined %}<u>{{ caller() }}</u>{% endif %}{% endmacro %}
{% macro bare(it) %}{% autoescape false %}{{ it }}{{ plain(it) }}{% endautoescape %}{% endmacro %}
{% set shout = "".upper %}
"""


BASE = "{{ text }}<{% block one %}{{ text }}>{% endblock %}{{ many|length }}>"


class Html:
    def __html__(self) -> str:
        return "<html>"


TEMPLATES = [
    "{{ text }} {{ markup }} {{ number }} {{ nothing }} {{ html }} {{ text|upper }}",
    "{{ plain(text) }}{{ plain(markup) }}{{ plain(it=text) }}{{ plain(plain(text)) }}",
    "{{ bare(text) }}{{ (plain(text) ~ text) }}{{ plain(text)|length }}{{ shout() }}",
    "{{ mapping.key }}{{ mapping.keys()|list }}{{ plain(mapping.key) }}",
    "{{ mapping.none is defined }}",
    "{{ mapping.class }}{{ html.missing is defined }}{{ html.missing|default('<') }}",
    "{% for plain in many %}{{ plain }}{% endfor %}",
    "{% for plain in [text.upper] %}{{ plain() }}{% endfor %}",
    "{% macro own(it, n='>') %}{{ it }}{{ n }}{% endmacro %}{{ own(text) }}{{ own(1, text) }}",
    "{% for it in many %}{{ plain(it) }}{{ loop.index }}{{ plain(loop.last) }}{% endfor %}",
    "{% for it in many recursive %}{{ it }}{% endfor %}",
    "{{ optional(text) }}{{ optional(text, markup) }}{{ optional(text, more=markup) }}",
    "{{ any(text, 2, z=3) }}{{ any() }}",
    "{% call(it) around(text) %}{{ it }}{{ markup }}{% endcall %}",
    "{% call maybe() %}{{ text }}{% endcall %}{{ maybe() }}",
    "{% set held %}{{ text }}{% endset %}{{ held }}{{ plain(held) }}",
    "{% autoescape false %}{{ text }}{{ plain(text) }}{% endautoescape %}{{ plain(text) }}",
    "{% autoescape number %}{{ text }}{{ plain(text) }}{% endautoescape %}",
    "{% filter upper %}{{ plain(text) }}{% endfilter %}{{ (text ~ markup)|e }}",
    "{% block one %}{{ plain(text) }}{{ self.two() }}{% endblock %}{% block two %}<{% endblock %}",
    "{{ text }}{% include 'part' %}{% block b %}{% include 'part' %}{{ 1 }}{% endblock %}",
    "{% extends 'base' %}{% block one %}{{ super() }}<{{ text }}{% endblock %}",
    "{{ text }}{% if many %}{% extends 'base' %}{% endif %}{{ text }}",
    "{{ text }}{% if not many %}{% extends 'base' %}{% endif %}{{ text }}",
    "{% for it in many %}{% block own scoped %}{{ it }}{% endblock %}{{ it }}{% endfor %}",
    "{% import 'macros' as them %}{{ them.plain(text) }}{{ them.optional(text, more=1) }}",
    "{% import 'macros' as them with context %}{{ them.plain(text) }}",
    "{% call(it) around(it=text) %}<{{ it }}{% endcall %}{% call(it) around(3) %}{% endcall %}",
    "{% call any(text, text) %}<{% endcall %}",
    "{{ many[0] }}{{ {'<': 1}['<'] }}{{ text.upper() }}{{ text[:2] }}{{ '<' }}{{ 1 + 1 }}",
]
VALUES = {
    "text": "<a href='x'>\"&amp;",
    "markup": Markup("<em>"),
    "number": 7,
    "nothing": None,
    "html": Html(),
    "many": ["<", Markup(">"), 3],
    "mapping": {"key": "<", "class": ">"},
}


def render(kind: type[Environment], template: str, **values: Any) -> str:  # noqa: ANN401 - as Jinja has it
    names = "plain, optional, any, around, maybe, bare, shout"
    page = f"{{% from 'macros' import {names} with context %}}{template}"
    templates = {"macros": MACROS, "base": BASE, "part": "<i>{{ 1 + 1 }}</i>", "page": page}
    env = kind(loader=DictLoader(templates), **JINJA)
    return env.get_template("page").render(**values)


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_of_all_kinds_print_the_same(template: str) -> None:
    assert render(QuickEnvironment, template, **VALUES) == render(Environment, template, **VALUES)


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.id)
def test_every_component_prints_the_same(example: Example) -> None:
    loader = FileSystemLoader(THEME / "templates")
    env = QuickEnvironment(loader=loader, **JINJA)
    env.thorough = Environment(loader=DictLoader({}), autoescape=True)  # ours never needs it
    quick = show(env, example)
    assert quick == show(Environment(loader=loader, **JINJA), example)  # noqa: S701 - JINJA escapes


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ missing() }}",
        "{{ plain() }}",
        "{{ plain(missing) }}",
        "{{ text.missing }}",
        "{{ text.missing.more }}",
        "{{ mapping.missing }}",
        "{% if text.missing %}{% endif %}",
        "{% for it in text.missing %}{% endfor %}",
        "{{ plain(text.missing) }}",
        "{% from 'macros' import nothing %}{{ nothing(text) }}",
    ],
)
def test_a_missing_value_stops_the_page(template: str) -> None:
    told = []
    for kind in (QuickEnvironment, Environment):
        with pytest.raises(UndefinedError) as raised:
            render(kind, template, **VALUES)
        told.append(str(raised.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "template",
    [
        "{{ plain(1, 2) }}",
        "{{ plain(1, b=2) }}",
        "{% call plain(1) %}{% endcall %}",
        "{% call around(1) %}{% endcall %}",
        "{% call around(1, 2) %}{% endcall %}",
    ],
)
def test_a_macro_that_is_given_too_much_stops_the_page(template: str) -> None:
    told = []
    for kind in (QuickEnvironment, Environment):
        with pytest.raises(TypeError) as raised:
            render(kind, template)
        told.append(str(raised.value))
    assert told[0] == told[1]


def test_a_component_that_the_quick_way_cannot_print_is_printed_by_jinja() -> None:
    macros = "{% macro one(it) %}<b>{{ it.key }}</b>{% endmacro %}"
    env = QuickEnvironment(loader=DictLoader({"macros": macros}), **JINJA)
    template = env.get_template("macros")
    assert template.component("one", {"key": "<"}) == Markup("<b>&lt;</b>")
    with pytest.raises(UndefinedError):
        template.component("one", {"other": "<"})


@pytest.mark.parametrize("then", ["new", "old"])
def test_a_template_is_read_again_where_that_was_asked_for(then: str) -> None:
    templates = {"page": "old"}
    env = QuickEnvironment(loader=DictLoader(templates), auto_reload=then == "new", **JINJA)
    assert env.get_template("page").render() == "old"
    templates["page"] = "new"
    assert env.get_template("page").render() == then


@given(st.text() | st.integers() | st.none() | st.text().map(Markup))
def test_what_is_printed_is_escaped(value: object) -> None:
    assert printed(value) == escape(value)
