"""Owns what a text means: the sum of its words' vectors, whatever words it chose.

The vectors (schema/lexicon/asked-words.json) are distilled from a sentence encoder by
`python -m tests.training.vectors`; texts that mean alike point the same way.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from portfolio.resources import schema

_WORD = re.compile(r"[a-z]+")


class Meanings:
    """The vectors of all words known, unknown ones meaning nothing."""

    def __init__(self, words: Sequence[str], vectors: Any) -> None:
        self._rows = {word: row for row, word in enumerate(words, 1)}
        self._vectors = np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors])

    def sums(self, texts: Sequence[str]) -> Any:
        """Return the vector of each text, a row for each."""
        rows: list[int] = []
        starts: list[int] = []
        for text in texts:
            starts.append(len(rows))
            rows.append(0)  # so that no text is empty
            rows += filter(None, map(self._rows.get, _WORD.findall(text.casefold())))
        if not starts:
            return self._vectors[:0]
        return np.add.reduceat(self._vectors[rows], starts, axis=0)


@cache
def meanings() -> Meanings:
    """Return the words' vectors, loaded on first use."""
    raw = json.loads(schema("lexicon", "asked-words.json").read_text(encoding="utf-8"))
    words = raw["words"].split()
    flat = np.frombuffer(b64decode(raw["vectors"]), np.int8).reshape(len(words), -1)
    scales = np.frombuffer(b64decode(raw["scales"]), np.dtype("<f4"))
    return Meanings(words, flat * scales[:, None])


def unit(vectors: Any) -> Any:
    """Return vectors at length one, so that their product is how alike they are."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.maximum(lengths, 1e-6)
