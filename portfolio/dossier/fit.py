"""Makes the cheat sheet fit its pages: fewer questions first, then fewer stories, and says so."""

from __future__ import annotations

from collections.abc import Callable

from portfolio.dossier import words
from portfolio.model.cue import Cue
from portfolio.model.dossier import View

_ASKED = (3, 1, 0)


def fitted(view: View, most: int, pages: Callable[[View], int]) -> View:
    """Return the view with as much as fits.

    Args:
        view: A view with all its cues.
        most: The pages there are.
        pages: Lays a view out and counts its pages.
    """
    every = max((len(c.questions) for c in view.cues), default=0) + 1
    for asked in _ASKED:
        said = _shortened(every, asked)
        found = view.model_copy(update={"asked": asked, "left_out": said})
        if pages(found) <= most:
            return found
    low, high = 0, len(view.cues) - 1
    while low < high:  # the most stories that fit
        middle = (low + high + 1) // 2
        if pages(_cut(view, middle)) <= most:
            low = middle
        else:
            high = middle - 1
    return _cut(view, low)


def _shortened(every: int, asked: int) -> str:
    if asked >= every:
        return ""
    if asked:
        return f"Not here for want of room: all but {words.count(asked, 'question')} a story."
    return "Not here for want of room: the questions."


def _cut(view: View, kept: int) -> View:
    out: tuple[Cue, ...] = view.cues[kept:]
    names = ", ".join(f"{c.number} {c.title}" for c in out)
    said = (
        f"Not here for want of room: the questions, and {words.count(len(out), 'story', 'stories')}"
    )
    return view.model_copy(
        update={"cues": view.cues[:kept], "asked": 0, "left_out": f"{said}: {names}."}
    )
