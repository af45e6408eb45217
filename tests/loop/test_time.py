"""The stories on a line of months, and the evenings up to a loop."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portfolio.errors import UsageError
from portfolio.loop.deck import deck
from portfolio.loop.plan import State, plan
from portfolio.loop.timeline import timeline
from portfolio.model.story import Story
from portfolio.review.coverage import cover
from tests.loop.decks import bank, loop
from tests.review.banks import L7, story

TODAY = date(2026, 11, 20)
LOOP = loop(("earn-trust",), ("ownership",)).model_copy(update={"date": date(2026, 12, 1)})


def state(*stories: Story, rehearsed: dict[str, int] | None = None) -> State:
    made = bank(*stories, rehearsed=rehearsed)
    return State(
        stories={one.id: one for one in stories},
        coverage=cover(stories, (), L7),
        deck=deck(LOOP, made, L7) if made.stories else None,
        lifts={},
        rehearsed=rehearsed or {},
        rubric=L7,
    )


def test_stories_lie_by_company_with_gaps_overlaps_and_age() -> None:
    found = timeline(
        [
            story("a", company="Northwind", period="2018-01..2019-06"),
            story("b", company="northwind ", period="2019-04..2020-12"),
            story("c", company="Contoso", period="2020-10..2021-03"),
            story("d", company="Fabrikam", period="2024..now"),
            story("e", period=""),
            story("f", company="Fabrikam", period="2010", status="retired"),
        ],
        TODAY,
    )

    assert [one.company for one in found.companies] == ["Northwind", "Contoso", "Fabrikam"]
    assert [one.story for one in found.companies[0].stories] == ["a", "b"]
    assert found.companies[2].period.end == "2026-11"
    assert [(g.start, g.end, g.months) for g in found.gaps] == [("2021-04", "2023-12", 33)]
    (over,) = found.overlaps
    assert over.companies == ("Northwind", "Contoso")
    assert (over.period.start, over.period.end) == ("2020-10", "2020-12")
    assert [d.old for one in found.companies for d in one.stories] == [True, True, True, False]
    assert found.undated == ("e",)


def test_a_story_of_exactly_five_years_ago_is_not_old_yet() -> None:
    found = timeline(
        [story("a", period="2021-11"), story("b", period="2021-10")], date(2026, 11, 30)
    )

    ages = {one.story: one.old for held in found.companies for one in held.stories}
    assert ages == {"a": False, "b": True}


def test_every_evening_up_to_the_loop_has_something_and_the_last_is_for_rest() -> None:
    found = plan(LOOP, state(story("a", status="seed"), story("b"), story("c")), TODAY)

    assert [one.day for one in found.evenings] == [TODAY + timedelta(n) for n in range(11)]
    assert found.evenings[0].command == "portfolio dig a"
    assert found.evenings[-1].work == "rest"
    works = [one.work for one in found.evenings if not one.what.startswith(("Free", "Tell again"))]
    assert works == sorted(works, key=["write", "raise", "rehearse", "rest"].index)
    assert "rehearse" in works


def test_evenings_to_spare_end_in_telling_again() -> None:
    far = LOOP.model_copy(update={"date": TODAY + timedelta(60)})
    found = plan(far, state(story("b"), story("c"), rehearsed={"b": 3, "c": 3}), TODAY)

    assert found.evenings[-2].what.startswith("Tell again: ")


@pytest.mark.parametrize("days", [2, 3, 4])
def test_the_shortest_plan_has_an_evening_to_tell_aloud(days: int) -> None:
    drafts = state(*(story(f"s{n}", status="seed") for n in range(9)), story("b"))
    near = LOOP.model_copy(update={"date": TODAY + timedelta(days)})

    assert any(one.work == "rehearse" for one in plan(near, drafts, TODAY).evenings)


def test_what_is_done_is_gone_from_the_next_plan() -> None:
    before = plan(LOOP, state(story("a", status="seed"), story("b")), TODAY)
    after = plan(
        LOOP,
        state(story("a", status="ready"), story("b", status="ready"), rehearsed={"a": 3, "b": 3}),
        TODAY,
    )

    assert any(one.story == "a" and one.work == "write" for one in before.evenings)
    assert not any(one.story for one in after.evenings)


def test_what_there_is_no_evening_for_is_named() -> None:
    found = plan(LOOP, state(*(story(f"s{n}", status="seed") for n in range(20))), TODAY)

    assert len(found.left) == 7
    assert found.left[-1].startswith("And ")


def test_the_evening_before_is_for_rest_alone() -> None:
    (only,) = plan(LOOP, state(story("b")), date(2026, 11, 30)).evenings

    assert only.work == "rest"


def test_a_loop_that_is_over_or_has_no_day_is_said_clearly() -> None:
    with pytest.raises(UsageError, match="over since"):
        plan(LOOP, state(story("b")), date(2026, 12, 2))
    with pytest.raises(UsageError, match="is today"):
        plan(LOOP, state(story("b")), date(2026, 12, 1))
    with pytest.raises(UsageError, match="no day"):
        plan(LOOP.model_copy(update={"date": None}), state(story("b")), TODAY)
