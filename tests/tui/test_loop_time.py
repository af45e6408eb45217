"""The evenings until a loop, the years told of, and how it went afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from portfolio import loops
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.line import Line
from portfolio.tui.dialogs.pick import Pick
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.debrief import DebriefPage
from portfolio.tui.screens.dig import Dig
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.screens.onebyone import Answer
from portfolio.tui.screens.rehearse import Rehearse
from portfolio.tui.widgets.evenings import Evenings
from portfolio.tui.widgets.years import Years
from portfolio.workspace import Workspace
from tests.tui.loops import ANA, bank, held, page, stand
from tests.tui.stage import NOW, STORIES, WIDE, opened, play, shown, until, workspace

SEED = "---\ntitle: The night checkout fell over\nstatus: seed\n---\n"
OLD = "period: 2015-10..2018-03\ncompany: Meridian\n"


# time


def test_the_evenings_begin_tonight_and_enter_begins_the_work(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA)
    (folder / "stories" / "night.md").write_text(SEED, encoding="utf-8")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("tab")
            await until(pilot, lambda: "tonight" in shown(app))
            assert "Write The night checkout fell over, which is a seed." in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Dig))

    play(act)


def test_an_evening_to_tell_aloud_begins_the_telling(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA)) as (app, pilot):
            await page(app, pilot)
            await pilot.press("tab")
            evenings = app.screen.query_one(Evenings)
            await until(pilot, lambda: evenings.evening)
            works = [one.work for one in evenings.evenings]
            evenings.cursor = works.index("rehearse")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, LoopPage))
            await pilot.press("h")
            await until(pilot, lambda: isinstance(app.screen, Rehearse))

    play(act)


def test_a_past_loop_has_no_evenings_but_a_debrief(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA, day=date(2026, 11, 20))) as (app, pilot):
            await page(app, pilot)
            assert "3 days ago" in shown(app)
            await pilot.press("tab")
            await until(pilot, lambda: "This loop is over since 2026-11-20." in shown(app))
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage))

    play(act)


def test_the_years_mark_what_is_old_and_take_a_period(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA)
    path = folder / "stories" / "bridge.md"
    path.write_text(path.read_text("utf-8").replace("kind:", f"{OLD}kind:"), encoding="utf-8")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("tab", "tab")
            await until(pilot, lambda: "Meridian" in shown(app))
            said = shown(app)
            assert "┄" in said
            assert "older" in said
            assert "2016" in said
            assert "Oct 2015 to Mar 2018" in said

            years = app.screen.query_one(Years)
            await pilot.press("end")
            assert years.story == "orchard"
            await pilot.press("y")
            await until(pilot, lambda: isinstance(app.screen, Line) and app.focused)
            await pilot.press(*"whenever", "enter")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await pilot.press("enter", "y")
            await until(pilot, lambda: isinstance(app.screen, Line) and app.focused)
            await pilot.press(*"2024-01..now", "enter")
            await until(pilot, lambda: "━" in shown(app) and "without a period" not in shown(app))
            assert "period: 2024-01..now" in (folder / "stories" / "orchard.md").read_text("utf-8")

    play(act)


def test_where_no_story_has_a_day_no_year_is_written(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA)) as (app, pilot):
            await page(app, pilot)
            await pilot.press("tab", "tab")
            await until(pilot, lambda: "without a period" in shown(app))
            years = app.screen.query_one(Years)
            assert "".join(piece.text for piece in years.line(0)).strip() == ""

    play(act)


# afterwards


def test_the_morning_after_the_board_asks_and_remembers(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, day=date(2026, 11, 22))
    space = Workspace.open(folder)
    loops.tell(space, "northwind-2026-11", "bridge", "ana", date(2026, 11, 22))

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):
            assert "How did it go at Northwind? Say it while you remember." in shown(app)
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage) and app.focused)
            assert "1 of 6" in shown(app)
            await pilot.press(*"Twice I forgot.", "tab")
            await until(pilot, lambda: "2 of 6" in shown(app))
            after = held(folder, "northwind-2026-11").debrief
            assert list(after.answers.values()) == ["Twice I forgot."]

            await pilot.press("tab", "tab", "tab", "tab")
            await until(pilot, lambda: "How was “The bridge that held” received?" in shown(app))
            assert "Ana heard it" in shown(app)
            await pilot.press(*"She asked for the number.", "tab")
            await until(pilot, lambda: isinstance(app.screen, Board))
            await until(pilot, lambda: "She asked for the number." in shown(app))
            assert "How did it go" not in shown(app)

    play(act)


def test_an_answer_survives_the_end_of_the_terminal(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, day=date(2026, 11, 22))

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage) and app.focused)
            await pilot.press(*"Yes")
            await until(pilot, lambda: app.screen.query_one(Answer).text == "Yes")
            app.rescue()

            after = held(folder, "northwind-2026-11").debrief
            assert list(after.answers.values()) == ["Yes"]

    play(act)


def test_what_no_file_would_take_is_said_and_holds_nobody_up(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, day=date(2026, 11, 22))

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage) and app.focused)
            await pilot.press(*"Yes", "tab")
            await until(pilot, lambda: "2 of 5" in shown(app))
            path = folder / "loops" / "northwind-2026-11.yaml"
            path.write_text("told: [\n", encoding="utf-8")
            await pilot.press(*"Twice I forgot.")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage))

            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Board))
            said = [one.message for one in app._notifications]
            mend = "Mend loops/northwind-2026-11.yaml, then say it again."
            assert said == [
                "Kept in northwind-2026-11: 1 of 5 answered.",
                f"Not kept: “Twice I forgot.”. {mend}",
            ]
            assert path.read_text("utf-8") == "told: [\n"

    play(act)


def test_on_the_day_the_board_leads_to_the_loop(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA, day=NOW.date())) as (app, pilot):
            assert "Northwind is today: mark what you tell." in shown(app)
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, LoopPage))

    play(act)


def test_where_nothing_is_asked_afterwards_it_is_said(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, day=date(2026, 11, 20))
    rubric = folder / "mine.yaml"
    rubric.write_text("extends: l7\nid: mine\ndebrief: []\n", encoding="utf-8")
    (folder / "portfolio.yaml").write_text(f"rubric: {rubric}\n", encoding="utf-8")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("w")
            await until(pilot, lambda: list(app._notifications))
            said = [one.message for one in app._notifications]
            assert said[0].startswith("There is nothing to ask: the rubric has no question")
            assert isinstance(app.screen, LoopPage)

            await stand(app, pilot, "orchard")
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await pilot.press("enter")
            await until(pilot, lambda: held(folder, "northwind-2026-11").told)
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, DebriefPage))

    play(act)


def test_before_any_loop_began_a_debrief_says_what_is_missing(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            assert isinstance(app.screen, Board)
            app.screen.action_debrief()
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await until(pilot, lambda: "There is no loop yet" in shown(app))

    play(act)


def test_the_keys_stay_free_while_a_deck_is_chosen(tmp_path: Path) -> None:
    late = datetime(2026, 12, 20, tzinfo=UTC)

    async def act() -> None:
        async with opened(bank(tmp_path, ANA)) as (app, pilot):
            app.now = lambda: late
            await pilot.press("l", "tab", "escape")
            await until(pilot, lambda: isinstance(app.screen, Board))

    play(act)
