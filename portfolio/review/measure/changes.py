"""Owns measured changes: percentages, fractions, multiples and `from A to B`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from portfolio.model.evidence import Change
from portfolio.review.measure import ratios
from portfolio.review.measure.amounts import Pair
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.money import verb_at
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.ratios import SHARES
from portfolio.review.measure.sentence import Hit, Sentence

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_FIXED = {"doubled_v": 100.0, "tripled_v": 200.0, "quadrupled_v": 300.0, "quintupled_v": 400.0,
          "halved_v": -50.0, "tenfold_v": 900.0}  # fmt: skip
_UNITS = {
    "ms": 0.001, "millisecond": 0.001, "s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60,
    "h": 3600, "hr": 3600, "hour": 3600, "day": 86400, "d": 86400, "week": 604800, "wk": 604800,
    "fortnight": 1209600, "month": 2629800, "quarter": 7889400, "year": 31557600,
    "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "pb": 1e15,
}  # fmt: skip
_AS_BEFORE = {"twice": 100.0, "double": 100.0, "thrice": 200.0, "half": -50.0}
_SIZES = frozenset({"many", "much", "fast", "often", "quickly", "long", "high"})
_BEFORE = frozenset({"where", "instead", "before", "rather", "previously", "formerly", "against"})
_UP = ("up_v", "rise_n", "higher")
_DOWN = ("down_v", "cut_v", "save_v", "fall_n", "lower")
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})


def find(r: Reading) -> Iterator[Found]:
    """Yield every measured change of a sentence."""
    taken: list[tuple[int, int]] = []
    for pair in r.pairs:
        found = _pair(r.s, pair)
        if found:
            taken.append((found.i, found.j))
            yield found
        elif found is None and pair.before.i:
            taken.append((pair.i, pair.j))
    every = (
        *_numbered(r),
        *_remaining(r.s),
        *_repeated(r.s),
        *_fractions(r.s),
        *_fixed(r.s),
        *_reversed(r),
        *ratios.find(r),
    )
    for found in every:
        if not any(low < found.j and found.i < high for low, high in taken):
            taken.append((found.i, found.j))
            yield found


def _pair(s: Sentence, pair: Pair) -> Found | None:
    before, after = pair.before, pair.after
    if not before.low or _veto(s, pair.i, pair.j) or before.high or after.high:
        return None
    first, second = _unit(s, before), _unit(s, after)
    first, second = (first or second), (second or first)
    if first is None or second is None or isinstance(first, str) != isinstance(second, str):
        return None
    scale = 1.0
    if isinstance(first, float) and isinstance(second, float):
        scale = second / first
    elif first != second:
        return None
    if first == "":
        low, high = s.bounds(pair.i)
        moved = s.first((*_UP, *_DOWN, "moved_v", "cut_v"), low, high)
        if not moved or s.has("head noun", low, min(high, pair.j + 3)):
            return None
        if _year(before) and _year(after):
            return None
    low, high = s.bounds(pair.i)
    if first == "%" and s.has("share", low, high):
        return None
    end = pair.j + (_unit_end(s, after) - after.j)
    change = (after.low * scale - before.low) / before.low * 100
    return Found("percent_change", Change(percent=round(change, 1)), pair.i, end, "from A to B")


def _year(q: Quantity) -> bool:
    return q.digits and 1950 <= q.low <= 2100 and not q.currency


def _unit(s: Sentence, q: Quantity) -> str | float | None:
    """Return the unit of a quantity: seconds or bytes as a size, else a name."""
    if q.currency:
        return q.currency
    word = s.word(q.j)
    if word in _PERCENT or (word == "per" and s.word(q.j + 1) == "cent"):
        return "%"
    size = _UNITS.get(word) or _UNITS.get(word.removesuffix("s") if len(word) > 2 else word)
    if size and not (len(word) == 1 and not s.tight[q.j]):
        return float(size)
    return "" if q.digits or q.low > 1 else None


def _unit_end(s: Sentence, q: Quantity) -> int:
    word = s.word(q.j)
    if word == "per" and s.word(q.j + 1) == "cent":
        return q.j + 2
    return q.j + 1 if _unit(s, q) not in ("", None, q.currency) else q.j


def _numbered(r: Reading) -> Iterator[Found]:
    """Yield `fell by 18 per cent`, `a 40% rise`, `up 3x` and `tenfold`."""
    s = r.s
    for q in r.numbers:
        if q.currency:
            continue
        end = _unit_end(s, q) if _unit(s, q) == "%" else 0
        if end:
            if (
                s.word(end) in ("points", "point")
                or s.word(end + 1) == "or"
                or s.words[end : end + 3] == ["of", "the", "time"]
            ):
                continue
            yield from _percentage(s, q, end)
        elif s.word(q.j) in ("x", "×", "fold", "times"):
            yield from _multiple(s, q)


def _percentage(s: Sentence, q: Quantity, end: int) -> Iterator[Found]:
    direction, cue, reach = _direction(s, q, end)
    if not direction or _veto(s, min(reach, q.i), end):
        return
    by = 1 if s.word(q.i - 1) == "by" else 0
    start = q.i - by
    value = Change(percent=round(direction * q.low, 1))
    yield Found("percent_change", value, start, end, f"{cue} by a percentage")


def _direction(s: Sentence, q: Quantity, end: int) -> tuple[int, str, int]:
    """Return the sign of a change, its cue and the first token that it rests on."""
    low, high = s.bounds(q.i)
    for at in range(end, min(end + 4, len(s.words))):
        for names, sign in ((_UP[1:], 1), (_DOWN[3:], -1)):
            for name in names:
                hit = s.at(name, at)
                if hit and (at - end < 2 or name.endswith("_n")) and not _of_base(s, end):
                    return _turned(s, sign, hit, low, high), s.say(hit.i, hit.j), q.i
        if s.words[at] in ("of", ",", ".", "and", "to", "in", "from"):
            break
    hit = s.last(("up_v", "down_v", "cut_v", "save_v", "rise_n", "fall_n", "up", "down"), low, q.i)
    if hit is None or not _near(s, hit, q):
        return 0, "", q.i
    down = any(s.at(name, hit.i) == hit for name in ("down_v", "cut_v", "save_v", "fall_n", "down"))
    up = any(s.at(name, hit.i) == hit for name in ("up_v", "rise_n", "up"))
    sign = -1 if down and not up else 1
    return _turned(s, sign, hit, low, high), s.say(hit.i, hit.j), hit.i


def _of_base(s: Sentence, end: int) -> bool:
    return s.word(end) == "of"


def _turned(s: Sentence, sign: int, hit: Hit, low: int, high: int) -> int:
    """Turn `improved` round where the thing improved is better when it is smaller."""
    improving = s.at("better", hit.i) is not None
    return -1 if improving and s.has("lower is better", low, high) else sign


def _near(s: Sentence, hit: Hit, q: Quantity) -> bool:
    """Say whether a verb and a percentage belong together."""
    if q.i - hit.j <= 2 and s.word(q.i - 1) not in ("to", "at", "of", "for", "from"):
        return True
    at = q.i - 1
    while at > hit.j and s.at("approx", at) and s.words[at] not in ("by", "to", "at", "of"):
        at -= 1
    if s.words[at] == "by":
        return True
    if s.words[at] in ("to", "at", "for", "from", "with", "in", "on") or q.i - hit.j > 8:
        return False
    if s.words[at] == "of":
        return s.at("rise_n", hit.i) is not None or s.at("fall_n", hit.i) is not None
    return not any(s.words[k] in ("of", "to", "for", "with") for k in range(hit.j, q.i))


def _multiple(s: Sentence, q: Quantity) -> Iterator[Found]:
    low, high = s.bounds(q.i)
    end = q.j + 1
    up = s.last(("up_v", "rise_n", "up"), low, q.i)
    after = s.first(("higher", "rise_n", "old level"), q.i, min(q.j + 4, high))
    down = s.last(("down_v", "cut_v", "fall_n"), low, q.i)
    if up and down:
        up, down = (up, None) if up.i >= down.i else (None, down)
    less = s.first(("lower", "fall_n"), q.i, min(q.j + 4, high))
    if not (up or after or down or less) or q.low <= 1 or _veto(s, low, end):
        return
    falling = (down or less) and not after
    percent = 100 / q.low - 100 if falling else (q.low - 1) * 100
    hit = up or down or q
    start = hit.i if hit.i < q.i and q.i - hit.j < 3 else q.i
    yield Found("percent_change", Change(percent=round(percent, 1)), start, end, "multiple")


def _fractions(s: Sentence) -> Iterator[Found]:
    """Yield `by almost a third`, `cut in half`, `two thirds fewer`."""
    for at, word in enumerate(s.words):
        share = SHARES.get(word)
        if not share:
            continue
        start = at
        count = _COUNTS.get(s.word(at - 1))
        if count:
            start = at - 1
            if word in ("thirds", "quarters", "fifths"):
                share = {"thirds": 100 / 3, "quarters": 25.0, "fifths": 20.0}[word] * count
        elif word != "half":
            continue
        sign = _fraction_sign(s, start, at + 1)
        if sign and not _veto(s, start, at + 1):
            low = start
            while low and s.at("approx", low - 1) and s.words[low - 1] != "to":
                low -= 1
            value = Change(percent=round(sign * share, 1))
            yield Found("percent_change", value, low, at + 1, "fraction")


def _fraction_sign(s: Sentence, start: int, end: int) -> int:
    low, high = s.bounds(start)
    if s.at("lower", end) or s.at("fall_n", end):
        return -1
    if s.at("higher", end):
        return 1
    at = start - 1
    while at > low and s.at("approx", at) and s.words[at] != "by":
        at -= 1
    by = s.word(at) == "by" or s.word(start - 1) == "in"
    hit = s.last(("up_v", "down_v", "cut_v", "save_v", "up", "down"), low, start)
    if not hit or not (by or start - hit.j <= 1):
        return 0
    if s.word(start - 1) == "in" and s.word(end - 1) != "half":
        return 0
    if s.word(end) == "of" or s.word(end) == "a":
        return 0
    down = any(s.at(name, hit.i) for name in ("down_v", "cut_v", "save_v", "down"))
    return _turned(s, -1 if down else 1, hit, low, high)


def _remaining(s: Sentence) -> Iterator[Found]:
    """Yield `fell to a quarter of the old level` and `at half what it was`."""
    for at, word in enumerate(s.words):
        share = SHARES.get(word)
        count = _COUNTS.get(s.word(at - 1), 0)
        start = at - 1 if count else at
        if not share or (not count and word != "half"):
            continue
        low, _ = s.bounds(at)
        lead = s.word(start - 1) in ("to", "at", "down", "into") or s.word(start - 2) in (
            "to",
            "at",
        )
        down = s.last(("down_v", "cut_v", "down"), low, start)
        old = s.first(("old level",), at + 1, min(at + 6, len(s.words)))
        if word == "half" and s.word(start - 1) in ("in", "into"):
            continue
        if not (lead or old) or (s.word(at + 1) == "of" and s.word(at + 2) in ("a", "an")):
            continue
        if not (old or (down and start - down.j <= 3 and s.word(at + 1) != "of")):
            continue
        if word in ("thirds", "quarters", "fifths"):
            share = {"thirds": 100 / 3, "quarters": 25.0, "fifths": 20.0}[word] * count
        if not _veto(s, start, at + 1):
            change = Change(percent=round(share - 100, 1))
            yield Found("percent_change", change, start, at + 1, "what remains")


def _repeated(s: Sentence) -> Iterator[Found]:
    """Yield `twice as many as before` and `half what it was`."""
    for at, name in enumerate(s.words):
        percent = _AS_BEFORE.get(name)
        if percent is None:
            continue
        after, size = s.word(at + 1), s.word(at + 2)
        if not (after == "as" or (after in ("the", "what") and name != "half")):
            continue
        then = s.first(("old level",), at, min(at + 9, len(s.words)))
        if (then or (size in _SIZES and "as" in s.words[at + 3 : at + 8])) and not _veto(
            s, at, at + 2
        ):
            yield Found("percent_change", Change(percent=percent), at, at + 3, f"{name} as before")


def _reversed(r: Reading) -> Iterator[Found]:
    """Yield `6 minutes where it took 30`, `three days instead of six weeks`, `minus 63 percent`."""
    s = r.s
    for first, second in pairwise(r.numbers):
        if second.i - first.j > 7 or first.currency or second.currency or not second.low:
            continue
        between = s.words[first.j : second.i]
        used = any(word in _BEFORE for word in between)
        unit, base = _unit(s, first), _unit(s, second)
        metre = unit == "" and "where" in between and s.has("then", first.j, second.i)
        if not used or (unit in ("", None, "%") and not metre):
            continue
        scale = 1.0
        if isinstance(unit, float) and isinstance(base, float):
            scale = unit / base
        elif not metre and base not in ("", None):
            continue
        percent = round((first.low * scale - second.low) / second.low * 100, 1)
        falls = percent < 0 or any(word in ("where", "before") for word in between)
        if falls and abs(percent) <= 1000 and not _veto(s, first.i, second.j):
            end = _unit_end(s, second)
            yield Found("percent_change", Change(percent=percent), first.i, end, "now and before")
    for q in r.numbers:
        if s.word(q.i - 1) in ("minus", "plus") and _unit(s, q) == "%":
            sign = -1 if s.word(q.i - 1) == "minus" else 1
            change = Change(percent=sign * q.low)
            yield Found("percent_change", change, q.i - 1, _unit_end(s, q), s.word(q.i - 1))


def _fixed(s: Sentence) -> Iterator[Found]:
    """Yield `doubled`, `tripled`, `halved` and their like."""
    for name, percent in _FIXED.items():
        for at, hit in s.hits.get(name, {}).items():
            low, _ = s.bounds(at)
            noun = s.word(at - 1) in ("a", "the", "an", "of") or (
                hit.form == "base" and (s.word(at - 1) == "to" or not s.at("subject", at - 1))
            )
            if noun and not (s.word(at - 1) == "to" and s.last(("enabler",), low, at)):
                continue
            if s.words[at] == "doubled" and s.word(at + 1) in ("down", "up", "back"):
                continue
            if _veto(s, at, hit.j):
                continue
            yield Found("percent_change", Change(percent=percent), at, hit.j, s.say(at, hit.j))


def _veto(s: Sentence, i: int, j: int) -> bool:
    """Say whether a change was only hoped for, denied, somebody else's or a share."""
    low, high = s.bounds(i)
    high = max(high, j)
    if s.first(("modal", "negator", "condition", "duty"), low, i):
        spared = s.first(("double negator",), low, i)
        return not spared
    if _wished(s, low, i) or s.has("goal", low, min(high, j + 3)):
        return True
    third = s.first(("third",), low, i)
    return third is not None and not s.has("own", low, i)


def _wished(s: Sentence, low: int, i: int) -> bool:
    return any(
        (verb := verb_at(s, at)) is not None and bool(verb.names & {"hope_v", "ask_v"})
        for at in range(low, i)
    )
