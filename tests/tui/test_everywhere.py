"""What works on every screen: asking, jumping, the palette, help, one's own keys, the tour."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.geometry import Offset
from textual.widgets import Input

from portfolio import guided, resources
from portfolio.model.comment import Comment
from portfolio.tui import keymap, tour
from portfolio.tui.app import PortfolioApp
from portfolio.tui.desk import Desk
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.jump import Jump, Spot, lettered
from portfolio.tui.dialogs.tour import TourSheet
from portfolio.tui.screens.ask import Ask
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.new import New
from portfolio.tui.screens.ready import Ready
from portfolio.tui.screens.render import Render
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.stories import StoryLines
from portfolio.workspace import Workspace
from tests.tui.stage import STORIES, WIDE, opened, play, shown, until, workspace
from tests.tui.test_keys import bindings


def sample(folder: Path) -> Path:
    """Copy the sample's own files."""
    skip = shutil.ignore_patterns("levels", "__*")
    return Path(shutil.copytree(resources.sample(), folder / "bank", ignore=skip))


# asking


def test_a_question_finds_its_story_as_one_types(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, Ask) and app.focused)
            app.screen.query_one(Input).value = "Tell me about an outage you caused"
            await until(pilot, lambda: "The bridge that held" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Write))

            assert not any(isinstance(screen, Ask) for screen in app.screen_stack)

    play(act)


def test_a_question_none_fits_names_the_missing_story_and_starts_it(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("ctrl+f")
            await until(pilot, lambda: isinstance(app.screen, Ask) and app.focused)
            app.screen.query_one(
                Input
            ).value = "Tell me about a time you had to let a low performer go"
            await until(pilot, lambda: "No story of yours answers this" in shown(app))
            assert "enter starts it" in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, New))

    play(act)


def test_asking_from_the_writing_room_comes_back_to_it(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            app.write_story("orchard")
            await until(pilot, lambda: isinstance(app.screen, Write))
            room = app.screen
            await pilot.press("ctrl+f")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            app.write_story("orchard")
            await pilot.pause()

            assert app.screen is room

    play(act)


# jumping


def test_a_letter_goes_to_what_one_sees(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("ctrl+j")
            await until(pilot, lambda: isinstance(app.screen, Jump))
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, Board))

            assert app.screen.query_one(StoryLines).cursor == 1

    play(act)


def test_parts_and_sections_have_letters_too(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            app.write_story("orchard")
            await until(pilot, lambda: isinstance(app.screen, Write))
            await pilot.pause(0.2)
            room = app.screen
            assert isinstance(room, Write)
            await pilot.press("ctrl+j")
            await until(pilot, lambda: isinstance(app.screen, Jump))
            overlay = app.screen
            assert isinstance(overlay, Jump)
            assert len(overlay.spots) == len(room.parts) + 4
            await pilot.press("s")
            await until(pilot, lambda: room.part == 1)

    play(act)


def test_many_places_take_two_letters() -> None:
    gone: list[int] = []
    found = tuple(Spot(Offset(0, at), partial(gone.append, at)) for at in range(60))
    names = lettered(found)

    assert {len(name) for name in names} == {2}
    assert len(names) == 60
    names["ad"].go()
    assert gone == [2]


# the palette


def test_the_palette_speaks_of_the_story_as_it_stands(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("ctrl+p", *"make a draft")
            await until(pilot, lambda: "story: make a draft again" in shown(app))
            assert isinstance(app.screen, CommandPalette)
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Ready))

    play(act)


def test_the_palette_opens_a_story_by_its_title(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("ctrl+p", *"orchard")
            await until(pilot, lambda: "open: The orchard network" in shown(app))
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Write))

    play(act)


def test_the_palette_renders_an_edition_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(Render, "_run", lambda s, _: begun.append(s._chosen("edition")))

    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("ctrl+p", *"cheat sheet")
            await until(pilot, lambda: "render: cheat sheet" in shown(app))
            await pilot.press("down", "enter")
            await until(pilot, lambda: begun)

            assert begun == ["cheatsheet"]

    play(act)


# help


def test_help_says_what_the_words_of_the_screen_mean(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await pilot.press("question_mark")
            await until(pilot, lambda: "Keys that work here" in shown(app))
            await pilot.press("end")
            await until(pilot, lambda: "What the words mean" in shown(app))

            assert "a seed" in shown(app) or "one line that waits" in shown(app)

    play(act)


# one's own keys


def test_every_binding_can_be_given_another_key() -> None:
    assert sorted(keymap.NAMES) == sorted(str(binding.id) for _, binding in bindings())


def test_names_keys_and_clashes_are_judged() -> None:
    found = keymap.findings(
        {"board.nwe": "N", "board.new": "ctrl+", "board.seed": "b", "board.find": "b,f10"}
    )

    assert [one.code for one in found] == ["KE001", "KE002", "KE003"]
    assert found[0].fix == "did you mean board.new?"
    assert keymap.usable({"board.new": "N", "nonsense": "x"}) == {"board.new": "N"}


def test_a_key_of_ones_own_works_and_a_bad_name_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    with (folder / "portfolio.yaml").open("a", encoding="utf-8") as file:
        file.write("keys: {board.new: N, board.coverrage: v}\n")

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):
            said = [note.message for note in app._notifications]
            assert any("did you mean board.coverage?" in one for one in said)
            await pilot.press("n")
            await pilot.pause(0.1)
            assert isinstance(app.screen, Board)
            await pilot.press("N")
            await until(pilot, lambda: isinstance(app.screen, New))

    play(act)


# the tour


def stands(app: PortfolioApp, stop: tour.Stop) -> bool:
    """Tell whether a stop of the tour is on the screen."""
    return isinstance(app.screen, TourSheet) and f"{stop.title}  ·" in shown(app)


def test_the_tour_walks_through_the_sample_once(tmp_path: Path) -> None:
    folder = sample(tmp_path)

    async def act() -> None:
        async with opened(folder) as (app, pilot):
            for stop in tour.STOPS:
                await until(pilot, partial(stands, app, stop))
                await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Board))
        async with opened(folder) as (app, pilot):
            await pilot.pause(0.3)
            assert isinstance(app.screen, Board)

    play(act)


def test_a_bank_of_ones_own_is_not_toured(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.pause(0.3)

            assert isinstance(app.screen, Board)

    play(act)


# comments


def test_a_coachs_comment_stands_beside_its_section_until_it_is_ticked_off(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path, **STORIES)
    comment = Comment(who="Ana", section="situation", text="Which four?")
    guided.remark(Workspace.open(folder), "orchard", comment)

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):
            app.write_story("orchard")
            await until(pilot, lambda: isinstance(app.screen, Write))
            await until(pilot, lambda: "Ana: Which four?" in shown(app))
            await pilot.press("f6")
            await until(pilot, lambda: "Ana: Which four?" not in shown(app))

            assert "- [x] Ana on Situation: Which four?" in (
                folder / "stories" / "orchard.md"
            ).read_text("utf-8")

    play(act)


# faults


def test_a_fault_in_a_review_is_said_and_the_board_does_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: Desk) -> None:
        raise KeyError("reading")

    monkeypatch.setattr(Desk, "read", stumble)

    async def act() -> None:
        async with opened(None) as (app, pilot):
            app.enter(workspace(tmp_path, **STORIES))
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))
            await until(pilot, lambda: "Portfolio itself failed here (KeyError" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: "reads them again" in shown(app))
            assert "reading your stories" not in shown(app)
            monkeypatch.undo()
            await pilot.press("g")
            await until(pilot, lambda: app.told and "The orchard network" in shown(app))

    play(act)
