"""Asks for one out of a few: arrows and enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.widgets.facts import Fact, Facts
from portfolio.tui.widgets.lines import Lines


class Option(NamedTuple):
    """One of the few, and how it is called."""

    key: str
    name: str


class Pick(Sheet[str]):
    """One question and its possible answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "take it", show=False, id="pick.take", tooltip="Take this one"),
    ]

    def __init__(
        self, question: str, options: Sequence[Option], *, verb: str, at: str = ""
    ) -> None:
        """Ask.

        Args:
            question: What is asked.
            options: What can be answered.
            verb: What enter does.
            at: The one to stand on.
        """
        super().__init__()
        self.title_text = question
        self._options = tuple(options)
        self._at = at
        self.hint = f"arrows  choose    enter  {verb}    esc  back"

    def body(self) -> tuple[Widget, ...]:
        """List the answers."""
        facts = Facts(Fact("", one.name) for one in self._options)
        facts.styles.height = len(self._options)
        return (facts,)

    def on_mount(self) -> None:
        """Stand on the likely one."""
        facts = self.query_one(Facts)
        facts.focus()
        keys = [one.key for one in self._options]
        facts.cursor = keys.index(self._at) if self._at in keys else 0

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        """Answer with what is selected."""
        self.dismiss(self._options[self.query_one(Facts).cursor].key)
