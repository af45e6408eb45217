"""Distils the words of `ask` from a sentence encoder: `python -m tests.training.vectors FOLDER`.

FOLDER holds `model.onnx` and `tokenizer.json` of an encoder of English sentences; the shipped
vectors are those of all-MiniLM-L6-v2 (Apache-2.0). What it makes of every phrase of the thesaurus
and every sentence of tests/data/evidence, the sum of the words' vectors is taught to make too.
No question of tests/data/questions/*.yaml is among them.
"""

from __future__ import annotations

import argparse
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from portfolio.resources import schema
from portfolio.review.words import sentences
from tests.review.banks import L7
from tests.training.concepts import concepts
from tests.training.corpus import FOLDER as PASSAGES

SIZE, KNOWN, TWICE = 128, 14_000, 2
"""Numbers of a vector, words taken from the encoder's own list, times any other must be said."""
LONGEST, BATCH, ROUNDS, RATE, SEED = 48, 256, 6, 3e-3, 1
_WORD = re.compile(r"[a-z]+")
_CLAUSE = re.compile(r"[,;:–—]\s")
_FRAMES = ("Tell me about a time you {}", "Describe {}", "{}", "When did you {}?", "How do you {}?")


class Encoder:
    """A sentence encoder, run on a plain processor."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - of the group `train`
        import tokenizers  # noqa: PLC0415

        self._run = onnxruntime.InferenceSession(str(folder / "model.onnx"))
        self._tokens = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokens.no_padding()
        self._tokens.enable_truncation(128)

    def words(self) -> list[str]:
        """Return the whole words the encoder knows, the commonest first."""
        known = sorted(self._tokens.get_vocab().items(), key=lambda entry: entry[1])
        return [word for word, _ in known if _WORD.fullmatch(word)]

    def vectors(self, texts: Sequence[str]) -> Any:
        """Return the vector of each text, at length one."""
        read = self._tokens.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda n: len(read[n].ids))
        out: list[Any] = [None] * len(texts)
        for start in range(0, len(order), 64):
            batch = order[start : start + 64]
            ids: Any = np.zeros((len(batch), len(read[batch[-1]].ids)), np.int64)
            for row, n in enumerate(batch):
                ids[row, : len(read[n].ids)] = read[n].ids
            mask = (ids > 0).astype(np.int64)
            given = {
                "input_ids": ids,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(ids),
            }
            states = self._run.run(None, given)[0]
            sums = (states * mask[..., None]).sum(1)
            for n, found in zip(batch, sums, strict=True):
                out[n] = found / np.linalg.norm(found)
        return np.array(out, np.float32)


def lessons() -> list[str]:
    """Return the texts whose meaning is taught: phrases, questions, sentences and their parts."""
    phrases = [phrase for one in concepts(L7) for phrase in one.all]
    framed = [_FRAMES[n % len(_FRAMES)].format(phrase) for n, phrase in enumerate(phrases)]
    return list(dict.fromkeys([*_passages(), *phrases, *framed]))


def _passages() -> Iterator[str]:
    for path in sorted(PASSAGES.glob("*.jsonl")):
        if path.stem.startswith("blind"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            told = [text[start:end].strip() for start, end in sentences(text)]
            yield from told
            yield from map(" ".join, pairwise(told))
            for sentence in told:
                parts = [part for part in _CLAUSE.split(sentence) if part.count(" ") > 1]
                yield from parts if len(parts) > 1 else ()


def taught(words: Sequence[str], texts: Sequence[str], encoder: Encoder) -> Any:
    """Return a vector for each word, so that their sum means what the encoder makes of a text."""
    import jax  # noqa: PLC0415 - of the group `train`
    import jax.numpy as jnp  # noqa: PLC0415
    import optax  # noqa: PLC0415

    known = {word: row for row, word in enumerate(words)}
    none = len(words)
    read = [[known[w] for w in _WORD.findall(t.lower()) if w in known][:LONGEST] for t in texts]
    rows = np.array([found + [none] * (LONGEST - len(found)) for found in read if found])
    meant = encoder.vectors([text for text, found in zip(texts, read, strict=True) if found])
    middle = meant.mean(0)
    axes = np.linalg.svd(meant - middle, full_matrices=False)[2][:SIZE].T
    wanted = (meant - middle) @ axes
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    alone = encoder.vectors(words)
    said = np.bincount(rows[rows < none], minlength=none) + 1
    first = (alone - alone.mean(0)) @ axes * (2e-3 / (1e-3 + said / said.sum()))[:, None]
    table = jnp.array(np.vstack([first, np.zeros((1, SIZE))]), jnp.float32)

    def loss(table: Any, rows: Any, wanted: Any) -> Any:
        sums = (table[rows] * (rows < none)[..., None]).sum(1)
        made = sums / (jnp.linalg.norm(sums, axis=1, keepdims=True) + 1e-6)
        apart = ((made @ made.T - wanted @ wanted.T) ** 2).mean()
        return (1 - (made * wanted).sum(1)).mean() + 2 * apart

    steps = ROUNDS * (len(rows) // BATCH)
    rule = optax.adam(optax.cosine_decay_schedule(RATE, steps))
    state = rule.init(table)

    def step(table: Any, state: Any, rows: Any, wanted: Any) -> Any:
        change, state = rule.update(jax.grad(loss)(table, rows, wanted), state)
        return optax.apply_updates(table, change), state

    quick = jax.jit(step)
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows) - BATCH + 1, BATCH):
            batch = order[start : start + BATCH]
            table, state = quick(table, state, rows[batch], wanted[batch])
    return np.array(table[:none])


def main() -> None:
    """Teach the vectors and write schema/lexicon/asked-words.json."""
    given = argparse.ArgumentParser(description=main.__doc__)
    given.add_argument("folder", type=Path)
    encoder = Encoder(given.parse_args().folder)
    texts = lessons()
    said = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    often = sorted(word for word, times in said.items() if times >= TWICE)
    words = list(dict.fromkeys([*encoder.words()[:KNOWN], *often]))
    vectors = taught(words, texts, encoder)
    scales = np.abs(vectors).max(1) / 127
    small = np.round(vectors / scales[:, None]).astype(np.int8)
    out = {
        "words": " ".join(words),
        "scales": b64encode(scales.astype("<f4").tobytes()).decode(),
        "vectors": b64encode(small.tobytes()).decode(),
    }
    path = schema("lexicon", "asked-words.json")
    path.write_text(json.dumps(out) + "\n", encoding="utf-8")
    print(f"{len(words)} words from {len(texts)} texts")


if __name__ == "__main__":
    main()
