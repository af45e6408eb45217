"""Reads the rubric's portfolio bars on a whole bank of stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from portfolio.model.rubric import Bar, Rubric
from portfolio.model.story import Story
from portfolio.model.verdict import BankReading, BarReading, StoryReview
from portfolio.review.tally import Ids, Tally, tally

Count = tuple[float, float, Iterable[str]]
"""What the bank has, what is asked of it, and the stories behind it."""
_HAIR = 1e-9
"""Keeps a family exactly on its margin within it, whatever floats say."""


def bank(stories: Sequence[Story], reviews: Sequence[StoryReview], rubric: Rubric) -> BankReading:
    """Read every bar of the rubric on the stories that count."""
    return BankReading(bars=tuple(read_bars(tally(stories, reviews, rubric)).values()))


def read_bars(counted: Tally) -> dict[str, BarReading]:
    """Read every bar of the rubric on a bank already counted, by the bar's id."""
    readings = {}
    for name, bar in counted.rubric.bars.items():
        have, want, behind = _COUNTS[bar.measure](counted, bar)
        readings[name] = BarReading(
            bar=name,
            name=bar.name,
            have=have,
            want=want,
            met=have >= want,
            stories=tuple(sorted(set(behind))),
        )
    return readings


def headline(rubric: Rubric) -> Ids:
    """Return the criteria the bank is held to, in the rubric's order."""
    return tuple(name for name, c in rubric.criteria.items() if c.headline and c.verdict)


def _stories(counted: Tally, bar: Bar) -> Count:
    behind = [s.id for s in counted.stories]
    return len(behind), bar.want, behind


def _scenarios(counted: Tally, bar: Bar) -> Count:
    told = [counted.scenarios[name] for name in counted.rubric.counted("leadership")]
    return sum(map(bool, told)), bar.want, (story for ids in told for story in ids)


def _failures(counted: Tally, bar: Bar) -> Count:
    behind = [s.id for s in counted.stories if s.kind == "failure"]
    return len(behind), bar.want, behind


def _criterion(counted: Tally, bar: Bar) -> Count:
    held = counted.criteria.get(bar.criterion or "")
    behind = held.met if held else ()
    return len(behind), bar.want, behind


def _all_headline(counted: Tally, bar: Bar) -> Count:
    asked = headline(counted.rubric)
    met = [set(counted.criteria[name].met) for name in asked]
    behind = set.intersection(*met) if met else set()
    return len(behind), bar.want, behind


def _primary(counted: Tally, bar: Bar) -> Count:
    held = [[c.story for c in p.primary] for p in counted.principles.values()]
    return _principles(held, bar)


def _carried(counted: Tally, bar: Bar) -> Count:
    return _principles([counted.carrying(name) for name in counted.principles], bar)


def _principles(held: Sequence[Sequence[str]], bar: Bar) -> Count:
    """Count the principles with enough stories; all of the rubric's are asked."""
    enough = sum(len(ids) >= bar.want for ids in held)
    return enough, len(held), (story for ids in held for story in ids)


def _mix(counted: Tally, bar: Bar) -> Count:
    """Count the families within the points asked; an empty bank has none."""
    behind = [story for ids in counted.families.values() for story in ids]
    shares = counted.mix().values()
    within = sum(abs(m.share - m.wanted) * 100 <= bar.want + _HAIR for m in shares)
    return within if behind else 0, len(shares), behind


_COUNTS: Mapping[str, Callable[[Tally, Bar], Count]] = {
    "stories": _stories,
    "scenarios": _scenarios,
    "failures": _failures,
    "criterion": _criterion,
    "all_headline": _all_headline,
    "primary": _primary,
    "carried": _carried,
    "mix": _mix,
}
