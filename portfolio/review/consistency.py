"""Finds what contradicts itself within one story; a wrong accusation costs more than a miss."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Change, Evidence, Money, People
from portfolio.model.finding import Finding
from portfolio.model.story import STAR
from portfolio.review.attest import MONEY, same_amount
from portfolio.review.case import Case
from portfolio.review.judges.verdict import place, quote
from portfolio.review.words import sentence_at, words

NEAR = 4
"""Words between a before-and-after and the percentage said for it."""
SLACK = 2.0
"""Points a rounded percentage may be off."""
RETOLD = ("headline", "follow-ups")
"""Where figures are retold, and so must be the story's own."""


def consistency_findings(case: Case) -> Iterator[Finding]:
    """Yield percentages that do not follow, and retold figures the story does not state."""
    yield from _percentages(case)
    yield from _retold(case)


def _percentages(case: Case) -> Iterator[Finding]:
    """Compare a percentage with the before and after it stands beside."""
    changes = list(case.of("percent_change", sections=(*STAR, *RETOLD)))
    for spanned in changes:
        if not isinstance(spanned.value, Change) or "%" in spanned.text:
            continue
        before, after = _ends(spanned)
        if not before:
            continue
        for said in changes:
            if said is spanned or not isinstance(said.value, Change) or not _percent(said):
                continue
            off = abs(abs(said.value.percent) - abs(spanned.value.percent))
            if off > SLACK and _beside(case, spanned, said):
                right = f"{abs(spanned.value.percent):.0f}"
                what = f"{quote(said)} does not follow from {quote(spanned)}, which is {right} %"
                yield case.about("CO602", what, said, before=before, after=after, right=right)


def _ends(evidence: Evidence) -> tuple[str, str]:
    """Split `from A to B` into its two ends, or nothing."""
    said = " ".join(evidence.text.split())
    lowered = said.casefold()
    if not lowered.startswith("from ") or " to " not in lowered:
        return "", ""
    middle = lowered.index(" to ")
    return said[5:middle], said[middle + 4 :]


def _percent(evidence: Evidence) -> bool:
    lowered = evidence.text.casefold()
    return "%" in lowered or "per cent" in lowered or "percent" in lowered


def _beside(case: Case, one: Evidence, other: Evidence) -> bool:
    """Tell whether two changes stand in one sentence with only a few words between them."""
    if one.section != other.section or one.section == "headline":
        return False
    text = case.story.text(one.section)
    if sentence_at(text, one.start) != sentence_at(text, other.start):
        return False
    first, second = sorted((one, other), key=lambda e: e.start)
    between = text[first.end : second.start]
    told = [word for word, _, _ in words(between)]
    return len(told) <= NEAR and not {"and", "while", "but", "with"} & set(told)


def _retold(case: Case) -> Iterator[Finding]:
    """Yield figures of the headline and the follow-ups that STAR never states."""
    stated = list(case.of(*MONEY, "people_scope", "percent_change", sections=STAR))
    if not stated:
        return
    for e in case.of(*MONEY, "people_scope", sections=RETOLD):
        if isinstance(e.value, Money) and e.kind == "money_other":
            continue
        if e.kind == "people_scope" and e.section != "headline":
            continue
        if any(_same(case, e, other) for other in stated):
            continue
        rival = _rival(e, stated)
        if rival is not None:
            what = f"{quote(e)} stands in {place(e)}, but {quote(rival)} in {place(rival)}"
            yield case.about("CO601", what, e)
        else:
            what = f"{quote(e)} stands in {place(e)}, but the story never states it"
            yield case.about("CO603", what, e, figure=" ".join(e.text.split()))


def _same(case: Case, one: Evidence, other: Evidence) -> bool:
    if isinstance(one.value, Money) and isinstance(other.value, Money):
        return same_amount(one.value, other.value, case.rubric.currency)
    if isinstance(one.value, People) and isinstance(other.value, People):
        return one.value.count == other.value.count
    return False


def _rival(said: Evidence, stated: list[Evidence]) -> Evidence | None:
    """Return the one figure in STAR with the same meaning and another value, when sure of it."""
    if said.section != "headline" or said.kind != "money_impact":
        return None
    value = said.value
    found = [
        e
        for e in stated
        if e.kind == said.kind
        and isinstance(e.value, Money)
        and isinstance(value, Money)
        and (e.value.nature, e.value.per) == (value.nature, value.per)
    ]
    return found[0] if len(found) == 1 else None
