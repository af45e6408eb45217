"""Lines of facts with something behind them that enter can open: a story, or a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from portfolio.tui.widgets.lines import Lines, Piece, clip


class Fact(NamedTuple):
    """One line: a sign, its words, a figure at its end, and what it opens."""

    sign: str
    text: str
    figure: str = ""
    says: str = ""
    story: str = ""
    scenario: str = ""
    look: str = "plain"
    group: bool = False


class Facts(Lines):
    """A list of facts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "open",
            id="facts.open",
            tooltip="Open the story, or start the missing one",
        ),
    ]

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        super().__init__()
        self.facts = tuple(facts)

    def show(self, facts: Iterable[Fact]) -> None:
        """Show other facts, from the first one on."""
        self.facts = tuple(facts)
        self.set_reactive(Facts.cursor, 0)
        self.redraw()

    @property
    def selected(self) -> Fact | None:
        """Return the fact under the cursor."""
        return self.facts[self.cursor] if self.facts else None

    def count(self) -> int:
        """Count the facts."""
        return len(self.facts)

    def selectable(self, index: int) -> bool:
        """Tell whether a line is a fact and not a heading."""
        return not self.facts[index].group

    def line(self, index: int) -> list[Piece]:
        """Say one fact."""
        fact = self.facts[index]
        if fact.group:
            return [Piece(clip(f"  {fact.text}", self.size.width), "quiet")]
        mark = "▸ " if index == self.cursor else "  "
        room = max(10, min(self.size.width, 96) - 16)
        return [
            Piece(mark, "here"),
            Piece(f"{fact.sign:<2}", "warm" if fact.sign == "○" else "cool"),
            Piece(clip(fact.text, room), fact.look),
            Piece(f"{fact.figure:>11}", "quiet"),
        ]
