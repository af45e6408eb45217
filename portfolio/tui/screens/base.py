"""What every screen has: a head, a rule, and the app it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp


class Page(Screen[None]):
    """One full screen."""

    terms: ClassVar[tuple[str, ...]] = ()
    """The groups of words the help explains here."""

    @property
    def house(self) -> PortfolioApp:
        """Return the app, as what it is."""
        return cast("PortfolioApp", self.app)

    def head(
        self, left: str = "", right: str = "", *, under: Widget | None = None
    ) -> ComposeResult:
        """Compose the line on top, what belongs right under it, and the rule."""
        with Horizontal(classes="page-head"):
            yield Static(left, classes="left", markup=False)
            yield Static(right, classes="right", markup=False)
        if under:
            yield under
        yield Static(classes="rule")

    def say(self, left: str, right: str) -> None:
        """Change what the line on top says."""
        self.query_one(".page-head > .left", Static).update(left)
        self.query_one(".page-head > .right", Static).update(right)
