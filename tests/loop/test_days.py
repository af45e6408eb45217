"""Which loop comes next, which was last, and what is odd about a day."""

from __future__ import annotations

from datetime import date

from portfolio.loop.days import FRESH, begun, coming, doubt, on_the_day, unsaid
from portfolio.model.loop import Debrief, Loop

TODAY = date(2026, 11, 23)
PAST = Loop(id="past", date=date(2026, 11, 20))
NOW = Loop(id="now", date=TODAY)
AHEAD = Loop(id="ahead", date=date(2026, 12, 15))
SOME_DAY = Loop(id="some-day")


def test_the_next_loop_is_the_nearest_ahead_and_one_without_a_day_waits() -> None:
    assert coming((SOME_DAY, AHEAD, PAST), TODAY) == AHEAD
    assert coming((SOME_DAY, PAST), TODAY) == SOME_DAY
    assert coming((PAST,), TODAY) == PAST
    assert coming((), TODAY) is None


def test_a_loop_has_begun_on_its_day() -> None:
    assert begun((AHEAD, PAST, SOME_DAY), TODAY) == PAST
    assert begun((NOW, PAST), TODAY) == NOW
    assert on_the_day((PAST, NOW), TODAY) == NOW
    assert on_the_day((PAST, SOME_DAY), TODAY) is None


def test_only_a_loop_just_over_and_not_spoken_of_is_asked_about() -> None:
    said = PAST.model_copy(update={"debrief": Debrief(answers={"Did it?": "yes"})})
    long_ago = Loop(id="old", date=date.fromordinal(TODAY.toordinal() - FRESH - 1))

    assert unsaid((PAST, AHEAD, NOW), TODAY) == PAST
    assert unsaid((said,), TODAY) is None
    assert unsaid((long_ago, SOME_DAY), TODAY) is None


def test_a_past_day_is_doubted_and_no_other() -> None:
    assert doubt(PAST.date, TODAY).startswith("20 Nov 2026 is past")
    assert not doubt(TODAY, TODAY)
    assert not doubt(None, TODAY)
