"""Amounts in the rubric's currency, and how an amount is said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model.evidence import Evidence, Money
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_PER = {"year": " a year", "month": " a month", "total": ""}


@dataclass(frozen=True, slots=True)
class Worth:
    """What an amount is worth in the rubric's currency."""

    value: float | None
    """Nothing when there is no rate."""
    rough: bool = False
    """Whether only the rubric's rough rate says so."""


def worth(money: Money, rubric: Rubric, settings: Settings) -> Worth:
    """Convert an amount by the writer's rate, else by the rubric's rough one."""
    if money.currency in ("XXX", rubric.currency):
        return Worth(money.amount)
    if money.currency in settings.rates:
        return Worth(money.amount * settings.rates[money.currency])
    rate = rubric.rates.per_unit.get(money.currency)
    return Worth(None) if rate is None else Worth(money.amount * rate, rough=True)


def spoken_amount(amount: float, currency: str = "USD") -> str:
    """Say an amount shortly: $120M, €1.2B, ₹500K."""
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")):
        if abs(amount) >= size:
            number = f"{amount / size:.1f}".rstrip("0").rstrip(".") + letter
            break
    else:
        number = f"{amount:.2f}".rstrip("0").rstrip(".")
    sign = _SIGNS.get(currency)
    return f"{sign}{number}" if sign else f"{currency} {number}".removeprefix("XXX ")


def amount_of(evidence: Evidence) -> str:
    """Say the amount of money evidence, with how often it comes."""
    if not isinstance(evidence.value, Money):
        return evidence.text
    value = evidence.value
    return spoken_amount(value.amount, value.currency) + _PER.get(value.per or "total", "")
