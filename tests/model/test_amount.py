"""An amount is said shortly and stays itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.model.amount import say_amount, say_money
from portfolio.model.evidence import Money
from portfolio.review.measure import measure


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (120e6, "USD", "$120M"),
        (1.25e9, "EUR", "€1.25B"),
        (123.4e6, "GBP", "£123.4M"),
        (9.5e6, "CHF", "CHF 9.5M"),
        (0.004, "USD", "$0.004"),
        (100e6, "XXX", "100M"),
        (0, "USD", "$0"),
    ],
)
def test_an_amount_keeps_every_digit_that_was_said(amount: float, currency: str, said: str) -> None:
    assert say_amount(amount, currency) == said


def test_a_range_and_how_often_it_comes_are_said() -> None:
    assert say_money(Money(amount=8e7, amount_max=1.2e8, currency="USD", per="year")) == (
        "$80M–120M a year"
    )


@given(st.integers(1, 999_999), st.sampled_from([1e3, 1e4, 1e6, 1e7]))
def test_what_is_said_is_read_back_as_the_same_amount(digits: int, size: float) -> None:
    amount = digits * size
    (found,) = measure(f"It was {say_amount(amount)}.")
    assert isinstance(found.value, Money)
    assert found.value.amount == pytest.approx(amount, rel=1e-9)
