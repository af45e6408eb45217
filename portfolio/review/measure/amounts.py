"""Owns finding the amounts of money in a sentence, and whether two of them are one change."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import MARK

_MONEY_VERBS = ("save_v", "gain_v", "spend_v", "lose_v", "avoid_v", "cut_v")
_MONEY_NOUNS = ("income_n", "profit_n", "saving_n", "budget_n", "loss_n", "cost_n", "relief_n")
_GLUE = frozenset({"of", "in", "worth", "a", "year", "annual", "yearly", "per", "every", "month"})
_REACH = 6


class Pair(NamedTuple):
    """A change `from` one quantity `to` another, from token `i` up to token `j`."""

    i: int
    j: int
    before: Quantity
    after: Quantity


def pairs(s: Sentence, numbers: list[Quantity]) -> list[Pair]:
    """Return the changes `from A to B` and `to B from A`, in order."""
    out = []
    for one, other in pairwise(numbers):
        if other.i - one.j > _REACH:
            continue
        lead = _lead(s, one.i)
        joint = _joint(s, one.j, other.i)
        first, second = one, other
        if joint and bool(one.currency) != bool(other.currency):
            if not (one.scaled and other.scaled) and s.words[other.j - 1].isalpha():
                continue
            coin = one.currency or other.currency
            first, second = one._replace(currency=coin), other._replace(currency=coin)
        if lead == "from" and joint in ("to", "→"):
            out.append(Pair(_lead_at(s, first.i), second.j, first, second))
        elif joint == "from" and (lead in ("to", "at")):
            out.append(Pair(_lead_at(s, first.i), second.j, second, first))
        elif joint == "→":
            out.append(Pair(first.i, second.j, first, second))
    return out


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


def _joint(s: Sentence, low: int, high: int) -> str:
    """Return the word that joins two quantities: `to`, `from`, an arrow or nothing."""
    for at in range(high - 1, low - 1, -1):
        word = s.words[at]
        if word in ("to", "into"):
            return "to"
        if word in ("from", "→"):
            return word
        if word in (";", ":", "(") or word in ("and", "or", "but"):
            return ""
    return ""


def amounts(s: Sentence, numbers: list[Quantity]) -> list[Quantity]:
    """Return the quantities that are money, said or plainly meant."""
    out = []
    for number in numbers:
        if number.currency == "XXX":
            if not _idle_figure(s, number):
                out.append(number)
        elif number.currency:
            if not _idiom(s, number):
                out.append(number)
        elif number.low >= 1e4 and (number.scaled or number.digits) and _meant(s, number):
            out.append(number._replace(currency="XXX"))
    return out


def _idle_figure(s: Sentence, number: Quantity) -> bool:
    return s.word(number.j) in ("reference", "code", "id", "user", "users", "number", "numbers")


def _idiom(s: Sentence, number: Quantity) -> bool:
    """Say whether the amount is only a figure of speech, such as a million-dollar question."""
    return s.at("idiom", number.j) is not None and s.glued[number.j - 1]


def _meant(s: Sentence, number: Quantity) -> bool:
    """Say whether a number without currency is money by the words around it."""
    at = number.j
    while at - number.j < 4 and s.word(at) in _GLUE:
        at += 1
    if any(s.at(name, at) or s.at(name, at + 1) for name in _MONEY_NOUNS if at > number.j):
        return True
    if s.at("saving_n", number.j):
        return True
    ends = at >= len(s.words) or s.kinds[at] == MARK or s.word(at) in ("and", "off", "by", "out")
    low = number.i
    while low and number.i - low < 4 and s.at("approx", low - 1):
        low -= 1
    verb = any(
        hit for name in _MONEY_VERBS for hit in s.hits.get(name, {}).values() if hit.j == low
    )
    if verb and ends and number.scaled:
        return True
    noun = any(hit.j == low for name in _MONEY_NOUNS for hit in s.hits.get(name, {}).values())
    return noun and number.scaled and ends
