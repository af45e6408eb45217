"""The names of a screen's parts in one line, the open one marked by sign and weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tabs(Widget):
    """One line of names; a click opens one, keys belong to the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--open", "tabs--rest"}
    open: reactive[int] = reactive(0)

    class Picked(Message):
        """A name was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names

    @property
    def _gap(self) -> int:
        """Return the air after each name: two cells, less where many share a narrow line."""
        spare = self.content_size.width - sum(len(name) + 2 for name in self._names)
        return max(0, min(2, spare // len(self._names)))

    def render(self) -> Text:
        """Draw the names."""
        rest = self.get_component_rich_style("tabs--rest", partial=True)
        here = self.get_component_rich_style("tabs--open", partial=True)
        parts = []
        for at, name in enumerate(self._names):
            chosen = at == self.open
            parts.append((f"▸ {name}" if chosen else f"  {name}", here if chosen else rest))
            parts.append((" " * self._gap, rest))
        return Text.assemble(*parts, no_wrap=True, overflow="ellipsis")

    def spots(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Yield each name, with what going there does."""
        at = 0
        for index, name in enumerate(self._names):
            yield Offset(at, 0), partial(self.post_message, self.Picked(index))
            at += len(name) + 2 + self._gap

    def on_click(self, event: events.Click) -> None:
        """Open the name under the pointer."""
        at = 0
        for index, name in enumerate(self._names):
            at += len(name) + 2 + self._gap
            if event.x < at:
                self.post_message(self.Picked(index))
                return
