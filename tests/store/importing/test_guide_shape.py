"""A guide of chapters and scenarios: stories are found, coaching and framework are left out."""

from __future__ import annotations

import pytest

from portfolio.model.story import Story
from portfolio.store.importing import Draft, Imported
from tests.store.importing.conftest import Read


@pytest.fixture(scope="module")
def found(read_file: Read) -> Imported:
    return read_file("guide-shaped.md")


@pytest.fixture(scope="module")
def stories(found: Imported) -> list[Story]:
    return [draft.story for draft in found.stories]


def notes_of(draft: Draft) -> str:
    return "\n".join(draft.notes)


def test_each_scenario_is_one_story_with_a_title_without_its_number(stories: list[Story]) -> None:
    assert [s.title for s in stories] == [
        "Technical Transformation Across Many Organizations",
        "Partnerships With Other Companies",
        "Failed Transformation of the Fog Horns",
    ]


def test_a_story_begins_on_the_line_of_its_heading(found: Imported) -> None:
    assert [draft.line for draft in found.stories] == [18, 73, 129]


def test_scenarios_are_found_from_title_and_question(stories: list[Story]) -> None:
    assert [s.scenario for s in stories] == [
        "multi-org-transformation",
        "industry-partnership",
        "failed-transformation",
    ]


def test_a_failure_scenario_is_a_failure_story(stories: list[Story]) -> None:
    assert [s.kind for s in stories] == ["leadership", "leadership", "failure"]


def test_questions_lose_their_quotes_and_italics(stories: list[Story]) -> None:
    assert stories[1].questions == (
        "Describe a technical partnership with other companies that paid for both sides.",
    )


def test_quotes_around_a_section_go_and_those_inside_stay(stories: list[Story]) -> None:
    assert stories[0].text("situation") == (
        "Six harbours each kept a lamp of their own. "
        '"Ours is the brightest," every one of them said.'
    )


def test_a_stray_bold_closer_behind_a_section_goes(found: Imported) -> None:
    action = found.stories[0].story.text("action")
    assert action.startswith("I sailed")
    assert action.endswith("let captains choose.")
    assert "Action: a stray ** was taken off" in notes_of(found.stories[0])


def test_numbered_follow_ups_keep_their_advice(stories: list[Story]) -> None:
    assert [(f.question, f.advice, f.state) for f in stories[0].follow_ups] == [
        ("What did you say to the harbour that refused?", "Show that you heard its reasons", "gap"),
        ("How did you count wrecks?", "Name the ledger and who kept it", "gap"),
    ]


def test_answered_follow_ups_are_partly_until_their_owner_says_safe(found: Imported) -> None:
    draft = found.stories[1]
    assert [(f.question, f.answer, f.state) for f in draft.story.follow_ups] == [
        (
            "Who owned the drawings?",
            "All four of us did, by a contract of two pages.",
            "partly",
        ),
        (
            "What became of the merchant?",
            "He bought a share in the glassworks.\n\nHe still has it.",
            "partly",
        ),
    ]
    assert "marked partly until you say they are safe" in notes_of(draft)


def test_follow_ups_know_their_place_in_the_section(stories: list[Story]) -> None:
    for story in stories:
        text = story.text("follow-ups")
        for one in story.follow_ups:
            assert text[one.start :].startswith(f"### {one.question}")
            assert text[one.answer_start : one.end] == one.answer


def test_the_first_principle_is_primary_and_quotes_only_words_that_stand(
    stories: list[Story],
) -> None:
    assert dict(stories[1].principles.primary) == {"think-big": "we shared the drawings"}
    assert dict(stories[1].principles.secondary) == {"frugality": ""}


def test_reasons_and_unknown_principles_are_kept_in_notes(stories: list[Story]) -> None:
    notes = stories[1].text("notes")
    assert "- Frugality: Burned less than anyone" in notes
    assert "- Seamanship: Stayed dry" in notes


def test_setup_and_metrics_are_kept_under_their_headings_in_notes(stories: list[Story]) -> None:
    notes = stories[1].text("notes")
    assert "### Scenario Setup\nThe oil came from one merchant" in notes
    assert "### Key Metrics and Impact\n- Half the oil" in notes


def test_lessons_go_to_their_sections(stories: list[Story]) -> None:
    assert stories[1].text("learned") == "- A shared drawing is a promise"
    assert stories[1].text("alternatives") == "- Could have bought the merchant"
    assert stories[2].text("applied") == "- One horn first, then the coast"
    assert stories[2].text("differently") == "- Begin in summer"


def test_chapters_without_a_story_are_skipped_with_their_lines(found: Imported) -> None:
    chapters = [(s.line, s.last, s.what) for s in found.skipped if "no Situation" in s.why]
    assert chapters == [
        (3, 8, "“Overview: what this page is” (lines 3–8)"),
        (10, 16, "“Old keepers and new keepers” (lines 10–16)"),
        (57, 71, "“K9 Strategic Framework” (lines 57–71)"),
        (121, 127, "“K9 Failure and Learning Scenarios” (lines 121–127)"),
        (159, 166, "“Lessons of the coast” (lines 159–166)"),
    ]


def test_coaching_is_skipped_with_a_reason(found: Imported) -> None:
    coaching = [s.what for s in found.skipped if s.why.startswith("advice")]
    assert coaching == [
        "“What the Interviewer is Evaluating” (lines 23–24)",
        "“Red Flags to Avoid” (lines 49–50)",
        "“Demonstrating K9 Competency” (lines 52–53)",
    ]
