"""``explainer add``: a well-formed item, and the rest of the record as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.authoring.add import KINDS, with_standing
from generator.commands.cli import main
from generator.model.record import Record
from generator.reading.document import read_document
from generator.reading.pictures import read_picture

EXAMPLE = Path(__file__).parents[2] / "generator" / "authoring" / "examples" / "incident.yaml"


@pytest.fixture
def record(content: Path) -> Path:
    """The record of an incident in which every key stands."""
    path = content / "incidents" / "marigold" / "incident.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def add(record: Path, kind: str, *fields: str) -> Result:
    """Add an item to the record."""
    content = record.parents[2]
    given = [part for field in fields for part in ("--set", field)]
    return CliRunner().invoke(main, ["add", kind, "marigold", "--content", str(content), *given])


def new_lines(record: Path) -> list[str]:
    """The lines that the record has and the example has not; none may be lost."""
    before = EXAMPLE.read_text(encoding="utf-8").splitlines()
    changes = list(difflib.ndiff(before, record.read_text(encoding="utf-8").splitlines()))
    assert [line for line in changes if line.startswith("- ")] == []
    return [line[2:] for line in changes if line.startswith("+ ")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_takes_the_shape_of_the_model(record: Path, kind: str) -> None:
    assert "added" in add(record, kind).stdout
    found, problems = read_document(Record, record.read_bytes(), "incident.yaml")
    assert problems == ()
    assert found is not None
    assert new_lines(record)


def test_what_is_known_is_written_and_the_id_is_made_of_it(record: Path) -> None:
    add(record, "claim", "text=The bell rang twice.", "said_by=gazette", "about=bell")
    assert new_lines(record) == [
        "  - id: the-bell-rang-twice",
        "    text: The bell rang twice.",
        "    said_by: gazette",
        "    about: [bell]",
    ]


def test_an_id_that_is_taken_gets_a_number(record: Path) -> None:
    add(record, "agency", "name=Gazette")
    assert new_lines(record) == ["  - id: gazette-2", "    name: Gazette"]


def test_a_section_that_is_not_there_is_made_in_its_place(record: Path) -> None:
    text = record.read_text()
    start, end = text.index("things:"), text.index("places:")
    record.write_text(text[:start] + text[end:])
    add(record, "thing", "name=a red buoy")
    text = record.read_text()
    assert text.index("agencies:") < text.index("things:") < text.index("places:")


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("claim", "txet=A", "“txet” is no field of claims. Did you mean text?"),
        ("agency", "nmae=A", "“nmae” is no field of agencies. Did you mean name?"),
        ("claim", "text", "is not KEY=VALUE"),
        (
            "claim",
            "id=gazette",
            "There is an item gazette already; give this one another with --id.",
        ),
    ],
)
def test_a_wrong_field_is_refused_and_nothing_changes(
    record: Path, kind: str, field: str, said: str
) -> None:
    made = add(record, kind, field)
    assert made.exit_code == 2
    assert said in made.stderr
    assert new_lines(record) == []


def test_an_incident_that_is_not_there_is_wrong_use(content: Path) -> None:
    made = CliRunner().invoke(main, ["add", "claim", "nowhere", "--content", str(content)])
    assert made.exit_code == 2
    assert "explainer new nowhere begins one" in made.stderr


def test_an_incident_that_is_misspelt_is_told_the_nearest(record: Path) -> None:
    made = CliRunner().invoke(
        main, ["add", "claim", "marigol", "--content", str(record.parents[2])]
    )
    assert made.exit_code == 2
    assert "There is no incident “marigol”. Did you mean marigold?" in made.stderr


def said(record: Path, *arguments: str) -> Result:
    """Add an item by options."""
    kind, *options = arguments
    content = str(record.parents[2])
    return CliRunner().invoke(main, ["add", kind, "marigold", *options, "--content", content])


def test_who_says_it_and_where_is_said_by_options(record: Path) -> None:
    made = said(
        record,
        *("claim", "--text", "The bell rang twice.", "--said-by", "harbour-master"),
        *("--in", "gazette", "--happened", "2024-03-05 18:30", "--at", "bell"),
    )
    assert made.exit_code == 0, made.stderr
    assert new_lines(record) == [
        "  - id: the-bell-rang-twice",
        "    text: The bell rang twice.",
        "    said_by: harbour-master in gazette",
        "    happened: 2024-03-05 18:30",
        "    at: bell",
    ]


def test_what_may_name_several_items_is_written_as_a_list(record: Path) -> None:
    said(record, "event", "--text", "The bell rings.", "--in", "gazette")
    assert "    sources: [gazette]" in new_lines(record)
    said(record, "question", "--text", "Who rang?", "--claims", "fire-out, fire-spread")
    assert "    claims: [fire-out, fire-spread]" in new_lines(record)


def test_a_quote_takes_its_speaker_and_source_the_same_way(record: Path) -> None:
    said(
        record, "quote", "--text", "We heard it.", "--said-by", "harbour-master", "--in", "gazette"
    )
    assert "    speaker: harbour-master" in new_lines(record)
    assert "    source: gazette" in new_lines(record)


def test_it_did_its_work_whatever_else_is_wrong_with_the_record(record: Path) -> None:
    record.with_name("narrative.md").write_text("The ferry struck.\n")
    made = said(record, "question")
    assert made.exit_code == 0
    assert "standards.text-to-write" in made.stderr


def test_nobody_says_a_place(record: Path) -> None:
    made = said(record, "place", "--name", "the quay", "--said-by", "harbour-master")
    assert made.exit_code == 2
    assert "for claims and quotes" in made.stderr


@pytest.mark.parametrize(
    ("options", "item_id"),
    [
        (["person", "--name", "Wren Halloway"], "person-1"),
        (["person", "--name", "Wren Halloway", "--role", "Deckhand"], "deckhand"),
        (["person", "--role", "Halloway’s sister"], "sister"),
        (["person", "--role", "Wren Halloway’s sister"], "sister"),
        (["claim", "--text", "Wren Halloway was hurt."], "was-hurt"),
        (["claim", "--text", "Wren Halloway."], "claim-1"),
        (["quote", "--text", "Ask Wren, she knows."], "she-knows"),
        (["question", "--text", "Where is Wren Halloway?"], "question-1"),
    ],
)
def test_an_id_gives_nobodys_name_away(record: Path, options: list[str], item_id: str) -> None:
    assert f"added {options[0]} {item_id} to" in said(record, *options).stdout


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("one-hurd", "Did you mean one-hurt?"), ("zzz", "The claims are ")],
)
def test_a_claim_that_corrects_none_is_told_which_there_are(
    record: Path, wrong: str, told: str
) -> None:
    made = said(
        record, "claim", "--text", "Nobody was hurt.", "--in", "gazette", "--corrects", wrong
    )
    assert made.exit_code == 2
    assert f"There is no claim {wrong}. {told}" in made.stderr
    assert new_lines(record) == []


def test_the_claim_that_is_about_to_be_written_is_none_to_correct(record: Path) -> None:
    words = ("--text", "A shed burnt.", "--id", "a-shed", "--corrects", "a-shed")
    made = said(record, "claim", *words)
    assert made.exit_code == 2
    assert "There is no claim a-shed. The claims are " in made.stderr
    assert "a-shed" not in made.stderr.partition("The claims are ")[2]


def test_a_record_that_cannot_be_read_has_no_claim_to_correct(record: Path) -> None:
    record.write_text("claims: [\n")
    made = said(record, "claim", "--text", "A shed burnt.", "--corrects", "one-hurt")
    assert made.exit_code == 2
    assert "The record cannot be read" in made.stderr


def test_a_claim_that_corrects_another_retracts_it(record: Path) -> None:
    said(
        record, "claim", "--text", "Nobody was hurt.", "--in", "gazette", "--corrects", "one-hurt"
    )
    found, _ = read_document(Record, record.read_bytes(), "incident.yaml")
    assert found is not None
    standings = {claim.id: (claim.standing, claim.replaces) for claim in found.claims}
    assert standings["one-hurt"][0] == "retracted"
    assert standings["nobody-was-hurt"] == ("reported", ("one-hurt",))


def test_a_claim_that_is_overtaken_keeps_its_place(record: Path) -> None:
    told = ("--text", "It was struck twice.", "--in", "gazette")
    said(record, "claim", *told, "--replaces", "ferry-struck-pier")
    found, _ = read_document(Record, record.read_bytes(), "incident.yaml")
    assert found is not None
    assert {c.id: c.standing for c in found.claims}["ferry-struck-pier"] == "superseded"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("standing: reported  # two more say so", "standing: superseded  # two more say so"),
        ("standing: 'reported'# once", "standing: superseded# once"),
        ("standing:  # as of May\n      reported", "standing:  # as of May\n      superseded"),
    ],
)
def test_a_claim_that_gets_another_standing_keeps_its_comments(was: str, now: str) -> None:
    record = f"claims:\n  - id: old\n    {was}\n    text: x\n"
    assert with_standing(record, "old", "superseded") == record.replace(was, now)


def test_a_claim_can_speak_for_the_story(record: Path) -> None:
    story = record.with_name("narrative.md")
    story.write_text("The ferry struck.\n")
    said(record, "claim", "--text", "The bell rang twice.", "--in", "gazette", "--tell")
    assert story.read_text() == "The ferry struck.\n\n[](claim:the-bell-rang-twice)\n"


def photo(folder: Path) -> Path:
    """A photo that tells where it was taken, by which camera, and is stored on its side."""
    path = folder / "IMG 0042.JPG"
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A Camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (41.0, 46.0, 1.0)
    Image.new("RGB", (40, 20), "navy").save(path, exif=exif, comment=b"Wren")
    return path


def test_a_picture_is_copied_without_its_metadata(record: Path, tmp_path: Path) -> None:
    words = ("--alt", "The pier.", "--credit", "A. Quill", "--rights", "permission")
    made = said(record, "media", str(photo(tmp_path)), *words)
    assert made.exit_code == 0, made.stderr
    copied = record.with_name("media") / "img-0042.jpg"
    with Image.open(copied) as image:
        assert image.size == (20, 40)
        assert dict(image.getexif()) == {}
        assert "comment" not in image.info
    assert "    file: img-0042.jpg" in new_lines(record)


def test_strip_takes_everything_but_the_picture_out_of_a_file(tmp_path: Path) -> None:
    path = photo(tmp_path)
    assert read_picture(path.read_bytes(), path.name)[1] != []
    assert CliRunner().invoke(main, ["strip", str(path)]).exit_code == 0
    assert read_picture(path.read_bytes(), path.name)[1] == []
    assert b"Wren" not in path.read_bytes()


def test_strip_leaves_alone_what_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "notes.jpg"
    path.write_bytes(b"no picture")
    made = CliRunner().invoke(main, ["strip", str(path)])
    assert made.exit_code == 1
    assert "media.format" in made.stderr
    assert path.read_bytes() == b"no picture"
