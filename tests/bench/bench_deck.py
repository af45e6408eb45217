"""How long a deck takes to choose, up to six interviewers and forty stories."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from statistics import median

from portfolio.loop.problem import Asker, Candidate, Problem
from portfolio.loop.solve import solve
from portfolio.model.loop import BAR_RAISER
from tests.bench import Figure
from tests.review.banks import L7

BANKS = 20
MOST = 2.0


def _bank(seed: int, stories: int, askers: int, carried: float) -> Problem:
    """Draw a bank, and a loop that asks three principles each."""
    draw = random.Random(seed)  # noqa: S311 - the same banks every time
    names = list(L7.principles)
    candidates = tuple(
        Candidate(
            story=f"story-{n:02d}",
            failure=n % 9 == 0,
            worth={"ready": draw.choice([0, 6]), "level": draw.choice([0, 2, 4])},
            carries={
                name: draw.choice([1, 3, 5])
                for name in draw.sample(names, max(1, round(draw.gauss(carried, 1))))
            },
        )
        for n in range(stories)
    )
    people = tuple(
        Asker(
            id=f"{BAR_RAISER} {n}",
            probes=tuple(draw.sample(names, 3)),
            least=1,
            wanted=2,
            most=3,
            raises=n == 1,
        )
        for n in range(askers)
    )
    asked = frozenset(name for one in people for name in one.probes)
    return Problem(candidates, people, 12, failure=True, asked=asked)


def figures() -> Iterator[Figure]:
    """Yield the seconds of usual and of poor banks, the slowest of twenty."""
    for what, stories, askers, carried in (
        ("5 interviewers, 20 stories", 20, 5, 3.0),
        ("6 interviewers, 40 stories", 40, 6, 3.0),
        ("6 interviewers, 40 stories, thin", 40, 6, 1.2),
    ):
        taken = []
        unproven = 0
        for seed in range(BANKS):
            problem = _bank(seed, stories, askers, carried)
            began = time.perf_counter()
            unproven += not solve(problem).proven
            taken.append(time.perf_counter() - began)
        yield Figure(name=f"{what}: median", value=median(taken), unit="s")
        yield Figure(name=f"{what}: slowest", value=max(taken), unit="s", most=MOST)
        yield Figure(name=f"{what}: unproven", value=unproven, unit="", most=0)
