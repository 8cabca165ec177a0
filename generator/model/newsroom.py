"""The newsroom: who publishes, under which policies and house rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.model.base import Id, Model, Text, none_said, one_or_more
from generator.model.facet import ANY_LANGUAGE, Facet, IdScheme, Label, in_any_language, label_in
from generator.model.files import ThemeFile
from generator.model.language import Language, TimeZone
from generator.model.measures import Count, Latitude, Longitude
from generator.model.place import Precision
from generator.model.web import Authority, EmailAddress, PageOrAddress, SiteAddress


class Region(Model):
    """The box in which all coordinates must lie; it catches exchanged axes."""

    south: Latitude
    """Its southern edge."""
    west: Longitude
    """Its western edge; more than east where it crosses the antimeridian."""
    north: Latitude
    """Its northern edge."""
    east: Longitude
    """Its eastern edge."""


class HouseStyle(Model):
    """Words to avoid, what to say instead, and whose advice it is."""

    avoid: Label
    """The words to avoid: a text, sought in every language, or a text for each language."""
    say: Label
    """What to say instead."""
    because: Text | None = None
    """Why."""
    source: Text | None = None
    """Whose advice it is."""

    def avoided_in(self, language: Language) -> str:
        """Give the words to avoid in a language; empty where there are none."""
        names = (language, language.partition("-")[0], ANY_LANGUAGE)
        return next((self.avoid[name] for name in names if name in self.avoid), "")


class Border(Model):
    """How a disputed area is called: as part of a country, or in words of the newsroom’s own."""

    as_part_of: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """The country that it is counted in, in two letters (ISO 3166)."""
    say: Text | None = None
    """What it is called."""


Policy = Annotated[
    dict[str, PageOrAddress],
    Field(min_length=1),
    BeforeValidator(in_any_language),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "minProperties": 1,
                },
            ]
        }
    ),
]
"""Where a policy stands: a page or an address, or one for each language."""


class Newsroom(Model):
    """Everything that holds for all incidents of a site."""

    format: Literal["1"]
    """The version of the format; always 1."""
    name: Text
    """The newsroom’s name."""
    url: SiteAddress
    """Where the site is published."""
    language: Language = "en"
    """The language of incidents that name none."""
    languages: Annotated[
        tuple[Language, ...], BeforeValidator(one_or_more), Field(max_length=100)
    ] = ()
    """Other languages that the site is published in, such as [es]."""
    language_reviewed_by: Label | None = None
    """Who of the newsroom has reviewed the words of the page, for each language but English."""
    timezone: TimeZone = "UTC"
    """The time zone of incidents that name none."""
    logo: ThemeFile | None = None
    """A file of the theme; without one, the icon of the site is the first letter of its name."""
    contact: EmailAddress | None = None
    """The e-mail address for corrections."""
    repository: Annotated[SiteAddress | None, BeforeValidator(none_said)] = None
    """Where the files are kept, for “propose a correction”; none where that is not public."""
    license: Text | None = None
    """The licence of the site’s own text and data."""
    feed_authority: Authority | None = None
    """For the permanent ids of feeds, such as example.org,2026 (RFC 4151); never changes."""
    policies: dict[Id, Policy] = Field(default_factory=dict)
    """The newsroom’s policies by kind: each a page or an address, or one for each language."""
    region: Annotated[Region | None, BeforeValidator(none_said)] = None
    """The box in which all coordinates must lie; none where that is the whole world."""
    borders: Annotated[dict[Id, Border], Field(max_length=100)] = Field(default_factory=dict)
    """How disputed areas are called, each by its id in docs/maps.md."""
    kinds: dict[Id, Label] = Field(default_factory=dict)
    """The kinds of incident, and what readers see: a text, or one for each language."""
    facets: dict[Id, Facet] = Field(default_factory=dict)
    """What else incidents are sorted by, each with its words."""
    tags: dict[Id, Label] = Field(default_factory=dict)
    """Labels of tags, where readers should see another word than the tag."""
    figures: dict[Id, Label] = Field(default_factory=dict)
    """What figures count, and what readers see."""
    ids: dict[Id, IdScheme] = Field(default_factory=dict)
    """The numberings of others in which incidents have ids."""
    generalise: dict[str, Precision] = Field(default_factory=dict)
    """For a sensitivity, the finest precision that places may have."""
    stale_after: Count = 14
    """Days without an update or a check before a developing page says so itself."""
    correction_notice: Count = 14
    """Days that a correction of weight stands at the top."""
    recheck_advice: Count = 6
    """Hours after which what to do on a developing page should be checked again."""
    quote_limit: Count = 90
    """The most words a quote may have."""
    house_style: tuple[HouseStyle, ...] = ()
    """Words to avoid."""


def policy_in(newsroom: Newsroom, kind: str, language: str) -> str:
    """Where a policy stands in a language; empty where the newsroom has none of that kind."""
    policy = newsroom.policies.get(kind)
    return label_in(policy, language, newsroom.language) if policy else ""


def kind_labels(newsroom: Newsroom) -> dict[str, str]:
    """What people of the newsroom see of each kind of incident, in its language."""
    language = newsroom.language
    return {kind: label_in(label, language, language) for kind, label in newsroom.kinds.items()}
