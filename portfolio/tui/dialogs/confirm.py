"""Asks before something is taken away."""

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
