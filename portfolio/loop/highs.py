"""Asks HiGHS, which proves that what it found is best; loaded only when a deck is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import highspy

from portfolio.loop.program import Program

_PATIENCE = 20.0
"""Seconds after which the best found is taken unproven."""
_HALF = 0.5
_OPTIMAL, _TIME = "kOptimal", "kTimeLimit"


class _Silent(highspy.Highs):
    """HiGHS without the banner it prints as it is made, since stdout is data only."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Fall silent before the first word."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Run:
    """One solver, which is asked again and again as the demands are settled."""

    def __init__(self, program: Program) -> None:
        self.proven = True
        self._highs: Any = _Silent()  # type: ignore[no-untyped-call]
        for name, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", _HALF),
            ("time_limit", _PATIENCE),
        ):
            self._highs.setOptionValue(name, value)
        self._minimise, self._maximise = highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize
        self._size = len(program.lower)
        self._upper = program.upper
        for at in range(self._size):
            self._highs.addCol(0.0, program.lower[at], program.upper[at], 0, [], [])
            self._highs.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        for row, least, most in program.rows:
            self._highs.addRow(least, most, len(row), list(row), [float(v) for v in row.values()])

    def meet(self, gaps: Iterable[int], excess: int) -> bool:
        """Hold every demand in full, in the smallest deck that does; false where none can."""
        held = list(gaps)
        for column in held:
            self._highs.changeColBounds(column, 0, 0)
        if self._solve({excess: 1}, self._minimise):
            self._limit([excess])
            return True
        for column in held:
            self._highs.changeColBounds(column, 0, self._upper[column])
        return False

    def settle(self, columns: Iterable[int]) -> None:
        """Make a sum as small as can be, and hold it there."""
        held = list(columns)
        if held and self._solve(dict.fromkeys(held, 1), self._minimise):
            self._limit(held)

    def best(self, costs: Mapping[int, int]) -> list[int]:
        """Return the columns of the most points."""
        self._solve(costs, self._maximise)
        return [round(value) for value in self._highs.getSolution().col_value]

    def _limit(self, columns: list[int]) -> None:
        values = self._highs.getSolution().col_value
        least = sum(round(values[at]) for at in columns)
        self._highs.addRow(-float("inf"), float(least), len(columns), columns, [1.0] * len(columns))

    def _solve(self, costs: Mapping[int, int], sense: Any) -> bool:
        self._highs.changeObjectiveSense(sense)
        for at in range(self._size):
            self._highs.changeColCost(at, float(costs.get(at, 0)))
        self._highs.run()
        status = self._highs.getModelStatus().name
        if status == _TIME:
            self.proven = False
        return bool(status in (_OPTIMAL, _TIME))
