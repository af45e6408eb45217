"""Owns the one pass over a text: sentence by sentence, each remembered until it changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from portfolio.model.evidence import Evidence, EvidenceKind, Money, Value
from portfolio.model.number import IMPACT_NATURES
from portfolio.review.measure import (
    changes,
    executives,
    horizons,
    nature,
    scope,
    standing,
)
from portfolio.review.measure.amounts import amounts, pairs
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import Quantity, quantities
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import NUMBER, sentences
from portfolio.review.measure.trained import trained

_REMEMBERED = 8192
Per = Literal["year", "month", "total"]


class _Local(NamedTuple):
    kind: EvidenceKind
    value: Value
    start: int
    end: int
    text: str
    cue: str


def measure(text: str, section: str = "") -> tuple[Evidence, ...]:
    """Return the evidence in a text, in reading order, with offsets into it as given."""
    return tuple(
        Evidence(
            kind=local.kind,
            value=local.value,
            section=section,
            start=start + local.start,
            end=start + local.end,
            text=local.text,
            cue=local.cue,
        )
        for start, end in sentences(text)
        for local in _sentence(text[start:end], section)
    )


@lru_cache(maxsize=_REMEMBERED)
def _sentence(text: str, section: str) -> tuple[_Local, ...]:
    """Measure one sentence; the same words are never judged twice."""
    s = Sentence(text, section)
    numbers = quantities(s)
    sums = amounts(s, numbers)
    rows = trained().symbols.of(s)
    told = list(standing.find(s, rows, figures=bool(numbers) or NUMBER in s.kinds))
    outcomes = [
        (f.i, f.j)
        for f in told
        if f.kind == "talent" and getattr(f.value, "tag", "") in ("promotion", "retention")
    ]
    reading = Reading(s, numbers, sums, pairs(s, numbers), outcomes)
    found = [*_money(reading, rows), *changes.find(reading), *horizons.find(reading)]
    found += [*scope.find(reading), *told]
    absent = [(f.i, f.j) for f in told if f.kind == "red_flag:no_exec"]
    met = executives.find(reading)
    found += [f for f in met if not any(f.i < high and low < f.j for low, high in absent)]
    local = [
        _Local(f.kind, f.value, s.starts[f.i], s.ends[f.j - 1], s.say(f.i, f.j), f.cue)
        for f in found
    ]
    return tuple(sorted(local, key=lambda f: (f.start, f.end)))


def _money(r: Reading, rows: list[tuple[int, ...]]) -> list[Found]:
    out, used = [], set()
    for pair in r.pairs:
        before, after = pair.before, pair.after
        if before.currency and after.currency:
            used |= {before.i, after.i}
            read = nature.read(r.s, rows, pair.i, pair.j, after.low > before.low)
            money = Money(
                amount=float(round(abs(after.low - before.low), 6)),
                currency=before.currency,
                nature=read.nature,
            )
            out.append(_found(money, pair.i, pair.j, read.cue))
    for q in r.amounts:
        if q.i not in used:
            read = nature.read(r.s, rows, q.i, q.j)
            money = Money(
                amount=_clean(q.low),
                amount_max=_clean(q.high) if q.high else None,
                currency=q.currency or "XXX",
                nature=read.nature,
                per=_per(r.s, q),
            )
            out.append(_found(money, q.i, q.j, read.cue))
    return out


def _clean(value: float) -> float:
    """Return an amount without the dust of binary fractions."""
    return float(round(value)) if value > 1e3 else round(value, 6)


def _found(money: Money, i: int, j: int, cue: str) -> Found:
    kind: EvidenceKind = "money_other"
    if money.nature is None:
        kind = "money_unknown"
    elif money.nature in IMPACT_NATURES:
        kind = "money_impact"
    return Found(kind, money, i, j, cue)


def _per(s: Sentence, q: Quantity) -> Per | None:
    """Return whether an amount recurs, when the words right beside it say so."""
    names: tuple[tuple[Per, str], ...] = (
        ("month", "per month"), ("year", "per year"), ("total", "per total"),
    )  # fmt: skip
    for per, name in names:
        if s.has(name, q.j, q.j + 4) or s.at(name, q.i - 1):
            return per
    return None
