"""The banks and questions `ask` is judged on, and how often it is right.

What to believe are the files in `late`: written by people who had not seen the matcher, once it
was frozen, in the mix one hears in a real loop. Nothing was taught by them, and no miss was read.

    late                 top-1         top-3         none found     refused    plain BM25
    sample-questions     0.68 (0.60)   0.86 (0.86)   14/20 (14)     1/50  (2)  0.28 0.64
    fifth-questions      0.70 (0.58)   0.90 (0.68)   12/20 (17)     1/50 (11)  0.32 0.46

Every other file has taught something: the thesaurus was written on `sample` and `second`, the
judges were fitted on all. Here is what a bank gets while its questions teach the judges nothing
(`python -m tests.training.asking` prints it). Of `sample`, `third` and `fourth` were written blind
like `late`, and `fourth`, `third` and `train-d` ask on purpose in words the story does not use.
`refused` is `none fits` said wrongly.

    left out     top-1         top-3         none found   refused      plain BM25
    train-a      0.56 (0.34)   0.82 (0.52)   0.69         0.06 (0.28)  0.36 0.52
    train-b      0.64 (0.36)   0.80 (0.54)   0.81         0.08 (0.30)  0.32 0.56
    train-c      0.53 (0.38)   0.65 (0.53)   0.61         0.04 (0.31)  0.35 0.60
    train-d      0.50 (0.37)   0.72 (0.47)   0.75         0.07 (0.35)  0.22 0.47
    sample       0.70          0.89          0.54         0.00
    second       0.87          0.96          0.88         0.02

In brackets: phrases and words alone, before meaning was heard.
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


def sets() -> dict[str, str]:
    """Return every file of questions, and the bank it asks about."""
    names = sorted(path.stem for path in FOLDER.glob("*.yaml") if not path.stem.endswith("-bank"))
    return {name: _asks(name) for name in names}


def late() -> dict[str, str]:
    """Return the files of questions that teach nothing, and the bank each asks about."""
    names = sorted(path.stem for path in (FOLDER / "late").glob("*.yaml"))
    return {f"late/{n}": _asks(f"late/{n}") for n in names if not n.endswith("-bank")}


def _asks(name: str) -> str:
    own = name.rpartition("/")[2].startswith("sample")
    return "sample" if own else name.rpartition("-")[0]


@cache
def bank(name: str) -> AskedBank:
    """Make ready the bank that a file's questions are about."""
    return _bank(_asks(name))


@cache
def _bank(name: str) -> AskedBank:
    return AskedBank(_sample() if name == "sample" else _written(name), L7)


def _sample() -> list[Story]:
    return [file.story for file in load_all(sample())]


def _written(name: str) -> list[Story]:
    told = yaml.safe_load((FOLDER / f"{name}-bank.yaml").read_text(encoding="utf-8"))
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
