"""Holds a story against each criterion of its rubric; one judge a measure, one signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portfolio.model.rubric import Criterion
from portfolio.model.verdict import CriterionVerdict
from portfolio.review.case import Case
from portfolio.review.judges.failure import accountability, applied, cause, recovery
from portfolio.review.judges.money import money
from portfolio.review.judges.scale import horizon, people
from portfolio.review.judges.standing import (
    context,
    decision,
    executive,
    platform,
    recognition,
    talent,
)
from portfolio.review.judges.verdict import Judged

Judge = Callable[[Case, Criterion], Judged]

JUDGES: Mapping[str, Judge] = {
    "people": people,
    "money": money,
    "executive": executive,
    "recognition": recognition,
    "horizon": horizon,
    "platform": platform,
    "talent": talent,
    "context": context,
    "decision": decision,
    "accountability": accountability,
    "cause": cause,
    "recovery": recovery,
    "applied": applied,
}


def judge(case: Case) -> tuple[tuple[CriterionVerdict, ...], Mapping[str, Judged]]:
    """Judge a story by every criterion that applies to its kind.

    Returns:
        The verdicts, and what the judges measured by criterion id (for the level table).
    """
    judged: dict[str, Judged] = {}
    verdicts = []
    for name, criterion in case.rubric.criteria.items():
        if case.story.kind not in criterion.kinds:
            continue
        found = JUDGES[criterion.measure](case, criterion)
        judged[name] = found
        if criterion.verdict:
            verdicts.append(
                CriterionVerdict(
                    criterion=name,
                    verdict=found.verdict,
                    because=found.because,
                    evidence=found.evidence,
                )
            )
    return tuple(verdicts), judged
