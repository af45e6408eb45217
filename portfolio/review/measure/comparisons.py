"""Owns two values of one measure set against each other: then and now, from A to B, B not A."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from portfolio.review.measure.numbers import Quantity, stands_alone
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import MARK, listed

_NEAR, _FAR = 7, 14
_UNITS = {
    "ms": 0.001, "millisecond": 0.001, "s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60,
    "h": 3600, "hr": 3600, "hour": 3600, "day": 86400, "d": 86400, "week": 604800, "wk": 604800,
    "fortnight": 1209600, "month": 2629800, "quarter": 7889400, "year": 31557600,
    "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "pb": 1e15,
}  # fmt: skip
_PERCENT = listed("% percent pct percentage pc")
_WHOLE = listed("working business calendar full whole elapsed clock long short solid")
_SOFT = listed(
    "about just only under over roughly nearly around some a an the barely mere almost below above "
    "less more than exactly approximately well its our it we they as at"
)
_THEN = listed("used was were once previously formerly originally been had then took before")
_NOW = listed("now today nowadays today's")
_BACK = listed("previously formerly once originally before")
_PAST = listed("was were took had been be take needed needing cost stood lasted used")
_IS = listed("is are costs cost takes take runs run needs need")
_AGAINST = listed("against versus vs")
_TURNED = listed("became becomes become becoming")
_MOVING = ("down_v", "cut_v", "up_v", "moved_v", "lower", "higher", "save_v", "fall_n", "rise_n")


class Pair(NamedTuple):
    """A change from one quantity to another, from token `i` up to token `j`."""

    i: int
    j: int
    before: Quantity
    after: Quantity


def pairs(s: Sentence, numbers: list[Quantity]) -> list[Pair]:
    """Return the changes of a sentence, in order: `from A to B`, `B instead of A`, `now B`."""
    out: list[Pair] = []
    for one, other in pairwise(numbers):
        if other.i - one.j > _FAR or (out and out[-1].j > one.i):
            continue
        ends = _alike(s, one, other)
        lent = bool(one.currency) != bool(other.currency)
        pair = _compared(s, *ends, lent=lent) if ends else None
        if pair:
            out.append(pair)
    return out


def unit(s: Sentence, q: Quantity) -> str | float | None:
    """Return the unit of a quantity: seconds or bytes as a size, else a name; none if no count."""
    if q.currency:
        return q.currency
    at = _unit_at(s, q)
    word = s.word(at)
    if word in _PERCENT or (word == "per" and s.word(at + 1) == "cent"):
        return "%"
    if s.words[at : at + 3] == ["p", ".", "c"]:
        return "%"
    size = _UNITS.get(word) or _UNITS.get(word.removesuffix("s") if len(word) > 2 else word)
    if size and not (len(word) == 1 and not (s.tight[at] or q.digits)):
        return float(size)
    return "" if q.digits or q.low > 1 or q.low == 0 else None


def unit_end(s: Sentence, q: Quantity) -> int:
    """Return where the unit of a quantity ends."""
    if unit(s, q) in ("", None, q.currency):
        return q.j
    at = _unit_at(s, q)
    return at + {"per": 2, "p": 4 if s.word(at + 3) == "." else 3}.get(s.word(at), 1)


def _unit_at(s: Sentence, q: Quantity) -> int:
    return q.j + (s.word(q.j) in _WHOLE)


def _alike(s: Sentence, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return two quantities in one currency and magnitude, or nothing where they differ."""
    if one.high or other.high:
        return None
    if bool(one.currency) == bool(other.currency):
        return (
            (one, other) if one.currency == other.currency and _same_unit(s, one, other) else None
        )
    if one.currency and not (other.scaled or stands_alone(s, other.j)):
        return None
    if one.currency and unit(s, other) not in ("", None):
        return None
    if not one.scaled and other.scaled and one.low < 1000:
        one = one._replace(low=one.low * other.scale, scaled=True)
    elif one.scaled and not other.scaled and other.low < 1000:
        other = other._replace(low=other.low * one.scale, scaled=True)
    coin = one.currency or other.currency
    return one._replace(currency=coin), other._replace(currency=coin)


def _same_unit(s: Sentence, one: Quantity, other: Quantity) -> bool:
    """Say whether two units are of one kind, or one of them is left out."""
    first, second = unit(s, one), unit(s, other)
    if first in ("", None) and second in ("", None):
        return True
    if first in ("", None):
        return stands_alone(s, one.j)
    if second in ("", None):
        return stands_alone(s, other.j)
    return first == second if isinstance(first, str) else isinstance(second, float)


