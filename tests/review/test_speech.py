"""Counts, lists and clauses are said as a sentence wants them."""

from __future__ import annotations

import pytest

from portfolio.review.speech import count_word, listed, opening, within


def test_small_numbers_are_words_and_large_ones_digits() -> None:
    assert [count_word(n) for n in (1, 6, 10, 11)] == ["one", "six", "ten", "11"]


def test_names_are_listed_with_an_and() -> None:
    assert [listed(n) for n in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A bet that lost", "a bet that lost"),
        ("The words", "the words"),
        ("I said so", "I said so"),
        ("L7 asks", "L7 asks"),
        ("VP of all", "VP of all"),
        ("“$5M” is", "“$5M” is"),
        ("", ""),
    ],
)
def test_a_text_begins_small_within_a_sentence_unless_it_is_a_name(text: str, said: str) -> None:
    assert within(text) == said


def test_a_text_begins_large_when_it_opens_a_sentence() -> None:
    assert opening("only one") == "Only one"
