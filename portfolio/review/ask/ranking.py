"""Owns ranking texts for a question by BM25; the only place that knows the library."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from portfolio.review.ask.words import Words


class Ranking:
    """Texts made ready to be ranked for any number of questions."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self._texts = texts
        self._held = Counter(stem for text in texts for stem in set(text))
        self.size = len(texts)

    @cached_property
    def _index(self) -> Any:
        import bm25s  # noqa: PLC0415 - numpy comes with it; only to ask

        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index([list(text) for text in self._texts], show_progress=False)
        return index

    def knows(self, stem: str) -> bool:
        """Tell whether a word stands in any of the texts."""
        return stem in self._held

    def rarity(self, stem: str) -> float:
        """Return how much a word tells these texts apart."""
        held = self._held.get(stem, 0)
        return math.log(1 + (self.size - held + 0.5) / (held + 0.5))

    def scores(self, question: Iterable[str]) -> list[float]:
        """Return the BM25 score of each text."""
        asked = [stem for stem in dict.fromkeys(question) if stem in self._held]
        if not asked:
            return [0.0] * self.size
        return [float(score) for score in self._index.get_scores(asked)]

    def alike(self, one: Words, other: Words) -> float:
        """Return how alike two short texts are, 0 to 1, rare words counting more."""
        shared = set(one) & set(other)
        if not shared:
            return 0.0
        common = sum(self.rarity(stem) ** 2 for stem in shared)
        return common / math.sqrt(self._length(one) * self._length(other))

    def _length(self, text: Words) -> float:
        return sum(self.rarity(stem) ** 2 for stem in set(text))
