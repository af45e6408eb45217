"""Puts the whole bank side by side with its rubric: what it covers, where it is thin, what next."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.model.coverage import Coverage
from portfolio.model.rubric import Rubric
from portfolio.model.story import Story
from portfolio.model.verdict import StoryReview
from portfolio.review.assessment import assessment
from portfolio.review.changes import changes
from portfolio.review.concentration import concentration
from portfolio.review.gaps import find_gaps
from portfolio.review.next import next_stories
from portfolio.review.singles import single_points
from portfolio.review.tally import Ids, Tally, tally


def cover(stories: Sequence[Story], reviews: Sequence[StoryReview], rubric: Rubric) -> Coverage:
    """Read a bank's coverage; the same stories in any order give the same answer."""
    counted = tally(stories, reviews, rubric)
    gaps = find_gaps(counted)
    bar = counted.bar("stories")
    return Coverage(
        stories=len(counted.stories),
        wanted=int(bar.want) if bar else 0,
        principles=counted.principles,
        scenarios=_scenarios(counted),
        criteria=counted.criteria,
        mix=counted.mix(),
        concentration=concentration(counted),
        single_points=single_points(counted),
        next=next_stories(gaps),
        changes=changes(gaps),
        assessment=assessment(gaps),
    )


def _scenarios(counted: Tally) -> dict[str, Ids]:
    """Keep every scenario the bars count, and the others only when a story answers them."""
    known = counted.rubric.scenarios
    return {name: ids for name, ids in counted.scenarios.items() if ids or known[name].counted}
