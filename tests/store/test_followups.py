"""Follow-ups as the writing room changes them: a question taken, an answer marked otherwise."""

from __future__ import annotations

import pytest

from portfolio.model.story import FollowUpState
from portfolio.store.followups import asked, marked, read

TEXT = """### Why you?
> advice: be brief
[safe] I was there.

### What broke?
The bill.

### And?"""


def states(text: str) -> list[tuple[str, str, str]]:
    return [(one.question, one.state, one.answer) for one in read(text)[0]]


def test_a_question_is_taken_as_a_gap_under_the_others() -> None:
    text = asked(TEXT, "Who else?", "whom you credit")

    assert text.startswith(TEXT)
    assert states(text)[-1] == ("Who else?", "gap", "")
    assert read(text)[0][-1].advice == "whom you credit"
    assert states(asked("", "Who else?")) == [("Who else?", "gap", "")]


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("state", ["safe", "partly", "gap"])
def test_marking_changes_the_mark_of_one_answer_alone(at: int, state: FollowUpState) -> None:
    before = states(TEXT)

    after = states(marked(TEXT, read(TEXT)[0][at], state))

    assert after[at] == (before[at][0], state, before[at][2])
    assert after[:at] + after[at + 1 :] == before[:at] + before[at + 1 :]
    assert read(marked(TEXT, read(TEXT)[0][at], state))[0][0].advice == "be brief"
