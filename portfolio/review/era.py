"""Reads when stories ended, and how old they are beside the newest one in the bank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio.model.story import Period, Story

YEAR = 12


def ends(stories: Iterable[Story]) -> Mapping[str, int]:
    """Return the month each dated story ended, counted from year 0.

    No clock is read: a story that still runs ended in the newest month the bank names.
    """
    dated = {s.id: s.period for s in stories if s.period}
    closed = {key: _last(p.end or p.start) for key, p in dated.items() if p.end != "now"}
    running = {key: _first(p) for key, p in dated.items() if p.end == "now"}
    newest = max((*closed.values(), *running.values()), default=0)
    return {key: closed.get(key, newest) for key in dated}


def month_name(month: int) -> str:
    """Write a month as the files do, `YYYY-MM`."""
    year, rest = divmod(month, YEAR)
    return f"{year:04d}-{rest + 1:02d}"


def _last(said: str) -> int:
    """Return a month, or the last month of a year."""
    year, _, month = said.partition("-")
    return int(year) * YEAR + int(month or YEAR) - 1


def _first(period: Period) -> int:
    year, _, month = period.start.partition("-")
    return int(year) * YEAR + int(month or 1) - 1
