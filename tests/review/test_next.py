"""Which story next, by a formula whose terms are shown, and why in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given

from portfolio.model.coverage import Coverage, NextStory
from portfolio.review.coverage import cover
from tests.review.banks import L7, Bank, banks, full_bank, story


def on(coverage: Coverage, scenario: str) -> NextStory:
    return next(n for n in coverage.next if n.scenario == scenario)


def test_a_bank_without_a_failure_story_hears_of_it_first() -> None:
    stories = [s for s in full_bank()[0] if s.kind == "leadership"]

    best = cover(stories, full_bank()[1], L7).next[0]

    assert best.scenario in L7.counted("failure")
    assert best.terms["failure"] == 1
    assert "the bank has no failure story" in best.because


def test_a_full_bank_has_nothing_to_add() -> None:
    assert cover(*full_bank(), L7).next == ()


def test_an_old_sole_carrier_is_named_with_its_age() -> None:
    stories = [
        story(
            s.id,
            s.scenario,
            kind=s.kind,
            period="2024-06",
            first=s.principles.primary,
            beside={p: "" for p in s.principles.secondary if p != "frugality"},
        )
        for s in full_bank()[0]
        if "frugality" not in s.principles.primary
        and s.scenario not in ("technology-investment", "cross-unit-standards", "due-diligence")
    ]
    bet = story(
        "quantum-bet",
        "innovation-industry",
        first={"frugality": "half the money"},
        period="2017-01..2018-06",
        action="I asked for half the money.",
    )

    best = cover([*stories, bet], [], L7).next[0]

    assert "frugality" in L7.scenarios[best.scenario].principles.all
    assert (
        "only Quantum bet shows Frugality, and it is six years older than your newest"
        in best.because
    )


def test_a_family_with_too_little_draws_and_one_with_too_much_repels() -> None:
    stories = [story(f"s{n}", "crisis-recovery") for n in range(4)]
    stories.append(story("s4", "due-diligence"))

    coverage = cover(stories, [], L7)

    assert on(coverage, "platform-ecosystem").terms["mix"] > 0
    assert on(coverage, "talent-at-scale").terms["mix"] < 0
    assert "platform strategy has 0% of the stories and should have 30%" in (
        on(coverage, "platform-ecosystem").because
    )


def test_one_scenario_is_worth_its_part_of_what_the_bar_lacks() -> None:
    coverage = cover([story("a", "board-risk"), story("b", "crisis-recovery")], [], L7)

    assert on(coverage, "platform-ecosystem").terms["scenarios"] == pytest.approx(1 / 10, abs=1e-3)
    assert "scenarios" not in on(coverage, "production-incident").terms


@given(banks())
def test_next_names_scenarios_no_story_answers_best_first_with_the_sum_of_their_terms(
    built: Bank,
) -> None:
    coverage = cover(*built, L7)

    assert all(coverage.scenarios[n.scenario] == () for n in coverage.next)
    assert [n.gain for n in coverage.next] == sorted((n.gain for n in coverage.next), reverse=True)
    for n in coverage.next:
        assert n.gain == pytest.approx(sum(n.terms.values()))
        assert n.gain > 0
        assert n.because.startswith("Write a story on ")
        assert n.because.endswith(".")


@given(banks())
def test_writing_the_next_story_closes_part_of_a_gap(built: Bank) -> None:
    coverage = cover(*built, L7)
    if not coverage.next:
        return
    scenario = L7.scenarios[coverage.next[0].scenario]
    written = story(
        "written", coverage.next[0].scenario, kind=scenario.kind, first=scenario.principles.all
    )

    after = cover([*built[0], written], built[1], L7)

    assert coverage.next[0].scenario not in {n.scenario for n in after.next}
    assert after.stories == coverage.stories + 1
