"""The lists of incidents by the words of each facet; the kind of incident is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.model.facet import Facet
from generator.model.newsroom import Newsroom
from generator.site import urls
from generator.site.finding.collection import At, Choice, Choices, Collection, filter_of
from generator.site.finding.order import by_event, counted_alone
from generator.site.in_translation import label_on_page, with_language_mark
from generator.site.summary import Summary
from generator.site.words import Words

KIND = "kind"
"""The facet that every newsroom has: the kind of incident."""


def kind_label(newsroom: Newsroom, kind: str, language: str = "") -> str:
    """What readers see of a kind of incident, in a language; by default the newsroom’s."""
    label, page = newsroom.kinds.get(kind), language or newsroom.language
    if label is None:
        return with_language_mark(kind.replace("-", " ").capitalize(), newsroom.language, page)
    return label_on_page(label, page, newsroom)


class _FacetWord(Struct, frozen=True):
    """A word of a facet: what readers see, and the word that it is part of."""

    label: str
    within: str = ""


class _Facet(Struct, frozen=True):
    """A facet with labels in the language of a list."""

    label: str
    words: Mapping[str, _FacetWord]
    is_ordered: bool = False


def facets_of(
    words: Words, newsroom: Newsroom, listed: Iterable[Summary], language: str
) -> dict[str, _Facet]:
    """The kinds of incident and the facets that the newsroom declares."""
    used = {word for one in listed for name, word in one.sorted_by.words if name == KIND}
    named = {
        word: _FacetWord(kind_label(newsroom, word, language))
        for word in (*newsroom.kinds, *sorted(used - newsroom.kinds.keys()))
    }
    declared = {
        name: _labelled(facet, language, newsroom) for name, facet in newsroom.facets.items()
    }
    return {KIND: _Facet(words.gettext("Kind"), named), **declared}


def _labelled(facet: Facet, language: str, newsroom: Newsroom) -> _Facet:
    words = {
        name: _FacetWord(label_on_page(word.label, language, newsroom), word.within or "")
        for name, word in facet.words.items()
    }
    return _Facet(label_on_page(facet.label, language, newsroom), words, facet.ordered)


def lists_by_word(
    words: Words, at: At, name: str, facet: _Facet, listed: Iterable[Summary]
) -> Iterator[Collection]:
    """The incidents of each word: those of the words within it too."""
    found: dict[str, dict[str, Summary]] = {}
    for one in listed:
        for of, word in one.sorted_by.words:
            for wider in (word, *_around(facet, word)) if of == name else ():
                found.setdefault(wider, {})[one.id] = one
    top = Choice(at(urls.facet(name)), facet.label)
    for word in _in_order(facet, {word: len(some) for word, some in found.items()}):
        some = by_event(found[word].values())
        called = facet.words[word].label
        around = [
            Choice(at(urls.facet(name, wider)), facet.words[wider].label)
            for wider in reversed(_around(facet, word))
        ]
        within = tuple(
            Choice(at(urls.facet(name, inner)), facet.words[inner].label, len(found[inner]))
            for inner in facet.words
            if inner in found and facet.words[inner].within == word
        )
        yield Collection(
            folder=at(urls.facet(name, word)),
            name=called,
            heading=words.gettext("%(facet)s: %(word)s", facet=facet.label, word=called),
            about=counted_alone(words, some),
            incidents=some,
            above=(top, *around),
            narrower=Choices(words.gettext("Within it"), "", within) if within else None,
            filter=filter_of(name),
        )


def _around(facet: _Facet, word: str) -> list[str]:
    """The words that a word is part of, the narrowest first."""
    found: list[str] = []
    wider = facet.words[word].within if word in facet.words else ""
    while wider and wider in facet.words and wider not in found:
        found.append(wider)
        wider = facet.words[wider].within
    return found


def _in_order(facet: _Facet, counts: Mapping[str, int]) -> Iterator[str]:
    """Words with incidents: as declared where they are steps of a scale, else the most first."""
    rank = {word: number for number, word in enumerate(facet.words)}

    def key(word: str) -> tuple[int, int]:
        return (0 if facet.is_ordered else -counts[word], rank[word])

    def below(word: str) -> Iterator[str]:
        yield word
        inner = [one for one in counts if one in rank and facet.words[one].within == word]
        for one in sorted(inner, key=key):
            yield from below(one)

    tops = [word for word in counts if word in rank and not _around(facet, word)]
    found = [inner for word in sorted(tops, key=key) for inner in below(word)]
    yield from found
    # words that are part of each other stand under none
    yield from (word for word in rank if word in counts and word not in found)
