"""Telling a story aloud against the clock, by keyboard alone, with a clock a test can set."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from portfolio import loops, rehearsing
from portfolio.model.story import STAR
from portfolio.store import rehearsals
from portfolio.tui.app import PortfolioApp
from portfolio.tui.best import best
from portfolio.tui.dialogs.confirm import Confirm
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.line import Line
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.rehearse import Rehearse
from portfolio.tui.screens.rehearsed import Rehearsed
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.stories import StoryLines
from portfolio.workspace import Workspace
from tests.tui.stage import NOW, SMALL, STORIES, WIDE, opened, play, shown, until, workspace

STORY = "orchard"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@asynccontextmanager
async def telling(
    folder: Path, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[PortfolioApp, Pilot[None], Clock]]:
    """Open the app on two stories, one of them about to be told."""
    clock = Clock()
    async with opened(workspace(folder, **STORIES), size) as (app, pilot):
        app.now = clock
        app.screen.query_one(StoryLines).cursor = 1
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))
        yield app, pilot, clock


def held(folder: Path) -> list[int]:
    """Return how long the tellings took that are kept."""
    return [one.total for one in rehearsals.load(folder, STORY).held]


async def tell(pilot: Pilot[None], clock: Clock, *seconds: float) -> None:
    """Tell the four sections."""
    await pilot.press("space")
    for took in seconds:
        clock.pass_(took)
        await pilot.press("space")
    await pilot.pause()


def test_a_telling_is_timed_section_by_section_and_kept(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            assert "Situation" in shown(app)
            assert "0 s of 45" in shown(app)
            await tell(pilot, clock, 44, 31, 118, 45)
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            await pilot.pause()

            said = shown(app)
            assert "In time: 3:58 of 4:00." in said
            assert "118 s of 120" in said
            assert "Kept. 1 of 3 tellings count." in said
            assert held(tmp_path) == [238]

            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Board))
            row = {r.id: r for r in app.told.rows}[STORY] if app.told else None
            await until(pilot, lambda: app.told and any(r.told for r in app.told.rows))
            assert row

    play(act)


def test_running_over_is_said_by_a_sign_and_not_by_colour_alone(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await pilot.press("space")
            clock.pass_(49)
            await until(pilot, lambda: "49 s of 45" in shown(app))
            assert not app.screen.query_one("#clock").has_class("-over")
            clock.pass_(9)
            await until(pilot, lambda: "▲ 13 s over" in shown(app))

            assert app.screen.query_one("#clock").has_class("-over")
            await pilot.press("space", "space", "space", "space")
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            assert "▲ 13 s over" in shown(app)
            assert "0 of 3 tellings count" in shown(app)

    play(act)


def test_the_cue_is_never_the_text_until_a_key_shows_it(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, _):
            assert "One network for four orchards." in shown(app)
            assert "four stacks" not in shown(app)

            await pilot.press("w")
            await until(pilot, lambda: "four stacks" in shown(app))
            await pilot.press("space", "space")
            await until(pilot, lambda: "I could order nobody" in shown(app))
            await pilot.press("w")
            await until(pilot, lambda: "I could order nobody" not in shown(app))

    play(act)


def test_the_clock_stands_still_while_paused_and_while_one_is_asked(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await pilot.press("space")
            clock.pass_(10)
            await pilot.press("p")
            clock.pass_(500)
            await until(pilot, lambda: "paused" in shown(app))
            await pilot.press("space")
            clock.pass_(5)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            clock.pass_(500)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))
            clock.pass_(30)
            await until(pilot, lambda: "45 s of 45" in shown(app))

    play(act)


def test_leaving_asks_only_when_something_would_be_lost(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Board))

            await pilot.press("h")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))
            await pilot.press("space")
            clock.pass_(20)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            assert "0:20" in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Board))
            assert held(tmp_path) == []

    play(act)


def test_it_begins_anew_after_asking(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await pilot.press("space")
            clock.pass_(20)
            await pilot.press("space", "r", "enter")
            await until(pilot, lambda: "0 s of 45" in shown(app))
            assert "0:00 of 4:00" in shown(app)

    play(act)


def test_the_telling_can_be_noted_taken_back_kept_and_told_again(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await tell(pilot, clock, 44, 31, 118, 45)
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, Line))
            await pilot.press(*"calmer", "enter")
            await until(pilot, lambda: "“calmer”" in shown(app))
            assert rehearsals.load(tmp_path, STORY).held[-1].note == "calmer"

            await pilot.press("x")
            await until(pilot, lambda: "Not kept. 0 of 3 tellings count." in shown(app))
            assert held(tmp_path) == []
            await pilot.press("n", "x")
            await until(pilot, lambda: "Kept. 1 of 3 tellings count." in shown(app))
            assert rehearsals.load(tmp_path, STORY).held[-1].note == "calmer"

            await pilot.press("r")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))

    play(act)


def test_a_telling_kept_elsewhere_meanwhile_is_not_taken_back(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await tell(pilot, clock, 44, 31, 118, 45)
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            rehearsing.keep(Workspace.open(tmp_path), STORY, 300, day=NOW.date())

            await pilot.press("x")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            assert "The telling of 3:58 on" in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            assert "Kept. " in shown(app)
            assert held(tmp_path) == [238, 300]

    play(act)


def test_from_the_writing_room_it_is_told_as_it_stands_now(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            app.write_story(STORY)
            await until(pilot, lambda: isinstance(app.screen, Write))
            await pilot.press(*"Now ", "f10")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))
            await pilot.press("w")
            await until(pilot, lambda: "Now Four organisations" in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Write))

    play(act)


def test_words_changed_elsewhere_while_one_tells_are_not_those_that_were_told(
    tmp_path: Path,
) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            path = tmp_path / "stories" / "orchard.md"
            path.write_text(path.read_text().replace("read every log", "read each log"))
            await tell(pilot, clock, 44, 31, 118, 45)
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))

            assert rehearsing.stands(Workspace.open(tmp_path), STORY).changed

    play(act)


def test_a_slip_of_the_fingers_is_no_telling(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            await tell(pilot, clock, 0, 0, 0, 0)
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await pilot.press("escape")
            await until(pilot, lambda: "0:00 of 4:00" in shown(app))
            assert held(tmp_path) == []

    play(act)


def test_what_the_disk_refuses_stays_until_it_takes_it(tmp_path: Path) -> None:
    async def act() -> None:
        async with telling(tmp_path) as (app, pilot, clock):
            place = rehearsals.folder(tmp_path)
            place.parent.mkdir(exist_ok=True)
            place.write_text("a file where a folder should be")
            await tell(pilot, clock, 44, 31, 118, 45)
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await pilot.press("escape")
            await until(pilot, lambda: "space  keeps it    r  again" in shown(app))
            clock.pass_(30)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            assert "The 3:58 are lost; they could not be kept yet." in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))

            place.unlink()
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Rehearsed))
            assert held(tmp_path) == [238]

    play(act)


def test_a_seed_has_nothing_to_tell_and_a_mend(tmp_path: Path) -> None:
    async def act() -> None:
        seed = "---\ntitle: The night\nstatus: seed\n---\n"
        async with opened(workspace(tmp_path, night=seed)) as (app, pilot):
            await pilot.press("h")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            assert "nothing to tell yet" in shown(app)

    play(act)


@pytest.mark.parametrize(("size", "there"), [(WIDE, True), ((90, 24), True), (SMALL, False)])
def test_the_board_shows_how_often_where_there_is_room(
    tmp_path: Path, size: tuple[int, int], there: bool
) -> None:
    folder = workspace(tmp_path, **STORIES)
    times = dict(zip(STAR, (44, 31, 118, 45), strict=True))
    for _ in range(2):
        rehearsing.keep(Workspace.open(folder), STORY, times, day=NOW.date())

    async def act() -> None:
        async with opened(folder, size) as (app, pilot):
            head = next(line for line in shown(app).splitlines() if "reading" in line)
            assert ("told" in head) is there
            row = next(line for line in shown(app).splitlines() if "The orchard network " in line)
            assert ("  2" in row) is there
            if not there:
                app.screen.query_one(StoryLines).cursor = 1
                await until(pilot, lambda: "told 2 ×" in shown(app))

    play(act)


def test_what_was_told_least_is_sorted_first(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    rehearsing.keep(Workspace.open(folder), "bridge", 240, day=NOW.date())

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await pilot.press(*"ssss")
            lines = app.screen.query_one(StoryLines)
            assert [row.id for row in lines.rows] == ["orchard", "bridge"]

    play(act)


@pytest.mark.parametrize(("day", "tells"), [(7, True), (8, False)])
def test_with_the_loop_near_the_next_best_thing_is_to_tell_one(
    tmp_path: Path, day: int, tells: bool
) -> None:
    folder = workspace(tmp_path, **STORIES)
    space = Workspace.open(folder)
    loops.new(space, "Northwind", day=NOW.date() + timedelta(day), interviewers=("Ana::",))
    loops.pin(space, next(iter(loops.report(space).loops)).loop.id, STORY, "ana")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            assert app.told
            assert app.desk
            found = best(app.told, app.desk.workspace.rubric, NOW.date())
            assert (found.action == "rehearse") is tells
            if tells:
                assert found.sentence == "Tell The orchard network aloud for the first time."
                await pilot.press("g")
                await until(pilot, lambda: isinstance(app.screen, Rehearse))

    play(act)


def test_what_a_loop_without_a_day_is_spared_is_not_proposed(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    space = Workspace.open(folder)
    loop = loops.new(space, "Northwind", interviewers=("Ana::",)).loop.id
    loops.ban(space, loop, "bridge")

    async def act() -> None:
        async with opened(folder) as (app, _):
            assert app.told
            assert app.desk
            full = app.told.coverage.model_copy(update={"next": (), "changes": ()})
            told = replace(app.told, coverage=full)
            found = best(told, app.desk.workspace.rubric, NOW.date())
            assert (found.action, found.about) == ("rehearse", STORY)

    play(act)


def test_what_was_told_in_time_today_is_not_proposed(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    space = Workspace.open(folder)
    loops.new(space, "Northwind", day=date(2026, 11, 25), interviewers=("Ana::",))
    for story in STORIES:
        rehearsing.keep(space, story, 240, day=NOW.date())

    async def act() -> None:
        async with opened(folder) as (app, _):
            assert app.told
            assert app.desk
            assert best(app.told, app.desk.workspace.rubric, NOW.date()).action != "rehearse"

    play(act)
