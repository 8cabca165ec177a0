"""An incident’s texts in another language, by the fields of the record that they translate."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.model.narrative import Narrative


class TranslatedText(Struct, frozen=True):
    """A text in another language.

    Attributes:
        field: The field that it translates, such as ``claims/age-40s/text``.
        words: The words; empty where they are still to be written.
        of: The digest of the text that they were translated from; empty where none is said.
        translator: For a quote: who translated it, where that is said of it alone.
    """

    field: str
    words: tuple[str, ...]
    of: str
    translator: str = ""


class Translation(Struct, frozen=True):
    """An incident’s texts in another language, as they are written.

    Attributes:
        language: The language.
        texts: The texts by the field that they translate, in the order of the file.
        named: Every item and part that the file names, such as ``claims/age-40s``.
        translator: Who translated them; empty where nobody is named.
        narrative: The story; None where there is none.
        narrative_of: The digest of the narrative that it was translated from; empty where it is
            not translated yet.
        looked_at: Corrections of other languages against which it was held, by their files.
    """

    language: str
    texts: Mapping[str, TranslatedText]
    named: tuple[str, ...] = ()
    translator: str = ""
    narrative: Narrative | None = None
    narrative_of: str = ""
    looked_at: tuple[str, ...] = ()

    @property
    def has_page(self) -> bool:
        """Whether there is enough to make a page of: its headline."""
        return bool(self.words("headline"))

    def words(self, field: str) -> tuple[str, ...]:
        """The words of a field; empty where they are missing."""
        text = self.texts.get(field)
        return text.words if text and all(text.words) else ()
