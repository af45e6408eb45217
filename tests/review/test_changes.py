"""One change to a story that exists may close a gap as well as a new story."""

from __future__ import annotations

from hypothesis import given

from portfolio.model.coverage import StoryChange
from portfolio.model.story import Story
from portfolio.model.verdict import VerdictWord
from portfolio.review.coverage import cover
from tests.review.banks import HEADLINE, L7, Bank, banks, full_bank, review, story, verdicts


def changes(built: Bank) -> list[StoryChange]:
    return list(cover(*built, L7).changes)


def without(principle: str, told: Story) -> Story:
    kept = {p: w for p, w in told.principles.secondary.items() if p != principle}
    first = {p: w for p, w in told.principles.primary.items() if p != principle}
    return told.model_copy(
        update={
            "principles": told.principles.model_copy(update={"primary": first, "secondary": kept})
        }
    )


def test_a_bank_which_lacks_one_story_on_impact_is_told_which_is_close() -> None:
    stories, _ = full_bank()
    impact: list[VerdictWord] = ["missing" for _ in stories]
    impact[:8] = ["met", "met", "met", "met", "met", "met", "met", "partly"]
    reviews = [
        review(s.id, **{**verdicts("met"), "impact": word})
        for s, word in zip(stories, impact, strict=True)
    ]

    best = changes((stories, reviews))[0]

    assert (best.story, best.gain) == ("story-0007", 1)
    assert best.change.startswith("Raise impact from partly to met, if it is true: one realised")
    assert best.because == (
        "Story 0007 is close and 7 of 8 stories meet impact: the words on impact are these."
    )


def test_the_last_criterion_of_a_story_counts_toward_all_four() -> None:
    stories = [story("a"), story("b")]
    three = verdicts("met", *HEADLINE[:3])
    reviews = [review("a", **three, recognition="partly"), review("b", recognition="partly")]

    first, second = changes((stories, reviews))[:2]

    assert (first.story, second.story) == ("a", "b")
    assert first.gain == second.gain + 1


def test_a_thin_principle_is_claimed_where_the_scenario_usually_shows_it() -> None:
    stories = [without("frugality", s) for s in full_bank()[0]]
    keeper = story("keeper", "board-risk", first=("frugality",))

    found = [c for c in changes(([*stories, keeper], full_bank()[1])) if "Frugality" in c.change]

    claims = [c for c in found if c.change.startswith("Claim")]
    assert claims
    assert all(c.gain == 1 for c in claims)
    by_id = {s.id: s for s in stories}
    for c in claims:
        scenario = by_id[c.story].scenario or ""
        assert "frugality" in L7.scenarios[scenario].principles.all
        assert c.because.startswith("Only Keeper claims Frugality; ")


def test_a_principle_only_shown_beside_may_be_told_first() -> None:
    told = story("a", beside={"frugality": "half the money"}, action="I asked for half the money.")

    found = [c for c in changes(([told], [])) if c.change == "Tell it first for Frugality."]

    assert [c.story for c in found] == ["a"]
    assert found[0].because == "No story put Frugality first, and A shows it beside."


def test_a_claim_without_words_and_one_whose_words_are_gone_are_told_apart() -> None:
    stories = [story("a", first={"frugality": ""}), story("b", first={"frugality": "gone"})]

    found = {c.story: c for c in changes((stories, [])) if c.change.startswith("Quote")}

    assert "A claims it, but it quotes no words." in found["a"].because
    assert "B claims it, but its quote no longer stands there." in found["b"].because


@given(banks())
def test_changes_come_best_first_each_with_a_gain_and_a_sentence(built: Bank) -> None:
    found = changes(built)

    assert [c.gain for c in found] == sorted((c.gain for c in found), reverse=True)
    assert all(c.gain > 0 and c.because.endswith(".") for c in found)
    assert len({(c.story, c.change) for c in found}) == len(found)
