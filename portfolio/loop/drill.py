"""Draws the questions of a day's drill: those an interviewer of the loop probes first.

The same day draws the same questions in the same order, and another day another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from portfolio.errors import UsageError
from portfolio.model.loop import Loop
from portfolio.model.rehearsal import DrillReport
from portfolio.model.rubric import Rubric
from portfolio.model.story import Story


class _Asked(NamedTuple):
    question: str
    principles: frozenset[str]


def drill(
    stories: Iterable[Story], rubric: Rubric, loop: Loop | None, today: date, number: int
) -> DrillReport:
    """Draw one question.

    Args:
        stories: Whose own questions are asked beside the rubric's.
        rubric: Its scenarios' questions are asked in all their wordings.
        loop: What its interviewers probe is asked first; nothing: no question comes first.
        today: The day it is drawn for.
        number: The place in the day's drill, from 1; after the last one it begins anew.

    Raises:
        UsageError: There is no question at all.
    """
    probed = {name for one in loop.interviewers for name in one.probes} if loop else set()
    asked: dict[str, bool] = {}
    for one in _asked(stories, rubric):
        asked[one.question] = asked.get(one.question, False) or bool(one.principles & probed)
    if not asked:
        fix = "name a rubric with scenarios in portfolio.yaml, e.g. `rubric: l7`"
        raise UsageError("there is no question to drill", fix=fix)
    drawn = sorted(asked, key=lambda question: (not asked[question], _lot(today, question)))
    at = (number - 1) % len(drawn)
    return DrillReport(
        today=today,
        number=at + 1,
        of=len(drawn),
        question=drawn[at],
        probed=asked[drawn[at]],
    )


def _asked(stories: Iterable[Story], rubric: Rubric) -> Iterator[_Asked]:
    for scenario in rubric.scenarios.values():
        for question in (scenario.question, *scenario.wordings):
            yield _Asked(question, frozenset(scenario.principles.all))
    for story in stories:
        told_for = frozenset((*story.principles.primary, *story.principles.secondary))
        for question in story.questions:
            yield _Asked(question, told_for)


def _lot(today: date, question: str) -> bytes:
    return blake2b(f"{today}\0{question}".encode("utf-8", "replace"), digest_size=8).digest()
