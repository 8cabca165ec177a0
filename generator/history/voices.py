"""Who says a claim, and how that changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.vocabulary import plain
from generator.history.words import compare
from generator.model.claim import Attribution, Claim
from generator.model.history import Aspect, Change, Figures


def voice_changes(was: Claim, now: Claim) -> Iterator[Change]:
    """Tell which attributions came, went and changed; their order says nothing."""
    lost = [voice for voice in was.said_by if voice not in now.said_by]
    come = [voice for voice in now.said_by if voice not in was.said_by]
    item = f"claims/{now.id}"
    for voice in list(come):
        former = next((one for one in lost if _same_voice(one, voice)), None)
        if former is not None:
            lost.remove(former)
            come.remove(voice)
            yield from _changed(item, former, voice)
    for voice in lost:
        yield Change(
            item,
            Aspect.ATTRIBUTION,
            "attribution lost",
            "said_by",
            was=voice.unnamed or "",
            about=_named(voice),
        )
    for voice in come:
        # a second voice adds; a first one in place of a lost one answers the question who says so
        replaced = len(now.said_by) <= len(was.said_by)
        kind = Aspect.ATTRIBUTION if replaced else Aspect.ADDED
        yield Change(
            item,
            kind,
            "attribution added",
            "said_by",
            now=voice.unnamed or "",
            about=_named(voice),
        )


def _same_voice(was: Attribution, now: Attribution) -> bool:
    """Whether two attributions are one, edited: the same speaker in the same source."""
    same_speaker = (was.who, was.unnamed) == (now.who, now.unnamed)
    return same_speaker and (was.source == now.source or bool(was.who or was.unnamed))


def _changed(item: str, was: Attribution, now: Attribution) -> Iterator[Change]:
    """Field by field, what about one attribution changed."""
    for field in type(now).model_fields:
        old, new = plain(getattr(was, field)), plain(getattr(now, field))
        if old == new:
            continue
        points = field in {"who", "via", "source"}
        told = {"words": "words of an attribution", "who": "speaker"}.get(field, field)
        says = "source lost" if field == "source" and not new else f"{told} changed"
        if field not in {"words", "unnamed"} and not points and old and new:
            says = f"{told} {old} → {new}"
        yield Change(
            item,
            Aspect.SOURCE if field == "source" else Aspect.ATTRIBUTION,
            says,
            f"said_by/{field}",
            "" if points else old,
            "" if points else new,
            compare(old, new) if field == "words" else (),
            figures=Figures.CHANGED,
            about=tuple(name for name in (new or old,) if points),
        )


def _named(voice: Attribution) -> tuple[str, ...]:
    """The items that an attribution names: who, through whom, in which source."""
    return tuple(name for name in (voice.who, voice.via, voice.source) if name)
