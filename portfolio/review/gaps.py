"""Says how much every bar of the bank still lacks, so that advice can be weighed in one unit.

The unit is a bar: closing half of what one bar lacks is worth 0.5, closing all of it 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portfolio.model.verdict import BarReading
from portfolio.review.bank import read_bars
from portfolio.review.speech import count_word
from portfolio.review.tally import Tally

OLD = 60
"""Months behind the newest after which a story counts as old: interviewers ask for recent work."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """A bank, its bars, and what is missing to each; nothing missing is 0 or absent."""

    tally: Tally
    bars: Mapping[str, BarReading]
    stories: float
    scenarios: float
    failures: float
    all_headline: float
    criteria: Mapping[str, float]
    """Criterion to the stories its bar lacks."""
    primary: Mapping[str, float]
    """Principle to the stories told first for it that are lacking."""
    carried: Mapping[str, float]
    """Principle to the stories that should show or claim it and are lacking."""
    mix: float
    """How far the mix is off, as the share that stands in the wrong family; 0 when within."""

    def principle(self, name: str) -> str:
        """Say in a clause how thinly a principle is carried, and by whom."""
        called = self.tally.rubric.principles[name].name
        held = self.tally.principles[name]
        carriers = (*held.primary, *held.secondary)
        if not carriers:
            return f"no story carries {called}"
        if len(carriers) > 1:
            return f"only {len(carriers)} stories carry {called}"
        (only,) = carriers
        verb = "shows" if only.shown else "claims"
        clause = f"only {self.tally.titles[only.story]} {verb} {called}"
        years = self.age(only.story) // 12
        old = self.age(only.story) > OLD
        return (
            f"{clause}, and it is {count_word(years)} years older than your newest"
            if old
            else clause
        )

    def age(self, story: str) -> int:
        """Return how many months before the newest story one ended; 0 when it has no period."""
        return self.tally.newest - self.tally.ended.get(story, self.tally.newest)

    def thinness(self, name: str) -> tuple[int, int]:
        """Return a key that puts the thinnest principle first, the longest ago among equals."""
        held = self.tally.carrying(name)
        return len(held), -min(map(self.age, held), default=0)


def find_gaps(tally: Tally) -> Gaps:
    """Hold a counted bank against its bars."""
    bars = read_bars(tally)
    return Gaps(
        tally=tally,
        bars=bars,
        stories=_lacking(tally, bars, "stories"),
        scenarios=_lacking(tally, bars, "scenarios"),
        failures=_lacking(tally, bars, "failures"),
        all_headline=_lacking(tally, bars, "all_headline"),
        criteria=_criteria(tally, bars),
        primary=_principles(tally, "primary", lambda name: len(tally.principles[name].primary)),
        carried=_principles(tally, "carried", lambda name: len(tally.carrying(name))),
        mix=distance(tally) if _lacking(tally, bars, "mix") else 0,
    )


def part(closed: float, missing: float) -> float:
    """Return which part of a gap would be closed, 0 when there is none."""
    return min(closed / missing, 1) if missing > 0 else 0


def distance(tally: Tally, added: str | None = None) -> float:
    """Return how far the mix is off, as it stands or with one story more in a family."""
    total = sum(len(ids) for ids in tally.families.values()) + (added is not None)
    return sum(
        max(0, family.share - (len(tally.families[name]) + (name == added)) / max(total, 1))
        for name, family in tally.rubric.families.items()
    )


def _lacking(tally: Tally, bars: Mapping[str, BarReading], measure: str) -> float:
    bar = next((n for n, b in tally.rubric.bars.items() if b.measure == measure), None)
    return max(0, bars[bar].want - bars[bar].have) if bar else 0


def _criteria(tally: Tally, bars: Mapping[str, BarReading]) -> dict[str, float]:
    return {
        bar.criterion: bars[name].want - bars[name].have
        for name, bar in tally.rubric.bars.items()
        if bar.criterion and bar.criterion in tally.criteria and not bars[name].met
    }


def _principles(tally: Tally, measure: str, count: Callable[[str], int]) -> dict[str, float]:
    bar = tally.bar(measure)
    if bar is None:
        return {}
    return {name: lack for name in tally.principles if (lack := bar.want - count(name)) > 0}
