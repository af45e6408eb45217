"""Says an amount of money shortly, without changing it by a digit."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.model.evidence import Money

SYMBOLS: Mapping[str, str] = {
    "USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "XXX": "",
}  # fmt: skip
"""What stands before an amount; a currency without a symbol goes by its ISO code."""
_SIZES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
_PER: Mapping[str | None, str] = {"year": " a year", "month": " a month"}


def say_amount(amount: float, currency: str = "USD") -> str:
    """Say an amount with its unit and currency: $120M, €1.25B, CHF 9.5M."""
    return SYMBOLS.get(currency, f"{currency} ") + _short(amount)


def say_money(money: Money) -> str:
    """Say an amount, its range and how often it comes: $80M–120M a year."""
    text = say_amount(money.amount, money.currency)
    if money.amount_max is not None and money.amount_max != money.amount:
        text += f"–{_short(money.amount_max)}"
    return text + _PER.get(money.per, "")


def _short(amount: float) -> str:
    """Write an amount in the largest unit it fills, to the last digit that was said."""
    size, letter = next(((s, x) for s, x in _SIZES if abs(amount) >= s), (1.0, ""))
    return f"{amount / size:.9f}".rstrip("0").rstrip(".") + letter
