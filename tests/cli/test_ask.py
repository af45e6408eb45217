"""What `ask` says: stories with their reasons, or honestly that none fits."""

from __future__ import annotations

import subprocess
import sys

import pytest

from portfolio.model.asking import Answer
from tests.cli.conftest import STORIES, Run

pytestmark = pytest.mark.usefixtures("workspace")


def test_a_question_names_the_story_its_opening_and_its_time(run: Run) -> None:
    ended = run("ask", "Which bet on technology did you lose?")

    first, opening = ended.out.splitlines()[:2]
    assert ended.code == 0
    assert first.startswith("1  robots-we-did-not-need  fit 0.")
    assert first.endswith(" s")
    assert opening.strip().startswith("“I argued for robots")


def test_a_question_needs_no_quotes(run: Run) -> None:
    assert (
        run("ask", "Which", "bet", "did", "you", "lose?").out
        == run("ask", "Which bet did you lose?").out
    )


def test_json_is_the_published_contract(run: Run) -> None:
    said = run("ask", "--json", "Tell me about leading through a crisis.").out

    found = Answer.model_validate_json(said)
    assert '"schema": 1' in said
    assert found.question == "Tell me about leading through a crisis."
    assert {match.story for match in found.stories} <= set(STORIES)


def test_where_none_fits_it_says_which_scenario_would(run: Run) -> None:
    ended = run("ask", "When did you have to fire somebody?")

    assert ended.code == 0
    assert ended.out.startswith("No story answers this.")
    assert "--scenario low-performer" in ended.out


def test_no_question_is_a_misuse_with_a_mend(run: Run) -> None:
    ended = run("ask")

    assert ended.code == 2
    assert 'portfolio ask "…"' in ended.err


def test_the_ranking_library_is_loaded_by_asking_alone() -> None:
    code = (
        "import sys, portfolio.workspace, portfolio.cli.ask\n"
        "print([name for name in ('numpy', 'bm25s', 'Stemmer') if name in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"
