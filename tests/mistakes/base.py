"""A sound incident, in which each typical mistake is then made."""

from __future__ import annotations

NEWSROOM = """\
format: 1
name: Ellery Explainer
url: https://explainer.example/
timezone: America/New_York
region: {south: 24, west: -125, north: 50, east: -66}
kinds: {accident: Accident}

house_style:
  - {avoid: officer-involved, say: say who shot whom, because: vague about who fired}
"""

RECORD = """\
format: 1
headline: Ferry Marigold strikes the north pier, harbour office says
standfirst: The ferry Marigold struck the north pier. One passenger was hurt.
rests_on: [struck]
kind: accident
status: developing
occurred: 2024-03-05 18:40~
sensitivity: [none]
tags: [ferries]

sources:
  - id: gazette
    kind: news-report
    title: Ferry strikes pier, one hurt
    publisher: Ellery Gazette
    published: 2024-03-06
    url: https://gazette.example/ferry
  - id: statement
    kind: official-statement
    title: Statement on the Marigold
    publisher: Port Ellery Harbour Office
    published: 2024-03-06
    url: https://harbour.example/statement

people:
  - id: quill
    name: Ada Quill
    role: Harbour master
    of: harbour-office
    naming: {ground: public-official}

agencies:
  - id: harbour-office
    name: Port Ellery Harbour Office

places:
  - id: pier
    name: the north pier
    role: scene
    locality: Port Ellery, Rhode Island
    lat: 41.46
    lon: -71.31
    precision: neighbourhood
    sources: [statement]

claims:
  - id: struck
    text: The ferry Marigold struck the north pier.
    standing: confirmed
    said_by:
      - {who: quill, basis: saw-it, source: statement}
      - {source: gazette}
    about: [pier]
  - id: one-hurt
    text: One passenger was hurt.
    said_by:
      - {who: quill, source: statement}

quotes:
  - id: quill-worse
    speaker: quill
    text: It could have been much worse.
    source: gazette

events:
  - id: strike
    when: 2024-03-05 18:40~
    text: The ferry strikes the pier.
    place: pier
    claims: [struck]

questions:
  - id: why
    text: Why did the ferry not slow down?
"""

NARRATIVE = """\
[The ferry struck the pier](claim:struck) on Tuesday evening. [@gazette]

[[quote: quill-worse]]

[One passenger was hurt](claim:one-hurt). [@statement]
"""

UPDATE = """\
at: 2024-03-06
kind: published
headline: First published
why: This is the first version of the page.
"""

FILES = {
    "newsroom.yaml": NEWSROOM,
    "incidents/ferry-2024/incident.yaml": RECORD,
    "incidents/ferry-2024/narrative.md": NARRATIVE,
    "incidents/ferry-2024/updates/2024-03-06-published.yaml": UPDATE,
}
