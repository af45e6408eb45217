"""The rubric is read once for all scenes: it never changes, and reading it takes longest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from portfolio import workspace
from portfolio.store.rubrics import load_rubric

_read_once = cache(load_rubric)


@pytest.fixture(autouse=True)
def rubric_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the shipped rubric once."""
    monkeypatch.setattr(workspace, "load_rubric", lambda name, _: _read_once(name, Path()))
