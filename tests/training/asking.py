"""Trains how `ask` reads and judges: `python -m tests.training.asking`.

Three log-linear judges go to schema/lexicon/asked.json: a reader of concepts, taught by all that
is known of how each is spoken of; how well a story answers, taught by the questions of every
bank; and whether any does. What it prints of a bank is reached while that bank's questions
teach nothing: the figures to believe.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from portfolio.resources import schema
from portfolio.review.ask import AskedBank
from portfolio.review.ask.learned import Judge, learned
from portfolio.review.ask.meanings import meanings, unit
from portfolio.review.ask.question import Question, read
from portfolio.review.ask.scoring import FIT, NONE, Scored, doubts, noted, ranked, signs
from tests.review.ask.questions import Asked, asked, bank, sets
from tests.review.banks import L7
from tests.training.concepts import concepts

ASKED, QUESTION, SAID, TOLD = 1.0, 3.0, 0.7, 0.3
"""How much a phrase, a whole question, the rubric and a story's words teach the reader."""
LOOSE, STRICT, DOUBT = 10.0, 3.0, 0.3
"""How freely the reader, and how tightly the other judges, follow what they are taught."""
FAMILIAR = {"sample": 0.5, "second": 0.2}
"""What the questions of a bank teach on which the thesaurus itself was written."""
REFUSED = 0.025
"""The share of answerable questions on which `none fits` may be said while training."""
PATH = schema("lexicon", "asked.json")


class Lesson(NamedTuple):
    """One question of a bank, read."""

    asked: Asked
    question: Question
    bank: AskedBank
    signs: Any
    noted: Sequence[float]
    right: Any
    """Which stories are right."""


def reader() -> dict[str, Any]:
    """Train the reader of concepts."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - of the group `train`

    spoken = concepts(L7)
    texts: list[str] = []
    owners: list[int] = []
    weights: list[float] = []
    for at, one in enumerate(spoken):
        for part, weight in (
            (one.asked, ASKED), (one.questions, QUESTION), (one.said, SAID), (one.told, TOLD),
            (one.sentences, TOLD),
        ):  # fmt: skip
            texts += part
            owners += [at] * len(part)
            weights += [weight] * len(part)
    judge = LogisticRegression(C=LOOSE, max_iter=400)
    judge.fit(unit(meanings().sums(texts)), owners, sample_weight=weights)
    scale = 100
    return {
        "concepts": [f"{spoken[at].kind}:{spoken[at].id}" for at in judge.classes_],
        "scale": scale,
        "weights": np.round(judge.coef_ * scale).astype(int).tolist(),
        "biases": np.round(judge.intercept_, 3).tolist(),
    }


def lessons() -> dict[str, list[Lesson]]:
    """Read the questions of every bank."""
    out: dict[str, list[Lesson]] = {}
    for name, of_bank in sets().items():
        ready = bank(name)
        for one in asked(name):
            question = read(one.question, ready)
            right = np.array([story.id in one.right for story in ready.stories])
            lesson = Lesson(
                one, question, ready, signs(question, ready), noted(question, ready), right
            )
            out.setdefault(of_bank, []).append(lesson)
    return out


def fitting(taught: dict[str, list[Lesson]]) -> Judge:
    """Train how well a story answers: the right ones of each question against all others."""
    from scipy.optimize import minimize  # noqa: PLC0415 - scikit-learn brings it

    rows = np.vstack([one.signs for held in taught.values() for one in held])
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    given = [
        ((one.signs - middle) / spread, one.right, FAMILIAR.get(name, 1.0))
        for name, held in taught.items()
        for one in held
        if one.right.any()
    ]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = STRICT / 2 * weights @ weights, STRICT * weights
        for found, right, share in given:
            scores = found @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            hit = odds * right
            total -= share * np.log(hit.sum() + 1e-12)
            slope = slope + share * found.T @ (odds - hit / (hit.sum() + 1e-12))
        return total, slope

    weights = minimize(loss, np.zeros(len(FIT)), jac=True, method="L-BFGS-B").x / spread
    return Judge(FIT, weights, float(-middle @ weights))


def doubting(taught: dict[str, list[Lesson]], fit: Judge) -> Judge:
    """Train whether no story answers, and from where on that is said."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - of the group `train`

    held = [(one, FAMILIAR.get(name, 1.0)) for name, many in taught.items() for one in many]
    rows = np.array([_doubts(one, fit) for one, _ in held])
    none = np.array([not one.right.any() for one, _ in held])
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    judge = LogisticRegression(C=DOUBT, max_iter=1000, class_weight="balanced")
    judge.fit((rows - middle) / spread, none, sample_weight=[share for _, share in held])
    weights = judge.coef_[0] / spread
    scores = rows @ weights
    return Judge(NONE, weights, float(-np.quantile(scores[~none], 1 - REFUSED)))


def _ranked(one: Lesson, fit: Judge) -> list[Scored]:
    return ranked(one.signs, one.noted, one.bank, fit)


def _doubts(one: Lesson, fit: Judge) -> Any:
    return doubts(one.question, one.bank, _ranked(one, fit))


class Figures(NamedTuple):
    """How one bank's questions were answered."""

    first: float
    three: float
    none: float
    refused: float
    """The share of answerable questions on which `none fits` was said."""


def figures(held: Sequence[Lesson], fit: Judge, none: Judge) -> Figures:
    """Answer questions with given judges."""
    first = three = told = refused = silent = 0
    for one in held:
        best = [found.place for found in _ranked(one, fit)[:3]]
        said = none.scores(_doubts(one, fit)) > 0
        if not one.right.any():
            silent += bool(said)
            continue
        told += 1
        refused += bool(said)
        first += bool(not said and one.right[best[0]])
        three += bool(not said and one.right[best].any())
    lacking = len(held) - told
    return Figures(first / told, three / told, silent / max(lacking, 1), refused / told)


def main() -> None:
    """Train the judges, say what each bank gets while left out, and write them."""
    out: dict[str, Any] = {"reader": reader(), "fit": _blank(FIT), "none": _blank(NONE)}
    _write(out)
    learned.cache_clear()
    every = lessons()
    for name in every:
        rest = {other: held for other, held in every.items() if other != name}
        fit = fitting(rest)
        found = figures(every[name], fit, doubting(rest, fit))
        print(name, len(every[name]), *(f"{key} {x:.2f}" for key, x in found._asdict().items()))
    fit = fitting(every)
    out |= {"fit": _plain(fit), "none": _plain(doubting(every, fit))}
    _write(out)


def _blank(signs_: Sequence[str]) -> dict[str, Any]:
    return {"bias": 0.0, "weights": dict.fromkeys(signs_, 0.0)}


def _plain(judge: Judge) -> dict[str, Any]:
    weights = (round(float(weight), 4) for weight in judge.weights)
    return {"bias": round(judge.bias, 4), "weights": dict(zip(judge.signs, weights, strict=True))}


def _write(out: dict[str, Any]) -> None:
    Path(PATH).write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
