"""Principles against stories in one widget, a sign in each cell, drawn line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import reactive

from portfolio.model.coverage import PrincipleCoverage
from portfolio.tui.widgets.lines import Lines, Piece, clip

HEADS = 2
_CELL = 2
_TAIL = 6
_LEAST = 24
_SIGNS = {("primary", True): "●", ("primary", False): "○",
          ("secondary", True): "•", ("secondary", False): "◦"}  # fmt: skip


class Matrix(Lines):
    """The heat matrix; arrows move a cell, enter opens the story of its column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cell"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "open", id="matrix.open", tooltip="Open the story of this column"
        ),
        Binding(
            "left,h",
            "aside(-1)",
            "left",
            show=False,
            id="matrix.left",
            tooltip="The story to the left",
        ),
        Binding(
            "right,l",
            "aside(1)",
            "right",
            show=False,
            id="matrix.right",
            tooltip="The story to the right",
        ),
    ]
    column: reactive[int] = reactive(0)

    def __init__(
        self,
        principles: Mapping[str, PrincipleCoverage],
        names: Mapping[str, str],
        stories: Sequence[str],
    ) -> None:
        super().__init__()
        self.stories = tuple(stories)
        self._names = names
        cells = {name: _signs(found) for name, found in principles.items()}
        self.cells = cells
        self._thin = {
            name for name in cells if len(cells[name]) < HEADS or not principles[name].primary
        }
        self.rows = sorted(cells, key=lambda name: (name not in self._thin, len(cells[name])))
        self._longest = max((len(names.get(name, name)) for name in cells), default=0)
        self.first = 0

    def count(self) -> int:
        """Count the principles and the two lines of numbers over them."""
        return len(self.rows) + HEADS

    def selectable(self, index: int) -> bool:
        """Tell whether a line is a principle."""
        return index >= HEADS

    @property
    def principle(self) -> str:
        """Return the principle under the cursor."""
        return self.rows[max(0, self.cursor - HEADS)]

    @property
    def story(self) -> str | None:
        """Return the story under the cursor."""
        return self.stories[self.column] if self.stories else None

    @property
    def _left(self) -> int:
        """Give the names what the stories leave, but never less than can be read."""
        spare = self.size.width - _TAIL - _CELL * len(self.stories)
        return min(self._longest + 4, max(_LEAST, spare))

    @property
    def room(self) -> int:
        """Return how many stories fit beside the names."""
        return max(1, (self.size.width - self._left - _TAIL) // _CELL)

    def line(self, index: int) -> list[Piece]:
        """Draw one principle, or the numbers of the stories."""
        shown = range(self.first, min(len(self.stories), self.first + self.room))
        if index < HEADS:
            return self._numbers(index, shown)
        name = self.rows[index - HEADS]
        cells = self.cells[name]
        live = index == self.cursor
        thin = name in self._thin
        pieces = [
            Piece("▸ " if live else "  ", "here"),
            Piece(
                clip(self._names.get(name, name), self._left - 4) + "  ",
                "warm" if thin else "plain",
            ),
        ]
        for at in shown:
            sign = cells.get(self.stories[at], " ")
            look = "cell" if live and at == self.column else _look(sign)
            pieces += [Piece(sign, look), Piece(" ")]
        pieces.append(Piece(f"{len(cells):>4}", "warm" if thin else "quiet"))
        return pieces

    def _numbers(self, index: int, shown: range) -> list[Piece]:
        pieces = [Piece(" " * self._left)]
        for at in shown:
            tens, units = divmod(at + 1, 10)
            opens = tens and (not units or at == self.first)
            digit = str(units) if index else str(tens) if opens else " "
            pieces.append(Piece(f"{digit} ", "here" if at == self.column else "quiet"))
        if index:
            pieces.append(Piece(" all", "quiet"))
        return pieces

    def action_aside(self, by: int) -> None:
        """Move to the story beside."""
        if self.stories:
            self.column = max(0, min(self.column + by, len(self.stories) - 1))

    def watch_column(self) -> None:
        """Keep the column in sight and tell who listens."""
        if self.is_mounted:
            self.first = min(max(self.first, self.column - self.room + 1), self.column)
            self.refresh()
            self.post_message(self.Moved(self))

    def watch_cursor(self) -> None:
        """Keep the numbers in sight while the cursor is near them."""
        super().watch_cursor()
        if self.is_mounted and self.cursor == HEADS:
            self.scroll_to_region(Region(0, 0, 1, 1), animate=False, force=True)


def _signs(found: PrincipleCoverage) -> dict[str, str]:
    signs = {one.story: _SIGNS["secondary", one.shown] for one in found.secondary}
    return signs | {one.story: _SIGNS["primary", one.shown] for one in found.primary}


def _look(sign: str) -> str:
    return {"●": "cool", "•": "plain"}.get(sign, "quiet")
