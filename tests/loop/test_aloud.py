"""When a telling is in time, which tellings count, and how the stopwatch runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from portfolio.loop.aloud import aloud, beside, counts, heard, in_time, verdict
from portfolio.loop.scale import bar
from portfolio.loop.stopwatch import Stopwatch
from portfolio.model.rehearsal import Rehearsal
from portfolio.model.story import STAR
from tests.review.banks import L7

DAY = date(2026, 11, 12)
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)


def told(*seconds: int, day: date = DAY, words: str = "w") -> Rehearsal:
    """Make a telling of four sections, or of one whole."""
    sections = dict(zip(STAR, seconds, strict=True)) if len(seconds) > 1 else {}
    return Rehearsal(day=day, seconds=sections, total=sum(seconds), words=words)


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        ((45, 30, 120, 45), "In time: 4:00 of 4:00."),
        ((49, 33, 132, 49), "In time: 4:23 of 4:00."),
        ((20, 30, 90, 30), "In time: 2:50 of 4:00."),
        ((50, 30, 120, 45), "Over: Situation by 5 s; the whole 4:05 of 4:00."),
        ((60, 40, 120, 45), "Over: Situation by 15 s and Task by 10 s; the whole 4:25 of 4:00."),
        (
            (50, 40, 140, 20),
            "Over: Situation by 5 s, Task by 10 s and Action by 20 s; the whole 4:10 of 4:00.",
        ),
        ((30, 20, 89, 30), "Thin: 2:49; under 2:50 something was left out."),
        ((264,), "In time: 4:24 of 4:00."),
        ((265,), "Over by 25 s: 4:25 of 4:00."),
    ],
)
def test_a_telling_is_in_time_by_the_rubrics_tolerance(seconds: tuple[int, ...], says: str) -> None:
    assert verdict(told(*seconds), L7) == says
    assert in_time(told(*seconds), L7) is says.startswith("In time")


def test_the_tolerance_is_the_rubrics() -> None:
    strict = L7.model_copy(update={"timing": L7.timing.model_copy(update={"over": 0.0})})

    assert in_time(told(46, 30, 120, 44), L7)
    assert not in_time(told(46, 30, 120, 44), strict)


def test_each_section_stands_beside_its_target() -> None:
    found = beside(told(50, 10, 120, 0), L7)

    assert [one.band for one in found] == ["over", "under", "within", "empty"]
    assert beside(told(240), L7) == ()


def test_sections_that_do_not_add_up_are_no_telling() -> None:
    with pytest.raises(ValidationError):
        Rehearsal(day=DAY, seconds=dict.fromkeys(STAR, 60), total=100)
    with pytest.raises(ValidationError):
        Rehearsal(day=DAY, seconds={"learned": 100}, total=100)


def test_a_rubric_may_time_fewer_sections() -> None:
    sections = {name: one for name, one in L7.sections.items() if name != "task"}
    rubric = L7.model_copy(update={"sections": sections})
    short = Rehearsal(day=DAY, seconds=dict.fromkeys(rubric.timed, 49), total=147)

    assert rubric.timed == ("situation", "action", "result")
    assert verdict(short, rubric) == "Thin: 2:27; under 2:30 something was left out."


def test_a_telling_in_time_counts_in_whatever_words() -> None:
    stands = aloud([told(240, words="old"), told(300), told(240)], "w", L7)

    assert (stands.told, stands.in_time, stands.counted) == (3, 2, 2)
    assert not stands.changed


def test_after_a_change_of_words_one_telling_is_missing() -> None:
    four = [told(240, words="old")] * 4

    assert aloud(four, "old", L7).counted == 4
    changed = aloud(four, "new", L7)
    assert (changed.counted, changed.in_time, changed.changed) == (2, 4, True)
    again = aloud([*four, told(240, words="new")], "new", L7)
    assert (again.counted, again.changed) == (5, False)


def test_a_telling_over_its_time_in_the_new_words_does_not_close_the_gap() -> None:
    found = aloud([*[told(240, words="old")] * 3, told(300, words="new")], "new", L7)

    assert (found.counted, found.changed) == (2, False)


def test_the_last_telling_is_the_last_by_its_day_and_then_by_its_place() -> None:
    late, early = told(250, day=DAY), told(240, day=DAY - timedelta(3))

    assert aloud([late, early], "w", L7).last == late
    assert aloud([told(241), told(242)], "w", L7).last == told(242)


def test_a_story_never_told_has_no_count() -> None:
    assert counts({"a": aloud([], "w", L7), "b": aloud([told(240)], "w", L7)}) == {"b": 1}
    assert heard(told(240), "other", L7).same_words is False


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def test_the_stopwatch_times_section_by_section_and_not_what_is_held() -> None:
    clock = Clock()
    watch = Stopwatch(clock, STAR)
    clock.pass_(100)
    assert not watch.begun

    watch.start()
    clock.pass_(44.6)
    watch.next()
    clock.pass_(10)
    watch.hold()
    clock.pass_(600)
    watch.start()
    clock.pass_(21)
    assert (watch.section, watch.spent()) == ("task", 31)
    watch.next()
    watch.next()
    clock.pass_(3)
    watch.next()

    assert watch.done
    clock.pass_(50)
    assert watch.seconds() == {"situation": 45, "task": 31, "action": 0, "result": 3}
    watch.restart()
    assert not watch.begun


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    clock = Clock()
    watch = Stopwatch(clock, STAR)
    watch.start()
    clock.pass_(20)
    watch.hold()
    watch.start()
    clock.pass_(-3600)

    assert watch.spent() == 20


@given(st.floats(0, 4000), st.integers(1, 300), st.integers(1, 300), st.integers(2, 60))
def test_a_bar_is_as_wide_as_its_scale_and_shows_its_target(
    seconds: float, target: int, longest: int, cells: int
) -> None:
    drawn = bar(seconds, target, longest, cells)

    assert len(drawn) == cells
    assert len(set(drawn) & {"╋", "╂"}) == 1


def test_a_bar_over_its_target_crosses_the_tick() -> None:
    assert bar(5, 10, 20, 20) == "━━━━━─────╂" + " " * 9
    assert bar(15, 10, 20, 20) == "━━━━━━━━━━╋━━━━" + " " * 5
