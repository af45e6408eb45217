"""Owns recognition, platform, advantage, decisions, talent and the red flags.

Each is judged once a sentence by the trained model; its words are those that spoke for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from portfolio.model.evidence import Bare, EvidenceKind, Tag
from portfolio.review.measure.found import Found
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.symbols import FEW, LOUD, within
from portfolio.review.measure.tokens import MARK
from portfolio.review.measure.trained import Heads, probability, trained

_VAGUE, _JARGON = "red_flag:vague", "red_flag:jargon"
_BLAME, _SELF = "red_flag:blame", ("i", "we")
_ADOPTED, _INSIDE = "external_adoption", ("unit_n", "team_n")
_RARER = (1.2, 1.6)
"""How much rarer, in log-odds, a kind and a red flag are in a story than among the passages."""
_LOUD, _GAP = 0.25, 3


_Known = list[tuple[int, int, int]]
"""Features that some judge knows: the token of each, its key, its weights."""


def find(s: Sentence, rows: list[tuple[int, ...]], *, figures: bool) -> Iterator[Found]:
    """Yield what a sentence says of standing, and where it costs marks.

    Args:
        s: The sentence.
        rows: Its symbols for the trained model.
        figures: Whether it states any number.
    """
    model = trained()
    if not rows:
        return
    heads, words = model.told, model.symbols.words
    features = dict(within(s, rows, (words[FEW], words[LOUD])))
    known = heads.known(features)
    scores = heads.scores([w for _, _, w in known])
    for n, name in enumerate(heads.names):
        rarer = _RARER[name.startswith("red_flag")] if s.section else 0.0
        if probability(scores[n] - rarer) < heads.thresholds[n]:
            continue
        kind = cast("EvidenceKind", name)
        if name in model.tags:
            yield from _each(s, kind, heads, n, known)
        elif name == _JARGON:
            if not any(symbol in model.reasons for row in rows for symbol in row):
                yield Found(kind, Bare(), 0, len(rows), f"words: {s.say(0, len(rows))}")
        elif name != _VAGUE or not figures:
            i, j = _span(s, known, heads, n)
            if name != _BLAME or s.word(i - 1) not in _SELF:
                yield Found(kind, Bare(), i, j, f"words: {s.say(i, j)}")


def _each(
    s: Sentence, kind: EvidenceKind, heads: Heads, head: int, known: _Known
) -> Iterator[Found]:
    """Yield a tagged kind, once for each clause that speaks for a tag of its own."""
    parts: dict[str, _Known] = {}
    for clause in dict.fromkeys(s.clauses):
        part = [one for one in known if s.clauses[one[0]] == clause]
        score = heads.scores([w for _, _, w in part])[head]
        if probability(score) >= heads.thresholds[head]:
            parts.setdefault(_tag(kind, part), part)
    if len(parts) < 2:
        parts = {_tag(kind, known): known}
    for tag, part in parts.items():
        i, j = _span(s, part, heads, head)
        if tag != _ADOPTED or not s.first(_INSIDE, i, j + _GAP):
            yield Found(kind, Tag(tag=tag), i, j, f"words: {s.say(i, j)}")


def _tag(kind: str, known: _Known) -> str:
    """Return the likeliest tag of a kind."""
    judges = trained().tags[kind]
    scores = judges.scores([w for _, _, w in judges.known({key: at for at, key, _ in known})])
    return max(zip(scores, judges.names, strict=True))[1]


def _span(s: Sentence, known: _Known, heads: Heads, head: int) -> tuple[int, int]:
    """Return the run of words that spoke loudest for a judgement, gaps of a few words bridged."""
    loud: dict[int, float] = {}
    for at, _, weights in known:
        loud[at] = loud.get(at, 0.0) + heads.weight(weights, head)
    top = max(loud, key=lambda at: (loud[at], -at), default=-1)
    if top < 0 or loud[top] <= 0:
        return 0, len(s.words)
    floor = loud[top] * _LOUD
    spoken = sorted(at for at in loud if loud[at] >= floor)
    i = j = spoken.index(top)
    while i and spoken[i] - spoken[i - 1] <= _GAP and not _breaks(s, spoken[i - 1], spoken[i]):
        i -= 1
    while j + 1 < len(spoken) and spoken[j + 1] - spoken[j] <= _GAP:
        if _breaks(s, spoken[j], spoken[j + 1]):
            break
        j += 1
    low, high = spoken[i], min(spoken[j] + 2, len(s.words))
    while high - low > 1 and s.kinds[high - 1] == MARK:
        high -= 1
    while high - low > 1 and s.kinds[low] == MARK:
        low += 1
    return low, high


def _breaks(s: Sentence, one: int, other: int) -> bool:
    """Say whether a hard mark stands between two tokens."""
    return any(s.words[at] in (";", ":", ".") for at in range(one, other))
