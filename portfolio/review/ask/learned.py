"""Owns what training found: how questions lean to concepts, and what each sign is worth.

Made by `python -m tests.training.asking` of the thesaurus and of tests/data/questions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from portfolio.resources import schema


@dataclass(frozen=True, slots=True)
class Judge:
    """A log-linear judge: a weight for each sign, and what it starts from."""

    signs: tuple[str, ...]
    weights: Any
    bias: float

    def scores(self, signs: Any) -> Any:
        """Return the score of each row of signs."""
        return signs @ self.weights + self.bias


@dataclass(frozen=True, slots=True)
class Reader:
    """Tells how surely a question's meaning leads to each concept it learned."""

    concepts: Mapping[tuple[str, str], int]
    weights: Any
    biases: Any

    def scores(self, meaning: Any, keys: Sequence[tuple[str, str]]) -> Any:
        """Return the score of each concept asked for; one never learned gets the lowest."""
        found = self.weights @ meaning + self.biases
        lowest = float(found.min())
        return np.array(
            [found[self.concepts[key]] if key in self.concepts else lowest for key in keys]
        )


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything that was trained but the words' vectors."""

    reader: Reader
    fit: Judge
    none: Judge


@cache
def learned() -> Learned:
    """Return what was learned, loaded on first use."""
    raw = json.loads(schema("lexicon", "asked.json").read_text(encoding="utf-8"))
    reading = raw["reader"]
    names = (tuple(name.split(":", 1)) for name in reading["concepts"])
    concepts = {(kind, key): row for row, (kind, key) in enumerate(names)}
    weights = np.array(reading["weights"]) / reading["scale"]
    return Learned(
        Reader(concepts, weights, np.array(reading["biases"])),
        _judge(raw["fit"]),
        _judge(raw["none"]),
    )


def _judge(raw: Mapping[str, Any]) -> Judge:
    weights: Mapping[str, float] = raw["weights"]
    return Judge(tuple(weights), np.array(list(weights.values())), raw["bias"])
