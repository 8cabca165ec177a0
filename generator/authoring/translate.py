"""The file of an incident’s texts in another language: begun, or brought up to date.

What is written there stays. A text whose original changed keeps the digest of what it was
translated from, until a person says that it is right again: nothing becomes current by itself.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from generator.authoring.keys import comments_in
from generator.model.asked_again import asked_by_others
from generator.model.base import Need
from generator.model.freshness import STORY, Freshness, freshness, originals
from generator.model.incident import Incident
from generator.model.reader_texts import ReaderText
from generator.model.translation import TranslatedText, Translation
from generator.problems import nearest
from generator.reading.scalars import WIDTH, as_scalar
from generator.reading.yaml_text import read_yaml

ALL = "all"
"""Stands for every text of a translation where fields are named."""
OLDER = "# older than its original: "
"""How the remark begins above a text whose original changed."""
MAY_STAY = " (may stay as it is)"
"""Behind the original of a name, which need not be translated."""


def settled(incident: Incident, translation: Translation, done: Collection[str]) -> Translation:
    """Say of some texts that their words are right as the originals stand now.

    A correction of another language's texts that asks for these is looked at once all of them are.

    Args:
        incident: The incident.
        translation: Its texts in another language.
        done: Fields, or items and parts with all their fields; ``all`` for every one; or the
            names of such corrections.

    Raises:
        ValueError: One of them has no translated text; the message names it and the nearest.
    """
    known, story = originals(incident), translation.narrative_of
    translated = {field for field in known if translation.words(field)}
    if translation.narrative is not None:
        translated.add(STORY)
    asked = {one.update: one.fields for one in asked_by_others(incident, translation)}
    for name in done:
        if name not in {ALL, *asked} and not any(_is_in(field, name) for field in translated):
            parts = (part for each in translated for part in _around(each))
            near = nearest(name, {ALL, *asked, *translated, *parts})
            hint = f" Did you mean {near}?" if near else ""
            raise ValueError(f"Nothing is translated at {name}.{hint}")
    right = {
        field for field in translated if ALL in done or any(_is_in(field, one) for one in done)
    }
    if STORY in right:
        story = incident.narrative_digest
    texts = {
        field: replace(text, of=known[field].digest) if field in right else text
        for field, text in translation.texts.items()
    }
    looked_at = (
        update
        for update, items in asked.items()
        if {update, ALL} & set(done) or (items and all(_is_done(item, done) for item in items))
    )
    seen = tuple(dict.fromkeys((*translation.looked_at, *looked_at)))
    return replace(translation, texts=texts, narrative_of=story, looked_at=seen)


def _is_done(item: str, done: Collection[str]) -> bool:
    """Whether an item is named, or what stands around it, or a text of it."""
    return any(_is_in(item, one) or _is_in(one, item) for one in done)


def _around(field: str) -> Iterator[str]:
    """The items and parts in which a field stands."""
    steps = field.split("/")
    yield from ("/".join(steps[:end]) for end in range(1, len(steps)))


def _is_in(field: str, name: str) -> bool:
    return field == name or field.startswith(f"{name}/")


def written_translation(incident: Incident, translation: Translation, before: str = "") -> str:
    """Write the file anew: every text below its original, what is not translated left empty.

    Args:
        incident: The incident.
        translation: What is translated; without texts where nothing is yet.
        before: The file as it is, whose own remarks are kept.
    """
    kept = remarks(before, incident.language) if before else {}
    lines = [*_schema(before), *_head(incident, translation, kept)]
    translators = {
        field.removesuffix("/text"): text.translator
        for field, text in translation.texts.items()
        if text.translator
    }
    stands, path = freshness(incident, translation), list[str]()
    for original in originals(incident).values():
        part = original.field.split("/")[:-1]
        lines += _opened(path, part, kept, translators)
        path = part
        text = translation.texts.get(original.field)
        is_older = stands.get(original.field) is Freshness.OLDER
        body = _text(original, text, incident.language, is_older=is_older)
        own = [f"# {line}" if line else "#" for line in kept.get(original.field, ())]
        pad = "  " * len(part)
        lines += [f"{pad}{line}" for line in (*own, *body)]
    told = {*_HEAD, *(part for field in originals(incident) for part in (field, *_around(field)))}
    rest = (line for field, some in kept.items() if field not in told for line in some)
    return "\n".join([*lines, *(f"# {line}" for line in rest)]) + "\n"


_HEAD = ("translator", "narrative_of", "looked_at")
"""The keys of a translation that stand before its texts."""


def _schema(before: str) -> Iterator[str]:
    """The line that only editors read, where the file has one."""
    yield from (line for line in before.split("\n") if line.startswith("$schema:"))


def _head(
    incident: Incident, translation: Translation, kept: Mapping[str, list[str]]
) -> list[str]:
    """Who translated it, and from which story."""
    lines = [f"# {line}" for line in kept.get("translator", ())]
    by = translation.translator
    lines.append(f"translator: {as_scalar(by)}" if by else "translator:")
    lines += [f"# {line}" for line in kept.get("narrative_of", ())]
    if translation.narrative_of != incident.narrative_digest:
        remark = OLDER if translation.narrative_of else "# once the story is translated: "
        lines.append(f"{remark}narrative_of: {incident.narrative_digest}")
    lines.append(f"narrative_of: {translation.narrative_of}".rstrip())
    lines += [f"# {line}" for line in kept.get("looked_at", ())]
    if translation.looked_at:
        lines.append(f"looked_at: [{', '.join(translation.looked_at)}]")
    return lines


def _opened(
    path: list[str], part: list[str], kept: Mapping[str, list[str]], translators: Mapping[str, str]
) -> Iterator[str]:
    """The keys that lead from one part of the file to the next; of a quote, its translator."""
    same = 0
    while same < min(len(path), len(part)) and path[same] == part[same]:
        same += 1
    if same == 0 and part:
        yield ""
    for depth in range(same, len(part)):
        pad, place = "  " * depth, "/".join(part[: depth + 1])
        yield from (f"{pad}# {line}" for line in kept.get(place, ()))
        yield f"{pad}{part[depth]}:"
        if by := translators.get(place):
            yield f"{pad}  translator: {as_scalar(by)}"


def _text(
    original: ReaderText, text: TranslatedText | None, language: str, *, is_older: bool
) -> list[str]:
    """One text below its original, with the digest of what it was translated from."""
    key = original.field.rpartition("/")[2]
    words = text.words if text and all(text.words) else ()
    of = text.of if text and words else original.digest
    lines = list(_original(original, language))
    if is_older:
        lines.append(f"{OLDER}{key}_of: {original.digest}")
    if len(original.words) == 1 and len(words) <= 1:
        lines.append(f"{key}: {as_scalar(words[0]) if words else ''}".rstrip())
    else:
        lines.append(f"{key}:")
        entries = words or ("",) * len(original.words)
        lines += (f"  - {as_scalar(one, 2) if one else ''}".rstrip() for one in entries)
    return [*(line for each in lines for line in each.split("\n")), f"{key}_of: {of}".rstrip()]


def _original(original: ReaderText, language: str) -> Iterator[str]:
    """The original as remarks, each line after its language."""
    for words in original.words:
        said = words + (MAY_STAY if original.need is Need.MAYBE else "")
        for line in textwrap.wrap(said, WIDTH - 12, break_long_words=False):
            yield f"# {language}: {line}"


def remarks(text: str, language: str) -> dict[str, list[str]]:
    """The remarks of people in a file, by the field that they are about; the last ones by “”.

    That is the field below them, else the one on whose lines they stand.

    Args:
        text: The file.
        language: The language of the originals, which are remarks of ours.
    """
    rows = {
        place.key[0] - 1: ("/".join(map(str, path)), place.key[1] - 1)
        for path, place in read_yaml(text, "").positions.items()
        if path and isinstance(path[-1], str)
    }
    ours = (f"# {language}: ", OLDER, "# once the story is translated: ")
    lines, found = text.split("\n"), dict[str, list[str]]()
    for row, remark in comments_in(text):
        if not remark.startswith(ours):
            field = _about(lines, row, rows)
            found.setdefault(field, []).append(remark.removeprefix("#").strip())
    return found


def _about(lines: list[str], row: int, rows: Mapping[int, tuple[str, int]]) -> str:
    """The field that a remark on some line is about, of those that begin on known lines."""
    below = row
    while below < len(lines) and (not lines[below].strip() or lines[below].lstrip()[0] == "#"):
        below += 1
    if below == len(lines):
        return ""
    field, depth = rows.get(below, ("", -1))
    if below > row and len(lines[row]) - len(lines[row].lstrip()) > depth:
        field = ""
    # above the first field a file may have a line of “---”, or a brace
    first = min(rows, default=row)
    beside = max((one for one in rows if one <= row), default=first)
    field = field or rows.get(beside, ("", 0))[0]
    return field if field in _HEAD else field.removesuffix("_of")
