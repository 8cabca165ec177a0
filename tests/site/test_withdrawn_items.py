"""What was withdrawn keeps its anchor and says why; its words stand in the history alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

WITHDRAWN = {
    "claim-heard": ("claims", "{id: heard, text: SECRET was heard, said_by: [{source: paper}]"),
    "question-who": ("questions", "{id: who, text: Who heard SECRET?"),
    "event-bang": ("events", "{id: bang, when: 2024-05-02, text: SECRET falls, sources: [paper]"),
    "place-yard": ("places", "{id: yard, name: The SECRET yard"),
    "person-walker": ("people", "{id: walker, called: the SECRET walker"),
    "agency-guild": ("agencies", "{id: guild, name: The SECRET guild"),
    "thing-bell": ("things", "{id: bell, name: the SECRET bell"),
    "source-rumour": ("sources", "{id: rumour, title: A SECRET report"),
    "expected-reply": ("expected", "{id: reply, text: SECRET replies"),
    "media-still": ("media", "{id: still, held: no, alt: SECRET at dusk, caption: SECRET"),
    "account-sounds": ("accounts", "{id: sounds, text: How SECRET sounded, claims: [crack]"),
    "quote-first-words": ("quotes", ""),
}


def record() -> str:
    text = RECORD.replace("The bridge is sound as a bell.", "SECRET is sound.")
    for section, item in WITHDRAWN.values():
        if item:
            line = f"  - {item}, withdrawn: We could not hold it.}}\n"
            head = f"{section}:\n"
            text = text.replace(head, head + line) if head in text else f"{text}{head}{line}"
    return text


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(content, "footbridge", record())
    return {one.path: one.content for one in written(read_edition(content))}


@pytest.fixture(scope="module")
def explainer(files: dict[str, bytes]) -> str:
    return files["incidents/footbridge/index.html"].decode()


@pytest.mark.parametrize("anchor", WITHDRAWN)
def test_a_withdrawn_item_keeps_its_anchor(explainer: str, anchor: str) -> None:
    assert f'id="{anchor}"' in explainer


def test_every_withdrawn_item_says_why(explainer: str) -> None:
    assert explainer.count("We could not hold it.") == len(WITHDRAWN) - 1


def test_no_file_of_the_site_says_what_it_was(files: dict[str, bytes]) -> None:
    assert [path for path, content in files.items() if b"SECRET" in content] == []
