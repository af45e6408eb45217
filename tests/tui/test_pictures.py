"""Pictures of the screens at both sizes, with the clock and the words held still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.jump import Jump
from portfolio.tui.dialogs.keys import Keys
from portfolio.tui.screens.ask import Ask
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.screens.new import New
from portfolio.tui.screens.render import Render
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.matrix import Matrix
from tests.tui.stage import NOW, SMALL, STORIES, WIDE, index, until, workspace


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the cursor still."""
    monkeypatch.setattr("textual.widgets._text_area.TextArea.cursor_blink", False)
    monkeypatch.setattr("textual.widgets._input.Input.cursor_blink", False)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
def test_the_board_before_anything_is_read(
    snap_compare: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(PortfolioApp, "read", lambda _: None)
    app = PortfolioApp(index(tmp_path / "bank", 20), now=lambda: NOW)

    assert snap_compare(app, terminal_size=size)


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
def test_the_writing_room(
    snap_compare: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(Write, "_review", lambda _: None)
    app = PortfolioApp(workspace(tmp_path / "bank", **STORIES), now=lambda: NOW)

    async def enter(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.told)
        app.write_story("orchard")
        await until(pilot, lambda: isinstance(app.screen, Write))
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=size, run_before=enter)


SCENES: dict[str, tuple[str, Callable[[PortfolioApp], object]]] = {
    "coverage": ("c", lambda app: app.screen.query(Matrix)),
    "scenarios": ("n", lambda app: isinstance(app.screen, New)),
    "question": ("q", lambda app: isinstance(app.screen, Ask)),
    "help": ("question_mark", lambda app: isinstance(app.screen, Keys)),
    "loop": ("l", lambda app: isinstance(app.screen, LoopPage) and app.screen.prepared),
    "render": ("r", lambda app: isinstance(app.screen, Render)),
    "jump": ("ctrl+j", lambda app: isinstance(app.screen, Jump)),
}


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_one_key_from_the_board(
    snap_compare: Any, tmp_path: Path, scene: str, size: tuple[int, int]
) -> None:
    app = PortfolioApp(workspace(tmp_path / "bank", **STORIES), now=lambda: NOW)
    key, stands = SCENES[scene]

    async def enter(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.told)
        await pilot.pause(0.2)
        await pilot.press(key)
        await until(pilot, lambda: stands(app))
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=enter)
