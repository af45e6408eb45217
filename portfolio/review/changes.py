"""Finds the one change to a story that exists which closes a gap of the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nsmallest

from portfolio.model.coverage import PrincipleCoverage, StoryChange
from portfolio.review.bank import headline
from portfolio.review.gaps import Gaps, part
from portfolio.review.reach import within_reach
from portfolio.review.speech import opening, within

EACH = 3
"""Stories named for one gap: a choice, not a list of everything."""
UNASKED = 0.5
"""What a gap no bar asks about is worth beside one that is asked: words for a mere claim."""
ROUND = 3


def changes(gaps: Gaps) -> tuple[StoryChange, ...]:
    """Rank the changes to existing stories that close gaps, best first.

    The gain is the part of one bar's gap the change would close, as for the next story:

    - raise a criterion from partly: one ÷ stories its bar lacks, and one ÷ stories lacking that
      meet all headline criteria, when it is the story's last;
    - tell a story first for a principle it shows beside: one ÷ all primaries lacking;
    - claim a thin principle its scenario usually shows: one ÷ all carriers lacking;
    - quote the words for a principle that is only claimed everywhere: half of one ÷ such
      principles, since no bar asks it.
    """
    found = [*_raised(gaps), *_promoted(gaps), *_claimed(gaps), *_quoted(gaps)]
    return tuple(sorted(found, key=lambda change: -change.gain))


def _raised(gaps: Gaps) -> Iterator[StoryChange]:
    asked = headline(gaps.tally.rubric)
    met = Counter(story for name in asked for story in gaps.tally.criteria[name].met)
    for name, held in gaps.tally.criteria.items():
        toward = part(1, gaps.criteria.get(name, 0))
        last = part(1, gaps.all_headline) if name in asked else 0
        able = (s for s in held.partly if _reachable(gaps, s, name))
        gains = {s: toward + last * (met[s] == len(asked) - 1) for s in able}
        for story in _best((-met[s], s) for s, gain in gains.items() if gain):
            yield _raise(gaps, story, name, gains[story])


def _reachable(gaps: Gaps, story: str, criterion: str) -> bool:
    rubric = gaps.tally.rubric
    verdict = gaps.tally.verdicts[story][criterion]
    return within_reach(verdict, rubric.criteria[criterion], rubric, None)


def _raise(gaps: Gaps, story: str, criterion: str, gain: float) -> StoryChange:
    asked = gaps.tally.rubric.criteria[criterion]
    held = gaps.tally.criteria[criterion]
    lacks = gaps.criteria.get(criterion, 0)
    why = (
        f"{len(held.met)} of {len(held.met) + lacks:g} stories meet {asked.name}"
        if lacks
        else "no other change is needed for it to meet every headline criterion"
    )
    verdict = gaps.tally.verdicts[story][criterion]
    return _change(
        story,
        f"Raise {asked.name} from partly to met, if it is true: {within(asked.gist)}",
        gain,
        f"{gaps.tally.titles[story]} is close and {why}: {within(verdict.because)}",
    )


def _promoted(gaps: Gaps) -> Iterator[StoryChange]:
    gain = part(1, sum(gaps.primary.values()))
    for name in gaps.primary:
        called = gaps.tally.rubric.principles[name].name
        beside = {c.story: c.shown for c in gaps.tally.principles[name].secondary}
        none = not gaps.tally.principles[name].primary
        for story in _best((not shown, s) for s, shown in beside.items()):
            yield _change(
                story,
                f"Tell it first for {called}.",
                gain,
                f"{'No story' if none else 'Too few stories'} put {called} first, and "
                f"{gaps.tally.titles[story]} {'shows' if beside[story] else 'claims'} it beside.",
            )


def _claimed(gaps: Gaps) -> Iterator[StoryChange]:
    tally = gaps.tally
    load = Counter(story for name in tally.principles for story in tally.carrying(name))
    gain = part(1, sum(gaps.carried.values()))
    for name in gaps.carried:
        called = tally.rubric.principles[name].name
        shows = {
            story: scenario.name
            for key, scenario in tally.rubric.scenarios.items()
            if name in scenario.principles.all
            for story in tally.scenarios[key]
        }
        others = set(shows) - set(tally.carrying(name))
        for story in _best((load[s], s) for s in others):
            yield _change(
                story,
                f"Claim {called} as a secondary principle, and quote the words which show it.",
                gain,
                f"{opening(gaps.principle(name))}; {tally.titles[story]} may show it too, as "
                f"stories on {within(shows[story])} often do.",
            )


def _quoted(gaps: Gaps) -> Iterator[StoryChange]:
    tally = gaps.tally
    only_claimed = {name: held for name, held in tally.principles.items() if _claims(held)}
    gain = UNASKED * part(1, len(only_claimed))
    words = {s.id: {**s.principles.secondary, **s.principles.primary} for s in tally.stories}
    for name, held in only_claimed.items():
        called = tally.rubric.principles[name].name
        first = {c.story for c in held.primary}
        for story in _best((s not in first, s) for s in tally.carrying(name)):
            moved = bool(words[story][name].strip())
            why = "its quote no longer stands there" if moved else "it quotes no words"
            yield _change(
                story,
                f"Quote words from Situation, Task, Action or Result which show {called}.",
                gain,
                f"{called} is only claimed in the whole bank; "
                f"{tally.titles[story]} claims it, but {why}.",
            )


def _claims(held: PrincipleCoverage) -> bool:
    """Tell whether a principle is carried, but shown nowhere."""
    carriers = (*held.primary, *held.secondary)
    return bool(carriers) and not any(c.shown for c in carriers)


def _best(ranked: Iterable[tuple[int, str]]) -> list[str]:
    """Return the stories with the lowest ranks, by id among equals."""
    return [story for _, story in nsmallest(EACH, ranked)]


def _change(story: str, change: str, gain: float, because: str) -> StoryChange:
    return StoryChange(story=story, change=change, gain=round(gain, ROUND), because=because)
