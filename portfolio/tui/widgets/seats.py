"""Who hears what: an interviewer a line, under each their stories, then what is kept or left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from portfolio.tui.widgets.facts import Fact, Facts
from portfolio.tui.widgets.lines import Piece, clip

Kind = Literal["seat", "placed", "told", "reserve", "rest", "banned", "about", "head"]


class Place(NamedTuple):
    """One line of a deck: what it says, what it is, and whom it is about."""

    fact: Fact
    kind: Kind
    story: str = ""
    seat: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """Return what the cursor holds on to when the deck is chosen anew."""
        if self.kind == "seat":
            return "seat", self.seat
        return ("story", self.story) if self.story else (self.kind, self.fact.text)


class Seats(Facts):
    """The deck as a list, with the cursor on a story or a person through every change."""

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Place, ...] = ()

    def seat(self, places: Iterable[Place]) -> None:
        """Show another deck; the cursor stays with the story or person it was on."""
        held, before = self.place, self.cursor
        self.places = tuple(places)
        self.show(place.fact for place in self.places)
        names = [place.name for place in self.places]
        if held:
            self.cursor = names.index(held.name) if held.name in names else min(before, len(names))
            self.action_move(0)

    @property
    def place(self) -> Place | None:
        """Return the line under the cursor."""
        return self.places[self.cursor] if self.cursor < len(self.places) else None

    def line(self, index: int) -> list[Piece]:
        """Set people in bold at the edge, so that their stories hang under them."""
        fact = self.facts[index]
        if self.places[index].kind != "seat":
            return super().line(index)
        mark = "▸ " if index == self.cursor else "  "
        room = max(10, min(self.size.width, 96) - 14)
        return [
            Piece(mark, "here"),
            Piece(clip(fact.text, room), "strong"),
            Piece(f"{fact.figure:>11}", "cool"),
        ]
