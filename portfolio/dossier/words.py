"""Says amounts, dates, times and natures the way a person would."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from portfolio.model.amount import say_money
from portfolio.model.evidence import (
    Change,
    Evidence,
    Horizon,
    Money,
    Organisations,
    People,
    Tag,
)
from portfolio.model.rubric import Rubric
from portfolio.model.story import Period

VERDICT_SIGNS: Mapping[str, str] = {"met": "●", "partly": "◐", "missing": "○"}
ANSWER_SIGNS: Mapping[str, str] = {"safe": "■", "partly": "◧", "gap": "□"}
NATURES: Mapping[str | None, str] = {
    "revenue": "earned",
    "profit": "earned, as profit",
    "savings": "saved",
    "loss_avoided": "avoided",
    "value": "value created",
    "budget": "spent",
    "acquisition": "paid for a company",
    "loss": "lost",
    "market": "a market’s size",
    "target": "a goal, not a result",
    "negated": "did not happen",
    "third_party": "somebody else’s",
    "price": "a price",
    None: "not said",
}
OWNERS: Mapping[str | None, str] = {
    "mine": "mine",
    "organisation": "my organisation’s",
    "company": "the company’s",
    "industry": "the industry’s",
    "other": "somebody else’s",
    None: "not said",
}
_LONG_TAG = 5  # VP and CTO stand as they are, BOARD does not
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SMALL = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def curled(text: str) -> str:
    """Set the apostrophes of our own words as a printer does."""
    return _APOSTROPHE.sub("’", text)


def count(number: int, noun: str, plural: str = "") -> str:
    """Say a count with its noun, small ones in letters: `three stories`."""
    word = _SMALL[number] if 0 <= number < len(_SMALL) else str(number)
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def number(value: float) -> str:
    """Write a number without a needless decimal point."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def ranges(numbers: Sequence[int]) -> str:
    """Write rising numbers with runs drawn together: `1–4, 7`."""
    runs: list[list[int]] = []
    for value in numbers:
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def clock(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def day(when: date) -> str:
    """Write a day in short, `1 Nov 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def long_day(when: date) -> str:
    """Write a day in full, `1 November 2026`."""
    return f"{when.day} {_LONG_MONTHS[when.month - 1]} {when.year}"


def confirmed(when: date | Literal["cannot"] | None) -> str:
    """Say whether and when a number was confirmed."""
    if when is None:
        return "not yet"
    return "can’t be" if isinstance(when, str) else day(when)


def period(span: Period | None) -> str:
    """Write the months of a story, `Jan 2022 – Jun 2023`."""
    if span is None:
        return ""
    first = _month(span.start)
    if not span.end:
        return first
    return f"since {first}" if span.end == "now" else f"{first} – {_month(span.end)}"


def belonging(nature: str, owner: str | None) -> str:
    """Say what an amount is and whose: `saved, my organisation’s`."""
    return f"{nature}, {OWNERS[owner]}" if owner and OWNERS[owner] != nature else nature


def _month(text: str) -> str:
    year, _, month = text.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def months(value: float) -> str:
    """Write months as years when they are whole years."""
    if value >= 24 and value % 12 == 0:
        return f"{value / 12:.0f} years"
    return f"{value:.0f} months"


def meaning(evidence: Evidence) -> str:
    """Say what the words of an evidence count as; nothing when they say it themselves."""
    value = evidence.value
    if isinstance(value, Money):
        return f"{say_money(value)}, {NATURES.get(value.nature, 'not said')}"
    if isinstance(value, People):
        return f"{_span(value.count, value.count_max)} people"
    if isinstance(value, Organisations):
        noun = "team" if value.unit == "team" else "organisation"
        return f"{value.count} {noun}{'' if value.count == 1 else 's'}"
    if isinstance(value, Horizon):
        return "several years" if value.months is None else months(value.months)
    if isinstance(value, Tag):
        tag = value.tag.replace("_", " ")
        return tag if len(tag) < _LONG_TAG else tag.lower()
    if isinstance(value, Change):
        return f"{value.percent:+.0f} %".replace("-", "−")
    return ""


def _span(low: int, high: int | None) -> str:
    return f"{low:,}" if high in (None, low) else f"{low:,}–{high:,}"


def level(name: str, rubric: Rubric) -> str:
    """Say a reading as a phrase, `reads L6`."""
    low, high = rubric.levels.names[-2:]
    return {
        "between": f"between {low} and {high}",
        "below": f"below {rubric.levels.names[0]}",
        "unclear": "level unclear",
    }.get(name, f"reads {name}")


def sentence(text: str) -> str:
    """Make a phrase begin with a capital and end with a stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…:" else ".")
