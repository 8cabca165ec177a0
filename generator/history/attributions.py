"""Who says a claim, and how that changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.vocabulary import printed
from generator.history.words import compare
from generator.model.claim import Attribution, Claim
from generator.model.figure import Figure
from generator.model.history import Aspect, Change, Figures
from generator.model.series import Series

_ASPECTS = {"source": Aspect.SOURCE, "short": Aspect.EMPHASIS}


def attribution_changes(
    section: str, was: tuple[Attribution, ...], now: Claim | Figure | Series
) -> Iterator[Change]:
    """Tell which attributions came, went and changed; their order says nothing.

    Args:
        section: The section of the claim, figure or series.
        was: Its former attributions.
        now: Its present state.
    """
    lost = [one for one in was if one not in now.said_by]
    new = [one for one in now.said_by if one not in was]
    item = f"{section}/{now.id}"
    for present in list(new):
        former = next((one for one in lost if _same_speaker(one, present)), None)
        if former is not None:
            lost.remove(former)
            new.remove(present)
            yield from _changed(item, former, present)
    for one in lost:
        yield _lost_or_added(item, Aspect.ATTRIBUTION, "attribution lost", one)
    # a second speaker adds; one in place of a lost one answers the question who says so
    replaced = len(now.said_by) <= len(was)
    for one in new:
        aspect = Aspect.ATTRIBUTION if replaced else Aspect.ADDED
        yield _lost_or_added(item, aspect, "attribution added", one)


def _lost_or_added(item: str, aspect: Aspect, says: str, one: Attribution) -> Change:
    was, now = (one.unnamed or "", "") if says.endswith("lost") else ("", one.unnamed or "")
    about = tuple(name for name in (one.who, one.via, one.source) if name)
    return Change(item, aspect, says, "said_by", was, now, about=about)


def _same_speaker(was: Attribution, now: Attribution) -> bool:
    """Whether two attributions are one, edited: the same speaker in the same source."""
    same_speaker = (was.who, was.unnamed) == (now.who, now.unnamed)
    return same_speaker and (was.source == now.source or bool(was.who or was.unnamed))


def _changed(item: str, was: Attribution, now: Attribution) -> Iterator[Change]:
    """Field by field, what about one attribution changed."""
    for field in type(now).model_fields:
        old, new = printed(getattr(was, field)), printed(getattr(now, field))
        if old == new:
            continue
        points = field in {"who", "via", "source"}
        named = {"words": "words of an attribution", "who": "speaker"}.get(field, field)
        says = "source lost" if field == "source" and not new else f"{named} changed"
        if field not in {"words", "unnamed"} and not points and old and new:
            says = f"{named} {old} → {new}"
        yield Change(
            item,
            _ASPECTS.get(field, Aspect.ATTRIBUTION),
            says,
            f"said_by/{field}",
            "" if points else old,
            "" if points else new,
            compare(old, new) if field == "words" else (),
            figures=Figures.KEPT if field == "short" else Figures.CHANGED,
            about=tuple(name for name in (new or old,) if points),
        )
