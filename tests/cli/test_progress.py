"""The bar a long command draws: how far it is, how long still, and nothing where nobody looks."""

from __future__ import annotations

import sys

import pytest

from portfolio.cli.terminal import Progress


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def looked_at(monkeypatch: pytest.MonkeyPatch, columns: int = 100) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


def test_it_says_how_far_it_is_and_how_long_it_will_still_take(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked_at(monkeypatch)
    clock = Clock()
    bar = Progress("printing pdf", clock)
    clock.now = 3.0
    bar((0.25, "setting"))
    assert capsys.readouterr().err.endswith("25% setting, 9 s left")


def test_it_tells_no_time_before_it_can_nor_when_it_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked_at(monkeypatch)
    clock = Clock()
    bar = Progress("printing pdf", clock)
    bar((0.5, "setting"))
    clock.now = 9.0
    bar((0.02, "setting"))
    bar((1.0, "done"))
    assert "left" not in capsys.readouterr().err


def test_a_narrow_terminal_sees_the_fraction_and_goes_without_the_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked_at(monkeypatch, columns=50)
    clock = Clock()
    bar = Progress("printing pdf", clock)
    clock.now = 3.0
    bar((0.25, "setting"))
    drawn = capsys.readouterr().err
    assert "25%" in drawn
    assert "left" not in drawn


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Progress("printing pdf")
    bar((0.5, "setting"))
    bar.close()
    assert capsys.readouterr() == ("", "")
