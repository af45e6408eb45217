"""The loop page: who hears what and why, told and used up, evenings, years, and how it went."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from portfolio import loops
from portfolio.model.loop import Loop
from portfolio.store import loops as files
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.confirm import Confirm
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.line import Line
from portfolio.tui.dialogs.loop import LoopSheet
from portfolio.tui.dialogs.person import PersonSheet
from portfolio.tui.dialogs.pick import Pick
from portfolio.tui.screens.ask import Ask
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.debrief import DebriefPage
from portfolio.tui.screens.dig import Dig
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.screens.onebyone import Answer
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.notes import Notes
from portfolio.tui.widgets.seats import Seats
from portfolio.tui.widgets.years import Years
from portfolio.workspace import Workspace
from tests.tui.stage import NOW, STORIES, WIDE, opened, play, shown, until, workspace

ANA = "Ana:bar raiser:earn-trust,ownership"
ID = "northwind-2026-12"
SEED = "---\ntitle: The night checkout fell over\nstatus: seed\n---\n"
OLD = "period: 2015-10..2018-03\ncompany: Meridian\n"


def bank(folder: Path, *people: str, day: date = date(2026, 12, 15)) -> Path:
    """Write a workspace with one loop."""
    made = workspace(folder, **STORIES)
    loops.new(Workspace.open(made), "Northwind", day=day, interviewers=people)
    return made


def held(folder: Path, loop_id: str = ID) -> Loop:
    """Read a loop's file."""
    return files.load(folder, loop_id).loop


async def page(app: PortfolioApp, pilot: Pilot[None]) -> LoopPage:
    """Open the next loop and wait for its deck."""
    await pilot.press("l")
    await until(pilot, lambda: isinstance(app.screen, LoopPage) and app.screen.prepared)
    assert isinstance(app.screen, LoopPage)
    await pilot.pause(0.1)
    return app.screen


def beside(app: PortfolioApp) -> str:
    """Return what the margin says."""
    return " ".join(note.text for note in app.screen.query_one("#margin > Notes", Notes).notes)


async def stand(app: PortfolioApp, pilot: Pilot[None], story: str) -> None:
    """Go to a story of the deck."""
    seats = app.screen.query_one(Seats)
    await until(pilot, lambda: story in [place.story for place in seats.places])
    seats.cursor = [place.story for place in seats.places].index(story)
    await pilot.pause(0.05)


# the deck


def test_the_deck_says_who_hears_what_and_why(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA), WIDE) as (app, pilot):
            await page(app, pilot)
            said = shown(app)
            assert "Northwind · Tue 15 Dec, in 22 days" in said
            assert "Ana, bar raiser" in said
            assert "Ownership: The orchard network; no spare." in said

            await stand(app, pilot, "orchard")
            assert "it is told first for Ownership" in beside(app)

    play(act)


def test_the_points_the_size_and_what_gave_way_are_said(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA), WIDE) as (app, pilot):
            await page(app, pilot)
            await stand(app, pilot, "worth")
            worth = beside(app)
            await stand(app, pilot, "gave way")
            gave = beside(app)

            assert "No other deck that meets the same demands is worth more." in worth
            assert "marked ready: 6" in worth
            assert "or all there are where a bank" in worth
            assert "no spare for Ownership" in gave
            assert "Demands give way in this order" in gave

    play(act)


def test_a_told_story_is_used_up_at_once_and_taken_back_by_the_same_key(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, "Ben:peer:dive-deep", day=NOW.date())

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await stand(app, pilot, "orchard")
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await pilot.press("up", "up", "enter")
            await until(pilot, lambda: "× The orchard network" in shown(app))

            assert held(folder, "northwind-2026-11").told[0].to == "ana"
            await stand(app, pilot, "orchard")
            assert "used up for this loop" in beside(app)
            await pilot.press("t")
            await until(pilot, lambda: not held(folder, "northwind-2026-11").told)
            await until(pilot, lambda: "× The orchard network" not in shown(app))

    play(act)


def test_a_story_is_pinned_kept_out_and_let_in_again(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, "Ben:peer:dive-deep")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await stand(app, pilot, "bridge")
            await pilot.press("p")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await pilot.press("end", "enter")
            await until(pilot, lambda: held(folder).pins == {"ben": ("bridge",)})
            await until(pilot, lambda: "pinned" in shown(app))

            await pilot.press("p")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await pilot.press("end", "enter")
            await until(pilot, lambda: not held(folder).pins)

            await stand(app, pilot, "bridge")
            await pilot.press("b")
            await until(pilot, lambda: held(folder).bans == ("bridge",))
            await until(pilot, lambda: "kept out" in shown(app))
            await stand(app, pilot, "bridge")
            await pilot.press("b")
            await until(pilot, lambda: not held(folder).bans)

    play(act)


def test_enter_opens_the_story_and_a_question_leaves_out_what_was_told(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, day=NOW.date())
    loops.tell(Workspace.open(folder), "northwind-2026-11", "bridge", "ana", NOW.date())

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await stand(app, pilot, "orchard")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Write))
            await pilot.press("ctrl+f")
            await until(pilot, lambda: isinstance(app.screen, Ask) and app.focused)
            assert "not told yet at Northwind?" in shown(app)
            app.screen.query_one(Input).value = "Tell me about an outage you caused"
            await until(pilot, lambda: "No story of yours answers this" in shown(app))

    play(act)


def test_on_another_day_a_question_is_put_to_the_whole_bank(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA)) as (app, pilot):
            await pilot.press("ctrl+f")
            await until(pilot, lambda: isinstance(app.screen, Ask))

            assert "Which story answers it?" in shown(app)

    play(act)


