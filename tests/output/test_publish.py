from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.output import BuildError, File, PublishOptions, Target, TargetError, publish, verify
from tests.output.conftest import Texts, files_of, target, what_stands_in


def test_what_is_published_stands_in_the_output(output: Path) -> None:
    done = publish([target("index.html"), target("a/", {"a/index.html": "A"})], output)
    assert done.made == ("a/", "index.html")
    assert what_stands_in(output)["a/index.html"] == b"A"
    assert what_stands_in(output)["index.html"] == b"This is index.html."


def test_the_manifest_names_the_commit_and_every_file(output: Path) -> None:
    publish([target("index.html", {"index.html": "A"})], output, commit="c0ffee")
    assert json.loads((output / "site-manifest.json").read_bytes()) == {
        "format": 1,
        "commit": "c0ffee",
        "files": {
            "index.html": "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"
        },
    }


def test_a_target_whose_key_stays_is_not_made_again(output: Path) -> None:
    publish([target("a.html"), target("b.html", {"b.html": "old"})], output)
    made: list[Texts] = []

    def watched(texts: Texts) -> Iterator[File]:
        made.append(texts)
        yield from files_of(texts)

    done = publish(
        [target("a.html", make=watched), target("b.html", {"b.html": "new"}, watched)], output
    )
    assert made == [{"b.html": "new"}]
    assert (done.made, done.carried) == (("b.html",), 1)
    assert what_stands_in(output)["a.html"] == b"This is a.html."


def test_where_nothing_changed_the_output_is_not_touched(output: Path) -> None:
    publish([target("a.html")], output, commit="c0ffee")
    before = output.stat().st_ino
    done = publish([target("a.html")], output, commit="c0ffee")
    assert (done.made, done.carried, output.stat().st_ino) == ((), 1, before)


def test_a_page_that_is_no_longer_published_is_removed_with_its_folder(output: Path) -> None:
    publish([target("a.html"), target("tags/fire/", {"tags/fire/index.html": "x"})], output)
    done = publish([target("a.html")], output)
    assert done.gone == ("tags/fire/",)
    assert not (output / "tags").exists()


def test_a_page_that_a_target_no_longer_makes_is_removed(output: Path) -> None:
    for _ in range(3):  # the two trees take turns
        publish([target("a/", {"a/1.html": "1", "a/deep/2.html": "2"})], output)
        publish([target("a/", {"a/1.html": "1"})], output)
        assert sorted(what_stands_in(output)) == ["a/1.html", "site-manifest.json"]


def test_a_file_that_passes_from_one_target_to_another_stays(output: Path) -> None:
    parted = [target("a/index.html"), target("a/b/index.html")]
    whole = target("a/", {"a/index.html": "A", "a/b/index.html": "B", "a/old.html": "C"})
    for targets in ([whole], parted, [whole], parted, parted):
        publish(targets, output)
        assert verify(str(output)).differences == ()
    assert sorted(what_stands_in(output)) == [
        "a/b/index.html",
        "a/index.html",
        "site-manifest.json",
    ]


def test_a_file_can_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    for _ in range(3):
        publish([target("a", {"a": "file"}), target("b/", {"b/c/d": "deep"})], output)
        publish([target("a/", {"a/c/d": "deep"}), target("b", {"b": "file"})], output)
        assert sorted(what_stands_in(output)) == ["a/c/d", "b", "site-manifest.json"]


def test_a_new_edition_never_changes_a_file_of_the_old_one(output: Path) -> None:
    publish([target("a.html", {"a.html": "one"}), target("b.html")], output)
    publish([target("a.html", {"a.html": "two"}), target("b.html")], output)
    reader = (output / "b.html").open("rb")  # is halfway through the old site
    publish([target("a.html"), target("b.html", {"b.html": "changed"})], output)
    with reader:
        assert reader.read() == b"This is b.html."


def test_a_damaged_file_is_made_again_before_it_is_carried_over(output: Path) -> None:
    one, two = target("a.html", {"a.html": "one"}), target("a.html", {"a.html": "two"})
    publish([one, target("b.html")], output)
    publish([one, target("b.html"), target("c.html")], output)
    publish([two, target("b.html"), target("c.html")], output)
    (output / "a.html").write_bytes(b"vandal")
    done = publish([two, target("b.html"), target("c.html"), target("d.html")], output)
    assert done.made == ("a.html", "d.html")
    assert verify(str(output)).differences == ()


def test_another_commit_alone_gives_another_manifest(output: Path) -> None:
    publish([target("a.html")], output, commit="c0ffee")
    done = publish([target("a.html")], output, commit="decade")
    assert done.carried == 1
    assert json.loads((output / "site-manifest.json").read_bytes())["commit"] == "decade"


