"""A list drawn line by line, so that a thousand lines cost no more than the visible ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Piece(NamedTuple):
    """A run of text and how it looks: plain, quiet, strong, warm, cool or here."""

    text: str
    look: str = "plain"


def clip(text: str, width: int) -> str:
    """Fit text into a number of cells: padded, or cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(0, width))
    return set_cell_size(text, width - 1) + "…" if width > 1 else ""


class Lines(ScrollView, can_focus=True):
    """A list with a cursor; what a line says is the heir's business."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--plain",
        "lines--quiet",
        "lines--strong",
        "lines--warm",
        "lines--cool",
        "lines--here",
        "lines--cursor",
        "lines--cursor-blurred",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False, id="list.up", tooltip="One line up"),
        Binding("down,j", "move(1)", "down", show=False, id="list.down", tooltip="One line down"),
        Binding(
            "pageup", "move(-10)", "ten up", show=False, id="list.page-up", tooltip="Ten lines up"
        ),
        Binding(
            "pagedown",
            "move(10)",
            "ten down",
            show=False,
            id="list.page-down",
            tooltip="Ten lines down",
        ),
        Binding(
            "home", "end(-1)", "first", show=False, id="list.first", tooltip="To the first line"
        ),
        Binding("end", "end(1)", "last", show=False, id="list.last", tooltip="To the last line"),
        Binding(
            "enter", "choose", "open", show=False, id="list.choose", tooltip="Open what is selected"
        ),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

        @property
        def control(self) -> Lines:
            """Return the list, so that `@on` can name it."""
            return self.lines

    class Chosen(Moved):
        """A line was chosen."""

    def count(self) -> int:
        """Return how many lines there are."""
        return 0

    def line(self, index: int) -> Sequence[Piece]:  # noqa: ARG002 - heirs answer
        """Return what one line says."""
        return ()

    def selectable(self, index: int) -> bool:  # noqa: ARG002 - heirs answer
        """Tell whether the cursor may stand on a line."""
        return True

    def redraw(self) -> None:
        """Draw anew after the content changed, with the cursor on a line that exists."""
        self.virtual_size = Size(self.wide(), self.count())
        self.cursor = self._nearest(self.cursor, 1)
        self.refresh()
        self.post_message(self.Moved(self))

    def wide(self) -> int:
        """Return how many cells the content is wide."""
        return 1

    def on_mount(self) -> None:
        """Measure the content once there is room for it."""
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        index = y + round(self.scroll_offset.y)
        width = self.size.width
        if index >= self.count():
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        if index == self.cursor and self.selectable(index):
            base += self.look("cursor" if self.has_focus else "cursor-blurred")
        return self._strip(self.line(index)).apply_style(base).crop_extend(0, width, base)

    def _strip(self, pieces: Sequence[Piece]) -> Strip:
        return Strip([Segment(piece.text, self.look(piece.look)) for piece in pieces])

    def look(self, name: str) -> Style:
        """Return the style of a look from the style sheet."""
        return self.get_component_rich_style(f"lines--{name}", partial=True)

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell who listens."""
        if self.is_mounted:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
            self.refresh()
            self.post_message(self.Moved(self))

    def action_move(self, by: int) -> None:
        """Move the cursor by some lines, over those that can't be chosen."""
        if self.count():
            aim = min(max(0, self.cursor + by), self.count() - 1)
            self.cursor = self._nearest(aim, 1 if by > 0 else -1)

    def action_end(self, way: int) -> None:
        """Move the cursor to the first or the last line."""
        if self.count():
            self.cursor = self._nearest(self.count() - 1 if way > 0 else 0, -way)

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.count() and self.selectable(self.cursor):
            self.post_message(self.Chosen(self))

    def _nearest(self, aim: int, way: int) -> int:
        """Return the nearest line the cursor may stand on, looking one way first."""
        last = self.count() - 1
        if last < 0:
            return 0
        aim = max(0, min(aim, last))
        ahead = range(aim, last + 1) if way > 0 else range(aim, -1, -1)
        behind = range(aim, -1, -1) if way > 0 else range(aim, last + 1)
        return next((i for i in (*ahead, *behind) if self.selectable(i)), aim)

    def spots(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Yield the lines in sight, each with what going there does."""
        first = round(self.scroll_offset.y)
        for index in range(first, min(self.count(), first + self.size.height)):
            if self.selectable(index):
                yield Offset(0, index - first), partial(self.go_to, index)

    def go_to(self, index: int) -> None:
        """Stand on a line."""
        if self.can_focus:
            self.focus()
        self.cursor = index

    def on_click(self, event: events.Click) -> None:
        """Select the line under the pointer, and choose it on the second click."""
        index = event.y + round(self.scroll_offset.y)
        if index < self.count() and self.selectable(index):
            again = index == self.cursor
            self.cursor = index
            if again or event.chain > 1:
                self.action_choose()

    def on_show(self) -> None:
        """Bring the cursor into sight when the list is shown again."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_focus(self) -> None:
        """Show the cursor as live."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as at rest."""
        self.refresh()
