"""Judges of scale: how many people in how many organisations, and how far ahead."""

from __future__ import annotations

from portfolio.model.evidence import Evidence, Horizon, Organisations, People
from portfolio.model.rubric import Criterion
from portfolio.review.case import Case
from portfolio.review.judges.verdict import Judged, number, place, quote


def people(case: Case, criterion: Criterion) -> Judged:
    """Judge the scope: the largest single head count, never a sum."""
    met = number(criterion, "met", 100)
    counts = [e for e in case.of("people_scope") if isinstance(e.value, People)]
    organisations = _most_organisations(case)
    if counts:
        most = max(counts, key=_count)
        value = _count(most)
        if value >= met:
            because = f"{quote(most)} in {place(most)} is {met:.0f} people or more."
            return Judged("met", because, _with(most, organisations), value)
        because = f"The largest head count is {quote(most)}; the bar is {met:.0f}."
        return Judged("partly", because, _with(most, organisations), value)
    if organisations:
        because = f"{quote(organisations)} are named, but not how many people."
        return Judged("partly", because, (organisations,))
    return Judged("missing", "No head count of people led or changed is said.")


def _count(evidence: Evidence) -> int:
    return evidence.value.count if isinstance(evidence.value, People) else 0


def _most_organisations(case: Case) -> Evidence | None:
    """Return the evidence of the most organisations, two or more."""
    enough = (
        int(number(case.rubric.criteria["scope"], "organisations", 2))
        if ("scope" in case.rubric.criteria)
        else 2
    )
    found = [
        e
        for e in case.of("org_scope")
        if isinstance(e.value, Organisations) and e.value.count >= enough
    ]
    units = [e for e in found if isinstance(e.value, Organisations) and e.value.unit == "unit"]
    pool = units or found
    if not pool:
        return None
    return max(pool, key=lambda e: e.value.count if isinstance(e.value, Organisations) else 0)


def _with(first: Evidence, second: Evidence | None) -> tuple[Evidence, ...]:
    return (first,) if second is None else (first, second)


def horizon(case: Case, criterion: Criterion) -> Judged:
    """Judge the vision: the longest horizon of a plan or an effect."""
    met = number(criterion, "met", 36)
    partly = number(criterion, "partly", 12)
    found = [e for e in case.of("horizon") if isinstance(e.value, Horizon)]
    if not found:
        return Judged("missing", "No horizon of a year or more is said.")
    longest = max(found, key=_months)
    months = _months(longest)
    if months >= met:
        because = f"{quote(longest)} in {place(longest)} reaches {met:.0f} months or more."
        return Judged("met", because, (longest,), months)
    if months >= partly:
        because = f"{quote(longest)} is {months:.0f} months; the bar is {met:.0f}."
        return Judged("partly", because, (longest,), months)
    if months == 0:
        because = f"{quote(longest)} names no number of years."
        return Judged("partly", because, (longest,))
    because = f"{quote(longest)} is under {partly:.0f} months."
    return Judged("missing", because, (longest,), months)


def _months(evidence: Evidence) -> float:
    value = evidence.value
    return float(value.months or 0) if isinstance(value, Horizon) else 0.0
