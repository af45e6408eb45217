"""Markdown as people write it: headings, labels, letters, lists, tables, one story or several."""

from __future__ import annotations

import pytest

from tests.store.importing.conftest import Read

STAR = {"situation": "a cold", "task": "b old", "action": "c gold", "result": "d told"}


def star_of(read_text: Read, text: str) -> dict[str, str]:
    (draft,) = read_text(text).stories
    return {key: draft.story.text(key) for key in STAR}


@pytest.mark.parametrize(
    "text",
    [
        "## Situation\na cold\n## Task\nb old\n## Action\nc gold\n## Result\nd told\n",
        "# S\na cold\n# T\nb old\n# A\nc gold\n# R\nd told",
        "##Situation\na cold\n##Task\nb old\n##Action\nc gold\n##Result\nd told",
        "Situation\n---\na cold\n\nTask\n---\nb old\n\nAction\n---\nc gold\n\nResult\n---\nd told",
        "**Situation (45 s)**\na cold\n**Task**\nb old\n**Action:**\nc gold\n**Result**\nd told",
        "**Situation:** a cold\n**Task:** b old\n**Action:** c gold\n**Result:** d told",
        "**Situation: **a cold\n**Task** - b old\n__Action__: c gold\n*Result:* d told",
        "**S:** a cold\n**T:** b old\n**A:** c gold\n**R:** d told",
        "S: a cold\nT: b old\nA: c gold\nR: d told",
        "Situation -\na cold\nTask - b old\nAction — c gold\nResult: d told",
        "SITUATION\na cold\n\nTASK (30 SECONDS)\nb old\n\nACTION\nc gold\n\nRESULT\nd told",
        "- **Situation:** a cold\n- **Task:** b old\n- **Action:** c gold\n- **Result:** d told",
        "1. Situation: a cold\n2. Task: b old\n3. Action: c gold\n4. Result: d told",
        "|Situation|a cold|\n|---|---|\n|Task|b old|\n|Action|c gold|\n|Result|d told|",
        "# STAR Answer\n## Situation\na cold\n## Task\nb old\n## Action\nc gold\n## Result\nd told",
        "## Situation\r\na cold\r\n## Task\r\nb old\r\n## Action\r\nc gold\r\n## Result\r\nd told",
        "\ufeff# 1. Situation\na cold\n# 2. Task\nb old\n# 3. Action\nc gold\n# 4. Result\nd told",
        "**Situation.** a cold\n**Task.** b old\n**Action.** c gold\n**Result.** d told",
        "|Situation|Task|Action|Result|\n|---|---|---|---|\n|a cold|b old|c gold|d told|",
        "| S | T | A | R |\n|:--|--:|---|:-:|\n| a cold | b old | c gold | d told |",
        '## Situation\n"a cold"\n## Task\n“b old”\n## Action\n"c gold\n## Result\nd told"',
    ],
)
def test_the_four_sections_are_found_however_they_are_marked(read_text: Read, text: str) -> None:
    assert star_of(read_text, text) == STAR


def test_stories_under_headings_keep_their_subheadings_and_own_question(read_file: Read) -> None:
    archive, bell = (d.story for d in read_file("headings.md").stories)
    assert archive.title == "Moving the archive"
    assert archive.questions == ("When did you move something nobody wanted moved?",)
    assert archive.text("action").startswith("#### The first month\nI counted boxes.")
    assert archive.text("learned") == "Count first."
    assert "### The weather\nIt rained" in archive.text("notes")
    assert bell.title == "The night the bell cracked"


def test_a_combined_heading_goes_to_its_first_section_with_a_note(read_file: Read) -> None:
    bell = read_file("headings.md").stories[1]
    assert bell.story.text("situation").startswith("The bell cracked at midnight and I was")
    assert "“SITUATION / TASK” was one section; all of it went to Situation" in bell.notes


def test_a_label_inside_a_stronger_section_stays_its_text(read_file: Read) -> None:
    assert read_file("headings.md").stories[1].story.text("action").startswith("Result: of a kind")
    archive = read_file("labels.md").stories[0].story
    assert "- **Result:** of counting" in archive.text("action")
    assert archive.text("result") == "Nothing got wet."


def test_bold_lines_may_be_titles_and_rules_may_part_stories(read_file: Read) -> None:
    found = read_file("labels.md")
    assert [d.story.title for d in found.stories] == ["Moving the archive", "The cracked bell"]
    assert found.stories[0].story.text("notes") == "### Key numbers\n- 40,000 boxes"


