"""The same words against other bars: nothing about a level or an employer is in the code."""

from __future__ import annotations

from typing import Any

from tests.review.stories import codes, reviewed, verdict

HARBOUR = "tests/data/rubrics/harbour.yaml"
TOLD: dict[str, Any] = {
    "situation": "Two rivals were faster. 60 engineers in four divisions were slow.",
    "action": "I took a four-year plan to the CFO, who agreed. We did it.",
    "result": "It saved us €25M a year.",
}


def test_another_employer_s_thresholds_give_other_verdicts() -> None:
    theirs, ours = reviewed(bar=HARBOUR, **TOLD), reviewed(**TOLD)
    assert (verdict(theirs, "scope"), verdict(ours, "scope")) == ("met", "partly")
    assert (verdict(theirs, "impact"), verdict(ours, "impact")) == ("met", "partly")
    assert (verdict(theirs, "vision"), verdict(ours, "vision")) == ("partly", "met")


def test_readings_speak_of_the_rubric_s_own_levels() -> None:
    small = {**TOLD, "situation": "Twelve engineers were slow.", "result": "It saved us €2M."}
    found = reviewed(bar=HARBOUR, **small)
    assert found.reading.level == "Foreman"
    assert found.reading.because.startswith("Reads Foreman on scope: ")


def test_amounts_are_held_in_the_rubric_s_currency() -> None:
    told = {**TOLD, "result": "It saved us $30M a year."}
    assert verdict(reviewed(bar=HARBOUR, **told), "impact") == "met"


def test_a_criterion_the_employer_does_not_ask_gives_no_verdict_and_no_finding() -> None:
    found = reviewed(bar=HARBOUR, **TOLD)
    assert found.verdict("recognition") is None
    assert "RE501" not in codes(found)


def test_the_employer_s_own_principle_may_be_told() -> None:
    more = 'principles:\n  primary: {dry-hands: "We did it"}\n'
    assert "ST204" not in codes(reviewed(bar=HARBOUR, more=more, **TOLD))
    assert "ST204" in codes(reviewed(more=more, **TOLD))


def test_the_l6_bar_reads_the_same_story_at_its_own_level() -> None:
    assert reviewed(bar="l6", **TOLD).reading.level == "L6"
