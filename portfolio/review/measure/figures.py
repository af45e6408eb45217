"""Owns numbers in digits: their separators, their groups and the magnitude behind them."""

from __future__ import annotations

from portfolio.review.measure.currencies import CODES
from portfolio.review.measure.numerals import SCALES
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import CURRENCY, NUMBER, WORD

SHORT = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "mil": 1e6, "mill": 1e6,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9, "md": 1e9, "tn": 1e12, "t": 1e12, "cr": 1e7,
    "l": 1e5,
}  # fmt: skip
LOOSE = frozenset({"mn", "mm", "mio", "mill", "mln", "bn", "bln", "mrd", "cr", "mil"})
"""Short magnitudes that may stand off from their number."""
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PLURALS = {"millions": 1e6, "billions": 1e9, "thousands": 1e3, "crores": 1e7, "lakhs": 1e5}


def read_digits(
    s: Sentence, at: int, currency: str | None
) -> tuple[int, float, float, bool] | None:
    """Read a number in digits: where it ends, its value, its magnitude, and that it is digits."""
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
    if s.word(j) in GLYPHS and s.tight[j]:
        value, j = value + GLYPHS[s.word(j)], j + 1
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
    if word in SHORT:
        if s.tight[j]:
            fits = word not in ("t", "l", "mil") or currency is not None
        else:
            fits = word in LOOSE or (currency is not None and word in ("m", "k", "b"))
        if word == "l" and currency != "INR":
            fits = False
        if word == "b" and not s.tight[j]:
            fits = fits and s.raws[j] == "B"
        named = s.kinds[j + 1 : j + 2] == [CURRENCY] and s.kinds[j + 2 : j + 3] != [NUMBER]
        if named or (s.word(j + 1) in CODES and s.raws[j + 1].isupper()):
            fits = fits or word in ("m", "k")
        if fits:
            end = j + 1
            if word in LOOSE and s.word(end) == "." and s.tight[end] and end + 1 < len(s.words):
                end += 1
            return SHORT[word], end
    return 1.0, j
