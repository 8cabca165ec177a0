from __future__ import annotations

from typing import Any

import pytest

from tests.standards.records import found, problems, with_item

TOO_SOON = [("confirmed-too-soon", "claims/nobody-hurt/standing")]


def confirmed(*said_by: dict[str, Any]) -> list[tuple[str, str | None]]:
    return found(with_item("claims", "nobody-hurt", standing="confirmed", said_by=[*said_by]))


def test_two_independent_origins_confirm() -> None:
    assert confirmed({"who": "chief", "source": "herald"}, {"source": "courier"}) == []


@pytest.mark.parametrize(
    "second",
    [
        {"who": "chief", "source": "courier"},
        {"who": "fire-service", "source": "courier"},
        {"who": "chief", "via": "keeper", "source": "courier"},
        {"source": "courier", "stance": "differs"},
    ],
)
def test_who_repeats_or_differs_is_no_second_origin(second: dict[str, Any]) -> None:
    assert confirmed({"who": "chief", "source": "herald"}, second) == TOO_SOON


def test_several_states_of_one_page_are_one_origin() -> None:
    assert confirmed({"source": "herald"}, {"source": "herald-later"}) == TOO_SOON


def test_the_unnamed_of_a_publisher_are_an_origin_each() -> None:
    police = {"unnamed": "police", "source": "herald"}
    assert confirmed(police, {"unnamed": "Police", "source": "herald-later"}) == TOO_SOON
    assert confirmed(police, {"unnamed": "a neighbour", "source": "herald"}) == []


@pytest.mark.parametrize("basis", ["official-record", "recording"])
def test_an_official_record_or_a_recording_confirms_by_itself(basis: str) -> None:
    assert confirmed({"who": "chief", "source": "herald", "basis": basis}) == []


def test_the_problem_names_the_one_origin() -> None:
    spoilt = with_item("claims", "nobody-hurt", standing="confirmed")
    (problem,) = problems(spoilt)
    assert problem.message == "“confirmed” rests on one origin (police (Herald))."


def test_a_disputed_claim_shows_who_disputes_it() -> None:
    disputed = with_item("claims", "nobody-hurt", standing="disputed")
    assert found(disputed) == [("disputed-by-nobody", "claims/nobody-hurt/standing")]
    account = {"id": "hurt", "text": "Whether", "claims": ["nobody-hurt", "pier-burnt"]}
    assert found(disputed | {"accounts": [account]}) == []


def test_somebody_who_denies_disputes() -> None:
    denial = {"who": "chief", "source": "courier", "stance": "denies"}
    said_by = [{"unnamed": "police", "source": "herald"}, denial]
    claim = with_item("claims", "nobody-hurt", standing="disputed", said_by=said_by)
    assert found(claim) == []


def test_what_is_replaced_no_longer_stands() -> None:
    assert found(with_item("claims", "pier-burnt", replaces=["nobody-hurt"])) == [
        ("replaced-but-standing", "claims/pier-burnt/replaces/0")
    ]


def test_a_withdrawn_claim_needs_no_origins() -> None:
    claim = with_item("claims", "nobody-hurt", standing="confirmed", withdrawn="Not true.")
    assert found(claim) == []


def test_an_account_of_one_telling_is_advice() -> None:
    account = {"id": "hurt", "text": "Whether", "claims": ["nobody-hurt"]}
    assert found({"accounts": [account]}) == [("account-of-one", "accounts/hurt/claims")]
