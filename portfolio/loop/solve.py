"""Solves the deck's problem to the optimum, as an integer program.

First the demands, from the one that matters most to the one that gives way first, each held once
it is met as far as can be; then the deck no larger than it must be; then the most points. Among
decks of equal points the names decide, the same way every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from portfolio.loop.problem import EXTRA, FREE, Asker, Problem
from portfolio.loop.program import Program
from portfolio.model.deck import DEMANDS, Demand

_SCALE, _TIE = 4096, 128
"""A point is worth more than all the ties of a deck together, which names break."""

Cell = tuple[str, str]
"""A story and an interviewer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A solved deck."""

    told: Mapping[str, str]
    """Story to the interviewer who is to hear it."""
    reserve: tuple[str, ...]
    short: Mapping[Demand, tuple[tuple[str, str], ...]]
    """Demand to where it gave way: interviewer and principle, either empty."""
    proven: bool


@dataclass(slots=True)
class _Model(Program):
    """The program, with what its columns mean, and which are the gaps of which demand."""

    tell: dict[Cell, int] = field(default_factory=dict)
    hold: dict[str, int] = field(default_factory=dict)
    gaps: dict[Demand, dict[tuple[str, str], int]] = field(
        default_factory=lambda: {name: {} for name in DEMANDS}
    )
    third: dict[str, int] = field(default_factory=dict)
    free: list[int] = field(default_factory=list)
    excess: int = -1

    def gap(self, demand: Demand, who: str, principle: str = "", most: int = 1) -> int:
        """Add how far a demand is missed at one place."""
        made = self.gaps[demand][who, principle] = self.column(most)
        return made


def solve(problem: Problem) -> Plan:
    """Find the best deck; deterministic, and proven best unless said otherwise."""
    model = _model(problem)
    from portfolio.loop.highs import Run  # noqa: PLC0415 - the solver, only to choose a deck

    run = Run(model)
    short = [column for gaps in model.gaps.values() for column in gaps.values()]
    if not run.meet(short, model.excess):
        for demand in reversed(tuple(DEMANDS)):
            run.settle(model.gaps[demand].values())
        run.settle([model.excess])
    found = run.best(_points(problem, model))
    told = {story: who for (story, who), at in model.tell.items() if found[at]}
    return Plan(
        told=told,
        reserve=tuple(s for s, at in model.hold.items() if found[at] and s not in told),
        short={
            demand: tuple(place for place, at in gaps.items() if found[at])
            for demand, gaps in model.gaps.items()
        },
        proven=run.proven,
    )


def _model(problem: Problem) -> _Model:
    model = _Model()
    for one in problem.candidates:
        model.hold[one.story] = model.column(1)
        for asker in problem.askers:
            pinned = one.story in asker.pinned
            model.tell[one.story, asker.id] = model.column(1, int(pinned))
    for one in problem.candidates:  # told once at most, and only out of the deck
        row = {model.tell[one.story, asker.id]: 1 for asker in problem.askers}
        model.row({**row, model.hold[one.story]: -1}, most=0)
    model.excess = model.column(len(problem.candidates) - problem.size)
    size = dict.fromkeys(model.hold.values(), 1) | {model.excess: -1}
    model.row(size, problem.size, problem.size)
    for asker in problem.askers:
        _heard(model, problem, asker)
        for principle in asker.probes:
            _answered(model, problem, asker, principle)
    if problem.failure:
        cells = [at for (story, _), at in model.tell.items() if story in _failures(problem)]
        model.row({**dict.fromkeys(cells, 1), model.gap("failure", ""): 1}, least=1)
    return model


def _failures(problem: Problem) -> frozenset[str]:
    return frozenset(one.story for one in problem.candidates if one.failure)


def _heard(model: _Model, problem: Problem, asker: Asker) -> None:
    """Give an interviewer one to three stories, two wanted."""
    heard = {model.tell[one.story, asker.id]: 1 for one in problem.candidates}
    model.row({**heard, model.gap("one", asker.id): 1}, least=asker.least)
    model.row({**heard, model.gap("two", asker.id, most=asker.wanted): 1}, least=asker.wanted)
    third = model.third[asker.id] = model.column(asker.most - asker.wanted)
    model.row({**heard, third: -1}, most=asker.wanted)


def _answered(model: _Model, problem: Problem, asker: Asker, principle: str) -> None:
    """Give a principle a main story and a spare, at best one which nobody else is to hear."""
    carriers = [one.story for one in problem.candidates if principle in one.carries]
    missing = model.gap("main", asker.id, principle)
    mains = {model.tell[story, asker.id]: 1 for story in carriers}
    model.row({**mains, missing: 1}, least=1)
    held = {model.hold[story]: 1 for story in carriers}
    spare = model.gap("spare", asker.id, principle)
    model.row({**held, missing: 1, spare: 1}, least=2)
    elsewhere = {
        model.tell[story, other.id]: -1
        for story in carriers
        for other in problem.askers
        if other.id != asker.id
    }
    free = model.column(1)
    model.free.append(free)
    model.row({**held, **elsewhere, free: -2}, least=0)


def _points(problem: Problem, model: _Model) -> dict[int, int]:
    """Weigh every choice: points first, the names where points are equal."""
    costs = dict.fromkeys(model.free, FREE * _SCALE)
    costs |= dict.fromkeys(model.third.values(), -EXTRA * _SCALE)
    for one in problem.candidates:
        costs[model.hold[one.story]] = _SCALE * sum(one.worth.values()) + _tie(one.story)
        for asker in problem.askers:
            gain = problem.fit(one, asker)
            costs[model.tell[one.story, asker.id]] = _SCALE * gain + _tie(one.story, asker.id)
    return costs


def _tie(*names: str) -> int:
    return blake2b("\0".join(names).encode(), digest_size=2).digest()[0] % _TIE
