"""Asks which of two states of a story shall stand, and shows what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from portfolio.model.recovery import Change, Leftover
from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.widgets.notes import Note, Notes

_LOOKS = {"-": ("warm", "−"), "+": ("cool", "+"), " ": ("quiet", " ")}


def diff_notes(changes: Sequence[Change]) -> Iterator[Note]:
    """Set what differs as a margin is set, section by section."""
    for number, change in enumerate(changes):
        if number:
            yield Note("")
        yield Note(change.heading, "strong")
        for line in change.lines:
            look, sign = _LOOKS[line.sign]
            yield Note(line.text, look, sign)
    if not changes:
        yield Note("Nothing differs.", "quiet")


class Compared(Sheet[str]):
    """A question about two states of a story; arrows scroll what differs."""

    CSS_PATH = "diff.tcss"

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__()
        self._changes = tuple(changes)
        self._says = ""
        self._legend = ""

    def body(self) -> tuple[Widget, ...]:
        """Say what happened, and show what differs."""
        return (
            Static(self._says, markup=False),
            Static(self._legend, classes="legend", markup=False),
            VerticalScroll(Notes(*diff_notes(self._changes)), classes="diff"),
        )


class Conflict(Compared):
    """The file was changed elsewhere while it was open here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m", "keep_mine", "mine", show=False, id="conflict.mine", tooltip="Keep what is here"
        ),
        Binding(
            "t",
            "take_theirs",
            "theirs",
            show=False,
            id="conflict.theirs",
            tooltip="Take what is on disk",
        ),
    ]

    def __init__(self, changes: Sequence[Change], *, gone: bool = False) -> None:
        super().__init__(changes)
        done = "removed" if gone else "changed"
        self.title_text = f"Another program {done} this file while you were writing."
        self._says = "Whichever you choose, the other one is kept in the history."
        self._legend = "+ here alone" if gone else "− in the file    + here"
        if gone:
            self.hint = "m  write it again    t  let it go    esc  decide later"
        else:
            self.hint = "m  keep mine    t  take theirs    esc  decide later"

    def action_keep_mine(self) -> None:
        """Keep what stands on the screen."""
        self.dismiss("mine")

    def action_take_theirs(self) -> None:
        """Take what stands on disk."""
        self.dismiss("theirs")


class Recover(Compared):
    """A session was cut off before something typed in it was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "k",
            "keep_leftover",
            "keep",
            show=False,
            id="recover.keep",
            tooltip="Put it into the story",
        ),
        Binding(
            "d",
            "drop_leftover",
            "drop",
            show=False,
            id="recover.drop",
            tooltip="Let it go; the history keeps it",
        ),
    ]
    hint = "k  keep it    d  drop it    esc  later"

    def __init__(self, leftover: Leftover) -> None:
        super().__init__(leftover.changes)
        self.title_text = "A session was cut off before this was saved."
        when = leftover.typed.replace("T", " ")[:16]
        what = leftover.title if leftover.story else f"A line for a seed, “{leftover.title}”"
        said = [f"{what}, typed {when}."]
        if leftover.moved_on:
            said.append("Its file was changed since; keeping writes over the sections below.")
        if leftover.gone:
            said.append("Its file is gone; keeping makes it anew.")
        said.append("Dropping it puts it into the history.")
        self._says = " ".join(said)
        self._legend = "− in the file    + typed then"

    def action_keep_leftover(self) -> None:
        """Put it into the story."""
        self.dismiss("keep")

    def action_drop_leftover(self) -> None:
        """Let it go."""
        self.dismiss("drop")
