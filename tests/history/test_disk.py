"""Git is asked only about folders that may differ, and the answer is the same."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.history import worktree
from generator.history.books import OpenBooks, open_books
from generator.history.disk import FRESH, Looked
from generator.output import Index, Store, look
from tests.history.desk import ID, Desk

OTHERS = ("pretend-flood", "pretend-storm")


def looked(desk: Desk, *, fresh: bool = False) -> Looked:
    """What the folders hold; as if nothing had been touched for long, if it is not fresh."""
    names = [one.name for one in desk.folder.parent.iterdir()]
    parts = look(desk.folder.parent, names, Index.of(None)).parts
    at = time.time_ns() + (0 if fresh else 10 * FRESH)
    return Looked(at, {name: part.digest for name, part in parts.items()})


def facts(books: OpenBooks) -> object:
    """All that is known of what is not committed."""
    return dict(books.lives.lives.now), books.texts, books.problems, books.lives.gone()


def copied(desk: Desk, name: str) -> None:
    """Begin another incident."""
    (desk.folder.parent / name / "updates").mkdir(parents=True, exist_ok=True)
    for file in ("incident.yaml", "narrative.md"):
        (desk.folder.parent / name / file).write_bytes((desk.folder / file).read_bytes())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What git was asked about the working tree, one question an entry."""
    questions: list[tuple[str, ...]] = []
    ask = worktree.ask

    def listening(folder: Path, *words: str) -> bytes:
        questions.append(words[words.index("--") + 1 :])
        return ask(folder, *words)

    monkeypatch.setattr(worktree, "ask", listening)
    return questions


def test_whatever_an_editor_does_the_answer_is_the_same(desk: Desk, tmp_path: Path) -> None:
    chance, store = random.Random(5), Store(tmp_path / "cache")  # noqa: S311  no secret
    text = desk.folder / "narrative.md"
    other = desk.folder.parent / OTHERS[0]
    first = text.read_bytes()
    deeds: list[Callable[[], object]] = [
        lambda: text.write_text(f"Written {chance.random()}.\n"),
        lambda: text.write_bytes(first),
        lambda: text.unlink(missing_ok=True),
        lambda: text.chmod(0o755) if text.exists() else None,
        lambda: desk.git("add", "--all"),
        lambda: desk.git("rm", "--quiet", "-r", "-f", "--cached", "--ignore-unmatch", "content"),
        lambda: desk.git("reset", "--quiet"),
        desk.commit,
        desk.commit,
        lambda: copied(desk, chance.choice(OTHERS)) if text.exists() else None,
        lambda: other.exists() and other.rename(desk.folder.parent / f"moved-{chance.random()}"),
        lambda: (
            (desk.folder / "media" / "link.jpg").symlink_to("smoke.jpg")
            if not (desk.folder / "media" / "link.jpg").is_symlink()
            else (desk.folder / "media" / "link.jpg").unlink()
        ),
        lambda: (desk.root / ".gitignore").write_text(chance.choice(["*.md\n", "", "*.yaml\n"])),
    ]
    for _ in range(30):
        chance.choice(deeds)()
        expected = facts(open_books(desk.content))
        assert facts(open_books(desk.content, store, looked(desk))) == expected
        assert facts(open_books(desk.content, store, looked(desk))) == expected


def test_git_is_asked_once_about_a_folder_that_differs_and_never_about_one_that_does_not(
    desk: Desk, tmp_path: Path, asked: list[tuple[str, ...]]
) -> None:
    store = Store(tmp_path / "cache")
    copied(desk, OTHERS[0])
    desk.commit()
    open_books(desk.content, store, looked(desk))
    open_books(desk.content, store, looked(desk))
    assert asked == []
    desk.change("Smoke in", "Smoke at")
    open_books(desk.content, store, looked(desk))
    assert asked == [(f":(top,literal)content/incidents/{ID}",)]
    desk.commit()
    open_books(desk.content, store, looked(desk))
    assert len(asked) == 1


def test_a_digest_that_may_be_of_other_bytes_proves_nothing(desk: Desk, tmp_path: Path) -> None:
    """An editor may undo after we looked, and do it again later."""
    store = Store(tmp_path / "cache")
    desk.change("Smoke in", "Smoke at")
    seen = looked(desk, fresh=True)
    desk.change("Smoke at", "Smoke in")
    assert facts(open_books(desk.content, store, seen))[0] == {}  # type: ignore[index]
    desk.change("Smoke in", "Smoke at")
    assert ID in open_books(desk.content, store, seen).lives.lives.now
