"""Draws times to one scale, so that what is long looks long."""

from __future__ import annotations


def bar(seconds: float, target: float, longest: float, cells: int) -> str:
    """Draw a time as a bar with its target ticked: heavy what is told, light what is left.

    Args:
        seconds: How long it took.
        target: How long it should take.
        longest: The seconds that fill all cells; what is longer ends there.
        cells: How wide the scale is.
    """
    each = longest / cells
    told = min(cells, round(seconds / each))
    tick = min(cells - 1, round(target / each))
    line = ["━" if at < told else "─" if at < tick else " " for at in range(cells)]
    line[tick] = "╋" if told > tick else "╂"
    return "".join(line)
