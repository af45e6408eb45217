"""Owns horizons: plans, programmes and advantages that last twelve months or more."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Horizon
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import NUMBER

_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0, "yr": 12.0, "decade": 120.0, "mo": 1.0}
_SHORTEST = 12


def find(r: Reading) -> Iterator[Found]:
    """Yield every horizon of a sentence."""
    s = r.s
    until = 0
    found = [f for q in r.numbers if not q.currency and (f := _duration(s, q))]
    every = [*found, *_spans(s), *_named(s)]
    for one in sorted(every, key=lambda f: (f.i, -f.j)):
        if one.i >= until:
            until = one.j
            yield one


def _duration(s: Sentence, q: Quantity) -> Found | None:
    at = q.j + (
        s.word(q.j) in ("school", "full", "fiscal", "calendar", "financial", "whole", "long")
    )
    word = s.word(at)
    unit = _MONTHS.get(word) or _MONTHS.get(word.removesuffix("s"))
    if not unit or (q.scaled and q.low >= 1e3):
        return None
    months = round(q.low * unit)
    if s.words[at + 1 : at + 4] == ["and", "a", "half"]:
        months += round(unit / 2)
    if not _SHORTEST <= months <= 600:
        return None
    end = at + 1
    adjective = s.glued[at] or (word in ("year", "month", "decade") and q.low != 1)
    why = _adjective(s, q.i, end) if adjective else _measured(s, q.i, end)
    if not why:
        return None
    high = round(q.high * unit) if q.high else None
    return Found("horizon", Horizon(months=months, months_max=high), q.i, end, why)


def _adjective(s: Sentence, i: int, end: int) -> str:
    """Return why `five-year` is a horizon: it qualifies anything but age or custody."""
    _, high = s.bounds(i)
    if s.has("duration veto", i, min(high, end + 4)) or s.word(end) in ("old", "olds"):
        return ""
    hit = s.first(("planned",), end, min(len(s.words), end + 5))
    return f"lasts: {s.say(hit.i, hit.j)}" if hit else "lasts"


def _measured(s: Sentence, i: int, end: int) -> str:
    """Return why `three years` is a horizon: a preposition or verb of lasting leads it."""
    low, high = s.bounds(i)
    if s.word(end) in ("ago", "old", "earlier", "before", "previously", "into", "after", "younger"):
        return ""
    if s.first(("duration veto",), low, min(high, end + 5)):
        return ""
    at = i - 1
    while (
        at > low and s.at("approx", at) and s.words[at] not in ("over", "at", "within", "to", "of")
    ):
        at -= 1
    if s.word(at) in ("last", "past", "previous") and not s.has("own", low, high):
        return ""
    if s.word(at) == "to" and s.last(("planned",), low, at):
        return "lasts"
    lead = s.at("span", at) or s.at("span", at - 1)
    if lead:
        return f"lasts: {s.say(lead.i, lead.j)}"
    if s.word(end) in ("out", "ahead", "long") or (s.word(end) == "'" and s.at("planned", end + 1)):
        return "lasts"
    if s.word(end) in ("?", "to") and i - low <= 3:
        return "a matter of years"
    if s.first(("planned",), low, high):
        return "lasts, in a plan"
    near = s.last(("lasting",), low, i)
    if near and i - near.j <= 6:
        return f"lasts: {s.say(near.i, near.j)}"
    return ""


def _spans(s: Sentence) -> Iterator[Found]:
    """Yield `2025–2028`, `FY25–FY28` and `from 2021 to 2024`."""
    size = len(s.words)
    for at in range(size - 1):
        first = _year(s, at) if s.kinds[at] == NUMBER else 0
        if not first:
            continue
        j = at + 1
        if j < size and (
            s.words[j] in ("to", "through", "until", "and", "till") or s.range_dash(j)
        ):
            j += 1
        elif not (j < size and s.glued[j]):
            continue
        fiscal = s.word(j) in ("fy", "'")
        j += fiscal
        second = _year(s, j) if j < size else 0
        if not second or not 1 <= second - first <= 30:
            continue
        if (
            s.words[at + 1] == "and"
            and s.word(at - (2 if s.word(at - 1) == "fy" else 1)) != "between"
        ):
            continue
        start = at - 1 if s.word(at - 1) == "fy" else at
        yield Found("horizon", Horizon(months=12 * (second - first)), start, j + 1, "years from to")


def _year(s: Sentence, at: int) -> int:
    word = s.word(at)
    if not word.isdigit() or s.kinds[at] != NUMBER:
        return 0
    value = int(word)
    if len(word) == 4 and 1980 <= value <= 2060:
        return value
    if len(word) == 2 and s.word(at - 1) == "fy":
        return 2000 + value
    return 0


def _named(s: Sentence) -> Iterator[Found]:
    for at, hit in s.hits.get("multi-year", {}).items():
        if not s.has("duration veto", at, hit.j + 3):
            yield Found("horizon", Horizon(), at, hit.j, "multi-year")
    for at, word in enumerate(s.words):
        if (
            word in ("year", "years")
            and s.words[at - 1 : at] == ["a"]
            and s.words[at + 1 : at + 4] == ["and", "a", "half"]
        ):
            yield Found("horizon", Horizon(months=18), at, at + 4, "a year and a half")
    for at, hit in s.hits.get("decade", {}).items():
        low, high = s.bounds(at)
        if not s.has("duration veto", low, min(high, hit.j + 4)):
            yield Found("horizon", Horizon(months=120), at, hit.j, "decade")
