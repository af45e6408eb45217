"""The board lists, finds, sorts, catches and never falls over a broken file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.store.place import find_workspace
from portfolio.tui.rows import folder_above
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.ready import Ready
from portfolio.tui.screens.welcome import Welcome
from portfolio.tui.widgets.stories import StoryLines
from tests.tui.stage import BROKEN, STORIES, WIDE, index, opened, play, shown, until, workspace


def test_the_board_needs_no_model_to_paint() -> None:
    heavy = ("pydantic", "yaml", "ruamel", "jinja2", "weasyprint", "markdown_it")
    code = (
        "import sys, portfolio.tui.app, portfolio.tui.screens.board\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"


def test_the_first_paint_comes_from_the_index(tmp_path: Path) -> None:
    board = Board(index(tmp_path, 3))

    assert next(row.title for row in board._rows).startswith("Story number 0")


@pytest.mark.parametrize("size", [(80, 24), WIDE])
def test_every_story_is_listed_with_its_verdicts(tmp_path: Path, size: tuple[int, int]) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), size) as (app, _):
            said = shown(app)

            assert "The orchard network" in said
            assert "Alex Example" in said
            assert "2 stories" in said
            assert "Next" in said
            assert any(sign in said for sign in "●◐○")
            assert "? keys" in said

    play(act)


def test_what_is_missing_stands_beside_the_story_where_there_is_room(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, _):
            assert "What is missing" in shown(app)

    play(act)


def test_a_broken_story_is_listed_and_explained(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, broken=BROKEN, **STORIES)) as (app, pilot):
            assert "can't be read as meant" in shown(app)
            lines = app.screen.query_one(StoryLines)
            lines.cursor = next(i for i, row in enumerate(lines.rows) if row.broken)
            await pilot.press("enter")
            await pilot.pause(0.1)

            assert "stories/broken.md:" in shown(app)
            assert "fix:" in shown(app)

    play(act)


def test_an_empty_workspace_invites(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, _):
            assert "No stories yet." in shown(app)
            assert "Catch your first story in one line" in shown(app)

    play(act)


def test_a_seed_is_one_line_and_a_file(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, pilot):
            await pilot.press("a", *"It rained", "enter")
            await until(pilot, lambda: app.told and app.told.rows)

            assert "status: seed" in (tmp_path / "stories" / "it-rained.md").read_text()
            assert "It rained" in shown(app)

    play(act)


def test_find_narrows_as_one_types_and_escape_brings_all_back(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("slash", *"orch")
            lines = app.screen.query_one(StoryLines)
            assert [row.id for row in lines.rows] == ["orchard"]

            await pilot.press("escape")
            assert len(lines.rows) == 2

    play(act)


def test_sort_goes_round(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            lines = app.screen.query_one(StoryLines)
            before = [row.id for row in lines.rows]
            await pilot.press("s", "s", "s")

            assert before == ["bridge", "orchard"]
            assert [row.id for row in lines.rows] == ["orchard", "bridge"]

    play(act)


def test_a_story_goes_to_the_trash_only_after_asking(tmp_path: Path) -> None:
    async def act() -> None:
        path = tmp_path / "stories" / "bridge.md"
        async with opened(workspace(tmp_path, **STORIES)) as (_, pilot):
            await pilot.press("d", "escape")
            assert path.exists()

            await pilot.press("d", "enter")
            await until(pilot, lambda: not path.exists())

    play(act)


def test_marking_is_written_to_the_file(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            path = tmp_path / "stories" / "bridge.md"
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Ready))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Board))

            assert "status: draft" in path.read_text()

    play(act)


def test_without_a_workspace_one_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def act() -> None:
        async with opened(None) as (app, pilot):
            assert isinstance(app.screen, Welcome)
            assert "Make a workspace here" in shown(app)
            await pilot.press("enter", *"Alex", "enter")
            await until(pilot, lambda: app.told)

            assert (tmp_path / "portfolio.yaml").is_file()
            assert "No stories yet." in shown(app)

    play(act)


def test_the_light_search_for_a_workspace_agrees_with_the_facade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = workspace(tmp_path) / "stories" / "below"
    deep.mkdir()
    monkeypatch.delenv("PORTFOLIO_WORKSPACE", raising=False)
    monkeypatch.chdir(deep)
    assert folder_above(None) == find_workspace() == tmp_path

    monkeypatch.setenv("PORTFOLIO_WORKSPACE", str(tmp_path))
    assert folder_above(None) == find_workspace()
