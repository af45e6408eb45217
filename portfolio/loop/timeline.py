"""Lays the stories on a line of months, by company: gaps, overlaps, and what is old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from portfolio.loop.months import first, last, old, said
from portfolio.model.plan import CompanyTime, Dated, Overlap, Stretch, Timeline
from portfolio.model.story import Story

_UNNAMED = "no company"


def timeline(stories: Iterable[Story], today: date) -> Timeline:
    """Lay stories on a line; seeds count too, retired ones do not."""
    told = sorted((s for s in stories if s.status != "retired"), key=lambda s: s.id)
    by_company: dict[str, list[tuple[int, int, Story]]] = {}
    names: dict[str, str] = {}
    for story in told:
        if story.period:
            key = story.company.strip().casefold()
            names.setdefault(key, story.company.strip() or _UNNAMED)
            months = first(story.period), last(story.period, today)
            by_company.setdefault(key, []).append((*months, story))
    spans = {
        key: (min(start for start, _, _ in held), max(end for _, end, _ in held))
        for key, held in by_company.items()
    }
    order = sorted(spans, key=lambda key: (spans[key], key))
    return Timeline(
        today=today,
        companies=tuple(
            CompanyTime(
                company=names[key],
                period=_stretch(*spans[key]),
                stories=tuple(_dated(by_company[key], today)),
            )
            for key in order
        ),
        gaps=tuple(_gaps([(a, b) for held in by_company.values() for a, b, _ in held])),
        overlaps=tuple(
            Overlap(
                companies=(names[one], names[other]),
                period=_stretch(spans[other][0], min(spans[one][1], spans[other][1])),
            )
            for one, other in combinations(order, 2)
            if one and other and spans[other][0] <= spans[one][1]
        ),
        undated=tuple(story.id for story in told if not story.period),
    )


def _dated(held: Sequence[tuple[int, int, Story]], today: date) -> Iterator[Dated]:
    for start, end, story in sorted(held, key=lambda one: (one[0], one[1], one[2].id)):
        yield Dated(story=story.id, period=_stretch(start, end), old=old(story.period, today))


def _gaps(spans: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield the months between the first and the last which no span holds."""
    reached: int | None = None
    for start, end in sorted(spans):
        if reached is not None and start > reached + 1:
            yield _stretch(reached + 1, start - 1)
        reached = end if reached is None else max(reached, end)


def _stretch(start: int, end: int) -> Stretch:
    return Stretch(start=said(start), end=said(end), months=end - start + 1)
