"""The same bank held against two rubrics: a line each for bars and stories, a column each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from portfolio.model.coverage import AgainstRubric
from portfolio.model.verdict import BarReading
from portfolio.tui.widgets.lines import Lines, Piece, clip
from portfolio.tui.widgets.notes import Note

_COLUMN = 14


class Beside(NamedTuple):
    """One line: what it is, how it stands against each, and the story on it if there is one."""

    label: str
    cells: tuple[str, ...] = ()
    story: str = ""
    says: tuple[Note, ...] = ()

    @property
    def apart(self) -> bool:
        """Tell whether the rubrics do not say the same."""
        return len(set(self.cells)) > 1


class Sides(Lines):
    """Two rubrics beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Beside, ...] = ()
        self._heads: tuple[str, ...] = ()

    def hold(self, sides: tuple[AgainstRubric, ...], titles: Mapping[str, str]) -> None:
        """Show a bank against rubrics, in their order."""
        self._heads = tuple(one.rubric for one in sides)
        self.rows = tuple(_rows(sides, titles))
        self.redraw()

    @property
    def row(self) -> Beside | None:
        """Return the line under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def story(self) -> str:
        """Return the story under the cursor, if one is."""
        return self.row.story if self.row else ""

    def count(self) -> int:
        """Count the lines."""
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Tell whether a line is held against anything."""
        return bool(self.rows[index].cells)

    def line(self, index: int) -> list[Piece]:
        """Draw one line; over each group stand the rubrics' names."""
        row = self.rows[index]
        room = max(10, min(self.size.width, 96) - _COLUMN * len(self._heads) - 3)
        if not row.label:
            return []
        if not row.cells:
            heads = "".join(f"{head:<{_COLUMN}}" for head in self._heads)
            return [Piece(f"  {clip(row.label, room)}{heads}", "quiet")]
        pieces = [
            Piece("▸ " if index == self.cursor else "  ", "here"),
            Piece(clip(row.label, room - 2) + "  ", "plain"),
        ]
        look = "plain" if row.apart else "quiet"
        return [*pieces, *(Piece(f"{cell:<{_COLUMN}}", look) for cell in row.cells)]

    def notes(self) -> Iterator[Note]:
        """Say what the line under the cursor means."""
        row = self.row
        if row:
            yield Note(row.label, "strong")
            yield from row.says


def _rows(sides: tuple[AgainstRubric, ...], titles: Mapping[str, str]) -> Iterator[Beside]:
    yield Beside("the whole bank")
    names = {bar.bar: bar.name or bar.bar for one in sides for bar in one.bars}
    for key, name in names.items():
        bars = [next((b for b in one.bars if b.bar == key), None) for one in sides]
        says = tuple(_bar(one, bar) for one, bar in zip(sides, bars, strict=True))
        yield Beside(name, tuple(map(_cell, bars)), says=says)
    yield Beside("")
    yield Beside("what each story reads")
    for story in sides[0].readings:
        levels = tuple(one.readings.get(story, "") for one in sides)
        says = (
            Note("The same words, held against each.", "quiet"),
            *(
                Note(f"reads {level}", "plain", one.rubric)
                for one, level in zip(sides, levels, strict=True)
            ),
        )
        yield Beside(titles.get(story, story), levels, story, says)


def _cell(bar: BarReading | None) -> str:
    if bar is None:
        return "–"
    return f"{bar.sign} {bar.have:g} of {bar.want:g}"


def _bar(one: AgainstRubric, bar: BarReading | None) -> Note:
    if bar is None:
        return Note("does not ask it.", "quiet", one.rubric)
    stands = "met" if bar.met else f"{bar.want - bar.have:g} to go"
    return Note(f"{bar.have:g} of {bar.want:g}, {stands}.", "plain", one.rubric)
