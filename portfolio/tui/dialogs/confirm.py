"""Asks before something is taken away, and what to do when two hands wrote one file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from portfolio.tui.dialogs.base import Sheet


class Confirm(Sheet[bool]):
    """One question; enter says yes, escape says no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "confirm", "yes", show=False, id="confirm.yes", tooltip="Yes, do it"),
        Binding("n", "cancel", "no", show=False, id="confirm.no", tooltip="No, leave it"),
    ]

    def __init__(self, question: str, consequence: str, verb: str) -> None:
        super().__init__()
        self.title_text = question
        self._consequence = consequence
        self.hint = f"enter  {verb}    esc  leave it"

    def body(self) -> tuple[Widget, ...]:
        """Say what will follow."""
        return (Static(self._consequence, markup=False),)

    def action_confirm(self) -> None:
        """Say yes."""
        self.dismiss(True)


class Conflict(Sheet[str]):
    """The file was changed elsewhere while it was open here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m", "keep_mine", "mine", show=False, id="conflict.mine", tooltip="Keep what is here"
        ),
        Binding(
            "t",
            "take_theirs",
            "theirs",
            show=False,
            id="conflict.theirs",
            tooltip="Take what is on disk",
        ),
    ]
    title_text = "Another program changed this file while you were writing."
    hint = "m  keep mine    t  take theirs    esc  decide later"

    def body(self) -> tuple[Widget, ...]:
        """Say that nothing is lost either way."""
        return (
            Static(
                "Whichever you choose, the other one is kept in history: "
                "`portfolio history` lists it, `portfolio restore` brings it back.",
                markup=False,
            ),
        )

    def action_keep_mine(self) -> None:
        """Keep what stands on the screen."""
        self.dismiss("mine")

    def action_take_theirs(self) -> None:
        """Take what stands on disk."""
        self.dismiss("theirs")
