"""Finds where too much of a bank rests on one company, era, kind of number or story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portfolio.model.coverage import Concentration
from portfolio.model.evidence import Money
from portfolio.model.number import IMPACT_NATURES
from portfolio.review.era import month_name
from portfolio.review.gaps import OLD
from portfolio.review.tally import Ids, Tally

LEAST = 3
"""With fewer stories anything is a majority, and the remark would say nothing."""
COMPANY = 0.5
"""Over half from one company, and the loop hears one employer's way of working."""
ERA = 0.5
"""Over half old, and "what have you done lately?" has no good answer."""
NUMBER = 2 / 3
"""Natures are few, so half of one is common; over two thirds is a habit."""
PRINCIPLES = 5
"""A story is told once in a loop; one that carries five principles leaves four without it."""

_NATURES = {
    "revenue": "revenue earned",
    "profit": "profit",
    "savings": "savings",
    "loss_avoided": "losses avoided",
    "value": "value created",
}


def concentration(tally: Tally) -> tuple[Concentration, ...]:
    """List where too much rests on one thing, by company, era, number and story."""
    if len(tally.stories) < LEAST:
        return ()
    return (*_company(tally), *_era(tally), *_number(tally), *_story(tally))


def _company(tally: Tally) -> Iterator[Concentration]:
    by: dict[str, list[str]] = {}
    spellings: dict[str, Counter[str]] = {}
    for story in tally.stories:
        if key := " ".join(story.company.casefold().split()):
            by.setdefault(key, []).append(story.id)
            spellings.setdefault(key, Counter())[story.company.strip()] += 1
    for key, ids in by.items():
        if _share(tally, ids) > COMPANY:
            name = min(spellings[key], key=lambda said: (-spellings[key][said], said))
            why = f"{_of(tally, ids)} stories come from {name}; tell what you did elsewhere too."
            yield _found(tally, "company", name, ids, why)


def _era(tally: Tally) -> Iterator[Concentration]:
    newest = tally.newest
    old = [s.id for s in tally.stories if newest - tally.ended.get(s.id, newest) > OLD]
    if _share(tally, old) > ERA:
        name = f"before {month_name(newest - OLD)}"
        why = (
            f"{_of(tally, old)} stories ended more than {OLD // 12} years before your newest; "
            "interviewers ask what you have done lately."
        )
        yield _found(tally, "era", name, old, why)


def _number(tally: Tally) -> Iterator[Concentration]:
    by: dict[str, list[str]] = {}
    for story in tally.stories:
        if nature := _nature(tally, story.id):
            by.setdefault(nature, []).append(story.id)
    known = sum(map(len, by.values()))
    for nature, ids in by.items():
        if known >= LEAST and len(ids) / known > NUMBER:
            why = (
                f"{len(ids)} of the {known} stories with an impact number rest on "
                f"{_NATURES[nature]}; another kind of number shows another strength."
            )
            yield _found(tally, "number", nature, ids, why)


def _nature(tally: Tally, story: str) -> str | None:
    """Return what the amount behind a story's impact verdict is."""
    for name, verdict in tally.verdicts[story].items():
        criterion = tally.rubric.criteria.get(name)
        if criterion is None or criterion.measure != "money" or verdict.verdict == "missing":
            continue
        for evidence in verdict.evidence:
            if isinstance(evidence.value, Money) and evidence.value.nature in IMPACT_NATURES:
                return evidence.value.nature
    return None


def _story(tally: Tally) -> Iterator[Concentration]:
    load = Counter(story for name in tally.principles for story in tally.carrying(name))
    for story, count in sorted(load.items(), key=lambda item: (-item[1], item[0])):
        if count >= PRINCIPLES:
            title, total = tally.titles[story], len(tally.principles)
            why = (
                f"{title} carries {count} of the {total} principles; "
                "told once in a loop, it is used up for all of them."
            )
            yield Concentration(
                what="story", name=story, share=count / total, stories=(story,), because=why
            )


def _share(tally: Tally, ids: list[str]) -> float:
    return len(ids) / len(tally.stories)


def _of(tally: Tally, ids: list[str]) -> str:
    return f"{len(ids)} of {len(tally.stories)}"


def _found(tally: Tally, what: str, name: str, ids: list[str], why: str) -> Concentration:
    stories: Ids = tuple(ids)
    share = _share(tally, ids)
    return Concentration(what=what, name=name, share=share, stories=stories, because=why)
