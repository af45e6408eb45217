"""Owns changes told without a verb of change: what vanished, what came off, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from portfolio.model.evidence import Change
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import listed

SHARES = {
    "third": 100 / 3, "thirds": 200 / 3, "half": 50.0, "quarter": 25.0, "quarters": 75.0,
    "fifth": 20.0, "fifths": 40.0, "tenth": 10.0, "eighth": 12.5, "sixth": 100 / 6,
    "seventh": 100 / 7, "ninth": 100 / 9, "twelfth": 100 / 12,
}  # fmt: skip
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PLURAL = {"thirds": 100 / 3, "quarters": 25.0, "fifths": 20.0}
_FOLDS = {
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
    "eightfold": 8, "ninefold": 9,
}  # fmt: skip
_OFF = listed("off out")
_LATER = listed("now today to →")
_ENDS = listed("; : but while and")


def find(r: Reading) -> Iterator[Found]:
    """Yield the changes of a sentence that no verb of change announces."""
    yield from _gone(r)
    yield from _rates(r)
    yield from _folds(r.s)


def _shares(r: Reading) -> Iterator[tuple[int, int, float]]:
    """Yield every share of a whole: `a third`, `two in three`, `four out of five`."""
    s = r.s
    for at, word in enumerate(s.words):
        count = _COUNTS.get(s.word(at - 1), 0)
        share = SHARES.get(word) if s.glued[at + 1 : at + 2] != [True] else None
        if share and (count or word == "half"):
            value = _PLURAL[word] * count if word in _PLURAL and count else share
            yield at - bool(count), at + 1, value
    for one, other in pairwise(r.numbers):
        between = s.words[one.j : other.i]
        if between in (["in"], ["out", "of"]) and 0 < one.low < other.low <= 100:
            yield one.i, other.j, one.low / other.low * 100


def _gone(r: Reading) -> Iterator[Found]:
    """Yield `a fifth came off the bill` and `two in three of the queries stopped`."""
    s = r.s
    for i, j, share in _shares(r):
        low, high = s.bounds(i)
        cease = next((k for k in range(j, high) if s.words[k : k + 2] == ["no", "longer"]), 0)
        if cease and s.word(j) == "of":
            change = Change(percent=round(-share, 1))
            yield Found("percent_change", change, i, cease + 2, "no longer")
        if s.first(("modal", "negator", "condition", "hope_v"), low, high):
            continue
        off = s.word(j) in ("came", "went", "fell", "dropped", "gone") and s.word(j + 1) in _OFF
        gone = None
        if s.word(j) in ("the", "our") or s.words[j : j + 2] in (
            ["of", "the"],
            ["of", "our"],
            ["of", "all"],
        ):
            gone = s.first(("gone_v",), j, min(high, j + 16))
        if gone and s.first(("person_n", "team_n", "person"), j, gone.i):
            continue
        if off or (gone and gone.form == "past" and s.word(gone.i + 1) != "to"):
            end = j + 2 if off else (gone.j if gone else j)
            change = Change(percent=round(-share, 1))
            yield Found("percent_change", change, i, end, "what came off")


def _rates(r: Reading) -> Iterator[Found]:
    """Yield `one in twelve, now one in sixteen` and `down three in ten`."""
    s = r.s
    rates = [
        (one, other)
        for one, other in pairwise(r.numbers)
        if s.words[one.j : other.i] in (["in"], ["out", "of"]) and 0 < one.low < other.low <= 1e4
    ]
    for (a, b), (c, d) in pairwise(rates):
        between = s.words[b.j : c.i]
        if c.i - b.j <= 6 and any(word in _LATER for word in between):
            percent = round(c.low / d.low / (a.low / b.low) * 100 - 100, 1)
            yield Found("percent_change", Change(percent=percent), a.i, d.j, "rate then and now")
    for a, b in rates:
        moved = {"down": -1, "up": 1}.get(s.word(a.i - 1))
        if moved:
            change = Change(percent=round(moved * a.low / b.low * 100, 1))
            yield Found("percent_change", change, a.i - 1, b.j, s.word(a.i - 1))


def _folds(s: Sentence) -> Iterator[Found]:
    """Yield `grew fivefold`."""
    for at, word in enumerate(s.words):
        times = _FOLDS.get(word)
        low, _ = s.bounds(at)
        if not times or s.first(("modal", "negator", "hope_v"), low, at):
            continue
        down = s.last(("down_v", "cut_v", "fall_n"), low, at)
        percent = 100 / times - 100 if down else (times - 1) * 100
        yield Found("percent_change", Change(percent=round(percent, 1)), at, at + 1, word)
