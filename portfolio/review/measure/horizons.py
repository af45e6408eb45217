"""Owns horizons: plans, programmes and advantages that last twelve months or more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from portfolio.model.evidence import Horizon
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import NUMBER, listed

_MONTHS = {"month": 1.0, "mth": 1.0, "mo": 1.0, "quarter": 3.0, "year": 12.0, "yr": 12.0,
           "decade": 120.0}  # fmt: skip
_UNIT_WORDS = frozenset({"decade", "year", "month", "months"})
_SHORTEST = 12
_BETWEEN = listed(
    "school full fiscal calendar financial whole long consecutive straight solid more further hard "
    "good budget planning"
)
_ORDER = {
    "january": 0, "february": 1, "march": 2, "april": 3, "may": 4, "june": 5, "july": 6,
    "august": 7, "september": 8, "october": 9, "november": 10, "december": 11,
}  # fmt: skip
_ORDINALS = {
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-fourth": 24,
    "thirtieth": 30, "thirty-sixth": 36,
}  # fmt: skip
_FAR = listed(
    "old older younger bond tape car cars records history earlier legacy archive calendar "
    "previously leave aged"
)
"""What ages a duration only where it stands right behind it."""
_SUPERLATIVES = listed("first worst best only last fastest highest lowest biggest largest longest")
_LATER = listed("ago old earlier before previously into after younger later")
_STARTS = listed("from since began begun started starting begin begins starts between")
_ENDS = listed("to through until till ended ending ends end finished finishing by and")
_WHOLE = listed("full whole solid entire")
_HAVE = listed("have had has spent 've with served")


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
    at = q.j + (s.word(q.j) in _BETWEEN)
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
    """Return why `three years` is a horizon: nothing says that it is age, custody or the past."""
    low, high = s.bounds(i)
    if s.word(end) in _LATER or (s.word(end) in ("in", "on") and s.word(end + 1) == ","):
        return ""
    if low > 1 and s.words[low] == ":":
        low = s.bounds(low - 1)[0]
    if _aged(s, low, i, min(high, end + 5), end) or _lived(s, low, i, end):
        return ""
    at = i - 1
    while (
        at > low and s.at("approx", at) and s.words[at] not in ("over", "at", "within", "to", "of")
    ):
        at -= 1
    if s.word(at) in ("last", "past", "previous") and not s.has("own", low, high):
        return ""
    lead = s.at("span", at) or s.at("span", at - 1) or s.first(("planned",), low, high)
    near = lead or s.last(("lasting",), low, i)
    return f"lasts: {s.say(near.i, near.j)}" if near else "lasts"


def _aged(s: Sentence, low: int, i: int, high: int, end: int) -> bool:
    """Say whether a word of age, custody or the past stands near enough to a duration."""
    return any(
        low <= at < high
        and (s.words[at] not in _FAR or end <= at <= end + 1)
        and (at >= end or i - at < 12)
        for at in s.hits.get("duration veto", {})
    )


def _lived(s: Sentence, low: int, i: int, end: int) -> bool:
    """Say whether a duration is a stretch of somebody's life, a record or a rhythm."""
    before = s.words[max(low, i - 4) : i]
    lead, after = s.word(i - 1), s.words[end : end + 3]
    if lead in ("every", "since") or before[-2:] in (["wife", "of"], ["husband", "of"]):
        return True
    if lead in ("in", "for") and set(s.words[max(low, i - 5) : i - 1]) & _SUPERLATIVES:
        return True
    if lead in _HAVE and after[:1] and after[0] in ("in", "of", "on", "with", "at", "as", "behind"):
        return not s.first(("planned",), end, end + 5) and s.at("subject", i - 2) is not None
    state = "been" in s.words[low:i] and lead == "for"
    if state and not s.first(("planned",), low, i):
        return True
    years = s.word(end - 1) in ("years", "quarters") and i - low <= 2 and "in" in before
    return years and bool({"i", "my"} & set(after[:2]))


