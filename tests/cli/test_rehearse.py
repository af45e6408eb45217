"""Rehearsals by command: what is due, a telling timed or logged, and the drill."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import click
import pytest

from portfolio.cli import aloud, drill, rehearse
from portfolio.loop.stopwatch import Stopwatch
from portfolio.model.rehearsal import DrillReport, DueReport, RehearsalReport
from portfolio.model.story import STAR
from portfolio.store import rehearsals, stories
from tests.cli.conftest import STORIES, Run
from tests.review.banks import L7
from tests.tui.killing import Terminal

STORY = "quantum-bet"
DAY = ("--today", "2026-11-20")
pytestmark = pytest.mark.usefixtures("workspace")


def kept(run: Run) -> RehearsalReport:
    """Read what is kept of the story."""
    return RehearsalReport.model_validate_json(run("rehearse", STORY, *DAY, "--json").out)


# what is due


def test_what_is_due_is_named_with_its_reason(run: Run) -> None:
    run("rehearse", STORY, "--log", "240", *DAY)
    ended = run("rehearse", *DAY)

    assert ended.code == 0
    assert ended.out.startswith("2 stories are to be told aloud; 1 hold\n")
    assert "It was never told aloud." in ended.out
    assert STORY not in ended.out
    assert "next: portfolio rehearse " in ended.err
    found = DueReport.model_validate_json(run("rehearse", *DAY, "--json").out)
    assert (found.wanted, found.enough, len(found.due)) == (3, 1, 2)
    assert {one.reason for one in found.due} == {"never"}


def test_the_deck_of_the_loop_comes_first(run: Run) -> None:
    run("loop", "new", "Northwind", "--date", "2026-12-15", "--interviewer", "Ana::think-big")
    run("loop", "ban", "northwind-2026-12", STORY)

    out = run("rehearse", *DAY).out

    assert out.startswith("2 stories are to be told aloud; northwind-2026-12 is in 25 days\n")
    assert "In the deck of northwind-2026-12" in out
    assert STORY not in out
    assert run("rehearse", "--loop", "northwnd").code == 2


def test_when_all_hold_nothing_is_due(run: Run) -> None:
    for story in STORIES:
        run("rehearse", story, "--log", "4:00", *DAY)

    assert run("rehearse", *DAY).out == "Nothing is to be told aloud today.\n"


def test_a_line_that_cannot_be_read_is_told_and_stops_nothing(run: Run, workspace: Path) -> None:
    run("rehearse", STORY, "--log", "240", *DAY)
    path = workspace / ".portfolio" / "rehearsals" / f"{STORY}.jsonl"
    path.write_bytes(path.read_bytes() + b'{"v": 1, "d')

    ended = run("rehearse", *DAY)

    assert ended.code == 0
    assert f".portfolio/rehearsals/{STORY}.jsonl:2:1  RH001 warning" in ended.err
    assert [f.code for f in kept(run).findings] == ["RH001"]


def break_the_next_loop(run: Run, workspace: Path) -> None:
    """Make two loops, and leave a slip of the keys in the file of the next one."""
    run("loop", "new", "Northwind", "--date", "2026-12-01", "--interviewer", "Ana::think-big")
    run("loop", "new", "Acme", "--date", "2026-12-20", "--interviewer", "Ben::frugality")
    path = workspace / "loops" / "northwind-2026-12.yaml"
    path.write_text(path.read_text("utf-8").replace("think-big", "think-bug"), "utf-8")


def test_a_broken_loop_is_told_and_the_next_sound_one_prepared_for(
    run: Run, workspace: Path
) -> None:
    break_the_next_loop(run, workspace)

    ended = run("rehearse", *DAY)

    assert ended.code == 0
    assert "In the deck of acme-2026-12" in ended.out
    assert "loops/northwind-2026-12.yaml:" in ended.err
    assert "LO004 error" in ended.err
    assert run("rehearse", "--loop", "northwind-2026-12", *DAY).code == 2


def test_a_loop_that_is_over_is_told_of_no_more(run: Run, workspace: Path) -> None:
    break_the_next_loop(run, workspace)

    assert "LO004" not in run("rehearse", "--today", "2026-12-05").err


def test_a_broken_loop_keeps_no_telling_from_being_told_of(run: Run, workspace: Path) -> None:
    break_the_next_loop(run, workspace)

    ended = run("rehearse", STORY, "--log", "238", "--json", *DAY)

    assert ended.code == 0
    found = RehearsalReport.model_validate_json(ended.out)
    assert [one.total for one in found.rehearsals] == [238]
    assert [one.code for one in found.findings] == ["LO004"]


def test_a_broken_loop_stops_no_drill(run: Run, workspace: Path) -> None:
    break_the_next_loop(run, workspace)

    ended = run("rehearse", "--drill", *DAY)

    assert ended.code == 0
    assert ended.out
    assert "LO004 error" in ended.err


# logged


@pytest.mark.parametrize("said", ["44/31/118/45", "0:44/0:31/1:58/0:45", " 44 / 31/118 / 0:45"])
def test_a_telling_timed_elsewhere_is_kept(run: Run, said: str) -> None:
    ended = run("rehearse", STORY, "--log", said, "--note", "in the car", *DAY)

    assert ended.code == 0
    assert "In time: 3:58 of 4:00." in ended.out
    assert "118 s of 120" in ended.out
    assert ended.err == "kept; 1 of 3 tellings count\n"
    (one,) = kept(run).rehearsals
    assert (one.total, one.note, one.same_words) == (238, "in the car", True)


def test_a_telling_of_before_the_last_change_is_one_of_other_words(run: Run) -> None:
    early = run("rehearse", STORY, "--log", "238", "--on", "2020-11-12", *DAY)

    assert early.code == 0
    assert "changed after 2020-11-12: kept as a telling of other words" in early.err
    assert [one.same_words for one in kept(run).rehearsals] == [False]
    assert "other words" not in run("rehearse", STORY, "--log", "238", *DAY).err
    assert kept(run).rehearsals[-1].same_words


def test_more_than_enough_is_enough(run: Run) -> None:
    said = [run("rehearse", STORY, "--log", "238", *DAY).err for _ in range(4)]

    assert said[2:] == ["kept; 3 of 3 tellings count\n"] * 2


@pytest.mark.parametrize("said", ["3:58", "238"])
def test_the_whole_alone_is_enough(run: Run, said: str) -> None:
    run("rehearse", STORY, "--log", said, "--on", "2026-11-12", *DAY)

    (one,) = kept(run).rehearsals
    assert (one.total, dict(one.seconds), str(one.day)) == (238, {}, "2026-11-12")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((STORY, "--log", "44/31"), "no time of a telling"),
        ((STORY, "--log", "1:75"), "no time of a telling"),
        ((STORY, "--log", "soon"), "no time of a telling"),
        ((STORY, "--log", ""), "no time of a telling"),
        ((STORY, "--log", "0"), "can't be meant"),
        ((STORY, "--log", "9999"), "can't be meant"),
        ((STORY, "--log", "240", "--on", "2027-01-01"), "--on is the past day"),
        ((STORY, "--on", "2026-11-01"), "--on is the past day"),
        ((STORY, "--log", "240", "--remove"), "one thing at a time"),
        ((STORY, "--remove"), "never told aloud"),
        ((STORY, "--note", "x"), "never told aloud"),
        (("--log", "240"), "the story is missing"),
        (("--remove",), "the story is missing"),
        (("quantum-bt", "--log", "240"), "unknown story"),
        ((STORY,), "nobody can be timed here"),
        ((STORY, "--drill"), "a drill asks about no one story"),
        (("--number", "2"), "--number is the question a --drill begins at"),
        ((STORY, "--log", "238", "--loop", "northwind"), "a telling belongs to no loop"),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_mend(
    run: Run, argv: tuple[str, ...], says: str
) -> None:
    ended = run("rehearse", *argv, *DAY)

    assert ended.code == 2
    assert says in ended.err
    assert "fix: " in ended.err
    assert ended.out == ""
    assert kept(run).rehearsals == ()


def test_without_a_terminal_the_option_that_serves_is_named(run: Run) -> None:
    assert "--log 44/31/118/45" in run("rehearse", STORY).err


def test_the_last_telling_is_noted_and_taken_back(run: Run) -> None:
    run("rehearse", STORY, "--log", "238", "--on", "2026-11-12", *DAY)
    run("rehearse", STORY, "--log", "300", *DAY)

    assert run("rehearse", STORY, "--note", "too long", *DAY).code == 0
    assert kept(run).rehearsals[-1].note == "too long"
    assert "taken back: 5:00 on 2026-11-20" in run("rehearse", STORY, "--remove", *DAY).err
    assert [one.total for one in kept(run).rehearsals] == [238]


def test_json_is_all_that_stands_on_stdout(run: Run) -> None:
    ended = run("rehearse", STORY, "--log", "60/31/118/45", "--json", *DAY)

    report = json.loads(ended.out)
    assert report["schema"] == 1
    assert report["rehearsals"][0]["says"].startswith("Over: Situation by 15 s")


def test_the_list_counts_what_was_told_in_time(run: Run) -> None:
    run("rehearse", STORY, "--log", "238", *DAY)

    rows = {row["story"]: row for row in json.loads(run("list", "--json").out)["stories"]}
    assert {key: row["aloud"] for key, row in rows.items()} == dict.fromkeys(STORIES, 0) | {
        STORY: 1
    }
    line = next(one for one in run("list").out.splitlines() if one.startswith(STORY))
    assert "3:59     1  ready" in line


# timed


def test_a_telling_on_a_terminal_is_timed_kept_and_noted(workspace: Path) -> None:
    program = Terminal(workspace, "rehearse", STORY)
    program.wait("q gives up")
    program.press("\r")
    for name in ("Situation, 45 s", "Task, 30 s", "Action, 120 s", "Result, 45 s"):
        program.wait(name)
        program.wait("0:01")
        program.press("\r")
    program.wait("How did it go")
    program.press("in a hurry\r")
    code = program.program.wait(30)
    program.close()

    (one,) = rehearsals.load(workspace, STORY).held
    assert code == 0
    assert one.note == "in a hurry"
    assert min(one.seconds.values()) >= 1
    assert one.words == rehearsals.words_of(stories.load(workspace, STORY).story)


def test_giving_up_keeps_nothing(workspace: Path) -> None:
    program = Terminal(workspace, "rehearse", STORY)
    program.wait("q gives up")
    program.press("\r")
    program.wait("Situation, 45 s")
    program.press("q")
    code = program.program.wait(30)
    program.close()

    assert code == 130
    assert rehearsals.load(workspace, STORY).held == ()


def test_what_the_disk_refuses_is_said_so_that_it_can_be_logged(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def keys() -> Iterator[aloud.Key]:
        yield lambda _: "\r"

    def time(*_: object) -> dict[str, int]:
        return dict(zip(STAR, (44, 31, 118, 45), strict=True))

    monkeypatch.setattr(rehearse, "on_terminal", lambda: True)
    monkeypatch.setattr(aloud, "keys", keys)
    monkeypatch.setattr(aloud, "time", time)
    place = rehearsals.folder(workspace)
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where a folder should be")

    ended = run("rehearse", STORY, *DAY)

    assert ended.code == 2
    assert "118 s of 120" in ended.out
    log = f"portfolio rehearse {STORY} --log 44/31/118/45 --on 2026-11-20"
    assert f"`{log}`" in ended.err
    place.unlink()
    assert run(*log.split()[1:], *DAY).code == 0


def test_running_over_is_said_by_a_sign(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = [datetime(2026, 11, 20, 12, 0).astimezone()]
    pressed = iter([None, "x", "\r", "\r", "\r", "\r"])

    def key(_: float) -> str | None:
        moment[0] += timedelta(seconds=30)
        return next(pressed)

    story = stories.load(workspace, STORY).story
    took = aloud.time(story, L7, Stopwatch(lambda: moment[0], L7.timed), key)

    assert took == {"situation": 90, "task": 30, "action": 30, "result": 30}
    assert "1:00  ▲ 15 s over" in capsys.readouterr().err


# the drill


def test_the_drill_prints_its_question_where_nobody_sits(run: Run) -> None:
    first = DrillReport.model_validate_json(run("rehearse", "--drill", "--json", *DAY).out)

    assert run("rehearse", "--drill", *DAY).out == f"{first.question}\n"
    second = run("rehearse", "--drill", "--number", "2", "--json", *DAY).out
    assert DrillReport.model_validate_json(second).question != first.question


def test_the_drill_says_where_the_story_one_would_tell_stands(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter(["no such words at all", "quantum", "."])

    def asked(*_: object, **__: object) -> str:
        return next(said)

    monkeypatch.setattr(drill, "on_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", asked)

    ended = run("rehearse", "--drill", *DAY)

    assert ended.code == 0
    assert "unknown story 'no such words at all'" in ended.err
    assert "quantum-bet" in ended.out or "No story answers this." in ended.out
    questions = [run("rehearse", "--drill", "--number", str(n), *DAY).out for n in (1, 2)]
    assert all(" ".join(q.split()) in " ".join(ended.out.split()) for q in questions)
