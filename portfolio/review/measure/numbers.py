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
    POINTED,
    PREFIXES,
    SIGNS,
)
from portfolio.review.measure.figures import GLYPHS, LOOSE, SHORT, read_digits
from portfolio.review.measure.numerals import MANY, PARTS, SCALES, TENS, UNITS, spelled
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import CURRENCY, DASH, NUMBER, WORD, listed

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
_SPOKEN = frozenset({"euro", "euros", "rupees", "yen", "dollars", "francs", "pounds"})
_FUSED = {
    scale + code: (size, CODES[code])
    for code in ("eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "inr", "cad", "aud", "pln", "czk")
    for scale, size in (("t", 1e3), ("k", 1e3), ("m", 1e6), ("md", 1e9), ("bn", 1e9))
}
_FUSED |= {
    code + scale: (size, CODES[code])
    for code in ("eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "inr", "cad", "aud")
    for scale, size in (("k", 1e3), ("m", 1e6), ("bn", 1e9))
}
_FUSED |= {"mkr": (1e6, "SEK"), "mdkr": (1e9, "SEK"), "tkr": (1e3, "SEK")}
"""A magnitude and a currency in one word: `48 MSEK`, `TEUR 900`."""


_BEGIN = frozenset(
    (*UNITS, *TENS, *SCALES, *MANY, *PARTS, *DOLLARS, *CODES, *PREFIXES, *_FUSED, "several",
     "an", "dozen", "m", "k", *_SPOKEN)
)  # fmt: skip
"""The words a quantity may begin with; all others are passed over at once."""


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
    if mark == "," and first.value < 10 and first.scale == 1 and not first.digits:
        second = _item(s, j + 1)
        if second and second.currency and second.scale > 1 and not second.digits:
            return second
    if mark == "," and s.word(j + 1) in ("maybe", "perhaps", "possibly", "or"):
        second = _item(s, j + 2)
        return second if second and second.currency and second.digits == first.digits else None
    near = before in ("between", "anywhere", "somewhere") or s.word(at - 2) == "between"
    if j < len(s.words) and s.glued[j]:
        if mark in ("to", "or"):
            j += 1
        second = _item(s, j)
        return second if second and second.digits == first.digits else None
    dash = j < len(s.words) and s.kinds[j] == DASH and mark != "→"
    joined = dash and s.range_dash(j)
    if dash and not joined:
        second = _item(s, j + 1)
        fits = second and second.scale > 1 and (second.currency or first.currency)
        return second if fits else None
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
    apart = _scale_apart(s, at)
    if apart:
        start, scale, currency = apart
        number = read_digits(s, start, currency)
        if not number:
            return None
        return _Item(number[0], number[1] * scale, currency, max(scale, number[2]), digits=True)
    if kind == NUMBER:
        number = read_digits(s, start, currency)
    elif kind == WORD or s.word(start) in GLYPHS:
        number = spelled(s, start)
    else:
        return None
    if not number:
        return None
    j, value, scale, digits = number
    if currency is None and scale == 1 and s.word(j) in _FUSED:
        size, code = _FUSED[s.word(j)]
        return _Item(j + 1, value * size, code, size, digits)
    if scale == 1 and s.kinds[j : j + 2] == [WORD, CURRENCY] and s.raws[j] in ("T", "k", "K"):
        value, scale, j = value * 1e3, 1e3, j + 1
    if currency is None:
        after = _currency_after(s, j)
        if after:
            j, currency = after
        elif scale == 1 and value < 1000:
            at = j + (s.raws[j : j + 1] == ["US"])
            if s.words[j : j + 1] == ["p"] and s.tight[j] and digits and value <= 100:
                return _Item(j + 1, value / 100, "GBP", 1, digits)
            if s.word(at) in CENTS:
                return _Item(at + 1, value / 100, CENTS[s.word(at)], 1, digits)
        elif scale >= 1e3 and (home := _home(s, j)):
            j, currency = j + 1, home
    if currency in POINTED and scale == 1 and value < 1000 and _pointed(s.words[start]):
        value *= 1000
    return _Item(j, value, currency, scale, digits)


def _pointed(raw: str) -> bool:
    """Say whether a full stop parts thousands here."""
    whole, _, rest = raw.partition(".")
    return len(rest) == 3 and rest.isdigit() and whole.isdigit() and whole != "0"


def _scale_apart(s: Sentence, at: int) -> tuple[int, float, str] | None:
    """Read the magnitude and sign before a number: `€m 4.2`, `M€ 4.2`, `£k 300`."""
    kinds, words = s.kinds[at : at + 3], s.words[at : at + 3]
    if kinds[:2] == [WORD, NUMBER] and words[0] in _FUSED:
        return (at + 1, *_FUSED[words[0]])
    if kinds == [CURRENCY, WORD, NUMBER] and s.tight[at + 1] and words[1] in ("k", "m", "bn"):
        return at + 2, SHORT[words[1]], SIGNS[words[0]]
    if kinds == [CURRENCY, WORD, NUMBER] and s.tight[at + 1] and s.tight[at + 2]:
        return (at + 2, 1.0, DOLLARS[words[1]]) if words[1] in DOLLARS else None
    if kinds == [WORD, WORD, NUMBER] and words[0] in CODES and s.raws[at].isupper():
        scale = SCALES.get(words[1]) or (SHORT[words[1]] if words[1] in LOOSE else 0)
        return (at + 2, scale, CODES[words[0]]) if scale else None
    if kinds == [WORD, CURRENCY, NUMBER] and s.tight[at + 1] and s.raws[at] in ("M", "k", "K"):
        return at + 2, SHORT[words[0]], SIGNS[words[1]]
    return None


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
    if numeric and word in _SPOKEN and ahead == at + 1:
        return ahead, NAMES[word]
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
            known = (nation, code) in NATIONS or HOMES.get(nation) == code
            if skip and not known and not _national(s, j + skip - 1):
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


def _national(s: Sentence, at: int) -> bool:
    """Say whether a word is a nation's adjective by its look: Turkish, Kuwaiti, Chilean."""
    raw = s.raws[at]
    return raw.isupper() or (
        raw[0].isupper() and s.words[at].endswith(("an", "ish", "i", "ese", "ch", "ech"))
    )


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
