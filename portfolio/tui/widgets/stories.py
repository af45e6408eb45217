"""The board's list: one line a story, its verdicts as signs, its reading and its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import events

from portfolio.tui.rows import SIGNS, Row, minutes, since
from portfolio.tui.widgets.lines import Lines, Piece, clip

_WIDE = 104
_ROOMY = 84
"""From this width on there is room to say how often a story was told aloud."""
_LOOKS = {"met": "cool", "partly": "plain", "missing": "quiet"}


class Columns:
    """Where the columns of the list stand at a width."""

    def __init__(self, width: int, criteria: Sequence[str]) -> None:
        self.wide = width >= _WIDE
        self.told = width >= _ROOMY
        self.criteria = tuple(criteria)
        self.heads = tuple(_short(c) if self.wide else c[:3] for c in self.criteria)
        self.signs = tuple(len(head) + 2 for head in self.heads)
        tail = sum(self.signs) + 10 + 6 + 6 * self.told + (3 + 8 + 12 if self.wide else 0) + 1
        self.title = max(12, width - 2 - tail)

    def head(self, sort: str = "") -> str:
        """Return the column heads as one line, with what the list is sorted by."""
        signs = "".join(h.ljust(w) for h, w in zip(self.heads, self.signs, strict=True))
        story = clip(f"story  ↓ {sort}" if sort else "story", self.title)
        line = f"{story}{signs}{'reading'.ljust(10)}{'time':>6}"
        line += f"{'told':>6}" if self.told else ""
        return line + (f"   {'status'.ljust(8)}last touched" if self.wide else "")


def _short(name: str) -> str:
    """Cut a long column head as a printer would."""
    return name if len(name) <= 6 else f"{name[:5]}."


class StoryLines(Lines):
    """The stories of the board."""

    criteria: ClassVar[tuple[str, ...]] = ("scope", "impact", "influence", "recognition")

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = now
        self.rows: tuple[Row, ...] = ()
        self.columns = Columns(76, self.criteria)

    def show(self, rows: tuple[Row, ...], now: datetime) -> None:
        """Show other rows, with the cursor on the story it was on."""
        held = self.selected.id if self.selected else None
        self.rows = rows
        self._now = now
        if held:
            at = next((i for i, row in enumerate(rows) if row.id == held), None)
            self.set_reactive(StoryLines.cursor, self.cursor if at is None else at)
        self.redraw()

    @property
    def selected(self) -> Row | None:
        """Return the story under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def on_resize(self, event: events.Resize) -> None:
        """Give the columns the room there is."""
        self.columns = Columns(event.size.width, self.criteria)
        self.refresh()

    def count(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def line(self, index: int) -> list[Piece]:
        """Return one story's line."""
        row, columns = self.rows[index], self.columns
        pieces = [
            Piece("▸ " if index == self.cursor else "  ", "here"),
            Piece(clip(row.title, columns.title - 2) + "  ", "quiet" if row.broken else "plain"),
        ]
        if row.broken:
            return [*pieces, Piece("can't be read as meant  x opens it", "warm")]
        for criterion, width in zip(columns.criteria, columns.signs, strict=True):
            verdict = row.verdicts.get(criterion, "")
            sign = SIGNS.get(verdict, " ") if row.status != "seed" else " "
            pieces.append(Piece(sign.ljust(width), _LOOKS.get(verdict, "quiet")))
        read = row.reading if row.status != "seed" else "seed"
        pieces.append(Piece(clip(read, 9) + " ", "quiet" if row.status == "seed" else "plain"))
        pieces.append(Piece(f"{minutes(row.seconds):>6}"))
        if columns.told:
            pieces.append(Piece(f"{row.told or '–':>6}", "plain" if row.told else "quiet"))
        if columns.wide:
            pieces.append(Piece(f"   {row.status:<8}{since(row.touched, self._now)}", "quiet"))
        return pieces
