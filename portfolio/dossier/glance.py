"""Tells the smaller editions in lines: the cheat sheet, the cards, one story for a reviewer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portfolio.dossier.plain import MarkdownWriter, tell, tell_story
from portfolio.model.cue import Cue
from portfolio.model.dossier import Edition, View

_ASKED = ("Where did you believe it at once, and where did you stop?",
          "What did the teller do, and what did others do?",
          "What would you ask next?")  # fmt: skip


def teller(edition: Edition) -> Callable[[View, MarkdownWriter], None]:
    """Return what tells an edition."""
    return _TELLERS[edition]


def _cheatsheet(view: View, writer: MarkdownWriter) -> None:
    writer.heading(1, view.title)
    for cue in view.cues:
        writer.heading(2, f"{cue.number}. {cue.headline}")
        _held(cue, writer)
        writer.bullets(cue.asks)


def _cards(view: View, writer: MarkdownWriter) -> None:
    writer.heading(1, view.title)
    for cue in view.cues:
        writer.heading(2, f"{cue.number}. {cue.question}")
        writer.bullets(cue.questions)
        writer.line(cue.headline)
        _held(cue, writer)


def _held(cue: Cue, writer: MarkdownWriter) -> None:
    if cue.anchors:
        writer.line(" · ".join(cue.anchors))
    said = f"{cue.amount}, {cue.whose} · " if cue.amount else ""
    writer.line(f"{said}{cue.title}, {cue.length}")


def _review(view: View, writer: MarkdownWriter) -> None:
    writer.heading(1, view.title)
    for story in view.all_stories:
        tell_story(story, writer, judged=False)
        writer.heading(3, "Your comments")
        for question in _ASKED:
            writer.heading(4, question)


_TELLERS: Mapping[Edition, Callable[[View, MarkdownWriter], None]] = {
    "dossier": tell,
    "cheatsheet": _cheatsheet,
    "cards": _cards,
    "story": _review,
}
