"""What stops a build after the check: the host, and two owners of one address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.incremental.hosted import Host, hosted_pages
from generator.incremental.plan import owners
from generator.incremental.store import Store
from generator.output import BuildError, check_owners
from generator.problems import Location, Problem
from generator.reading.pages import file_of_page
from generator.site.edition import Edition
from generator.site.part import Part


def host_problems(
    edition: Edition, host: Host, others: Iterable[Part], store: Store
) -> tuple[Problem, ...]:
    """Let the host make the ordinary pages, and hold all addresses against each other.

    Args:
        edition: What a build would publish.
        host: Makes the ordinary pages.
        others: Parts that follow from our code alone.
        store: Where what the host made is kept.
    """
    try:
        hosted = hosted_pages(edition, host, store)
        check_owners(owners(edition, hosted, others, store))
    except BuildError as error:
        own = edition.newsroom.language
        return (_refused(edition.content, str(error), own),)
    return ()


def _refused(content: Path, message: str, own: str) -> Problem:
    """Find the page that an error names, or whose address it names."""
    message = message.replace(f"{content.resolve()}/", "")
    named = next(iter(re.findall(r"\bpages/[^\s:]+\.md\b", message)), None)
    if named is not None:
        return Problem(Location(named), "page.refused", message)
    paths = re.findall(r"'([^']+)'", message)
    file = next((page for path in paths if (page := file_of_page(content, path, own))), None)
    hint = "Give it another Slug." if file else "explainer check --explain page.refused says more."
    return Problem(Location(file or "pages"), "page.refused", message, hint)
