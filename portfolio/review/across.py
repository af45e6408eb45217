"""Findings across stories: two that claim one result, and dates that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from portfolio.model.evidence import Evidence, Money
from portfolio.model.finding import Finding
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import STAR, Period, Story
from portfolio.model.verdict import StoryReview
from portfolio.review.advice import advise
from portfolio.review.money import amount_of
from portfolio.review.silences import hush

LARGE = 1e6
"""Under a million two equal amounts are chance."""
OVERLAP = 4
"""Months two employers may overlap: a notice period and an early start."""


def across(
    stories: Sequence[Story], reviews: Sequence[StoryReview], rubric: Rubric
) -> dict[str, list[Finding]]:
    """Return findings by story id that only show when stories are held side by side."""
    found: dict[str, list[Finding]] = defaultdict(list)
    counted = [(s, r) for s, r in zip(stories, reviews, strict=True) if s.counts]
    _claims(counted, rubric, found)
    _dates([s for s, _ in counted], rubric, found)
    return found


def joined(
    review: StoryReview, story: Story, extra: Sequence[Finding], settings: Settings
) -> StoryReview:
    """Add findings across stories to a story's own, under the same silences."""
    if not extra:
        return review
    marked, _ = hush(extra, (*story.silenced, *settings.silenced))
    return review.model_copy(update={"findings": (*review.findings, *marked)})


def _claims(
    counted: list[tuple[Story, StoryReview]], rubric: Rubric, found: dict[str, list[Finding]]
) -> None:
    """Find one realised amount that two stories of one company and time both claim."""
    claims: dict[tuple[str, str, float, str | None], list[tuple[Story, Evidence]]] = defaultdict(
        list
    )
    for story, review in counted:
        seen = set()
        for e in _realised(review):
            if not isinstance(e.value, Money) or e.value.amount < LARGE:
                continue
            key = (story.company.casefold(), e.value.currency, e.value.amount, e.value.nature)
            if key not in seen:
                seen.add(key)
                claims[key].append((story, e))
    for (company, *_), claimed in claims.items():
        if not company:
            continue
        for (one, mine), (other, theirs) in combinations(claimed, 2):
            if _months_shared(one.period, other.period) <= 0:
                continue
            for story, rival, e in ((one, other, mine), (other, one, theirs)):
                what = f"{amount_of(e)} is also claimed by “{rival.title}”"
                found[story.id].append(
                    advise(rubric, "CO604", what, where=e.section, span=(e.start, e.end))
                )


def _realised(review: StoryReview) -> Iterator[Evidence]:
    return (e for e in review.evidence if e.kind == "money_impact" and e.section in STAR)


def _dates(stories: list[Story], rubric: Rubric, found: dict[str, list[Finding]]) -> None:
    """Find two employers at one time."""
    dated = [s for s in stories if s.company and s.period]
    for one, other in combinations(dated, 2):
        if one.company.casefold() == other.company.casefold():
            continue
        shared = _months_shared(one.period, other.period)
        if shared > OVERLAP:
            for story, rival in ((one, other), (other, one)):
                what = (
                    f"its {shared} months at {story.company} overlap with {rival.company} "
                    f"in “{rival.title}”"
                )
                found[story.id].append(advise(rubric, "CO605", what, where="period"))


def _months_shared(one: Period | None, other: Period | None) -> int:
    """Count the months two periods share."""
    if one is None or other is None:
        return 0
    (a, b), (c, d) = _span(one), _span(other)
    return min(b, d) - max(a, c) + 1


def _span(period: Period) -> tuple[int, int]:
    first = _month(period.start, 1)
    if period.end == "now":
        return first, 12 * 9999
    last = period.end or period.start
    return first, _month(last, 12)


def _month(text: str, default: int) -> int:
    year, _, month = text.partition("-")
    return 12 * int(year) + int(month or default) - 1
