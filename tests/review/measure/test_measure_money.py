"""What an amount is: vetoes come first, then frames, then the section; else it stays unknown."""

from __future__ import annotations

import pytest

from portfolio.model.evidence import Evidence, Money
from portfolio.review.measure import measure


def only(text: str, section: str = "") -> tuple[Evidence, Money]:
    found = [(e, e.value) for e in measure(text, section) if isinstance(e.value, Money)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("We shaved $9M off the satellite lease.", "savings"),
        ("Energy bills across the plants came down by a total of $13.7m.", "savings"),
        ("We no longer pay $6M a year for the mainframe.", "savings"),
        ("The fleet burned $11M less kerosene.", "savings"),
        ("A $40M recall was avoided because we caught the defect.", "loss_avoided"),
        ("We prevented an outage that would have cost $40M.", "loss_avoided"),
        ("Since the cutover we have stopped leaking $2M a quarter.", "loss_avoided"),
        ("The exchange threw off AED 64 million in commissions.", "revenue"),
        ("The new auction lifted ad revenue by $64M.", "revenue"),
        ("It put SEK 38 million on the operating result.", "profit"),
        ("Net interest income climbed by 45 million reais.", "revenue"),
    ],
)
def test_what_the_work_produced_is_impact(text: str, nature: str) -> None:
    found, value = only(text)
    assert (found.kind, value.nature) == ("money_impact", nature)
    assert found.cue.startswith(("frame:", "sentence:"))


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("A competitor announced $90M in savings.", "third_party"),
        ("Merchants on the platform made $2B last year.", "third_party"),
        ("We never got near the $100M that the deck promised.", "negated"),
        ("We did not save the $10M.", "negated"),
        ("Had we merged earlier we could have saved $75 million.", "target"),
        ("My goal was to take $20M out of logistics.", "target"),
        ("We hoped to save $20M.", "target"),
        ("The coalition prevented a split that could have cost $10B.", "target"),
        ("Each ticket was priced at $89.", "price"),
        ("The addressable market is $50bn.", "market"),
        ("The board approved a $220M programme budget.", "budget"),
        ("We bought the start-up for €310m.", "acquisition"),
        ("The outage lost us CHF 9.5m in trading fees.", "loss"),
        ("The failure resulted in $50M in lost revenue.", "loss"),
    ],
)
def test_what_is_not_the_works_result_is_never_impact(text: str, nature: str) -> None:
    found, value = only(text)
    assert (found.kind, value.nature) == ("money_other", nature), found.cue


def test_a_falling_cost_is_one_amount_and_one_change() -> None:
    kinds = [e.kind for e in measure("Cloud spend dropped from $31M to $19M.")]
    assert kinds == ["money_impact", "percent_change"]
    _, value = only("Cloud spend dropped from $31M to $19M.")
    assert value.amount == 12e6


def test_without_a_cue_the_nature_is_unknown() -> None:
    found, value = only("That number was $31M.")
    assert found.kind == "money_unknown"
    assert value.nature is None


@pytest.mark.parametrize("section", ["", "situation", "task", "action", "result"])
def test_the_section_alone_never_makes_an_amount_impact(section: str) -> None:
    assert only("Then there was $31M.", section)[0].kind == "money_unknown"


def test_the_result_section_settles_a_weak_frame_and_says_so() -> None:
    text = "International revenue stood at $500M."
    assert only(text)[0].kind != "money_impact"
    assert only(text, "situation")[0].kind != "money_impact"
    found, _ = only(text, "result")
    assert found.kind == "money_impact"
    assert found.cue.startswith("section: result")


@pytest.mark.parametrize("section", ["", "result"])
def test_the_section_never_lifts_a_veto(section: str) -> None:
    assert only("A rival made $2.1B on it.", section)[0].kind == "money_other"


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It saved $5M a year.", "year"),
        ("It trimmed $500K a month off the bill.", "month"),
        ("It saved $5M in total.", "total"),
        ("It saved $5M.", None),
    ],
)
def test_an_amount_says_whether_it_recurs(text: str, per: str | None) -> None:
    assert only(text)[1].per == per
