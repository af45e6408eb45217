"""During a loop and after it: told stories are used up, and what was said is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio.model.asking import Answer
from portfolio.model.deck import DeckReport
from portfolio.model.loop import DebriefReport
from tests.cli.conftest import STORIES, Run

LOOP = "northwind-2026-12"
CHEAP = "Tell me about a time you did more with less."


@pytest.fixture(autouse=True)
def loop(workspace: object, run: Run) -> None:
    del workspace
    people = ("--interviewer", "Ana:bar raiser:frugality", "--interviewer", "Ben:peer:ownership")
    run("loop", "new", "Northwind", "--date", "2026-12-15", *people)


def test_a_told_story_leaves_the_deck_and_the_answers_of_that_loop(run: Run) -> None:
    before = Answer.model_validate_json(run("ask", CHEAP, "--loop", LOOP, "--json").out)
    (used, *_) = [match.story for match in before.stories]

    ended = run("told", used, "--to", "Ana", "--loop", LOOP, "--on", "2026-12-15")

    assert ended.out == f"loops/{LOOP}.yaml\n"
    after = Answer.model_validate_json(run("ask", CHEAP, "--loop", LOOP, "--json").out)
    assert used not in [match.story for match in after.stories]
    free = Answer.model_validate_json(run("ask", CHEAP, "--json").out)
    assert used in [match.story for match in free.stories]
    deck = DeckReport.model_validate_json(run("deck", LOOP, "--json").out)
    assert set(deck.deck) == set(STORIES) - {used}
    assert deck.interviewers[0].told == (used,)


def test_a_mark_is_taken_back_and_not_given_twice(run: Run) -> None:
    run("told", "quantum-bet", "--to", "ana", "--loop", LOOP)

    again = run("told", "quantum-bet", "--to", "ben", "--loop", LOOP)

    assert again.code == 2
    assert "was told to ana already" in again.err
    assert run("told", "quantum-bet", "--remove", "--loop", LOOP).code == 0
    assert run("told", "quantum-bet", "--remove", "--loop", LOOP).code == 2
    assert run("told", "quantum-bet", "--to", "ben", "--loop", LOOP).code == 0


def test_the_next_loop_is_meant_when_none_is_named(run: Run) -> None:
    run("told", "quantum-bet", "--to", "ana", "--today", "2026-12-15")

    told = json.loads(run("loop", "show", LOOP, "--json").out)["loops"][0]["loop"]["told"]
    assert told == [{"story": "quantum-bet", "to": "ana", "on": "2026-12-15"}]


def test_a_debrief_asks_the_rubrics_five_questions_and_keeps_notes(run: Run) -> None:
    run("told", "quantum-bet", "--to", "ana", "--loop", LOOP)
    run("debrief", LOOP, "--answer", "2", "Twice, yes.", "--note", "quantum-bet", "She laughed.")

    found = DebriefReport.model_validate_json(run("debrief", LOOP, "--json").out)

    assert [bool(one.answer) for one in found.questions] == [False, True, False, False, False]
    assert [(one.story, one.note) for one in found.stories] == [("quantum-bet", "She laughed.")]
    shown = run("debrief", LOOP).out
    assert "Twice, yes." in shown
    assert "quantum-bet to ana: She laughed." in shown


def test_a_question_that_is_not_there_is_named(run: Run) -> None:
    assert "there is no question 9" in run("debrief", LOOP, "--answer", "9", "x").err
    assert run("debrief", LOOP, "--note", "quantum-bt", "x").code == 2


def test_the_list_says_where_each_story_was_told(run: Run) -> None:
    run("told", "quantum-bet", "--to", "ana", "--loop", LOOP, "--on", "2026-12-15")
    run("debrief", LOOP, "--note", "quantum-bet", "She laughed.")

    rows = {row["story"]: row for row in json.loads(run("list", "--json").out)["stories"]}

    assert rows["quantum-bet"]["told"] == [
        {
            "to": "ana",
            "on": "2026-12-15",
            "note": "She laughed.",
            "loop": LOOP,
            "company": "Northwind",
        }
    ]
    assert rows["robots-we-did-not-need"]["told"] == []


def test_without_a_loop_both_say_how_to_make_one(run: Run) -> None:
    Path("loops", f"{LOOP}.yaml").unlink()

    for argv in (("told", "quantum-bet", "--to", "ana"), ("debrief",)):
        ended = run(*argv)
        assert ended.code == 2
        assert "portfolio loop new" in ended.err


def test_a_told_story_can_be_spoken_of_when_it_is_in_the_trash(run: Run) -> None:
    run("told", "quantum-bet", "--to", "ana", "--loop", LOOP)
    run("remove", "quantum-bet")

    assert run("debrief", LOOP, "--note", "quantum-bet", "She laughed.").code == 0
    found = DebriefReport.model_validate_json(run("debrief", LOOP, "--json").out)
    assert [(one.story, one.note) for one in found.stories] == [("quantum-bet", "She laughed.")]
