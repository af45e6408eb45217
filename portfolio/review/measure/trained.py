"""Owns the trained model: its weights as tests/training wrote them, and the sums they give."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode
from functools import cache
from itertools import repeat
from math import exp
from operator import add, mul
from typing import Any, NamedTuple

from portfolio.resources import schema
from portfolio.review.measure.lexicon import uncollected
from portfolio.review.measure.senses import senses
from portfolio.review.measure.symbols import Symbols

_MEMORY, _FEATURES = 4096, 65536


class Sums(NamedTuple):
    """A log-linear judge: a bias and a weight for every feature it knows."""

    bias: float
    weights: dict[int, float]


LANE = 24
"""Bits in which one judge's weights of a sentence are summed, side by side with all others'."""
OFFSET = 1 << 13
"""What is added to a weight so that it is never negative in its lane."""
_MASK = (1 << LANE) - 1
_ROOM = (1 << LANE) // (2 * OFFSET) - 1
"""Weights that fit a lane whatever they are; more are summed in parts."""


class Heads:
    """Several log-linear judges over the same features, their weights summed as one number."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.names: tuple[str, ...] = tuple(raw["names"])
        self.thresholds: tuple[float, ...] = tuple(raw["thresholds"])
        """The probability from which each says yes."""
        self._biases: list[float] = raw["biases"]
        self._scales: list[float] = raw["scales"]
        self._rows = b64decode(raw["rows"])
        self._wide = LANE // 8 * len(self.names)
        keys = _longs(raw["keys"])
        self._places = dict(zip(keys, range(0, len(keys) * self._wide, self._wide), strict=True))
        self._read: dict[int, int] = {}
        """The weights of the features asked for so far."""

    def known(self, features: dict[int, int]) -> list[tuple[int, int, int]]:
        """Return the features some judge knows: token, key, and the weights in their lanes."""
        read, out = self._read.get, []
        for key, at in features.items():
            weights = read(key)
            if weights is None:
                weights = self._load(key)
            if weights:
                out.append((at, key, weights))
        return out

    def _load(self, key: int) -> int:
        at = self._places.get(key, -1)
        weights = int.from_bytes(self._rows[at : at + self._wide], "little") if at >= 0 else 0
        if len(self._read) >= _FEATURES:
            self._read.clear()
        self._read[key] = weights
        return weights

    def scores(self, weights: list[int]) -> list[float]:
        """Return the score each judge gives to some features."""
        scores = list(self._biases)
        for start in range(0, len(weights), _ROOM):
            part = weights[start : start + _ROOM]
            total, count = sum(part), len(part) * OFFSET
            for n, scale in enumerate(self._scales):
                scores[n] += (((total >> (LANE * n)) & _MASK) - count) * scale
        return scores

    def weight(self, weights: int, head: int) -> float:
        """Return the weight one judge gives to a feature."""
        return (((weights >> (LANE * head)) & _MASK) - OFFSET) * self._scales[head]


