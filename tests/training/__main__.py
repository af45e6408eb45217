"""Trains the model, judges it by writers it has not seen, and writes it."""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np

from portfolio.model.number import IMPACT_NATURES
from portfolio.resources import schema
from portfolio.review.measure.senses import senses
from portfolio.review.measure.symbols import FEW, LOUD, around, within
from tests.training import nets, sums
from tests.training.corpus import Amount, Told, corpus, found, vocabulary

KINDS = (
    "recognition", "platform", "competitive", "decision", "talent", "red_flag:sole_credit",
    "red_flag:blame", "red_flag:no_ownership", "red_flag:vague", "red_flag:component",
    "red_flag:no_exec", "red_flag:jargon",
)  # fmt: skip
NATURES = [
    *sorted(IMPACT_NATURES),
    "acquisition", "budget", "loss", "market", "negated", "price", "target", "third_party",
]  # fmt: skip
FOLDS, SEEDS, SHARE = 5, 3, 0.6
_AMOUNT, _TOLD = 0.03, 0.4
"""Strength of the judge of amounts, and of those of the other kinds."""
_LEAST_AMOUNT, _SEEN = 0.004, 4
"""The least weight kept, and how often a feature of a sentence must be seen."""
_PRECISE = {"impact": 0.915, "amount": 0.9, "flag": 0.93, "other": 0.9}
"""The precision asked on unseen writers; for impact a recall of 0.8 is kept."""


class Lesson:
    """Everything a judge is trained on, and by whom it was written."""

    def __init__(self) -> None:
        self.told: list[Told] = corpus()
        self.symbols = vocabulary(self.told)
        words = self.symbols.words
        self.rows = [self.symbols.of(one.sentence) for one in self.told]
        self.amounts: list[Amount] = found(self.told)
        self.around = [
            [k for k, _ in around(self.told[a.told].sentence, self.rows[a.told], a.i, a.j,
                                  words.get(a.sign, 0))]
            for a in self.amounts
        ]  # fmt: skip
        signs = words[FEW], words[LOUD]
        self.within = [
            [k for k, _ in within(one.sentence, row, signs)]
            for one, row in zip(self.told, self.rows, strict=True)
        ]
        self.size = len(words) + len(self.symbols.classes) + 1
        self.good = np.array([a.nature in IMPACT_NATURES for a in self.amounts])
        writers = sorted({one.writer for one in self.told})
        self._fold = {name: n % FOLDS for n, name in enumerate(writers)}
        self.folds = np.array([self._fold[one.writer] for one in self.told])
        self.amount_folds = np.array([self.folds[a.told] for a in self.amounts])

    def holds(self, kind: str) -> Any:
        """Return which sentences are labelled with a kind."""
        names = [{label["kind"] for label in one.labels} for one in self.told]
        return np.array([kind in held for held in names])

    def tagged(self, kind: str, tag: str) -> Any:
        """Return which sentences are labelled with a kind's tag."""
        return np.array([
            any(x["kind"] == kind and x["value"].get("tag") == tag for x in one.labels)
            for one in self.told
        ])  # fmt: skip

    def teaches(self, kind: str) -> Any:
        """Return which sentences say whether they hold a kind: some writers labelled few."""
        mute = ["money"]
        mute += ["soft"] if kind.endswith("jargon") else []
        mute += ["soft-p1"] if kind.startswith("red_flag") else []
        mute += ["soft-p2"] if kind in ("recognition", "talent") else []
        return np.array([not one.writer.startswith(tuple(mute)) for one in self.told])

    def trainer(self) -> nets.Trainer:
        """Return a trainer of networks on the amounts."""
        seen = nets.seen(self.told, self.rows, self.amounts, self.symbols.words)
        return nets.Trainer(seen, NATURES, [a.nature for a in self.amounts], self.size)


