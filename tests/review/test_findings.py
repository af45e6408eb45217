"""Findings: each with a place and a mend; silences keep them listed."""

from __future__ import annotations

from typing import Any

import pytest

from portfolio.model.finding import CODES
from portfolio.model.settings import Settings
from portfolio.model.story import Silence
from portfolio.review.across import across
from portfolio.review.story import review
from tests.review.stories import codes, reviewed, rubric, story

READY = "questions: []\n"


def test_every_code_of_the_review_has_advice_in_the_rubric() -> None:
    of_other_files = ("FI", "LO", "KE", "RH")
    assert {c for c in CODES if not c.startswith(of_other_files)} == set(rubric().advice)


def test_every_finding_says_what_to_do_next() -> None:
    found = reviewed(
        more="scenario: plattform-ecosystem\n",
        situation="The other team dropped the ball.",
        action="I single-handedly saved it.",
        result="It was $31M.",
    )
    assert found.findings
    for f in found.findings:
        assert f.what
        assert f.fix
        assert "{" not in f.fix


def test_an_unknown_scenario_names_the_nearest() -> None:
    found = reviewed(more="scenario: plattform-ecosystem\n", action="I did.")
    assert any("platform-ecosystem?" in f.fix for f in found.findings)


def test_quoted_words_that_left_the_story_are_found() -> None:
    more = 'principles:\n  primary: {ownership: "I stayed"}\n'
    assert "ST206" not in codes(reviewed(more=more, action="I stayed on call."))
    assert "ST206" in codes(reviewed(more=more, action="I left."))


def test_a_seed_is_left_in_peace() -> None:
    found = reviewed(status="seed")
    assert not [c for c in codes(found) if c.startswith(("RE", "LE", "TI"))]


def test_a_ready_story_is_asked_to_confirm_what_it_rests_on() -> None:
    told: dict[str, Any] = {"result": "The platform saved us $140M a year."}
    assert "NU403" in codes(reviewed(status="ready", **told))
    assert "NU403" not in codes(reviewed(status="draft", **told))
    more = (
        "numbers:\n  - {says: $140M, nature: savings, owner: mine, source: book, "
        "confirmed: 2026-11-01}\n"
    )
    assert "NU403" not in codes(reviewed(status="ready", more=more, **told))


def test_prose_that_changed_the_number_drops_its_attestation() -> None:
    more = "numbers:\n  - {says: $140M, nature: savings, owner: mine, confirmed: 2026-11-01}\n"
    found = reviewed(more=more, result="The platform saved us $150M a year.")
    assert "NU402" in codes(found)


def test_one_amount_said_twice_binds_only_where_it_is_meant() -> None:
    more = "numbers:\n  - {says: $140M, nature: budget, where: situation}\n"
    found = reviewed(
        more=more, situation="We had $140M.", result="The platform saved us $140M a year."
    )
    impact = found.verdict("impact")
    assert impact
    assert impact.verdict == "met"


def test_a_silenced_finding_stays_listed_with_its_reason() -> None:
    more = "silenced:\n  - {code: RE509, where: situation, because: internal story}\n"
    found = reviewed(more=more, situation="It began.", action="I did.")
    hushed = [f for f in found.findings if f.silenced]
    assert [f.code for f in hushed] == ["RE509"]
    assert hushed[0].because == "internal story"


def test_a_workspace_wide_silence_covers_every_story() -> None:
    settings = Settings(silenced=(Silence(code="RE509", because="all internal"),))
    assert "RE509" in codes(reviewed(settings, action="I did."), silenced=True)


def test_a_silence_that_matches_nothing_is_itself_a_finding() -> None:
    more = "silenced:\n  - {code: PR701, because: old}\n  - {code: PR999, because: typo}\n"
    found = codes(reviewed(more=more, action="I did."))
    assert "SI901" in found
    assert "SI902" in found


def test_a_percentage_that_does_not_follow_is_found_and_one_that_does_is_not() -> None:
    wrong = "Lead time fell from 6 months to 6 weeks, an 83% cut."
    right = "Lead time fell from 6 months to 6 weeks, a 77% cut."
    assert "CO602" in codes(reviewed(result=wrong))
    assert "CO602" not in codes(reviewed(result=right))


def test_a_figure_only_the_follow_ups_state_is_found() -> None:
    told: dict[str, Any] = {
        "result": "It saved us $140M a year.",
        "follow_ups": "### How much?\n\n[safe] We also saved $9M on licences.",
    }
    assert "CO603" in codes(reviewed(**told))


def test_an_action_that_names_nobody_else_is_flagged_once() -> None:
    alone = "I saw it. I drew the plan. I built it. I shipped it."
    assert codes(reviewed(action=alone)).count("PR705") == 1
    assert "PR705" not in codes(reviewed(action=f"{alone} We were proud."))
    assert "PR705" not in codes(reviewed(action=f"{alone} Then Priya tested it."))


@pytest.mark.parametrize("overlap", [True, False])
def test_two_stories_that_claim_one_result_are_found_when_company_and_time_agree(
    overlap: bool,
) -> None:
    told: dict[str, Any] = {"result": "The platform saved us $140M a year."}
    later = "2021-01..2022-01" if overlap else "2023-01..2023-06"
    one = story(more="company: Brightloaf\nperiod: 2021-06..2022-06\n", **told)
    other = story(more=f"company: Brightloaf\nperiod: {later}\n", **told).model_copy(
        update={"id": "other"}
    )
    reviews = [review(s, rubric(), Settings()) for s in (one, other)]
    found = across([one, other], reviews, rubric())
    assert ("CO604" in [f.code for f in found.get("other", [])]) is overlap


def test_i_and_we_are_counted_by_section() -> None:
    found = reviewed(action="I asked them. We agreed, and our plan held. I'd do it again.")
    voice = found.voices[0]
    assert (voice.section, voice.i, voice.we) == ("action", 2, 2)