def test_one_worker_and_four_write_the_same_bytes(tmp_path: Path) -> None:
    targets = [target(f"p/{n}/", {f"p/{n}/index.html": "x" * n}) for n in range(100)]
    publish(targets, tmp_path / "one", options=PublishOptions(jobs=1))
    publish(reversed(targets), tmp_path / "four", options=PublishOptions(jobs=4))
    assert what_stands_in(tmp_path / "one") == what_stands_in(tmp_path / "four")


def test_a_build_after_any_edits_equals_a_clean_build(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  nothing secret
    site: dict[str, Texts] = {}
    for step in range(60):
        for _ in range(chance.randint(1, 4)):
            name = f"p/{chance.randint(1, 20)}"
            path = chance.choice([f"{name}/", f"{name}.html"])
            if chance.random() < 0.3:
                site.pop(path, None)
            elif path.endswith("/"):
                pages = chance.sample(["index.html", "a/b.html", "a/c.html", "a", "q"], 2)
                pages = ["index.html"] if "a" in pages else pages
                site[path] = {path + page: str(chance.random()) for page in pages}
            else:
                site[path] = {path: str(chance.random())}
        options = PublishOptions(jobs=chance.randint(1, 2), anew=chance.random() < 0.1)
        targets = [target(path, files) for path, files in site.items()]
        publish(targets, tmp_path / "grown", options=options)
        if step % 10 == 9:
            clean = tmp_path / f"clean-{step}"
            publish(targets, clean)
            assert what_stands_in(tmp_path / "grown") == what_stands_in(clean)


def test_progress_is_told(output: Path) -> None:
    told: list[tuple[int, int]] = []
    options = PublishOptions(progress=lambda done, of: told.append((done, of)))
    publish([target("a.html"), target("b.html")], output, options=options)
    assert told == [(1, 2), (2, 2)]


def test_compressed_files_stand_beside_those_that_shrink(output: Path) -> None:
    pages = [target("long.html", {"long.html": "x" * 5000}), target("short.html")]
    publish(pages, output, options=PublishOptions(compress=True))
    assert gzip.decompress((output / "long.html.gz").read_bytes()) == b"x" * 5000
    assert not (output / "short.html.gz").exists()
    publish(pages, output)
    assert not (output / "long.html.gz").exists()


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_target_that_cannot_be_made_stops_the_build_and_leaves_the_site(
    output: Path, jobs: int
) -> None:
    publish([target("a.html")], output)
    before = what_stands_in(output)

    def broken(texts: Texts) -> Iterator[File]:
        if "p/50.html" in texts:
            raise ValueError("no such attribution")
        yield from files_of(texts)

    with pytest.raises(TargetError) as caught:
        publish(
            [target(f"p/{n}.html", make=broken) for n in range(99)],
            output,
            options=PublishOptions(jobs=jobs),
        )
    assert caught.value.path == "p/50.html"
    assert "no such attribution" in caught.value.trace
    assert what_stands_in(output) == before


def test_a_worker_that_dies_stops_the_build_and_leaves_the_site(output: Path) -> None:
    publish([target("a.html")], output)
    before = what_stands_in(output)

    def deadly(texts: Texts) -> Iterator[File]:
        if "p/50.html" in texts:
            os._exit(9)
        yield from files_of(texts)

    with pytest.raises(BuildError, match="worker of the build died"):
        publish(
            [target(f"p/{n}.html", make=deadly) for n in range(99)],
            output,
            options=PublishOptions(jobs=2),
        )
    assert what_stands_in(output) == before


@pytest.mark.parametrize(
    "path",
    ["../evil.html", "/etc/passwd", "a//b", "a/../b", "con.html", "a\\b", "a.", "a\0", ""],
)
def test_a_path_that_leaves_the_output_or_fails_on_some_host_is_refused(
    output: Path, path: str
) -> None:
    with pytest.raises(BuildError, match="cannot be published"):
        publish([target(path)], output)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.html", "A.html"), ("a", "a/"), ("a/", "a/b.html"), ("é.html", "é.html")],
)
def test_two_targets_cannot_own_one_path(output: Path, one: str, other: str) -> None:
    with pytest.raises(BuildError, match=r"one path on some hosts|which another target owns"):
        publish([target(one, {}), target(other, {})], output)


@pytest.mark.parametrize("path", ["b.html", "a/../b.html", "a", "a/", "site-manifest.json"])
def test_a_target_makes_only_what_it_owns(output: Path, path: str) -> None:
    with pytest.raises(BuildError, match="not its to make"):
        publish([Target("a/", "key", partial(files_of, {path: "x"}))], output)
