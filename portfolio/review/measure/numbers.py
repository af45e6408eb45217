"""Owns reading quantities: digits, number words, magnitudes, ranges and currencies."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.currencies import (
    CENTS,
    CODES,
    DOLLARS,
    HOMES,
    NAMES,
    NATIONS,
    PLACES,
    PREFIXES,
    SIGNS,
)
from portfolio.review.measure.numerals import MANY, PARTS, SCALES, TENS, UNITS, spelled
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import CURRENCY, DASH, NUMBER, WORD, listed

_SHORT = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9,
    "bn": 1e9, "bln": 1e9, "mrd": 1e9, "md": 1e9, "tn": 1e12, "t": 1e12, "cr": 1e7,
    "l": 1e5,
}  # fmt: skip
AFTER = listed(
    "a an the and or but of in on at for from to by with per each every this that which who off "
    "out over under more less extra as than then if when while because before after so is was "
    "are were had has have would could came come comes went goes annually yearly monthly all "
    "into it we they he she i you not no one nor whatever tops gone down up around between "
    "within until through during against since via thanks among across due toward towards "
    "without be been did does do my our his her their its altogether just only alone plus minus "
    "last next lower higher lighter cheaper better saved spent lost "
)
"""Words that may follow a sum of money; a noun there would be the thing counted."""
_LOOSE = frozenset({"mn", "mm", "mio", "mln", "bn", "bln", "mrd", "cr", "mil"})
"""Short magnitudes that may stand off from their number."""
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PLURALS = {"millions": 1e6, "billions": 1e9, "thousands": 1e3, "crores": 1e7, "lakhs": 1e5}


_BEGIN = frozenset(
    (*UNITS, *TENS, *SCALES, *MANY, *PARTS, *DOLLARS, *CODES, *PREFIXES, "several", "an", "dozen")
)
"""The words a quantity may begin with; all others are passed over at once."""


_FUSED = {
    scale + code: (size, CODES[code])
    for code in ("eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "inr", "cad", "aud", "pln", "czk")
    for scale, size in (("t", 1e3), ("k", 1e3), ("m", 1e6), ("md", 1e9), ("bn", 1e9))
}
_FUSED |= {"mkr": (1e6, "SEK"), "mdkr": (1e9, "SEK"), "tkr": (1e3, "SEK")}
"""A magnitude and a currency in one word: `48 MSEK`, `TEUR 900`."""


_TWO_SCALES = ["hundred", "thousand"]


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
    scale: float = 1.0


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
    count = UNITS.get(word) or (int(word) if word.isdigit() and len(word) < 3 else 0)
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
        value, top = low.value * scale, second.value
        both = any(s.words[k : k + 2] == _TWO_SCALES for k in range(first.j, last.j))
        if scale > 1 and first.value < 10 and both:
            value *= 100
        if second.scale == 1 and first.scale > 1 and second.value < first.value:
            top *= first.scale
        if value < top < value * 1000:
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
        scale=max(low.scale, last.scale),
    )  # fmt: skip


def _range_end(s: Sentence, at: int, first: _Item) -> _Item | None:
    """Return the second number of a range such as `80–120M` or `between X and Y`."""
    j, before = first.j, s.word(at - 1)
    mark = s.word(j)
    if mark == "," and s.word(j + 1) in ("maybe", "perhaps", "possibly", "or"):
        second = _item(s, j + 2)
        return second if second and second.currency and second.digits == first.digits else None
    near = before in ("between", "anywhere", "somewhere") or s.word(at - 2) == "between"
    if j < len(s.words) and s.glued[j]:
        if mark in ("to", "or"):
            j += 1
        second = _item(s, j)
        return second if second and second.digits == first.digits else None
    joined = s.range_dash(j) if j < len(s.words) and s.kinds[j] == DASH else False
    if joined or (mark in ("to", "or") and before != "from") or (mark == "and" and near):
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
    fused = _FUSED.get(s.words[at]) if start == at and kind == WORD else None
    if fused and s.kinds[at + 1 : at + 2] == [NUMBER]:
        number = _digits(s, at + 1, fused[1])
        return _Item(number[0], number[1] * fused[0], fused[1], fused[0], True) if number else None
    if kind == NUMBER:
        number = _digits(s, start, currency)
    elif kind == WORD or s.word(start) in _GLYPHS:
        number = spelled(s, start)
    else:
        return None
    if not number:
        return None
    j, value, scale, digits = number
    if currency is None and scale == 1 and s.word(j) in _FUSED:
        size, code = _FUSED[s.word(j)]
        return _Item(j + 1, value * size, code, size, digits)
    if currency is None:
        after = _currency_after(s, j)
        if after:
            j, currency = after
        elif scale == 1 and value < 1000:
            at = j + (s.raws[j : j + 1] == ["US"])
            if s.word(at) in CENTS:
                return _Item(at + 1, value / 100, CENTS[s.word(at)], 1, digits)
        elif scale >= 1e3 and (home := _home(s, j)):
            j, currency = j + 1, home
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
            if skip and (nation, code) not in NATIONS and HOMES.get(nation) != code:
                continue
            end = j + skip + 1
            end += s.word(end) == "sterling"
            if not skip and (s.word(end), code) in NATIONS:
                nation, end = s.word(end), end + 1
            return end, NATIONS.get((nation, code), _local(s, code))
    if word in CODES and s.raws[j].isupper():
        return j + 1, CODES[word]
    if s.kinds[j] == CURRENCY and not (
        j + 1 < len(s.words) and s.kinds[j + 1] == NUMBER and s.tight[j + 1]
    ):
        return j + 1, SIGNS[word]
    return None


def _local(s: Sentence, code: str) -> str:
    """Return what a name such as krone means in the place that the sentence speaks of."""
    if code in ("NOK", "MXN"):
        for (name, place), other in PLACES.items():
            if name == code and place in s.words:
                return other
    return code


def _home(s: Sentence, j: int) -> str | None:
    """Return the currency that a nation's name alone says: `twelve million Australian`."""
    code = HOMES.get(s.word(j))
    if not code or not s.raws[j][0].isupper() or (s.words[j] == "us" and s.raws[j] != "US"):
        return None
    return code if stands_alone(s, j + 1) else None


