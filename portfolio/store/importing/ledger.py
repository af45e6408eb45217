"""The account of a file: every line that says something has a place where it went."""

from __future__ import annotations

from portfolio.store.importing.found import Skipped


class Ledger:
    """Keeps which lines of a file were taken, so that none is dropped silently."""

    def __init__(self, lines: list[str], offset: int = 0) -> None:
        self.lines = lines
        self.offset = offset
        self._taken = [not line.strip() for line in lines]
        self._skipped: list[Skipped] = []

    def take(self, first: int, last: int) -> None:
        """Book the lines from first up to last, last not included, as taken into a story."""
        self._taken[first:last] = [True] * (last - first)

    def skip(self, first: int, last: int, what: str, why: str) -> None:
        """Book a stretch of lines as left out; blank ends are trimmed, a blank stretch is none."""
        while first < last and not self.lines[first].strip():
            first += 1
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        if first == last:
            return
        self.take(first, last)
        begin, end = first + self.offset + 1, last + self.offset
        where = f"line {end}" if begin == end else f"lines {begin}–{end}"
        self._skipped.append(Skipped(begin, f"{what} ({where})", why, end))

    def close(self) -> tuple[Skipped, ...]:
        """Report what was skipped in the file's order, and with it whatever nothing took."""
        first = None
        for index, taken in enumerate([*self._taken, True]):
            if not taken and first is None:
                first = index
            elif taken and first is not None:
                said = self.lines[first].strip()[:60]
                self.skip(first, index, f"“{said}”", "it belongs to no story")
                first = None
        return tuple(sorted(self._skipped, key=lambda s: (s.line, s.last)))
