"""The plan as lines: an evening each, today's first, and what no evening is left for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from portfolio.model.plan import Evening, PlanReport
from portfolio.tui.widgets.facts import Fact, Facts
from portfolio.tui.widgets.lines import Piece, clip
from portfolio.tui.widgets.notes import Note

_SIGNS = {"write": "○", "raise": "◐", "rehearse": "●"}
_DAY = 12


class Evenings(Facts):
    """The evenings until a loop."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: PlanReport | None = None

    def plan(self, plan: PlanReport | None) -> None:
        """Show a plan, made anew; the cursor stays where it was."""
        before = self.cursor
        self._plan = plan
        self.show(_facts(plan) if plan else ())
        self.cursor = min(before, max(0, len(self.facts) - 1))
        self.action_move(0)

    def line(self, index: int) -> list[Piece]:
        """Say one evening on the whole width: no figure stands at its end."""
        pieces = super().line(index)
        if self.facts[index].group:
            return pieces
        room = max(10, self.size.width - 5)
        return [*pieces[:2], Piece(clip(self.facts[index].text, room), pieces[2].look)]

    @property
    def evening(self) -> Evening | None:
        """Return the evening under the cursor; what is left over has none."""
        return self.evenings[self.cursor] if self.cursor < len(self.evenings) else None

    @property
    def evenings(self) -> tuple[Evening, ...]:
        """Return every evening, a line each from the first on."""
        return self._plan.evenings if self._plan else ()

    def notes(self) -> Iterator[Note]:
        """Say in full what the evening is for, and how one begins."""
        plan, one = self._plan, self.evening
        if plan is None:
            return
        if one is None:
            yield Note(plan.left[self.cursor - len(plan.evenings) - 1])
            yield Note("There is no evening left for it: do two on one, or let it go.", "quiet")
            return
        yield Note(f"{one.day:%A} {one.day.day} {one.day:%B}", "strong")
        yield Note(one.what)
        if one.story or one.scenario:
            yield Note("enter begins.", "here", "→")
        if one.day == plan.today:
            yield Note("The plan is made anew each time: what is done is gone from it.", "quiet")


def _facts(plan: PlanReport) -> Iterator[Fact]:
    for one in plan.evenings:
        look = "quiet" if one.work == "rest" else "plain"
        text = f"{_called(one.day, plan.today):<{_DAY}}{one.what}"
        yield Fact(_SIGNS.get(one.work, ""), text, look=look)
    if plan.left:
        yield Fact("", "no evening is left for", group=True)
    for said in plan.left:
        yield Fact("–", said, look="quiet")


def _called(day: date, today: date) -> str:
    near = {today: "tonight", today + timedelta(1): "tomorrow"}
    return near.get(day) or f"{day:%a} {day.day:>2} {day:%b}"
