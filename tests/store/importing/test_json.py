"""JSON as people and programs write it, our own reports included."""

from __future__ import annotations

import json

import pytest

from portfolio.errors import UnreadableFile
from portfolio.model.rubric import Rubric
from portfolio.store.importing import Imported, read_stories
from tests.store.importing.conftest import Read


@pytest.fixture(scope="module")
def bank(read_file: Read) -> Imported:
    return read_file("bank.json")


def read(rubric: Rubric, text: str) -> Imported:
    return read_stories(text, name="bank.json", format=None, rubric=rubric)


def test_keys_of_many_spellings_are_read(bank: Imported) -> None:
    story = bank.stories[0].story
    assert story.title == "Moving the archive"
    assert story.questions == ("When did you move something nobody wanted moved?",)
    assert story.text("situation") == "A wet cellar."
    assert story.text("action") == "- I counted\n- I hired mules"
    assert story.text("learned") == "Count first."
    assert str(story.period) == "2019-03..2019-11"
    assert [(f.question, f.state, f.answer) for f in story.follow_ups] == [
        ("Who objected?", "gap", ""),
        ("How long?", "partly", "Nine weeks."),
    ]
    assert dict(story.principles.primary) == {"ownership": ""}
    assert dict(story.principles.secondary) == {"dive-deep": "I counted"}


def test_what_has_no_place_is_kept_in_notes_and_noted(bank: Imported) -> None:
    draft = bank.stories[0]
    notes = draft.story.text("notes")
    assert "### weather\nrain" in notes
    assert "- mood: calm" in notes
    assert "- Whistling" in notes
    assert "the key “weather” was kept in Notes" in draft.notes


def test_our_own_report_is_read_back(bank: Imported) -> None:
    story = bank.stories[1].story
    assert (story.id, story.kind, story.scenario, story.status) == (
        "cracked-bell",
        "failure",
        "production-incident",
        "ready",
    )
    assert story.numbers[0].says == "$3M"
    assert dict(story.principles.primary) == {"ownership": "It cracked."}
    assert [(f.question, f.state) for f in story.follow_ups] == [("Who heard?", "safe")]
    assert "### Valley\nDeep." in story.text("notes")


def test_what_is_no_story_is_skipped_with_its_line(bank: Imported) -> None:
    assert [(s.line, s.what) for s in bank.skipped] == [
        (2, "“version”: 3"),
        (15, "reading"),
        (31, "an entry: a loose string"),
        (32, "an entry “No star here”"),
    ]


def test_stories_begin_on_their_own_lines(bank: Imported) -> None:
    assert [d.line for d in bank.stories] == [4, 15]


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: [one],
        lambda one: one,
        lambda one: {"stories": [one]},
        lambda one: {"stories": {"bell": one}},
        lambda one: {"bell": one},
    ],
)
def test_a_list_an_object_and_names_all_serve(rubric: Rubric, shape: object) -> None:
    assert callable(shape)
    found = read(rubric, json.dumps(shape({"situation": "It cracked.", "result": "It rang."})))
    assert [d.story.text("result") for d in found.stories] == ["It rang."]


def test_a_key_given_twice_keeps_both_values(rubric: Rubric) -> None:
    found = read(rubric, '{"situation": "one", "mood": "calm", "mood": "wild"}')
    assert {"calm", "wild"} <= set(found.stories[0].story.text("notes").split())


def test_half_a_character_can_still_be_written(rubric: Rubric) -> None:
    found = read(rubric, r'{"situation": "cracked \ud800 \u0000 bell"}')
    found.stories[0].story.text("situation").encode()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[{"situation": "x",\n oops}]', "bank.json:2:2"),
        ("[" * 100_000, "bank.json"),
        ("[" + "9" * 5000 + "]", "bank.json"),
    ],
)
def test_json_that_breaks_off_names_the_place(rubric: Rubric, text: str, where: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(rubric, text)
    assert caught.value.where == where
    assert caught.value.fix
