"""Owns fitting log-linear judges over sparse features."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression


class Features:
    """Sparse features of many samples, those seen once left out."""

    def __init__(self, samples: Iterable[Iterable[int]], train: Any, least: int = 2) -> None:
        sets = [set(sample) for sample in samples]
        count = Counter(key for n in train for key in sets[n])
        self.keys = sorted(key for key, times in count.items() if times >= least)
        column = {key: n for n, key in enumerate(self.keys)}
        indices: list[int] = []
        ends = [0]
        for sample in sets:
            indices += [column[key] for key in sample if key in column]
            ends.append(len(indices))
        ones = np.ones(len(indices), np.float32)
        self.matrix = csr_matrix((ones, indices, ends), shape=(len(sets), len(self.keys)))


def fit(features: Features, train: Any, yes: Any, strength: float) -> LogisticRegression:
    """Fit one judge; the smaller the strength, the smaller its weights."""
    judge = LogisticRegression(C=strength, max_iter=1000, solver="liblinear", random_state=0)
    return judge.fit(features.matrix[train], yes[train])


def packed(features: Features, judge: LogisticRegression, least: float) -> dict[str, Any]:
    """Return a judge as plain data: its bias, and the weights that count as bytes."""
    weights = judge.coef_[0]
    kept = np.where(np.abs(weights) >= least)[0]
    scale = float(np.abs(weights).max() / 127)
    keys = np.array([features.keys[n] for n in kept], np.int32)
    small = np.round(weights[kept] / scale).astype(np.int8)
    return {
        "bias": round(float(judge.intercept_[0]), 4),
        "scale": round(scale, 7),
        "keys": b64encode(keys.tobytes()).decode(),
        "weights": b64encode(small.tobytes()).decode(),
    }
