"""Ranks the scenarios without a story by what a story on each would add to the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portfolio.model.coverage import NextStory
from portfolio.model.rubric import Scenario
from portfolio.review.gaps import Gaps, distance, part
from portfolio.review.speech import within

NAMED = 2
"""Reasons a sentence can carry and still be one."""
ROUND = 3


def next_stories(gaps: Gaps) -> tuple[NextStory, ...]:
    """Rank the counted scenarios which no story answers, best first; those that add nothing go.

    The gain is the sum of its terms, and each term is the part of one bar's gap that the story
    would close, so 1 closes a bar alone and a bar that is met gives nothing:

    - `scenarios`: one new leadership scenario ÷ leadership scenarios the bar lacks.
    - `failure`: one failure story ÷ failure stories the bar lacks.
    - `principles`: thin principles the scenario usually shows ÷ all carriers that thin
      principles lack.
    - `primary`: one, if the scenario shows a principle no story is told first for ÷ all
      primaries lacking.
    - `mix`: (distance from the mix before - after) ÷ before; below zero when the family already
      has too many. The distance is the sum of what families have too little.
    - `stories`: one ÷ stories the bank lacks; the same for every scenario.

    Ties keep the rubric's order.
    """
    tally = gaps.tally
    open_ones = [n for n in tally.rubric.counted() if not tally.scenarios[n]]
    ranked = [_next(gaps, name, tally.rubric.scenarios[name]) for name in open_ones]
    return tuple(sorted((n for n in ranked if n.gain > 0), key=lambda n: -n.gain))


def _next(gaps: Gaps, name: str, scenario: Scenario) -> NextStory:
    terms = _terms(gaps, scenario)
    return NextStory(
        scenario=name,
        gain=round(sum(terms.values()), ROUND),
        terms=terms,
        because=_because(gaps, scenario, terms),
    )


def _terms(gaps: Gaps, scenario: Scenario) -> dict[str, float]:
    leads = scenario.kind == "leadership"
    thin = [p for p in scenario.principles.all if p in gaps.carried]
    untold = [p for p in scenario.principles.all if p in gaps.primary]
    terms = {
        "scenarios": part(leads, gaps.scenarios),
        "failure": part(not leads, gaps.failures),
        "principles": part(len(thin), sum(gaps.carried.values())),
        "primary": part(bool(untold), sum(gaps.primary.values())),
        "mix": _mix(gaps, scenario.family) if leads else 0,
        "stories": part(1, gaps.stories),
    }
    return {key: round(value, ROUND) for key, value in terms.items() if value}


def _mix(gaps: Gaps, family: str | None) -> float:
    if not gaps.mix or family not in gaps.tally.families:
        return 0
    return (gaps.mix - distance(gaps.tally, family)) / gaps.mix


def _because(gaps: Gaps, scenario: Scenario, terms: Mapping[str, float]) -> str:
    """Say the strongest terms; the one that is the same for all only when it stands alone."""
    strongest = sorted((key for key in terms if terms[key] > 0), key=lambda key: -terms[key])
    telling = [key for key in strongest if key != "stories"] or strongest
    clauses = dict.fromkeys(_clause(gaps, scenario, key) for key in telling)
    return f"Write a story on {within(scenario.name)}: {'; '.join(list(clauses)[:NAMED])}."


def _clause(gaps: Gaps, scenario: Scenario, term: str) -> str:
    shows = scenario.principles.all
    if term == "principles":
        return gaps.principle(_thinnest(gaps, [p for p in shows if p in gaps.carried]))
    if term == "primary":
        name = _thinnest(gaps, [p for p in shows if p in gaps.primary])
        if not gaps.tally.carrying(name):
            return gaps.principle(name)
        return f"no story is told first for {gaps.tally.rubric.principles[name].name}"
    if term == "mix":
        mix = gaps.tally.mix()[scenario.family or ""]
        called = gaps.tally.rubric.families[scenario.family or ""].name
        return f"{called} has {mix.share:.0%} of the stories and should have {mix.wanted:.0%}"
    return _counted(gaps, {"scenarios": "scenarios", "failure": "failures"}.get(term, "stories"))


def _thinnest(gaps: Gaps, names: Sequence[str]) -> str:
    return min(names, key=gaps.thinness)


def _counted(gaps: Gaps, measure: str) -> str:
    reading = next(
        gaps.bars[name] for name, b in gaps.tally.rubric.bars.items() if b.measure == measure
    )
    if measure == "failures" and not reading.have:
        return "the bank has no failure story"
    return f"the bank has {reading.have:g} of {reading.want:g} {reading.name or measure}"
