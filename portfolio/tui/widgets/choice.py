"""One choice among a few, in one line: arrows change it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A label and its options, the chosen one in angle quotes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--label", "choice--chosen", "choice--rest"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "option(-1)",
            "before",
            show=False,
            id="choice.before",
            tooltip="The option before",
        ),
        Binding(
            "right,space",
            "option(1)",
            "next",
            show=False,
            id="choice.next",
            tooltip="The next option",
        ),
        Binding("up", "aside(-1)", "up", show=False, id="choice.up", tooltip="The choice above"),
        Binding(
            "down", "aside(1)", "down", show=False, id="choice.down", tooltip="The choice below"
        ),
    ]
    chosen: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option was chosen."""

    def __init__(self, label: str, options: tuple[str, ...], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._label = label
        self._options = options

    @property
    def value(self) -> str:
        """Return the option chosen."""
        return self._options[self.chosen]

    def render(self) -> Text:
        """Draw the label and the options."""
        label = self.get_component_rich_style("choice--label", partial=True)
        chosen = self.get_component_rich_style("choice--chosen", partial=True)
        rest = self.get_component_rich_style("choice--rest", partial=True)
        parts = [("▸ " if self.has_focus else "  ", chosen), (f"{self._label:<10}", label)]
        for at, option in enumerate(self._options):
            mine = at == self.chosen
            parts.append((f"‹{option}›  " if mine else f" {option}   ", chosen if mine else rest))
        return Text.assemble(*parts)

    def action_option(self, by: int) -> None:
        """Choose the option beside."""
        self.chosen = (self.chosen + by) % len(self._options)
        self.post_message(self.Changed())

    def action_aside(self, by: int) -> None:
        """Go to the choice above or below."""
        if by > 0:
            self.screen.focus_next(Choice)
        else:
            self.screen.focus_previous(Choice)
