"""What a judge returns, and the small words judges share."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model.evidence import Evidence
from portfolio.model.rubric import Criterion
from portfolio.model.verdict import VerdictWord


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, its reason, its words, and the number the level table reads."""

    verdict: VerdictWord
    because: str
    evidence: tuple[Evidence, ...] = ()
    value: float | None = None
    """What the dimension counts: people, money in the rubric's currency, or months."""
    capped: bool = False
    """Whether the number may not reach the top level, e.g. it cannot be confirmed."""


def quote(evidence: Evidence) -> str:
    """Quote evidence in a sentence, its blanks and marks made plain."""
    return "“" + " ".join(evidence.text.replace("*", "").split()) + "”"


def place(evidence: Evidence) -> str:
    """Name where evidence stands, as the file's heading says it."""
    return evidence.section.capitalize() if evidence.section else "the text"


def number(criterion: Criterion, name: str, default: float) -> float:
    """Read one of the criterion's numbers from the rubric."""
    value = criterion.params.get(name, default)
    return float(value) if isinstance(value, int | float) else default


def names(criterion: Criterion, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """Read one of the criterion's lists of names from the rubric."""
    value = criterion.params.get(name, default)
    return value if isinstance(value, tuple) else default
