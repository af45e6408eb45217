"""Holds tellings against the rubric's times, and counts those that hold.

A telling is in time when no section runs over its target by more than the rubric allows and the
whole is neither over nor under; where only the whole was timed, the whole decides. What counts is
a telling in time, in whatever words: one cuts between two tellings. But while the words as they
stand were never told in time, one is always missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portfolio.loop.reasons import listed
from portfolio.model.rehearsal import Aloud, Beside, Heard, Rehearsal, clock
from portfolio.model.rubric import Rubric


def beside(told: Rehearsal, rubric: Rubric) -> tuple[Beside, ...]:
    """Put each section of a telling beside its target; nothing where only the whole was timed."""
    return tuple(
        Beside(
            section=section,
            name=target.name,
            seconds=told.seconds[section],
            target=target.target,
            band=rubric.band(told.seconds[section], section),
        )
        for section, target in rubric.sections.items()
        if section in told.seconds
    )


def in_time(told: Rehearsal, rubric: Rubric) -> bool:
    """Tell whether a telling was in time."""
    return rubric.band(told.total) == "within" and not any(
        one.band == "over" for one in beside(told, rubric)
    )


def heard(told: Rehearsal, words: str, rubric: Rubric) -> Heard:
    """Hold one telling against the times and against the words as they stand."""
    return Heard(
        **dict(told),
        in_time=in_time(told, rubric),
        same_words=told.words == words,
        says=verdict(told, rubric),
    )


def verdict(told: Rehearsal, rubric: Rubric) -> str:
    """Say in a sentence how a telling stands to its time."""
    target = sum(one.target for one in rubric.sections.values())
    whole = f"{told.length} of {clock(target)}"
    over = [one for one in beside(told, rubric) if one.band == "over"]
    band = rubric.band(told.total)
    if over:
        parts = [f"{one.name} by {one.seconds - one.target} s" for one in over]
        return f"Over: {listed(parts)}; the whole {whole}."
    if band == "over":
        return f"Over by {told.total - target} s: {whole}."
    if band == "under":
        floor = sum(one.floor for one in rubric.sections.values())
        return f"Thin: {told.length}; under {clock(floor)} something was left out."
    return f"In time: {whole}."


def aloud(rehearsals: Sequence[Rehearsal], words: str, rubric: Rubric) -> Aloud:
    """Say how a story stands to being told aloud.

    Args:
        rehearsals: Its tellings, in the order they were kept.
        words: The content hash of its words as they stand.
        rubric: The bar.
    """
    told = sorted(rehearsals, key=lambda one: one.day)
    good = [one for one in told if in_time(one, rubric)]
    fresh = any(one.words == words for one in good)
    return Aloud(
        told=len(told),
        in_time=len(good),
        counted=len(good) if fresh else min(len(good), rubric.aloud.times - 1),
        last=told[-1] if told else None,
        last_in_time=good[-1].day if good else None,
        changed=bool(told) and told[-1].words != words,
    )


def counts(found: Mapping[str, Aloud]) -> dict[str, int]:
    """Return how many tellings count, for the stories that have any."""
    return {story: one.counted for story, one in found.items() if one.counted}
