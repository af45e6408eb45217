"""The criteria: what is met, partly met and missing, and why."""

from __future__ import annotations

import pytest

from portfolio.model.settings import Settings
from tests.review.stories import reviewed, verdict


def test_a_hundred_engineers_meet_the_scope() -> None:
    found = reviewed(action="I led 120 engineers across three divisions.")
    assert verdict(found, "scope") == "met"


def test_a_smaller_head_count_is_partly() -> None:
    found = reviewed(action="I led 60 engineers.")
    assert verdict(found, "scope") == "partly"
    judged = found.verdict("scope")
    assert judged
    assert "60 engineers" in judged.because


def test_two_organisations_without_a_head_count_are_partly() -> None:
    found = reviewed(action="It changed how three divisions worked.")
    assert verdict(found, "scope") == "partly"


def test_the_largest_count_decides_and_never_a_sum() -> None:
    found = reviewed(action="I led 60 engineers. Later I led 70 engineers.")
    assert verdict(found, "scope") == "partly"


def test_a_realised_own_amount_over_the_bar_meets_impact() -> None:
    found = reviewed(result="The platform saved us $140M a year.")
    assert verdict(found, "impact") == "met"


@pytest.mark.parametrize(
    "told",
    [
        "The board approved a budget of $140M.",
        "We paid $140M for the company.",
        "The outage cost us $140M.",
        "Our rival earned $140M from it.",
        "It could have saved $140M.",
        "We aimed to save $140M.",
        "The market was worth $140M.",
    ],
)
def test_money_that_is_not_a_realised_result_of_ones_own_is_never_impact(told: str) -> None:
    assert verdict(reviewed(result=told), "impact") == "missing"


def test_an_amount_of_unknown_nature_is_partly_and_asked_about() -> None:
    found = reviewed(result="It was $140M.")
    assert verdict(found, "impact") == "partly"
    assert "NU401" in [f.code for f in found.findings]


def test_the_writer_can_say_what_an_amount_is() -> None:
    more = "numbers:\n  - {says: $140M, nature: savings, owner: mine}\n"
    found = reviewed(more=more, result="It was $140M.")
    assert verdict(found, "impact") == "met"
    assert "NU401" not in [f.code for f in found.findings]


@pytest.mark.parametrize("held", ["owner: company", "owner: mine, confirmed: cannot"])
def test_a_company_s_or_unconfirmable_amount_never_counts_as_met(held: str) -> None:
    more = f"numbers:\n  - {{says: $140M, nature: savings, {held}}}\n"
    found = reviewed(more=more, result="The platform saved us $140M a year.")
    assert verdict(found, "impact") == "partly"


def test_somebody_else_s_amount_is_no_impact_even_when_attested_as_savings() -> None:
    more = "numbers:\n  - {says: $140M, nature: savings, owner: industry}\n"
    found = reviewed(more=more, result="The platform saved us $140M a year.")
    assert verdict(found, "impact") == "missing"


def test_what_the_company_earned_is_not_one_s_own() -> None:
    assert verdict(reviewed(result="Our company earned $900M in 2022."), "impact") == "partly"
    told = "The company made $2B in revenue that year."
    assert verdict(reviewed(result=told), "impact") != "met"


def test_what_one_never_did_and_whom_one_never_reached_is_no_evidence() -> None:
    found = reviewed(
        situation="I have never managed 200 people.", action="The VP never read my memo."
    )
    assert verdict(found, "scope") == "missing"
    assert verdict(found, "influence") == "missing"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("My peer Dana saved $110M with her project.", "missing"),
        ("My peer Dana and I saved $110M a year.", "met"),
    ],
)
def test_a_peer_s_result_is_the_peer_s(told: str, word: str) -> None:
    assert verdict(reviewed(result=told), "impact") == word


def test_a_rough_rate_near_the_bar_is_partly_until_the_writer_gives_a_rate() -> None:
    told = "The platform saved us €95M a year."
    rough = reviewed(result=told)
    assert verdict(rough, "impact") == "partly"
    assert "NU405" in [f.code for f in rough.findings]
    sure = reviewed(Settings(rates={"EUR": 1.10}), result=told)
    assert verdict(sure, "impact") == "met"


def test_an_executive_in_action_is_influence_and_one_in_situation_only_partly() -> None:
    assert verdict(reviewed(action="I put the plan to the CFO, who agreed."), "influence") == "met"
    early = reviewed(situation="The CFO asked me to look at it.", action="I looked.")
    assert verdict(early, "influence") == "partly"


def test_recognition_comes_from_outside_and_adoption_inside_is_partly() -> None:
    outside = reviewed(result="I gave a keynote at an industry conference about it.")
    assert verdict(outside, "recognition") == "met"
    inside = reviewed(result="The method was adopted by other business units.")
    assert verdict(inside, "recognition") == "partly"


def test_three_years_meet_the_vision_and_eighteen_months_are_partly() -> None:
    assert verdict(reviewed(action="I wrote a five-year plan."), "vision") == "met"
    assert verdict(reviewed(action="I wrote an 18-month plan."), "vision") == "partly"


def test_the_market_belongs_into_the_situation() -> None:
    told = "Two rivals already delivered the same day."
    assert verdict(reviewed(situation=told, action="I acted."), "context") == "met"
    assert verdict(reviewed(situation="It began.", result=told), "context") == "partly"


def test_a_failure_story_is_held_to_its_own_four_criteria() -> None:
    found = reviewed(
        kind="failure",
        situation="I approved the change. It was my decision, and it stopped 140 engineers.",
        action="It broke because I had not tested it. We rolled back and restored the service.",
        result="Nothing was lost.",
        applied="In 2023 I asked for the test first, with Priya, and we found two such faults.",
    )
    for criterion in ("accountability", "cause", "recovery", "applied"):
        assert verdict(found, criterion) == "met", criterion


def test_a_failure_story_is_never_scolded_for_its_money() -> None:
    found = reviewed(kind="failure", situation="It failed.", action="I tried.", result="It cost.")
    assert not {"RE505", "RE501", "RE506"} & {f.code for f in found.findings}


def test_the_same_story_reads_otherwise_against_the_l6_bar() -> None:
    told = "The platform saved us $14M a year, and I led 30 engineers."
    assert verdict(reviewed(result=told), "impact") == "partly"
    assert verdict(reviewed(bar="l6", result=told), "impact") == "met"
    assert verdict(reviewed(bar="l6", result=told), "scope") == "met"


def test_every_verdict_that_is_not_missing_quotes_words_of_the_story() -> None:
    found = reviewed(
        situation="Two rivals were faster. 150 engineers in four divisions were slow.",
        action="I took a five-year plan to the CFO, who agreed.",
        result="It saved us $140M a year.",
    )
    for judged in found.criteria:
        assert judged.because
        assert judged.verdict == "missing" or judged.evidence
