"""Pictures of the screens at both sizes, with the clock and the words held still."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from portfolio.tui.app import PortfolioApp
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.matrix import Matrix
from tests.tui.stage import NOW, SMALL, STORIES, WIDE, index, until, workspace


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the cursor still."""
    monkeypatch.setattr("textual.widgets._text_area.TextArea.cursor_blink", False)


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


def test_coverage(snap_compare: Any, tmp_path: Path) -> None:
    app = PortfolioApp(workspace(tmp_path / "bank", **STORIES), now=lambda: NOW)

    async def enter(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.told)
        await pilot.press("c")
        await until(pilot, lambda: app.screen.query(Matrix) and app.focused)
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=SMALL, run_before=enter)
