"""Chooses the deck for a loop and says what it is worth, who hears what and what gave way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from portfolio.errors import UsageError
from portfolio.loop import reasons
from portfolio.loop.problem import (
    EXTRA,
    FAILURE,
    FIT,
    FREE,
    SIZE,
    SPARE,
    TERMS,
    THIRD,
    Asker,
    Bank,
    Problem,
    carrying,
    pose,
)
from portfolio.loop.solve import Plan, solve
from portfolio.model.deck import Answered, Chosen, DeckReport, Dropped, Seat, Term
from portfolio.model.loop import Interviewer, Loop
from portfolio.model.rubric import Rubric


def deck(loop: Loop, bank: Bank, rubric: Rubric, *, size: int = SIZE) -> DeckReport:
    """Choose the deck for a loop, or for the rubric's usual one when it names nobody.

    Raises:
        UsageError: There is no story to choose from, or nobody to tell it to.
    """
    proposed = not loop.interviewers
    if proposed:
        loop = loop.model_copy(update={"interviewers": usual(rubric)})
    if not loop.interviewers:
        fix = 'name them: `portfolio loop new "Northwind" --interviewer "Ana:bar raiser:…"`'
        raise UsageError("neither the loop nor the rubric names interviewers", fix=fix)
    problem = pose(loop, bank, size=size)
    if not problem.candidates:
        raise _nothing(loop, bank)
    return _Composer(loop, bank, rubric, problem, solve(problem)).report(size=size, usual=proposed)


def usual(rubric: Rubric) -> tuple[Interviewer, ...]:
    """Return the rubric's usual loop, without principles its own rubric took out."""
    return tuple(
        one.model_copy(update={"probes": tuple(n for n in one.probes if n in rubric.principles)})
        for one in rubric.loop
    )


def _nothing(loop: Loop, bank: Bank) -> UsageError:
    if bank.stories:
        what = f"all {len(bank.stories)} stories that count are told in this loop or banned"
        fix = "let one back in: `portfolio loop ban LOOP ID --remove`, or write another"
        return UsageError(what, where=f"loops/{loop.id}.yaml" if loop.id else None, fix=fix)
    fix = 'write one: `portfolio new "…"`; seeds and retired stories are not told'
    return UsageError("there is no story to choose a deck from", fix=fix)


class _Composer:
    """Turns a solved plan into what a person reads."""

    def __init__(
        self, loop: Loop, bank: Bank, rubric: Rubric, problem: Problem, plan: Plan
    ) -> None:
        self.loop = loop
        self.bank = bank
        self.rubric = rubric
        self.problem = problem
        self.plan = plan
        self.names = reasons.Names(bank, problem, rubric, loop)
        self.candidates = {one.story: one for one in problem.candidates}
        self.askers = {one.id: one for one in problem.askers}

    def report(self, *, size: int, usual: bool) -> DeckReport:
        """Compose the report."""
        seats = tuple(self._seat(one) for one in self.loop.interviewers)
        reserve = tuple(
            sorted(map(self._reserved, self.plan.reserve), key=lambda c: (-_sum(c), c.story))
        )
        terms = self._terms(seats, reserve)
        placed = [chosen.story for seat in seats for chosen in seat.stories]
        return DeckReport(
            loop=self.loop.id or None,
            company=self.loop.company,
            date=self.loop.date,
            usual=usual,
            proven=self.plan.proven,
            wanted=size,
            deck=(*placed, *(one.story for one in reserve)),
            interviewers=seats,
            reserve=reserve,
            worth=sum(terms.values()),
            terms=tuple(Term(term=t, says=says, points=terms[t]) for t, says in TERMS.items()),
            dropped=self._dropped(),
            compromises=(
                *reasons.size(self.names, len(placed) + len(reserve), size),
                *reasons.pins(self.names, self.candidates),
                *reasons.seats(self.names, seats, self.candidates),
            ),
        )

    def _seat(self, one: Interviewer) -> Seat:
        asker = self.askers[one.id]
        heard = [telling.story for telling in self.loop.told if telling.to == one.id]
        mine = [story for story, who in self.plan.told.items() if who == one.id]
        chosen = [self._placed(story, one, asker) for story in mine]
        chosen.sort(key=lambda c: (-_sum(c), c.story))
        return Seat(
            interviewer=one.id,
            name=one.name,
            role=one.role,
            told=tuple(heard),
            stories=tuple(chosen),
            principles=tuple(
                self._answered(name, heard, [c.story for c in chosen])
                for name in dict.fromkeys(one.probes)
            ),
        )

    def _placed(self, story: str, one: Interviewer, asker: Asker) -> Chosen:
        held = self.candidates[story]
        fit = sum(held.carries.get(name, 0) for name in asker.probes)
        failure = self.problem.fit(held, asker) - fit
        points = {FIT: fit, **held.worth, FAILURE: failure}
        return Chosen(
            story=story,
            points={name: value for name, value in points.items() if value},
            pinned=story in asker.pinned,
            because=reasons.placed(self.names, held, one, asker),
        )

    def _reserved(self, story: str) -> Chosen:
        held = self.candidates[story]
        return Chosen(
            story=story,
            points=held.worth,
            because=reasons.reserved(self.names, held),
        )

    def _answered(self, principle: str, heard: Sequence[str], mine: Sequence[str]) -> Answered:
        """Name the best main and the best spare; a story heard for it is its main for good."""
        carriers = carrying(self.bank, principle)
        done = [story for story in heard if story in carriers]
        ranked = self._ranked(principle, (s for s in mine if s in carriers))
        main = next(iter((*done, *ranked)), None)
        kept = self._ranked(principle, (s for s in self.plan.reserve if s in carriers))
        others = (s for s in self.plan.told if s in carriers and s not in mine)
        spares = (*ranked, *kept, *self._ranked(principle, others))
        spare = next((s for s in spares if s != main), None)
        shared = self.plan.told.get(spare or "") if spare not in mine else None
        return Answered(principle=principle, main=main, spare=spare, shared=shared)

    def _ranked(self, principle: str, stories: Iterable[str]) -> list[str]:
        return sorted(stories, key=lambda s: (-self.candidates[s].carries[principle], s))

    def _terms(self, seats: Sequence[Seat], reserve: Sequence[Chosen]) -> Mapping[str, int]:
        total: Counter[str] = Counter(dict.fromkeys(TERMS, 0))
        for chosen in (*(c for seat in seats for c in seat.stories), *reserve):
            total.update(chosen.points)
        more = (len(s.stories) - self.askers[s.interviewer].wanted for s in seats)
        open_ = [(one, a) for one in seats for a in one.principles if a.main not in one.told]
        free = sum(a.main is not None and bool(a.spare) and not a.shared for _, a in open_)
        total[SPARE] = FREE * free
        total[THIRD] = -EXTRA * sum(extra for extra in more if extra > 0)
        return total

    def _dropped(self) -> tuple[Dropped, ...]:
        return tuple(
            Dropped(
                demand=demand,
                interviewer=who or None,
                principle=principle or None,
                because=reasons.dropped(self.names, demand, who, principle),
            )
            for demand, places in self.plan.short.items()
            for who, principle in places
        )


def _sum(chosen: Chosen) -> int:
    return sum(chosen.points.values())
