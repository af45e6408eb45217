"""Owns the passages a model is trained on, as the engine sees them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from portfolio.review.measure.amounts import amounts, pairs
from portfolio.review.measure.numbers import quantities
from portfolio.review.measure.senses import senses
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.symbols import FALL, FIGURE, RISE, SIGNS, SPAN, Symbols
from portfolio.review.measure.tokens import NUMBER, sentences

FOLDER = Path(__file__).parents[1] / "data" / "evidence"
_RARE = 3
"""How often a word must stand in the passages to be known by itself."""


class Told(NamedTuple):
    """A sentence of a passage with what its writer says it holds."""

    writer: str
    sentence: Sentence
    labels: tuple[dict[str, Any], ...]
    """Labels that overlap it, offsets still those of the passage."""
    start: int


class Amount(NamedTuple):
    """An amount the engine finds in a sentence, and what it is."""

    told: int
    """Index of its sentence."""
    i: int
    j: int
    sign: str
    nature: str


def files() -> dict[str, Path]:
    """Return the passages to train on, by their writer; one who wrote two files comes once."""
    return {
        path.stem: path
        for path in sorted(FOLDER.glob("*.jsonl"))
        if not path.stem.startswith(("blind", "dev"))
    }


def corpus() -> list[Told]:
    """Return every sentence to train on."""
    out = []
    for name, path in files().items():
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            for start, end in sentences(passage["text"]):
                held = tuple(x for x in passage["labels"] if x["start"] < end and start < x["end"])
                sentence = Sentence(passage["text"][start:end], "")
                out.append(Told(writer(name), sentence, held, start))
    return out


def writer(name: str) -> str:
    """Return who wrote a file: `tune-a` and `held-a` are one person's."""
    return name.removeprefix("tune-").removeprefix("held-").removeprefix("train-")


def vocabulary(told: list[Told]) -> Symbols:
    """Number the words that are not rare, and behind them the classes of the word lists."""
    count = Counter(
        word
        for one in told
        for word, kind in zip(one.sentence.words, one.sentence.kinds, strict=True)
        if kind != NUMBER
    )
    common = sorted(word for word, n in count.items() if n >= _RARE and word != FIGURE)
    words = {word: n + 1 for n, word in enumerate([*SIGNS, FIGURE, *common])}
    classes = tuple(len(words) + 1 + n for n in range(len(senses().names)))
    if classes[-1] >= SPAN:
        message = f"{classes[-1]} symbols do not fit below {SPAN}: raise SPAN in symbols.py"
        raise ValueError(message)
    return Symbols(words, classes)


def found(told: list[Told]) -> list[Amount]:
    """Return every amount of the sentences whose money is labelled."""
    out = []
    for n, one in enumerate(told):
        if one.writer.startswith("soft"):
            continue
        s = one.sentence
        numbers = quantities(s)
        places, used = [], set()
        for pair in pairs(s, numbers):
            if pair.before.currency and pair.after.currency:
                used |= {pair.before.i, pair.after.i}
                rises = pair.after.low > pair.before.low
                places.append((pair.i, pair.j, RISE if rises else FALL))
        places += [(q.i, q.j, "") for q in amounts(s, numbers) if q.i not in used]
        for i, j, sign in places:
            start, end = one.start + s.starts[i], one.start + s.ends[j - 1]
            nature = next(
                (
                    x["value"]["nature"]
                    for x in one.labels
                    if x["kind"].startswith("money") and x["start"] < end and start < x["end"]
                ),
                "",
            )
            if nature:
                out.append(Amount(n, i, j, sign, nature))
    return out
