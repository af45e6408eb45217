"""What a review costs: one story cold, after one edit, the growth with length, the whole bank."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from portfolio.model.settings import Settings
from portfolio.model.story import Story
from portfolio.resources import sample
from portfolio.review.coverage import cover
from portfolio.review.measure import measure
from portfolio.review.story import review
from portfolio.store.rubrics import load_rubric
from portfolio.store.stories import load_all
from tests.bench import Figure

RUNS = 15


def _milliseconds(work: Callable[[int], object], runs: int = RUNS) -> float:
    took = []
    for run in range(runs):
        began = time.perf_counter()
        work(run)
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def _told(story: Story, run: int, *, whole: bool) -> Story:
    """Change every sentence of a story, or only the last one, so that nothing is remembered."""
    sections = list(story.sections)
    for place, section in enumerate(sections):
        text = section.text
        if whole:
            text = text.replace(". ", f" v{run}. ")
        elif section.id == "result":
            text += f" Then came day {run} of it."
        sections[place] = section.model_copy(update={"text": text})
    return story.model_copy(update={"sections": tuple(sections)})


def figures() -> Iterator[Figure]:
    """Yield the costs of judging."""
    rubric, settings = load_rubric("l7", Path.cwd()), Settings()
    stories = [f.story for f in load_all(sample())]
    story = max(stories, key=lambda s: len(s.text("action")))
    review(story, rubric, settings)
    cold = _milliseconds(lambda run: review(_told(story, run, whole=True), rubric, settings))
    edit = _milliseconds(lambda run: review(_told(story, run, whole=False), rubric, settings))
    yield Figure(name="one story, every sentence new", value=cold, unit="ms", most=10)
    yield Figure(name="one story, one sentence new", value=edit, unit="ms", most=3)
    text = " ".join(story.text(s.id) for s in story.sections)
    words = len(text.split())
    short = _milliseconds(lambda run: measure(f"{text} {run} ".replace(". ", f" s{run}. ")), 3)
    many = 50_000 // words
    long = _milliseconds(
        lambda run: measure(" ".join(text.replace(". ", f" l{run}x{n}. ") for n in range(many))),
        1,
    )
    yield Figure(
        name="50,000 words against their length (1 is linear)",
        value=long / short / many,
        unit="x",
        most=1.5,
    )
    reviews = [review(s, rubric, settings) for s in stories]
    bank = [
        (s.model_copy(update={"id": f"{s.id}-{n}"}), r.model_copy(update={"story": f"{s.id}-{n}"}))
        for n in range(56)
        for s, r in zip(stories, reviews, strict=True)
    ][:1000]
    covered = _milliseconds(lambda _: cover([s for s, _ in bank], [r for _, r in bank], rubric), 5)
    yield Figure(name="coverage of 1,000 stories", value=covered, unit="ms", most=100)
