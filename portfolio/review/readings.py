"""The level a story reads: each dimension of the level table, then the whole."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.model.rubric import Dimension, Rubric
from portfolio.model.verdict import CriterionVerdict, DimensionReading, Reading
from portfolio.review.case import Case
from portfolio.review.judges.verdict import Judged

UNCLEAR = "unclear"
BETWEEN = "between"
BELOW = "below"


def dimensions(case: Case, judged: Mapping[str, Judged]) -> tuple[DimensionReading, ...]:
    """Read every row of the level table from what the judges measured."""
    rubric = case.rubric
    feeds = {c.dimension: name for name, c in rubric.criteria.items() if c.dimension}
    readings = []
    for name, dimension in rubric.dimensions.items():
        found = judged.get(feeds.get(name, ""))
        readings.append(_read(name, dimension, found, rubric))
    return tuple(readings)


def _read(
    name: str, dimension: Dimension, found: Judged | None, rubric: Rubric
) -> DimensionReading:
    """Read one row: by its bands when it counts something, else by the verdict."""
    if found is None:
        return DimensionReading(dimension=name, level=UNCLEAR, because="It was not judged.")
    if dimension.unit == "verdict":
        level = {"met": rubric.levels.target, "partly": BETWEEN}.get(found.verdict, UNCLEAR)
    elif found.value is None:
        level = UNCLEAR
    else:
        level = banded(found.value, dimension, rubric)
        if found.capped and level == rubric.levels.target:
            level = BETWEEN
    return DimensionReading(dimension=name, level=level, because=found.because)


def banded(value: float, dimension: Dimension, rubric: Rubric) -> str:
    """Say which level's band a number falls into: a level, between two, or below all."""
    for level in reversed(rubric.levels.names):
        band = dimension.bands.get(level)
        if band and value >= band[0] and (band[1] is None or value <= band[1]):
            return level
    floors = [band[0] for band in dimension.bands.values()]
    return BELOW if floors and value < min(floors) else BETWEEN


def read_story(case: Case, rows: tuple[DimensionReading, ...]) -> Reading:
    """Read the level of a leadership story from its rows in evidence."""
    levels = case.rubric.levels
    seen = [row for row in rows if row.level != UNCLEAR]
    if len(seen) < levels.least:
        named = _names(case.rubric, [row for row in rows if row.level == UNCLEAR])
        because = (
            f"Only {len(seen)} of {len(rows)} dimensions are in evidence; nothing yet on {named}."
        )
        return Reading(level=UNCLEAR, because=because)
    rank = _ranks(case.rubric)
    lowest = min(seen, key=lambda row: rank[row.level])
    if lowest.level == levels.target:
        if any(row.dimension in levels.needs for row in seen):
            because = f"Reads {levels.target} on every dimension in evidence."
            return Reading(level=levels.target, because=because)
        needs = " or ".join(case.rubric.dimensions[n].name for n in levels.needs)
        because = f"Nothing is under {levels.target}, but {needs} is not in evidence."
        return Reading(level=BETWEEN, because=because)
    under = [row for row in seen if rank[row.level] <= rank[levels.names[-2]]]
    if 2 * len(under) >= len(seen):
        below = [row for row in seen if row.level == BELOW]
        level = BELOW if 2 * len(below) >= len(seen) else levels.names[-2]
        return Reading(level=level, because=_because(lowest, case.rubric))
    return Reading(level=BETWEEN, because=_because(lowest, case.rubric))


def read_failure(
    case: Case, verdicts: tuple[CriterionVerdict, ...], rows: tuple[DimensionReading, ...]
) -> Reading:
    """Read the level of a failure story from its own criteria and its scope."""
    levels = case.rubric.levels
    own = {n for n, c in case.rubric.criteria.items() if c.kinds == ("failure",)}
    told = [v for v in verdicts if v.criterion in own]
    scope = next((row for row in rows if row.dimension == "scope"), None)
    missing = [v for v in told if v.verdict == "missing"]
    if 2 * len(missing) > len(told):
        return Reading(level=UNCLEAR, because=missing[0].because)
    weak = next((v for v in told if v.verdict == "missing"), None) or next(
        (v for v in told if v.verdict == "partly"), None
    )
    if scope is None or scope.level == UNCLEAR:
        because = "How many people it touched is not said."
        return Reading(level=UNCLEAR, because=weak.because if weak else because)
    if weak:
        level = BETWEEN if scope.level in (levels.target, BETWEEN) else scope.level
        return Reading(level=level, because=weak.because)
    if scope.level == levels.target:
        because = f"Owned, explained, put right and applied; {scope.because}"
        return Reading(level=levels.target, because=because)
    return Reading(level=scope.level, because=_because(scope, case.rubric))


def _because(row: DimensionReading, rubric: Rubric) -> str:
    """Say what the lowest dimension reads, and why."""
    name = rubric.dimensions[row.dimension].name
    reason = row.because[:1].lower() + row.because[1:]
    if row.level in (BETWEEN, BELOW):
        word = "between the levels" if row.level == BETWEEN else "below the levels"
        return f"Reads {word} on {name}: {reason}"
    return f"Reads {row.level} on {name}: {reason}"


def _ranks(rubric: Rubric) -> dict[str, float]:
    """Order the levels: below, the named ones, `between` just under the top."""
    ranks: dict[str, float] = {BELOW: -1.0, UNCLEAR: -2.0}
    ranks.update({name: float(place) for place, name in enumerate(rubric.levels.names)})
    ranks[BETWEEN] = ranks[rubric.levels.target] - 0.5
    return ranks


def _names(rubric: Rubric, rows: list[DimensionReading]) -> str:
    return ", ".join(rubric.dimensions[row.dimension].name for row in rows[:3])
