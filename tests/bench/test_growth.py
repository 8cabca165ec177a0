"""Guards against work that grows with the site; counted in calls, never in seconds.

A cold build grows in step with the site. An edit costs what it touches, in a new process or
while serving: as many incidents are opened and as many pages made in a larger site as in a
smaller one, and what every incident costs beside that is a glance.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType, FrameType

import pytest

from bench.corpus import Incident as MadeUp
from bench.corpus import incident, write_these
from bench.sites import edit
from generator import build, pelican_plugin
from generator.model.incident import Incident
from generator.output import PublishOptions
from generator.output.tree import Tree
from generator.reading.one_incident import read_alone
from generator.site.render import render
from generator.site.summarise import listing_of
from generator.standards import judge_incident
from generator.steps.summarise import OPEN_AT_ONCE

pytestmark = pytest.mark.long

COUNTED: dict[CodeType, str] = {
    read_alone.__code__: "incidents read",
    judge_incident.__code__: "incidents judged",
    listing_of.__code__: "listings made",
    render.__code__: "pages rendered",
    Tree.write.__code__: "files written",
}
Change = Callable[[Path], None]
FEW, MANY = 24, 60
"""Both more than a feed or a list shows at once."""
BY_DAY = sorted(map(incident, range(MANY)), key=lambda one: (one.occurred, one.id), reverse=True)


@dataclass(slots=True)
class Work:
    """What a build did: its calls, and how often it did what costs most."""

    calls: int = 0
    done: Counter[str] = field(default_factory=Counter)
    made: tuple[str, ...] = ()

    def count(self, frame: FrameType, event: str, _argument: object) -> None:
        self.calls += event in {"call", "c_call"}
        if event == "call" and frame.f_code in COUNTED:
            self.done[COUNTED[frame.f_code]] += 1


@dataclass(frozen=True, slots=True)
class Site:
    """A site of made-up incidents.

    Attributes:
        folder: Where it lies.
        touched: What its builds are told, as while serving.
    """

    folder: Path
    touched: frozenset[str] | None = None

    @classmethod
    def of(cls, folder: Path, made: Iterable[MadeUp]) -> Site:
        write_these(folder / "content", made)
        return cls(folder)

    def request(self, options: PublishOptions | None = None) -> build.Request:
        return build.Request(
            self.folder / "content",
            self.folder / "output",
            cache=self.folder / ".explainer",
            touched=self.touched,
            cards=False,
            search=False,  # its index is made anew with every word
            options=options or PublishOptions(),
        )

    def build(self) -> Work:
        """Build with one process and without pictures."""
        work = Work()
        sys.setprofile(work.count)
        try:
            _checked, published = build.build(self.request(), pelican_plugin.host)
        finally:
            sys.setprofile(None)
        assert published is not None
        work.made = published.made
        return work

    def build_quietly(self, options: PublishOptions | None = None) -> None:
        build.build(self.request(options), pelican_plugin.host)

    def work_of_an_edit(self, made: MadeUp, change: Change) -> Work:
        """What the second of two edits takes."""
        folder = self.folder / "content" / "incidents" / made.id
        change(folder)
        self.build_quietly()
        change(folder)
        return self.build()


def narrative(folder: Path) -> None:
    edit(folder / "narrative.md")


def headline(folder: Path) -> None:
    path = folder / "incident.yaml"
    path.write_text(re.sub("headline: .*", f"headline: Now {time.time_ns()}", path.read_text()))


@pytest.fixture(scope="module", autouse=True)
def _process_that_has_built(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is done once in a process has been done."""
    Site.of(tmp_path_factory.mktemp("before"), BY_DAY[:1]).build_quietly()


@dataclass(frozen=True, slots=True)
class Pair:
    """A small site and a larger one, built from nothing; the larger has what the small one has.

    Attributes:
        few: The small one.
        many: The larger one.
        held: How many incidents were in memory, now and then while the larger one was built.
    """

    few: Site
    many: Site
    held: tuple[int, ...]

    def works_of_an_edit(
        self, made: MadeUp, change: Change, *, serving: bool = False
    ) -> tuple[Work, Work]:
        few, many = (
            replace(site, touched=frozenset({made.id}) if serving else None)
            for site in (self.few, self.many)
        )
        return few.work_of_an_edit(made, change), many.work_of_an_edit(made, change)


def _in_memory() -> int:
    gc.collect()
    return sum(isinstance(one, Incident) for one in gc.get_objects())


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    few, many = (
        Site.of(tmp_path_factory.mktemp(str(count)), BY_DAY[:count]) for count in (FEW, MANY)
    )
    held: list[int] = []
    few.build_quietly()
    before = _in_memory()  # other tests of this process may hold some

    def look(done: int, _of: int) -> None:
        if done % 10 == 0:
            held.append(_in_memory() - before)

    many.build_quietly(PublishOptions(progress=look))
    return Pair(few, many, tuple(held))


def test_twice_as_many_incidents_take_twice_the_work(tmp_path: Path) -> None:
    few, more, most = (
        Site.of(tmp_path / str(count), BY_DAY[:count]).build().calls for count in (4, 12, 28)
    )
    assert (most - more) / (more - few) < 2.2  # 16 further incidents against 8


def test_a_cold_build_holds_only_the_last_few_incidents(pair: Pair) -> None:
    assert 0 < max(pair.held) <= OPEN_AT_ONCE + 2 < MANY


@pytest.mark.parametrize("change", [narrative, headline])
@pytest.mark.parametrize("place", [0, FEW - 1], ids=["the newest", "one that is old"])
def test_an_edit_does_the_same_work_in_a_larger_site(
    place: int, change: Change, pair: Pair
) -> None:
    few, many = pair.works_of_an_edit(BY_DAY[place], change)
    assert many.done == few.done
    assert len(many.made) == len(few.made)


def test_so_does_an_edit_while_serving(pair: Pair) -> None:
    few, many = pair.works_of_an_edit(BY_DAY[0], headline, serving=True)
    assert many.done == few.done
    assert len(many.made) == len(few.made)


def test_an_edit_takes_a_glance_at_every_other_incident(pair: Pair) -> None:
    few, many = pair.works_of_an_edit(BY_DAY[0], narrative)
    glance = (many.calls - few.calls) / (MANY - FEW)
    assert glance < few.calls / 100


@pytest.mark.parametrize("serving", [False, True], ids=["in a new process", "while serving"])
def test_where_nothing_changed_nothing_is_opened(serving: bool, pair: Pair) -> None:  # noqa: FBT001  pytest calls it
    site = replace(pair.few, touched=frozenset() if serving else None)
    site.build_quietly()
    work = site.build()
    assert work.done == Counter()
    assert work.made == ()
