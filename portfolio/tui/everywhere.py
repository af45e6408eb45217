"""The keys that work on every screen: catch a line, ask, jump, see the keys, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp


class Everywhere(App[None]):
    """An app with the keys no screen takes away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "quit",
            show=False,
            priority=True,
            id="app.quit",
            tooltip="Save what is open and leave",
        ),
        Binding(
            "ctrl+o",
            "add_seed",
            "seed",
            show=False,
            priority=True,
            id="app.seed",
            tooltip="Catch one line for later, wherever you are",
        ),
        Binding(
            "ctrl+f",
            "ask",
            "question",
            show=False,
            priority=True,
            id="app.ask",
            tooltip="Put a question and find the story that answers it",
        ),
        Binding(
            "ctrl+j",
            "jump",
            "jump",
            show=False,
            priority=True,
            id="app.jump",
            tooltip="Show a letter on everything one can go to, and go there",
        ),
        Binding(
            "f1",
            "keys",
            "keys",
            show=False,
            id="app.keys",
            tooltip="Show every key that works here, and what the words mean",
        ),
    ]

    @property
    def _house(self) -> PortfolioApp:
        return cast("PortfolioApp", self)

    def action_add_seed(self) -> None:
        """Catch one line for later, wherever one is."""
        from portfolio.tui import opening  # noqa: PLC0415 - loaded when first used

        opening.seed(self._house)

    def action_ask(self) -> None:
        """Find the story for a question, wherever one is."""
        from portfolio.tui import opening  # noqa: PLC0415 - loaded when first used

        opening.ask(self._house)

    def action_jump(self) -> None:
        """Show a letter on everything one can go to."""
        from portfolio.tui.dialogs.jump import jump  # noqa: PLC0415 - loaded when first used

        jump(self._house)

    def action_keys(self) -> None:
        """Show every key that works here, and what the words mean."""
        from portfolio.tui import opening  # noqa: PLC0415 - loaded when first used

        opening.keys(self._house)

    def action_tour(self) -> None:
        """Be shown around in six steps."""
        from portfolio.tui import tour  # noqa: PLC0415 - loaded when first used

        tour.begin(self._house)
