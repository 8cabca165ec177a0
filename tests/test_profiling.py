from __future__ import annotations

import json
import time

from generator.profiling import Samples, sampling
from generator.reading.yaml_text import read_yaml


def test_samples_tell_which_room_worked() -> None:
    text = "\n".join(f"key{number}: [a, b, {{c: d}}]" for number in range(200))
    with sampling() as samples:
        until = time.process_time() + 0.1
        while time.process_time() < until:
            read_yaml(text, "x.yaml")
    assert samples.table().startswith("reading")


def test_the_trace_is_what_speedscope_reads() -> None:
    outer, inner = ("outer", "/x/site-packages/a/b.py", 1), ("inner", "/y/c.py", 7)
    trace = json.loads(Samples([(outer,), (outer, inner)], 0.5).speedscope())
    assert [frame["file"] for frame in trace["shared"]["frames"]] == ["a/b.py", "c.py"]
    profile = trace["profiles"][0]
    assert (profile["type"], profile["unit"]) == ("sampled", "seconds")
    assert profile["samples"] == [[0], [0, 1]]
    assert profile["weights"] == [0.25, 0.25]
