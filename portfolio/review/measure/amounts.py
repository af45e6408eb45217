"""Owns finding the amounts of money in a sentence, with or without a currency beside them."""

from __future__ import annotations

from portfolio.review.measure.comparisons import Pair, pairs
from portfolio.review.measure.currencies import CODES, HOMES, NAMES, NATIONS, SIGNS
from portfolio.review.measure.numbers import Quantity, stands_alone
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import CURRENCY, MARK

_MONEY_VERBS = ("save_v", "gain_v", "spend_v", "lose_v", "avoid_v", "cut_v")
_MONEY_NOUNS = ("income_n", "profit_n", "saving_n", "budget_n", "loss_n", "cost_n", "relief_n")
_GLUE = frozenset({"of", "in", "worth", "a", "year", "annual", "yearly", "per", "every", "month"})
_MONEY_CUES = (*_MONEY_VERBS, *_MONEY_NOUNS, "price_n", "market_n", "deal_n", "target_n")
_GOT = frozenset({"told", "got", "given", "gave", "received", "spent", "paid", "granted", "allowed",
                  "returned", "saved", "offered", "approved"})  # fmt: skip
_INDIAN = frozenset({"crore", "crores", "lakh", "lakhs", "lac", "cr"})
_GRAND = frozenset({"piano", "pianos", "prix", "slam", "total", "final", "finals", "jury", "tour"})


__all__ = ("Pair", "amounts", "pairs")


def amounts(s: Sentence, numbers: list[Quantity]) -> list[Quantity]:
    """Return the quantities that are money, said or plainly meant."""
    said = {q.currency for q in numbers if q.currency and q.currency != "XXX"}
    lone = next(iter(said)) if len(said) == 1 else ""
    loose = _loose(s, numbers) if any(_large(q) for q in numbers if not q.currency) else []
    out = []
    for number in numbers:
        if number.currency == "XXX":
            if not _idle_figure(s, number):
                out.append(number)
        elif number.currency:
            if not _idiom(s, number):
                out.append(number)
        elif out and out[-1].scaled and _again(s, number):
            scale, coin = out[-1].scale, out[-1].currency
            out.append(number._replace(low=number.low * scale, currency=coin, scaled=True))
        elif _large(number):
            code = _unsaid(s, number, loose, lone)
            if code:
                out.append(number._replace(currency=code))
    return out


def _again(s: Sentence, q: Quantity) -> bool:
    """Say whether a bare number speaks on of the amount before it: `asked for £9m, got six`."""
    if q.scaled or q.high or q.low >= 1000 or q.low < 1 or s.glued[q.i]:
        return False
    at = q.i - 1
    while s.word(at) in ("about", "only", "just", "nearly", "almost", "roughly", "some"):
        at -= 1
    following = s.word(q.j)
    ends = stands_alone(s, q.j) and following not in ("of", "%", "per", "in", "a", "x", "on")
    return ends and s.word(at) in _GOT


def _large(q: Quantity) -> bool:
    return q.low >= 1e3 and (q.scaled or (q.digits and q.low >= 1e4))


def _loose(s: Sentence, numbers: list[Quantity]) -> list[tuple[int, str]]:
    """Return the currencies named apart from any number: `in dollars`, `(EUR)`, `$/yr`."""
    within = {at for q in numbers for at in range(q.i, q.j)}
    out = []
    for at, word in enumerate(s.words):
        if at in within:
            continue
        if s.kinds[at] == CURRENCY:
            out.append((at, SIGNS[word]))
            continue
        code = CODES.get(word) if s.raws[at].isupper() else None
        code = code or (NAMES.get(word) if len(word) > 4 or word == "euro" else None)
        before = at - 1
        while before > 0 and (s.words[before] in ("'s", "today") or s.words[before] in HOMES):
            before -= 1
        led = s.word(before) in ("in", "(", "of", "—", "–", "-", ",")
        if code and led:
            nation = s.words[at - 1]
            out.append((at, NATIONS.get((nation, code), code)))
    return out


def _unsaid(s: Sentence, q: Quantity, loose: list[tuple[int, str]], lone: str) -> str:
    """Return the currency of a number that carries none, XXX if unsaid, nothing if no money."""
    last = s.words[q.j - 1]
    alone = stands_alone(s, q.j)
    if last in _INDIAN and (alone or s.glued[q.j - 1]):
        return "INR"
    if last == "grand" and s.word(q.j) not in _GRAND:
        return next((code for at, code in loose if at >= q.j), lone or "XXX")
    for at, code in loose:
        if (0 <= at - q.j <= 12 and (alone or at == q.j)) or (0 < q.i - at <= 6 and alone):
            return code
    if q.low >= 1e4 and _meant(s, q):
        return lone or "XXX"
    if not (alone and q.scaled and q.low >= 1e5) or _counts(s, q):
        return ""
    if lone:
        return lone
    low, high = s.bounds(q.i)
    return "XXX" if s.first(_MONEY_CUES, low, high) or "worth" in s.words[low:high] else ""


def _counts(s: Sentence, q: Quantity) -> bool:
    """Say whether the clause speaks of users or things, which the number may count."""
    low, high = s.bounds(q.i)
    high = min(high, q.j + 4)
    return any(
        low <= at < high and not s.at("time unit", at)
        for name in ("outsider", "thing_n", "person_n")
        for at in s.hits.get(name, {})
    )


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
