from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.output import (
    BuildError,
    Bundle,
    File,
    PublishOptions,
    Target,
    TargetError,
    publish,
    verify,
)
from tests.output.conftest import ONE, Texts, bundle, files_of, pages, target, what_stands_in


def paths_in(output: Path) -> list[str]:
    return [path for path in what_stands_in(output) if path != "site-manifest.json"]


def closed(path: str, key: str) -> Bundle:
    """A bundle that nobody may look into."""

    def never() -> Iterable[Target]:
        raise AssertionError(f"somebody looked into {path}")

    return Bundle(path, key, never)


def test_a_bundle_publishes_what_its_targets_would_alone(tmp_path: Path) -> None:
    inside = [
        *pages("a/x/", ONE),
        target("a/x/map/", {"a/x/map/1.svg": "1", "a/x/map/2.svg": "2"}),
    ]
    around = [target("a/x-y/", {"a/x-y/1": "1"}), target("a/x.html"), target("a/xy.html")]
    publish([*around, *inside], tmp_path / "alone")
    publish([*around, bundle("a/x/", *inside)], tmp_path / "bundled")
    assert what_stands_in(tmp_path / "alone") == what_stands_in(tmp_path / "bundled")


def test_nobody_looks_into_a_bundle_whose_key_stays(output: Path) -> None:
    before = bundle("a/", *pages("a/", ONE))
    publish([before, target("x.html")], output)
    for text in ("two", "six"):
        done = publish([closed("a/", before.key), target("x.html", {"x.html": text})], output)
        assert (done.made, done.carried, done.gone) == (("x.html",), 3, ())
        assert verify(str(output)).differences == ()


def test_where_nothing_changed_the_output_is_not_touched(output: Path) -> None:
    before = bundle("a/", *pages("a/", ONE))
    publish([before], output)
    inode = output.stat().st_ino
    done = publish([closed("a/", before.key)], output)
    assert (done.made, done.carried, output.stat().st_ino) == ((), 3, inode)


def test_only_what_is_stale_of_a_bundle_is_made(output: Path) -> None:
    made: list[Texts] = []

    def watched(texts: Texts) -> Iterator[File]:
        made.append(texts)
        yield from files_of(texts)

    still = bundle("b/", *pages("b/", ONE, watched))
    publish([bundle("a/", *pages("a/", ONE)), still], output)
    for text in ("two", "six", "ten"):  # the two trees take turns
        made.clear()
        after = pages("a/", {**ONE, "data.json": text}, watched)
        done = publish([bundle("a/", *after), still], output)
        assert made == [{"a/data.json": text}]
        assert (done.made, done.carried, done.gone) == (("a/data.json",), 5, ())
        assert verify(str(output)).differences == ()
        assert (output / "a/data.json").read_text() == text


def test_a_page_that_a_bundle_no_longer_has_is_removed_with_its_folder(output: Path) -> None:
    for _ in range(3):
        publish([bundle("a/", *pages("a/", ONE))], output)
        done = publish([bundle("a/", *pages("a/", {"index.html": "i"}))], output)
        assert (done.made, done.gone) == ((), ("a/data.json", "a/q/index.html"))
        assert paths_in(output) == ["a/index.html"]
        assert not (output / "a/q").exists()


def test_a_bundle_that_is_gone_leaves_nothing(output: Path) -> None:
    still = target("b.html")
    for _ in range(3):
        publish([bundle("a/", *pages("a/", ONE)), still], output)
        done = publish([still], output)
        assert done.gone == ("a/data.json", "a/index.html", "a/q/index.html")
        assert not (output / "a").exists()
        assert verify(str(output)).differences == ()


def test_a_bundle_may_be_empty(output: Path) -> None:
    for texts in ({}, ONE, {}, {}):
        publish([bundle("a/", *pages("a/", texts)), target("b.html")], output)
        assert len(paths_in(output)) == len(texts) + 1
        assert verify(str(output)).differences == ()


