"""Every schema that is made is a part of the site, under its own name."""

from __future__ import annotations

from generator.authoring.schema_parts import schema_parts, texts

URL = "https://example.org/"


def test_every_schema_is_published_as_it_was_made() -> None:
    made = {
        output.path: output.content.decode()
        for part in schema_parts(URL)
        for output in part.make()
    }
    assert made == texts(f"{URL}schema/")


def test_a_schema_depends_on_the_address_of_its_site_and_on_nothing_else_of_it() -> None:
    assert {part.inputs for part in schema_parts(URL)} == {(URL,)}
