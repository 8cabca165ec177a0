"""A corpus of made-up incidents, written for us and for the peers.

The same incidents are a folder each for us, and for the peers Markdown with the whole record as
front matter.

    python -m bench.corpus FOLDER COUNT [--form ours|hugo|eleventy|pelican|bare] [--seed N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bench.made_up import NEWSROOM, WORDS, Incident, incident

__all__ = [
    "NEWSROOM",
    "WORDS",
    "Incident",
    "before_update",
    "incident",
    "our_files",
    "peer_files",
    "write_for_peer",
    "write_ours",
    "write_these",
]


FORMS = ("ours", "hugo", "eleventy", "pelican", "bare")


def before_update(made: Incident) -> Incident:
    """The state in which an incident was published: without what its update added."""
    (first, *_) = sorted(made.updates)
    return replace(made, record=made.first_record, updates={first: made.updates[first]})


def write_ours(folder: Path, count: int, seed: int) -> None:
    """Write the content folder that our build reads."""
    write_these(folder, (incident(number, seed) for number in range(count)))


def write_these(folder: Path, incidents: Iterable[Incident]) -> None:
    """Write a content folder with these incidents."""
    (folder / "pages").mkdir(parents=True)
    (folder / "newsroom.yaml").write_text(NEWSROOM)
    for made in incidents:
        _write(folder, our_files(made))


def our_files(made: Incident) -> dict[str, str]:
    """The files of an incident, by their path below the content folder."""
    home = f"incidents/{made.id}"
    return {
        f"{home}/incident.yaml": made.record,
        f"{home}/narrative.md": made.narrative,
        **{f"{home}/updates/{name}": update for name, update in made.updates.items()},
    }


def write_for_peer(folder: Path, count: int, seed: int, form: str) -> None:
    """Write Markdown files with the record as front matter, as the peers read them."""
    for number in range(count):
        _write(folder, peer_files(incident(number, seed), form))


def peer_files(made: Incident, form: str) -> dict[str, str]:
    """The one file of an incident that a peer reads, by its path below the site."""
    text = f"---\n{_peer_head(made, form)}{made.record}---\n\n{_plain(made)}"
    if form == "hugo":
        return {f"content/incidents/{made.id}/index.md": text}
    return {f"{'incidents' if form == 'eleventy' else 'content'}/{made.id}.md": text}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _peer_head(made: Incident, form: str) -> str:
    headline = next(line[10:] for line in made.record.splitlines() if line.startswith("headline"))
    log = "".join(
        "  -\n" + "".join(f"    {line}\n" for line in update.splitlines())
        for update in made.updates.values()
    )
    slug = f"slug: {made.id}\n" if form == "pelican" else ""
    return f"title: {headline}\ndate: {made.occurred.isoformat()}\n{slug}updates:\n{log}"


def _plain(made: Incident) -> str:
    """The narrative in Markdown that the peers know: marks as links to anchors."""
    text = made.narrative.replace("](claim:", "](#claim-")
    for mark in ("[[quote: q0]]", "[[map]]", "[[timeline]]", "[[quote: q1]]"):
        text = text.replace(mark + "\n\n", "").replace(mark, "")
    for number in range(4):
        text = text.replace(f"[@s{number}]", f"[{number + 1}](#source-s{number})")
    return text


def main() -> None:
    """Write a corpus."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("count", type=int)
    asked.add_argument("--form", choices=FORMS, default="ours")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    if given.form == "ours":
        write_ours(given.folder, given.count, given.seed)
    else:
        write_for_peer(given.folder, given.count, given.seed, given.form)


if __name__ == "__main__":
    main()
