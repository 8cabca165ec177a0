"""An update file, written from a draft and from what an editor adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.history.draft import Draft
from generator.model.update import ASKED, UpdateKind
from generator.reading.scalars import is_plain


class UpdateWords(Struct, frozen=True):
    """What an editor adds to a draft; empty where it is still to be said.

    Attributes:
        at: The moment of publication, as an update file has it.
        headline: What changed, in one line.
        why: Why.
        kinds: The kinds, where they are not those of the draft.
        fields: What the kind asks for, by its name in the file: ``was``, ``learned``, ``what`` ….
    """

    at: str = ""
    headline: str = ""
    why: str = ""
    kinds: tuple[UpdateKind, ...] = ()
    fields: Mapping[str, str] = {}


def missing(drafted: Draft, words: UpdateWords) -> tuple[str, ...]:
    """Name what an editor still has to say, by the fields of the file."""
    kinds = words.kinds or drafted.kinds
    given = {"was": drafted.was, "now": drafted.now} | dict(words.fields)
    asked = [key for kind in kinds for key in ASKED.get(kind, ()) if not given.get(key)]
    own = {
        "kind": bool(kinds),
        "headline": bool(words.headline or drafted.headline),
        "why": bool(words.why or drafted.why),
    }
    return (*(name for name, said in own.items() if not said), *asked)


def fields_asked(drafted: Draft, words: UpdateWords) -> str:
    """Write the fields that the kinds ask for, as lines of an update file."""
    given = {"was": drafted.was, "now": drafted.now} | dict(words.fields)
    lines: list[str] = []
    for kind in words.kinds:
        for key in ASKED.get(kind, ()):
            lines += _field(key, given.get(key, ""))
    if "correction" in words.kinds and drafted.corrects:
        lines.append(f"corrects: [{', '.join(drafted.corrects)}]")
    return "".join(f"{line}\n" for line in lines)


def write(drafted: Draft, words: UpdateWords) -> str:
    """Write the update file, with the keys that its kind asks for.

    What only an editor can say is left empty, so that the check names it.
    """
    kinds = words.kinds or drafted.kinds
    lines = [f"at: {words.at}".rstrip()]
    if not kinds:
        lines.append(f"# choose one: {', '.join(drafted.choices)}")
    lines.append(f"kind: {_list(kinds)}".rstrip())
    lines += prose("headline", words.headline or drafted.headline)
    lines += prose("why", words.why or drafted.why)
    needs_none = bool(kinds) and set(kinds) <= {"published", "checked"}
    if drafted.covers and not needs_none:
        lines += ["covers:", *(f"  - {item}" for item in _covers(drafted, kinds))]
    return "\n".join(lines) + "\n" + fields_asked(drafted, replace(words, kinds=kinds))


def _covers(drafted: Draft, kinds: Sequence[UpdateKind]) -> tuple[str, ...]:
    """What it covers; a correction says which texts of a language were wrong, not all of them."""
    is_mending = bool({"correction", "retraction"} & set(kinds)) and "removed" not in kinds
    if not is_mending:
        return drafted.covers
    return tuple(dict.fromkeys(change.item for change in drafted.changes))


def _field(key: str, value: str) -> list[str]:
    if key in {"whose", "looked_into"}:
        return [f"{key}: {value}".rstrip()]
    return prose(key, value)


def prose(key: str, text: str) -> list[str]:
    """Write prose beside its key where that is safe, else on lines of its own.

    There no colon, hash or quotation mark means anything.
    """
    if not text.strip():
        return [f"{key}:"]
    if is_plain(text.strip(), len(key) + 2):
        return [f"{key}: {text.strip()}"]
    return [f"{key}: >-", *(f"  {line}" for line in _paragraphs(text))]


def _paragraphs(text: str) -> Iterable[str]:
    """Folded scalars join lines; a blank line between two paragraphs keeps them apart."""
    for place, line in enumerate(line.strip() for line in text.strip().splitlines()):
        if place and line:
            yield ""
        if line:
            yield line


def _list(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]" if words else ""
