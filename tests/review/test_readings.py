"""The level a story reads, and the sentence that says why."""

from __future__ import annotations

from typing import Any

import pytest

from portfolio.review.readings import banded
from tests.review.stories import reviewed, rubric

L7: dict[str, Any] = {
    "situation": "Two rivals were faster. 150 engineers in four divisions were slow.",
    "task": "It was mine.",
    "action": "I took a five-year plan to the CFO, who agreed. We did it.",
    "result": "It saved us $140M a year.",
}


def test_nothing_under_the_bar_reads_the_bar() -> None:
    assert reviewed(**L7).reading.level == "L7"


def test_fewer_than_three_dimensions_read_unclear() -> None:
    assert reviewed(result="It saved us $140M a year.").reading.level == "unclear"


def test_the_reason_quotes_the_lowest_dimension() -> None:
    told = {**L7, "result": "It saved us $50M a year."}
    found = reviewed(**told).reading
    assert found.level == "between"
    assert found.because == (
        "Reads L6 on impact: the largest realised own amount is $50M a year; the bar is $100M."
    )


def test_half_at_the_lower_level_reads_the_lower_level() -> None:
    found = reviewed(
        action="I led 20 engineers on a 12-month plan and showed it to the CFO.",
        result="It saved us $20M a year.",
    )
    assert found.reading.level == "L6"


@pytest.mark.parametrize(
    ("people", "level"),
    [(9, "below"), (10, "L6"), (25, "L6"), (26, "between"), (99, "between"), (100, "L7")],
)
def test_the_bands_of_the_level_table_are_inclusive(people: int, level: str) -> None:
    assert banded(people, rubric().dimensions["scope"], rubric()) == level


@pytest.mark.parametrize(
    ("amount", "level"), [(9e6, "below"), (1e7, "L6"), (5e7, "L6"), (5.1e7, "between"), (1e8, "L7")]
)
def test_money_reads_by_number_too(amount: float, level: str) -> None:
    assert banded(amount, rubric().dimensions["impact"], rubric()) == level


def test_the_lift_never_asks_for_a_larger_number_than_the_truth() -> None:
    told = {**L7, "result": "It saved us $50M a year."}
    assert "$" not in reviewed(**told).lift
    assert "impact" not in reviewed(**told).lift
