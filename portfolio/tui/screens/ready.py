"""The list before a story is called ready; what is open is said, the decision is the writer's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from portfolio.model.guided import Check
from portfolio.review.ready import left_open
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.lines import Lines, Piece, clip
from portfolio.tui.widgets.notes import Note, Notes

_NAME = 16


class Checks(Lines):
    """The lines of the list; enter goes where one is mended."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "go there",
            id="checks.open",
            tooltip="Go where this is written",
        ),
    ]

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__()
        self.checks = tuple(checks)

    def count(self) -> int:
        """Count the lines."""
        return len(self.checks)

    def line(self, index: int) -> list[Piece]:
        """Say one line: its sign, its name, how it stands."""
        check = self.checks[index]
        room = max(10, min(self.size.width, 112) - _NAME - 6)
        return [
            Piece("▸ " if index == self.cursor else "  ", "here"),
            Piece("● " if check.done else "○ ", "cool" if check.done else "warm"),
            Piece(f"{check.name:<{_NAME}}", "quiet" if check.done else "plain"),
            Piece(clip(check.says, room), "quiet" if check.done else "plain"),
        ]


class Ready(Page):
    """What a listener will ask for, line by line."""

    terms: ClassVar[tuple[str, ...]] = ("readings", "criteria")

    CSS_PATH = "ready.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mark", "mark", id="ready.mark", tooltip="Call it ready, or a draft again"),
        Binding(
            "escape",
            "leave",
            "story",
            key_display="esc",
            id="ready.leave",
            tooltip="Back to the story, decided or not",
        ),
        Binding(
            "question_mark,f1",
            "keys",
            "keys",
            key_display="?",
            id="ready.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(
        self,
        title: str,
        checks: Sequence[Check],
        *,
        reading: str,
        open_: Sequence[str] | None,
        mark: Callable[[tuple[str, ...] | None], object],
        go: Callable[[str], object],
    ) -> None:
        """List what is open.

        Args:
            title: The story's title.
            checks: The lines.
            reading: The level it reads.
            open_: What its writer left open when calling it ready; nothing for a draft.
            mark: Calls it ready with a note of what stays open, or with nothing a draft again.
            go: Goes where a line is mended, or back to the story.
        """
        super().__init__()
        self._title, self._reading = title, reading
        self._checks, self._left = tuple(checks), open_
        self._mark, self._go = mark, go

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        ready = self._left is not None
        yield from self.head(
            self._title, f"reads {self._reading} · {'ready' if ready else 'not ready yet'}"
        )
        yield Notes(*self._says(), id="says")
        yield Checks(self._checks)
        yield Notes(*self._left_open(), id="left")
        yield Footer(show_command_palette=False)

    def _says(self) -> tuple[Note, ...]:
        many = sum(not check.done for check in self._checks)
        if not many:
            return (Note("Nothing is open. m calls it ready.", "strong"),)
        things = "one thing is" if many == 1 else f"{many} things are"
        return (Note(f"{things.capitalize()} open. You decide whether they stay open.", "strong"),)

    def _left_open(self) -> tuple[Note, ...]:
        if self._left is None:
            return (Note("m calls it ready, with a note of what stays open.", "quiet"),)
        said = ", ".join(self._left) or "nothing"
        return (Note(f"Ready. Knowingly left open: {said}. m makes it a draft again.", "quiet"),)

    def on_mount(self) -> None:
        """Stand on the first line that is open."""
        lines = self.query_one(Checks)
        lines.focus()
        open_ = (n for n, check in enumerate(self._checks) if not check.done)
        lines.cursor = next(open_, 0)

    @on(Lines.Chosen)
    def go_there(self) -> None:
        """Go where the line is mended."""
        check = self._checks[self.query_one(Checks).cursor]
        self.app.pop_screen()
        self._go(check.where)

    def action_mark(self) -> None:
        """Call it ready after saying what stays open, or make it a draft again."""
        if self._left is not None:
            self.app.pop_screen()
            self._mark(None)
            return
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        ask = Line(
            "What do you knowingly leave open?",
            example="nothing",
            verb="calls it ready",
            value=", ".join(left_open(self._checks)),
            may_be_empty=True,
        )
        self.app.push_screen(ask, self._noted)

    def _noted(self, note: str | None) -> None:
        if note is None:
            return
        parts = (part.strip() for part in note.split(","))
        self.app.pop_screen()
        self._mark(tuple(part for part in parts if part))

    def action_leave(self) -> None:
        """Go back to the story."""
        self.app.pop_screen()
        self._go("")

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
