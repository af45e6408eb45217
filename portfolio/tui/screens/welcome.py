"""The first screen where there is no workspace: make one here, or look at the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer

from portfolio.errors import CannotWrite, PortfolioError
from portfolio.store.place import MARKER
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.lines import Lines, Piece
from portfolio.tui.widgets.notes import Note, Notes

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp

SAMPLE = "portfolio-demo"
_CHOICES = (
    ("Make a workspace here", "a folder of plain files, yours alone"),
    ("Open the sample", "a tour through eighteen finished stories"),
)


class Choices(Lines):
    """The two ways in."""

    def count(self) -> int:
        """Count the ways in."""
        return len(_CHOICES)

    def line(self, index: int) -> list[Piece]:
        """Say one way in."""
        what, why = _CHOICES[index]
        mark = "▸ " if index == self.cursor else "  "
        return [Piece(mark, "here"), Piece(f"{what:<26}"), Piece(why, "quiet")]


class Welcome(Page):
    """A calm page with one question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "make_here",
            "make one here",
            id="welcome.make",
            tooltip="Make a workspace in this folder",
        ),
        Binding(
            "s",
            "open_sample",
            "sample",
            id="welcome.sample",
            tooltip="Write the sample below this folder and open it",
        ),
        Binding(
            "question_mark",
            "keys",
            "keys",
            key_display="?",
            id="welcome.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(id="page"):
            yield Notes(
                Note("Your stories, ready for the room.", "strong"),
                Note(""),
                Note(
                    "There is no workspace here yet. A workspace is a folder: one file a story, "
                    "nothing leaves this machine."
                ),
                Note(""),
            )
            yield Choices()
            yield Notes(Note(str(Path.cwd()), "quiet"))
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on the first way in."""
        self.query_one(Choices).focus()

    @on(Lines.Chosen)
    def chosen(self) -> None:
        """Go the way that was chosen."""
        if self.query_one(Choices).cursor == 0:
            self.action_make_here()
        else:
            self.action_open_sample()

    def action_make_here(self) -> None:
        """Make a workspace in this folder, after asking for a name."""
        make_own(self.house)

    def action_open_sample(self) -> None:
        """Write the sample below this folder, unless it is there, and open it."""
        folder = Path.cwd() / SAMPLE
        try:
            if not (folder / MARKER).is_file():
                from portfolio.store import sample  # noqa: PLC0415 - heavy: the models load

                sample.write(folder)
        except CannotWrite as error:
            self.house.show_error(error)
            return
        self.house.enter(folder)

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def make_own(app: PortfolioApp) -> None:
    """Make a workspace in this folder, after asking for a name, and go to its board."""
    from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

    def made(name: str | None) -> None:
        if name is None:
            return
        from portfolio.workspace import Workspace  # noqa: PLC0415 - heavy

        try:
            space = Workspace.create(Path.cwd(), name=name)
        except PortfolioError as error:
            app.show_error(error)
            return
        app.enter(space.root)

    ask = Line("Whose stories are these?", example="Alex Example", verb="makes the workspace")
    app.push_screen(ask, made)
