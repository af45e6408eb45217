"""From a first outline to a story called ready, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from portfolio.model.finding import Finding
from portfolio.model.number import NATURES
from portfolio.tui.app import PortfolioApp
from portfolio.tui.dialogs.attest import WORDS, Attest
from portfolio.tui.dialogs.line import Line
from portfolio.tui.screens.board import Board
from portfolio.tui.screens.compare import Compare
from portfolio.tui.screens.dig import Dig
from portfolio.tui.screens.ready import Checks, Ready
from portfolio.tui.screens.write import Write
from portfolio.tui.widgets.choice import Choice
from portfolio.tui.widgets.notes import Notes
from portfolio.tui.widgets.section import SectionEditor
from portfolio.workspace import Workspace
from tests.tui.stage import ORCHARD, STORIES, WIDE, opened, play, shown, until, workspace
from tests.tui.test_dig import text, write

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
            await until(pilot, lambda: "[safe] What you answer; [partly] and [gap]" in shown(app))
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
