"""What is to be told aloud, why, and in which order; and the questions of a drill."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portfolio.errors import UsageError
from portfolio.loop.aloud import aloud
from portfolio.loop.drill import drill
from portfolio.loop.due import due
from portfolio.model.rehearsal import Due, Rehearsal
from tests.loop.decks import loop
from tests.review.banks import L7, story

TODAY = date(2026, 11, 20)


def told(days_ago: int, seconds: int = 240, words: str = "w") -> Rehearsal:
    """Make a telling of some days ago."""
    return Rehearsal(day=TODAY - timedelta(days_ago), total=seconds, words=words)


def only(*rehearsals: Rehearsal, loop_in: int | None = None) -> Due | None:
    """Say why a story with these tellings is due."""
    day = None if loop_in is None else TODAY + timedelta(loop_in)
    found = due([story("a")], {"a": aloud(rehearsals, "w", L7)}, L7, TODAY, day=day)
    return found[0] if found else None


def test_a_story_never_told_is_due() -> None:
    (one,) = due([story("a").model_copy(update={"title": "The bridge"})], {}, L7, TODAY)

    assert (one.title, one.reason, one.because) == (
        "The bridge",
        "never",
        "It was never told aloud.",
    )


def test_changed_words_are_to_be_told_once_even_on_the_same_day() -> None:
    one = only(*[told(5, words="old")] * 3, told(0, words="old"))

    assert one
    assert one.reason == "changed"
    assert one.because == "The words changed since you told it on 2026-11-20: tell them once."


@pytest.mark.parametrize(
    ("seconds", "because"),
    [
        (240, "1 of 3 tellings count so far, the last on 2026-11-19."),
        (300, "0 of 3 tellings count so far. Over by 60 s: 5:00 of 4:00."),
    ],
)
def test_fewer_than_enough_in_time_is_due(seconds: int, because: str) -> None:
    one = only(told(1, seconds))

    assert one
    assert (one.reason, one.because) == ("few", because)


def test_tellings_in_time_of_earlier_words_are_not_said_to_be_all_there_were() -> None:
    one = only(*[told(5, words="old")] * 4, told(1, 300))

    assert one
    assert one.because == "2 of 3 tellings count so far. Over by 60 s: 5:00 of 4:00."


def test_a_telling_in_time_is_enough_for_one_day_and_one_over_is_not() -> None:
    assert only(told(1), told(0)) is None
    assert only(told(1), told(0, 300)) is not None


@pytest.mark.parametrize(
    ("loop_in", "holds"),
    [(None, 7), (30, 7), (7, 7), (6, 3), (3, 3), (2, 1), (1, 1), (0, 1), (-4, 7)],
)
def test_a_telling_holds_the_shorter_the_nearer_the_loop(loop_in: int | None, holds: int) -> None:
    tellings = [told(holds - 1)] * 3

    assert only(*tellings, loop_in=loop_in) is None
    one = only(*[told(holds)] * 3, loop_in=loop_in)
    assert one
    assert one.reason == "faded"


def test_what_faded_says_how_long_it_holds() -> None:
    near = only(*[told(4)] * 3, loop_in=5)
    free = only(*[told(8)] * 3)

    assert near
    assert near.because == "Told in time 4 days ago; 5 days before the loop it holds 3 days."
    assert free
    assert free.because == "Told in time 8 days ago; with no loop ahead it holds 7 days."


def test_days_and_times_are_the_rubrics() -> None:
    lax = L7.aloud.model_copy(update={"times": 1, "again_after": (30,)})
    rubric = L7.model_copy(update={"aloud": lax})
    stands = {"a": aloud([told(20)], "w", rubric)}

    assert due([story("a")], stands, rubric, TODAY, day=TODAY + timedelta(2)) == ()


def test_the_deck_comes_first_and_then_what_presses_most() -> None:
    stands = {
        "one": aloud([told(1)], "w", L7),
        "two": aloud([told(2), told(1)], "w", L7),
        "changed": aloud([told(2, words="old")], "w", L7),
        "faded": aloud([told(9)] * 3, "w", L7),
        "mine": aloud([told(9)] * 3, "w", L7),
    }
    stories = [story(key) for key in ("faded", "changed", "two", "one", "never", "mine")]

    found = due(stories, stands, L7, TODAY, deck=("mine",))

    assert [one.story for one in found] == ["mine", "never", "one", "two", "changed", "faded"]
    assert [one.deck for one in found] == [True, *[False] * 5]


# the drill


def test_the_same_day_draws_the_same_questions_and_another_day_others() -> None:
    def drawn(day: date) -> list[str]:
        return [drill((), L7, None, day, n).question for n in range(1, 9)]

    assert drawn(TODAY) == drawn(TODAY)
    assert len(set(drawn(TODAY))) == 8
    assert drawn(TODAY) != drawn(TODAY + timedelta(1))


def test_what_the_loop_probes_is_asked_first() -> None:
    probing = loop(("frugality",))
    first = drill((), L7, probing, TODAY, 1)
    last = drill((), L7, probing, TODAY, first.of)

    assert first.probed
    assert not last.probed
    asks = {
        q
        for s in L7.scenarios.values()
        if "frugality" in s.principles.all
        for q in (s.question, *s.wordings)
    }
    assert first.question in asks


def test_ones_own_questions_are_asked_too_and_it_goes_round() -> None:
    mine = story("a", first=("frugality",)).model_copy(update={"questions": ("Cheaply, how?",)})
    many = drill([mine], L7, None, TODAY, 1).of
    asked = [drill([mine], L7, None, TODAY, n).question for n in range(1, many + 1)]

    assert "Cheaply, how?" in asked
    assert len(set(asked)) == many
    assert drill([mine], L7, None, TODAY, many + 1).question == asked[0]


def test_a_rubric_without_questions_is_said() -> None:
    with pytest.raises(UsageError, match="no question"):
        drill((), L7.model_copy(update={"scenarios": {}}), None, TODAY, 1)
