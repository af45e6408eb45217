"""An import makes files, and says what it made and what it left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.errors import UnreadableFile
from portfolio.store.importing.into import import_files
from portfolio.store.rubrics import load_rubric
from portfolio.store.stories import ids, load

TEXT = """## The night the scales lied

**S:** The scales in nine depots were wrong.

**T:** Mine to mend.

**A:** I weighed a brick with Ada, and we found the drift.

**R:** Refunds fell by a third.

## A chapter of advice

Be brief.
"""


def test_a_story_file_is_made_and_the_rest_is_reported_with_its_line(tmp_path: Path) -> None:
    told = tmp_path / "old notes.md"
    told.write_text(TEXT, encoding="utf-8")
    space = tmp_path / "space"
    report = import_files(space, [told], load_rubric("l7", tmp_path))
    assert ids(space) == ["the-night-the-scales-lied"]
    assert [s.path for s in report.stories] == [f"stories/{name}.md" for name in ids(space)]
    assert "weighed a brick" in load(space, ids(space)[0]).story.text("action")
    assert all(s.line and s.why for s in report.skipped)
    assert report.skipped


@pytest.mark.parametrize("dry", [False, True])
def test_a_story_already_here_is_skipped_with_its_id(tmp_path: Path, *, dry: bool) -> None:
    told = tmp_path / "notes.md"
    told.write_text(TEXT, encoding="utf-8")
    again = tmp_path / "again.md"
    again.write_text(TEXT.replace("**S:** The", "**Situation**\nThe"), encoding="utf-8")
    rubric = load_rubric("l7", tmp_path)
    if not dry:
        import_files(tmp_path, [told], rubric)
        told.unlink()
    report = import_files(tmp_path, [again] if not dry else [told, again], rubric, dry=dry)
    assert len(report.stories) == dry
    assert [(s.line, s.what, s.why) for s in report.skipped if "already" in s.why] == [
        (
            1,
            "“The night the scales lied” (line 1)",
            "already here as the-night-the-scales-lied",
        )
    ]


def test_a_story_of_the_same_title_told_otherwise_is_made_beside_it(tmp_path: Path) -> None:
    told = tmp_path / "notes.md"
    told.write_text(TEXT, encoding="utf-8")
    rubric = load_rubric("l7", tmp_path)
    import_files(tmp_path, [told], rubric)
    told.write_text(TEXT.replace("a third", "half"), encoding="utf-8")
    import_files(tmp_path, [told], rubric)
    assert ids(tmp_path) == ["the-night-the-scales-lied", "the-night-the-scales-lied-2"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    told = tmp_path / "notes.md"
    told.write_text(TEXT, encoding="utf-8")
    report = import_files(tmp_path / "space", [told], load_rubric("l7", tmp_path), dry=True)
    assert len(report.stories) == 1
    assert not (tmp_path / "space").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        import_files(tmp_path, [tmp_path / "gone.md"], load_rubric("l7", tmp_path))
    assert "gone.md" in str(refused.value.where)
