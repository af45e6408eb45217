"""Owns reading quantities: digits, number words, magnitudes, ranges and currencies."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.currencies import (
    CENTS,
    CODES,
    DOLLARS,
    NAMES,
    NATIONS,
    PREFIXES,
    SIGNS,
)
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import CURRENCY, DASH, NUMBER, WORD

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "grand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "million": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_SHORT = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9,
    "bn": 1e9, "bln": 1e9, "mrd": 1e9, "tn": 1e12, "t": 1e12, "cr": 1e7, "l": 1e5,
}  # fmt: skip
_LOOSE = frozenset({"mn", "mm", "mio", "mln", "bn", "bln", "mrd", "cr", "mil"})
"""Short magnitudes that may stand off from their number."""
_MANY = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3,
    "millions": 2e6, "billions": 2e9,
}  # fmt: skip
_PARTS = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3, "tenth": 0.1, "fifth": 0.2}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PLURALS = {"millions": 1e6, "billions": 1e9, "thousands": 1e3, "crores": 1e7, "lakhs": 1e5}
_ROUND = frozenset({"a", "an", "one"})


_BEGIN = frozenset(
    (*_UNITS, *_TENS, *_SCALES, *_MANY, *_PARTS, *DOLLARS, *CODES, *PREFIXES, "several", "an")
)
"""The words a quantity may begin with; all others are passed over at once."""


class Quantity(NamedTuple):
    """A number or range in a sentence, from token `i` up to token `j`."""

    i: int
    j: int
    low: float
    high: float | None
    currency: str | None
    scaled: bool
    """Whether it carries a magnitude such as million."""
    digits: bool
    open: bool = False
    """Whether a plus sign follows."""


class _Item(NamedTuple):
    j: int
    value: float
    currency: str | None
    scale: float
    digits: bool


def quantities(s: Sentence) -> list[Quantity]:
    """Return the numbers and ranges of a sentence, in order, without overlap."""
    out: list[Quantity] = []
    at, size = 0, len(s.words)
    while at < size:
        if s.kinds[at] == WORD and s.words[at] not in _BEGIN:
            at += 1
            continue
        found = _figures(s, at) or _quantity(s, at)
        if found:
            out.append(found)
            at = found.j
        else:
            at += 1
    return out


def _figures(s: Sentence, at: int) -> Quantity | None:
    """Read `nine-figure` or `low eight figures`."""
    if s.word(at + 1) not in ("figure", "figures", "figured"):
        return None
    word = s.word(at)
    count = _UNITS.get(word) or (int(word) if word.isdigit() and len(word) < 3 else 0)
    if not 4 <= count <= 13:
        return None
    return Quantity(at, at + 2, 10.0 ** (count - 1), None, "XXX", scaled=True, digits=False)


def _quantity(s: Sentence, at: int) -> Quantity | None:
    first = _item(s, at)
    if not first:
        return None
    second = _range_end(s, at, first)
    low, high, last = first, None, first
    if second:
        last = second
        scale = second.scale if first.scale == 1 and second.scale > 1 else 1
        value = low.value * scale
        top = second.value
        if second.scale == 1 and first.scale > 1 and second.value < first.value:
            top *= first.scale
        if value < top and top < value * 1000:
            low, high = first._replace(value=value), top
        else:
            last = first
    currency = low.currency or last.currency
    end = last.j
    plus = s.word(end) == "+"
    end += plus
    if plus and not currency:
        end, currency = _currency_after(s, end) or (end, None)
    return Quantity(
        at, end, low.value, high, currency,
        scaled=max(low.scale, last.scale) > 1, digits=first.digits, open=plus,
    )  # fmt: skip


def _range_end(s: Sentence, at: int, first: _Item) -> _Item | None:
    """Return the second number of a range such as `80–120M` or `between X and Y`."""
    j, before = first.j, s.word(at - 1)
    mark = s.word(j)
    near = before in ("between", "anywhere", "somewhere") or s.word(at - 2) == "between"
    if j < len(s.words) and s.glued[j]:
        second = _item(s, j)
        return second if second and second.digits == first.digits else None
    joined = s.range_dash(j) if j < len(s.words) and s.kinds[j] == DASH else False
    if joined or (mark in ("to", "or") and before not in ("from", "by")) or (
        mark == "and" and near
    ):
        second = _item(s, j + 1)
        if second and mark in ("to", "or", "and") and second.digits != first.digits:
            return None
        if second and mark == "or" and (second.scale > 1) != (first.scale > 1 or s.word(j) == "or"):
            return second if second.scale > 1 else None
        return second
    return None


def _item(s: Sentence, at: int) -> _Item | None:
    """Read one number with the currency and magnitude around it."""
    if at >= len(s.words):
        return None
    start, currency = _currency_before(s, at)
    kind = s.kinds[start] if start < len(s.words) else 0
    if kind == NUMBER:
        number = _digits(s, start, currency)
    elif kind == WORD or s.word(start) in _GLYPHS:
        number = _spelled(s, start)
    else:
        return None
    if not number:
        return None
    j, value, scale, digits = number
    if currency is None:
        after = _currency_after(s, j)
        if after:
            j, currency = after
        elif s.word(j) in CENTS and value < 1000:
            return _Item(j + 1, value / 100, CENTS[s.word(j)], 1, digits)
    return _Item(j, value, currency, scale, digits)


def _currency_before(s: Sentence, at: int) -> tuple[int, str | None]:
    word, size = s.words[at], len(s.words)
    if s.kinds[at] == CURRENCY:
        return at + 1, SIGNS.get(word)
    if s.kinds[at] != WORD or at + 1 >= size:
        return at, None
    if s.kinds[at + 1] == CURRENCY and word in DOLLARS and (s.tight[at + 1] or len(word) > 2):
        return at + 2, DOLLARS[word]
    ahead = at + 1
    if s.words[ahead] == "." and s.tight[ahead]:
        ahead += 1
    numeric = ahead < size and s.kinds[ahead] == NUMBER
    if numeric and word in CODES and s.raws[at].isupper():
        return ahead, CODES[word]
    if numeric and word in PREFIXES and (word != "r" or s.tight[ahead]):
        if word in ("r", "rm", "fr", "rp") and not s.raws[at][0].isupper():
            return at, None
        return ahead, PREFIXES[word]
    return at, None


def _currency_after(s: Sentence, j: int) -> tuple[int, str] | None:
    word = s.word(j)
    if not word:
        return None
    if word == "of" and s.word(j + 1) in NAMES and s.word(j + 1) not in ("real", "won"):
        return j + 2, NAMES[s.word(j + 1)]
    for skip in (0, 1, 2):
        name = s.word(j + skip)
        if name in NAMES and not (name == "real" or (skip and name in ("won", "pound"))):
            code = NAMES[name]
            nation = s.word(j + skip - 1) if skip else ""
            if skip and (nation, code) not in NATIONS:
                continue
            end = j + skip + 1
            end += s.word(end) == "sterling"
            return end, NATIONS.get((nation, code), code)
    if word in CODES and s.raws[j].isupper():
        return j + 1, CODES[word]
    if s.kinds[j] == CURRENCY and not (
        j + 1 < len(s.words) and s.kinds[j + 1] == NUMBER and s.tight[j + 1]
    ):
        return j + 1, SIGNS[word]
    return None


def _digits(s: Sentence, at: int, currency: str | None) -> tuple[int, float, float, bool] | None:
    raw = s.words[at]
    if s.tight[at] and s.kinds[at - 1] == WORD and not (currency or s.words[at - 1] == "c"):
        return None
    j = at + 1
    if j < len(s.words) and s.tight[j] and s.words[j] in ("st", "nd", "rd", "th"):
        return None
    raw, j = _grouped(s, raw, j)
    scale, end = _magnitude(s, j, currency)
    value = _value(raw, scale > 1 or currency is not None)
    if s.word(j) in _GLYPHS and s.tight[j]:
        value, j = value + _GLYPHS[s.word(j)], j + 1
        scale, end = _magnitude(s, j, currency)
    if end < len(s.words) and s.kinds[end] == NUMBER and s.tight[end] and scale == 1:
        return None
    return end, value * scale, scale, True


def _grouped(s: Sentence, raw: str, j: int) -> tuple[str, int]:
    """Join groups of three digits that stand apart by a hard or thin space."""
    while (
        j < len(s.words)
        and s.kinds[j] == NUMBER
        and len(s.words[j]) == 3
        and s.starts[j] == s.ends[j - 1] + 1
        and s.text[s.ends[j - 1]] in "\xa0\u202f\u2009 "
        and len(raw.replace(" ", "")) % 3 in (0, 1, 2)
        and "." not in raw
        and (len(raw) <= 3 or " " in raw)
    ):
        raw, j = raw + " " + s.words[j], j + 1
    return raw, j


def _value(raw: str, decimal_comma: bool) -> float:
    """Return the value of digits with English, Indian, Swiss or European separators."""
    raw = raw.replace("'", "").replace("’", "").replace(" ", "")
    groups = raw.split(",")
    if len(groups) == 2 and "." not in raw and len(groups[1]) != 3 and decimal_comma:
        raw = ".".join(groups)
    elif "," in raw and "." in raw and raw.rindex(",") > raw.rindex("."):
        raw = raw.replace(".", "").replace(",", ".")
    else:
        raw = raw.replace(",", "")
    if raw.count(".") > 1:
        raw = raw.replace(".", "")
    return float(raw)


def _magnitude(s: Sentence, j: int, currency: str | None) -> tuple[float, int]:
    """Return the magnitude after a number, and where it ends."""
    word = s.word(j)
    if not word or s.kinds[j] != WORD:
        return 1.0, j
    if word in _SCALES:
        scale, j = _SCALES[word], j + 1
        if s.word(j) in _SCALES and _SCALES[s.word(j)] > 1e2:
            scale, j = scale * _SCALES[s.word(j)], j + 1
        return scale, j
    if word in _PLURALS and currency:
        return _PLURALS[word], j + 1
    if word in _SHORT:
        if s.tight[j]:
            fits = word not in ("t", "l", "mil") or currency is not None
        else:
            fits = word in _LOOSE or (currency is not None and word in ("m", "k", "b"))
        if word == "l" and currency != "INR":
            fits = False
        if word == "b" and not s.tight[j]:
            fits = fits and s.raws[j] == "B"
        if fits:
            end = j + 1
            if word in _LOOSE and s.word(end) == "." and s.tight[end] and end + 1 < len(s.words):
                end += 1
            return _SHORT[word], end
    return 1.0, j


def _spelled(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read a number in words: a cardinal, a part of a magnitude, a vague plural."""
    return _part(s, at) or _vague(s, at) or _cardinal(s, at)