def test_a_page_passes_from_a_target_into_a_bundle_and_back(output: Path) -> None:
    alone = [target("b.html"), target("a/index.html", {"a/index.html": "i"})]
    whole = [target("b.html"), target("a/", {"a/index.html": "i", "a/old.html": "o"})]
    bundled = [target("b.html"), bundle("a/", *pages("a/", ONE))]
    steps = (alone, bundled, alone, bundled, bundled, whole, bundled, whole, alone, whole)
    for step in steps:
        publish(step, output)
        clean = output.with_name("clean")
        publish(step, clean, options=PublishOptions(anew=True))
        assert what_stands_in(output) == what_stands_in(clean)


def test_what_passes_into_a_bundle_is_not_gone(output: Path) -> None:
    publish(pages("a/", ONE), output)
    done = publish([bundle("a/", *pages("a/", {**ONE, "new": "n"}))], output)
    assert done.gone == ()
    done = publish([target("a/", {"a/index.html": "i"})], output)
    assert done.gone == ("a/data.json", "a/index.html", "a/new", "a/q/index.html")


def test_a_bundle_and_a_target_of_one_folder_and_one_key_are_not_mistaken(output: Path) -> None:
    whole = Target("a/", "key", partial(files_of, {"a/old.html": "o"}))
    bundled = Bundle("a/", "key", lambda: pages("a/", ONE))
    for _ in range(3):
        publish([whole], output)
        assert paths_in(output) == ["a/old.html"]
        publish([bundled], output)
        assert sorted(paths_in(output)) == ["a/data.json", "a/index.html", "a/q/index.html"]


def test_a_file_of_a_bundle_can_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    for _ in range(3):
        publish([bundle("a/", *pages("a/", {"x": "file", "y/1": "deep"}))], output)
        publish([bundle("a/", *pages("a/", {"x/1": "deep", "y": "file"}))], output)
        assert paths_in(output) == ["a/x/1", "a/y"]
        publish([target("a")], output)
        assert paths_in(output) == ["a"]


def test_another_key_with_the_same_pages_is_remembered(output: Path) -> None:
    inside = pages("a/", ONE)
    publish([Bundle("a/", "one", lambda: inside)], output)
    done = publish([Bundle("a/", "two", lambda: inside)], output)
    assert (done.made, done.carried) == ((), 3)
    done = publish([closed("a/", "two")], output)
    assert (done.made, done.carried) == ((), 3)


def test_compression_counts_in_the_keys_of_a_bundle_and_its_targets(output: Path) -> None:
    one = bundle("a/", *pages("a/", {"long.html": "x" * 5000, "short.html": "s"}))
    for _ in range(2):
        done = publish([one], output, options=PublishOptions(compress=True))
        assert done.made == ("a/long.html", "a/short.html")
        assert paths_in(output) == ["a/long.html", "a/long.html.gz", "a/short.html"]
        publish([one], output)
        assert paths_in(output) == ["a/long.html", "a/short.html"]


