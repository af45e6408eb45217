"""Owns numbers in words: cardinals, parts of a magnitude, vague plurals."""

from __future__ import annotations

from portfolio.review.measure.currencies import NAMES
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import WORD

UNITS = {
    "zero": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "grand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "million": 1e6, "mil": 1e6, "bil": 1e9, "crore": 1e7, "crores": 1e7, "billion": 1e9,
    "trillion": 1e12,
    "miljoner": 1e6, "miljon": 1e6, "miljoen": 1e6, "millionen": 1e6, "millioner": 1e6,
    "millones": 1e6, "milioni": 1e6, "milhões": 1e6, "milliard": 1e9, "milliards": 1e9,
    "milliarde": 1e9, "milliarden": 1e9, "milliarder": 1e9, "miljard": 1e9, "miljarder": 1e9,
}  # fmt: skip
_LARGE = frozenset({"millions", "billions", "crores", "lakhs", "thousands"})
_NEAT = frozenset({"cool", "neat", "clean", "full", "round", "good", "nice", "tidy", "handsome",
                   "whole", "mere", "further", "clear", "solid", "straight", "flat"})  # fmt: skip
MANY = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3,
    "millions": 2e6, "billions": 2e9,
}  # fmt: skip
PARTS = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3, "tenth": 0.1, "fifth": 0.2}
_RECURS = frozenset({"a", "per", "each", "every", "apiece", "off"})
_ROUND = frozenset({"a", "an", "one"})


def spelled(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read a number in words: a cardinal, a part of a magnitude, a vague plural."""
    return _part(s, at) or _vague(s, at) or _cardinal(s, at)


def _part(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read `half a billion`, `a quarter of a billion`, `three quarters of a million`."""
    count, j = 1.0, at
    if s.word(j) in _ROUND:
        j += 1
    elif s.word(j) in UNITS:
        count, j = float(UNITS[s.word(j)]), j + 1
    name = s.word(j)
    part = PARTS.get(name) or PARTS.get(name.removesuffix("s"))
    if not part:
        return None
    j += 1
    if s.word(j) == "of":
        j += 1
    if s.word(j) in ("a", "an", "one"):
        j += 1
    elif s.word(j - 1) != "half" and not (j < len(s.words) and s.glued[j]):
        return None
    if s.word(j) == "dozen":
        return j + 1, 12 * part * count, 1, False
    scale = SCALES.get(s.word(j))
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
        return j + 2, 12.0 * UNITS.get(s.word(j), 1), 1, False
    if s.word(j) == "dozen":
        return j + 1, 12.0, 1, False
    many = MANY.get(s.word(j))
    if not many:
        return None
    j += 1
    if s.word(j) == "of" and s.word(j + 1) in ("thousands", "millions", "billions", "crores"):
        return j + 2, many * (MANY.get(s.word(j + 1), 2e7) / 2), 1e3, False
    if s.word(j - 1) == "tens":
        return None
    return j, many, 1.0, False


def _scales(s: Sentence, j: int) -> tuple[float, int]:
    scale = 1.0
    while s.word(j) in SCALES:
        scale, j = scale * SCALES[s.word(j)], j + 1
    return scale, j


def _cardinal(s: Sentence, at: int) -> tuple[int, float, float, bool] | None:
    """Read a cardinal in words such as `three hundred and fifty` or `one and a half million`."""
    total, current, biggest, j, seen = 0.0, 0.0, 1.0, at, False
    if s.word(at) in ("a", "an"):
        neat = s.word(at + 1) in _NEAT and SCALES.get(s.word(at + 2), 0) >= 1e6
        grand = s.word(at + 1) == "grand" and s.word(at + 2) not in _RECURS
        if not neat and (s.word(at + 1) not in SCALES or grand):
            return None
        current, j = 1.0, at + 1 + neat
    while j < len(s.words):
        word = s.words[j]
        if word in UNITS and (current % 10 == 0 or not seen) and (current % 100 != 10):
            current, seen = current + UNITS[word], True
        elif word in TENS and current % 100 == 0:
            current, seen = current + TENS[word], True
            j += s.word(j + 1) == "odd"
        elif word == "hundred" and (seen or current):
            current, seen, biggest = max(current, 1) * 100, True, max(biggest, 100)
        elif word in SCALES and word != "hundred" and (seen or current):
            total, current, seen = total + (current or 1) * SCALES[word], 0.0, True
            biggest = max(biggest, SCALES[word])
            if s.word(j + 1) in SCALES and biggest < 1e5:
                total, biggest, j = total * SCALES[s.word(j + 1)], 1e6, j + 1
        elif word == "and" and seen and (half := _and_half(s, j)):
            part = half[1] if current or biggest == 1 else half[1] * biggest
            current, j = current + part, half[0] - 1
        elif word == "point" and seen and s.word(j + 1) in UNITS:
            current, j = _decimals(s, j + 1, current)
        elif word in _LARGE and current and _currency_like(s, j + 1):
            biggest = SCALES[word.removesuffix("s")]
            total, current = total + current * biggest, 0.0
        elif word == "and" and seen and biggest > 1 and _continues(s, j + 1):
            pass
        else:
            break
        j += 1
    return (j, total + current, biggest, False) if seen else None


def _decimals(s: Sentence, j: int, value: float) -> tuple[float, int]:
    """Read the digits after `point`, and return where the last of them stands."""
    place = 0.1
    while s.word(j) in UNITS and UNITS[s.word(j)] < 10:
        value, place, j = value + UNITS[s.word(j)] * place, place / 10, j + 1
    return round(value, 9), max(j - 1, 0)


def _currency_like(s: Sentence, j: int) -> bool:
    """Say whether `three millions` goes on as money does: `of euros`."""
    return s.word(j) == "of" or not s.word(j) or s.kinds[j] != WORD or s.word(j) in NAMES


def _and_half(s: Sentence, j: int) -> tuple[int, float] | None:
    """Read `and a half` or `and three quarters`, when it belongs to the number before."""
    if s.word(j + 1) == "a" and s.word(j + 2) in ("half", "quarter"):
        return j + 3, PARTS[s.word(j + 2)]
    if s.word(j + 1) == "three" and s.word(j + 2) == "quarters":
        return j + 3, 0.75
    return None


def _continues(s: Sentence, j: int) -> bool:
    word = s.word(j)
    return (word in UNITS or word in TENS) and word != "zero" and not _thing(s, j)


def _thing(s: Sentence, j: int) -> bool:
    """Say whether the number after `and` counts a thing of its own."""
    return s.word(j - 2) in ("million", "billion") and s.word(j + 1) not in SCALES
