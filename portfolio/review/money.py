"""Amounts in the rubric's currency, and how an amount is said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model.amount import say_money
from portfolio.model.evidence import Evidence, Money
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings


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


def amount_of(evidence: Evidence) -> str:
    """Say the amount of money evidence, or quote evidence that is none."""
    return say_money(evidence.value) if isinstance(evidence.value, Money) else evidence.text
