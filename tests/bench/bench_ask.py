"""How often `ask` finds the right story, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from portfolio.model.story import Story
from portfolio.review.ask import AskedBank, answer
from tests.bench import Figure
from tests.review.ask.questions import PACE, asked, bank, late, sets, tally
from tests.review.banks import L7

QUESTIONS = [one.question for one in asked("sample-last")][:40]


def _bank(size: int) -> list[Story]:
    told = bank("sample").stories
    return [
        told[n % len(told)].model_copy(update={"id": f"{told[n % len(told)].id}-{n}"})
        for n in range(size)
    ]


def figures() -> Iterator[Figure]:
    """Yield the shares of right answers, and the milliseconds of a question."""
    for name in (*late(), *sets()):
        found = tally(name)
        if name != "sample-none":
            yield Figure(name=f"{name}: the first story is right", value=found.first, unit="")
            yield Figure(name=f"{name}: one of three is right", value=found.three, unit="")
        yield Figure(name=f"{name}: none fits, rightly said", value=found.none, unit="")
    for size, most in ((50, 30), (1000, 200)):
        stories = _bank(size)
        began = time.perf_counter()
        ready = AskedBank(stories, L7)
        answer("Tell me about a crisis.", ready, pace=PACE)
        start = (time.perf_counter() - began) * 1000
        taken = []
        for question in QUESTIONS:
            began = time.perf_counter()
            answer(question, ready, pace=PACE)
            taken.append((time.perf_counter() - began) * 1000)
        yield Figure(name=f"{size} stories made ready", value=start, unit="ms")
        yield Figure(name=f"a question to {size}", value=median(taken), unit="ms", most=most)
        yield Figure(name=f"the slowest to {size}", value=max(taken), unit="ms")
