"""A coach's comments by command: kept, listed, ticked off."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.model.comment import NoteReport
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("workspace")


def test_a_comment_is_kept_listed_and_ticked_off(workspace: Path, run: Run) -> None:
    kept = run("note", "quantum-bet", "Who", "decided?", "--from", "Ana", "--on", "action")
    ticked = run("note", "quantum-bet", "--tick", "1")

    assert "○ 1  Ana on action" in kept.out
    assert "● 1  Ana on action" in ticked.out
    assert ": Who decided?" in (workspace / "stories" / "quantum-bet.md").read_text("utf-8")
    told = NoteReport.model_validate_json(run("note", "quantum-bet", "--json").out)
    assert [(one.who, one.done) for one in told.comments] == [("Ana", True)]


def test_a_comment_needs_its_author(run: Run) -> None:
    nameless = run("note", "quantum-bet", "Who decided?")

    assert nameless.code == 2
    assert "--from" in nameless.err


def test_one_thing_at_a_time(run: Run) -> None:
    assert run("note", "quantum-bet", "x", "--tick", "1").code == 2
    assert "unknown comment" in run("note", "quantum-bet", "--tick", "7").err


def test_keys_that_mean_nothing_are_named_by_doctor(workspace: Path, run: Run) -> None:
    with (workspace / "portfolio.yaml").open("a", encoding="utf-8") as file:
        file.write("keys: {board.nwe: N, board.new: ctrl+}\n")

    said = run("doctor").out

    assert "no key is called 'board.nwe'" in said
    assert "did you mean board.new?" in said
    assert "'ctrl+' is no key" in said
    assert "board.new" in run("doctor", "--keys").out.splitlines()
