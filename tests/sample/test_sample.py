"""The sample workspace: fictional, whole, and judged the same as yesterday."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from portfolio.model.story import STAR
from portfolio.model.verdict import StoryReview
from portfolio.resources import sample
from portfolio.review.across import across, joined
from portfolio.review.bank import bank
from portfolio.review.story import review
from portfolio.review.timing import spoken_words
from portfolio.store.rubrics import load_rubric
from portfolio.store.settings import load
from portfolio.store.stories import StoryFile, load_all

GOLDEN = Path(__file__).parents[1] / "data" / "sample-check.txt"
SIGNS = {"met": "●", "partly": "◐", "missing": "○"}


@cache
def files() -> tuple[StoryFile, ...]:
    return tuple(load_all(sample()))


@cache
def reviews() -> tuple[StoryReview, ...]:
    rubric, settings = load_rubric("l7", sample()), load(sample())
    stories = [f.story for f in files()]
    alone = [review(f.story, rubric, settings, also=f.findings) for f in files()]
    between = across(stories, alone, rubric)
    return tuple(
        joined(r, s, between.get(s.id, []), settings) for s, r in zip(stories, alone, strict=True)
    )


def lines() -> Iterator[str]:
    rubric = load_rubric("l7", sample())
    for found in reviews():
        yield f"{found.story} [{found.status}]"
        yield f"  {found.reading.level}: {found.reading.because}"
        yield "  " + "  ".join(f"{SIGNS[c.verdict]} {c.criterion}" for c in found.criteria)
        yield f"  {found.seconds.total:.0f} s"
        yield from (f"  {f.code} {f.where}: {f.what}" for f in found.findings)
    for bar in bank([f.story for f in files()], reviews(), rubric).bars:
        yield f"{'●' if bar.met else '○'} {bar.name}: {bar.have:g} of {bar.want:g}"


def test_the_sample_is_judged_as_before() -> None:
    now = "\n".join(lines()) + "\n"
    if os.environ.get("PORTFOLIO_GOLDEN") == "write":
        GOLDEN.write_text(now, encoding="utf-8")
    assert now == GOLDEN.read_text(encoding="utf-8")


def test_it_holds_fifteen_leadership_and_all_three_failure_scenarios() -> None:
    rubric = load_rubric("l7", sample())
    told = [f.story for f in files()]
    assert [s.kind for s in told].count("leadership") == 15
    assert {s.scenario for s in told if s.kind == "failure"} == set(rubric.counted("failure"))
    assert len({s.scenario for s in told if s.kind == "leadership"}) >= 12


def test_every_story_has_the_length_of_a_good_answer_and_one_is_too_long() -> None:
    lengths = sorted(sum(spoken_words(f.story.text(name)) for name in STAR) for f in files())
    assert all(400 <= n <= 560 for n in lengths[:-1])
    assert 600 <= lengths[-1] <= 680


def test_no_file_of_it_is_broken() -> None:
    assert not [f for file in files() for f in file.findings]


def test_it_shows_what_the_tool_says() -> None:
    found = {f.code for r in reviews() for f in r.findings}
    levels = {r.reading.level for r in reviews()}
    assert {"NU403", "TI301", "RE505"} <= found
    assert {"L7", "between"} <= levels
