"""The engine keeps the figures it reached on passages that nothing was trained on."""

from __future__ import annotations

from pathlib import Path

from tests.review.score_evidence import read, score
from tests.training.corpus import files

FOLDER = Path(__file__).parents[2] / "data" / "evidence"
BLIND = sorted(FOLDER.glob("blind-*.jsonl"))


def test_the_passages_to_judge_by_are_not_trained_on() -> None:
    assert len(BLIND) == 2
    assert not set(BLIND) & set(files().values())


def test_unseen_passages_keep_their_figures() -> None:
    found = score([passage for path in BLIND for passage in read(path)])
    assert found.core >= 0.88, found.errors
    assert found.macro >= 0.8, found.errors
    assert min(found.amounts) >= 0.97, found.errors
    assert found.impact[0] >= 0.93, found.errors
    assert found.impact[1] >= 0.75, found.errors
    assert found.flags[0] >= 0.9, found.errors
    assert found.quiet >= 0.85, found.errors
