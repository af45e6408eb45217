"""Cues: what brings a story back in a glance, on the cheat sheet and on cards."""

from __future__ import annotations

from portfolio.model.base import Frozen


class Cue(Frozen):
    """What brings one story back in a glance."""

    number: int
    """Its number in this document."""
    title: str
    """How its writer calls it."""
    headline: str
    """The sentence that must land."""
    anchors: tuple[str, ...]
    """Up to three words or phrases to hold on to."""
    amount: str
    """The number to say."""
    whose: str
    """What that number is, and whose."""
    tall: bool = False
    """Whether that takes a second line on the cheat sheet."""
    question: str
    """What the story answers, as its scenario asks."""
    questions: tuple[str, ...]
    """The same as it was asked."""
    length: str
    """How long it takes to tell."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Return every question it answers, those that were asked first."""
        return (*self.questions, self.question)


class Leaf(Frozen):
    """One sheet of four cards; an empty place has none."""

    fronts: tuple[Cue | None, ...]
    """Two rows of two, as they are read."""
    backs: tuple[Cue | None, ...]
    """The same, each behind its front when the sheet is turned over its long edge."""
