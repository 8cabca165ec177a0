"""Words that an import brings are declared in newsroom.yaml; what stands there stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.keys import lines_of, with_key
from generator.authoring.writing import Written, as_yaml
from generator.model.facet import ANY_LANGUAGE
from generator.reading.yaml_text import read_yaml

SECTIONS = ("kinds", "facets", "tags", "figures", "ids")


def declared(text: str, mapping: ImportMapping, labels: Mapping[tuple[str, ...], str]) -> str:
    """Add to a newsroom’s file what it does not declare yet.

    Args:
        text: ``newsroom.yaml`` as it stands.
        mapping: Which facets, figures and numberings the import knows.
        labels: The label of each word that records use, by section and word.
    """
    known: dict[str, Any] = read_yaml(text, "newsroom.yaml").value
    wanted = _wanted(mapping, labels)
    if "kinds" not in known:
        wanted.pop("kinds", None)  # a newsroom without a list of kinds takes any
    for section in SECTIONS:
        before = known.get(section) or {}
        after = _joined(before, wanted.get(section, {}))
        if after != before:
            text = _replaced(text, section, after)
    return text


def _wanted(
    mapping: ImportMapping, labels: Mapping[tuple[str, ...], str]
) -> dict[str, dict[str, Any]]:
    wanted: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    for (section, *path), label in sorted(labels.items()):
        if section == "facets":
            name, word = path
            taken = mapping.facets[name]
            column = (taken.column or (name,))[0]
            facet = {"label": taken.label or column.replace("_", " ").capitalize(), "words": {}}
            wanted["facets"].setdefault(name, facet)["words"][word] = label
        elif section == "kinds":
            wanted[section][path[0]] = label[:1].upper() + label[1:]
        elif path[0] != label:
            wanted[section][path[0]] = label
    for name, figure in mapping.figures.items():
        wanted["figures"][name] = figure.label or name.replace("-", " ").capitalize()
    for name, scheme in mapping.ids.items():
        link = {"link": scheme.link} if scheme.link else {}
        wanted["ids"][name] = {"label": scheme.label or name.upper(), **link}
    return wanted


def _joined(before: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Add keys that are not there, at every depth; what is there is never changed."""
    joined: dict[str, Any] = dict(before)
    for key, value in more.items():
        if key not in joined:
            joined[key] = value
        elif isinstance(value, Mapping) and isinstance(joined[key], Mapping) and key != "label":
            joined[key] = _joined(joined[key], value)
    return joined


def _replaced(text: str, section: str, value: Mapping[str, Written]) -> str:
    """Write a section anew, in its place or at the end, with its comments above it."""
    written = as_yaml({section: _plain(value)}).rstrip("\n").split("\n")
    return with_key(text, section, written if lines_of(text, section) else ["", *written])


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value read from YAML
    if isinstance(value, Mapping) and ANY_LANGUAGE in value:
        return value[ANY_LANGUAGE]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items() if key} or dict(value)
    return value
