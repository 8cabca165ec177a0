"""Runs Pagefind over what is to be found, and puts its index in an order that never varies.

Pagefind writes the values of a filter, and the list of filters, in the order of a hash table that
is another in each run. Both are sorted here and written again, each file named by its content, so
that two builds of the same content are equal byte by byte.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.output import BuildError, File

KEPT = ("pagefind.js", "pagefind-worker.js")
"""Of what Pagefind brings beside the index; its own interfaces are not used."""

_NO_INDEX = "The index of the search cannot be made"
_WITHOUT = "With --no-search the site is built without it."
_MAGIC = b"pagefind_dcd"
_FILTERS = 3  # where the list of filters stands in the index's first file


def index_of(pages: Mapping[str, bytes], language: str) -> Iterator[File]:
    """Make the index of some pages; its files are named from its own folder on.

    Args:
        pages: Each page by its address; it is found at that address.
        language: The language whose word stems are used for all of them.

    Raises:
        BuildError: Pagefind is not there for this machine, or it failed.
    """
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        site, index = Path(folder, "site"), Path(folder, "index")
        for address, page in pages.items():
            (site / address).mkdir(parents=True)
            (site / address / "index.html").write_bytes(page)
        _run(site, index, language)
        yield from sorted(_in_order(index), key=lambda one: one.path)


def _run(site: Path, index: Path, language: str) -> None:
    command = [*_program(), "--site", str(site), "--output-path", str(index)]
    command += ["--force-language", language.partition("-")[0].lower(), "--silent"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    except OSError as error:
        raise BuildError(f"{_NO_INDEX}: {error}. {_WITHOUT}") from error
    if run.returncode:
        said = (run.stderr or run.stdout).strip()
        raise BuildError(f"{_NO_INDEX}, Pagefind says: {said}. {_WITHOUT}")


def _program() -> tuple[str, ...]:
    try:
        # loaded where there is an index to make
        from pagefind_bin import get_executable  # noqa: PLC0415

        return (str(get_executable()),)
    except (ImportError, FileNotFoundError) as error:
        raise BuildError(f"{_NO_INDEX}: {error}. {_WITHOUT}") from error


def _in_order(index: Path) -> Iterator[File]:
    """The files of an index, its filters sorted and named anew."""
    names: dict[str, str] = {}
    for path in sorted(index.rglob("*")):
        name = path.relative_to(index).as_posix()
        if name.endswith(".pf_filter"):
            facet, values = _read(path)
            content = _written([facet, sorted([value, sorted(at)] for value, at in values)])
            language, _, was = path.stem.partition("_")
            names[path.stem] = f"{language}_{_digest(content, len(was))}"
            yield File(f"filter/{names[path.stem]}.pf_filter", content)
        elif name in KEPT or (name.startswith(("index/", "fragment/")) and path.is_file()):
            yield File(name, path.read_bytes())
    yield from _entry(index, names)


def _entry(index: Path, names: Mapping[str, str]) -> Iterator[File]:
    """What names all other files: rewritten, since the names of filters are others now."""
    entry = json.loads((index / "pagefind-entry.json").read_bytes())
    for language in entry["languages"].values():
        meta = _read(index / f"pagefind.{language['hash']}.pf_meta")
        meta[_FILTERS] = sorted([name, names[at]] for name, at in meta[_FILTERS])
        content = _written(meta)
        prefix, _, was = language["hash"].partition("_")
        language["hash"] = f"{prefix}_{_digest(content, len(was))}"
        yield File(f"pagefind.{language['hash']}.pf_meta", content)
        wasm = f"wasm.{language['wasm'] or 'unknown'}.pagefind"
        yield File(wasm, (index / wasm).read_bytes())
    written = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    yield File("pagefind-entry.json", written.encode())


def _read(path: Path) -> list[Any]:
    import cbor2  # noqa: PLC0415 - likewise

    plain = gzip.decompress(path.read_bytes())
    read: list[Any] = cbor2.loads(plain.removeprefix(_MAGIC))
    return read


def _written(plain: list[Any]) -> bytes:
    import cbor2  # noqa: PLC0415 - likewise

    return gzip.compress(_MAGIC + cbor2.dumps(plain), 9, mtime=0)


def _digest(content: bytes, length: int) -> str:
    return sha256(content).hexdigest()[:length]
