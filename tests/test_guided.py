"""From a seed to a story called ready: what is asked, laid out, compared and left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio import guided
from portfolio.errors import UnknownName
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR
from portfolio.store.rubrics import load_rubric
from portfolio.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "bank")


@pytest.fixture
def rubric() -> Rubric:
    return load_rubric("l7", Path())


def test_every_scenario_asks_five_questions_and_the_bar_asks_its_facts(rubric: Rubric) -> None:
    for name, scenario in rubric.scenarios.items():
        assert len(scenario.dig) >= 5, name
        of_kind = [fact for fact in rubric.facts.values() if scenario.kind in fact.kinds]
        assert len(of_kind) >= 5, name
    assert len(rubric.dig) >= 5


def test_the_cues_are_four_four_six_and_six(rubric: Rubric) -> None:
    assert [len(rubric.sections[name].cues) for name in STAR] == [4, 4, 6, 6]


def test_a_seed_is_asked_before_its_scenario_is_chosen(space: Workspace) -> None:
    story = space.new("The night checkout fell over", status="seed").story

    asked = guided.asked(story, space.rubric)

    assert [one.by for one in asked] == ["scenario"] * 6 + ["bar"] * 6
    assert not any(one.answer for one in asked)


def test_a_failure_is_asked_what_a_failure_needs(space: Workspace) -> None:
    story = space.new("Down", scenario="production-incident").story

    criteria = [one.criterion for one in guided.asked(story, space.rubric) if one.by == "bar"]

    assert criteria == ["scope", "influence", "accountability", "cause", "recovery", "applied"]


def test_an_answer_is_in_the_file_at_once_and_the_story_stays_a_seed(space: Workspace) -> None:
    space.new("The night", status="seed")
    question = space.rubric.facts["decider"].asks

    saved = guided.answer(space, "the-night", question, "Judit, the CTO.")

    assert saved.story.status == "seed"
    assert "Judit, the CTO." in saved.path.read_text(encoding="utf-8")
    assert guided.answer(space, "the-night", question, "").story.text("dig") == ""


def test_a_question_nobody_asks_names_the_nearest(space: Workspace) -> None:
    space.new("The night", status="seed")

    with pytest.raises(UnknownName, match="unknown question"):
        guided.answer(space, "the-night", "Who had the last word?", "Me.")


def test_answers_outlive_the_scenario_they_were_given_for(space: Workspace) -> None:
    space.new("The night", scenario="crisis-recovery")
    question = space.rubric.scenarios["crisis-recovery"].dig[1]
    guided.answer(space, "the-night", question.asks, "To pull the plug.")

    changed = space.set("the-night", {"scenario": "board-risk"}).story

    own = [one for one in guided.asked(changed, space.rubric) if one.by == "writer"]
    assert [(one.question, one.section) for one in own] == [(question.asks, question.section)]


def test_the_outline_holds_the_writers_words_and_no_others(space: Workspace) -> None:
    space.new("The night", status="seed")
    facts = space.rubric.facts
    guided.answer(space, "the-night", facts["people"].asks, "350 engineers\nin nine organisations")
    guided.answer(space, "the-night", facts["decider"].asks, "Judit.")

    saved, laid = guided.lay_out(space, "the-night")

    assert laid == ("situation", "action")
    assert saved.story.text("situation") == "- 350 engineers\n  in nine organisations"
    assert saved.story.text("action") == "- Judit."
    assert saved.story.text("result") == ""
    assert saved.story.status == "draft"


def test_what_is_written_already_is_left_alone(space: Workspace) -> None:
    file = space.new("The night", status="seed")
    guided.answer(space, "the-night", space.rubric.facts["decider"].asks, "Judit.")
    path = file.path
    path.write_text(
        path.read_text("utf-8").replace("## Action\n", "## Action\n\nI ran.\n"), "utf-8"
    )

    saved, laid = guided.lay_out(space, "the-night")

    assert laid == ()
    assert saved.story.text("action") == "I ran."


def test_the_list_says_what_is_open_and_where(space: Workspace) -> None:
    story = space.new("The night").story

    checks = {check.name: check for check in guided.checks(space, story)}

    assert [checks[name].done for name in ("Situation", "Task", "Action", "Result")] == [False] * 4
    assert checks["Action"].where == "action"
    assert checks["Learned"].where == "learned"
    assert not checks["Impact"].done


def test_a_failure_story_is_not_asked_for_a_hundred_million(space: Workspace) -> None:
    story = space.new("Down", scenario="production-incident").story

    names = {check.name for check in guided.checks(space, story)}

    assert {"Accountability", "Cause", "Recovery", "Applied"} <= names
    assert "Impact" not in names


def test_the_sample_passes_its_own_list(space: Workspace) -> None:
    story = guided.at_level("L7")
    assert story

    open_ = [check.name for check in guided.checks(space, story) if not check.done]

    assert open_ == []


def test_calling_it_ready_keeps_a_note_of_what_is_open(space: Workspace) -> None:
    space.new("The night")

    noted = guided.mark_ready(space, "the-night", ["Ana is on leave"]).story
    listed = guided.mark_ready(space, "the-night").story

    assert (noted.status, noted.open) == ("ready", ("Ana is on leave",))
    assert "headline" in listed.open


def test_the_last_ready_state_is_the_one_that_was_decided_on(space: Workspace) -> None:
    base = space.new("The night")
    space.change("the-night", headline="As a draft.")
    space.change("the-night", headline="As decided.", status="ready")
    for words in ("One more thought.", "Two more."):
        space.change("the-night", headline=words)
    space.change("the-night", status="draft")
    space.change("the-night", headline="Now.")

    kept = guided.last_ready(space, base.story.id)

    assert kept
    assert kept.story.headline == "As decided."


def test_a_story_never_called_ready_has_no_such_state(space: Workspace) -> None:
    space.new("The night")
    story = space.change("the-night", headline="Still a draft.").story

    assert guided.with_last_ready(space, story) is None


def test_the_two_tellings_read_the_level_they_stand_for(space: Workspace) -> None:
    for level in ("L6", "L7"):
        story = guided.at_level(level)
        assert story
        assert space.review_text(story).reading.level == level
    assert len(guided.with_levels(space, space.new("Mine").story).sections) == 4


def test_a_bar_without_a_criterion_does_not_ask_for_it(rubric: Rubric, space: Workspace) -> None:
    without = {k: c for k, c in rubric.criteria.items() if k != "recognition"}
    story = space.new("The night").story

    asked = guided.asked(story, rubric.model_copy(update={"criteria": without}))

    assert "recognition" not in {one.criterion for one in asked}
