"""Coverage of a whole bank: what always holds of it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.model.coverage import Coverage
from portfolio.review.coverage import cover
from tests.review.banks import L7, Bank, banks, full_bank, guide_bank, review, story


def carried(coverage: Coverage, principle: str) -> list[str]:
    held = coverage.principles[principle]
    return [c.story for c in (*held.primary, *held.secondary)]


def test_the_guides_own_map_leaves_two_principles_to_one_scenario_each() -> None:
    by_principle = {
        name: [key for key, s in L7.scenarios.items() if name in s.principles.source]
        for name in L7.principles
    }
    assert {name: keys for name, keys in by_principle.items() if len(keys) == 1} == {
        "frugality": ["technology-investment"],
        "best-employer": ["talent-at-scale"],
    }


def test_the_guides_twenty_stories_carry_frugality_and_best_employer_once() -> None:
    coverage = cover(*guide_bank(), L7)

    gone = {
        lost.principle: point.story
        for point in coverage.single_points
        for lost in point.lost
        if lost.left == 0
    }
    assert gone == {
        "frugality": "technology-investment",
        "best-employer": "talent-at-scale",
    }


def test_no_stories_are_a_bank_with_everything_to_write() -> None:
    coverage = cover([], [], L7)

    assert (coverage.stories, coverage.wanted) == (0, 15)
    assert set(coverage.scenarios) == set(L7.counted())
    assert {n.scenario for n in coverage.next} == set(L7.counted())
    assert all(m.share == 0 for m in coverage.mix.values())
    assert not any(line.met for line in coverage.assessment)
    assert not any((coverage.concentration, coverage.single_points, coverage.changes))


def test_an_extra_scenario_appears_only_when_a_story_answers_it() -> None:
    coverage = cover([story("a", "peer-conflict")], [], L7)

    assert len(coverage.scenarios) == 21
    assert coverage.scenarios["peer-conflict"] == ("a",)


def test_criteria_hold_the_stories_by_verdict() -> None:
    stories = [story("a"), story("b"), story("c")]
    reviews = [review("a", scope="met"), review("b", scope="partly"), review("c", scope="missing")]

    scope = cover(stories, reviews, L7).criteria["scope"]

    assert (scope.met, scope.partly, scope.missing) == (("a",), ("b",), ("c",))


def test_the_assessment_is_answered_with_counts_and_the_stories_behind() -> None:
    stories = [story("a", "board-risk"), story("b")]

    lines = cover(stories, [review("a", vision="met")], L7).assessment

    assert [line.line for line in lines] == [a.asks for a in L7.assessment.values()]
    assert lines[0].have == "2 of 15 stories past seed; 1 of 12 leadership scenarios with a story"
    assert lines[3].have == "1 of 8 stories which meet vision"
    assert lines[3].stories == ("a",)
    assert all(line.met for line in cover(*full_bank(), L7).assessment if "years" not in line.line)


@given(banks())
def test_shares_sum_to_one_or_to_zero(built: Bank) -> None:
    total = sum(m.share for m in cover(*built, L7).mix.values())

    assert total == 0 or total == pytest.approx(1)


@given(banks())
def test_every_story_named_is_one_that_counts(built: Bank) -> None:
    coverage = cover(*built, L7)
    named = {story for ids in coverage.scenarios.values() for story in ids}
    for held in coverage.criteria.values():
        named |= {*held.met, *held.partly, *held.missing}
    for name in L7.principles:
        named |= set(carried(coverage, name))
    named |= {story for row in coverage.concentration for story in row.stories}
    named |= {story for line in coverage.assessment for story in line.stories}
    named |= {p.story for p in coverage.single_points} | {c.story for c in coverage.changes}

    assert named <= {s.id for s in built[0] if s.counts}


@given(banks(), st.randoms(use_true_random=False))
def test_the_order_of_stories_changes_nothing(built: Bank, chance: random.Random) -> None:
    stories, reviews = list(built[0]), list(built[1])
    chance.shuffle(stories)
    chance.shuffle(reviews)

    assert cover(stories, reviews, L7).model_dump_json() == cover(*built, L7).model_dump_json()


@given(banks())
def test_losing_a_single_point_loses_what_is_said_and_nothing_else_vanishes(built: Bank) -> None:
    stories, reviews = built
    before = cover(stories, reviews, L7)
    said = {p.story: {lost.principle: lost.left for lost in p.lost} for p in before.single_points}

    for gone in (s for s in stories if s.counts):
        after = cover([s for s in stories if s.id != gone.id], reviews, L7)
        falls = {
            name: len(carried(after, name))
            for name in L7.principles
            if gone.id in carried(before, name) and len(carried(after, name)) <= 1
        }
        assert falls == said.get(gone.id, {})
