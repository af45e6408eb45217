"""The whole story in one line: what it reads, and the one change that would lift it."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from portfolio.model.rubric import Rubric
from portfolio.model.verdict import StoryReview
from portfolio.tui.rows import SIGNS
from portfolio.tui.widgets.lines import clip

_GAP = 3


class StoryBar(Widget):
    """The reading and the change on the left, the criteria's signs on the right where they fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--quiet", "bar--strong", "bar--here"}

    def __init__(self, rubric: Rubric) -> None:
        super().__init__()
        self._rubric = rubric
        self._review: StoryReview | None = None

    def show(self, review: StoryReview | None) -> None:
        """Show another review."""
        self._review = review
        self.refresh()

    def render(self) -> Text:
        """Draw the line for the width there is."""
        review = self._review
        if review is None:
            return Text("")
        width = self.content_size.width
        level = review.reading.level
        says = f" ▸ {review.change}" if review.change else f"  {review.reading.because}"
        signs = self._signs(review)
        left = len(level) + len(says)
        room = width - len(level) - (len(signs) + _GAP if left + len(signs) + _GAP <= width else 0)
        parts = [
            (level, self._look("strong")),
            (clip(says, room), self._look("here" if review.change else "quiet")),
        ]
        if room + len(level) < width:
            parts.append((" " * _GAP + signs, self._look("quiet")))
        return Text.assemble(*parts, no_wrap=True, overflow="crop")

    def _signs(self, review: StoryReview) -> str:
        failure = review.kind == "failure"
        told = []
        for verdict in review.criteria:
            criterion = self._rubric.criteria[verdict.criterion]
            own = criterion.kinds == ("failure",) if failure else criterion.headline
            if own:
                told.append(f"{SIGNS[verdict.verdict]} {criterion.name}")
        return "  ".join(told)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"bar--{name}", partial=True)
