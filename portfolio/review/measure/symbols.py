"""Owns a sentence as the trained model sees it: numbered words and classes, and features."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from portfolio.review.measure.senses import senses
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import NUMBER, WORD

FIGURE = "#"
"""The word that stands for every number in digits."""
RISE, FALL, FEW, LOUD = "<rise>", "<fall>", "<figures>", "<capitals>"
SIGNS = (RISE, FALL, FEW, LOUD)
"""Words for what a sentence shows otherwise: a change's direction, figures, capitals."""
SPAN = 1 << 14
"""More than there are symbols; a pair of symbols is one number below its square."""
_EARLY = 3
_NEAR, _FAR, _CAPITALS = 5, 8, 3


class Symbols(NamedTuple):
    """The words of a vocabulary and the classes of the word lists as one row of numbers."""

    words: dict[str, int]
    classes: tuple[int, ...]
    """The symbol of each class of the word lists, by the class's number; 0 where unknown."""

    def of(self, s: Sentence) -> list[tuple[int, ...]]:
        """Return the symbols at each token of a sentence, its word first (0: unknown)."""
        known, classes = self.words.get, self.classes
        out = []
        for word, kind, meant in zip(s.words, s.kinds, senses().at_each(s.words), strict=True):
            first = known(FIGURE if kind == NUMBER else word, 0)
            out.append((first, *[classes[n] for n in meant if classes[n]]))
        return out


def around(
    s: Sentence, rows: list[tuple[int, ...]], i: int, j: int, sign: int
) -> Iterator[tuple[int, int]]:
    """Yield the features of the words around an amount, each with the token it stands at.

    Args:
        s: The sentence.
        rows: Its symbols.
        i: The amount's first token.
        j: One past its last.
        sign: The symbol of the direction in which it changed, or 0.
    """
    clause = s.clauses[i]
    for at, row in enumerate(rows):
        if i <= at < j:
            continue
        right = at >= j
        far = at - j + 1 if right else i - at
        step = 0 if far == 1 else 1 if far == 2 else 2 if far <= 4 else 3 if far <= _FAR else 4
        ring = 1 + step + 5 * right
        zone = 11 + (far > _NEAR) + 2 * (s.clauses[at] != clause) + 4 * right
        for symbol in row:
            if symbol:
                yield symbol * 32 + ring, at
                yield symbol * 32 + zone, at
                yield symbol * 32, at
    if sign:
        yield sign * 32, i
    last, size = i - 1, len(rows)
    one = rows[last][0] if last >= 0 else 0
    other = rows[j][0] if j < size else 0
    if one and other:
        yield -(one * SPAN + other) * 4 - 1, last
    if one and last and rows[last - 1][0]:
        yield -(rows[last - 1][0] * SPAN + one) * 4 - 2, last
    if other and j + 1 < size and rows[j + 1][0]:
        yield -(other * SPAN + rows[j + 1][0]) * 4 - 3, j


def within(
    s: Sentence, rows: list[tuple[int, ...]], signs: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the features of a whole sentence, each with the token it stands at.

    Args:
        s: The sentence.
        rows: Its symbols.
        signs: The symbols of `has figures` and `has many capitals`.
    """
    size = len(rows)
    for at, row in enumerate(rows):
        early = at < _EARLY
        for symbol in row:
            if symbol:
                yield symbol * 2, at
                if early:
                    yield symbol * 2 + 1, at
        if at + 1 < size:
            word, after = row[0], rows[at + 1]
            if word:
                for other in after:
                    if other:
                        yield -(word * SPAN + other), at
            first = after[0]
            if first:
                for other in row[1:]:
                    yield -(other * SPAN + first), at
    if NUMBER in s.kinds:
        yield signs[0] * 2, 0
    loud = sum(
        1 for raw, kind in zip(s.raws, s.kinds, strict=True)
        if kind == WORD and len(raw) > 1 and not raw[1:].islower()
    )  # fmt: skip
    if loud >= _CAPITALS:
        yield signs[1] * 2, 0
