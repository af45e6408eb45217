"""`portfolio import`: what it says, and how it ends when there was nothing to make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STORY = "# The bell\n\n**Situation:** It cracked.\n\n**Result:** It rang.\n"


def test_a_file_without_a_story_ends_with_two_and_shows_a_shape_that_works(
    workspace: Path, run: Run
) -> None:
    (workspace / "bread.md").write_text("# Bread\n\nFlour.\n", encoding="utf-8")
    ended = run("import", "bread.md")
    assert ended.code == 2
    assert "“Bread” (lines 1–3)" in ended.out
    assert "fix:" not in ended.out
    assert "bread.md  no story was found" in ended.err
    shape = ended.err.partition("for example:")[2]
    (workspace / "shape.md").write_text(shape.replace("\n  ", "\n"), encoding="utf-8")
    assert run("import", "shape.md").out.startswith("stories/the-night-checkout-fell-over")


def test_a_file_without_a_story_still_has_its_report_in_json(workspace: Path, run: Run) -> None:
    (workspace / "bread.md").write_text("# Bread\n\nFlour.\n", encoding="utf-8")
    ended = run("import", "--json", "bread.md")
    assert ended.code == 2
    assert [left["line"] for left in json.loads(ended.out)["skipped"]] == [1]
    assert "fix: " in ended.err


@pytest.mark.parametrize("flags", [(), ("--dry-run",), ("--json",)])
def test_a_story_imported_again_is_no_error(
    workspace: Path, run: Run, flags: tuple[str, ...]
) -> None:
    (workspace / "bell.md").write_text(STORY, encoding="utf-8")
    assert run("import", "bell.md").code == 0
    ended = run("import", *flags, "bell.md")
    assert ended.code == 0
    assert "already here as the-bell" in ended.out
    assert not list((workspace / "stories").glob("the-bell-2.md"))