class Nets:
    """Small networks over the words around an amount, their answers averaged."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.natures: tuple[str, ...] = tuple(raw["natures"])
        self.reach: int = raw["reach"]
        self._width: int = raw["width"]
        """Units of all networks together."""
        self._rows = _bytes(raw["rows"])
        self._places = [
            [list(map(float, row)) for row in sides]
            for sides in _grid(_bytes(raw["places"]), (2, 2 * self.reach + 4, self._width))
        ]
        """What a place adds, in the amount's clause and outside it."""
        self._scale: float = raw["scale"]
        self._layers = [
            (layer["first"], layer["first_bias"], layer["last"], layer["last_bias"])
            for layer in raw["layers"]
        ]
        self._known: dict[tuple[int, ...], tuple[list[float], list[float], list[float]]] = {}

    def _row(self, symbols: tuple[int, ...]) -> tuple[list[float], list[float], list[float]]:
        """Return what a token adds to its right neighbour, to itself and to its left one."""
        known = self._known.get(symbols)
        if known is None:
            width = self._width
            total = [0.0] * (3 * width)
            for symbol in symbols:
                if symbol:
                    at = symbol * 3 * width
                    total = list(map(add, total, self._rows[at : at + 3 * width]))
            known = total[:width], total[width : 2 * width], total[2 * width :]
            if len(self._known) >= _MEMORY:
                self._known.clear()
            self._known[symbols] = known
        return known

    def judge(
        self, rows: list[tuple[int, ...]], clauses: list[int], i: int, j: int, sign: int
    ) -> list[float]:
        """Return how probable each nature is for the amount from token `i` up to `j`."""
        reach, width, size = self.reach, self._width, len(rows)
        places = [
            *range(i - 1 - reach, i),
            -1,
            -1,
            *range(j, j + reach + 1),
        ]
        own = clauses[i]
        seen = [
            self._row((sign,)) if n == reach + 1 else
            self._row(rows[at]) if 0 <= at < size and n != reach + 2 else None
            for n, at in enumerate(places)
        ]  # fmt: skip
        pooled: list[list[float]] = []
        for n, at in enumerate(places):
            away = 0 <= at < size and clauses[at] != own and seen[n] is not None
            total = self._places[away][n]
            token = seen[n]
            if token:
                total = list(map(add, total, token[1]))
            before = seen[n - 1] if n else None
            if before:
                total = list(map(add, total, before[0]))
            after = seen[n + 1] if n + 1 < len(seen) else None
            if after:
                total = list(map(add, total, after[2]))
            pooled.append(total)
        zeros = [0.0] * width
        middle = reach + 1
        left = list(map(max, zeros, *pooled[: middle + 1]))
        right = list(map(max, zeros, *pooled[middle:]))
        near = zeros
        for total in pooled[middle - 3 : middle + 5]:
            near = list(map(add, near, map(max, total, zeros)))
        return self._answer(left, right, [value / 8 for value in near])

    def _answer(self, left: list[float], right: list[float], near: list[float]) -> list[float]:
        count = len(self._layers)
        each = self._width // count
        sums = [0.0] * len(self.natures)
        for n, (first, bias, last, offset) in enumerate(self._layers):
            cut = slice(n * each, (n + 1) * each)
            seen = [*left[cut], *right[cut], *near[cut]]
            hidden = [
                max(0.0, sum(map(mul, seen, row)) * self._scale + b)
                for row, b in zip(first, bias, strict=True)
            ]
            scores = [sum(map(mul, hidden, row)) + b for row, b in zip(last, offset, strict=True)]
            top = max(scores)
            parts = [exp(score - top) for score in scores]
            whole = sum(parts) * count
            sums = [have + part / whole for have, part in zip(sums, parts, strict=True)]
        return sums


class Trained(NamedTuple):
    """The whole model."""

    symbols: Symbols
    amount: Sums
    nets: Nets
    told: Heads
    tags: dict[str, Heads]
    """The judges between the tags of a kind, asked once the kind is told."""
    reasons: frozenset[int]
    """The symbols of words that give a business reason."""
    share: float
    """How much of an amount's probability the networks give; the sums give the rest."""
    sure: tuple[float, float]
    """Up to the first probability of impact an amount is another; from the second it is impact."""


def _bytes(text: str) -> array[int]:
    out = array("b")
    out.frombytes(b64decode(text))
    return out


def _longs(text: str) -> array[int]:
    out = array("i")
    out.frombytes(b64decode(text))
    return out


def _grid(flat: array[int], shape: tuple[int, int, int]) -> list[list[list[int]]]:
    sides, rows, width = shape
    return [
        [list(flat[(a * rows + b) * width : (a * rows + b + 1) * width]) for b in range(rows)]
        for a in range(sides)
    ]


@cache
def trained() -> Trained:
    """Return the model, loaded on first use."""
    with uncollected():
        raw = json.loads(schema("lexicon", "model.json").read_text(encoding="utf-8"))
        words = {word: n + 1 for n, word in enumerate(raw["words"])}
        classes = {name: len(words) + 1 + n for n, name in enumerate(raw["classes"])}
        symbols = Symbols(words, tuple(classes.get(name, 0) for name in senses().names))
        sums = raw["amount"]
        scaled = map(mul, _bytes(sums["weights"]), repeat(sums["scale"]))
        amount = Sums(sums["bias"], dict(zip(_longs(sums["keys"]), scaled, strict=True)))
        low, high = raw["sure"]
        return Trained(
            symbols,
            amount,
            Nets(raw["nets"]),
            Heads(raw["told"]),
            {kind: Heads(judges) for kind, judges in raw["tags"].items()},
            frozenset({classes.get("reason", 0)} - {0}),
            raw["share"],
            (low, high),
        )


def probability(score: float) -> float:
    """Return the probability a log-linear score stands for."""
    return 1 / (1 + exp(-score)) if score > -30 else 0.0
