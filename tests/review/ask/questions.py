"""The banks and questions `ask` is judged on, and how often it is right.

Top-1 and top-3 as scored when each file was written, before anything was tuned on it; plain BM25
with stemming in brackets. `last` is the figure to believe for finding stories; after it only
topics which no story answers were added, and those are judged by `sample-none`, written later.

    questions        frozen    top-1        top-3        none found
    sample-second    once      0.50 (0.35)  0.75 (0.67)  12/18
    second-second    once      0.61 (0.32)  0.64 (0.46)   7/8
    sample-last      twice     0.70 (0.45)  0.84 (0.80)   5/18
    second-last      twice     0.77 (0.31)  0.88 (0.54)   5/8
    sample-none      at last                              9/20
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from portfolio.model.story import Principles, Section, Story
from portfolio.resources import sample
from portfolio.review.ask import AskedBank, answer
from portfolio.store.stories import load_all
from tests.review.banks import L7

FOLDER = Path(__file__).resolve().parents[2] / "data/questions"
PACE = 140


class Asked(NamedTuple):
    """One question, the stories that are right for it, and the scenarios that would be."""

    question: str
    right: tuple[str, ...]
    would: tuple[str, ...]


class Tally(NamedTuple):
    """How often the first story was right, one of three was, and `none fits` was said rightly."""

    first: float
    three: float
    none: float


def asked(name: str) -> Iterator[Asked]:
    """Read the questions of one file."""
    for one in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")):
        yield Asked(one["ask"], tuple(one["right"]), tuple(one.get("would", ())))


@cache
def bank(name: str) -> AskedBank:
    """Make ready the bank that a file's questions are about."""
    stories = _sample() if name.startswith("sample") else _second()
    return AskedBank(stories, L7)


def _sample() -> list[Story]:
    return [file.story for file in load_all(sample())]


def _second() -> list[Story]:
    told = yaml.safe_load((FOLDER / "second-bank.yaml").read_text(encoding="utf-8"))
    return [
        Story(
            id=one["id"],
            title=one["title"],
            headline=one["headline"],
            scenario=one.get("scenario"),
            also=tuple(one.get("also", ())),
            kind=one.get("kind", "leadership"),
            principles=Principles(
                primary=dict.fromkeys(one.get("primary", ()), ""),
                secondary=dict.fromkeys(one.get("secondary", ()), ""),
            ),
            sections=tuple(
                Section(id=key, heading=key.capitalize(), text=one[key])
                for key in ("situation", "task", "action", "result")
            ),
        )
        for one in told
    ]


def tally(name: str) -> Tally:
    """Ask all questions of one file; a wrong `none fits` is a miss."""
    first = three = fitting = none = lacking = 0
    for one in asked(name):
        given = [m.story for m in answer(one.question, bank(name), pace=PACE).stories[:3]]
        if one.right:
            fitting += 1
            first += given[:1] != [] and given[0] in one.right
            three += bool(set(given) & set(one.right))
        else:
            lacking += 1
            none += not given
    return Tally(first / max(fitting, 1), three / max(fitting, 1), none / max(lacking, 1))
