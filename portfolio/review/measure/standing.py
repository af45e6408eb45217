"""Owns recognition, platform, advantage, decisions, talent and the red flags worded as frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from portfolio.model.evidence import Bare, EvidenceKind, Tag, Value
from portfolio.review.measure.found import Found
from portfolio.review.measure.frames import Match, matches
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import WORD

_GUARDED = ("recognition", "platform", "competitive", "talent")
_ONCE = (
    "decision", "competitive", "talent", "red_flag:sole_credit", "red_flag:component",
    "red_flag:no_exec",
)  # fmt: skip
_FIRST = ("recognition:award", "recognition:publication", "recognition:patent")
_JARGON = 4
_DOING = ("had_v", "make_v", "gain_v", "up_v", "improve_v", "static_v")


def find(s: Sentence, numbers: list[Quantity]) -> list[Found]:
    """Return what the frames of a sentence say, the widest where two overlap."""
    places = {q.i: q.j for q in numbers if not q.currency and q.low >= 1}
    kept: list[Match] = []
    for match in sorted(matches(s, places), key=_order):
        if _denied(s, match):
            continue
        for at, other in enumerate(kept):
            if _same(match, other):
                kept[at] = _joined(match, other)
                break
        else:
            kept.append(match)
    out = []
    for match in kept:
        kind, value = _typed(match.kind)
        out.append(Found(kind, value, match.i, match.j, f"words: {match.words}"))
    return [*out, *_vague(s, numbers), *_jargon(s)]


def _order(match: Match) -> tuple[int, int]:
    rank = _FIRST.index(match.kind) if match.kind in _FIRST else len(_FIRST)
    return rank, match.i - match.j


def _typed(name: str) -> tuple[EvidenceKind, Value]:
    head, _, tag = name.partition(":")
    if head in ("recognition", "talent"):
        return cast("EvidenceKind", head), Tag(tag=tag)
    return cast("EvidenceKind", name), Bare()


def _same(match: Match, other: Match) -> bool:
    """Say whether two matches are one claim: they overlap, or their kind is told once."""
    if match.kind == other.kind and match.kind.startswith(_ONCE):
        return True
    head = match.kind.partition(":")[0]
    alike = match.kind == other.kind or (
        head == "recognition" and other.kind.startswith("recognition")
    )
    return alike and match.i < other.j and other.i < match.j


def _joined(match: Match, other: Match) -> Match:
    """Return the earlier claim, widened where the two touch."""
    if match.i < other.j and other.i < match.j and match.kind == other.kind:
        return other._replace(i=min(match.i, other.i), j=max(match.j, other.j))
    return match if match.i < other.i and match.kind == other.kind else other


def _denied(s: Sentence, match: Match) -> bool:
    """Say whether the words before a match deny it or only wish for it."""
    if match.kind == "recognition:external_adoption" and s.words[match.j - 2] == "to":
        return True
    if not match.kind.startswith(_GUARDED):
        return match.kind == "decision" and s.has("modal", 0, 0)
    low, _ = s.bounds(match.i)
    if s.first(("double negator",), low, match.i):
        return False
    denied = s.first(("negator", "condition"), low, match.i)
    if denied:
        return True
    wish = s.first(("hope_v", "ask_v"), low, match.i)
    return wish is not None and not match.kind.startswith(
        ("platform", "competitive", "recognition")
    )


def _vague(s: Sentence, numbers: list[Quantity]) -> Iterator[Found]:
    """Yield claims of size without a number anywhere in the sentence."""
    if any(q.low != 1 or q.currency for q in numbers) or any(k == 2 for k in s.kinds):
        return
    for low, high in _clauses(s):
        start = low
        while start < high:
            span = _claim(s, start, high)
            if not span:
                break
            yield Found("red_flag:vague", Bare(), *span, f"no number: {s.say(*span)}")
            start = max(span[1], start + 1)


def _clauses(s: Sentence) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(s.words):
        _, high = s.bounds(at)
        yield at, high
        at = high


def _claim(s: Sentence, low: int, high: int) -> tuple[int, int] | None:
    """Return the words of a claim: how much, and of what."""
    amount = s.first(("vague amount",), low, high)
    verb = s.first(("improve_v", "save_v", "gain_v", "made_v"), low, amount.i) if amount else None
    if amount and verb:
        return verb.i, amount.j
    size = s.first(("vague adj",), low, high)
    wished = s.first(("hope_v",), low, size.i) if size else None
    if (wished or s.first(("negator", "modal", "condition"), low, high)) and not s.has(
        "never so", low, high
    ):
        return None
    return _soared(s, low, high) or _sized(s, low, high)


def _soared(s: Sentence, low: int, high: int) -> tuple[int, int] | None:
    """Return `morale soared`: the verb itself exaggerates."""
    verb = s.first(("strong verb",), low, high)
    subject = s.last(("result subject", "result n"), low, verb.i) if verb else None
    if verb and subject and verb.i - subject.j <= 3:
        return subject.i, min(verb.j + 1, high)
    return None


def _sized(s: Sentence, low: int, high: int) -> tuple[int, int] | None:
    """Return `a huge impact`, `much faster`, `the effect was tremendous`."""
    size = s.first(("vague adj",), low, high)
    if not size:
        return None
    result = s.first(("result n",), size.j, min(high, size.j + 3))
    begin = s.first(_DOING, low, size.i + 1)
    if result and (begin or size.i - low <= 2):
        return (begin.i if begin else size.i), result.j
    verb = s.last(("improve_v",), max(low, size.i - 5), size.i) or s.first(
        ("improve_v",), size.j, min(high, size.j + 2)
    )
    good = s.first(("good adj",), size.j, min(high, size.j + 2))
    went = s.last(("went",), low, size.i)
    if went and good and size.i - went.j <= 1:
        return low + (s.kinds[low] != WORD), good.j
    subject = s.last(("result subject", "result n"), low, size.i)
    object_ = s.first(("result subject", "result n", "cost_n"), verb.j, high) if verb else None
    if verb and (subject or verb.i > size.i or object_):
        first = min(verb.i, size.i, subject.i if subject else size.i)
        return first, max(verb.j, size.j)
    if good and subject:
        return subject.i, good.j
    linked = s.first(("static_v", "had_v"), subject.j, size.i) if subject else None
    if subject and linked and size.i - linked.j <= 2 and size.j >= high - 1:
        return subject.i, size.j
    return None


def _jargon(s: Sentence) -> Iterator[Found]:
    """Yield a sentence of technical terms that gives no business reason."""
    if "reason" in s.hits:
        return
    places = {*s.hits.get("tech", ()), *(at for at in range(len(s.raws)) if _capital(s, at))}
    if len(places) >= _JARGON:
        said = ", ".join(s.raws[at] for at in sorted(places)[:_JARGON])
        yield Found("red_flag:jargon", Bare(), 0, len(s.words), f"technical terms: {said}")


def _capital(s: Sentence, at: int) -> bool:
    """Say whether a word is a technical term by its capitals: gRPC, ClickHouse, NETCONF."""
    raw = s.raws[at]
    if raw[1:].islower() or len(raw) < 2 or s.kinds[at] != 1:
        return False
    if s.at("plain acronym", at) or s.at("body", at):
        return False
    inner = any(char.isupper() for char in raw[1:]) and not raw.endswith("s")
    return inner or (raw.isupper() and len(raw) > 2)
