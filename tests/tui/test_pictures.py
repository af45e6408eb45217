"""Pictures of the screens at both sizes, with the clock and the words held still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from portfolio import loops
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.jump import Jump
from portfolio.tui.dialogs.keys import Keys
from portfolio.tui.dialogs.person import PersonSheet
from portfolio.tui.screens.ask import Ask
from portfolio.tui.screens.debrief import DebriefPage
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.screens.new import New
from portfolio.tui.screens.rehearse import Rehearse
from portfolio.tui.screens.render import Render
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.evenings import Evenings
from portfolio.tui.widgets.facts import Facts
from portfolio.tui.widgets.matrix import Matrix
from portfolio.tui.widgets.sides import Sides
from portfolio.tui.widgets.years import Years
from portfolio.workspace import Workspace
from tests.tui.loops import ANA, ID, bank, dated
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
    "rehearse": ("h", lambda app: isinstance(app.screen, Rehearse)),
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


VIEWS: dict[str, tuple[tuple[str, ...], Callable[[PortfolioApp], object]]] = {
    "deck": (("l",), lambda app: isinstance(app.screen, LoopPage) and app.screen.prepared),
    "evenings": (("l", "tab"), lambda app: app.screen.query_one(Evenings).facts),
    "years": (("l", "tab", "tab"), lambda app: app.screen.query_one(Years).spans),
    "debrief": (("l", "w"), lambda app: isinstance(app.screen, DebriefPage)),
    "person": (("l", "i"), lambda app: isinstance(app.screen, PersonSheet)),
    "bars": (("c", "tab", "tab", "tab", "tab"), lambda app: app.screen.query(Facts)),
    "rubrics": (("c", "shift+tab"), lambda app: any(s.rows for s in app.screen.query(Sides))),
}


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_with_a_loop_ahead(
    snap_compare: Any, tmp_path: Path, view: str, size: tuple[int, int]
) -> None:
    folder = bank(tmp_path / "bank", ANA, "Ben:hiring manager:think-big,dive-deep")
    dated(folder, bridge="2016-02..2018-03", orchard="2022-01..2023-06")
    loops.tell(Workspace.open(folder), ID, "bridge", "ana", NOW.date())
    app = PortfolioApp(folder, now=lambda: NOW)
    keys, stands = VIEWS[view]

    async def enter(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.told)
        await pilot.pause(0.2)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
            await until(pilot, lambda: getattr(app.screen, "prepared", True))
        await until(pilot, lambda: stands(app))
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=enter)
