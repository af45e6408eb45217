"""Coverage shows the holes first, says what a cell rests on, and opens what it points at."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from portfolio.sides import others
from portfolio.tui.app import PortfolioApp
from portfolio.tui.screens.coverage import CoveragePage
from portfolio.tui.screens.write import Write
from portfolio.tui.views import VIEWS
from portfolio.tui.widgets.facts import Facts
from portfolio.tui.widgets.matrix import HEADS, Matrix
from portfolio.tui.widgets.sides import Sides
from portfolio.workspace import Workspace
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
            for name in ("Scenarios", "Criteria", "Mix", "Bars", "Single", "Next", "Rubrics"):
                await pilot.press("tab")
                await pilot.pause(0.1)
                assert f"▸ {name}" in shown(app)

    play(act)


async def view(app: PortfolioApp, pilot: Pilot[None], name: str) -> None:
    """Turn to a view of the page."""
    await pilot.press("c")
    await until(pilot, lambda: app.screen.query(Matrix))
    for _ in range(VIEWS.index(name)):
        await pilot.press("tab")
    await until(pilot, lambda: f"▸ {name}" in shown(app))
    await pilot.pause(0.1)


def test_every_bar_and_the_assessment_stand_with_the_stories_behind_them(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await view(app, pilot, "Bars")
            told = app.told
            assert told is not None
            facts = {fact.text: fact for fact in app.screen.query_one(Facts).facts}
            for bar in told.bank.bars:
                assert facts[bar.name].figure == f"{bar.have:g} of {bar.want:g}"
            for line in told.coverage.assessment:
                assert line.have in facts[line.line].says
            failures = facts["failure stories"]
            assert (failures.sign, failures.says) == ("●", "One story: The bridge that held")

    play(act)


def test_what_a_story_to_write_would_add_is_the_sum_of_its_terms(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await view(app, pilot, "Next")
            told = app.told
            assert told is not None
            first = told.coverage.next[0]
            fact = app.screen.query_one(Facts).facts[1]
            assert fact.scenario == first.scenario
            for name, part in first.terms.items():
                assert f"{name} {part:.2f}" in fact.says

    play(act)


def test_a_single_point_is_a_sentence(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await view(app, pilot, "Single")
            says = {fact.story: fact.says for fact in app.screen.query_one(Facts).facts}
            assert says["bridge"] == "Without it nothing carries Earn Trust."

    play(act)


def test_the_bank_stands_against_two_rubrics_side_by_side(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    (folder / "mine.yaml").write_text("extends: l7\nid: mine\n", encoding="utf-8")

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):
            await view(app, pilot, "Rubrics")
            sides = app.screen.query_one(Sides)
            await until(pilot, lambda: sides.rows)
            assert "l7            l6" in shown(app)
            rows = {row.label: row.cells for row in sides.rows}
            assert rows["stories past seed"] == ("◐ 2 of 15", "◐ 2 of 12")
            assert len(rows["The orchard network"]) == 2

            await pilot.press("o")
            await until(pilot, lambda: "l7            mine" in shown(app))
            await pilot.press("end", "enter")
            await until(pilot, lambda: isinstance(app.screen, Write))

    play(act)


def test_a_rubric_of_ones_own_that_is_broken_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    (folder / "mine.yaml").write_text("extends: l9\n", encoding="utf-8")

    async def act() -> None:
        async with opened(folder, WIDE) as (app, pilot):
            await view(app, pilot, "Rubrics")
            await until(pilot, lambda: app.screen.query_one(Sides).rows)
            await pilot.press("o")
            await until(pilot, lambda: "mine.yaml:1:10" in shown(app))
            assert "It extends an unknown rubric" in " ".join(shown(app).split())
            await pilot.press("o")
            await until(pilot, lambda: "mine.yaml" not in shown(app))

    play(act)


def test_a_file_that_is_no_rubric_is_not_put_beside_ones_own(tmp_path: Path) -> None:
    folder = workspace(tmp_path, **STORIES)
    (folder / "notes.yaml").write_text("todo:\n  id: ask Ana\n", encoding="utf-8")
    (folder / "latin.yaml").write_bytes(b"id: caf\xe9\n")
    (folder / "torn.yaml").write_text('"extends": l7\nbars: [\n', encoding="utf-8")
    (folder / "mine.yaml").write_text("# mine\nid: mine\nextends: l7\n", encoding="utf-8")

    assert others(Workspace.open(folder)) == ("l6", "mine.yaml", "torn.yaml")


def test_an_empty_bank_is_no_crash(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path)) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: app.screen.query(Matrix))
            await pilot.press("right", "down", "enter")

            assert "No story counts yet" in shown(app)

    play(act)
