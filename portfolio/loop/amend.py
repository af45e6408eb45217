"""Changes a loop's names and pins so that what is left in it still means something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portfolio.errors import UnknownName
from portfolio.model.loop import Loop


def interviewer_of(loop: Loop, said: str) -> str:
    """Find an interviewer by id or name.

    Raises:
        UnknownName: There is none of it; names the nearest.
    """
    for one in loop.interviewers:
        if said == one.id or said.casefold() == one.name.casefold():
            return one.id
    raise UnknownName("interviewer", said, [one.id for one in loop.interviewers])


def without_pin(pins: Mapping[str, tuple[str, ...]], story: str) -> dict[str, tuple[str, ...]]:
    """Take a story out of whatever it is pinned to."""
    left = {who: tuple(one for one in held if one != story) for who, held in pins.items()}
    return {who: held for who, held in left.items() if held}


def without_person(loop: Loop, who: str) -> dict[str, Any]:
    """Take someone out with their pins; what they heard stays told, to nobody by name."""
    return {
        "interviewers": tuple(one for one in loop.interviewers if one.id != who),
        "pins": {name: held for name, held in loop.pins.items() if name != who},
        "told": tuple(
            one.model_copy(update={"to": ""}) if one.to == who else one for one in loop.told
        ),
    }