def _part(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read `half a billion`, `a quarter of a billion`, `three quarters of a million`."""
    count, j = 1.0, at
    if s.word(j) in _ROUND:
        j += 1
    elif s.word(j) in _UNITS:
        count, j = float(_UNITS[s.word(j)]), j + 1
    name = s.word(j)
    part = _PARTS.get(name) or _PARTS.get(name.removesuffix("s"))
    if not part and name in ("halves",):
        part = 0.5
    if not part:
        return None
    j += 1
    if s.word(j) == "of":
        j += 1
    if s.word(j) in ("a", "an", "one"):
        j += 1
    elif s.word(j - 1) not in ("half",):
        return None
    if s.word(j) == "dozen":
        return j + 1, 12 * part * count, 1, False
    scale = _SCALES.get(s.word(j))
    if not scale:
        return None
    return j + 1, count * part * scale, scale, False


def _vague(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read `hundreds`, `tens of millions`, `several hundred`, `a couple of million`, `a dozen`."""
    j = at
    several = 0.0
    if s.word(j) == "several":
        several, j = 3.0, j + 1
    elif s.word(j) == "a" and s.word(j + 1) in ("couple", "few", "handful"):
        several, j = (2.0 if s.word(j + 1) == "couple" else 3.0), j + 2
        j += s.word(j) == "of"
    if several:
        if s.word(j) in ("dozen", "score"):
            return j + 1, several * (12 if s.word(j) == "dozen" else 20), 1, False
        scale, end = _scales(s, j)
        return (end, several * scale, scale, False) if scale > 1 else None
    if s.word(j) in ("a", "one", "two", "three", "four", "five") and s.word(j + 1) == "dozen":
        return j + 2, 12.0 * _UNITS.get(s.word(j), 1), 1, False
    many = _MANY.get(s.word(j))
    if not many:
        return None
    j += 1
    if s.word(j) == "of" and s.word(j + 1) in ("thousands", "millions", "billions", "crores"):
        return j + 2, many * (_MANY.get(s.word(j + 1), 2e7) / 2), 1e3, False
    if s.word(j - 1) == "tens":
        return None
    return j, many, 1.0, False


def _scales(s: Sentence, j: int) -> tuple[float, int]:
    scale = 1.0
    while s.word(j) in _SCALES:
        scale, j = scale * _SCALES[s.word(j)], j + 1
    return scale, j


def _cardinal(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read a cardinal in words such as `three hundred and fifty` or `one and a half million`."""
    total, current, biggest, j, seen = 0.0, 0.0, 1.0, at, False
    if s.word(at) in ("a", "an"):
        if s.word(at + 1) not in _SCALES or s.word(at + 1) == "grand":
            return None
        current, j = 1.0, at + 1
    while j < len(s.words):
        word = s.words[j]
        if word in _UNITS and (current % 10 == 0 or not seen) and (current % 100 != 10):
            current, seen = current + _UNITS[word], True
        elif word in _TENS and current % 100 == 0:
            current, seen = current + _TENS[word], True
        elif word == "hundred" and (seen or current):
            current, seen, biggest = max(current, 1) * 100, True, max(biggest, 100)
        elif word in _SCALES and word != "hundred" and (seen or current):
            total, current, seen = total + max(current, 1) * _SCALES[word], 0.0, True
            biggest = max(biggest, _SCALES[word])
            if s.word(j + 1) in _SCALES and biggest < 1e5:
                total, biggest, j = total * _SCALES[s.word(j + 1)], 1e6, j + 1
        elif word == "and" and seen and (half := _and_half(s, j)):
            current, j = current + half[1], half[0] - 1
        elif word == "point" and seen and s.word(j + 1) in _UNITS:
            current, j = current + _UNITS[s.word(j + 1)] / 10, j + 1
        elif word == "and" and seen and biggest > 1 and _continues(s, j + 1):
            pass
        else:
            break
        j += 1
    return (j, total + current, biggest, False) if seen else None


def _and_half(s: Sentence, j: int) -> tuple[int, float] | None:
    """Read `and a half` or `and three quarters`, when it belongs to the number before."""
    if s.word(j + 1) == "a" and s.word(j + 2) in ("half", "quarter"):
        return j + 3, _PARTS[s.word(j + 2)]
    if s.word(j + 1) == "three" and s.word(j + 2) == "quarters":
        return j + 3, 0.75
    return None


def _continues(s: Sentence, j: int) -> bool:
    word = s.word(j)
    return (word in _UNITS or word in _TENS) and word != "zero" and not _thing(s, j)


def _thing(s: Sentence, j: int) -> bool:
    """Say whether the number after `and` counts a thing of its own."""
    return s.word(j - 2) in ("million", "billion") and s.word(j + 1) not in _SCALES
