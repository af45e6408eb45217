"""A stop of the tour: a few lines at the foot of the screen they are about."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from portfolio.tui.widgets.notes import Note, Notes


class TourSheet(ModalScreen[str | None]):
    """What one sees, said at the foot of it."""

    CSS_PATH = "tour.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,right,space,tab",
            "next_stop",
            "next",
            show=False,
            id="tour.next",
            tooltip="The next stop",
        ),
        Binding(
            "left,shift+tab", "stop_before", "back", show=False, id="tour.back",
            tooltip="The stop before",
        ),
        Binding(
            "m", "make_here", "make yours", show=False, id="tour.make",
            tooltip="End the tour and make a workspace of your own",
        ),
        Binding(
            "escape", "cancel", "end", show=False, id="tour.end", tooltip="End the tour"
        ),
    ]  # fmt: skip

    def __init__(
        self, title: str, says: str, at: tuple[int, int], *, own: bool, on_top: bool
    ) -> None:
        """Say what one sees.

        Args:
            title: What it is.
            says: What there is to know of it.
            at: Which stop this is, and of how many.
            own: Whether a workspace of one's own can follow.
            on_top: Whether to stand at the head, because the foot is what it speaks of.
        """
        super().__init__()
        self._title, self._says, self._own = title, says, own
        self._at, self._many = at
        self.set_class(on_top, "-top")

    def compose(self) -> ComposeResult:
        """Say what one sees, and how to go on."""
        last = self._at == self._many - 1
        keys = "enter  looks around" if last else "enter  next"
        if self._own:
            keys = "m  make your own workspace here    enter  look around"
        back = "    ←  back" if self._at else ""
        end = "" if last else "    esc  end the tour"
        with Vertical(id="stop"):
            yield Static(
                f"{self._title}  ·  {self._at + 1} of {self._many}",
                classes="title",
                markup=False,
            )
            yield Notes(Note(self._says))
            yield Static(f"{keys}{back}{end}", classes="hint", markup=False)

    def action_next_stop(self) -> None:
        """Go to the next stop."""
        self.dismiss("next")

    def action_stop_before(self) -> None:
        """Go back one stop."""
        self.dismiss("back")

    def action_make_here(self) -> None:
        """End the tour and make a workspace of one's own."""
        if self._own:
            self.dismiss("own")

    def action_cancel(self) -> None:
        """End the tour."""
        self.dismiss(None)
