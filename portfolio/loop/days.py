"""Holds loops against the calendar: which comes next, which was last, what is said of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portfolio.model.loop import Loop

FRESH = 14
"""Days after a loop in which one still remembers how it went."""


def by_day(loop: Loop) -> tuple[bool, date, str]:
    """Order loops by their days, those without one last."""
    return loop.date is None, loop.date or date.max, loop.id


def coming(loops: Iterable[Loop], today: date) -> Loop | None:
    """Return the next loop, one without a day last; the latest when all are over."""
    ordered = sorted(loops, key=by_day)
    return ahead(ordered, today) or (ordered[-1] if ordered else None)


def ahead(loops: Iterable[Loop], today: date) -> Loop | None:
    """Return the next loop, one without a day last; nothing when all are over."""
    there = (one for one in loops if one.date is None or one.date >= today)
    return min(there, key=by_day, default=None)


def begun(loops: Iterable[Loop], today: date) -> Loop | None:
    """Return the latest loop whose day has come."""
    past = [one for one in loops if one.date is not None and one.date <= today]
    return max(past, key=by_day, default=None)


def on_the_day(loops: Iterable[Loop], today: date) -> Loop | None:
    """Return the loop that is today."""
    return next((one for one in sorted(loops, key=by_day) if one.date == today), None)


def unsaid(loops: Iterable[Loop], today: date) -> Loop | None:
    """Return the loop that is just over and of which nothing was said yet."""
    last = begun((one for one in loops if one.date != today), today)
    if last is None or last.date is None or last.debrief.begun:
        return None
    return last if (today - last.date).days <= FRESH else None


def doubt(day: date | None, today: date) -> str:
    """Say what is odd about a loop's day; nothing when nothing is."""
    if day is None or day >= today:
        return ""
    return f"{day:%d %b %Y} is past: only a debrief is left for such a loop."
