from __future__ import annotations

from generator.building import Memory


def test_what_is_remembered_is_not_done_again() -> None:
    memory = Memory()
    done: list[str] = []

    def shout(word: str) -> str:
        done.append(word)
        return word.upper()

    def ask(*words: str) -> list[str]:
        return list(memory.each("shout", str, shout, words, jobs=1))

    assert ask("a", "b") == ["A", "B"]
    assert ask("b", "c", "a") == ["B", "C", "A"]
    assert done == ["a", "b", "c"]


def test_what_the_last_build_did_not_need_is_forgotten() -> None:
    memory = Memory()
    list(memory.each("k", str, str.upper, ["a", "b"], jobs=1))
    list(memory.each("k", str, str.upper, ["b"], jobs=1))
    assert memory.results["k"] == {"b": "B"}


def test_things_with_one_key_are_done_once_and_given_twice() -> None:
    memory = Memory()
    assert list(memory.each("k", str.lower, str.upper, ["a", "A"], jobs=1)) == ["A", "A"]
