"""Says which stories are to be told aloud, and why.

The rule, the first that holds: a story was never told; its words changed since it was last told;
fewer tellings count than the rubric wants, and it was not told in time today; or its last telling
in time is as many days ago as a telling holds. That is the longest of the rubric's days which fits
before the loop, and the longest of all while no loop is ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from portfolio.loop.aloud import in_time, verdict
from portfolio.model.loop import Loop
from portfolio.model.rehearsal import Aloud, Due, Reason, so_far
from portfolio.model.rubric import Rubric
from portfolio.model.story import Story

_ORDER: tuple[Reason, ...] = ("never", "few", "changed", "faded")
_NOT_TOLD = Aloud()


def free_for(stories: Iterable[Story], loop: Loop | None) -> list[Story]:
    """Return the stories a loop can still hear: neither told there already nor banned from it."""
    gone = loop.used | frozenset(loop.bans) if loop else frozenset()
    return [story for story in stories if story.id not in gone]


def due(
    stories: Iterable[Story],
    aloud: Mapping[str, Aloud],
    rubric: Rubric,
    today: date,
    *,
    day: date | None = None,
    deck: Sequence[str] = (),
) -> tuple[Due, ...]:
    """Return what is to be told, the deck's stories first, then by how pressing it is.

    Args:
        stories: Those that may be told.
        aloud: How each stands; one that is not in it was never told.
        rubric: Says how many tellings are enough, and how long one holds.
        today: The day counted from.
        day: The day of the loop ahead, if there is one.
        deck: The loop's stories.
    """
    found = (
        one_due(story, aloud.get(story.id, _NOT_TOLD), rubric, today, day=day, deck=deck)
        for story in stories
    )
    return tuple(sorted((one for one in found if one), key=_pressing))


def one_due(
    story: Story,
    stands: Aloud,
    rubric: Rubric,
    today: date,
    *,
    day: date | None = None,
    deck: Sequence[str] = (),
) -> Due | None:
    """Say why one story is to be told; nothing when it is not."""
    why = _why(stands, rubric, today, day)
    if why is None:
        return None
    return Due(
        story=story.id,
        title=story.title or story.id,
        reason=why[0],
        because=why[1],
        deck=story.id in deck,
        counted=stands.counted,
        last=stands.last.day if stands.last else None,
    )


def _pressing(one: Due) -> tuple[bool, int, int, date, str]:
    return not one.deck, _ORDER.index(one.reason), one.counted, one.last or date.min, one.story


def _why(stands: Aloud, rubric: Rubric, today: date, day: date | None) -> tuple[Reason, str] | None:
    last, wanted = stands.last, rubric.aloud.times
    if last is None:
        return "never", "It was never told aloud."
    if stands.changed:
        return "changed", f"The words changed since you told it on {last.day}: tell them once."
    done = stands.last_in_time
    if stands.counted < wanted and (done is None or done < today):
        said = f"{so_far(stands.counted, wanted)} so far"
        if in_time(last, rubric):
            return "few", f"{said}, the last on {last.day}."
        return "few", f"{said}. {verdict(last, rubric)}"
    if done is None or (today - done).days < (holds := _holds(rubric, today, day)):
        return None
    ago = (today - done).days
    return "faded", f"Told in time {_days(ago)} ago; {_until(today, day)} it holds {_days(holds)}."


def _holds(rubric: Rubric, today: date, day: date | None) -> int:
    """Return how many days a telling holds, with the loop where it is."""
    spans = rubric.aloud.again_after
    if day is None or day < today:
        return max(spans)
    return max((span for span in spans if span <= (day - today).days), default=min(spans))


def _until(today: date, day: date | None) -> str:
    if day is None or day < today:
        return "with no loop ahead"
    left = (day - today).days
    return "on the day of the loop" if left == 0 else f"{_days(left)} before the loop"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
