"""Owns what a change from one amount to another is worth."""

from __future__ import annotations

from portfolio.model.evidence import Money
from portfolio.review.measure.amounts import Pair
from portfolio.review.measure.money import COST, INCOME, subject_noun
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.vetoes import heads

_DOUBTS = ("modal", "negator", "duty", "condition", "hope_v")


def money_pair(s: Sentence, pair: Pair) -> tuple[Money, str]:
    """Return the difference of two amounts with its nature, and why."""
    low, high = s.bounds(pair.i)
    noun = subject_noun(s, low, pair.i) or subject_noun(s, pair.j, high)
    before, after = pair.before.low, pair.after.low
    currency = pair.before.currency or pair.after.currency or "XXX"
    value = Money(amount=float(round(abs(after - before), 6)), currency=currency)
    others = s.first(("third",), low, pair.i)
    doubt = s.first(_DOUBTS, low, pair.i)
    if others and heads(s, others.i, others.j, low):
        doubt = others
    if doubt:
        return value.model_copy(update={"nature": "target"}), f"veto: {s.say(doubt.i, doubt.j)}"
    nature, why = _nature(noun, falls=after < before)
    return value.model_copy(update={"nature": nature}), f"frame: from A to B, {why}"


def _nature(noun: frozenset[str], *, falls: bool) -> tuple[str | None, str]:
    income = noun & INCOME and not noun & COST
    if "budget_n" in noun and not noun & COST:
        return "budget", "a budget moves"
    if falls:
        return ("loss", "income falls") if income else ("savings", "a cost falls")
    if income:
        return "profit" if "profit_n" in noun else "revenue", "income rises"
    if noun & (COST | {"budget_n", "price_n"}):
        return "loss", "a cost rises"
    return None, "no cue"
