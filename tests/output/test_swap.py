from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import BuildError, publish, swap, verify
from generator.output.folders import OutputFolders
from tests.output.conftest import target, what_stands_in

PAGES = 100
BUILD = f"""
import sys
from functools import partial
from pathlib import Path
from generator.output import Bundle, Target, PublishOptions, publish, File
word, output, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
def make(path, text):
    if text != "same":
        print("made", path, flush=True)
    yield File(path, text.encode() * 100)
def targets(n):
    page, same = f"p/{{n}}/index.html", f"p/{{n}}/same.html"
    return [
        Target(page, word, partial(make, page, word)),
        Target(same, "same", partial(make, same, "same")),
    ]
pages = [targets(n)[0] for n in range({PAGES})]
if sys.argv[4:] == ["bundled"]:
    pages = [Bundle(f"p/{{n}}/", word, lambda n=n: targets(n)) for n in range({PAGES})]
publish(pages, output, options=PublishOptions(jobs=jobs))
print("done", flush=True)
"""


def build_and_kill(word: str, output: Path, *how: str, after: int, jobs: int) -> None:
    """Start a build in a process of its own, and kill -9 it after some targets."""
    command = [sys.executable, "-c", BUILD, word, str(output), str(jobs), *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for number, _line in enumerate(running.stdout):
            if number >= after:
                running.send_signal(signal.SIGKILL)
                break


def words_in(output: Path) -> set[bytes]:
    return {page.read_bytes()[:3] for page in output.glob("p/*/index.html")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the first build of a site leaves, for each way to build it."""
    folder = tmp_path_factory.mktemp("first")
    for how in ("alone", "bundled"):
        (folder / how).mkdir()
        build_and_kill("one", folder / how / "output", how, after=PAGES + 1, jobs=1)
    return folder


@pytest.mark.parametrize("after", [0, 1, PAGES // 2, PAGES - 1, PAGES])
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("how", "files"), [("alone", PAGES), ("bundled", 2 * PAGES)])
def test_a_killed_build_leaves_a_whole_site(
    output: Path, first: Path, after: int, jobs: int, how: str, files: int
) -> None:
    shutil.copytree(first / how, output.parent, dirs_exist_ok=True, symlinks=True)
    build_and_kill("two", output, how, after=after, jobs=jobs)
    assert verify(str(output)).differences == ()
    assert verify(str(output)).files == files
    assert words_in(output) in ({b"one"}, {b"two"})
    build_and_kill("six", output, how, after=PAGES + 1, jobs=jobs)
    assert words_in(output) == {b"six"}
    assert verify(str(output)).differences == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of four megabytes, in a mount namespace that ends with the test's commands."""
    if subprocess.run(["unshare", "--mount", "--map-root-user", "true"], check=False).returncode:
        pytest.skip("this system lets no test mount a disk")
    return tmp_path


def test_a_full_disk_leaves_the_site_before_and_says_so(small_disk: Path) -> None:
    script = f"""
mount -t tmpfs -o size=1m tmpfs {small_disk}
{sys.executable} -c '{BUILD}' a {small_disk}/output 1 >/dev/null || exit 3
{sys.executable} -c '{BUILD}' {"b" * 100} {small_disk}/output 2 >/dev/null 2>{small_disk}/said
tail -n 1 {small_disk}/said
{sys.executable} -m generator verify {small_disk}/output
cat {small_disk}/output/p/7/index.html
"""
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No space left on device" in done.stdout
    assert done.stdout.endswith("a" * 100)


def test_a_swap_without_exchange_leaves_no_trace(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda _one, _other: False)
    for text in ("one", "two", "six"):
        publish([target("a.html", {"a.html": text}), target("b.html")], output)
        assert what_stands_in(output)["a.html"] == text.encode()
        assert verify(str(output)).differences == ()
    workspace = OutputFolders(output).workspace
    assert not (workspace / "swapping").exists()
    assert not (workspace / "leaving").exists()


STEPS = [("live", "aside"), ("spare", "live"), ("aside", "spare")]
"""The renames of an exchange without ``renameat2``."""


def cut_short(output: Path, renames: int) -> OutputFolders:
    """Leave an exchange after some of its renames; what is live before it says “old”."""
    publish([target("a.html", {"a.html": "new"})], output)
    publish([target("a.html", {"a.html": "old"})], output)  # which makes the first one spare
    folders = OutputFolders(output)
    folders.marker.touch()
    for one, other in STEPS[:renames]:
        getattr(folders, one).rename(getattr(folders, other))
    return folders


@pytest.mark.parametrize("renames", [1, 2, 3])
def test_an_exchange_that_was_begun_and_cut_short_ends_with_the_new_site(
    output: Path, renames: int
) -> None:
    folders = cut_short(output, renames)
    swap.recover(folders)
    assert (output / "a.html").read_text() == "new"
    assert (folders.spare / "a.html").read_text() == "old"
    assert not folders.marker.exists()
    assert not folders.aside.exists()


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_a_build_after_an_exchange_that_was_cut_short_is_whole(output: Path, renames: int) -> None:
    folders = cut_short(output, renames)
    publish([target("a.html", {"a.html": "six"})], output)
    assert what_stands_in(output)["a.html"] == b"six"
    assert verify(str(output)).differences == ()
    assert sorted(
        path.name for path in folders.workspace.iterdir() if "record" not in path.name
    ) == [
        "lock",
        "tree",
    ]


def test_a_build_beside_a_lost_spare_tree_is_whole(output: Path) -> None:
    publish([target("a.html"), target("b.html")], output)
    publish([target("a.html", {"a.html": "two"}), target("b.html")], output)
    shutil.rmtree(OutputFolders(output).workspace)
    publish([target("a.html"), target("b.html")], output)
    assert verify(str(output)).differences == ()


def test_two_builds_do_not_write_at_once(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl  # noqa: PLC0415  beside its only use

    from generator.output import folders  # noqa: PLC0415  likewise

    monkeypatch.setattr(folders, "_WAIT", 0)
    publish([target("a.html")], output)
    held = os.open(OutputFolders(output).workspace / "lock", os.O_WRONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(BuildError, match="Another build"):
        publish([target("a.html")], output)
    os.close(held)
    publish([target("a.html")], output)
