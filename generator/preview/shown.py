"""What is told beside the pages of a preview: problems, and what holds for some addresses."""

from __future__ import annotations

from msgspec import Struct

from generator.problems import Level, Problem, Report


class Note(Struct, frozen=True):
    """What is said on top of pages, or in the place of one that cannot be made.

    Attributes:
        address: That of the pages, or of the folder in which they lie, without a slash in front.
        text: A sentence.
        problems: What is to be mended first.
    """

    address: str
    text: str
    problems: tuple[Problem, ...] = ()


class Shown(Struct, frozen=True):
    """What a build found.

    Attributes:
        report: All problems of the content.
        notes: What holds for some pages.
        failure: Why the site could not be built, where that is not the content's fault.
        trace: The traceback of it.
    """

    report: Report = Report()
    notes: tuple[Note, ...] = ()
    failure: str = ""
    trace: str = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be mended, without the changes that only want an update."""
        return tuple(one for one in self.report.errors if one.fix is None)

    @property
    def changes(self) -> tuple[Problem, ...]:
        """What changed and is not explained, an entry for each update that is to be written."""
        return tuple(one for one in self.report.errors if one.fix is not None)

    @property
    def advice(self) -> tuple[Problem, ...]:
        """What is worth a look."""
        return tuple(one for one in self.report if one.level is Level.ADVICE)

    @property
    def counted(self) -> str:
        """Problems, changes and advice, counted in words; empty where there is nothing."""
        numbers = (
            (len(self.problems) + bool(self.failure), "problem", "problems"),
            (
                sum(len(one.related) for one in self.changes),
                "change not yet explained",
                "changes not yet explained",
            ),
            (len(self.advice), "piece of advice", "pieces of advice"),
        )
        return ", ".join(
            f"{many} {one if many == 1 else more}" for many, one, more in numbers if many
        )

    def notes_on(self, path: str) -> tuple[Note, ...]:
        """What is said on top of the page at a path."""
        return tuple(one for one in self.notes if path.lstrip("/").startswith(one.address))
