"""The engine keeps the figures it reached on the passages it was tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.score_evidence import read, score

FOLDER = Path(__file__).parents[2] / "data" / "evidence"
SEEN = sorted(path for path in FOLDER.glob("*.jsonl") if path.name.startswith(("dev", "tune")))


FRESH = ("tune-d",)
"""Passages seen once and tuned on by class only: their figures stay near those of unseen ones."""


@pytest.mark.parametrize("path", SEEN, ids=lambda path: str(path.stem))
def test_the_seen_passages_keep_their_figures(path: Path) -> None:
    found = score(read(path))
    if path.stem in FRESH:
        assert found.core >= 0.9, found.errors
        assert found.macro >= 0.9, found.errors
        assert found.impact[0] >= 0.95, found.errors
        assert found.quiet >= 0.88, found.errors
        return
    assert found.core >= 0.95, found.errors
    assert found.macro >= 0.92, found.errors
    assert min(found.amounts) >= 0.97, found.errors
    assert found.impact[0] >= 0.95, found.errors
    assert found.impact[1] >= 0.88, found.errors
    assert found.flags[0] >= 0.93, found.errors
    assert found.quiet >= 0.88, found.errors


def test_there_are_passages_to_keep_to() -> None:
    assert SEEN