def threshold(chances: Any, yes: Any, precision: float) -> tuple[float, float, float]:
    """Return the lowest probability that keeps a precision, with its precision and recall."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(yes[order])
    shares = right / np.arange(1, len(order) + 1)
    keeps = np.where(shares >= precision)[0]
    at = int(keeps.max()) if len(keeps) else 0
    return float(chances[order][at]), float(shares[at]), float(right[at] / max(yes.sum(), 1))


def best(chances: Any, yes: Any) -> float:
    """Return the probability that parts best by F1."""
    order = np.argsort(-chances, kind="stable")
    right = np.cumsum(yes[order])
    return float(
        chances[order][int(np.argmax(2 * right / (np.arange(1, len(order) + 1) + yes.sum())))]
    )


def amount(lesson: Lesson) -> tuple[dict[str, Any], dict[str, Any], tuple[float, float]]:
    """Train the judges of amounts; return them with the probabilities from which they are sure."""
    trainer, every = lesson.trainer(), np.arange(len(lesson.amounts))
    chances = np.zeros(len(every))
    for fold in range(FOLDS):
        train, test = every[lesson.amount_folds != fold], every[lesson.amount_folds == fold]
        features = sums.Features(lesson.around, train)
        judge = sums.fit(features, train, lesson.good, _AMOUNT)
        by_sums = judge.predict_proba(features.matrix[test])[:, 1]
        natures = (
            sum(trainer.ask(trainer.train(train, seed), test) for seed in range(SEEDS)) / SEEDS
        )
        by_nets = natures[:, [name in IMPACT_NATURES for name in NATURES]].sum(1)
        chances[test] = SHARE * by_nets + (1 - SHARE) * by_sums
    high, precision, recall = threshold(chances, lesson.good, _PRECISE["impact"])
    low, surety, _ = threshold(1 - chances, ~lesson.good, _PRECISE["amount"])
    print(f"amounts {len(every)}: impact from {high:.2f}, P {precision:.3f} R {recall:.3f};"
          f" other below {1 - low:.2f}, P {surety:.3f};"
          f" right side {((chances > 0.5) == lesson.good).mean():.3f}")  # fmt: skip
    features = sums.Features(lesson.around, every)
    judge = sums.fit(features, every, lesson.good, _AMOUNT)
    trained = [trainer.train(every, seed) for seed in range(SEEDS)]
    sure = (round(min(1 - low, high), 3), round(high, 3))
    return sums.packed(features, judge, _LEAST_AMOUNT), nets.packed(trained, NATURES), sure


def told(lesson: Lesson) -> tuple[dict[str, Any], dict[str, Any]]:
    """Train the judges of the other kinds, and of their tags."""
    every = np.arange(len(lesson.told))
    features = sums.Features(lesson.within, every, _SEEN)
    judges, cuts, tags = {}, {}, {}
    for kind in KINDS:
        yes, teaches = lesson.holds(kind), lesson.teaches(kind)
        chances = np.zeros(len(every))
        for fold in range(FOLDS):
            train, test = every[(lesson.folds != fold) & teaches], every[lesson.folds == fold]
            judge = sums.fit(features, train, yes, _TOLD)
            chances[test] = judge.predict_proba(features.matrix[test])[:, 1]
        flag = kind.startswith("red_flag")
        least = best(chances[teaches], yes[teaches])
        cut, precision, recall = threshold(
            chances[teaches], yes[teaches], _PRECISE["flag" if flag else "other"]
        )
        cuts[kind] = max(least, cut)
        print(f"{kind} {yes[teaches].sum()}: best from {least:.2f};"
              f" P {precision:.2f} R {recall:.2f} from {cut:.2f}", flush=True)  # fmt: skip
        judges[kind] = sums.fit(features, every[teaches], yes, _TOLD)
        names = sorted({
            x["value"]["tag"] for one in lesson.told for x in one.labels
            if x["kind"] == kind and "tag" in x["value"]
        })  # fmt: skip
        if names:
            train = every[teaches & yes]
            by_tag = {n: sums.fit(features, train, lesson.tagged(kind, n), _TOLD) for n in names}
            tags[kind] = sums.side_by_side(features, by_tag, {})
    return sums.side_by_side(features, judges, cuts), tags


def main() -> None:
    """Train the model and write it."""
    argparse.ArgumentParser(prog="python -m tests.training", description=__doc__).parse_args()
    lesson = Lesson()
    print(len(lesson.told), "sentences,", lesson.size, "symbols")
    kinds, tags = told(lesson)
    by_sums, by_nets, sure = amount(lesson)
    model = {
        "words": list(lesson.symbols.words),
        "classes": senses().names,
        "share": SHARE,
        "sure": sure,
        "amount": by_sums,
        "nets": by_nets,
        "told": kinds,
        "tags": tags,
    }
    path = schema("lexicon", "model.json")
    path.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
