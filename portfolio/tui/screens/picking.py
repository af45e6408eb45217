"""What the keys do to the story selected on the board."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from portfolio.errors import PortfolioError
from portfolio.tui.commands import DIG, READY
from portfolio.tui.rows import Row
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.lines import Lines


class Picking(Page):
    """A screen with a story selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e",
            "edit_story",
            "write",
            show=False,
            id="board.write",
            tooltip="Write the selected story",
        ),
        Binding(
            "i",
            "dig",
            "dig",
            show=False,
            id="board.dig",
            tooltip="Be asked about the selected story, one question at a time",
        ),
        Binding(
            "x",
            "open_outside",
            "editor",
            show=False,
            id="board.outside",
            tooltip="Open the file in your own editor",
        ),
        Binding(
            "d",
            "remove_story",
            "trash",
            show=False,
            id="board.remove",
            tooltip="Move the selected story to the trash",
        ),
        Binding(
            "m",
            "mark",
            "mark",
            show=False,
            id="board.mark",
            tooltip="See what is open in the story, and call it ready or a draft again",
        ),
        Binding(
            "h",
            "rehearse",
            "tell aloud",
            show=False,
            id="board.rehearse",
            tooltip="Hear yourself: tell the selected story aloud against the clock",
        ),
        Binding(
            "t",
            "tags",
            "tags",
            show=False,
            id="board.tags",
            tooltip="Give the selected story labels of your own; / finds by them",
        ),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @property
    @abstractmethod
    def _selected(self) -> Row | None:
        """Return the story selected, if one is."""

    @on(Lines.Chosen)
    def open_story(self) -> None:
        """Open the selected story; one that is still a seed is dug out."""
        row = self._selected
        if row:
            self._open(row.id, DIG if row.status == "seed" else "")

    def action_edit_story(self) -> None:
        """Open the selected story where it is written."""
        if self._selected:
            self._open(self._selected.id)

    def action_dig(self) -> None:
        """Be asked about the selected story."""
        if self._selected:
            self._open(self._selected.id, DIG)

    def action_rehearse(self) -> None:
        """Tell the selected story aloud against the clock."""
        if self._selected:
            self._rehearse(self._selected.id)

    def _rehearse(self, story_id: str) -> None:
        self.house.when_read(lambda: self.house.rehearse_story(story_id))

    def action_mark(self) -> None:
        """See what is open in the selected story, and call it ready or a draft again."""
        if self._selected:
            self._open(self._selected.id, READY)

    def _open(self, story_id: str, then: str = "") -> None:
        self.house.when_read(lambda: self.house.write_story(story_id, then))

    def action_open_outside(self) -> None:
        """Open the selected story's file in the writer's own editor."""
        if self._selected:
            self._open_outside(self._selected.id)

    def _open_outside(self, story_id: str) -> None:
        from portfolio.tui import outside  # noqa: PLC0415 - loaded when first used

        told, desk = self.house.told, self.house.desk
        review = told.reviews.get(story_id) if told else None
        line = review.findings[0].line if review and review.findings else 1
        try:
            outside.editor(self._folder, usual=True)
            before = desk.workspace.file(story_id) if desk else None
            with self.app.suspend():
                outside.edit(self._folder / "stories" / f"{story_id}.md", line)
            if desk and before:
                self.notify(desk.edited_outside(before), markup=False)
        except PortfolioError as error:
            self.house.show_error(error)
        self.app.refresh(layout=True)
        self.house.read()

    def action_remove_story(self) -> None:
        """Move the selected story to the trash, after asking."""
        row = self._selected
        if not row or not self.house.desk:
            return
        from portfolio.tui.dialogs.confirm import Confirm  # noqa: PLC0415 - when first used

        def answered(yes: bool | None) -> None:
            if yes:
                self._remove(row)

        ask = Confirm(
            f"Move “{row.title}” to the trash?",
            "The file leaves the stories folder; `portfolio restore` brings it back.",
            "moves it",
        )
        self.app.push_screen(ask, answered)

    def _remove(self, row: Row) -> None:
        if self.house.desk:
            try:
                self.house.desk.workspace.remove(row.id)
            except PortfolioError as error:
                self.house.show_error(error)
            self.house.read()

    def action_tags(self) -> None:
        """Give the selected story labels of one's own."""
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        row = self._selected
        if not row or row.broken:
            return
        ask = Line(
            "Which labels does it carry?",
            example="billing, cfo",
            verb="sets them",
            value=", ".join(row.tags),
            may_be_empty=True,
        )

        def answered(said: str | None) -> None:
            if said is not None:
                self._set_tags(row, said)

        self.app.push_screen(ask, answered)

    def _set_tags(self, row: Row, said: str) -> None:
        desk = self.house.desk
        if desk is None:
            return
        try:
            with desk.lock:
                desk.workspace.set(row.id, {"tags": said})
        except PortfolioError as error:
            self.house.show_error(error)
        self.house.read()
