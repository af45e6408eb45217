"""What the loop page shows, worked out away from the keys: the deck, its evenings, the years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio import loops, timing
from portfolio.errors import PortfolioError, UnreadableFile
from portfolio.loop.days import coming
from portfolio.loop.deck import deck
from portfolio.loop.plan import plan
from portfolio.model.deck import DeckReport
from portfolio.model.loop import Loop, LoopShown
from portfolio.model.plan import PlanReport, Timeline
from portfolio.tui.desk import Desk


@dataclass(frozen=True)
class Prepared:
    """One loop with all that gets one ready for it."""

    loops: tuple[LoopShown, ...]
    """Every loop by its day, broken ones included."""
    shown: LoopShown | None
    """The one meant; nothing while there is none."""
    deck: DeckReport | None
    fault: PortfolioError | None
    """Why there is no deck."""
    evenings: PlanReport | None
    late: PortfolioError | None
    """Why there are no evenings."""
    years: Timeline
    counted: int
    """How many stories there are to choose from."""

    @property
    def loop(self) -> Loop | None:
        """Return the loop, when its file can be read as meant."""
        return self.shown.loop if self.shown and not _worst(self.shown) else None

    @property
    def at(self) -> int:
        """Return which of the loops it is, by their days."""
        return self.loops.index(self.shown) if self.shown else -1


def prepare(desk: Desk, loop_id: str, today: date) -> Prepared:
    """Choose the deck of a loop, else of the next one, else of the usual one; plan the evenings."""
    space = desk.workspace
    with desk.lock:
        found = loops.report(space).loops
        if loop_id not in {one.loop.id for one in found}:
            first = coming((one.loop for one in found), today)
            loop_id = first.id if first else ""
        shown = next((one for one in found if one.loop.id == loop_id), None)
        loop = shown.loop if shown else Loop(id="")
        bank = loops.bank(space, loop.date or today)
        years = timing.line(space, today)
    chosen, fault = None, _worst(shown) if shown else None
    if fault is None:
        try:
            chosen = deck(loop, bank, space.rubric)
        except PortfolioError as error:
            fault = error
    evenings, late = None, fault if shown else None
    if shown and not _worst(shown):
        try:
            with desk.lock:
                state = timing.state(space, chosen)
            evenings, late = plan(loop, state, today), None
        except PortfolioError as error:
            late = error
    return Prepared(found, shown, chosen, fault, evenings, late, years, len(bank.stories))


def _worst(shown: LoopShown) -> PortfolioError | None:
    """Return what keeps a loop's file from being read as meant."""
    worst = next((f for f in shown.findings if f.severity == "error"), None)
    if worst is None:
        return None
    where = f"{worst.path}:{worst.line}:{worst.column}"
    return UnreadableFile(worst.what, where=where, fix=worst.fix)
