"""Numbers are read as people write them, and every span is the text's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.model.evidence import Money
from portfolio.review.measure import measure
from portfolio.review.measure.numbers import quantities
from portfolio.review.measure.sentence import Sentence


def money(text: str) -> list[tuple[float, float | None, str]]:
    return [
        (e.value.amount, e.value.amount_max, e.value.currency)
        for e in measure(text)
        if isinstance(e.value, Money)
    ]


@pytest.mark.parametrize(
    ("words", "low", "high", "currency"),
    [
        ("£38m", 38e6, None, "GBP"),
        ("USD 64 million", 64e6, None, "USD"),
        ("₹120 crore", 1.2e9, None, "INR"),
        ("Rs. 85 lakh", 8.5e6, None, "INR"),
        ("$80–120M", 80e6, 120e6, "USD"),
        ("$80M-$120M", 80e6, 120e6, "USD"),
        ("between 40 and 60 million euros", 40e6, 60e6, "EUR"),
        ("$1.1 to $1.3 billion", 1.1e9, 1.3e9, "USD"),
        ("a quarter of a billion dollars", 250e6, None, "USD"),
        ("half a billion dollars", 500e6, None, "USD"),
        ("three hundred million dollars", 300e6, None, "USD"),
        ("one and a half million pounds", 1.5e6, None, "GBP"),
        ("twelve and a half million pounds", 12.5e6, None, "GBP"),
        ("nine-figure savings", 1e8, None, "XXX"),
        ("low eight figures", 1e7, None, "XXX"),
        ("A$45\N{NO-BREAK SPACE}million", 45e6, None, "AUD"),
        ("HK$88 million", 88e6, None, "HKD"),
        ("R$31 million", 31e6, None, "BRL"),
        ("CHF 9.5m", 9.5e6, None, "CHF"),
        ("SEK 38 million", 38e6, None, "SEK"),
        ("1.2 billion yen", 1.2e9, None, "JPY"),
        ("45 million Swiss francs", 45e6, None, "CHF"),
        ("30 million Danish kroner", 30e6, None, "DKK"),
        ("€1,5 million", 1.5e6, None, "EUR"),
        ("€ 1.200.000", 1.2e6, None, "EUR"),
        ("$500K", 500e3, None, "USD"),
        ("$100M+", 100e6, None, "USD"),
        ("40 million quid", 40e6, None, "GBP"),
        ("EUR 4,2 million", 4.2e6, None, "EUR"),
        ("2,5 Mio. \N{EURO SIGN}", 2.5e6, None, "EUR"),
        ("CHF 85'000", 85e3, None, "CHF"),
        ("48 MSEK", 48e6, None, "SEK"),
        ("3.9 M\N{EURO SIGN}", 3.9e6, None, "EUR"),
        ("$2-3 million", 2e6, 3e6, "USD"),
        ("between $1.2M and $1.8M", 1.2e6, 1.8e6, "USD"),
        ("twelve million Australian", 12e6, None, "AUD"),
        ("18 lakh rupees", 1.8e6, None, "INR"),
        ("190 crores", 1.9e9, None, "INR"),
        ("three point three million dollars", 3.3e6, None, "USD"),
        ("a million and a half pounds", 1.5e6, None, "GBP"),
        ("twenty million in dollars", 20e6, None, "USD"),
    ],
)
def test_an_amount_is_read_as_it_is_written(
    words: str, low: float, high: float | None, currency: str
) -> None:
    assert money(f"In the end we saved {words} of cost.") == [(low, high, currency)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a dozen engineers", 12),
        ("hundreds of engineers", 200),
        ("three hundred and fifty developers", 350),
        ("two thousand one hundred and four people", 2104),
        ("1,150 engineers", 1150),
        ("twenty-two managers", 22),
    ],
)
def test_a_count_in_words_is_a_count(words: str, value: int) -> None:
    s = Sentence(f"I led {words} there.", "")
    assert quantities(s)[0].low == value


@pytest.mark.parametrize(
    "text",
    [
        "They asked the million-dollar question.",
        "The chip has 1.2 billion transistors and runs 900 million calls a day.",
        "p99 fell, L8 followed, and 24/7 cover went on in 2019.",
    ],
)
def test_what_is_no_money_is_no_amount(text: str) -> None:
    assert money(text) == []


@given(st.integers(1, 999), st.sampled_from(["k", "K", "m", "M", "mn", "bn", "B", " million"]))
def test_a_number_round_trips_through_its_words(number: int, unit: str) -> None:
    scale = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "million": 1e6}
    found = money(f"It saved ${number}{unit} a year.")
    assert found == [(number * scale[unit.strip().lower()], None, "USD")]


@given(st.integers(10_000, 10**12))
def test_separators_do_not_change_a_number(number: int) -> None:
    assert money(f"It saved £{number:,} a year.") == [(float(number), None, "GBP")]


@given(st.text(alphabet="a1 .,$£€%-–—\n\r\u00a0'\"’()*_#mkMKbn+x½", max_size=120))
def test_a_span_is_always_the_texts_own_words(text: str) -> None:
    for found in measure(text):
        assert found.text == text[found.start : found.end]
        assert found.text


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    found = measure(text)
    assert list(found) == sorted(found, key=lambda e: e.start)