# making and changing


def test_without_a_loop_the_usual_one_is_shown_and_one_key_makes_yours(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            assert "No loop yet" in shown(app)
            assert "The bar raiser" in shown(app)
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, LoopSheet))
            await pilot.press("enter")
            await until(pilot, lambda: "Whose loop is it? Write the company's name" in shown(app))
            await pilot.press(*"Northwind", "enter", *"15", "enter")
            assert "15 is no day. Write year, month and day" in shown(app)
            app.screen.query_one("#day", Input).value = "2026-12-15"
            await pilot.pause()
            await until(pilot, lambda: "Tuesday 15 December 2026, in 22 days" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: "Nobody is named yet" in shown(app))
            assert held(folder).date == date(2026, 12, 15)

            await pilot.press("u")
            await until(pilot, lambda: len(held(folder).interviewers) == 5)
            await until(pilot, lambda: "Nobody is named yet" not in shown(app))

    play(act)


def test_a_past_day_is_said_before_it_is_kept(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, LoopSheet))
            await pilot.press(*"Old", "enter", *"2020-01-01", "enter")
            await until(
                pilot, lambda: "is past: only a debrief is left" in " ".join(shown(app).split())
            )
            assert not files.ids(folder)
            await pilot.press("enter")
            await until(pilot, lambda: files.ids(folder) == ["old-2020-01"])

    play(act)


def test_an_interviewer_is_named_with_principles_found_by_typing(tmp_path: Path) -> None:
    folder = bank(tmp_path)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("i")
            await until(pilot, lambda: isinstance(app.screen, PersonSheet) and app.focused)
            await pilot.press("enter")
            await until(pilot, lambda: "What are they called?" in shown(app))
            await pilot.press(*"Ana", "enter", *"peer", "enter", *"dvie")
            assert "Dive Deep is meant? enter takes it." in shown(app)
            await pilot.press("enter", *"trust", "enter", *"xyzzyq")
            await until(pilot, lambda: "No principle is called xyzzyq" in shown(app))
            app.screen.query_one("#probes", Input).value = ""
            await pilot.pause()
            await pilot.press("enter")
            await until(pilot, lambda: held(folder).interviewers)

            (ana,) = held(folder).interviewers
            assert (ana.id, ana.name, ana.role) == ("ana", "Ana", "peer")
            assert ana.probes == ("dive-deep", "earn-trust")

    play(act)


def test_two_of_one_name_are_told_apart_and_one_can_be_taken_out(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA, "Ben:peer:dive-deep")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PersonSheet) and app.focused)
            app.screen.query_one("#name", Input).value = "ben"
            await pilot.press("enter")
            await until(
                pilot, lambda: "Another one is called ben. Add a letter, e.g. ben K." in shown(app)
            )
            app.screen.query_one("#name", Input).value = "Anna"
            await pilot.press("enter", "enter", "enter")
            await until(pilot, lambda: held(folder).interviewers[0].name == "Anna")
            assert held(folder).interviewers[0].id == "ana"

            await until(pilot, lambda: isinstance(app.screen, LoopPage) and "Anna," in shown(app))
            await pilot.press("d")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            await pilot.press("enter")
            await until(pilot, lambda: [p.id for p in held(folder).interviewers] == ["ben"])

    play(act)


def test_the_company_and_the_day_are_said_anew(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, LoopSheet) and app.focused)
            await pilot.press("enter")
            app.screen.query_one("#day", Input).value = "2026-12-16"
            await pilot.press("enter")
            await until(pilot, lambda: held(folder).date == date(2026, 12, 16))
            await until(pilot, lambda: "Wed 16 Dec, in 23 days" in shown(app))

    play(act)


def test_a_broken_loop_is_told_with_line_and_mend_and_the_other_is_a_key_away(
    tmp_path: Path,
) -> None:
    folder = bank(tmp_path, ANA)
    (folder / "loops" / "acme.yaml").write_text("company: [Acme\n", encoding="utf-8")

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            assert "loop 1 of 2" in shown(app)
            await pilot.press("o")
            await until(pilot, lambda: "loops/acme.yaml:" in shown(app))
            assert "fix:" in shown(app)
            await pilot.press("t", "p", "b", "d", "h", "tab", "tab", "tab", "enter")
            assert isinstance(app.screen, LoopPage)
            await pilot.press("o")
            await until(pilot, lambda: "Ana, bar raiser" in shown(app))

    play(act)


def test_no_story_at_all_is_said_in_place(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, pilot):
            await page(app, pilot)
            assert "There is no story to choose a deck from." in shown(app)
            await pilot.press("tab", "tab", "enter", "y")
            await until(pilot, lambda: "No stories yet" in shown(app))

    play(act)


def test_whatever_needs_a_loop_says_so_without_one(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await page(app, pilot)
            await stand(app, pilot, "orchard")
            await pilot.press("t")
            said = [note.message for note in app._notifications]
            assert any("There is no loop yet" in one for one in said)
            await pilot.press("h")
            await until(pilot, lambda: isinstance(app.screen, LoopSheet))

    play(act)


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


def test_a_past_loop_has_no_evenings_but_a_debrief(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA, day=date(2026, 11, 20))) as (app, pilot):
            await page(app, pilot)
            assert "3 days ago" in shown(app)
            await pilot.press("tab")
            await until(pilot, lambda: "This loop is over since 2026-11-20." in shown(app))
            await pilot.press("h")
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


def test_on_the_day_the_board_leads_to_the_loop(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(bank(tmp_path, ANA, day=NOW.date())) as (app, pilot):
            assert "Northwind is today: mark what you tell." in shown(app)
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, LoopPage))

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
