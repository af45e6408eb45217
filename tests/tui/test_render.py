"""Rendering shows how far it is, where the file lies, why it failed, and stops on one key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portfolio.errors import RenderFailed
from portfolio.tui.screens.render import Render, Stage
from tests.tui.stage import STORIES, opened, play, shown, until, workspace


def test_a_page_is_rendered_and_its_path_shown(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path / "w", **STORIES)) as (app, pilot):
            await pilot.press("r", "down", "right", "right", "enter")
            screen = app.screen
            assert isinstance(screen, Render)
            for _ in range(10):
                await pilot.pause(0.5)
                if screen.stage is Stage.DONE:
                    break

            made = tmp_path / "w" / "dossier" / "dossier.md"
            assert screen.path == str(made)
            assert made.is_file()
            assert "dossier.md" in shown(app)

    play(act)


def test_a_failure_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Any) -> None:
        raise RenderFailed("the page would not set", fix="try html")

    monkeypatch.setattr("portfolio.dossier.child.Rendering", fail)

    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("r", "enter")
            await until(pilot, lambda: "the page would not set" in shown(app))

            assert "fix: try html" in shown(app)

    play(act)


def test_escape_stops_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = []

    class Slow:
        """A render that goes on until it is killed."""

        def __init__(self, _: Any) -> None:
            self.ends = False

        def __iter__(self) -> Any:
            while not self.ends:
                yield type("Step", (), {"fraction": 0.2, "stage": "setting"})

        def kill(self) -> None:
            killed.append(True)
            self.ends = True

    monkeypatch.setattr("portfolio.dossier.child.Rendering", Slow)

    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("r", "enter")
            await until(pilot, lambda: "20%" in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: killed)
            await until(pilot, lambda: "stopped" in shown(app))

    play(act)
