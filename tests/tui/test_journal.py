"""A crash costs no word, and another program's hand on the file is seen, shown and never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from portfolio.store.history import versions
from portfolio.store.journal import left
from portfolio.tui import outside
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.diff import Conflict, Recover
from portfolio.tui.dialogs.error import ErrorDialog
from portfolio.tui.dialogs.line import Line
from portfolio.tui.screens import keeping
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.section import Words
from tests.store.sessions import cut_off
from tests.tui.stage import BROKEN, ORCHARD, STORIES, opened, play, shown, until, workspace
from tests.tui.test_write import enter, text

THEIRS = ORCHARD.replace("Four organ", "Theirs: four organ")


@pytest.fixture
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody save but the one who presses the key."""
    monkeypatch.setattr(keeping, "SAVE_AFTER", 3600.0)


def rewrite(folder: Path, told: str, story: str = "orchard") -> None:
    """Write a story as another program would."""
    (folder / "stories" / f"{story}.md").write_text(told, encoding="utf-8")


def histories(folder: Path, story: str = "orchard") -> list[str]:
    """Return the earlier versions of a story."""
    return [v.path.read_text(encoding="utf-8") for v in versions(folder, story)]


def notices(app: PortfolioApp) -> str:
    """Return what was notified."""
    return " ".join(notice.message for notice in app._notifications)


@pytest.mark.usefixtures("no_rest")
def test_every_key_is_in_the_journal_before_anything_is_saved(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            await pilot.press(*"Kept ")
            await until(pilot, lambda: screen.draft.journal.path)
            journal = screen.draft.journal.path

            assert journal
            await until(pilot, lambda: "Kept Four" in journal.read_text(encoding="utf-8"))
            assert text(tmp_path) == ORCHARD
            assert left(tmp_path) == [], "its session lives"

            await pilot.press("ctrl+s")
            assert not journal.exists()

    play(act)


@pytest.mark.usefixtures("no_rest")
def test_words_on_every_part_of_the_story_reach_the_journal(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            for number in range(len(screen.parts)):
                screen._open_part(number)
                await app.workers.wait_for_complete()
            for at, words in enumerate(screen.query(Words)):
                words.insert(f"w{at} ", (0, 0))
            await pilot.pause()
            screen.draft.journal.close()

            (found,) = left(tmp_path)
            named = {name for part in screen.parts for name in part.sections}
            assert set(found.texts) == named

    play(act)


@pytest.mark.parametrize(
    ("key", "in_story", "waits", "in_history"),
    [("k", True, False, False), ("d", False, False, True), ("escape", False, True, False)],
)
def test_the_next_start_offers_what_a_crash_left(
    tmp_path: Path, key: str, in_story: bool, waits: bool, in_history: bool
) -> None:
    async def act() -> None:
        cut_off(workspace(tmp_path, **STORIES), task="I was to move them, by asking alone.")
        async with opened(tmp_path) as (app, pilot):
            await until(pilot, lambda: "+ I was to move them" in shown(app))
            assert "The orchard network" in shown(app)
            assert "− I was to bring them" in shown(app)
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, Board))

            assert ("by asking alone" in text(tmp_path)) is in_story
            assert bool(left(tmp_path)) is waits
            assert any("by asking alone" in old for old in histories(tmp_path)) is in_history

    play(act)


def test_leftovers_are_offered_one_after_the_other(tmp_path: Path) -> None:
    async def act() -> None:
        folder = workspace(tmp_path, **STORIES)
        cut_off(folder, task="One.")
        cut_off(folder, "bridge", action="Two.")
        async with opened(folder) as (app, pilot):
            await until(pilot, lambda: isinstance(app.screen, Recover))
            await pilot.press("k")
            await until(pilot, lambda: "One." in text(folder))
            await until(pilot, lambda: isinstance(app.screen, Recover))
            await pilot.press("k")
            await until(pilot, lambda: "Two." in text(folder, "bridge"))
            await until(pilot, lambda: isinstance(app.screen, Board))

    play(act)


