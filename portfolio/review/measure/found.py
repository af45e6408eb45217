"""Owns the shape in which a family of judgement hands over what it found."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.model.evidence import EvidenceKind, Value
from portfolio.review.measure.amounts import Pair
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence


class Found(NamedTuple):
    """Evidence from token `i` up to token `j` of a sentence."""

    kind: EvidenceKind
    value: Value
    i: int
    j: int
    cue: str


class Reading(NamedTuple):
    """A sentence with its quantities, amounts and changes, as every family needs them."""

    s: Sentence
    numbers: list[Quantity]
    amounts: list[Quantity]
    pairs: list[Pair]
    outcomes: list[tuple[int, int]]
    """The spans in which people are an outcome of the story, not its scope."""
