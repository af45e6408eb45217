"""Builds stories and rubrics for the review's tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import Story
from portfolio.model.verdict import StoryReview
from portfolio.review.story import review
from portfolio.store.codec import parse
from portfolio.store.rubrics import load_rubric

FRONT = "title: A story\nheadline: I did it.\nkind: {kind}\nstatus: {status}\n{more}"


@cache
def rubric(name: str = "l7") -> Rubric:
    return load_rubric(name, Path.cwd())


def story(
    *,
    kind: str = "leadership",
    status: str = "draft",
    more: str = "",
    **sections: str,
) -> Story:
    """Build a story from section texts; `follow_ups` stands for `Follow-ups`."""
    names = {
        "situation": "Situation",
        "task": "Task",
        "action": "Action",
        "result": "Result",
        "follow_ups": "Follow-ups",
        "learned": "Learned",
        "applied": "Applied later",
    }
    front = FRONT.format(kind=kind, status=status, more=more)
    body = "".join(f"## {names[key]}\n\n{text}\n\n" for key, text in sections.items())
    return parse(f"---\n{front}---\n{body}", "a-story").story


def reviewed(settings: Settings | None = None, bar: str = "l7", **told: Any) -> StoryReview:
    return review(story(**told), rubric(bar), settings or Settings())


def verdict(found: StoryReview, criterion: str) -> str:
    judged = found.verdict(criterion)
    assert judged is not None
    return judged.verdict


def codes(found: StoryReview, *, silenced: bool = False) -> list[str]:
    return [f.code for f in found.findings if f.silenced == silenced]
