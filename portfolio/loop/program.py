"""An integer program: whole numbers to find, and sums that bound them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Row = Mapping[int, int]
"""Column to its factor in a sum."""


@dataclass(slots=True)
class Program:
    """Columns by number, each with its bounds, and the rows over them."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)

    def column(self, most: int, least: int = 0) -> int:
        """Add a whole number to find."""
        self.lower.append(least)
        self.upper.append(most)
        return len(self.lower) - 1

    def row(self, row: Row, least: float = -float("inf"), most: float = float("inf")) -> None:
        """Bound a sum."""
        self.rows.append((row, least, most))
