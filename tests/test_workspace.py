"""The façade: what CLI and TUI both rely on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from portfolio.errors import ChangedOnDisk, NotAWorkspace, StoryBroken, UnknownName
from portfolio.model.dossier import DossierSpec
from portfolio.resources import sample
from portfolio.store.edit import with_section
from portfolio.workspace import Workspace

STORY = "the-paved-road"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    root = tmp_path / "my stories"
    shutil.copytree(sample(), root)
    return Workspace.open(root)


def test_a_folder_that_is_none_is_said_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace) as refused:
        Workspace.open(tmp_path)
    assert "portfolio init" in refused.value.fix


def test_a_new_workspace_has_a_place_for_stories(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "new")
    assert (made.root / "stories").is_dir()


def test_an_unknown_story_names_the_nearest(space: Workspace) -> None:
    with pytest.raises(UnknownName) as refused:
        space.file("the-paved-rod")
    assert "the-paved-road" in refused.value.fix


def test_changing_a_number_in_the_prose_drops_its_confirmation_and_nothing_else(
    space: Workspace,
) -> None:
    base = space.file(STORY)
    assert base.story.numbers[0].confirmed == date(2026, 11, 2)
    text = base.story.text("result").replace("$180M", "$190M")
    saved = space.save(with_section(base.story, "result", text).story, base)
    (number,) = saved.story.numbers
    assert number.confirmed is None
    assert (number.says, number.nature, number.source) == (
        base.story.numbers[0].says,
        base.story.numbers[0].nature,
        base.story.numbers[0].source,
    )
    assert "NU402" in [f.code for f in space.review(saved).findings]


def test_an_edit_elsewhere_keeps_the_confirmation(space: Workspace) -> None:
    base = space.file(STORY)
    text = base.story.text("learned") + "\n- And one more."
    saved = space.save(with_section(base.story, "learned", text).story, base)
    assert saved.story.numbers == base.story.numbers


def test_a_save_over_somebody_else_s_change_is_refused(space: Workspace) -> None:
    base = space.file(STORY)
    base.path.write_text(base.path.read_text(encoding="utf-8") + "\nTheirs.\n", encoding="utf-8")
    with pytest.raises(ChangedOnDisk):
        space.save(base.story.model_copy(update={"title": "Mine"}), base)
    assert "Theirs." in base.path.read_text(encoding="utf-8")


def test_a_broken_story_stays_listed_and_blocks_nobody(space: Workspace) -> None:
    place = space.root / "stories" / "broken.md"
    place.write_text("---\ntitle: [\n---\n## Situation\n\nIt began.\n", encoding="utf-8")
    (space.root / "stories" / "noise.md").write_bytes(bytes(range(256)))
    report = space.check()
    broken = next(s for s in report.stories if s.story == "broken")
    error = next(f for f in broken.findings if f.severity == "error")
    assert (error.path, error.line > 1) == ("stories/broken.md", True)
    with pytest.raises(StoryBroken):
        space.set("broken", {"title": "Mended"})


def test_files_without_a_story_in_them_count_nowhere(space: Workspace) -> None:
    before = space.coverage().stories
    (space.root / "stories" / "noise.md").write_bytes(bytes(range(256)))
    (space.root / "stories" / "empty.md").write_bytes(b"")
    space.new("Not begun yet", scenario="platform-ecosystem")
    assert space.coverage().stories == before
    told = {page.id for page in space.view(DossierSpec()).all_stories}
    assert not told & {"noise", "empty", "not-begun-yet"}


def test_a_redacted_selection_says_nothing_of_the_other_stories(
    space: Workspace, tmp_path: Path
) -> None:
    spec = DossierSpec(stories=("quantum-bet", STORY), redact=True)
    text = space.render(spec, "md", out=tmp_path / "coach.md").read_text(encoding="utf-8")
    others = {f.story.title for f in space.files()} - {"Quantum bet", "The paved road"}
    assert not [title for title in others if title in text]
    assert "Corvane" not in text


def test_a_review_is_placed_by_line_and_column_of_the_file(space: Workspace) -> None:
    found = space.review(space.file("eleven-countries-before-christmas"))
    number = next(f for f in found.findings if f.code == "NU403")
    lines = space.file(found.story).path.read_text(encoding="utf-8").splitlines()
    assert lines[number.line - 1][number.column - 1 :].startswith("$160M")


def test_a_removed_story_comes_back(space: Workspace) -> None:
    text = space.file(STORY).path.read_bytes()
    trash = space.remove(STORY)
    assert trash.read_bytes() == text
    version = space.versions(STORY)[-1]
    assert space.restore(STORY, version.name).path.read_bytes() == text
