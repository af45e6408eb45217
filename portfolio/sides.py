"""The façade for rubrics side by side: the same bank of stories held against each."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.model.coverage import AgainstRubric, SideBySide
from portfolio.store.rubrics import load_rubric, names, own
from portfolio.workspace import Workspace


def side_by_side(space: Workspace, rubrics: Sequence[str]) -> SideBySide:
    """Read a bank against several rubrics, by name or file; one named twice is read once."""
    return SideBySide(rubrics=tuple(against(space, name) for name in dict.fromkeys(rubrics)))


def against(space: Workspace, name: str) -> AgainstRubric:
    """Read a bank against one rubric, by name or file."""
    other = Workspace(space.root, space.settings, load_rubric(name, space.root))
    files = other.files()
    return AgainstRubric(
        rubric=other.rubric.id,
        name=other.rubric.name,
        bars=other.bank().bars,
        readings={one.story: one.reading.level for one in other.reviews(files)},
        coverage=other.coverage(),
    )


def others(space: Workspace) -> tuple[str, ...]:
    """Name the rubrics to put beside the workspace's own: those that ship, and files of its own."""
    held = {space.settings.rubric, space.rubric.id}
    return tuple(name for name in (*names(), *own(space.root)) if name not in held)
