"""Content that is edited while the site is built from it."""

from __future__ import annotations

from pathlib import Path

from tests.small_site import small_site

EDIT_WHEN_THE_NEW_TREE_IS_BEGUN = """\
import os
import pathlib

record = pathlib.Path({record!r})
edits = [record.read_text().replace("A cable had", "A lamp had")]


def edit(event, arguments):
    begun = event in {{"open", "os.mkdir"}} and isinstance(arguments[0], (str, os.PathLike))
    if begun and "/.output.explainer/tree" in os.path.abspath(arguments[0]) and edits:
        record.write_text(edits.pop())


sys.addaudithook(edit)
"""


def test_an_incident_that_changes_while_it_is_built_stops_the_build(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    record = site.folder / "incident.yaml"
    watch = EDIT_WHEN_THE_NEW_TREE_IS_BEGUN.format(record=str(record))
    words = ("build", "--no-cards", "--jobs", "1")
    done = site.explainer(*words, watch=watch)
    assert "A lamp had" in record.read_text()
    assert done.returncode == 1
    assert "harbour-fire changed while it was read" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()
    site.build("--jobs", "1")
    assert "A lamp had overheated" in site.page().find(id="claim-cause").get_text()


EDIT_WHENEVER_THE_STORY_IS_READ = """\
import os
import pathlib

story = pathlib.Path({story!r})


def edit(event, arguments):
    if event == "open" and str(arguments[0]) == str(story) and arguments[2] & 3 == os.O_RDONLY:
        with open(story, "a") as file:
            file.write("One more.\\n")


sys.addaudithook(edit)
"""


def test_an_incident_that_changes_while_it_is_judged_is_told_in_a_sentence(
    tmp_path: Path,
) -> None:
    site = small_site(tmp_path)
    site.begin()
    story = Path("content/incidents/harbour-fire/narrative.md")
    done = site.explainer("check", watch=EDIT_WHENEVER_THE_STORY_IS_READ.format(story=str(story)))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: incidents/harbour-fire changed while it was read;")
