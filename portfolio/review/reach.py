"""Tells whether words alone could lift a verdict, or whether the fact itself is too small."""

from __future__ import annotations

from portfolio.model.evidence import Horizon, Money, Organisations, People
from portfolio.model.rubric import Criterion, Rubric
from portfolio.model.settings import Settings
from portfolio.model.verdict import CriterionVerdict
from portfolio.review.judges.verdict import number
from portfolio.review.money import worth


def within_reach(
    verdict: CriterionVerdict, criterion: Criterion, rubric: Rubric, settings: Settings | None
) -> bool:
    """Tell whether better words could make a verdict met, the facts being what they are.

    A realised $22M stays $22M: advising to raise it would teach to inflate. An amount of
    unknown nature, an unconfirmed one, or a missing head count can be settled by words.
    """
    if verdict.verdict == "met" or not verdict.evidence:
        return verdict.verdict != "met"
    value = verdict.evidence[0].value
    met = number(criterion, "met", 0)
    if isinstance(value, Money):
        held = worth(value, rubric, settings or Settings()).value
        return held is None or held >= met
    if isinstance(value, People):
        return value.count >= met
    if isinstance(value, Horizon):
        return value.months is None or value.months >= met
    return isinstance(value, Organisations) or verdict.verdict == "partly"
