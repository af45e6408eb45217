"""The index: quick to read, and never in the way."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.store import index

ROWS: list[index.Row] = [
    {"id": "b", "title": "B", "verdicts": {"scope": "met"}, "seconds": {"total": 240.0}},
    {"id": "a", "title": "Ä", "status": "draft"},
]


def test_rows_come_back_in_order(tmp_path: Path) -> None:
    assert index.write(tmp_path, ROWS)
    assert index.read(tmp_path) == [ROWS[1], ROWS[0]]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 0}', '{"version": 1, "rows": 3}', "[" * 100_000, "\xff"]
)
def test_an_index_that_cannot_be_read_is_an_empty_one(tmp_path: Path, text: str) -> None:
    index.write(tmp_path, ROWS)
    index.path_of(tmp_path).write_bytes(text.encode("latin-1"))
    assert index.read(tmp_path) == []


def test_a_row_that_is_not_one_is_left_out(tmp_path: Path) -> None:
    index.write(tmp_path, ROWS)
    text = '{"version": 1, "rows": [3, {"id": "a"}, {}]}'
    index.path_of(tmp_path).write_text(text, encoding="utf-8")
    assert index.read(tmp_path) == [{"id": "a"}]


def test_a_missing_index_is_an_empty_one(tmp_path: Path) -> None:
    assert index.read(tmp_path) == []


def test_a_disk_that_refuses_only_means_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "no")

    monkeypatch.setattr(os, "replace", refuse)
    assert index.write(tmp_path, ROWS) is False


def test_the_index_needs_no_model() -> None:
    code = "import portfolio.store.index, sys; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
