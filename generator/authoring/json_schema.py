"""How pydantic tells a model to editors: as people write it, not as Python holds it."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.base import ID, LONGEST_ID, one_or_more

# An editor reads 17 as a number and 1.10 too; the record takes both for the text they are.
TEXT = ["string", "number", "boolean"]


class AsWritten(GenerateJsonSchema):
    """Tells a model’s schema as a record is written.

    No field may be left empty, so none is null; a list of one may be a single word; yes and no are
    words; text may look like a number.
    """

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: an absent field is left out, not empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Tell a default as a record would write it, and none where there is nothing to write."""
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        if isinstance(default, bool):
            return {**made, "default": "yes" if default else "no"}
        return {**made, "default": default} if isinstance(default, (str, int)) else made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text may look like a number or like yes."""
        return {**super().str_schema(schema), "type": TEXT}

    def bool_schema(self, _: core_schema.BoolSchema) -> JsonSchemaValue:
        """Yes and no are words; some editors read true and false."""
        return {"enum": ["yes", "no", True, False]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """A word of a closed list; one that is a digit may be read as a number."""
        words = [str(word) for word in schema["expected"]]
        return {"enum": [*words, *(int(word) for word in words if word.isdigit())]}

    def function_after_schema(
        self, schema: core_schema.AfterValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """An id has its form, text at least one character that is seen."""
        made = super().function_after_schema(schema)
        return {**made, **_CHECKED.get(_name(schema["function"]), {})}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A list of one may be written as a single word."""
        made = super().function_before_schema(schema)
        if _name(schema["function"]) == one_or_more.__name__:
            return {"anyOf": [made["items"], {**made, "minItems": 1}]}
        return made

    def get_title_from_name(self, name: str) -> str:
        """Give a field no title: its key is what people write."""
        return name

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        """Give a field no title."""
        return False


_CHECKED: dict[str, JsonSchemaValue] = {
    "_check_id": {"pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID},
    "_check_text": {"pattern": r"\S"},
}


def _name(function: Any) -> str:  # noqa: ANN401 - pydantic's validators are mappings
    return getattr(function.get("function"), "__name__", "")
