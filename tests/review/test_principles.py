"""A principle is shown when the words quoted for it still stand, else only claimed."""

from __future__ import annotations

import pytest

from portfolio.review.principles import carriers, shown
from tests.review.banks import story

ACTION = "I **stayed** on call\nfor the cut-over, and said: “We don’t ship fear.”"


@pytest.mark.parametrize(
    "words",
    [
        "I stayed on call for the cut-over",
        "i STAYED   on\ncall",
        '"We don\'t ship fear."',
        "“stayed on call for the cut-over.”",
    ],
)
def test_words_stand_whatever_their_blanks_case_and_quote_marks(words: str) -> None:
    assert shown(story("a", action=ACTION), words)


@pytest.mark.parametrize(
    "words", ["", "  ", "“”", "…", "I left", "tayed on call", "for the cut-ove"]
)
def test_words_which_are_empty_gone_or_cut_show_nothing(words: str) -> None:
    assert not shown(story("a", action=ACTION), words)


def test_words_stand_where_they_come_whole_a_second_time() -> None:
    assert shown(story("a", action="I disowned it. I owned it."), "owned it")


def test_a_comment_shows_nothing() -> None:
    assert not shown(story("a", action="<!-- say I owned it -->"), "I owned it")


def test_words_outside_star_show_nothing() -> None:
    told = story("a", action="Nothing.").model_copy(update={"headline": "I owned it."})
    assert not shown(told, "I owned it")


def test_a_principle_named_twice_is_carried_once_and_an_unknown_one_not_at_all() -> None:
    told = story("a", first=("ownership",), beside=("ownership", "unheard-of", "think-big"))

    held = carriers([told], ["ownership", "think-big", "frugality"])

    assert [c.story for c in held["ownership"].primary] == ["a"]
    assert held["ownership"].secondary == ()
    assert [c.shown for c in held["think-big"].secondary] == [False]
    assert held["frugality"].primary == ()
    assert "unheard-of" not in held
