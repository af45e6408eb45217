"""The deck: best by proof, the same every time, and honest about what gave way."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import given, settings

from portfolio.errors import UsageError
from portfolio.loop.deck import deck
from portfolio.loop.problem import SIZE, Bank, Problem, pose
from portfolio.loop.solve import solve
from portfolio.model.deck import DeckReport
from portfolio.model.loop import Loop, Telling
from tests.loop.decks import DAY, bank, brute, loop, of, problems, wide_bank
from tests.review.banks import L7, story

THREE = loop(("earn-trust", "ownership"), ("frugality", "think-big"), ("dive-deep",))


def told(found: DeckReport) -> dict[str, list[str]]:
    return {seat.interviewer: [c.story for c in seat.stories] for seat in found.interviewers}


@settings(max_examples=150, deadline=None)
@given(problem=problems())
def test_no_other_deck_is_better(problem: Problem) -> None:
    plan = solve(problem)

    assert plan.proven
    assert of(problem, plan) == brute(problem)


@settings(max_examples=40, deadline=None)
@given(problem=problems())
def test_what_gave_way_is_named_as_often_as_it_did(problem: Problem) -> None:
    plan = solve(problem)

    one, main, spare, failure, two, _, _ = of(problem, plan)
    names = {name: len(places) for name, places in plan.short.items()}
    assert names["one"] == one
    assert names["main"] == main
    assert names["spare"] == spare
    assert names["failure"] == failure
    assert (names["two"] > 0) == (two > 0)


def test_each_hears_one_to_three_none_twice_and_all_they_probe() -> None:
    found = deck(THREE, wide_bank(20), L7)

    heard = list(chain.from_iterable(told(found).values()))
    assert len(heard) == len(set(heard))
    assert all(1 <= len(stories) <= 3 for stories in told(found).values())
    for seat in found.interviewers:
        for one in seat.principles:
            assert one.main in told(found)[seat.interviewer]
            assert one.spare in found.deck
            assert one.spare != one.main
    assert len(found.deck) == SIZE == len(set(found.deck))
    assert found.dropped == ()


def test_the_terms_add_up_to_the_worth() -> None:
    source = wide_bank(20)
    found = deck(THREE, source, L7)

    assert found.worth == sum(term.points for term in found.terms)
    problem = pose(THREE, source)
    assert found.worth == -of(problem, solve(problem))[-1]


def test_the_order_of_the_stories_changes_nothing() -> None:
    source = wide_bank(20)
    keys = list(source.stories)
    random.Random(7).shuffle(keys)  # noqa: S311 - any other order will do
    mixed = Bank(
        stories={key: source.stories[key] for key in keys},
        reviews={},
        principles=source.principles,
        rehearsed=source.rehearsed,
        level=source.level,
        day=DAY,
    )

    assert deck(THREE, mixed, L7) == deck(THREE, source, L7)


def test_a_ready_and_a_rehearsed_story_come_before_their_like() -> None:
    stories = [story(f"s{n}", first=("earn-trust",)) for n in range(4)]
    stories[1] = story("s1", first=("earn-trust",), status="ready")
    one = loop(("earn-trust",))

    found = deck(one, bank(*stories, rehearsed={"s3": 1}), L7, size=2)

    assert set(told(found)["a"]) == {"s1", "s3"}


def test_a_failure_story_goes_to_the_bar_raiser_and_one_is_placed() -> None:
    stories = [story(f"s{n}", first=("earn-trust",), status="ready") for n in range(6)]
    failed = story("the-fall", kind="failure")

    found = deck(loop((), (), raiser=1), bank(*stories, failed), L7)

    assert "the-fall" in told(found)["b"]


def test_pins_are_kept_and_bans_are_not_told() -> None:
    free = deck(THREE, wide_bank(20), L7)
    first = free.interviewers[0].stories[0].story
    wished = THREE.model_copy(update={"pins": {"c": (first,)}, "bans": (free.deck[-1],)})

    found = deck(wished, wide_bank(20), L7)

    pinned = next(c for c in found.interviewers[2].stories if c.story == first)
    assert pinned.pinned
    assert "you pinned it" in pinned.because
    assert free.deck[-1] not in found.deck


def test_what_was_told_is_used_up_and_counts_for_who_heard_it() -> None:
    before = deck(THREE, wide_bank(20), L7)
    used = before.interviewers[0].stories[0].story
    later = THREE.model_copy(update={"told": (Telling(story=used, to="a", on=DAY),)})

    found = deck(later, wide_bank(20), L7)

    assert used not in found.deck
    assert found.interviewers[0].told == (used,)
    assert len(found.interviewers[0].stories) == 1
    assert len(found.deck) == SIZE - 1


def test_a_bank_that_can_not_says_what_gave_way_and_why() -> None:
    only = bank(story("s0", first=("earn-trust",)), story("s1", first=("ownership",)))

    found = deck(THREE, only, L7)

    assert {one.demand for one in found.dropped} == {"one", "two", "main", "spare"}
    said = " ".join(one.because for one in found.dropped)
    assert "B hears no story for Think Big: no story is free that carries it." in said
    assert "C does not get one story: 2 stories are free for 3 interviewers" in said
    assert ": only S0 carries it" in said
    assert found.order[0] == "two stories for each interviewer"
    assert "12 stories were asked for and the bank has 2" in found.compromises[0]


def test_two_stories_give_way_before_a_spare_does() -> None:
    asked = loop(("earn-trust",), ("ownership",))
    three = bank(
        story("s0", first=("earn-trust", "ownership")),
        story("s1", first=("earn-trust",)),
        story("s2", first=("ownership",)),
    )

    found = deck(asked, three, L7)

    assert {one.demand for one in found.dropped} == {"two"}


def test_a_deck_grows_only_where_the_loop_needs_it_and_says_so() -> None:
    seven = loop(*[("earn-trust",)] * 7)

    found = deck(seven, wide_bank(40), L7)

    assert len(found.deck) == 14
    assert any("14 instead of 12" in said for said in found.compromises)


def test_without_a_loop_there_is_a_usual_one_with_a_bar_raiser() -> None:
    found = deck(Loop(id=""), wide_bank(40), L7)

    assert found.usual
    assert found.loop is None
    assert len(found.interviewers) == 5
    assert [seat.role for seat in found.interviewers].count("bar raiser") == 1
    asked = [one.principle for seat in found.interviewers for one in seat.principles]
    assert sorted(asked) == sorted(L7.principles)


def test_a_seed_that_is_pinned_is_left_out_and_named() -> None:
    pinned = THREE.model_copy(update={"pins": {"a": ("a-seed",)}})

    found = deck(pinned, wide_bank(20), L7)

    assert any(said.startswith("a-seed is pinned to A and left out") for said in found.compromises)


def test_nothing_to_choose_from_is_said_clearly() -> None:
    with pytest.raises(UsageError, match="no story to choose a deck from"):
        deck(THREE, bank(story("s0", status="seed")), L7)
    banned = THREE.model_copy(update={"bans": ("s0",)})
    with pytest.raises(UsageError, match="told in this loop or banned"):
        deck(banned, bank(story("s0")), L7)
    with pytest.raises(UsageError, match="names interviewers"):
        deck(Loop(id=""), bank(story("s0")), L7.model_copy(update={"loop": ()}))


def test_a_claimed_principle_and_a_shared_spare_are_compromises() -> None:
    asked = loop(("earn-trust",), ("earn-trust",))
    four = bank(*(story(f"s{n}", first=("earn-trust",)) for n in range(2)), story("s2"))

    said = " ".join(deck(asked, four, L7).compromises)

    assert "only claims Earn Trust for A" in said
    assert "is planned for" in said
