"""Loops by command: made, listed, shown, pinned and banned."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.model.loop import LoopReport
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("workspace")
ANA = "Ana:bar raiser:earn-trust,dive-deep"


@pytest.fixture
def loop(workspace: Path, run: Run) -> str:
    assert workspace.is_dir()
    run("loop", "new", "Northwind", "--date", "2026-12-15", "--interviewer", ANA)
    return "northwind-2026-12"


def test_a_loop_is_made_by_one_command(run: Run) -> None:
    ended = run("loop", "new", "Northwind", "--date", "2026-12-15", "--interviewer", ANA)

    assert ended.out == "loops/northwind-2026-12.yaml\n"
    assert "next: portfolio deck northwind-2026-12" in ended.err
    (one,) = LoopReport.model_validate_json(run("loop", "list", "--json").out).loops
    assert one.loop.company == "Northwind"
    assert one.loop.interviewers[0].probes == ("earn-trust", "dive-deep")
    assert one.findings == ()


def test_a_principle_may_be_said_by_its_name(run: Run) -> None:
    run("loop", "new", "Northwind", "--interviewer", "Ben::Think Big")

    (one,) = LoopReport.model_validate_json(run("loop", "show", "northwind", "--json").out).loops
    assert one.loop.interviewers[0].probes == ("think-big",)


def test_without_a_word_the_loops_are_listed(run: Run, loop: str) -> None:
    assert loop in run("loop").out
    assert "Ana" in run("loop", "show", loop).out


def test_no_loop_yet_says_how_to_make_one(run: Run) -> None:
    assert "portfolio loop new" in run("loop").err


@pytest.mark.parametrize(
    ("argv", "says", "fix"),
    [
        (("new", "X", "--interviewer", "Ana", "--interviewer", "ana"), "two interviewers", "ana K"),
        (("new", "X", "--interviewer", "A::ownershp"), "unknown principle", "ownership?"),
        (("new", "X", "--interviewer", ":peer"), "does not name", "Ana:bar raiser"),
        (("new", "X", "--date", "tomorrow"), "is not a date", "--date 2026-12-15"),
        (("new",), "a company is missing", "portfolio loop new"),
        (("shw",), "unknown loop command", "show?"),
        (("show", "nortwind-2026-12"), "unknown loop", "northwind-2026-12?"),
        (("pin", "northwind-2026-12", "quantum-bt", "--to", "ana"), "unknown story", "quantum-bet"),
        (("pin", "northwind-2026-12", "quantum-bet", "--to", "an"), "unknown interviewer", "ana?"),
        (("pin", "northwind-2026-12", "quantum-bet"), "an interviewer is missing", "--to ana"),
        (("pin", "northwind-2026-12", "quantum-bet", "--remove"), "unknown pinned", "no pinned"),
        (("ban", "northwind-2026-12", "quantum-bet", "--remove"), "unknown banned", "no banned"),
        (("set", "northwind-2026-12"), "nothing is changed", "--date"),
    ],
)
@pytest.mark.usefixtures("loop")
def test_what_can_not_be_meant_is_said_clearly(
    run: Run, argv: tuple[str, ...], says: str, fix: str
) -> None:
    ended = run("loop", *argv)

    assert ended.code == 2
    assert says in ended.err
    assert fix in ended.err


def test_a_ban_ends_a_pin_and_a_pin_ends_a_ban(run: Run, loop: str, workspace: Path) -> None:
    file = workspace / "loops" / f"{loop}.yaml"
    run("loop", "pin", loop, "quantum-bet", "--to", "Ana")
    assert "pins:\n  ana: [quantum-bet]\n" in file.read_text("utf-8")

    run("loop", "ban", loop, "quantum-bet")
    shown = run("loop", "show", loop).out
    assert "banned: quantum-bet" in shown
    assert "pinned" not in shown

    run("loop", "pin", loop, "quantum-bet", "--to", "ana")
    assert "banned" not in run("loop", "show", loop).out


def test_a_loop_is_changed_and_an_interviewer_taken_out(run: Run, loop: str) -> None:
    run("loop", "set", loop, "--date", "2026-12-16", "--interviewer", "Ben:peer:ownership")
    run("loop", "pin", loop, "quantum-bet", "--to", "ana")
    run("loop", "set", loop, "--without", "ana")

    (one,) = LoopReport.model_validate_json(run("loop", "show", loop, "--json").out).loops
    assert str(one.loop.date) == "2026-12-16"
    assert [i.name for i in one.loop.interviewers] == ["Ben"]
    assert one.loop.pins == {}


def test_a_mistake_in_a_file_is_listed_and_hides_no_other(
    run: Run, loop: str, workspace: Path
) -> None:
    (workspace / "loops" / "bad.yaml").write_text("interviewers: [{name: A, probes: [x]}]\n")

    ended = run("loop")

    assert ended.code == 1
    assert loop in ended.out
    assert "loops/bad.yaml:1:35  LO004 error" in ended.out


def test_the_usual_interviewers_are_taken_by_one_word_and_only_where_nobody_is_named(
    run: Run,
) -> None:
    run("loop", "new", "Northwind", "--date", "2036-12-15")
    assert "nobody is named yet" in run("loop", "show", "northwind-2036-12").out
    run("loop", "set", "northwind-2036-12", "--usual")
    again = run("loop", "set", "northwind-2036-12", "--usual")

    (one,) = LoopReport.model_validate_json(
        run("loop", "show", "northwind-2036-12", "--json").out
    ).loops
    assert [who.id for who in one.loop.interviewers][1] == "raiser"
    assert again.code == 2
    assert "names its interviewers already" in again.err


def test_a_past_day_is_said_and_kept(run: Run) -> None:
    ended = run("loop", "new", "Old", "--date", "2020-01-01")

    assert ended.out == "loops/old-2020-01.yaml\n"
    assert "is past: only a debrief is left" in ended.err


def test_who_is_taken_out_leaves_what_they_heard_used_up(run: Run, loop: str) -> None:
    run("told", "quantum-bet", "--to", "ana", "--loop", loop)
    run("loop", "set", loop, "--without", "ana")

    (one,) = LoopReport.model_validate_json(run("loop", "show", loop, "--json").out).loops
    assert one.findings == ()
    assert [(told.story, told.to) for told in one.loop.told] == [("quantum-bet", "")]
