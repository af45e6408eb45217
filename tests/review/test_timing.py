"""Spoken words, seconds and the time findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.model.settings import Settings
from portfolio.review.timing import section_seconds, spoken_words
from tests.review.stories import codes, reviewed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two three", 3),
        ("$120M", 3),
        ("95 %", 2),
        ("95%", 2),
        ("- a bullet\n- another", 3),
        ("**bold** words", 2),
        ("well-known", 1),
        ("We didn’t", 2),
        ("before — after", 2),
        ("<!-- not said -->said", 1),
        ("£38m a year", 5),
    ],
)
def test_words_count_as_they_are_spoken(text: str, count: int) -> None:
    assert spoken_words(text) == count


@given(st.text(), st.text())
def test_text_side_by_side_never_takes_less_time(one: str, other: str) -> None:
    apart = spoken_words(one.replace("<", "")) + spoken_words(other.replace("<", ""))
    assert spoken_words(f"{one} \n {other}".replace("<", "")) == apart


def test_seconds_follow_the_pace() -> None:
    text = "word " * 140
    assert section_seconds(text, 140) == pytest.approx(60)
    assert section_seconds(text, 110) > section_seconds(text, 170)


def test_a_tenth_over_the_target_is_still_fine_and_more_is_over() -> None:
    fine = reviewed(task="word " * 77)
    over = reviewed(task="word " * 79)
    assert "TI301" not in codes(fine)
    assert "TI301" in codes(over)


def test_a_slower_speaker_runs_over_sooner() -> None:
    told = "word " * 70
    assert "TI301" not in codes(reviewed(task=told))
    assert "TI301" in codes(reviewed(Settings(pace=110), task=told))


def test_a_thin_section_is_told_how_much_room_is_left() -> None:
    found = reviewed(situation="word " * 35)
    thin = next(f for f in found.findings if f.code == "TI302")
    assert "70 words" in thin.fix
