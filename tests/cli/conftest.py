"""Owns the small workspace the commands are tried on, and the way they are run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from portfolio import resources
from portfolio.cli.main import main

STORIES = ("quantum-bet", "the-night-checkout-fell-over", "robots-we-did-not-need")


class Ended(NamedTuple):
    """How a command ended: its code, its data, and what it said beside."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a workspace of three stories of the sample, and stand in it."""
    root = tmp_path / "my stories"
    (root / "stories").mkdir(parents=True)
    sample = resources.sample()
    shutil.copy(sample / "portfolio.yaml", root)
    for name in STORIES:
        shutil.copy(sample / "stories" / f"{name}.md", root / "stories")
    monkeypatch.chdir(root)
    monkeypatch.delenv("PORTFOLIO_WORKSPACE", raising=False)
    monkeypatch.setenv("COLUMNS", "90")
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def ran(*argv: str) -> Ended:
        code = main(list(argv))
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return ran
