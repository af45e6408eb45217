"""Other words for the sections: taken where they clearly are labels, and never in silence."""

from __future__ import annotations

import pytest

from tests.store.importing.conftest import Read
from tests.store.importing.test_shapes import STAR, star_of

WORDS = [
    ("Context", "Challenge", "What I did", "Outcome"),
    ("Background", "Problem", "Actions taken", "Results"),
    ("Setting", "Goal", "Steps", "Impact"),
    ("The context", "My role", "My approach", "What happened"),
    ("Background", "Objective", "Approach", "Result"),
]
SHAPES = ["## {}\n{}", "**{}:** {}", "**{}**\n{}", "**{}.** {}", "{}: {}", "- {}: {}"]


def written(shape: str, words: tuple[str, ...]) -> str:
    return "\n".join(map(shape.format, words, STAR.values()))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_common_words_are_read_as_the_sections(
    read_text: Read, shape: str, words: tuple[str, ...]
) -> None:
    assert star_of(read_text, f"# The bell\n\n{written(shape, words)}") == STAR


@pytest.mark.parametrize("shape", ["{}:\n{}\n", "{}\n{}\n"])
def test_lines_in_capitals_are_labels(read_text: Read, shape: str) -> None:
    words = ("CONTEXT", "CHALLENGE", "ACTIONS TAKEN", "IMPACT")
    assert star_of(read_text, f"# The bell\n\n{written(shape, words)}") == STAR


def test_each_word_read_as_a_section_is_noted(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**Problem:** It cracked.\n**Impact:** It rang.").stories
    assert {"“Problem” was read as Task", "“Impact” was read as Result"} <= set(draft.notes)


def test_one_such_word_alone_makes_no_story(read_text: Read) -> None:
    assert not read_text("# Bread\n\n## Steps\nKnead.\n\n## Flour\nWhite.").stories


def test_such_a_word_in_a_sentence_is_text(read_text: Read) -> None:
    (draft,) = read_text(
        "# Bell\n**Situation:** a\nimpact: none\nProblem\n**Task:** b\n**Result:** c"
    ).stories
    assert draft.story.text("situation") == "a\nimpact: none\nProblem"


def test_such_a_word_inside_a_section_is_text_where_the_section_has_its_own_name(
    read_text: Read,
) -> None:
    (draft,) = read_text(
        "# Bell\n**Situation:** a\n**Task:** b\n**Action:** c\nGoal: quiet\n**Result:** d"
    ).stories
    assert draft.story.text("action") == "c\nGoal: quiet"
    assert draft.story.text("task") == "b"


def test_such_a_word_may_be_the_heading_of_a_story_or_chapter(read_text: Read) -> None:
    text = "# Impact\n## Bell\n{0}\n## Horn\n{0}".format("**S:** a\n**T:** b\n**A:** c\n**R:** d")
    assert [d.story.title for d in read_text(text).stories] == ["Bell", "Horn"]
    (draft,) = read_text("# The challenge\n**Situation:** a\n**Task:** b").stories
    assert (draft.story.title, draft.story.text("task")) == ("The challenge", "b")


def test_my_role_above_the_story_is_who_its_teller_was(read_text: Read) -> None:
    (draft,) = read_text("# Bell\n**My role:** Sexton\n**Situation:** a\n**Task:** b").stories
    assert (draft.story.role, draft.story.text("task")) == ("Sexton", "b")


@pytest.mark.parametrize("label", ["**Weather:** wet", "**Weather**: wet", "WEATHER: wet"])
def test_a_label_nobody_knows_is_told_with_the_section_it_stayed_in(
    read_text: Read, label: str
) -> None:
    (draft,) = read_text(f"# Bell\n**Situation:** a\n\n{label}\n\n**Result:** d").stories
    assert draft.story.text("situation") == f"a\n\n{label}"
    name = "WEATHER" if label.isupper() or label[1].isupper() else "Weather"
    said = f"“{name}” is a label we don't know; the text stayed in Situation"
    assert said in draft.notes


def test_a_table_with_a_row_for_each_story_gives_them_all(read_text: Read) -> None:
    found = read_text(
        "# My stories\n\n| Story | Context | Task | Action | Result | Mood |\n"
        "|---|---|---|---|---|---|\n| Bell | a | b | c \\| d | e<br>f | sad |\n"
        "| Horn | g | h | i | j | |\n\nSome words."
    )
    bell, horn = (d.story for d in found.stories)
    assert (bell.title, horn.title) == ("Bell", "Horn")
    assert (bell.text("action"), bell.text("result")) == ("c | d", "e\nf")
    assert bell.text("notes") == "### Mood\nsad"
    assert horn.text("situation") == "g"
    assert horn.text("notes") == "Some words."


def test_the_heading_right_above_a_story_is_its_title(read_text: Read) -> None:
    found = read_text("# Amazon\n\n## The bell\n\n### Situation\na\n### Result\nd")
    assert found.stories[0].story.title == "The bell"
    assert [(s.line, s.what) for s in found.skipped] == [(1, "“Amazon” (line 1)")]
    (draft,) = read_text("# The bell\n\n## My story\n\n### Situation\na\n### Result\nd").stories
    assert draft.story.title == "The bell"


@pytest.mark.parametrize(
    ("title", "scenario"),
    [
        ("The payments core we rebuilt in flight", None),
        ("A crisis and the recovery of an organization", "crisis-recovery"),
    ],
)
def test_a_title_alone_names_a_scenario_only_when_it_speaks_strongly(
    read_text: Read, title: str, scenario: str | None
) -> None:
    text = f"# {title}\n**Situation:** It ran in nine countries.\n**Result:** It rang."
    (draft,) = read_text(text).stories
    assert draft.story.scenario == scenario
    unsure = any(note.startswith("no scenario is clear") for note in draft.notes)
    assert unsure is (scenario is None)
