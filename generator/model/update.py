"""Updates: the log of what changed on the page, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import (
    ItemId,
    Model,
    OneOrMoreWords,
    QuestionId,
    SourceId,
    Text,
    YesNo,
    one_or_more,
)
from generator.model.moment_text import MomentField
from generator.model.translated_item import language_of

UpdateKind = Literal[
    "published",
    "new-information",
    "correction",
    "clarification",
    "retraction",
    "attribution",
    "sources",
    "media",
    "status",
    "checked",
    "style",
    "translation",
    "withdrawn",
    "reinstated",
    "removed",
]

WITHOUT_NEWS: frozenset[UpdateKind] = frozenset({"checked", "style", "translation"})
"""The kinds that tell nothing new of the incident."""

ASKED: Mapping[UpdateKind, tuple[str, ...]] = {
    "correction": ("was", "now", "learned", "whose"),
    "removed": ("what", "authority"),
    "checked": ("looked_into",),
}
"""The fields that each kind asks for beyond those of every update.

A correction of items asks for ``corrects``, too.
"""

Severity = Literal["major", "normal", "minor"]

Whose = Literal["ours", "source"]


class UpdateText(Model):
    """One file under ``updates/``: what was published, and why."""

    at: MomentField
    """When it was published, a day or a time."""
    kind: Annotated[tuple[UpdateKind, ...], BeforeValidator(one_or_more), Field(min_length=1)]
    """What kind of update it is; a list where it is several."""
    headline: Text
    """What changed, in one line."""
    why: Text
    """Why it changed."""
    covers: OneOrMoreWords | None = None
    """What it explains: narrative, a top-level field, <section>/<id>, or rest; of a translation
    the same behind its language, such as es/claims/<id>, or es for all of it."""
    sources: tuple[SourceId, ...] = ()
    """The sources it rests on."""
    imported: YesNo = False
    """Whether it came with an import, so that it is no news of ours."""
    severity: Severity = "normal"
    """How much it weighs for readers."""
    corrects: tuple[ItemId, ...] = ()
    """For a correction: the items that were wrong."""
    was: Text | None = None
    """For a correction: what the page said."""
    now: Text | None = None
    """For a correction: what it says now."""
    learned: Text | None = None
    """For a correction: how we learned of it."""
    whose: Whose | None = None
    """For a correction: whose error it was."""
    looked_into: tuple[QuestionId, ...] = ()
    """For checked: the questions that were looked into, without news."""
    what: Text | None = None
    """For removed: what kind of thing had to go, not the thing."""
    authority: Text | None = None
    """For removed: on whose authority."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages whose words alone it covers; none where it covers the record itself."""
        covered = [language_of(item) for item in self.covers or ()]
        return frozenset(covered) if all(covered) else frozenset()


class Update(UpdateText):
    """An update with its id, the stem of its file."""

    id: str
    """The stem of the file’s name, such as 2023-10-17-age-and-wording."""

    @property
    def is_significant(self) -> bool:
        """Whether it moves “last updated”: with any kind that brings news, unless minor.

        What was wrong in a translation alone is no news of the incident.
        """
        has_news = bool(set(self.kind) - WITHOUT_NEWS) and not self.languages
        return self.severity != "minor" and has_news

    @property
    def is_of_weight(self) -> bool:
        """Whether it stands at the top of the page: a correction or retraction, unless minor."""
        return self.severity != "minor" and bool(set(self.kind) & {"correction", "retraction"})
