from __future__ import annotations

import itertools

from generator.output.paths import path_fault

PARTS = ["", ".", "..", "a", "a.", "a ", ".a", " a", "con", "CON.txt", "con2", "a:b", "\x1f", "é"]


def should_be_refused(path: str) -> bool:
    """The rules, part by part."""
    for part in path.removesuffix("/").split("/"):
        if part in {"", ".", ".."} or part[-1] in ". " or part.split(".")[0].lower() == "con":
            return True
        if any(ord(letter) < 32 or letter in '\\:*?"<>|\x7f' for letter in part):
            return True
    return False


def test_a_path_is_refused_where_any_of_its_parts_is() -> None:
    for parts in itertools.product(PARTS, repeat=3):
        for path in ("/".join(parts), "/".join(parts) + "/"):
            assert (path_fault(path) is not None) == should_be_refused(path), path


def test_devices_are_known_by_all_their_names() -> None:
    for name in ("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "LPT9", "Nul.tar.gz"):
        assert path_fault(f"a/{name}/b") == "has a part that is a device's name on Windows"
    for name in ("com0", "lpt", "console", "auxiliary", "a.con", "com10"):
        assert path_fault(f"a/{name}/b") is None
