"""Coverage shows the holes first, says what a cell rests on, and opens what it points at."""

from __future__ import annotations

from pathlib import Path

from portfolio.tui.screens.coverage import CoveragePage
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.matrix import HEADS, Matrix
from tests.tui.stage import STORIES, WIDE, opened, play, shown, until, workspace


def test_the_matrix_has_a_sign_a_cell_and_thin_rows_first(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: isinstance(app.screen, CoveragePage) and app.focused)
            matrix = app.screen.query_one(Matrix)
            signs = {p: matrix.cells[p].get("orchard") for p in ("ownership", "think-big")}

            assert signs == {"ownership": "●", "think-big": "◦"}
            assert matrix.cells["earn-trust"] == {"bridge": "○"}
            assert [len(matrix.cells[p]) for p in matrix.rows] == sorted(
                len(matrix.cells[p]) for p in matrix.rows
            )

    play(act)


def test_a_cell_quotes_its_words_and_enter_opens_the_story(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: app.screen.query(Matrix))
            matrix = app.screen.query_one(Matrix)
            matrix.cursor = HEADS + matrix.rows.index("ownership")
            await pilot.press("right")
            await pilot.pause(0.1)
            assert "“I stayed on call”" in shown(app)

            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Write))

    play(act)


def test_every_view_opens_at_the_smallest_size(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: app.screen.query(Matrix))
            for name in ("Scenarios", "Criteria", "Mix", "Single points", "Next"):
                await pilot.press("tab")
                await pilot.pause(0.1)
                assert f"▸ {name}" in shown(app)

    play(act)


def test_an_empty_bank_is_no_crash(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: app.screen.query(Matrix))
            await pilot.press("right", "down", "enter")

            assert "No story counts yet" in shown(app)

    play(act)
