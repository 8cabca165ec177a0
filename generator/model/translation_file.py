"""The shape of ``incident.es.yaml``, the texts of an incident in another language.

The file mirrors the record by ids and holds texts alone, each beside the digest of the text that
it was translated from. Its shape is made from the record’s own classes, so that it has a key for
every text and for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    WithJsonSchema,
    create_model,
)

from generator.model.base import (
    LONGEST_TEXT,
    FreeText,
    Id,
    Ids,
    Model,
    Need,
    fault,
    one_or_more,
)
from generator.model.fields import key_of, model_in
from generator.model.narrative import Narrative
from generator.model.quote import Quote
from generator.model.reader_texts import DIGITS, names_in_order, needs_of
from generator.model.record import Record
from generator.model.translation import TranslatedText, Translation
from generator.model.update import UpdateText

_DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}", re.ASCII)
OF = "_of"
"""How the key ends that holds the digest of the original of the text before it."""


def _check_digest(value: str) -> str:
    if not value or _DIGEST.fullmatch(value):
        return value
    raise fault(
        "translation.bad-digest",
        f"“{value[:40]}” is no digest of a text.",
        "Leave the key out, and run explainer translate with --done once the words are right.",
    )


def _check_words(value: str) -> str:
    if len(value) <= LONGEST_TEXT:
        return value.strip()
    raise fault(
        "record.long-text",
        f"The text has {len(value)} characters; {LONGEST_TEXT} is the most a field takes.",
        "Put long prose into the narrative.",
    )


_LOOSE = ["string", "number", "boolean", "null"]

Digest = Annotated[str, AfterValidator(_check_digest), WithJsonSchema({"type": _LOOSE})]
"""The first eight hexadecimal digits of the SHA-256 of a text; empty where none is said."""

Words = Annotated[str, AfterValidator(_check_words), FreeText(), WithJsonSchema({"type": _LOOSE})]
"""A text in the language of the file; empty while it is still to be translated."""

SeveralWords = Annotated[tuple[Words, ...], BeforeValidator(one_or_more), Field(min_length=1)]
"""Several texts that belong together, such as steps, in their order."""


class Translated(Model):
    """What a translation says of itself, before its texts."""

    translator: Words = ""
    """Who translated it."""
    narrative_of: Digest = ""
    """For the story beside it: the first eight hexadecimal digits of the SHA-256 of the
    narrative.md it was translated from; left out until it is translated."""
    looked_at: Annotated[Ids, BeforeValidator(one_or_more)] = ()
    """Corrections of another language's texts against which these were held, by the names of
    their files; explainer translate --done writes them."""


class TranslatedQuote(Model):
    """What a translation says of a quote, beside its words."""

    translator: Words = ""
    """Who translated this quote, where that is not who translated the rest."""


class TranslatedWords(Model):
    """The words under a key that the record chose, such as those of a column."""

    text: Words | None = None
    """What readers see."""
    text_of: Digest = ""
    """The digest of the text from which “text” was translated."""


_BEGINNINGS: Mapping[type[BaseModel], type[Model]] = {Record: Translated, Quote: TranslatedQuote}


@cache
def texts_model(model: type[BaseModel]) -> type[Model] | None:
    """The shape of the texts of a part of a record; None where the part has none."""
    needs, fields = needs_of(model), dict[str, Any]()
    for name in names_in_order(model):
        field, key = model.model_fields[name], key_of(model, name)
        if needs.get(name, Need.NEVER) is not Need.NEVER and get_origin(field.annotation) is dict:
            fields[name] = _keyed(TranslatedWords, key, field.description or "")
        elif needs.get(name, Need.NEVER) is not Need.NEVER:
            kind = SeveralWords if get_origin(field.annotation) is tuple else Words
            fields |= _with_digest(name, key, kind, field.description or "")
        elif (inner := model_in(field.annotation)) and (texts := texts_model(inner)):
            held = _keyed if _is_list(field.annotation) else _one
            fields[name] = held(texts, key, field.description or "")
    if not fields:
        return None
    name = f"{model.__name__.removesuffix('Text')}Texts"
    about = f"The texts of: {(model.__doc__ or '').strip()}"
    base = _BEGINNINGS.get(model, Model)
    return cast("type[Model]", create_model(name, __base__=base, __doc__=about, **fields))


def _with_digest(name: str, key: str, kind: Any, description: str) -> dict[str, Any]:  # noqa: ANN401 - an annotation
    about = f"The digest of the text from which “{key}” was translated."
    return {
        name: (kind | None, Field(default=None, alias=key, description=description)),
        f"{name}{OF}": (Digest, Field(default="", alias=f"{key}{OF}", description=about)),
    }


def _one(texts: type[Model], key: str, about: str) -> tuple[Any, Any]:
    """The texts of a part of its own."""
    return texts | None, Field(default=None, alias=key, description=about)


def _keyed(texts: type[Model], key: str, about: str) -> tuple[Any, Any]:
    """The texts of the entries of a list, by id, or by place where they have none."""
    said: Any = Field(default_factory=dict, alias=key, description=about)
    return dict[Id, texts], said  # type: ignore[valid-type] # made at run time


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - an annotation can be anything
    return any(get_origin(one) is tuple for one in (annotation, *get_args(annotation)))


@cache
def translation_file() -> type[Model]:
    """What ``incident.<language>.yaml`` may hold."""
    record, update = texts_model(Record), texts_model(UpdateText)
    if record is None or update is None:
        raise TypeError("records and updates have texts")
    about = "The headlines and reasons of the log, by the names of its files."
    updates = _keyed(update, "updates", about)
    doc = "An incident’s texts in another language, by the ids of its record."
    made = create_model("TranslationFile", __base__=record, __doc__=doc, updates=updates)
    return cast("type[Model]", made)


def translation_of(language: str, file: BaseModel, narrative: Narrative | None) -> Translation:
    """Give what a file and the story beside it say, by the fields that they translate."""
    if not isinstance(file, Translated):
        raise TypeError("no file of a translation")
    found = tuple(_texts_in(file, ""))
    return Translation(
        language,
        {one.field: one for one in found},
        tuple(_named_in(file, "")),
        file.translator,
        narrative,
        file.narrative_of,
        file.looked_at,
    )


def _texts_in(part: BaseModel, place: str) -> Iterator[TranslatedText]:
    known = type(part).model_fields
    for name, value in part:
        field = f"{place}{key_of(type(part), name)}"
        if f"{name}{OF}" in known:
            if value is not None:
                words = (value,) if isinstance(value, str) else value
                by = getattr(part, "translator", None) if name == "text" else None
                yield TranslatedText(field, words, getattr(part, f"{name}{OF}"), by or "")
        else:
            for step, inner in _parts(value):
                yield from _texts_in(inner, f"{field}{step}/")


def _named_in(part: BaseModel, place: str) -> Iterator[str]:
    for name, value in part:
        field = f"{place}{key_of(type(part), name)}"
        for step, inner in _parts(value):
            yield f"{field}{step}"
            yield from _named_in(inner, f"{field}{step}/")


def _parts(value: object) -> Sequence[tuple[str, BaseModel]]:
    if isinstance(value, BaseModel):
        return (("", value),)
    if isinstance(value, dict):
        return [(f"/{key}", inner) for key, inner in value.items()]
    return ()
