"""Answers of the dig section: kept one by one, and nothing else in it is touched."""

from __future__ import annotations

import pytest

from portfolio.store.dig import answered, read

TWO = "A word of my own.\n\n### Who laughed?\nEverybody.\n\n### When did they stop?\nIn May."


def test_answers_are_read_under_their_questions() -> None:
    assert [(a.question, a.answer) for a in read(TWO)] == [
        ("Who laughed?", "Everybody."),
        ("When did they stop?", "In May."),
    ]


def test_an_answer_goes_under_its_question_and_the_rest_is_copied() -> None:
    assert answered(TWO, "Who laughed?", "Nobody.") == TWO.replace("Everybody.", "Nobody.")


def test_a_new_answer_comes_last() -> None:
    assert answered(TWO, "What now?", "Tea.") == f"{TWO}\n\n### What now?\nTea."
    assert answered("", "What now?", "Tea.") == "### What now?\nTea."


def test_an_empty_answer_takes_its_question_out() -> None:
    left = "A word of my own.\n\n### When did they stop?\nIn May."

    assert answered(TWO, "who  laughed?", " \n") == left
    assert answered("", "What now?", "") == ""


@pytest.mark.parametrize("said", ["# Loud\nWords", "Loud\n====\nWords", "### Loud\n\nWords"])
def test_a_heading_in_an_answer_asks_no_question(said: str) -> None:
    found = read(answered(TWO, "Who laughed?", said))

    assert [a.question for a in found] == ["Who laughed?", "When did they stop?"]
    assert "#### Loud" in found[0].answer


def test_a_fence_left_open_does_not_swallow_the_next_question() -> None:
    found = read(answered(TWO, "Who laughed?", "```\nlog line"))

    assert [a.question for a in found] == ["Who laughed?", "When did they stop?"]


def test_the_files_own_newlines_are_kept() -> None:
    text = TWO.replace("\n", "\r\n")

    assert "\n" not in answered(text, "Who laughed?", "Nobody.").replace("\r\n", "")
