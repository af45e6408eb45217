"""The judge of impact: one realised amount of one's own, never a sum."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.model.amount import say_amount
from portfolio.model.evidence import Evidence, Money
from portfolio.model.number import Number
from portfolio.model.rubric import Criterion
from portfolio.model.story import STAR
from portfolio.review.case import Case
from portfolio.review.judges.verdict import Judged, names, number, place, quote
from portfolio.review.money import amount_of, worth
from portfolio.review.words import find, sentence_at

REALISED_IN = ("action", "result")
"""Where an amount counts as a result, unless its writer attests it."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount that might be impact, with what stands in its way."""

    evidence: Evidence
    value: float
    hurdle: str
    """Why it can't count in full; empty when it can."""
    known: bool
    """Whether its nature is known to be impact."""


def money(case: Case, criterion: Criterion) -> Judged:
    """Judge the impact: the largest single realised own amount decides."""
    bar = number(criterion, "met", 1e8)
    amounts = _candidates(case, criterion, bar)
    full = [a for a in amounts if not a.hurdle]
    if full and (best := max(full, key=lambda a: a.value)).value >= bar:
        because = (
            f"{quote(best.evidence)} in {place(best.evidence)} is realised, your own and "
            f"{_bar(case, bar)} or more."
        )
        return Judged("met", because, (best.evidence,), best.value)
    hindered = [a for a in amounts if a.hurdle and a.value >= bar]
    known = [a for a in amounts if a.known]
    own = max(full, key=lambda a: a.value) if full else None
    level = own.value if own else None
    if hindered:
        best = max(hindered, key=lambda a: (a.known, a.value))
        because = f"{quote(best.evidence)} would be enough, but {best.hurdle}."
        value = best.value if best.known else level
        return Judged("partly", because, (best.evidence,), value, capped=True)
    if own:
        because = (
            f"The largest realised own amount is {amount_of(own.evidence)}; "
            f"the bar is {_bar(case, bar)}."
        )
        return Judged("partly", because, (own.evidence,), own.value)
    if amounts:
        best = max(known or amounts, key=lambda a: a.value)
        because = f"{quote(best.evidence)}: {best.hurdle}."
        value = best.value if best.known else None
        return Judged("partly", because, (best.evidence,), value, capped=True)
    return Judged("missing", "No realised amount of your own is said.")


def _bar(case: Case, bar: float) -> str:
    return say_amount(bar, case.rubric.currency)


def _candidates(case: Case, criterion: Criterion, bar: float) -> list[_Amount]:
    """Gather the amounts that are or may be impact."""
    found = []
    for e in case.of("money_impact", "money_unknown", sections=STAR):
        if not isinstance(e.value, Money):
            continue
        attested = case.attested(e)
        value = worth(e.value, case.rubric, case.settings)
        if value.value is None:
            continue
        realised = names(criterion, "sections", REALISED_IN)
        near = case.rubric.rates.margin
        rough = value.rough and abs(value.value - bar) <= near * bar
        known = e.kind == "money_impact"
        if not known and e.section not in realised:
            continue
        hurdle = _hurdle(
            e,
            attested,
            realised=realised,
            rough=rough,
            currency=case.rubric.currency,
            text=case.story.text(e.section),
        )
        found.append(_Amount(e, value.value, hurdle, known))
    return found


def _hurdle(
    evidence: Evidence,
    attested: Number | None,
    *,
    realised: tuple[str, ...],
    rough: bool,
    currency: str,
    text: str,
) -> str:
    """Say why an amount can't count in full, or nothing."""
    if evidence.kind == "money_unknown":
        return "the words don't say what it is"
    if attested is not None and attested.confirmed == "cannot":
        return "you can't confirm it"
    if attested is not None and attested.owner == "company":
        return "it is the company's, not your own"
    settled = attested is not None and attested.nature is not None
    if evidence.section not in realised and not settled:
        return f"it stands in {place(evidence)}, before the work"
    if not settled and _company_s(text, evidence):
        return "the words make it the company's, not your own"
    if "indirect" in evidence.cue:
        return "it is indirect"
    if rough:
        return f"only a rough rate to {currency} says so"
    return ""


def _company_s(text: str, evidence: Evidence) -> bool:
    """Tell whether the sentence credits the company, and nobody who is speaking."""
    start, end = sentence_at(text, evidence.start)
    said = text[start:end]
    subject = next(find(said, "company"), None)
    if subject is None or start + subject[0] > evidence.start:
        return False
    return next(find(said, "own"), None) is None
