"""What each problem of publishing means, as ``explainer check --explain CODE`` prints it."""

from __future__ import annotations

EXPLAINED = {
    "area.crosses-itself": """A shape whose lines cross, so that its inside cannot be told.

Draw it anew, or mend it with the tool that drew it.""",
    "area.elsewhere": """A file whose shape lies far from the place that it belongs to.

More than 50 km off, it is the file of another area, or its axes are exchanged: GeoJSON has
longitude first, then latitude.""",
    "area.finer": """A file with more decimals than its place's precision tells.

The site publishes the shape no finer than the place; the file itself stays in git. Round it where
someone’s home could be found by it.""",
    "area.too-small": """A shape of which rounding to the place's precision leaves nothing.

Use ``radius`` instead, or leave the area out.""",
    "basemap.bad-outlines": """Outlines for maps that cannot be read as GeoJSON (RFC 7946).

A FeatureCollection of areas, in degrees, longitude first. Export it again from where it came.""",
    "basemap.broken-archive": """A basemap.pmtiles that cannot be read.

Most often it was cut off on the way. ``explainer streets`` cuts it again.""",
    "basemap.large-outlines": """Outlines of more bytes than a map can show.

Simplify them, as mapshaper and QGIS do, until a line follows what a reader can see.""",
    "basemap.mended-outlines": """Outlines that cross themselves.

They were mended for drawing, which may have moved a border. Mend them where they came from.""",
    "basemap.no-archive": """A basemap.yaml without the basemap.pmtiles that it describes.

Put the archive beside it, or delete the sheet.""",
    "basemap.no-sheet": """A basemap without a basemap.yaml that says whose data it holds.

Map data has a licence, and most ask for an attribution on the map. Write the sheet beside it, as
docs/maps.md shows.""",
    "basemap.unnamed-outlines": """Outlines without a sheet that says whose data they hold.

Map data has a licence, and most ask for an attribution on the map. Write the sheet beside them, as
docs/maps.md shows.""",
    "basemap.wrong-sha256": """A sheet that describes another file than the one beside it.

Somebody replaced the data and not its attribution, or the file was damaged. Write the sheet for
the file that is there, or bring the right file back.""",
    "card.no-glyph": """Advice. Letters that the fonts of the pictures cannot draw.

The pictures are made without words: the newsroom's name, a shape for the standing, never a box.
``explainer fonts add`` brings a font; the hint names one that has the letters.""",
    "card.too-long": """Words for which a picture has no room.

Give the card's words in ``short``, with “…” where something is left out: a quote is never cut
by a program.""",
    "font.damaged": """A file of content/fonts/ that is no font, or has no letters.

Take a TrueType or OpenType file: ``explainer fonts add LANG --file FONT --licence TEXT``.""",
    "font.no-file": """A font or a licence that fonts.yaml names and that is not there, or empty.

Nobody may use a font without its licence, so both lie side by side. Put the missing file there, or
take the entry out of fonts.yaml.""",
    "font.unlisted": """A file in content/fonts/ that fonts.yaml does not list.

``explainer fonts add`` writes a font, its licence and its hash.""",
    "font.wrong-sha256": """A font that is another than the one that was added.

Pictures have the same bytes on every machine, so a font cannot change unnoticed. Bring the old
file back, or take the folder away and add the font anew with ``explainer fonts add``.""",
    "place.border-unsaid": """A choice for a disputed area that says two things, or none.

Under ``borders`` in newsroom.yaml an area has either ``as_part_of: UA``, a country in two letters,
or ``say:`` and a name.""",
    "place.unknown-border": """A choice for a disputed area that the outlines do not know.

The hint names the nearest; docs/maps.md lists the ids of all.""",
    "place.elsewhere": """A place that does not lie in the country, state or county it names.

The whole circle that the precision leaves was looked up in the outlines, and none of the areas
it meets is the one that ``locality`` names: a digit or a sign is wrong, axes are exchanged, or
the locality is another place's. A town that is not known contradicts nothing. Where outlines
are wrong or not agreed, ``area_name`` says the area by hand, with the reason.""",
    "words.broken-message": """A message of a theme's catalogue that no page could say.

A translation keeps the placeholders of its message, such as ``%(day)s``, as they are, and writes
``%%`` for the sign. Mend the file that is named; until then the message stands in English.""",
    "words.no-catalogue": """A language that the words of the page have not been translated into.

Everything that no editor wrote, such as “Confirmed” and “What is not known”, then stands in
English. docs/languages.md says how to add a language, for one newsroom or for all.""",
    "words.no-house-style": """Advice. A language of the site in which house style avoids nothing.

An entry of ``house_style`` with one text is sought in every text, and an English word hardly
stands in a Spanish one. With a text for each language, as in ``avoid: {en: …, es: …}``, each is
sought in the texts of its language.""",
    "words.not-judged": """Advice. A language whose words the checks do not know.

Most checks look at facts and hold in any language. Those that go by words know English and
Spanish: whether an edit of style touches a denial or a number in words, and whether a headline
that rests on one origin says who says so. In other languages they do not look. Digits, names and
quoted words are compared in every language. House addresses, homes, number plates and ages of
children are sought as English writes them, and some as German, French, Italian and Spanish do. An
editor looks for the rest. This is said once for each language of the newsroom and of records.""",
    "words.not-reviewed": """Words of the page in a language that nobody of the newsroom has read.

Words like charged, retracted and withdrawn do harm where they are wrong, and whoever made the
catalogue does not know the house. Read it, mend what is wrong in a catalogue of your own, and say
who did: ``language_reviewed_by``, for each language.""",
}
"""Every code of publishing, with a first line that names it."""
