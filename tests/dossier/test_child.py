"""A render in a child reports, fails and dies without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.dossier import child
from portfolio.dossier.child import Order, Rendering, cool, fulfil, write
from portfolio.errors import CannotWrite, RenderFailed
from portfolio.model.dossier import DossierSpec
from tests.dossier import fixtures
from tests.dossier.fixtures import bank


def order(path: Path, **fields: object) -> Order:
    return Order.model_validate(
        {"view": fixtures.view(bank(1)), "spec": DossierSpec(), "path": path, **fields}
    )


def test_a_child_reports_rising_progress_and_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "dossier.pdf"
    told = [p.fraction for p in Rendering(order(path))]
    assert told == sorted(told)
    assert told[-1] == 1
    assert path.read_bytes().startswith(b"%PDF")
    assert [p.name for p in path.parent.iterdir()] == ["dossier.pdf"]


def test_a_killed_child_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_text("old")
    rendering = Rendering(order(path, view=fixtures.view(bank(9))))
    for progress in rendering:
        if progress.fraction > 0.1:
            rendering.kill()
            break
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.pdf"]


def test_a_failure_arrives_with_its_place_and_fix(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "cover.html.j2").write_text("{{ view.nothing }}")
    with pytest.raises(RenderFailed) as error:
        list(Rendering(order(tmp_path / "x.html", fmt="html", own=tmp_path)))
    assert error.value.where == f"{tmp_path / 'templates' / 'cover.html.j2'}:1"


def test_stages_end_with_done(tmp_path: Path) -> None:
    told: list[str] = []
    fulfil(order(tmp_path / "x.md", fmt="md"), lambda p: told.append(p.stage))
    assert told == ["writing", "done"]


def test_a_folder_in_the_way_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite):
        write(tmp_path / "file" / "x.pdf", b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite):
        write(tmp_path / "folder", b"")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_the_child_stays_for_the_next_order_and_renders_the_same(tmp_path: Path) -> None:
    cool()
    spec = DossierSpec(edition="story")
    asked = order(tmp_path / "story.pdf", view=fixtures.view(bank(1), spec), spec=spec)
    list(Rendering(asked))
    (first,) = child._warm
    made = asked.path.read_bytes()
    list(Rendering(asked))
    assert list(child._warm) == [first]
    assert asked.path.read_bytes() == made


def test_a_failed_order_leaves_the_child_fit_for_the_next(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RenderFailed):
        list(Rendering(order(tmp_path / "file" / "x.md", fmt="md")))
    list(Rendering(order(tmp_path / "x.md", fmt="md")))
    assert (tmp_path / "x.md").read_text().startswith("# ")


def test_a_child_killed_behind_our_back_is_replaced(tmp_path: Path) -> None:
    list(Rendering(order(tmp_path / "x.md", fmt="md")))
    child._warm[0]._process.kill()
    child._warm[0]._process.wait()
    list(Rendering(order(tmp_path / "y.md", fmt="md")))
    assert (tmp_path / "y.md").exists()
