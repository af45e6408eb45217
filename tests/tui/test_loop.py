"""The loop page: who hears what and why, told and used up, made and changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from portfolio import loops, rehearsing
from portfolio.store import loops as files
from portfolio.tui.desk import Desk
from portfolio.tui.dialogs.confirm import Confirm
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.loop import LoopSheet
from portfolio.tui.dialogs.person import PersonSheet
from portfolio.tui.dialogs.pick import Pick
from portfolio.tui.prepared import Prepared, prepare
from portfolio.tui.screens import loop as screen
from portfolio.tui.screens.ask import Ask
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.screens.write import Write
from portfolio.workspace import Workspace
from tests.tui.loops import ANA, ID, bank, beside, held, page, stand
from tests.tui.stage import NOW, STORIES, WIDE, opened, play, shown, until, workspace

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


def test_the_deck_is_chosen_once_for_each_change_here_or_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bank(tmp_path, ANA)
    space = Workspace.open(folder)
    chosen: list[Prepared] = []

    def counted(desk: Desk, loop_id: str, today: date) -> Prepared:
        chosen.append(prepare(desk, loop_id, today))
        return chosen[-1]

    monkeypatch.setattr(screen, "prepare", counted)

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):

            async def back() -> None:
                await pilot.press("question_mark", "escape")
                await until(pilot, lambda: isinstance(app.screen, LoopPage))
                await pilot.pause(0.05)
                await app.workers.wait_for_complete()

            await page(app, pilot)
            await back()
            assert len(chosen) == 1

            await stand(app, pilot, "orchard")
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Pick))
            await pilot.press("enter")
            await until(pilot, lambda: held(folder).told)
            await back()
            assert len(chosen) == 2

            rehearsing.keep(space, "bridge", 200, day=NOW.date())
            await back()
            assert len(chosen) == 3

            loops.note(space, ID, "orchard", "She asked for the number.")
            await back()
            assert len(chosen) == 4
            await stand(app, pilot, "orchard")
            assert "She asked for the number." in beside(app)

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
            await until(pilot, lambda: "No story you have not told yet answers this" in shown(app))

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


def test_whoever_is_named_elsewhere_meanwhile_stays(tmp_path: Path) -> None:
    folder = bank(tmp_path, ANA)
    space = Workspace.open(folder)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            await page(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, PersonSheet) and app.focused)
            loops.add_people(space, ID, ["Ben:peer:dive-deep"])
            app.screen.query_one("#role", Input).value = "peer"
            await pilot.press("enter", "enter", "enter")
            await until(pilot, lambda: held(folder).interviewers[0].role == "peer")
            assert [one.id for one in held(folder).interviewers] == ["ana", "ben"]

            await until(pilot, lambda: isinstance(app.screen, LoopPage) and "Ben," in shown(app))
            await pilot.press("i")
            await until(pilot, lambda: isinstance(app.screen, PersonSheet) and app.focused)
            loops.add_people(space, ID, ["Cleo:peer:dive-deep"])
            await pilot.press(*"Cleo", "enter", "enter", "enter")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            assert "Two interviewers are called Cleo" in shown(app)
            assert [one.id for one in held(folder).interviewers] == ["ana", "ben", "cleo"]

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
            await pilot.press("t", "p", "b", "d", "h", "w", "tab", "tab", "tab", "enter")
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
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, LoopSheet))

    play(act)
