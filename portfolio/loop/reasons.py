"""Says in a sentence why a story is in the deck, and what had to give way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from portfolio.loop.problem import (
    LEVEL,
    READY,
    REHEARSED,
    WANTED,
    Asker,
    Bank,
    Candidate,
    Problem,
    carrying,
)
from portfolio.model.deck import Demand, Seat
from portfolio.model.loop import Interviewer, Loop
from portfolio.model.rehearsal import so_far
from portfolio.model.rubric import Rubric

_LEAST = 8
"""Fewer stories than these are thin for a loop."""


class Names(NamedTuple):
    """What a sentence calls things by."""

    bank: Bank
    problem: Problem
    rubric: Rubric
    loop: Loop

    def story(self, key: str) -> str:
        """Return a story's title."""
        story = self.bank.stories.get(key)
        return (story.title if story else "") or key

    def principle(self, key: str) -> str:
        """Return a principle's name."""
        known = self.rubric.principles.get(key)
        return known.name if known else key

    def person(self, key: str) -> str:
        """Return an interviewer's name, as it stands within a sentence."""
        one = self.loop.interviewer(key)
        name = one.name if one else key
        return f"the {name[4:]}" if name.startswith("The ") else name


def listed(words: Sequence[str]) -> str:
    """Join words as one says them: a, b and c."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def placed(names: Names, held: Candidate, one: Interviewer, asker: Asker) -> str:
    """Say why a story goes to someone: what it answers there, and how ready it is."""
    mine = [name for name in asker.probes if name in held.carries]
    first = [names.principle(n) for n in mine if n in held.first]
    beside = [names.principle(n) for n in mine if n not in held.first]
    parts = []
    if held.story in asker.pinned:
        parts.append("you pinned it there")
    if first:
        parts.append(f"it is told first for {listed(first)}")
    if beside:
        parts.append(f"it carries {listed(beside)} beside")
    if held.failure:
        parts.append(f"it is a failure story{', which a bar raiser listens for' * asker.raises}")
    parts += _strengths(names, held)
    return f"To {names.person(one.id)}: {listed(parts) or 'another story is wanted there'}."


def _strengths(names: Names, held: Candidate) -> list[str]:
    bank = names.bank
    times = bank.rehearsed.get(held.story, 0)
    said = []
    if READY in held.worth:
        said.append("it is ready")
    if REHEARSED in held.worth:
        said.append(so_far(times, names.rubric.aloud.times))
    if held.worth.get(LEVEL, 0) and bank.reviews[held.story].reading.level == bank.level:
        said.append(f"it reads {bank.level}")
    return said


def reserved(names: Names, held: Candidate) -> str:
    """Say what a story in reserve is for."""
    serves = [names.principle(name) for name in sorted(held.carries) if name in names.problem.asked]
    said = [f"spare for {listed(serves)}"] if serves else ["at hand for what nobody foresaw"]
    return f"In reserve: {', '.join(said + _strengths(names, held))}."


def size(names: Names, holds: int, asked: int) -> Iterator[str]:
    """Say why a deck is smaller or larger than asked."""
    problem = names.problem
    there = len(problem.candidates)
    told = len(names.loop.used)
    if told:
        yield f"{told} {_stories(told)} told already: the deck is what is left for the loop."
    if there < asked - told:
        few = " That is thin for a loop: write more." if there + told < _LEAST else ""
        yield (
            f"{asked} stories were asked for and the bank has {there} to choose from, "
            f"so the deck holds {'all of them' if holds == there else holds}.{few}"
        )
    if holds > problem.size and there > problem.size:
        wanted = WANTED * len(problem.askers)
        yield (
            f"The deck holds {holds} instead of {problem.size}: {len(problem.askers)} interviewers "
            f"at two stories each make {wanted}, and every principle asked wants two stories "
            "that carry it."
        )


def pins(names: Names, candidates: Mapping[str, Candidate]) -> Iterator[str]:
    """Say which pins could not be kept."""
    for who, held in names.loop.pins.items():
        for story in held:
            if story not in candidates and story not in names.loop.used:
                yield (
                    f"{story} is pinned to {names.person(who)} and left out: "
                    "only drafts and ready stories are told."
                )


def seats(
    names: Names, found: Sequence[Seat], candidates: Mapping[str, Candidate]
) -> Iterator[str]:
    """Say what is thin about what each interviewer hears."""
    for seat in found:
        if len(seat.stories) + len(seat.told) > WANTED and not any(c.pinned for c in seat.stories):
            count = len(seat.stories) + len(seat.told)
            yield f"{seat.name} hears {count} stories: two can't answer all they probe."
        for one in seat.principles:
            held = candidates.get(one.main or "")
            if held and one.principle not in held.shown:
                yield (
                    f"{names.story(held.story)} only claims {names.principle(one.principle)} for "
                    f"{names.person(seat.interviewer)}: quote the words that show it."
                )
            if one.spare and one.shared:
                yield (
                    f"{names.story(one.spare)}, the spare for {names.principle(one.principle)} "
                    f"with {names.person(seat.interviewer)}, is planned for "
                    f"{names.person(one.shared)}: once told, mark it, and the deck is chosen anew."
                )
        for chosen in seat.stories:
            if READY not in candidates[chosen.story].worth:
                who = names.person(seat.interviewer)
                yield f"{names.story(chosen.story)}, for {who}, is not marked ready yet."


def dropped(names: Names, demand: Demand, who: str, principle: str) -> str:
    """Say why a demand could not be met."""
    person = names.person(who)
    person = f"The {person[4:]}" if person.startswith("the ") else person
    if demand in {"main", "spare"}:
        return _unanswered(names, demand, person, principle)
    if demand == "failure":
        return "No failure story is told: none is free where one would fit."
    count = len(names.problem.candidates)
    wanted = "one story" if demand == "one" else "two stories"
    return (
        f"{person} does not get {wanted}: {count} {_stories(count)} free for "
        f"{len(names.problem.askers)} interviewers, spares among them."
    )


def _unanswered(names: Names, demand: str, person: str, principle: str) -> str:
    called = names.principle(principle)
    free = [one.story for one in names.problem.candidates if principle in one.carries]
    gone = carrying(names.bank, principle) - set(free)
    lost = f"; {listed(sorted(map(names.story, gone)))} can't be told here" if gone else ""
    what = "no story" if demand == "main" else "no spare"
    if not free:
        return f"{person} hears {what} for {called}: no story is free that carries it{lost}."
    carriers = listed([names.story(story) for story in free])
    verb = "carries" if len(free) == 1 else "carry"
    once = ", and a story is told once" if demand == "main" else ""
    return f"{person} hears {what} for {called}: only {carriers} {verb} it{once}{lost}."


def _stories(count: int) -> str:
    return "story is" if count == 1 else "stories are"
