"""Owns the senses of words: which classes of the word lists begin at each token, by number."""

from __future__ import annotations

import json
from functools import cache

from portfolio.resources import schema
from portfolio.review.measure.lexicon import uncollected


class Senses:
    """Every phrase of the word lists, inflected, with the numbers of its classes.

    `python -m tests.training.senses` makes the file of the word lists, so that none is inflected
    when a story is read.
    """

    def __init__(self) -> None:
        raw = json.loads(schema("lexicon", "senses.json").read_text(encoding="utf-8"))
        self.names: list[str] = raw["names"]
        self._phrases: dict[str, list[int]] = raw["phrases"]
        self._reach: dict[str, int] = raw["reach"]
        """The first two words of a phrase to the words the longest such has."""

    def at_each(self, words: list[str]) -> list[list[int]]:
        """Return the numbers of the classes that begin at each of some words."""
        phrases, reach = self._phrases, self._reach
        out: list[list[int]] = []
        before = ""
        for at, word in enumerate(words):
            if before:
                two = f"{before} {word}"
                longest = reach.get(two, 0)
                if longest:
                    meant = out[-1]
                    for size in range(2, longest + 1):
                        phrase = two if size == 2 else " ".join(words[at - 1 : at - 1 + size])
                        more = phrases.get(phrase)
                        if more:
                            meant = meant + [number for number in more if number not in meant]
                    out[-1] = meant
            out.append(phrases.get(word, []))
            before = word
        return out


@cache
def senses() -> Senses:
    """Return the senses, loaded on first use."""
    with uncollected():
        return Senses()
