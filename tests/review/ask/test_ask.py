"""A question finds its stories, or is told honestly that there are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.errors import UsageError
from portfolio.model.asking import Answer
from portfolio.model.story import FollowUp, Principles, Section, Story
from portfolio.review.ask import AskedBank, answer, bank_of
from tests.review.ask.questions import PACE, asked, bank, late, sets, tally
from tests.review.banks import L7, story


def ask(question: str, *stories: Story) -> Answer:
    """Ask the sample, or some stories."""
    given_bank = AskedBank(stories, L7) if stories else bank("sample")
    return answer(question, given_bank, pace=PACE)


@pytest.mark.parametrize(
    ("name", "first", "three", "none"),
    [
        ("sample-first", 0.85, 0.90, 0.80),
        ("second-first", 0.85, 0.90, 0.75),
        ("sample-second", 0.75, 0.90, 0.75),
        ("second-second", 0.75, 0.90, 0.75),
        ("sample-last", 0.65, 0.90, 0.75),
        ("second-last", 0.75, 0.90, 0.75),
        ("train-a-questions", 0.55, 0.75, 0.65),
        ("train-b-questions", 0.55, 0.75, 0.65),
        ("train-c-questions", 0.50, 0.65, 0.60),
        ("train-d-questions", 0.45, 0.70, 0.50),
        ("late/sample-questions", 0.65, 0.85, 0.50),
        ("late/fifth-questions", 0.65, 0.85, 0.50),
    ],
)
def test_most_questions_find_their_story(
    name: str, first: float, three: float, none: float
) -> None:
    found = tally(name)

    assert found.first >= first
    assert found.three >= three
    assert found.none >= none


def test_the_questions_name_stories_and_scenarios_that_exist() -> None:
    for name in (*sets(), *late()):
        known = {s.id for s in bank(name).stories}
        for one in asked(name):
            assert known.issuperset(one.right), one.question
            assert set(L7.scenarios).issuperset(one.would), one.question


def test_disagreeing_with_a_manager_leads_to_backbone() -> None:
    steady = story("steady", "talent-at-scale", first=("hire-and-develop",))
    upright = story("upright", "executive-strategy", first={"have-backbone": "We did it"})

    found = ask("Tell me about a time you disagreed with your manager.", steady, upright)

    assert found.stories[0].story == "upright"


def test_where_no_story_fits_the_scenario_is_named_that_would() -> None:
    found = ask("When did you put somebody on a performance improvement plan?")

    assert found.none_fits
    assert found.stories == ()
    assert found.would_fit == ("low-performer",)


@pytest.mark.parametrize(
    "question", ["asdf qwerty", "???", "12345", "pizza", "lorem ipsum dolor", "hello"]
)
def test_what_is_no_question_finds_no_story(question: str) -> None:
    assert ask(question).none_fits


@pytest.mark.parametrize("question", ["What's your biggest failure?", "When did you fail?"])
def test_a_question_for_a_failure_is_answered_by_one_first(question: str) -> None:
    failures = {s.id for s in bank("sample").stories if s.kind == "failure"}

    assert ask(question).stories[0].story in failures


@pytest.mark.parametrize(
    "question",
    ["What are your salary expectations?", "Why do you want to join us?", "Reverse a linked list."],
)
def test_a_question_for_no_story_names_no_scenario(question: str) -> None:
    found = ask(question)

    assert found.none_fits
    assert found.would_fit == ()


def test_words_match_whole_and_never_inside_another() -> None:
    told = story("told", action="The artist started a party in the Bartlett department.")

    assert ask("Tell me about art.", told).none_fits


def test_every_match_says_why_how_to_begin_and_how_long_it_takes() -> None:
    best = ask("Tell me about presenting to a board of directors.").stories[0]

    assert best.because.endswith(("”", "."))
    assert best.opening
    assert best.seconds > 100
    assert 0 < best.fit <= 1


def test_the_reason_quotes_words_which_stand_in_the_story() -> None:
    found = ask("How have you reduced attrition?")
    stories = {s.id: s for s in bank("sample").stories}

    for match in found.stories:
        quoted = match.because.partition("“")[2].rstrip("”")
        told = stories[match.story]
        said = " ".join(
            [s.text for s in told.sections]
            + list(told.principles.primary.values())
            + list(told.principles.secondary.values())
        )
        assert " ".join(quoted.split()) in " ".join(said.split())


def test_a_question_noted_for_a_story_finds_it() -> None:
    noted = story("noted", action="We painted the fence.").model_copy(
        update={"questions": ("Which zebra did you paint?",)}
    )
    other = story("other", action="We fed a zebra.")

    best = ask("Which zebra did you paint?", other, noted).stories[0]

    assert best.story == "noted"
    assert "noted this very question" in best.because


def test_without_a_headline_one_begins_with_the_first_sentence() -> None:
    told = story("told", "crisis-recovery", action="The lights went out. Then we rang the guard.")

    best = ask("Walk me through the worst crisis you led.", told).stories[0]

    assert best.opening == "The lights went out."


def test_what_a_question_will_want_is_named() -> None:
    told = Story(
        id="told",
        title="Told",
        scenario="failed-transformation",
        kind="failure",
        principles=Principles(primary={"ownership": ""}),
        sections=(Section(id="action", heading="Action", text="I was wrong and said so."),),
        follow_ups=(FollowUp(question="What did the failure cost your team?"),),
    )

    lacking = ask("What was your biggest failure, and what did it cost?", told).stories[0].missing

    assert "Result is not written yet." in lacking
    assert any("Learned" in said for said in lacking)
    assert "This follow-up is still a gap: What did the failure cost your team?" in lacking


def test_seeds_and_retired_stories_are_not_offered() -> None:
    seed = story("seed", "crisis-recovery", status="seed")
    retired = story("retired", "crisis-recovery", status="retired")

    assert ask("Tell me about leading through a crisis.", seed, retired).none_fits


def test_no_question_is_said_with_a_mend() -> None:
    with pytest.raises(UsageError) as refused:
        ask("  ")
    assert "portfolio ask" in refused.value.fix


def test_an_empty_bank_answers_that_none_fits() -> None:
    found = answer("Tell me about leading through a crisis.", AskedBank([], L7), pace=PACE)

    assert found.none_fits
    assert "crisis-recovery" in found.would_fit


def test_the_order_of_the_bank_changes_nothing() -> None:
    question = "When did you change how several organisations work?"
    stories = bank("sample").stories

    assert ask(question, *stories) == ask(question, *reversed(stories))


def test_a_bank_is_made_ready_once_for_the_same_stories() -> None:
    stories = [story("one", "crisis-recovery")]

    assert bank_of(stories, L7) is bank_of(list(stories), L7)
    assert bank_of([story("two")], L7) is not bank_of(stories, L7)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_any_text_gets_an_answer(question: str) -> None:
    found = ask(question)

    assert found.none_fits == (not found.stories)
    assert all(0 <= match.fit <= 1 for match in found.stories)
