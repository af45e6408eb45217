"""Counts months, so that stories and days can be held against each other."""

from __future__ import annotations

from datetime import date

from portfolio.model.story import Period

YEAR = 12
OLD = 5 * YEAR
"""Months after which a story counts as old: interviewers ask for recent work."""


def month_of(day: date) -> int:
    """Return a day's month, counted from year 0."""
    return day.year * YEAR + day.month - 1


def first(period: Period) -> int:
    """Return the first month of a period; a year alone begins in January."""
    year, _, month = period.start.partition("-")
    return int(year) * YEAR + int(month or 1) - 1


def last(period: Period, today: date) -> int:
    """Return the last month of a period; what still runs ends this month."""
    if period.end == "now":
        return max(month_of(today), first(period))
    year, _, month = (period.end or period.start).partition("-")
    return int(year) * YEAR + int(month or YEAR) - 1


def said(month: int) -> str:
    """Write a month as the files do, `YYYY-MM`."""
    year, rest = divmod(month, YEAR)
    return f"{year:04d}-{rest + 1:02d}"


def old(period: Period | None, today: date) -> bool:
    """Tell whether a story ended more than five years before a day."""
    return period is not None and month_of(today) - last(period, today) > OLD