def test_what_was_put_off_can_be_asked_for_again(tmp_path: Path) -> None:
    async def act() -> None:
        cut_off(workspace(tmp_path, **STORIES), task="Later.")
        async with opened(tmp_path) as (app, pilot):
            await until(pilot, lambda: isinstance(app.screen, Recover))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Board))
            await app.screen.run_action("recover")
            await until(pilot, lambda: isinstance(app.screen, Recover))
            await pilot.press("k")
            await until(pilot, lambda: "Later." in text(tmp_path))
            await app.screen.run_action("recover")
            await until(pilot, lambda: "Nothing is left" in notices(app))

    play(act)


def test_what_cannot_be_kept_now_still_waits(tmp_path: Path) -> None:
    async def act() -> None:
        cut_off(workspace(tmp_path, broken=BROKEN), "broken", situation="Typed before.")
        async with opened(tmp_path) as (app, pilot):
            await until(pilot, lambda: isinstance(app.screen, Recover))
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, ErrorDialog))

            assert text(tmp_path, "broken") == BROKEN
            assert len(left(tmp_path)) == 1

    play(act)


@pytest.mark.usefixtures("no_rest")
def test_an_end_that_may_not_save_leaves_the_words_in_the_journal(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            await pilot.press(*"Mine ")
            rewrite(tmp_path, THEIRS)
            app.rescue()
            screen.draft.journal.close()

            assert text(tmp_path) == THEIRS
            assert left(tmp_path)[0].texts["situation"].startswith("Mine Four")

    play(act)


def test_a_file_changed_elsewhere_is_shown_when_nothing_was_typed(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            words = screen.query(Words).first()
            await pilot.press("down", "ctrl+end")
            rewrite(tmp_path, THEIRS)
            await until(pilot, lambda: words.text.startswith("Theirs: four"))

            assert "Changed by another program: Situation (+1 word)" in notices(app)
            assert histories(tmp_path)[-1] == ORCHARD
            assert text(tmp_path) == THEIRS
            words.undo()
            await pilot.press("ctrl+s")
            assert text(tmp_path) == ORCHARD

    play(act)


@pytest.mark.usefixtures("no_rest")
def test_a_file_changed_elsewhere_is_asked_about_when_something_was_typed(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press(*"Mine ")
            rewrite(tmp_path, THEIRS)
            await until(pilot, lambda: "− Theirs: four organisations" in shown(app))

            assert "+ Mine Four organisations" in shown(app)

    play(act)


def test_deciding_later_is_not_asked_again_until_one_saves(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            screen.query(Words).first().insert("Mine ")  # at once: resting would save
            rewrite(tmp_path, THEIRS)
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            await pilot.press("escape", *"more ")
            screen._save_quietly()
            await pilot.pause()
            assert app.screen is screen
            assert "not saved" in shown(app)

            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            assert text(tmp_path) == THEIRS

    play(act)


def test_keeping_mine_leaves_their_other_sections_alone(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            await pilot.press(*"One ", "ctrl+s", "tab", *"Mine ")
            one = text(tmp_path)
            theirs = one.replace("One Four", "Theirs four").replace("We saved", "They say we saved")
            rewrite(tmp_path, theirs.replace("the board kept", "all kept"))
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            await pilot.press("m")
            await until(pilot, lambda: "Mine I was" in text(tmp_path))

            assert "Theirs four" in text(tmp_path)
            assert screen.query(Words).first().text.startswith("Theirs four")

    play(act)


@pytest.mark.parametrize(("key", "there"), [("m", True), ("t", False)])
def test_a_file_removed_elsewhere_is_asked_about(tmp_path: Path, key: str, there: bool) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            path = tmp_path / "stories" / "orchard.md"
            await pilot.press(*"Mine ")
            path.unlink()
            await until(pilot, lambda: "removed this file" in shown(app))
            await pilot.press(key)
            await until(pilot, lambda: not isinstance(app.screen, Conflict))
            await pilot.pause()

            assert path.exists() is there
            if there:
                assert "Mine Four" in text(tmp_path)
            else:
                assert isinstance(app.screen, Board)
                assert any("Mine Four" in old for old in histories(tmp_path))

    play(act)


def test_a_journal_that_can_not_be_written_is_said_once_and_saving_goes_on(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            journals = tmp_path / ".portfolio" / "journal"
            journals.write_text("in the way", encoding="utf-8")
            await pilot.press(*"On ")
            await until(pilot, lambda: "A crash would cost" in notices(app))
            journals.unlink()
            await pilot.press(*"and on ", "ctrl+s")

            assert "On and on Four" in text(tmp_path)
            assert screen.draft.journal.path is None

    play(act)


def test_the_cursor_stays_where_it_is_when_the_file_changes_above_and_below(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            words = screen.query(Words).first()
            words.move_cursor((0, 10))
            now = ORCHARD.replace("Four", "Line.\n\nFour").replace(
                "engineers.", "engineers.\n\nEnd."
            )
            rewrite(tmp_path, now)
            await until(
                pilot, lambda: words.text.startswith("Line.") and words.text.endswith("End.")
            )

            assert words.cursor_location == (2, 10)

    play(act)


@pytest.mark.parametrize("keys", ["a", "n"])
def test_a_line_that_was_not_finished_is_offered_as_a_seed(tmp_path: Path, keys: str) -> None:
    async def act() -> None:
        folder = workspace(tmp_path, **STORIES)
        async with opened(folder) as (app, pilot):
            await pilot.press(*keys)
            if keys == "n":
                await until(pilot, lambda: "A new story" in shown(app))
                await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Line))
            await pilot.press(*"the night")
            await pilot.pause()
            assert isinstance(app.screen, Line)
            assert app.screen._journal
            app.screen._journal.close()
        async with opened(folder) as (app, pilot):
            await until(pilot, lambda: "A line for a seed, “the night”" in shown(app))
            await pilot.press("k")
            await until(pilot, (folder / "stories" / "the-night.md").exists)

            assert "status: seed" in text(folder, "the-night")

    play(act)


@pytest.mark.parametrize("key", ["enter", "escape"])
def test_a_line_that_was_answered_leaves_nothing_behind(tmp_path: Path, key: str) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("a", *"the night", key)
            await until(pilot, lambda: isinstance(app.screen, Board))
            await pilot.pause()

            assert list((tmp_path / ".portfolio" / "journal").iterdir()) == []
            assert (tmp_path / "stories" / "the-night.md").exists() is (key == "enter")

    play(act)


Edit = Callable[[Path], None]


def with_editor(monkeypatch: pytest.MonkeyPatch, app: PortfolioApp, edit: Edit) -> None:
    """Put a function in the place of the writer's own editor."""

    class Away:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(app, "suspend", Away)
    monkeypatch.setattr(outside, "edit", lambda path, _line=1: edit(path))


async def back_to(pilot: Pilot[None], app: PortfolioApp, says: str) -> None:
    """Wait for what is said on return."""
    await until(pilot, lambda: says in notices(app))


@pytest.mark.parametrize("place", [Write, Board])
def test_the_way_back_from_the_editor_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: type
) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, orchard=ORCHARD)) as (app, pilot):
            key = "x" if place is Board else "f4"
            if place is Write:
                await enter(app, pilot)
            with_editor(monkeypatch, app, lambda _: rewrite(tmp_path, THEIRS))
            await pilot.press(key)
            await back_to(pilot, app, "Changed in your editor: Situation (+1 word).")
            assert histories(tmp_path)[-1] == ORCHARD

            with_editor(monkeypatch, app, lambda _: None)
            await pilot.press(key)
            await back_to(pilot, app, "Nothing changed in your editor.")

    play(act)
