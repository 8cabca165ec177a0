"""The ways to the lists of each sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.site import urls
from generator.site.finding.collection import NO_PLACE, At, Choice, Choices, Collection, Findable
from generator.site.maps.tree import AreaNode


def year_choices(finding: Findable) -> Choices:
    """Ways to each year."""
    years = tuple(map(_choice, finding.years))
    return Choices(finding.words.gettext("Year"), finding.address(urls.YEARS), years)


def place_choices(finding: Findable, deepest: int = 0) -> Choices:
    """Ways to each country, or further down; and to what has no place on the map.

    Where all lies in one country, or in one of its states, the ways begin with what is in it.
    """
    top = _only(finding.tree)
    choices = [
        area_choice(finding.tree, finding.address, path, len(node.above) - top)
        for path, node in _down(finding.tree)
        if top <= len(node.above) <= deepest + top
    ]
    last = finding.areas[-1:]
    choices += (_choice(one) for one in last if one.folder == finding.address(urls.area(NO_PLACE)))
    return Choices(finding.words.gettext("Place"), finding.address(urls.MAP), tuple(choices))


def _only(tree: Mapping[str, AreaNode]) -> int:
    """How many areas lie around everything, each the only one of its level."""
    top = 0
    while True:
        level = [node for node in tree.values() if len(node.above) == top]
        if len(level) != 1 or not _is_divided(tree, level[0]):
            return top
        top += 1


def _is_divided(tree: Mapping[str, AreaNode], node: AreaNode) -> bool:
    """Whether what lies in an area lies in one part of it or another, and not in it as a whole."""
    inner = {name for path in node.within for name in tree[path].incidents}
    return bool(node.within) and inner == set(node.incidents)


def facet_choices(finding: Findable) -> Iterator[Choices]:
    """Ways to each word of each facet that has incidents."""
    for name, words in finding.facets.items():
        if words:
            choices = tuple(_choice(one, len(one.above) - 1) for one in words)
            yield Choices(finding.facet_labels[name], finding.address(urls.facet(name)), choices)


def tag_choices(finding: Findable) -> Choices:
    """Ways to each tag."""
    tags = tuple(map(_choice, finding.tags))
    return Choices(finding.words.gettext("Tag"), finding.address(urls.TAGS), tags)


def _choice(one: Collection, depth: int = 0) -> Choice:
    return Choice(one.folder, one.name, len(one.incidents), depth)


def _down(tree: Mapping[str, AreaNode]) -> Iterator[tuple[str, AreaNode]]:
    """The areas in the order of a tree: countries by name, each with those within it."""

    def below(path: str) -> Iterator[tuple[str, AreaNode]]:
        yield path, tree[path]
        for inner in tree[path].within:
            yield from below(inner)

    tops = [path for path, node in tree.items() if not node.above]
    for path in sorted(tops, key=lambda path: (tree[path].step.name, path)):
        yield from below(path)


def area_choice(tree: Mapping[str, AreaNode], at: At, path: str, depth: int = 0) -> Choice:
    """The way to an area of the map."""
    node = tree[path]
    return Choice(at(urls.area(path)), node.step.name, len(node.incidents), depth)
