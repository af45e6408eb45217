"""Plans the evenings from today to the loop: what to write, what to raise, what to rehearse.

The plan is made from how things stand, so it is made anew as they are done. At most two evenings of
three prepare, then what the deck holds is told aloud; with evenings to spare it is told again in
the last of them, since a telling fades; and the very last evening is for rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from portfolio.errors import UsageError
from portfolio.model.coverage import Coverage
from portfolio.model.deck import DeckReport
from portfolio.model.loop import Loop
from portfolio.model.plan import Evening, PlanReport, Work
from portfolio.model.rubric import Rubric
from portfolio.model.story import Story

FOLD = 3
"""Stories one evening has room to rehearse."""
_NAMED = 6
"""Most that is left over is named one by one."""


class Task(NamedTuple):
    """One evening's work, before it has a day."""

    work: Work
    what: str
    command: str
    story: str | None = None
    scenario: str | None = None


_REST = Task("rest", "Rest; read the headlines once.", "")
_FREE = Task("rest", "Free; `portfolio rehearse` says what fades.", "")


class State(NamedTuple):
    """How things stand."""

    stories: Mapping[str, Story]
    coverage: Coverage
    deck: DeckReport | None
    """Nothing while there is no story to choose from."""
    lifts: Mapping[str, str]
    """Story to the one change that would lift it most, in a sentence."""
    rehearsed: Mapping[str, int]
    """Story to how many tellings of it count."""
    rubric: Rubric


def plan(loop: Loop, state: State, today: date) -> PlanReport:
    """Plan the evenings up to the day before a loop.

    Raises:
        UsageError: The loop has no day, or it is not ahead.
    """
    if loop.date is None:
        fix = f"say it: `portfolio loop set {loop.id} --date 2026-12-15`"
        raise UsageError("this loop has no day to plan for", where=f"loops/{loop.id}.yaml", fix=fix)
    days = (loop.date - today).days
    if days < 1:
        when = "today" if days == 0 else f"over since {loop.date}"
        fix = f"say how it went: `portfolio debrief {loop.id}`"
        raise UsageError(f"this loop is {when}", where=f"loops/{loop.id}.yaml", fix=fix)
    preparing = [*_writing(state), *_raising(state)]
    aloud = list(_rehearsing(state))
    work = days - 1
    late = min(len(aloud), max(-(-work // 3), work - len(preparing)))
    chosen: list[Task] = [*preparing[: work - late], *aloud[:late]]
    left = [task.what for task in (*preparing[work - late :], *aloud[late:])]
    again = list(_again(state))[: work - len(chosen)]
    chosen += [_FREE] * (work - len(chosen) - len(again)) + again + [_REST]
    evenings = [_evening(today + timedelta(n), task) for n, task in enumerate(chosen)]
    return PlanReport(
        loop=loop.id, today=today, date=loop.date, evenings=tuple(evenings), left=_left(left)
    )


def _evening(day: date, task: Task) -> Evening:
    return Evening(
        day=day,
        work=task.work,
        story=task.story,
        scenario=task.scenario,
        what=task.what,
        command=task.command,
    )


def _writing(state: State) -> Iterator[Task]:
    """Yield what to write: seeds first, since they are half there, then the scenarios lacking."""
    lacking = max(0, state.coverage.wanted - state.coverage.stories)
    seeds = sorted(key for key, story in state.stories.items() if story.status == "seed")
    for key in seeds:
        title = state.stories[key].title or key
        yield Task("write", f"Write {title}, which is a seed.", f"portfolio dig {key}", story=key)
    for step in state.coverage.next[: max(0, lacking - len(seeds))]:
        command = f'portfolio new "…" --scenario {step.scenario}'
        yield Task("write", step.because, command, scenario=step.scenario)


def _raising(state: State) -> Iterator[Task]:
    """Yield what to raise: the deck's drafts, then what lifts the stories of the deck."""
    deck = state.deck.deck if state.deck else ()
    for key in sorted(deck, key=lambda k: state.stories[k].status == "ready"):
        story = state.stories[key]
        title = story.title or key
        if story.status != "ready":
            more = state.lifts.get(key) or "Then call it ready."
            yield Task("raise", f"Bring {title} to ready. {more}", f"portfolio ready {key}", key)
        elif state.lifts.get(key):
            yield Task("raise", f"Raise {title}: {state.lifts[key]}", f"portfolio show {key}", key)


def _rehearsing(state: State) -> Iterator[Task]:
    """Yield what to tell aloud, the least told first, a few stories an evening."""
    told = {key: state.rehearsed.get(key, 0) for key in (state.deck.deck if state.deck else ())}
    due = [
        key
        for round_ in range(state.rubric.aloud.times)
        for key in sorted(told, key=lambda k: told[k])
        if told[key] <= round_
    ]
    for group in _folded(due):
        names = ", ".join(state.stories[key].title or key for key in group)
        command = f"portfolio rehearse {group[0]}"
        yield Task("rehearse", f"Tell aloud, in time: {names}.", command, group[0])


def _again(state: State) -> Iterator[Task]:
    """Yield the deck's stories once more each, for the last evenings there are to spare."""
    for group in _folded(state.deck.deck if state.deck else ()):
        names = ", ".join(state.stories[key].title or key for key in group)
        yield Task("rehearse", f"Tell again: {names}.", f"portfolio rehearse {group[0]}", group[0])


def _folded(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), FOLD):
        yield keys[start : start + FOLD]


def _left(said: Iterable[str]) -> tuple[str, ...]:
    all_ = tuple(said)
    more = len(all_) - _NAMED
    return (*all_[:_NAMED], f"And {more} more evenings' work.") if more > 0 else all_