def stands_alone(s: Sentence, j: int) -> bool:
    """Say whether what follows a number is no thing that it would count."""
    return j >= len(s.words) or s.kinds[j] != WORD or s.words[j] in AFTER


def _digits(s: Sentence, at: int, currency: str | None) -> tuple[int, float, float, bool] | None:
    raw = s.words[at]
    if s.tight[at] and s.kinds[at - 1] == WORD and not (currency or s.words[at - 1] == "c"):
        return None
    j = at + 1
    if j < len(s.words) and s.tight[j] and s.words[j] in ("st", "nd", "rd", "th"):
        return None
    raw, j = _grouped(s, raw, j)
    if s.word(j) == "odd" and s.glued[j]:
        j += 1
    scale, end = _magnitude(s, j, currency)
    value = _value(raw, scale > 1 or currency is not None)
    if s.word(j) in _GLYPHS and s.tight[j]:
        value, j = value + _GLYPHS[s.word(j)], j + 1
        scale, end = _magnitude(s, j, currency)
    if s.kinds[end : end + 1] == [NUMBER] and s.tight[end] and not s.glued[end] and scale == 1:
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
    if word in SCALES:
        scale, j = SCALES[word], j + 1
        if s.word(j) in SCALES and SCALES[s.word(j)] > 1e2:
            scale, j = scale * SCALES[s.word(j)], j + 1
        return scale, j
    if word in _PLURALS and (currency or s.kinds[j - 1] == NUMBER):
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
        named = s.kinds[j + 1 : j + 2] == [CURRENCY] and s.tight[j + 1]
        if named or (s.word(j + 1) in CODES and s.raws[j + 1].isupper()):
            fits = fits or word in ("m", "k")
        if fits:
            end = j + 1
            if word in _LOOSE and s.word(end) == "." and s.tight[end] and end + 1 < len(s.words):
                end += 1
            return _SHORT[word], end
    return 1.0, j