def _spans(s: Sentence) -> Iterator[Found]:
    """Yield `2025–2028`, `from 2021 to 2024` and `begun in 2026 and running until 2031`."""
    years = [(at, year) for at in range(len(s.words)) if (year := _year(s, at))]
    for (at, first), (j, second) in pairwise(years):
        if not 1 <= second - first <= 30 or j - at > 8:
            continue
        between = s.words[at + 1 : j]
        joined = s.range_dash(at + 1) or s.glued[j] or between[:1] == ["/"]
        close = len(between) <= 3 and bool(between) and between[0] in _ENDS
        led = set(s.words[max(0, at - 3) : at]) & _STARTS and set(between) & _ENDS
        if between[:1] == ["and"] and not set(s.words[max(0, at - 3) : at]) & _STARTS:
            continue
        if not (joined or close or led):
            continue
        months = 12 * (second - first)
        if s.word(at - 1) in _ORDER and s.word(j - 1) in _ORDER:
            months += _ORDER[s.word(j - 1)] - _ORDER[s.word(at - 1)]
        start = at - 1 if s.word(at - 1) == "fy" else at
        if months >= _SHORTEST:
            yield Found("horizon", Horizon(months=months), start, j + 1, "years from to")


def _year(s: Sentence, at: int) -> int:
    word = s.word(at)
    if not word.isdigit() or s.kinds[at] != NUMBER:
        return 0
    value = int(word)
    if len(word) == 4 and 1980 <= value <= 2060:
        return value
    if len(word) == 2 and (s.word(at - 1) in ("fy", "'") or _short(s, at)):
        return 2000 + value
    return 0


def _short(s: Sentence, at: int) -> bool:
    """Say whether two digits end a span of years, as in 2024-27."""
    before = at - 1 if s.glued[at] else at - 2
    joined = s.glued[at] or (at > 1 and s.range_dash(at - 1))
    full = s.word(before)
    return joined and len(full) == 4 and full.isdigit() and full[:2] in ("19", "20")


def _named(s: Sentence) -> Iterator[Found]:
    for at, hit in s.hits.get("multi-year", {}).items():
        if not s.has("duration veto", at, hit.j + 1):
            yield Found("horizon", Horizon(), at, hit.j, "multi-year")
    for at, word in enumerate(s.words):
        if word not in _UNIT_WORDS:
            continue
        months, i, j = _worded(s, at, word)
        if not months:
            continue
        low, high = s.bounds(at)
        aged = s.first(("duration veto",), max(low, i - 6), min(high, j + 4))
        if not aged and s.word(j) not in _LATER:
            yield Found("horizon", Horizon(months=months), i, j, "a year or more")


def _worded(s: Sentence, at: int, word: str) -> tuple[int, int, int]:
    """Read `a year and a half`, `a year-long`, `half a decade` and `the fifteenth month`."""
    before, after = s.word(at - 1), s.words[at + 1 : at + 4]
    if word == "decade":
        if after == ["and", "a", "half"]:
            return 180, at - 1, at + 4
        half = s.words[max(0, at - 2) : at] == ["half", "a"]
        if half:
            return 60, at - 2, at + 1
        if s.at("decade", at):
            return 120, at, at + 2
        return (120, at - 1, at + 1) if s.at("decade", at - 1) else (0, 0, 0)
    if word == "year" and before == "a" and after == ["and", "a", "half"]:
        return 18, at - 1, at + 4
    if word in ("year", "months") and after[:1] == ["long"] and s.glued[at + 1]:
        return (12, at, at + 2) if word == "year" else (0, 0, 0)
    if word == "year" and before in _WHOLE and s.word(at - 2) in ("a", "one"):
        return 12, at - 2, at + 1
    if word in ("month", "months") and s.words[max(0, at - 1) : at] and before in _ORDINALS:
        return _ORDINALS[before], at - 1, at + 1
    return 0, 0, 0
