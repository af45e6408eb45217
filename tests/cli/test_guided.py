"""Guided writing without a screen: dig, ready and compare, which ask nothing in a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio.model.guided import CompareReport, DigReport, ReadyReport
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("workspace")


def test_dig_lists_the_questions_and_takes_an_answer(workspace: Path, run: Run) -> None:
    listed = run("dig", "quantum-bet")
    run("dig", "quantum-bet", "--answer", "2", "In the car park.")

    assert listed.code == 0
    assert "○  2  " in listed.out
    assert "In the car park." in (workspace / "stories" / "quantum-bet.md").read_text("utf-8")
    told = DigReport.model_validate_json(run("dig", "quantum-bet", "--json").out)
    assert told.asked[1].answer == "In the car park."


def test_dig_lays_a_seeds_answers_out(workspace: Path, run: Run) -> None:
    run("add", "The night")
    run("dig", "the-night", "--answer", "8", "Judit decided.")

    laid = json.loads(run("dig", "the-night", "--lay-out", "--json").out)

    assert laid["laid_out"] == ["action"]
    assert "- Judit decided." in (workspace / "stories" / "the-night.md").read_text("utf-8")


def test_dig_names_the_question_it_can_not_find(run: Run) -> None:
    beyond = run("dig", "quantum-bet", "--answer", "99", "x")
    unknown = run(
        "dig",
        "quantum-bet",
        "--answer",
        "Who stood to lose the budget, and how did you face them?",
        "x",
    )

    assert (beyond.code, unknown.code) == (2, 2)
    assert "there is no question 99" in beyond.err
    assert "did you mean" in unknown.err


def test_ready_lists_what_is_open_and_marks_only_when_told(workspace: Path, run: Run) -> None:
    run("add", "The night")
    before = ReadyReport.model_validate_json(run("ready", "the-night", "--json").out)
    marked = run("ready", "the-night", "--mark", "--open", "Ana is on leave")

    assert before.status == "seed"
    assert not all(check.done for check in before.checks)
    assert "open: Ana is on leave" in marked.out
    assert "status: ready" in (workspace / "stories" / "the-night.md").read_text("utf-8")
    assert run("ready", "the-night", "--open", "x").code == 2


def test_compare_puts_the_last_ready_state_beside_now(workspace: Path, run: Run) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    run("set", "quantum-bet", "headline=Another one.", "status=draft")
    path.write_text(path.read_text("utf-8").replace("## Result\n", "## Result\n\nNew.\n"), "utf-8")

    told = CompareReport.model_validate_json(
        run("compare", "quantum-bet", "--section", "result", "--json").out
    )

    (result,) = told.sections
    assert result.right.startswith("New.")
    assert result.right.endswith(result.left)
    assert "now" in run("compare", "quantum-bet").out


def test_compare_says_what_to_do_when_there_is_no_ready_state(run: Run) -> None:
    run("add", "The night")

    ended = run("compare", "the-night")

    assert ended.code == 2
    assert "portfolio ready the-night --mark" in ended.err
    assert "at L7" in run("compare", "the-night", "--levels", "--section", "task").out
