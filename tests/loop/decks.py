"""Banks, loops and problems for the deck's tests, and the slow way to the same optimum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from hypothesis import strategies as st

from portfolio.loop.problem import EXTRA, FREE, Asker, Bank, Candidate, Problem
from portfolio.loop.solve import Plan
from portfolio.model.loop import Interviewer, Loop
from portfolio.model.story import Story
from portfolio.review.principles import carriers
from tests.review.banks import L7, story

DAY = date(2026, 12, 15)
Score = tuple[int, int, int, int, int, int, int]
"""Missed: one, main, spare, failure, two; the deck's excess; and minus the points."""
_OUT, _HELD = "out", "held"


def bank(*stories: Story, rehearsed: Mapping[str, int] | None = None) -> Bank:
    """Make a bank of stories nobody reviewed."""
    counted = {one.id: one for one in stories if one.counts}
    return Bank(
        stories=counted,
        reviews={},
        principles=carriers(counted.values(), L7.principles),
        rehearsed=rehearsed or {},
        level="L7",
        day=DAY,
    )


def wide_bank(size: int) -> Bank:
    """Make a bank in which every principle is carried by several stories."""
    names = list(L7.principles)
    made = [
        story(
            f"story-{n:02d}",
            first=(names[n % 16],),
            beside=(names[(n + 5) % 16], names[(n * 3 + 1) % 16]),
            status="ready" if n % 3 else "draft",
            kind="failure" if n % 7 == 6 else "leadership",
        )
        for n in range(size)
    ]
    return bank(*made, rehearsed={"story-03": 2})


def loop(*probes: tuple[str, ...], raiser: int = 0) -> Loop:
    """Make a loop of interviewers A, B …, one of whom raises the bar."""
    people = tuple(
        Interviewer(
            id="abcdefgh"[n],
            name="ABCDEFGH"[n],
            role="bar raiser" if n == raiser else "peer",
            probes=asked,
        )
        for n, asked in enumerate(probes)
    )
    return Loop(id="northwind", company="Northwind", date=DAY, interviewers=people)


def score(problem: Problem, told: Mapping[str, str], reserve: Sequence[str]) -> Score:
    """Judge one deck as the demands and the points are written down."""
    by_id = {one.story: one for one in problem.candidates}
    one = two = main = spare = points = 0
    for asker in problem.askers:
        mine = [by_id[s] for s, who in told.items() if who == asker.id]
        one += max(0, asker.least - len(mine))
        two += max(0, asker.wanted - len(mine))
        points -= EXTRA * max(0, len(mine) - asker.wanted)
        points += sum(problem.fit(c, asker) for c in mine)
        for name in asker.probes:
            has = sum(name in c.carries for c in mine)
            free = has + sum(name in by_id[s].carries for s in reserve)
            held = sum(name in by_id[s].carries for s in (*told, *reserve))
            main += not has
            spare += held + (not has) < 2
            points += FREE * (free >= 2)
    points += sum(sum(by_id[s].worth.values()) for s in (*told, *reserve))
    failed = problem.failure and not any(by_id[s].failure for s in told)
    excess = len(told) + len(reserve) - problem.size
    return one, main, spare, int(failed), two, excess, -points


def of(problem: Problem, plan: Plan) -> Score:
    """Judge a solved deck."""
    return score(problem, plan.told, plan.reserve)


def brute(problem: Problem) -> Score:
    """Try every deck there is, and return the best one's score."""
    return min(score(problem, told, reserve) for told, reserve in _decks(problem))


def _decks(problem: Problem) -> Iterator[tuple[dict[str, str], list[str]]]:
    pinned = {s: asker.id for asker in problem.askers for s in asker.pinned}
    most = {asker.id: asker.most for asker in problem.askers}
    stories = [one.story for one in problem.candidates]
    places = [[pinned[s]] if s in pinned else [_OUT, _HELD, *most] for s in stories]
    for chosen in product(*places):
        told = {s: at for s, at in zip(stories, chosen, strict=True) if at in most}
        reserve = [s for s, at in zip(stories, chosen, strict=True) if at == _HELD]
        counts = [sum(at == who for at in told.values()) <= most[who] for who in most]
        if all(counts) and len(told) + len(reserve) >= problem.size:
            yield told, reserve


_NAMES = ("earn-trust", "ownership", "frugality")


def problems() -> st.SearchStrategy[Problem]:
    """Draw small problems, most of which can't have everything."""
    worth = st.fixed_dictionaries({"ready": st.sampled_from([0, 6]), "level": st.integers(0, 4)})
    carries = st.dictionaries(st.sampled_from(_NAMES), st.sampled_from([1, 3, 5]), max_size=3)
    story_ = st.tuples(st.booleans(), worth, carries)
    probes = st.lists(st.sampled_from(_NAMES), max_size=2, unique=True).map(tuple)
    asker = st.tuples(probes, st.booleans(), st.integers(0, 2))
    return st.builds(
        _problem,
        st.lists(story_, min_size=1, max_size=5),
        st.lists(asker, min_size=1, max_size=2),
        st.integers(0, 5),
        st.booleans(),
    )


def _problem(
    stories: list[tuple[bool, Mapping[str, int], Mapping[str, int]]],
    askers: list[tuple[tuple[str, ...], bool, int]],
    size: int,
    pin: bool,
) -> Problem:
    candidates = tuple(
        Candidate(f"s{n}", failure, worth, carries)
        for n, (failure, worth, carries) in enumerate(stories)
    )
    people = tuple(
        Asker(
            id="ab"[n],
            probes=probes,
            least=max(0, 1 - heard),
            wanted=max(2 - heard, int(pin and not n)),
            most=max(3 - heard, int(pin and not n)),
            raises=raises,
            pinned=("s0",) if pin and not n else (),
        )
        for n, (probes, raises, heard) in enumerate(askers)
    )
    return Problem(
        candidates=candidates,
        askers=people,
        size=min(size, len(candidates)),
        failure=any(c.failure for c in candidates),
        asked=frozenset(name for one in people for name in one.probes),
    )
