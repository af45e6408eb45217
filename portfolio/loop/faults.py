"""Says what in a loop can't be meant: names that point at nothing, pins that contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from portfolio.errors import nearest
from portfolio.model.finding import Finding, finding
from portfolio.model.loop import Loop

MOST = 3
"""Stories one interviewer has time for."""


def faults(
    loop: Loop, stories: Collection[str], principles: Collection[str]
) -> tuple[Finding, ...]:
    """List a loop's faults; each names its place as a key path."""
    return (
        *_interviewers(loop, principles),
        *_pins(loop, stories),
        *_bans(loop, stories),
        *_told(loop, stories),
    )


def _interviewers(loop: Loop, principles: Collection[str]) -> Iterator[Finding]:
    ids: set[str] = set()
    names: set[str] = set()
    for number, one in enumerate(loop.interviewers):
        where = f"interviewers.{number}"
        if one.id in ids:
            what = f"two interviewers are called {one.name}, and both have the id {one.id}"
            fix = f"give each an id of their own, e.g. `id: {one.id}-2`"
            yield finding("LO002", what, fix, where=where)
        elif one.name.casefold() in names:
            what = f"two interviewers are called {one.name}"
            fix = "add a letter, so that you know whom to tell what, e.g. `name: Ana K`"
            yield finding("LO003", what, fix, where=f"{where}.name")
        ids.add(one.id)
        names.add(one.name.casefold())
        for at, name in enumerate(one.probes):
            if name not in principles:
                what = f"the rubric has no principle {name!r}"
                fix = _near(name, principles)
                yield finding("LO004", what, fix, where=f"{where}.probes.{at}")


def _pins(loop: Loop, stories: Collection[str]) -> Iterator[Finding]:
    to: dict[str, str] = {}
    for who, pinned in loop.pins.items():
        where = f"pins.{who}"
        if loop.interviewer(who) is None:
            yield from _nobody(who, loop, where)
        if len(pinned) > MOST:
            what = f"{len(pinned)} stories are pinned to {who}, who has time for {MOST}"
            yield finding("LO007", what, f"keep at most {MOST}", where=where)
        for at, story in enumerate(pinned):
            place = f"{where}.{at}"
            if story not in stories:
                yield _no_story(story, stories, place)
            if story in loop.bans:
                what = f"{story} is pinned to {who} and banned"
                yield finding("LO007", what, "keep the pin or the ban", where=place)
            elif story in to:
                what = f"{story} is pinned to {to[story]} and to {who}"
                fix = "a story is told once in a loop: keep one of the two"
                yield finding("LO007", what, fix, where=place)
            to[story] = who


def _bans(loop: Loop, stories: Collection[str]) -> Iterator[Finding]:
    for at, story in enumerate(loop.bans):
        if story not in stories:
            yield _no_story(story, stories, f"bans.{at}")


def _told(loop: Loop, stories: Collection[str]) -> Iterator[Finding]:
    counted = Counter(one.story for one in loop.told)
    for at, one in enumerate(loop.told):
        if one.to and loop.interviewer(one.to) is None:
            yield from _nobody(one.to, loop, f"told.{at}.to")
        if one.story not in stories:
            yield _no_story(one.story, stories, f"told.{at}.story")
        if counted[one.story] > 1:
            what = f"{one.story} was told {counted[one.story]} times in this loop"
            fix = "interviewers compare notes: delete the line if it is a slip"
            yield finding("LO008", what, fix, where=f"told.{at}")
            counted[one.story] = 0


def _nobody(who: str, loop: Loop, where: str) -> Iterator[Finding]:
    what = f"there is no interviewer {who!r}"
    yield finding("LO006", what, _near(who, [one.id for one in loop.interviewers]), where=where)


def _no_story(story: str, stories: Collection[str], where: str) -> Finding:
    return finding("LO005", f"there is no story {story!r}", _near(story, stories), where=where)


def _near(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return f"did you mean {near}?"
    some = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return f"known: {some}" if names else "there is none yet"
