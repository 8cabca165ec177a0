"""Who says a claim, and how that changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.vocabulary import plain
from generator.history.words import compare
from generator.model.claim import Attribution, Claim
from generator.model.ledger import Aspect, Change, Figures


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
        yield Change(item, Aspect.ATTRIBUTION, "attribution lost", "said_by", was=_told(voice))
    for voice in come:
        # a second voice adds; a first one in place of a lost one answers the question who says so
        replaced = len(now.said_by) <= len(was.said_by)
        kind = Aspect.ATTRIBUTION if replaced else Aspect.ADDED
        yield Change(item, kind, "attribution added", "said_by", now=_told(voice))


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
        about = Aspect.SOURCE if field == "source" else Aspect.ATTRIBUTION
        named = {"words": "words of an attribution", "who": "speaker"}.get(field, field)
        says = "source lost" if field == "source" and not new else f"{named} changed"
        if field not in {"words", "source"} and old and new:
            says = f"{named} {old} → {new}"
        passages = compare(old, new) if field == "words" else ()
        path = f"said_by/{field}"
        yield Change(item, about, says, path, old, new, passages, figures=Figures.CHANGED)


def _told(voice: Attribution) -> str:
    """An attribution in one line: who, through whom, in which source."""
    speaker = voice.who or voice.unnamed or ""
    through = f"via {voice.via}" if voice.via else ""
    return ", ".join(part for part in (speaker, through, voice.source or "") if part)
