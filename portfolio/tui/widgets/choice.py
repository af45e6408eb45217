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

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """Return the choice, so that `@on` can name it."""
            return self.choice

    def __init__(
        self,
        label: str,
        options: tuple[str, ...],
        *,
        chosen: int = 0,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._options = options
        self.set_reactive(Choice.chosen, chosen)

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
        first, last = self._in_sight(self.content_size.width - 12)
        parts += [("… ", rest)] if first else []
        for at in range(first, last):
            said, mine = self._options[at], at == self.chosen
            parts.append((f"‹{said}›  " if mine else f" {said}   ", chosen if mine else rest))
        parts += [("…", rest)] if last < len(self._options) else []
        return Text.assemble(*parts, no_wrap=True, overflow="crop")

    def _in_sight(self, width: int) -> tuple[int, int]:
        """Return the options that fit, the chosen one among them."""
        sizes = [len(option) + 4 for option in self._options]
        if sum(sizes) <= width:
            return 0, len(sizes)
        first = 0
        while sum(sizes[first : self.chosen + 2]) > width - 4 and first < self.chosen:
            first += 1
        last = self.chosen + 1
        while last < len(sizes) and sum(sizes[first : last + 1]) <= width - 4:
            last += 1
        return first, last

    def action_option(self, by: int) -> None:
        """Choose the option beside."""
        self.chosen = (self.chosen + by) % len(self._options)
        self.post_message(self.Changed(self))

    def action_aside(self, by: int) -> None:
        """Go to the choice above or below."""
        if by > 0:
            self.screen.focus_next(Choice)
        else:
            self.screen.focus_previous(Choice)