def test_one_worker_and_four_write_the_same_bytes(tmp_path: Path) -> None:
    def site(word: str) -> list[Bundle]:
        return [
            bundle(f"p/{n}/", *pages(f"p/{n}/", {**ONE, "data.json": word * n})) for n in range(50)
        ]

    for word in ("x", "y", "z"):
        one = publish(site(word), tmp_path / "one", options=PublishOptions(jobs=1))
        four = publish(reversed(site(word)), tmp_path / "four", options=PublishOptions(jobs=4))
        assert one == four
        assert what_stands_in(tmp_path / "one") == what_stands_in(tmp_path / "four")


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_target_of_a_bundle_that_cannot_be_made_is_named(output: Path, jobs: int) -> None:
    publish([target("a.html")], output)
    before = what_stands_in(output)

    def broken(texts: Texts) -> Iterator[File]:
        if "p/50/data.json" in texts:
            raise ValueError("no such attribution")
        yield from files_of(texts)

    site = [bundle(f"p/{n}/", *pages(f"p/{n}/", ONE, broken)) for n in range(99)]
    with pytest.raises(TargetError) as caught:
        publish(site, output, options=PublishOptions(jobs=jobs))
    assert caught.value.path == "p/50/data.json"
    assert "no such attribution" in caught.value.trace
    assert what_stands_in(output) == before


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_bundle_that_cannot_tell_its_targets_is_named(output: Path, jobs: int) -> None:
    def nothing() -> Iterator[Target]:
        raise ValueError("no such record")
        yield

    site = [bundle(f"p/{n}/", *pages(f"p/{n}/", ONE)) for n in range(20)]
    with pytest.raises(TargetError) as caught:
        publish([*site, Bundle("q/", "key", nothing)], output, options=PublishOptions(jobs=jobs))
    assert caught.value.path == "q/"
    assert "no such record" in caught.value.trace
    assert not output.exists()


@pytest.mark.parametrize("path", ["b.html", "a", "a/", "ab/index.html", "a/../b.html", "a//b"])
def test_the_targets_of_a_bundle_lie_below_it(output: Path, path: str) -> None:
    with pytest.raises(BuildError, match=r"not below it|cannot be published"):
        publish([Bundle("a/", "key", lambda: [target(path)])], output)
    assert not output.exists()


@pytest.mark.parametrize(("one", "other"), [("A.html", "a.html"), ("a/", "a/b.html"), ("a", "a/")])
def test_two_targets_of_a_bundle_cannot_own_one_path(output: Path, one: str, other: str) -> None:
    inside = [target(f"p/{one}", {}), target(f"p/{other}", {})]
    with pytest.raises(BuildError, match=r"one path on some hosts|which another target owns"):
        publish([bundle("p/", *inside)], output)


@pytest.mark.parametrize("other", ["a/index.html", "A/", "a"])
def test_a_bundle_owns_its_folder_alone(output: Path, other: str) -> None:
    with pytest.raises(BuildError, match=r"one path on some hosts|which another target owns"):
        publish([bundle("a/", *pages("a/", ONE)), target(other, {})], output)


def test_a_bundle_is_a_folder(output: Path) -> None:
    with pytest.raises(BuildError, match="names no folder"):
        publish([bundle("a")], output)


def test_a_build_after_any_edits_equals_a_clean_build(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  nothing secret
    names = ["index.html", "a/b.html", "a/c.html", "a", "q", "m/"]
    site: dict[str, dict[str, Texts]] = {}
    alone: set[str] = set()
    for step in range(80):
        for _ in range(chance.randint(1, 4)):
            folder = f"p/{chance.randint(1, 12)}/"
            page = folder + chance.choice(names)
            inside = site.setdefault(folder, {})
            if chance.random() < 0.1:
                del site[folder]
            elif chance.random() < 0.3:
                inside.pop(page, None)
            else:
                if page.endswith("/a"):
                    inside = site[folder] = {}
                inside.pop(f"{folder}a", None)
                files = chance.sample("123456", 2) if page.endswith("/") else [""]
                inside[page] = {page + file: str(chance.random()) for file in files}
            alone ^= {folder} if chance.random() < 0.2 else set()
        targets: list[Target | Bundle] = []
        for folder, inside in site.items():
            made = [target(path, files) for path, files in inside.items()]
            targets += made if folder in alone else [bundle(folder, *made)]
        options = PublishOptions(jobs=chance.randint(1, 2), anew=chance.random() < 0.1)
        publish(targets, tmp_path / "grown", options=options)
        assert verify(str(tmp_path / "grown")).differences == ()
        clean = tmp_path / f"clean-{step}"
        publish(targets, clean)
        assert what_stands_in(tmp_path / "grown") == what_stands_in(clean)
