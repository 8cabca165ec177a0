"""Take over MapLibre GL JS 6.17.0 from its npm package, unchanged.

    npm pack maplibre-gl@6.17.0
    python tools/vendor_maplibre.py maplibre-gl-6.17.0.tgz

A new version is a new line in VERSION and SHA256, here and in generator/site/maps/zoomable.py,
and a look at the browser tests.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path

VERSION = "6.17.0"
SHA256 = "587807d8d6c99349022e027fa310c16cfaa55392131f6263df080306db6809b0"
FILES = ("dist/maplibre-gl.mjs", "dist/maplibre-gl-worker.mjs", "LICENSE.txt")
TARGET = Path(__file__).parent.parent / "generator/site/maps/data/maplibre"


def main() -> None:
    """Unpack the files that a site serves."""
    archive = Path(sys.argv[1])
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{archive.name} is not maplibre-gl {VERSION}")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as package:
        for name in FILES:
            file = package.extractfile(f"package/{name}")
            if file is None:
                sys.exit(f"{archive.name} has no {name}")
            content = file.read()
            (TARGET / Path(name).name).write_bytes(content)
            print(f"{name}: {len(content):,} bytes, {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
