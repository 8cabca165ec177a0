"""What each problem of reading means, as ``explainer check --explain CODE`` prints it.

Reading asks whether a file says one thing and can be followed; the standards, each in its own
docstring, ask whether it may be said so.
"""

from __future__ import annotations

from generator.reading.narrative_codes import NARRATIVE
from generator.reading.record_codes import RECORD
from generator.reading.translation_codes import TRANSLATION

EXPLAINED = {
    "area.bad-coordinate": """A position of an area's file that is none on the globe.

GeoJSON writes longitude first, then latitude, in degrees (RFC 7946, section 3.1.1).""",
    "area.bad-name": """The file of an area whose name not every system can have.

Small letters a to z, digits and single hyphens, and the ending .geojson.""",
    "area.bad-shape": """An area's file that draws neither polygons nor lines.

It holds a polygon, a multipolygon, a line or several, alone or as features (RFC 7946).""",
    "area.open-ring": """A ring that does not end where it begins.

It is not closed for you: the last points may have been lost on the way (RFC 7946, section
3.1.6). Export it again; where nothing is lost, write the first point once more at the end.""",
    "area.properties": """Properties in the file of an area, which nobody is shown.

They often hold names and addresses of owners, and git keeps what was once committed. Take them out
before you commit; what readers should know of the area stands in the record.""",
    "area.syntax": """An area's file that is no JSON.

Most often it was cut off on the way. Export it again from where it was drawn.""",
    "area.too-large": """A shape with more points than a map can show.

Simplify it, as mapshaper and QGIS do.""",
    "file.character": """A character that cannot be seen.

Control characters, direction overrides, private characters and the like can hide or reorder
what a reviewer reads (Unicode TR 36). They are refused in every file. Delete it and type the
words again.""",
    "file.conflict": """A merge conflict that nobody has resolved.

Git wrote both sides into the file, between lines of ``<<<<<<<``, ``=======`` and ``>>>>>>>``.
Keep the words that are right and delete these lines; until then nothing else of it is read.""",
    "file.empty": """A file without content.

A record or narrative that is empty most likely lost its text on the way. ``git checkout -- FILE``
brings the last committed one back.""",
    "file.encoding": """A file that is not plain UTF-8.

Byte order marks and other encodings show differently from program to program. Save it as UTF-8
without a mark.""",
    "file.too-large": """A file that is larger than any editor can oversee.

A record may have 256 kB, a narrative 64 kB, the file of an area 200 kB, that of a series 20 kB.
A list of a record may have 1,000 entries, all of its lists together 5,000. Move long prose into
the narrative, tell two incidents, or simplify the shape.""",
    "folder.bad-name": """A folder whose name cannot be an incident's id.

The name becomes the permanent address: 3 to 64 small letters a to z and digits, with single
hyphens between them, no name that Windows keeps for a device, and not "page", where the list of
all incidents goes on.""",
    "folder.case-twin": """Two names that differ only in capital letters.

Windows and macOS keep only one of the two files and do not say which. Rename one of them.""",
    "folder.link": """A link instead of a file.

A link can lead anywhere on the machine that builds the site. Put the file itself here.""",
    "folder.no-narrative": """An incident without narrative.md.

The record says what is known; the narrative tells it. Write a paragraph into
``incidents/<id>/narrative.md``; that is enough.""",
    "folder.no-record": """An incident without incident.yaml.

Write one with ``explainer new``, or remove the folder.""",
    "folder.too-many-files": """A folder with more files than one incident can need.

Move what no page shows out of the repository, or tell two incidents.""",
    "folder.unexpected": """A file or folder that does not belong here.

An incident's folder holds incident.yaml, narrative.md, their translations such as
incident.es.yaml and narrative.es.md, updates/*.yaml, media/, the *.geojson files of areas, and
the *.csv files of series. Whatever else lies there would be public in the repository and on no
page.""",
    "series.bad-head": """A series whose first line names no columns.

The first line names the time and one to three columns of numbers, in small letters, digits and
hyphens; what readers see of a column stands in the record, under ``columns``.""",
    "series.bad-name": """The file of a series whose name not every system can have.

Small letters a to z, digits and single hyphens, and the ending .csv.""",
    "series.bad-row": """A row of a series that says nothing certain.

Each row has a time, as a record writes it, and as many cells as the first line; a number that
nobody knows is an empty cell, and never a nought. At least one cell of a row has a number.""",
    "series.no-column": """A column without words, or words without a column.

``columns`` of a series says what readers see of each column of its file, by its name there.""",
    "series.no-number": """A column of a series in which no row has a number.

Write its numbers, or take the column out: a chart would promise a line that is not there.""",
    "series.one-of-two": """A series that has two origins, or none.

It has a ``file`` with its ``columns`` and who says so; or it is made of the record's ``figures``
of one kind, each of which says when it stood so and who says it.""",
    "series.order": """A row of a series that does not come after the one before.

Put the rows in the order of time, each time once.""",
    "series.says-nothing": """A series of which nobody says anything.

Write what its columns are, and who says so: a chart is believed more than a sentence.""",
    "series.syntax": """The file of a series that is no CSV.

Most often a quotation mark is not closed. Save it with commas between the cells, in UTF-8.""",
    "series.too-large": """A series with more rows than a chart can show.

Two hundred at the most: keep one for each hour, day or week, as the story needs it.""",
    "site.no-content": """There is no content folder.

Run the command where content/ is, or name it with ``--content``.""",
    "site.no-newsroom": """There is no newsroom.yaml.

It says who publishes, under which policies and rules. ``explainer init`` writes one.""",
    "site.nothing-to-hold": """An incident is to be held back that is not there.

``explainer build --hold ID`` keeps one incident from readers. A mistyped id would publish it.""",
    "update.bad-name": """An update's file without a usable name.

Its name is its permanent id: the day of publication, the clock time where there is one, and a
few words, such as 2023-10-17-0900-age-and-wording.yaml. The day agrees with ``at``.""",
    "yaml.alias": """A part that copies another part (``*name``).

What is written once and means two things cannot be checked where it stands. Write it out again
in the place of ``*name``.""",
    "yaml.anchor": """A part that is named for copying (``&name``).

Take ``&name`` out, and write the part out wherever ``*name`` copies it; see yaml.alias.""",
    "yaml.comment-after-text": """A comment behind free text on the same line.

In ``note: see #3`` everything from # on is a comment for YAML, and would be lost in silence.
Put the text in quotation marks, or the comment on a line of its own.""",
    "yaml.directive": """A line that begins with %, which changes how YAML is read.

Delete the line. Put a text that begins with % in quotation marks.""",
    "yaml.duplicate-key": """A key that stands twice in one part.

YAML would keep the last of the two in silence; here neither is guessed. Delete the one that is
wrong, or make them two entries of a list.""",
    "yaml.empty-in-braces": """A key without a value inside braces.

``{name: Smith, John}`` is a name and an empty key “John”. Put the text in quotation marks.""",
    "yaml.key": """A list or a mapping where a key should stand.

A key is a word with a colon behind it: ``text: The street is closed.`` Most often a bracket or a
question mark stands before it; put the text in quotation marks.""",
    "yaml.null": """A value that says there is none (``null`` or ``~``).

All values are text here, so a page would show the word. Leave the key out where nothing is
known.""",
    "yaml.second-document": """A second document in one file (after ---).

A file tells one thing. Delete the line of hyphens and what belongs elsewhere.""",
    "yaml.syntax": """Text that is no YAML.

Compare with the lines around it: a quotation mark that is not closed, a colon within unquoted
text, a wrong indentation.""",
    "yaml.tab": """A tab; YAML is indented with spaces.

Delete it and type spaces, as many as the line above has. Editors can be set to do so.""",
    "yaml.tag": """A tag, such as ``!!float``.

All values are text until a field gives them meaning. Delete the tag; put a text that begins with
an exclamation mark in quotation marks.""",
    "yaml.too-deep": """Lists and mappings within each other beyond all need.

Most often brackets were opened and not closed. Close them, or write one key on each line.""",
    "page.no-title": """An ordinary page without a title.

The file begins with lines such as ``Title: About us`` and ``Slug: about``, then an empty line,
then the text.""",
    "page.bad-date": """A day in the head of a page that is none.

Write it like 2024-03-05.""",
    "page.bad-status": """A page whose status is none.

Write published, draft, hidden or skip.""",
    "page.bad-address": """A page whose address would lead out of the site.

Give it a ``Slug`` of small letters, digits and hyphens.""",
    "page.same-address": """Two pages at one address.

The host of the build would refuse the second. Give one of them another ``Slug``.""",
    "page.bad-language": """A page in a language that the site is not published in.

``about.es.md`` is the page ``about.md`` in Spanish. Which languages the site has stands in
newsroom.yaml: ``language`` and ``languages``. A dot before letters in the name of a page always
says its language; write a hyphen where it should not.""",
    "page.own-language": """A page that names the newsroom's own language.

A page without a language in its name is in the newsroom's: write about.md, and about.es.md beside
it for Spanish.""",
    "page.no-slug": """A page in another language without an address.

It stands below its language at the address of the first page, which says it in a line such as
``Slug: about``; so write that line into the first page, or one of its own into this.""",
    "page.unwritten": """A page with a paragraph that ``explainer init`` left to be written.

Readers see it marked. Write what it asks for in its place.""",
    "page.refused": """An ordinary page or a static file that cannot be published.

Pelican refuses it, or its address is one that the site itself has, such as map/. The message is
what the build would say. Where a page names a template of your own theme, name it to the check as
to the build, with ``--theme``.""",
    "newsroom.unsaid": """What newsroom.yaml leaves out, and readers or the check would miss.

Without ``contact`` and ``repository`` no page says how to report an error; without ``region``
exchanged coordinates pass; ``kinds`` say what a newsroom tells of. ``repository: none`` says that
the files are not public, ``region: none`` that places lie all over the world.""",
    "address.bad": """A web address that cannot be linked to.

Allowed are http, https and mailto, with a host that exists by the rules of IDNA (RFC 5891),
without user name, and without characters that hide what stands there. ``url`` and
``repository`` are sites (http or https), ``contact`` is an e-mail address, a policy a page of the
site (/ethics/) or an address.""",
    "address.bad-authority": """An authority for permanent ids that is none (RFC 4151).

A domain or an e-mail address that was yours at a time, and that time: example.org,2026. The ids of
feeds begin with it, for ever.""",
    "newsroom.bad-logo": """A logo that is no file of the theme.

Write its path below the theme's ``static/``, such as logo.svg.""",
    "media.animated": """A picture that moves.

Save one frame of it, or link to it with ``url:``.""",
    "media.bad-name": """A file in media/ whose name not every system can have.

Small letters, digits, dots and hyphens, and an ending, such as city-hall.jpg.""",
    "media.damaged": """A picture that cannot be decoded.

It may have been cut off on the way. Save it anew from the original.""",
    "media.format": """A file that is no JPEG, PNG or WebP, whatever its name says.

Other formats can carry scripts, or need a program to open. Link to it with ``url:``.""",
    "media.gps": """A picture that tells where it was taken.

It can be the home of a witness. Publishing would strip it, but the repository's history is as
public as the page: ``explainer strip FILE`` removes it before you commit.""",
    "media.too-large": """A file in media/ of more than 25 MB.

Save the picture with fewer pixels. Link to a recording with ``url:`` instead of keeping it
here.""",
    "media.too-heavy": """A picture that takes more than 400 MB or 5 seconds to decode.

Some that are within the limits of size take more: with four channels, or stored in passes, of
which a JPEG may have 60. Save it again as a plain JPEG, smaller.""",
    "media.too-many-pixels": """\
A picture of more than 50 million pixels (JPEG), 24 million (PNG) or 16 million (WebP).

Or with a side of more than 16,000. Small files can unpack to pictures that no machine can
hold.""",
    "moment.ambiguous": """A clock time that daylight saving makes happen twice.

Say which with its offset: 2023-11-05 01:30-04:00.""",
    "moment.backwards": """A stretch of time that ends before it begins.

Write the earlier moment first: 2023-10-16 14:00/2023-10-16 15:30.""",
    "moment.bad": """A moment that cannot be read.

2023, 2023-10, 2023-10-16, 2023-10-16 14:00; with ~ for about; A/B from A to B; or a mapping
``{at, earliest, latest, as_stated}``. It never claims more than is known.""",
    "moment.future": """Something that is said to have been, at a moment that lies in the future.

It lies more than a day after the site's now and after the clock of this machine. Most often the
year is mistyped. What is still to come belongs in ``expected``, with ``due``.""",
    "moment.impossible": """A day or a time that does not exist.

Such as 30 February, or 25:00. Look it up again; midnight is 00:00 of the next day.""",
    "moment.old-advice": """Advice. What to do on a developing page, last checked long ago.

Whoever stands near an incident acts on it. ``recheck_advice`` in newsroom.yaml says after how many
hours; they count from ``checked`` to the site's now. Ask the source again: write a new
``checked``, what holds now, or take ``what_to_do`` out once it has run out.""",
    "moment.skipped": """A clock time that daylight saving skips.

When clocks are set forward an hour is left out, so it never was. Look the time up again, or write
the hour about which you are sure.""",
    "person.bad-age": """An age that cannot be read.

Write 17, 40s, 30-35 or 6 months.""",
    "place.area-undrawn": """An area with neither radius nor file, or with both.

``radius`` draws a circle around the place, ``file`` what a GeoJSON file of the folder holds.""",
    "place.bad-coordinate": """A coordinate that cannot be read, or lies on no globe.

Write degrees with a point, north and east positive: ``lat: 41.79`` and ``lon: -72.67``.""",
    "place.bad-distance": """A distance without a known unit.

Write 500 m, 2 km or 1 mi.""",
    **RECORD,
    **NARRATIVE,
    **TRANSLATION,
}
"""Every code of reading, with a first line that names it."""
