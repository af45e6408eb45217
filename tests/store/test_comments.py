"""Comments of a reader stand in the notes as a task list, among whatever else stands there."""

from __future__ import annotations

import pytest

from portfolio.errors import UnknownName, UsageError
from portfolio.model.comment import Comment
from portfolio.store import comments

ANA = Comment(who="Ana", section="action", day="2026-11-23", text="Who decided?")


def test_a_comment_reads_back_as_it_was_made() -> None:
    text = comments.added("My own notes.", ANA)

    assert text == "My own notes.\n\n- [ ] Ana on Action, 2026-11-23: Who decided?"
    assert comments.read(text) == (ANA,)


def test_the_next_one_stands_under_the_first() -> None:
    whole = Comment(who="Ben, a coach", text="Too\nlong: cut it")
    text = comments.added(comments.added("", ANA), whole)

    assert text.splitlines()[1] == "- [ ] Ben a coach: Too long: cut it"
    assert comments.read(text)[1] == Comment(who="Ben a coach", text="Too long: cut it")


def test_ticking_changes_one_sign_and_nothing_else() -> None:
    text = comments.added(comments.added("Mine.\r\n\r\n", ANA), ANA)
    ticked = comments.ticked(text, 2)

    assert [one.done for one in comments.read(ticked)] == [False, True]
    assert comments.ticked(ticked, 2, done=False) == text


def test_lines_hanging_below_belong_to_it() -> None:
    text = "- [x] Ana: first\n  and second\n\nnot this"

    assert comments.read(text) == (Comment(who="Ana", text="first and second", done=True),)


def test_other_tasks_are_no_comments() -> None:
    assert comments.read("- [ ] call the bank\n- a plain item: yes") == ()


def test_what_can_not_be_a_comment_says_so() -> None:
    with pytest.raises(UsageError):
        comments.added("", Comment(who=" ", text="x"))
    with pytest.raises(UnknownName) as unknown:
        comments.added("", Comment(who="Ana", section="acton", text="x"))
    assert unknown.value.nearest == "action"
    with pytest.raises(UnknownName):
        comments.ticked("", 1)
