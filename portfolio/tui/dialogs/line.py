"""Asks for one line of text."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from portfolio.errors import CannotWrite
from portfolio.store.journal import Journal
from portfolio.tui.dialogs.base import Sheet


class Line(Sheet[str]):
    """One question, one line, enter; a journal has the line until something is made of it."""

    CSS_PATH = "line.tcss"

    def __init__(
        self,
        question: str,
        *,
        example: str = "",
        verb: str = "save",
        value: str = "",
        may_be_empty: bool = False,
        journal: Journal | None = None,
    ) -> None:
        super().__init__()
        self.title_text = question
        self._example = example
        self._value = value
        self._may_be_empty = may_be_empty
        self._journal = journal
        self.hint = f"enter  {verb}    esc  back"

    def body(self) -> tuple[Widget, ...]:
        """Offer the line."""
        return (Input(self._value, placeholder=self._example, select_on_focus=False),)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Write the line down before it is finished."""
        if self._journal and event.value.strip():
            with contextlib.suppress(CannotWrite):
                self._journal.note("title", event.value)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Answer with the line, when there is one."""
        if event.value.strip() or self._may_be_empty:
            self.dismiss(event.value.strip())

    def settled(self, make: Callable[[str], bool]) -> Callable[[str | None], None]:
        """Return what follows the answer; a line nothing could be made of waits in the journal.

        Args:
            make: Makes something of the line, and tells whether it could.
        """

        def answered(line: str | None) -> None:
            made = line is None or make(line)
            if self._journal and made:
                self._journal.clear()
            elif self._journal:
                self._journal.close()

        return answered
