"""Findings on what the criteria still lack, on the level, and the one change that lifts most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portfolio.model.finding import Finding
from portfolio.model.story import STAR
from portfolio.model.verdict import CriterionVerdict, DimensionReading, Reading
from portfolio.review.case import Case
from portfolio.review.reach import within_reach
from portfolio.review.readings import UNCLEAR
from portfolio.review.speech import within

LACKS: Mapping[str, str] = {
    "people": "RE504",
    "money": "RE505",
    "executive": "RE503",
    "recognition": "RE501",
    "horizon": "RE506",
    "platform": "RE507",
    "talent": "RE508",
    "context": "RE509",
    "accountability": "RE511",
    "cause": "RE512",
    "recovery": "RE513",
    "applied": "RE514",
}
"""Which finding says that a measure is not met."""
PLACES: Mapping[str, str] = {
    "people": "situation",
    "context": "situation",
    "executive": "action",
    "horizon": "action",
    "platform": "action",
    "accountability": "action",
    "cause": "action",
    "recovery": "action",
    "applied": "applied",
}
"""Where the missing words would stand; Result when not named."""
HONEST = "No wording lifts it: tell it for what it is, at the level it is."
"""What to do with a story that is as good as its facts."""
FAILURE_ASKS = ("people", "executive", "accountability", "cause", "recovery", "applied")
"""A failure story is never asked for the rest."""


def lack_findings(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> Iterator[Finding]:
    """Yield one finding for each criterion the story does not meet."""
    for v in verdicts:
        if v.verdict == "met":
            continue
        measure = case.rubric.criteria[v.criterion].measure
        if case.story.kind == "failure" and measure not in FAILURE_ASKS:
            continue
        code = LACKS.get(measure)
        if code is None:
            continue
        if v.evidence and v.verdict == "partly":
            yield case.about(code, v.because.rstrip("."), v.evidence[0])
        else:
            where = PLACES.get(measure, "result")
            yield case.advise(code, v.because.rstrip("."), where=where)
    if case.story.text("result") and not _counted(case):
        yield case.advise("RE502", "Result holds no number", where="result")


def _counted(case: Case) -> bool:
    """Tell whether Result says anything that can be counted."""
    return any(c.isdigit() for c in case.story.text("result")) or any(
        case.of(
            "money_impact",
            "money_other",
            "money_unknown",
            "people_scope",
            "org_scope",
            "percent_change",
            "horizon",
            sections=("result",),
        )
    )


def level_findings(
    case: Case,
    reading: Reading,
    rows: tuple[DimensionReading, ...],
    lift_: str,
) -> Iterator[Finding]:
    """Yield the advice that a story reads under the bar, or can't be read."""
    if case.story.status == "seed" or not any(case.story.text(name) for name in STAR):
        return
    if reading.level == UNCLEAR:
        wanted = [
            case.rubric.dimensions[row.dimension].name for row in rows if row.level == UNCLEAR
        ]
        named = ", ".join(wanted[:3]) or "its own criteria"
        yield case.advise("LE802", reading.because.rstrip("."), wanted=named)
    elif reading.level != case.rubric.levels.target:
        yield case.advise("LE801", reading.because.rstrip("."), lift=lift_ or HONEST)


def lift(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> str:
    """Say the one change that would lift the story most, headline criteria first."""
    best = _best(case, verdicts)
    if best is None:
        return ""
    criterion = case.rubric.criteria[best.criterion]
    advice = case.rubric.advice.get(LACKS.get(criterion.measure, ""))
    fix = advice.fix if advice else criterion.gist
    return _unknown(case, best) or f"{fix} → {criterion.name}: met"


def change(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> str:
    """Say the same in a few words, for a line beside the title."""
    best = _best(case, verdicts)
    if best is None:
        return ""
    criterion = case.rubric.criteria[best.criterion]
    said = criterion.change or within(criterion.gist)
    return _unknown(case, best) or f"{said} → {criterion.name}: met"


def _unknown(case: Case, best: CriterionVerdict) -> str:
    """Ask what an amount is, when that alone may meet the criterion."""
    unknown = next((e for e in best.evidence if e.kind == "money_unknown"), None)
    if unknown is None:
        return ""
    said = " ".join(unknown.text.split())
    name = case.rubric.criteria[best.criterion].name
    return f"Say what {said} is, and whether it was realised → {name}"


def _best(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> CriterionVerdict | None:
    open_ = [v for v in verdicts if _asked(case, v) and _reachable(case, v)]
    return min(open_, key=lambda v: _order(case, v)) if open_ else None


def _reachable(case: Case, verdict: CriterionVerdict) -> bool:
    criterion = case.rubric.criteria[verdict.criterion]
    return within_reach(verdict, criterion, case.rubric, case.settings)


def _asked(case: Case, verdict: CriterionVerdict) -> bool:
    criterion = case.rubric.criteria[verdict.criterion]
    return case.story.kind == "leadership" or criterion.measure in FAILURE_ASKS


def _order(case: Case, verdict: CriterionVerdict) -> tuple[bool, bool, bool, int]:
    """Order open criteria: a failure's own, headline, nearly there, the rubric's order."""
    criterion = case.rubric.criteria[verdict.criterion]
    return (
        case.story.kind == "failure" and criterion.kinds != ("failure",),
        not criterion.headline,
        verdict.verdict == "missing",
        list(case.rubric.criteria).index(verdict.criterion),
    )
