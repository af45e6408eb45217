"""The app: opens a workspace, holds what lies on the desk, and never ends without saving."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen

from portfolio.errors import PortfolioError
from portfolio.tui import ending, themes
from portfolio.tui.everywhere import Everywhere
from portfolio.tui.rows import folder_above

if TYPE_CHECKING:
    from portfolio.tui.desk import Desk, Told


def _palette() -> type[Provider]:
    from portfolio.tui.palette import Actions  # noqa: PLC0415 - only when the palette opens

    return Actions


def clock() -> datetime:
    """Return the moment, with the machine's zone."""
    return datetime.now().astimezone()


class PortfolioApp(Everywhere):
    """The screens over one workspace."""

    TITLE = "portfolio"
    # Textual loads no sheet of a first screen, so theirs stand here too.
    CSS_PATH = [  # noqa: RUF012 - Textual's own way
        "app.tcss",
        "widgets/widgets.tcss",
        "screens/board.tcss",
        "screens/welcome.tcss",
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-wide")]  # noqa: RUF012 - as above

    def __init__(self, folder: Path | None = None, *, now: Callable[[], datetime] = clock) -> None:
        super().__init__()
        self.folder = folder
        self.now = now
        self.desk: Desk | None = None
        self.told: Told | None = None
        self.fault: PortfolioError | None = None
        self._waiting: list[Callable[[], object]] = []
        for theme in themes.themes():
            self.register_theme(theme)
        self.set_reactive(App.theme, themes.DEFAULT)  # before the sheets are read, so only once
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Name the house's colours for themes which do not."""
        return themes.fallbacks()

    def on_mount(self) -> None:
        """Listen for the end of the terminal."""
        ending.listen(self)

    def on_ready(self) -> None:
        """Collect garbage again: the first frame, which went without, stands."""
        gc.enable()

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that outlives its terminal, where Textual's own would be taken."""
        return ending.steady(super().get_driver_class())

    def get_default_screen(self) -> Screen[None]:
        """Return the board, or the invitation where there is no workspace."""
        if self.folder is None:
            from portfolio.tui.screens.welcome import Welcome  # noqa: PLC0415 - rarely needed

            return Welcome()
        from portfolio.tui.screens.board import Board  # noqa: PLC0415 - it is the first screen

        return Board(self.folder)

    def enter(self, folder: Path) -> None:
        """Go to the board of a workspace that was just made or chosen."""
        from portfolio.tui.screens.board import Board  # noqa: PLC0415 - only from the invitation

        self.rescue()
        self.folder, self.desk, self.told, self.fault = folder, None, None, None
        self.push_screen(Board(folder))

    @work(thread=True, exclusive=True, group="reading", exit_on_error=False)
    def read(self) -> None:
        """Open the workspace and review every story, away from the keys."""
        from portfolio.tui.desk import Desk  # noqa: PLC0415 - heavy: only after the first paint

        try:
            desk = self.desk or Desk.open(self.folder or Path.cwd())
            told = desk.read()
        except Exception as error:  # noqa: BLE001 - a fault must not leave the board waiting
            from portfolio.tui.faults import said  # noqa: PLC0415 - rarely needed

            self.call_from_thread(self._fail, said(error))
            return
        self.call_from_thread(self._adopt, desk, told)

    def _fail(self, error: PortfolioError) -> None:
        """Say why the stories can't be read, and let nothing wait for them."""
        self.fault = error
        self._waiting = []
        self._tell_screens()
        self.show_error(error)

    def when_read(self, then: Callable[[], object], *, anew: bool = False) -> None:
        """Do something now, or as soon as the stories are read, if need be anew."""
        if self.told and not anew:
            then()
            return
        self._waiting = [then]
        if anew:
            self.read()

    def _adopt(self, desk: Desk, told: Told) -> None:
        from portfolio.tui import opening, recovery  # noqa: PLC0415 - after the first paint

        first = self.told is None
        self.fault = None
        self.desk = desk
        self.told = told
        if first:
            opening.take_keys(self, desk)
            self._waiting = self._waiting or [partial(opening.offer_tour, self)]
        waiting, self._waiting = self._waiting, []
        self.call_after_refresh(recovery.go_on, self, waiting, offering=first)
        self._tell_screens()

    def _tell_screens(self) -> None:
        for screen in self.screen_stack:
            refresh = getattr(screen, "bank_read", None)
            if refresh:
                refresh()

    def show_error(self, error: PortfolioError) -> None:
        """Show what went wrong, where, and how to mend it."""
        from portfolio.tui.dialogs.error import ErrorDialog  # noqa: PLC0415 - rarely needed

        self.push_screen(ErrorDialog(error))

    def write_story(self, story_id: str, then: str = "") -> None:
        """Open a story in the editor, or say why it can't be."""
        from portfolio.tui import opening  # noqa: PLC0415 - loaded when first used

        opening.write(self, story_id, then)

    def rehearse_story(self, story_id: str) -> None:
        """Let a story be told aloud against the clock, or say why it can't be."""
        from portfolio.tui import opening  # noqa: PLC0415 - loaded when first used

        opening.rehearse(self, story_id)

    async def action_quit(self) -> None:
        """Save what is open and leave."""
        self.rescue()
        self.exit()

    def rescue(self) -> None:
        """Save what is open, from what the drafts hold."""
        if self.desk:
            self.desk.rescue()


def run(folder: str | None = None) -> int:
    """Open the TUI on a workspace, or on the invitation when there is none."""
    app = PortfolioApp(folder_above(folder))
    try:
        app.run()
    finally:
        app.rescue()
    return app.return_code or 0
