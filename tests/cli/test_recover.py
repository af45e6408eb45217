"""What a crash left is shown, kept or let go from the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from portfolio.cli import recover
from portfolio.model.recovery import RecoverReport
from portfolio.store.journal import left
from tests.cli.conftest import Run
from tests.store.sessions import cut_off

STORY = "quantum-bet"


@pytest.fixture
def crashed(workspace: Path) -> Path:
    """Leave a sentence behind that no file holds."""
    cut_off(workspace, STORY, "The bet", notes="Ask Ana about the second review.")
    return workspace


def test_nothing_is_said_in_one_line_when_nothing_is_left(workspace: Path, run: Run) -> None:
    del workspace
    ended = run("recover")

    assert (ended.code, ended.out) == (0, "")
    assert "Nothing is left" in ended.err


def test_where_nobody_sits_it_is_listed_and_nothing_is_asked(crashed: Path, run: Run) -> None:
    ended = run("recover")

    assert ended.code == 0
    assert STORY in ended.out
    assert "+ Ask Ana about the second review." in ended.out
    assert "recover ID --keep" in ended.err
    assert len(left(crashed)) == 1


def test_keeping_writes_the_story_and_names_its_file(crashed: Path, run: Run) -> None:
    ended = run("recover", STORY, "--keep")

    path = crashed / "stories" / f"{STORY}.md"
    assert f"stories/{STORY}.md\n" in ended.out
    assert "Ask Ana about the second review." in path.read_text(encoding="utf-8")
    assert not left(crashed)


def test_dropping_says_how_it_comes_back(crashed: Path, run: Run) -> None:
    before = (crashed / "stories" / f"{STORY}.md").read_bytes()
    ended = run("recover", STORY, "--drop")

    assert (crashed / "stories" / f"{STORY}.md").read_bytes() == before
    assert f"portfolio restore {STORY}" in ended.err
    kept = crashed / ended.out.splitlines()[-1]
    assert "Ask Ana" in kept.read_text(encoding="utf-8")
    restored = run("restore", STORY, kept.stem)
    assert restored.code == 0
    assert "Ask Ana" in (crashed / "stories" / f"{STORY}.md").read_text(encoding="utf-8")


def test_json_is_the_published_report(crashed: Path, run: Run) -> None:
    told = run("recover", "--json")
    (waiting,) = RecoverReport.model_validate_json(told.out).leftovers
    assert waiting.done is None
    assert waiting.texts == {"notes": "Ask Ana about the second review."}
    assert json.loads(told.out)["schema"] == 1
    assert left(crashed)

    (kept,) = RecoverReport.model_validate_json(
        run("recover", waiting.name, "--keep", "--json").out
    ).leftovers
    assert (kept.done, kept.path) == ("kept", f"stories/{STORY}.md")
    assert RecoverReport.model_validate_json(run("recover", "--json").out).leftovers == ()


def test_a_file_that_moved_on_is_said(crashed: Path, run: Run) -> None:
    cut_off(crashed, STORY, "The bet", notes="Older words.")
    (path,) = [one.path for one in left(crashed) if one.texts["notes"] == "Older words."]
    path.write_bytes(path.read_bytes().replace(b'"base": ""', b'"base": "0123"'))

    assert "its file was changed since" in run("recover").out


@pytest.mark.parametrize(("answer", "waiting"), [("keep", 0), ("drop", 0), ("later", 1)])
def test_on_a_terminal_each_is_asked_about(
    crashed: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    waiting: int,
) -> None:
    monkeypatch.setattr(recover, "on_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
    ended = run("recover")

    assert ended.code == 0
    assert len(left(crashed)) == waiting
    text = (crashed / "stories" / f"{STORY}.md").read_text(encoding="utf-8")
    assert ("Ask Ana" in text) is (answer == "keep")


def test_an_unknown_leftover_names_the_nearest(crashed: Path, run: Run) -> None:
    del crashed
    ended = run("recover", "quantum-bit", "--keep")

    assert ended.code == 2
    assert "did you mean quantum-bet?" in ended.err
