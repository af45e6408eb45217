"""Asks for one line of text."""

from __future__ import annotations

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from portfolio.tui.dialogs.base import Sheet


class Line(Sheet[str]):
    """One question, one line, enter."""

    CSS_PATH = "line.tcss"

    def __init__(self, question: str, *, example: str = "", verb: str = "save") -> None:
        super().__init__()
        self.title_text = question
        self._example = example
        self.hint = f"enter  {verb}    esc  back"

    def body(self) -> tuple[Widget, ...]:
        """Offer the line."""
        return (Input(placeholder=self._example),)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Answer with the line, when there is one."""
        if event.value.strip():
            self.dismiss(event.value.strip())