def test_letters_out_of_order_are_text(read_file: Read) -> None:
    bell = read_file("labels.md").stories[1].story
    assert bell.text("action") == "I filed the edge.\n\nA: it hummed, as bells do."
    assert [(f.question, f.answer) for f in bell.follow_ups] == [
        ("Who heard it?", "The whole valley.")
    ]


def test_a_list_of_labels_keeps_what_is_nested_below(read_file: Read) -> None:
    (draft,) = read_file("list.md").stories
    story = draft.story
    assert story.title == "BELL BY SIX"
    assert story.text("situation") == "The bell cracked.\n- at midnight"
    assert story.text("action") == "1. I filed.\n2. I listened."
    assert story.text("learned") == "File slowly."
    assert [(f.question, f.advice, f.answer) for f in story.follow_ups] == [
        ("Who heard it?", "name the valley", ""),
        ("Who paid?", "", "I did."),
    ]


def test_a_table_gives_a_story(read_file: Read) -> None:
    (draft,) = read_file("table.md").stories
    assert draft.story.text("situation") == "The bell cracked\nat midnight"
    assert draft.story.text("action") == "I filed | listened"


def test_two_stories_without_any_heading_are_parted_where_the_second_begins(
    read_text: Read,
) -> None:
    found = read_text("S: a\nT: b\nA: c\nR: d\n\nS: e\nT: f\nA: g\nR: h\n")
    assert [(d.line, d.story.text("result")) for d in found.stories] == [(1, "d"), (6, "h")]


def test_a_heading_high_in_a_section_is_demoted(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**Situation**\n\n## loud\n\nvery\n\n**Result**\nx").stories
    assert draft.story.text("situation").startswith("### loud")


def test_a_fence_left_open_swallows_no_section(read_text: Read) -> None:
    (draft,) = read_text("## Situation\n```\ncode\n## Result\nit rang").stories
    assert draft.story.text("situation") == "```\ncode\n```"
    assert draft.story.text("result") == "it rang"


def test_marks_inside_code_and_comments_are_text(read_text: Read) -> None:
    text = "## Situation\n```\n## Task\nS: x\n```\n<!--\n## Action\n-->\n## Result\nit rang"
    (draft,) = read_text(text).stories
    assert draft.story.text("situation") == text[13:-18].strip()
    assert not draft.story.text("task")


def test_labels_above_star_give_the_front_matter(read_text: Read) -> None:
    (draft,) = read_text(
        "# Bell\n**Company:** Campanile\n**Role:** Sexton\n**Period:** 2019-03 – 2020\n"
        "**Tags:** bell, night\n\nSome words.\n\n**Situation:** It cracked.\n**Result:** It rang."
    ).stories
    story = draft.story
    assert (story.company, story.role, str(story.period)) == (
        "Campanile",
        "Sexton",
        "2019-03..2020",
    )
    assert story.tags == ("bell", "night")
    assert story.text("notes") == "Some words."


def test_a_story_without_title_is_named_after_its_first_words(read_text: Read) -> None:
    (draft,) = read_text("**Situation:** The bell cracked. It was late.\n**Result:** x").stories
    assert draft.story.title == "The bell cracked"
    assert "it had no title; this one is the beginning of its Situation" in draft.notes


def test_no_scenario_is_named_when_nothing_speaks_for_one(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**Situation:** It cracked.\n**Result:** It rang.").stories
    assert draft.story.scenario is None
    assert any(note.startswith("no scenario is clear") for note in draft.notes)


def test_what_is_missing_is_said(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**Situation:** It cracked.\n**Result:** It rang.").stories
    assert {"no Task was found", "no Action was found"} <= set(draft.notes)


def test_a_section_told_twice_is_joined_with_a_note(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**Situation**\na\n**Action**\nb\n**Action**\nc").stories
    assert draft.story.text("action") == "b\n\nc"
    assert "Action stood 2 times; the texts were joined" in draft.notes


def test_a_story_file_of_ours_is_taken_whole(read_file: Read) -> None:
    (draft,) = read_file("ours.md").stories
    assert (draft.story.id, draft.story.kind) == ("", "failure")
    assert draft.story.text("valley") == "Deep."
    assert "it is a story file of ours and was taken whole" in draft.notes


def test_front_matter_of_another_program_gives_the_title_and_is_reported(read_text: Read) -> None:
    found = read_text("---\nlayout: post\ntitle: Bell\n---\nS: a\nT: b\nA: c\nR: d\n")
    assert (found.stories[0].story.title, found.stories[0].line) == ("Bell", 5)
    assert [(s.line, s.last) for s in found.skipped] == [(1, 4)]
