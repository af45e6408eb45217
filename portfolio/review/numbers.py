"""Findings on numbers: what an amount is, whether it is confirmed, and by which rate."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Evidence, Money
from portfolio.model.finding import Finding
from portfolio.model.number import IMPACT_NATURES
from portfolio.model.story import STAR
from portfolio.model.verdict import CriterionVerdict
from portfolio.review.attest import same_amount
from portfolio.review.case import Case
from portfolio.review.judges.verdict import number
from portfolio.review.money import amount_of, worth


def number_findings(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> Iterator[Finding]:
    """Yield what is not known, not confirmed or no longer true about the story's amounts."""
    yield from _unknown(case)
    yield from _gone(case)
    yield from _unconfirmed(case, verdicts)
    yield from _rates(case)


def _unknown(case: Case) -> Iterator[Finding]:
    """Ask what an amount is, once for each value that no other place tells."""
    known = case.of("money_impact", "money_other")
    asked = [e.value for e in known if isinstance(e.value, Money)]
    for e in case.of("money_unknown", sections=(*STAR, "headline")):
        value = e.value
        if not isinstance(value, Money):
            continue
        if any(same_amount(value, other, case.rubric.currency) for other in asked):
            continue
        asked.append(value)
        what = f"the words don't say what {amount_of(e)} is"
        yield case.about("NU401", what, e, amount=_plain(e))


def _gone(case: Case) -> Iterator[Finding]:
    for place, binding in enumerate(case.bindings):
        if binding.stands:
            continue
        what = f"{binding.number.says} is attested, but no longer stands in the prose"
        if binding.number.confirmed:
            what += "; its confirmation no longer counts"
        yield case.advise("NU402", what, where=f"numbers.{place}.says", amount=binding.number.says)


def _unconfirmed(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> Iterator[Finding]:
    """Yield the amounts a ready story rests on which nobody has confirmed."""
    for place, binding in enumerate(case.bindings):
        n = binding.number
        if n.confirmed == "cannot" and n.nature in IMPACT_NATURES:
            what = f"you can't confirm {n.says}, so it never counts as met"
            yield case.advise("NU404", what, where=f"numbers.{place}.confirmed")
        elif n.confirmed is not None and not n.source:
            what = f"{n.says} is confirmed, but its source is not said"
            yield case.advise("NU406", what, where=f"numbers.{place}.says", amount=n.says)
    if case.story.status != "ready":
        return
    for e in _resting(case, verdicts):
        attested = case.attested(e)
        if attested is None or attested.confirmed is None:
            what = f"the story rests on {amount_of(e)}, which you have not confirmed"
            yield case.about("NU403", what, e, amount=_plain(e))


def _resting(case: Case, verdicts: tuple[CriterionVerdict, ...]) -> list[Evidence]:
    """Gather the amounts a story rests on: those of its impact and of its headline."""
    impact = {n for n, c in case.rubric.criteria.items() if c.measure == "money"}
    found = [
        e
        for v in verdicts
        if v.criterion in impact and v.verdict != "missing"
        for e in v.evidence
        if e.kind == "money_impact"
    ]
    for e in case.of("money_impact", "money_unknown", sections=("headline",)):
        if not any(_same(case, e, other) for other in found):
            found.append(e)
    return found


def _same(case: Case, one: Evidence, other: Evidence) -> bool:
    return (
        isinstance(one.value, Money)
        and isinstance(other.value, Money)
        and same_amount(one.value, other.value, case.rubric.currency)
    )


def _rates(case: Case) -> Iterator[Finding]:
    """Yield the amounts whose currency decides the bar without a sure rate."""
    bars = [number(c, "met", 1e8) for c in case.rubric.criteria.values() if c.measure == "money"]
    seen: set[str] = set()
    for e in case.of("money_impact", sections=STAR):
        value = e.value
        if not isinstance(value, Money) or value.currency in seen:
            continue
        worth_ = worth(value, case.rubric, case.settings)
        if worth_.value is None:
            seen.add(value.currency)
            what = (
                f"there is no rate for {value.currency}, so {amount_of(e)} can't be held "
                "against the bar"
            )
            yield case.about("NU407", what, e, currency=value.currency)
        elif worth_.rough and any(
            abs(worth_.value - bar) <= case.rubric.rates.margin * bar for bar in bars
        ):
            seen.add(value.currency)
            rate = case.rubric.rates.per_unit[value.currency]
            what = f"{amount_of(e)} is near the bar, and only a rough rate decides it"
            yield case.about("NU405", what, e, currency=value.currency, rate=f"{rate:g}")


def _plain(evidence: Evidence) -> str:
    """Quote an amount as it stands, for a command line."""
    return " ".join(evidence.text.replace("*", "").split())
