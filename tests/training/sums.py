"""Owns fitting log-linear judges over sparse features."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from portfolio.review.measure.trained import LANE, OFFSET

_FAINT = 0.01
"""The weight below which a feature speaks to no judge."""


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
        ones: Any = np.ones(len(indices), np.float32)
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


def side_by_side(
    features: Features, judges: dict[str, LogisticRegression], thresholds: dict[str, float]
) -> dict[str, Any]:
    """Return several judges as plain data: every feature's weights in lanes of one number."""
    weights = np.stack([judge.coef_[0] for judge in judges.values()])
    scales = np.abs(weights).max(1) / (OFFSET - 1)
    kept = np.where(np.abs(weights).max(0) >= _FAINT)[0]
    lanes = np.round(weights[:, kept] / scales[:, None]).astype(np.int64) + OFFSET
    rows = lanes.T.astype("<u4").tobytes()
    cut = np.frombuffer(rows, np.uint8).reshape(-1, 4)[:, : LANE // 8].tobytes()
    keys = np.array([features.keys[n] for n in kept], np.int32)
    return {
        "names": list(judges),
        "thresholds": [round(thresholds.get(name, 0.5), 3) for name in judges],
        "biases": [round(float(judge.intercept_[0]), 4) for judge in judges.values()],
        "scales": [float(f"{scale:.6g}") for scale in scales],
        "keys": b64encode(keys.tobytes()).decode(),
        "rows": b64encode(cut).decode(),
    }
