"""A section's head: its name, a bar to scale with the target band, and its words as seconds."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

SCALE = 1.25
"""The bar ends this far beyond the target, so that running over shows."""
CELLS = 20


def bar(seconds: float, floor: float, target: float, cells: int = CELLS) -> str:
    """Draw a time to scale: heavy what is told, light what is left, ticks at floor and target."""
    whole = target * SCALE
    told = min(cells, round(cells * seconds / whole)) if whole else 0
    line = ["━" if at < told else "─" for at in range(cells)]
    line[min(cells - 1, round(cells * floor / whole))] = "┿" if seconds >= floor else "┼"
    line[min(cells - 1, round(cells * target / whole))] = "╋" if seconds >= target else "╂"
    return "".join(line)


def state(words: int, seconds: float, *, floor: float, target: float, over: float) -> str:
    """Say how a section stands to its time, in words to add or to cut."""
    if not words:
        return "empty"
    pace = words / seconds if seconds else 0
    if seconds > target * (1 + over):
        return f"cut {max(1, round((seconds - target) * pace))} words"
    if seconds < floor:
        return f"{max(1, round((floor - seconds) * pace))} words short"
    return "in time"


class TimeBar(Widget):
    """The head of a section, with its time when it is timed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--quiet",
        "bar--strong",
        "bar--warm",
        "bar--cool",
        "bar--here",
    }
    live: reactive[bool] = reactive(False)
    told: reactive[tuple[int, float]] = reactive((0, 0.0))

    def __init__(
        self, heading: str, *, floor: float = 0, target: float = 0, over: float = 0.1
    ) -> None:
        super().__init__()
        self.heading = heading
        self._floor, self._target, self._over = floor, target, over

    def render(self) -> Text:
        """Draw the head for the width there is."""
        mark = ("▸ ", "here") if self.live else ("  ", "quiet")
        parts = [mark, (self.heading, "here" if self.live else "strong")]
        words, seconds = self.told
        if self._target:
            said = state(words, seconds, floor=self._floor, target=self._target, over=self._over)
            look = "cool" if said == "in time" else "quiet" if said == "empty" else "warm"
            time = f"{seconds:3.0f} s of {self._target:.0f}"
            parts += [
                (" " * max(2, 13 - len(self.heading)), "quiet"),
                (bar(seconds, self._floor, self._target), look),
                (f"  {time}", "strong"),
                (f" · {said}", look if said != "empty" else "quiet"),
            ]
        elif words:
            parts.append((f"  {words} words", "quiet"))
        return Text.assemble(*((text, self._look(look)) for text, look in parts))

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"bar--{name}", partial=True)
