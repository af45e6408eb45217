"""From a caught line to a first outline, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from portfolio.store.dig import read
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.diff import Conflict
from portfolio.tui.dialogs.line import Line
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.coverage import CoveragePage
from portfolio.tui.screens.dig import Dig
from portfolio.tui.screens.new import New
from portfolio.tui.screens.onebyone import Answer
from portfolio.tui.screens.outline import Outline
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.section import Words
from portfolio.workspace import Workspace
from tests.tui.stage import ORCHARD, STORIES, WIDE, opened, play, shown, until, workspace

SEED = "---\ntitle: The night checkout fell over\nstatus: seed\n---\n"


def text(folder: Path, story: str = "orchard") -> str:
    """Read a story's file."""
    return (folder / "stories" / f"{story}.md").read_text(encoding="utf-8")


def answers(folder: Path, story: str = "seed") -> list[str]:
    """Read the answers a story's file holds."""
    held = Workspace.open(folder).file(story).story.text("dig")
    return [one.answer for one in read(held)]


async def write(app: PortfolioApp, pilot: Pilot[None], story: str = "orchard") -> Write:
    """Open a story in the editor, reviewed."""
    app.write_story(story)
    await until(pilot, lambda: isinstance(app.screen, Write) and app.screen.review)
    assert isinstance(app.screen, Write)
    return app.screen


async def dig(app: PortfolioApp, pilot: Pilot[None], story: str = "seed") -> Dig:
    """Be asked about a story."""
    app.write_story(story, "dig")
    await until(pilot, lambda: isinstance(app.screen, Dig) and app.focused)
    assert isinstance(app.screen, Dig)
    return app.screen


# seed


def test_a_line_is_caught_while_writing_and_the_words_are_left_alone(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            room = await write(app, pilot)
            await pilot.press("ctrl+o")
            await until(pilot, lambda: isinstance(app.screen, Line))
            await pilot.press(*"The bridge", "enter")
            await until(pilot, lambda: app.screen is room)
            await pilot.press(*"Now ", "ctrl+s")

            assert "status: seed" in text(tmp_path, "the-bridge")
            assert "Now Four organisations" in text(tmp_path)

    play(act)


def test_a_line_is_caught_on_any_screen_and_waits_on_the_board(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press("c")
            await until(pilot, lambda: isinstance(app.screen, CoveragePage))
            await pilot.press("ctrl+o", *"Parcels in snow", "enter", "escape")
            await until(pilot, lambda: isinstance(app.screen, Board))
            await until(pilot, lambda: "Parcels in snow" in shown(app))

    play(act)


# dig


def test_a_seed_is_asked_one_question_at_a_time(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Dig) and app.focused)
            assert "1 of 12" in shown(app)
            assert "Which picture comes first" in shown(app)
            await pilot.press(*"In the rain.", "tab")
            await until(pilot, lambda: "2 of 12" in shown(app))

            assert answers(tmp_path) == ["In the rain."]
            assert "status: seed" in text(tmp_path, "seed")
            await pilot.press("shift+tab")
            assert app.screen.query_one(Answer).text == "In the rain."

    play(act)


def test_skipping_writes_nothing_and_the_next_visit_begins_where_one_left_off(
    tmp_path: Path,
) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            await pilot.press("tab", "tab")
            assert text(tmp_path, "seed") == SEED
            await pilot.press("shift+tab", "shift+tab", *"Rain.", "escape")
            await until(pilot, lambda: isinstance(app.screen, Write))
            await pilot.press("ctrl+g")
            await until(pilot, lambda: isinstance(app.screen, Dig) and "2 of 12" in shown(app))

    play(act)


def test_an_answer_half_typed_is_in_the_journal(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            await pilot.press(*"Rain")
            journal = tmp_path / ".portfolio" / "journal"
            await until(
                pilot,
                lambda: any("Rain" in path.read_text("utf-8") for path in journal.iterdir()),
            )

    play(act)


def test_the_bars_own_questions_follow_and_say_what_they_are_for(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            await pilot.press(*["tab"] * 7)
            await until(pilot, lambda: "8 of 12" in shown(app))

            assert "the bar asks  ·  influence" in shown(app)
            assert "Who had the last word" in shown(app)

    play(act)


def test_choosing_a_scenario_brings_its_own_questions(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            await pilot.press("ctrl+l")
            await until(pilot, lambda: isinstance(app.screen, New))
            await pilot.pause(0.1)
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Dig) and "of 13" in shown(app))

            assert "scenario: multi-org-transformation" in text(tmp_path, "seed")
            assert "Which meeting would not have happened without you?" in shown(app)

    play(act)


def test_answers_are_outlined_and_laid_word_for_word_into_empty_sections(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            await pilot.press(*"In the rain.", "ctrl+g")
            await until(pilot, lambda: isinstance(app.screen, Outline))
            assert "– In the rain." in shown(app)
            assert "· Which market or rival made it urgent?" in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Write) and app.focused)

            assert "## Situation\n\n- In the rain.\n" in text(tmp_path, "seed")
            words = app.screen.query(Words).first()
            assert words.text == "- In the rain."
            words.undo()
            assert words.text == ""

    play(act)


def test_answers_stand_beside_the_section_they_belong_to(tmp_path: Path) -> None:
    dug = f"{ORCHARD}\n## Dig\n\n### Which meeting would not have happened without you?\nIn Ely.\n"

    async def act() -> None:
        async with opened(workspace(tmp_path, orchard=dug), WIDE) as (app, pilot):
            await write(app, pilot)
            assert "– In Ely." not in shown(app)
            await pilot.press("tab", "tab")
            await until(pilot, lambda: "– In Ely." in shown(app))

    play(act)


def test_another_programs_change_while_digging_is_asked_about(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, seed=SEED)) as (app, pilot):
            await dig(app, pilot)
            path = tmp_path / "stories" / "seed.md"
            path.write_text(SEED.replace("fell over", "fell down"), encoding="utf-8")
            app.screen.query_one(Answer).insert("Rain.")  # at once: resting would save
            await pilot.press("tab")
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Dig))

            await until(pilot, lambda: answers(tmp_path) == ["Rain."])
            assert "fell down" in text(tmp_path, "seed")

    play(act)
