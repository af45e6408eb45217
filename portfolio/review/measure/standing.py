"""Owns recognition, platform, advantage, decisions, talent and the red flags worded as frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from portfolio.model.evidence import Bare, EvidenceKind, Tag, Value
from portfolio.review.measure.frames import Match, matches
from portfolio.review.measure.found import Found
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence

_GUARDED = ("recognition", "platform", "competitive", "talent")
_JARGON = 4


def find(s: Sentence, numbers: list[Quantity]) -> list[Found]:
    """Return what the frames of a sentence say, the widest where two overlap."""
    out: list[Found] = []
    places = {q.i: q.j for q in numbers if not q.currency and q.low >= 1}
    found = sorted(matches(s, places), key=lambda m: (m.kind.partition(":")[0], m.i - m.j))
    for match in found:
        if _denied(s, match) or any(_same(match, other) for other in out):
            continue
        kind, value = _typed(match.kind)
        out.append(Found(kind, value, match.i, match.j, f"words: {match.words}"))
    out += _vague(s, numbers)
    out += _jargon(s)
    return out


def _typed(name: str) -> tuple[EvidenceKind, Value]:
    head, _, tag = name.partition(":")
    if head in ("recognition", "talent"):
        return cast(EvidenceKind, head), Tag(tag=tag)
    return cast(EvidenceKind, name), Bare()


def _same(match: Match, other: Found) -> bool:
    same = match.kind.partition(":")[0] == other.kind.partition(":")[0]
    return same and match.i < other.j and other.i < match.j


def _denied(s: Sentence, match: Match) -> bool:
    """Say whether the words before a match deny it or only wish for it."""
    if not match.kind.startswith(_GUARDED):
        return match.kind == "decision" and s.has("modal", 0, 0)
    low, _ = s.bounds(match.i)
    if s.first(("double negator",), low, match.i):
        return False
    denied = s.first(("negator", "condition"), low, match.i)
    if denied:
        return True
    wish = s.first(("hope_v", "ask_v"), low, match.i)
    return wish is not None and not match.kind.startswith(("platform", "competitive", "recognition"))


def _vague(s: Sentence, numbers: list[Quantity]) -> Iterator[Found]:
    """Yield claims of size without a number anywhere in the sentence."""
    if any(q.low != 1 or q.currency for q in numbers) or any(k == 2 for k in s.kinds):
        return
    until = 0
    for low, high in _clauses(s):
        if low < until:
            continue
        span = _claim(s, low, high)
        if span:
            until = span[1]
            yield Found("red_flag:vague", Bare(), *span, f"no number: {s.say(*span)}")


def _clauses(s: Sentence) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(s.words):
        _, high = s.bounds(at)
        yield at, high
        at = high


def _claim(s: Sentence, low: int, high: int) -> tuple[int, int] | None:
    """Return the words of a claim: how much, and of what."""
    amount = s.first(("vague amount",), low, high)
    if amount and (verb := s.first(("improve_v", "save_v", "gain_v"), low, amount.i)):
        return verb.i, amount.j
    size = s.first(("vague adj",), low, high)
    if not size or s.first(("negator", "modal", "hope_v"), low, high):
        return None
    result = s.first(("result n",), size.j, min(high, size.j + 3))
    verb = s.last(("improve_v",), max(low, size.i - 5), size.i) or s.first(
        ("improve_v",), size.j, min(high, size.j + 2)
    )
    good = s.first(("good adj",), size.j, min(high, size.j + 2))
    subject = s.last(("result subject",), low, size.i)
    if result and s.first(("had_v", "make_v", "gain_v", "up_v", "improve_v", "static_v"), low, size.i + 1):
        begin = s.first(("had_v", "make_v", "gain_v", "up_v", "improve_v", "static_v"), low, size.i + 1)
        return (begin.i if begin else size.i), result.j
    if verb and (subject or verb.i > size.i or s.first(("result subject", "result n", "cost_n"), verb.j, high)):
        first = min(verb.i, size.i, subject.i if subject else size.i)
        return first, max(verb.j, size.j)
    if good and subject:
        return subject.i, good.j
    return None


def _jargon(s: Sentence) -> Iterator[Found]:
    """Yield a sentence of technical terms that gives no business reason."""
    places = {at for at in s.hits.get("tech", {})}
    if len(places) >= _JARGON and "reason" not in s.hits:
        said = ", ".join(s.words[at] for at in sorted(places)[:_JARGON])
        yield Found("red_flag:jargon", Bare(), 0, len(s.words), f"technical terms: {said}")
