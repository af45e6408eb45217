"""The one place where an error is shown: what, where, and how to mend it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from portfolio.errors import PortfolioError
from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.widgets.notes import Note, Notes


class ErrorDialog(Sheet[None]):
    """Something went wrong that a person can mend."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "cancel", "close", show=False, id="error.close", tooltip="Close this"),
    ]
    hint = "enter  close"

    def __init__(self, error: PortfolioError) -> None:
        super().__init__()
        self.title_text = error.what[:1].upper() + error.what[1:]
        self._error = error

    def body(self) -> tuple[Widget, ...]:
        """Say where it is and what to do."""
        notes = [Note(f"fix: {self._error.fix}")]
        if self._error.where:
            notes.insert(0, Note(self._error.where, "quiet"))
        return (Notes(*notes),)
