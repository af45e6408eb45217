"""From a seed to a story called ready, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from portfolio.model.finding import Finding
from portfolio.model.number import NATURES
from portfolio.store.dig import read
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.attest import WORDS, Attest
from portfolio.tui.dialogs.diff import Conflict
from portfolio.tui.dialogs.line import Line
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.compare import Compare
from portfolio.tui.screens.coverage import CoveragePage
from portfolio.tui.screens.dig import Answer, Dig
from portfolio.tui.screens.new import New
from portfolio.tui.screens.outline import Outline
from portfolio.tui.screens.ready import Checks, Ready
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.choice import Choice
from portfolio.tui.widgets.notes import Notes
from portfolio.tui.widgets.section import SectionEditor, Words
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
            await pilot.press(*"Rain.", "tab")
            await until(pilot, lambda: isinstance(app.screen, Conflict))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Dig))

            await until(pilot, lambda: answers(tmp_path) == ["Rain."])
            assert "fell down" in text(tmp_path, "seed")

    play(act)


# write


def test_the_whole_story_and_the_one_change_stand_on_top(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await write(app, pilot)
            top = shown(app).splitlines()[1]

            assert "▸ " in top
            assert "→ " in top
            assert "● scope" in top

    play(act)


def test_a_section_still_thin_shows_first_what_it_should_say(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await write(app, pilot)
            said = [note.text for note in app.screen.query_one("#margin > Notes", Notes).notes]

            cue = said.index("Which market or rival made it urgent?")
            assert cue < said.index("people  “150 engineers”")
            assert cue < said.index("Situation takes 5 s; under 30 it sounds thin")
            assert "How many people in how many organisations were in it?" not in said

    play(act)


def test_a_failure_says_what_a_failure_needs(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await write(app, pilot, "bridge")
            await until(pilot, lambda: "a failure needs  ○ accountability" in shown(app))

            assert "impact" not in shown(app).splitlines()[1]

    play(act)


def test_a_key_goes_to_the_words_of_a_finding(tmp_path: Path) -> None:
    told = ORCHARD.replace("we saved $120M a year", "then there were $31M")

    async def act() -> None:
        async with opened(workspace(tmp_path, orchard=told), WIDE) as (app, pilot):
            room = await write(app, pilot)
            seen = set()
            for _ in room.review.findings if room.review else ():
                await pilot.press("f5")
                await pilot.pause(0.05)
                if room.pointed and room.pointed.start is not None:
                    chosen = next(e.words.selected_text for e in room.query(SectionEditor)
                                  if e.section == room.pointed.where)  # fmt: skip
                    span = room.draft.text(room.pointed.where)
                    assert chosen == span[room.pointed.start : room.pointed.end]
                    seen.add(chosen)

            assert "$31M" in seen

    play(act)


def test_a_key_silences_the_finding_with_a_reason(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            room = await write(app, pilot)
            await pilot.press("f5")
            await until(pilot, lambda: room.pointed)
            code = room.pointed.code if room.pointed else ""
            await pilot.press("f8")
            await until(pilot, lambda: isinstance(app.screen, Line))
            await pilot.press(*"As agreed", "enter")
            await until(pilot, lambda: "As agreed" in text(tmp_path))

            assert f"code: {code}" in text(tmp_path)
            await until(
                pilot,
                lambda: any(f.silenced and f.code == code for f in _findings(room)),
            )

    play(act)


def _findings(room: Write) -> tuple[Finding, ...]:
    return room.review.findings if room.review else ()


def test_a_key_attests_a_number_with_todays_date(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await write(app, pilot)
            await pilot.press("f9")
            await until(pilot, lambda: isinstance(app.screen, Attest) and app.focused)
            assert app.screen.query_one("#amount", Choice).value == "$120M a year"
            assert app.screen.query_one("#nature", Choice).value == "saved"
            await pilot.press("tab", "right", "tab", *"FY23, p. 14", "tab", "right", "enter")
            await until(pilot, lambda: "confirmed: 2026-11-23" in text(tmp_path))

            number = Workspace.open(tmp_path).file("orchard").story.numbers[0]
            assert (number.nature, number.owner) == ("savings", "organisation")
            assert number.source == "FY23, p. 14"

    play(act)


def test_every_nature_can_be_chosen() -> None:
    assert set(WORDS) == set(NATURES)


def test_follow_ups_are_taken_and_marked_by_a_key(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            room = await write(app, pilot)
            room.go_to("follow-ups")
            await until(pilot, lambda: room.section == "follow-ups" and "f6 takes" in shown(app))
            await pilot.press("f6", *"I asked.", "f7", "f7", "ctrl+s")

            (one,) = Workspace.open(tmp_path).file("orchard").story.follow_ups
            assert (one.state, one.answer) == ("safe", "I asked.")
            assert "■ 1 safe" in shown(app) or await _comes(pilot, app, "■ 1 safe")

    play(act)


async def _comes(pilot: Pilot[None], app: PortfolioApp, said: str) -> bool:
    await until(pilot, lambda: said in shown(app))
    return True


# compare


def test_a_section_stands_beside_its_last_ready_state(tmp_path: Path) -> None:
    async def act() -> None:
        folder = workspace(tmp_path, **STORIES)
        space = Workspace.open(folder)
        space.change("orchard", status="ready")
        space.change("orchard", status="draft")
        path = folder / "stories" / "orchard.md"
        path.write_text(text(folder).replace("I stayed", "Changed: I stayed"), encoding="utf-8")
        async with opened(folder, WIDE) as (app, pilot):
            room = await write(app, pilot)
            room.go_to("action")
            await until(pilot, lambda: room.section == "action")
            await pilot.press("ctrl+t")
            await until(pilot, lambda: isinstance(app.screen, Compare) and "now" in shown(app))

            assert "ready, until" in shown(app)
            assert "I stayed on call for the cut-over" in shown(app)
            assert "Changed: I stayed" in shown(app)

    play(act)


def test_the_bar_is_heard_at_two_levels(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES), WIDE) as (app, pilot):
            await write(app, pilot)
            await pilot.press("ctrl+t")
            await until(pilot, lambda: "never called ready" in shown(app))
            await pilot.press("l", "right")
            await until(pilot, lambda: "at L6" in shown(app))

            assert "at L7" in shown(app)
            assert "twelve-month roadmap" in " ".join(shown(app).split())

    play(act)


# ready


def test_the_list_leads_to_what_is_open(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            room = await write(app, pilot)
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Ready))
            lines = app.screen.query_one(Checks)
            lines.cursor = next(n for n, c in enumerate(lines.checks) if c.name == "Learned")
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is room and room.section == "learned")

    play(act)


def test_calling_it_ready_keeps_what_stays_open(tmp_path: Path) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            room = await write(app, pilot)
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Ready))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Line) and app.focused)
            await pilot.press("end", *", Ana is on leave", "enter")
            await until(pilot, lambda: app.screen is room)

            story = Workspace.open(tmp_path).file("orchard").story
            assert story.status == "ready"
            assert "learned" in story.open
            assert story.open[-1] == "Ana is on leave"

    play(act)


@pytest.mark.parametrize("key", ["m", "i"])
def test_the_board_leads_to_the_list_and_to_the_questions(tmp_path: Path, key: str) -> None:
    async def act() -> None:
        async with opened(workspace(tmp_path, **STORIES)) as (app, pilot):
            await pilot.press(key)
            expected = Ready if key == "m" else Dig
            await until(pilot, lambda: isinstance(app.screen, expected))
            await pilot.press("escape")
            back = Board if key == "m" else Write
            await until(pilot, lambda: isinstance(app.screen, back))

            assert text(tmp_path) == ORCHARD

    play(act)
