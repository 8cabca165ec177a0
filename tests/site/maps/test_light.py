"""What is drawn from what was kept loads neither shapely nor numpy: they outlast most edits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.corpus import write_ours
from tests import forked

PROGRAM = """
import sys
import generator.build
import generator.site.pages
from generator.model.place import Precision
from generator.site.maps.where import AreaKey, Sited, Where
from generator.site.maps.draw import draw, ground_parts, plans_of
from generator.site.maps.overview import draw_overview, gather
from generator.site.maps.model import GroundKind, GroundPlan, Survey
from generator.site.maps.model import MapPlace, MapRequest
from generator.site.words import ENGLISH

request = MapRequest((MapPlace("a", 1, "Here", 41.79, -72.67, Precision.EXACT, 25.0),))
plan = GroundPlan("n41w073", GroundKind.COUNTY, "built in", (-73.0, 41.4, -72.3, 42.0), ("09003",))
here = Where((AreaKey("United States"),))
survey = Survey(plan, held=("Hartford County",), state="Connecticut", wheres={"a": here})
assert draw(request, ENGLISH, survey=survey)
assert list(ground_parts(plans_of(request, survey=survey)))
one = Sited("one", -72.67, 41.79, 25.0, Where((AreaKey("United States"),)))
areas = gather([one], ENGLISH)
plan = GroundPlan("overview", GroundKind.STATE, "built in", (-73, 41, -72, 42))
assert draw_overview(areas, str, ENGLISH, plan)
assert not {"numpy", "shapely"} & sys.modules.keys()
"""


def test_nothing_heavy_loads_where_nothing_is_looked_up() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


BUILD = ("build", "--no-cards", "--no-search", "--jobs", "1")
LIGHT = f"""
import sys
from generator.commands.cli import main
main.main([*{BUILD}], standalone_mode=False)
assert not {{"numpy", "shapely"}} & sys.modules.keys()
"""


def test_an_edit_of_words_loads_nothing_heavy(tmp_path: Path) -> None:
    write_ours(tmp_path / "content", 2, 1)
    assert forked.run(BUILD, tmp_path).returncode == 0
    *_, narrative = sorted(tmp_path.glob("content/incidents/*/narrative.md"))
    narrative.write_text(narrative.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    grounds = sorted(tmp_path.glob("output/map/ground/*/*"))
    subprocess.run([sys.executable, "-c", LIGHT], cwd=tmp_path, check=True)
    assert any(
        "One sentence more." in path.read_text("utf-8")
        for path in tmp_path.glob("output/incidents/*/index.html")
    )
    assert sorted(tmp_path.glob("output/map/ground/*/*")) == grounds != []
