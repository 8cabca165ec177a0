from __future__ import annotations

import re

import pytest

from generator.standards import RULES, Rule


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_standard_teaches(rule: Rule) -> None:
    first, _, rest = rule.teaching.partition("\n\n")
    assert first.endswith(".")
    assert len(rest) > 60, "say why, and whose advice it is"


def test_codes_are_stable_dotted_words() -> None:
    assert all(re.fullmatch(r"(standards|quote)\.[a-z]+(-[a-z]+)*", code) for code in RULES)


def test_what_protects_people_and_history_cannot_be_waived() -> None:
    unwaivable = {code for code, rule in RULES.items() if not rule.waivable}
    assert unwaivable == {
        "standards.age-beside-name",
        "standards.child-unsaid",
        "standards.childs-home",
        "standards.minor-named",
        "standards.coordinate-decimals",
        "standards.coordinate-half",
        "standards.coordinate-outside-region",
        "standards.coordinate-too-precise",
        "standards.coordinate-withheld",
        "standards.coordinate-without-precision",
        "standards.event-without-text",
        "standards.said-by-nobody",
        "standards.figure-of-fallen-claim",
        "standards.figure-of-nobody",
        "standards.hidden-letter",
        "standards.series-of-unlike-figures",
        "standards.text-to-write",
        "standards.told-by-withdrawn",
        "standards.unknown-facet",
        "standards.unknown-figure",
        "standards.unknown-id-scheme",
        "standards.unknown-kind",
        "standards.update-checked-covers",
        "standards.update-covers-nothing",
        "standards.update-first-missing",
        "standards.update-incomplete",
        "standards.waiver-refused",
        "standards.waiver-unused",
    }
