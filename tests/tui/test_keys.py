"""Every key explains itself, and whatever a key does, a command does."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.color import Color
from textual.dom import DOMNode

import portfolio.cli
import portfolio.tui
from portfolio.tui import themes
from portfolio.tui.app import PortfolioApp
from portfolio.tui.commands import COMMANDS, SCREEN_ONLY
from tests.tui.stage import STORIES, opened, play, shown, workspace


def bindings() -> Iterator[tuple[str, Binding]]:
    """Yield every binding of the room with the class that has it."""
    for module in pkgutil.walk_packages(portfolio.tui.__path__, "portfolio.tui."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if (
                isinstance(found, type)
                and issubclass(found, DOMNode)
                and found.__module__ == module.name
            ):
                for binding in vars(found).get("BINDINGS", ()):
                    assert isinstance(binding, Binding), name
                    yield name, binding


def test_every_binding_has_an_id_and_a_tooltip() -> None:
    silent = [(name, b.key) for name, b in bindings() if not b.id or not b.tooltip]

    assert not silent


def test_no_two_bindings_share_an_id() -> None:
    ids = [binding.id for _, binding in bindings()]

    assert len(ids) == len(set(ids))


def test_every_action_has_a_command() -> None:
    actions = {binding.action.partition("(")[0] for _, binding in bindings()}

    assert not actions - set(COMMANDS) - SCREEN_ONLY


def test_every_command_named_exists() -> None:
    there = {module.name.rstrip("_") for module in pkgutil.iter_modules(portfolio.cli.__path__)}
    named = {command.twin.split()[1] for command in COMMANDS.values()}

    assert {name for name in named if not name.startswith("-")} <= there


def test_keys_which_old_terminals_swallow_are_left_alone() -> None:
    taken = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+z"}

    assert not [key for _, b in bindings() for key in b.key.split(",") if key in taken]


def test_the_keys_are_listed_on_question_mark(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("question_mark")
            await pilot.pause(0.1)

            assert "Catch one line for later" in shown(app)

    play(act)


@pytest.mark.parametrize("name", themes.names())
def test_every_theme_draws_the_board(tmp_path: Path, name: str) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            app.theme = name
            await pilot.pause()

            assert "The orchard network" in shown(app)

    play(act)


def test_the_house_theme_is_the_first_one_painted(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, _):
            house = themes.themes()[0]

            assert app.screen.styles.background == Color.parse(house.background or "")

    play(act)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as the accessibility guidelines count it."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Color) -> float:
    """Return how light a colour is, 0–1."""
    parts = (c / 255 for c in colour.rgb)
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", [n for n in themes.names() if n != "ansi"])
def test_every_colour_can_be_read_on_its_paper(name: str) -> None:
    theme = next(t for t in themes.themes() if t.name == name)
    papers = [Color.parse(theme.background or ""), Color.parse(theme.variables["raised"])]
    inks = [Color.parse(theme.variables[ink]) for ink in ("quiet", "here", "warm", "cool")]

    for paper in papers:
        assert min(contrast(paper, ink) for ink in inks) >= 4.5


def test_the_app_stays_small() -> None:
    path = Path(portfolio.tui.__path__[0]) / "app.py"

    assert len(path.read_text(encoding="utf-8").splitlines()) < 200
    assert PortfolioApp.TITLE == "portfolio"
