"""The deck by command: chosen, explained and printed alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.model.deck import DeckReport
from tests.cli.conftest import STORIES, Run

pytestmark = pytest.mark.usefixtures("workspace")
NEW = ("loop", "new", "Northwind", "--date", "2026-12-15", "--interviewer")


def test_without_a_loop_the_usual_one_is_shown(run: Run) -> None:
    ended = run("deck")

    assert ended.code == 0
    assert "3 stories for a usual loop" in ended.out
    assert 'portfolio loop new "Northwind"' in ended.out
    assert "What gave way" in ended.out
    assert "in this order: two stories" in ended.out


def test_the_next_loop_is_taken_when_none_is_named(run: Run) -> None:
    run(*NEW, "Ana:bar raiser:frugality")
    run("loop", "new", "Contoso", "--date", "2027-03-01", "--interviewer", "Ben")

    early = DeckReport.model_validate_json(run("deck", "--json", "--today", "2026-11-20").out)
    late = DeckReport.model_validate_json(run("deck", "--json", "--today", "2027-01-01").out)

    assert (early.loop, late.loop) == ("northwind-2026-12", "contoso-2027-03")
    assert set(early.deck) == set(STORIES)
    assert early.proven


def test_a_loop_with_an_error_is_named_by_line_and_column(run: Run, workspace: Path) -> None:
    run(*NEW, "Ana:bar raiser:frugality")
    file = workspace / "loops" / "northwind-2026-12.yaml"
    file.write_text(file.read_text("utf-8").replace("frugality", "frugalty"), "utf-8")

    ended = run("deck")

    assert ended.code == 2
    assert "loops/northwind-2026-12.yaml:11:53  " in ended.err
    assert "did you mean frugality?" in ended.err


def test_an_empty_bank_is_said_clearly(run: Run, workspace: Path) -> None:
    for file in (workspace / "stories").glob("*.md"):
        file.unlink()

    ended = run("deck")

    assert ended.code == 2
    assert "there is no story to choose a deck from" in ended.err


def test_a_deck_larger_than_the_bank_holds_all_of_it_and_says_so(run: Run) -> None:
    assert "30 stories were asked for and the bank has 3" in run("deck", "--size", "30").out


def test_the_solver_says_nothing_itself() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "portfolio", "deck", "--json"], capture_output=True, check=True
    )

    assert DeckReport.model_validate_json(ended.stdout).interviewers
    assert ended.stderr == b""
