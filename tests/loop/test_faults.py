"""A loop that names what is not there is told so, with the nearest name."""

from __future__ import annotations

from typing import Any

import pytest

from portfolio.loop.faults import faults
from portfolio.model.loop import Interviewer, Loop, Telling

STORIES = ("billing-outage", "old-reorg")
PRINCIPLES = ("earn-trust", "ownership")
ANA = Interviewer(id="ana", name="Ana", probes=("earn-trust",))
BEN = Interviewer(id="ben", name="Ben")


def found(**fields: Any) -> list[tuple[str, str]]:
    loop = Loop.model_validate({"id": "x", "interviewers": (ANA, BEN), **fields})
    return [(f.code, f.where) for f in faults(loop, STORIES, PRINCIPLES)]


def test_a_sound_loop_has_none() -> None:
    assert found(pins={"ana": ("billing-outage",)}, bans=("old-reorg",)) == []


def test_two_interviewers_of_one_id_or_name_are_told_apart() -> None:
    assert found(interviewers=(ANA, ANA)) == [("LO002", "interviewers.1")]
    other = Interviewer(id="ana-k", name="ANA")
    assert found(interviewers=(ANA, other)) == [("LO003", "interviewers.1.name")]


def test_an_unknown_principle_names_the_nearest() -> None:
    loop = Loop(id="x", interviewers=(Interviewer(id="a", name="A", probes=("ownershp",)),))

    (fault,) = faults(loop, STORIES, PRINCIPLES)

    assert fault.fix == "did you mean ownership?"
    assert fault.where == "interviewers.0.probes.0"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"pins": {"bob": ("old-reorg",)}}, ("LO006", "pins.bob")),
        ({"pins": {"ana": ("gone",)}}, ("LO005", "pins.ana.0")),
        (
            {"pins": {"ana": ("old-reorg",)}, "bans": ("old-reorg",)},
            ("LO007", "pins.ana.0"),
        ),
        (
            {"pins": {"ana": ("old-reorg",), "ben": ("old-reorg",)}},
            ("LO007", "pins.ben.0"),
        ),
        ({"bans": ("gone",)}, ("LO005", "bans.0")),
        ({"told": (Telling(story="gone", to="ana"),)}, ("LO005", "told.0.story")),
        ({"told": (Telling(story="old-reorg", to="bob"),)}, ("LO006", "told.0.to")),
    ],
)
def test_each_contradiction_is_named_where_it_stands(
    fields: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert found(**fields) == [fault]


def test_a_story_told_twice_is_said_once() -> None:
    told = (Telling(story="old-reorg", to="ana"), Telling(story="old-reorg", to="ben"))

    assert found(told=told) == [("LO008", "told.0")]


def test_more_pins_than_an_interviewer_has_time_for_is_a_fault() -> None:
    loop = Loop(id="x", interviewers=(ANA,), pins={"ana": ("a", "b", "c", "d")})

    (fault,) = faults(loop, ("a", "b", "c", "d"), PRINCIPLES)

    assert fault.what == "4 stories are pinned to ana, who has time for 3"
