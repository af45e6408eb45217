"""Prose as it is set: blocks, and the notes that stand beside them."""

from __future__ import annotations

from portfolio.model.base import Frozen


class Note(Frozen):
    """What the margin says of words marked in the text."""

    mark: str
    """The letter that stands in the words."""
    sign: str
    """● met, ◐ partly, ○ missing."""
    criterion: str
    """The criterion in words."""
    says: str
    """What the words count as."""
    words: str
    """The words themselves."""


class Block(Frozen):
    """One paragraph, list or table of prose and the notes beside it."""

    html: str
    """Safe HTML, with the marks in place."""
    notes: tuple[Note, ...] = ()
    """The notes on it, in the order of their marks."""
    room: int = 0
    """Lines the notes need at most, so that they never run into the next."""
