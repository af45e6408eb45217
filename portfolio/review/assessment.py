"""Answers the rubric's pre-interview assessment from bars and verdicts."""

from __future__ import annotations

from portfolio.model.coverage import AssessmentLine
from portfolio.model.rubric import AssessmentQuestion
from portfolio.review.gaps import Gaps


def assessment(gaps: Gaps) -> tuple[AssessmentLine, ...]:
    """Answer each line, in the rubric's order, with the stories behind the answer."""
    return tuple(_line(gaps, asked) for asked in gaps.tally.rubric.assessment.values())


def _line(gaps: Gaps, asked: AssessmentQuestion) -> AssessmentLine:
    bars = [gaps.bars[name] for name in asked.bars if name in gaps.bars]
    if not bars:
        return _by_criterion(gaps, asked)
    return AssessmentLine(
        line=asked.asks,
        have="; ".join(f"{b.have:g} of {b.want:g} {b.name or b.bar}" for b in bars),
        met=all(b.met for b in bars),
        stories=tuple(sorted({story for b in bars for story in b.stories})),
    )


def _by_criterion(gaps: Gaps, asked: AssessmentQuestion) -> AssessmentLine:
    held = gaps.tally.criteria.get(asked.criterion or "")
    if held is None:
        return AssessmentLine(line=asked.asks, have="this rubric has no bar for it", met=False)
    called = gaps.tally.rubric.criteria[asked.criterion or ""].name
    return AssessmentLine(
        line=asked.asks,
        have=f"{len(held.met)} of {asked.want} stories which meet {called}",
        met=len(held.met) >= asked.want,
        stories=held.met,
    )
