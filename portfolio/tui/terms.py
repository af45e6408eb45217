"""What the words on a screen mean, as the rubric has them; shown beside the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from textual.screen import Screen

from portfolio.model.rubric import Rubric


class Term(NamedTuple):
    """A word and what it means."""

    word: str
    means: str


def terms(screen: Screen[object], rubric: Rubric) -> tuple[Term, ...]:
    """Return the words of a screen; it names them by their groups."""
    groups: tuple[str, ...] = getattr(screen, "terms", ())
    return tuple(term for group in groups for term in _GROUPS[group](rubric))


def _verdicts(_: Rubric) -> Iterator[Term]:
    yield Term("● ◐ ○", "met, partly, missing: how a story stands to one demand of the bar")


def _readings(rubric: Rubric) -> Iterator[Term]:
    low, high = rubric.levels.names[0], rubric.levels.target
    yield Term("reading", "the level a story sounds like, by its lowest dimension")
    yield Term("between", f"over {low}, not yet {high}")
    yield Term("below", f"under {low}")
    yield Term("unclear", "too little is said to tell: fewer than three dimensions")


def _criteria(rubric: Rubric) -> Iterator[Term]:
    for criterion in rubric.criteria.values():
        if criterion.verdict and "leadership" in criterion.kinds:
            yield Term(criterion.name, criterion.gist)


def _statuses(_: Rubric) -> Iterator[Term]:
    yield Term("seed", "one line that waits; it counts nowhere yet")
    yield Term("ready", "you decided it holds, with a note of what stays open")


def _principles(_: Rubric) -> Iterator[Term]:
    yield Term("● ○", "primary: shown by words that stand in the story, or only claimed")
    yield Term("• ◦", "secondary: shown, or only claimed")


def _bank(_: Rubric) -> Iterator[Term]:
    yield Term("bar", "one demand the rubric makes on the whole bank, not on a story")
    yield Term("mix", "how the leadership stories spread over the families of scenarios")
    yield Term("single", "a single point: the one story a principle hangs on")
    yield Term("+0.35", "a gain: how much nearer to all the bars it brings the bank")


def _time(rubric: Rubric) -> Iterator[Term]:
    said = "/".join(f"{s.target:.0f}" for s in rubric.sections.values() if s.target)
    yield Term("time", f"as told aloud at your pace; the four sections want {said} seconds")


def _told(rubric: Rubric) -> Iterator[Term]:
    yield Term(
        "told", f"tellings in time; {rubric.aloud.times} are enough, new words want one more"
    )


def _follow_ups(_: Rubric) -> Iterator[Term]:
    yield Term("■ ◧ □", "safe, partly, gap: how well you could answer it tomorrow")


def _loop(_: Rubric) -> Iterator[Term]:
    yield Term("deck", "the stories held ready for one loop, and who hears which")
    yield Term("● ◐ ○", "beside a person: main story and spare, no spare, no story")
    yield Term("×", "told in this loop, so used up: interviewers compare notes")
    yield Term("pin", "this story goes to that person, whatever the deck would choose")
    yield Term("points", "what a choice is worth; the deck is the sum no other one beats")
    yield Term("━ ┄", "in the years: ended within five years, or older")


_GROUPS: Mapping[str, Callable[[Rubric], Iterator[Term]]] = {
    "verdicts": _verdicts,
    "readings": _readings,
    "criteria": _criteria,
    "statuses": _statuses,
    "principles": _principles,
    "bank": _bank,
    "time": _time,
    "told": _told,
    "follow-ups": _follow_ups,
    "loop": _loop,
}