def _compared(s: Sentence, one: Quantity, other: Quantity, *, lent: bool) -> Pair | None:
    """Return the change that two quantities of one measure make, by what joins them."""
    first, second = unit(s, one), unit(s, other)
    named = first not in ("", None) or second not in ("", None)
    between = s.words[one.j : other.i]
    lead = _lead(s, one.i)
    if other.i - one.j <= _NEAR:
        joint, plain = _joint(between), [word for word in between if word not in _SOFT][-1:]
        down = bool(s.first(_MOVING, one.j, other.i)) or "down" in between or "up" in between
        if joint == "→" or (joint == "to" and lead == "from"):
            start = _lead_at(s, one.i) if lead == "from" else one.i
            return Pair(start, other.j, one, other)
        if joint == "from" and (lead in ("to", "at") or down):
            start = _lead_at(s, one.i) if lead in ("to", "at") else one.i
            return Pair(start, other.j, other, one)
        if lent or s.first(("joiner",), one.j, other.i) or s.glued[_unit_at(s, one)]:
            return _contrasted(s, one, other, between, named=named and not lent)
        close = other.i - unit_end(s, one) <= 1 and _falls(s, one, other)
        if named and plain in (["to"], ["into"]) and (down or close):
            return Pair(one.i, other.j, one, other)
        if named and any(word in _TURNED for word in between) and first != "%":
            return Pair(one.i, other.j, one, other)
    if s.first(("budget_n", "target_n", "modal", "condition", "goal"), one.j, other.j + 2):
        return None
    return _contrasted(s, one, other, between, named=named)


def _contrasted(
    s: Sentence, one: Quantity, other: Quantity, between: list[str], *, named: bool
) -> Pair | None:
    """Return the change that `instead of`, `where it was`, `now` or `before` tell of."""
    hard = [word for word in between if word not in _SOFT]
    ends = [hard[-2:], hard[-1:]]
    after = s.words[other.j : other.j + 4]
    back = Pair(one.i, other.j, other, one)
    if ends[0] == ["instead", "of"] or "rather" in hard:
        return back if named and len(between) <= _NEAR and _falls(s, other, one) else None
    if ends[1] in ([word] for word in _AGAINST) and named:
        return back if "before" in after or "ago" in after or "earlier" in after else None
    told = ends[1][0] if ends[1] else ""
    if told in _PAST and ("where" in hard or "(" in hard):
        return back
    if told in _PAST and any(word in _BACK for word in hard) and named:
        return back
    if told in _BACK and ("," in hard or "(" in hard or "where" in hard) and named:
        return back
    if "where" in hard and any(word in _BACK for word in hard):
        return back
    if told == "not" and "before" in after:
        return back
    if "before" in hard[:3] and "after" in after[:3]:
        return Pair(one.i, other.j, one, other)
    if ("now" in after[:2] or "today" in after[:2]) and hard[:1] and hard[0] in ("before", "last"):
        return Pair(one.i, other.j, one, other)
    return Pair(one.i, other.j, one, other) if named and _now(s, one, other, hard) else None


def _now(s: Sentence, one: Quantity, other: Quantity, hard: list[str]) -> bool:
    """Say whether the first quantity is told of the past and the second of the present."""
    low = max(s.bounds(one.i)[0], one.i - 8)
    then = any(word in _THEN for word in (*s.words[low : one.i], *hard))
    if any(word in _NOW for word in hard):
        last = hard[-1] in _NOW or (len(hard) > 1 and hard[-2] in _NOW and hard[-1] in _IS)
        if then or last:
            return True
    if one.currency or s.first(("negator",), low, other.i):
        return False
    strong = s.last(("then",), max(low, one.i - 6), one.i)
    now = s.last(("now",), one.j, other.i)
    return bool(strong and now) and (unit(s, one) == "%" or _falls(s, one, other))


def _falls(s: Sentence, one: Quantity, other: Quantity) -> bool:
    """Say whether the second quantity is smaller, so that `A to B` can be no range."""
    first, second = unit(s, one), unit(s, other)
    if isinstance(first, float) and isinstance(second, float):
        return other.low * second < one.low * first
    return other.low < one.low


def _lead_at(s: Sentence, i: int) -> int:
    for at in range(i - 1, max(i - 4, -1), -1):
        if s.words[at] in ("from", "to", "at"):
            return at
    return i


def _lead(s: Sentence, i: int) -> str:
    for at in range(i - 1, max(i - 4, -1), -1):
        if s.words[at] in ("from", "to", "at"):
            return s.words[at]
        if s.kinds[at] == MARK or not s.at("approx", at):
            break
    return ""


def _joint(between: list[str]) -> str:
    """Return the word that joins two quantities: `to`, `from`, an arrow or nothing."""
    for word in reversed(between):
        if word in ("to", "into"):
            return "to"
        if word in ("from", "→", ">"):
            return "→" if word == ">" else word
        if word in (";", ":", "(", "and", "or", "but"):
            return ""
    return ""
