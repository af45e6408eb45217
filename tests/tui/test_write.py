"""What is typed reaches the file, and no word is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from portfolio.tui import ending
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.diff import Conflict
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.dig import Dig
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.section import SectionEditor, Words
from portfolio.tui.widgets.stories import StoryLines
from tests.tui.stage import ORCHARD, STORIES, WIDE, opened, play, shown, until, workspace


async def enter(app: PortfolioApp, pilot: Pilot[None], story: str = "orchard") -> Write:
    """Open a story in the editor."""
    lines = app.screen.query_one(StoryLines)
    lines.cursor = next(i for i, row in enumerate(lines.rows) if row.id == story)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Write) and app.screen.review)
    assert isinstance(app.screen, Write)
    return app.screen


def text(folder: Path, story: str = "orchard") -> str:
    """Read a story's file."""
    return (folder / "stories" / f"{story}.md").read_text(encoding="utf-8")


def test_what_is_typed_is_saved_and_nothing_else_changes(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press(*"Now ", "ctrl+s")

            assert text(tmp_path) == ORCHARD.replace("Four organ", "Now Four organ")

    play(act)


def test_down_from_the_last_line_stays_in_the_last_section(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            last = list(screen.query(Words))[-1]
            last.focus()
            last.move_cursor(last.document.end)
            await pilot.press("down", "down", "!")

            assert screen.focused is last
            assert last.text.endswith("!")

    play(act)


def test_resting_saves_without_a_key(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press(*"Rest ")
            await until(pilot, lambda: "Rest Four" in text(tmp_path))

    play(act)


def test_leaving_a_section_saves(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press(*"Go ", "tab")
            await until(pilot, lambda: "Go Four" in text(tmp_path))

    play(act)


def test_opening_and_leaving_changes_no_byte(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press("f3", "f3", "f3", "f3", "f3", "escape")
            await until(pilot, lambda: isinstance(app.screen, Board))

            assert text(tmp_path) == ORCHARD

    play(act)


def test_seconds_follow_the_words_and_evidence_is_quoted(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await enter(app, pilot)
            before = app.screen.query(SectionEditor).first().bar.told
            await pilot.press(*"one two three ")

            assert app.screen.query(SectionEditor).first().bar.told[0] == before[0] + 3
            assert "“150 engineers”" in shown(app)
            assert "s of 45" in shown(app)

    play(act)


def test_a_headline_is_written_to_the_front_matter(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press("f3")
            await until(
                pilot, lambda: "Headline" in shown(app) and len(app.screen.query(Words)) > 4
            )
            await pilot.press("tab", *"Mine: ", "ctrl+s")

            assert "Mine: One network for four orchards." in text(tmp_path)

    play(act)


def test_a_heading_of_the_file_is_taken_down_where_one_sees_it(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            words = app.screen.query(Words).first()
            words.insert("## My own\n\n", (0, 0))
            await pilot.press("tab")
            await until(pilot, lambda: "### My own" in text(tmp_path))

            assert words.text.startswith("### My own")

    play(act)


@pytest.mark.parametrize(("key", "kept"), [("m", "Mine Four"), ("t", "Theirs Four")])
def test_two_hands_on_one_file_are_asked_and_the_other_is_kept(
    tmp_path: Path, key: str, kept: str
) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            screen = await enter(app, pilot)
            path = tmp_path / "stories" / "orchard.md"
            path.write_text(ORCHARD.replace("Four organ", "Theirs Four organ"), encoding="utf-8")
            await pilot.press(*"Mine ", "ctrl+s")
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            await pilot.press(key)
            await until(pilot, lambda: kept in text(tmp_path))
            await until(pilot, lambda: kept in screen.query(Words).first().text)

            history = (tmp_path / ".portfolio" / "history" / "orchard").glob("*.md")
            other = "Theirs Four" if key == "m" else "Mine Four"
            assert any(other in version.read_text(encoding="utf-8") for version in history)
            screen.query(Words).first().undo()
            assert "Four organ" in screen.query(Words).first().text

    play(act)


def test_a_terminal_that_goes_away_loses_nothing(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await enter(app, pilot)
            await pilot.press(*"Last ")
            ending.end(app, 1)

            assert app.return_code == 129
            assert "Last Four" in text(tmp_path)

    play(act)


def test_words_in_a_seed_make_it_a_draft(tmp_path: Path) -> None:
    async def act() -> None:
        seed = "---\ntitle: A seed\nstatus: seed\n---\n"
        async with opened(workspace(tmp_path, seed=seed)) as (app, pilot):
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Write) and app.focused)
            await pilot.press(*"It began.", "ctrl+s")

            assert "status: draft" in text(tmp_path, "seed")
            assert "It began." in text(tmp_path, "seed")

    play(act)


def test_a_new_story_begins_at_a_scenario(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, pilot):
            await pilot.press("n")
            await pilot.pause(0.1)
            await pilot.press("down")
            assert "what is evaluated" in shown(app)
            await pilot.press("enter", *"My story", "enter")
            await until(pilot, lambda: isinstance(app.screen, Dig))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Write))

            assert "scenario: multi-org-transformation" in text(tmp_path, "my-story")

    play(act)
