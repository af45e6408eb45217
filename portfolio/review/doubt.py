"""Takes back evidence its own sentence denies, or gives to somebody else."""

from __future__ import annotations

from portfolio.model.evidence import Evidence, Money
from portfolio.review.words import find, sentence_at, words

NEAR = 4
"""Words between a denial and what it denies."""
DENIED = ("people_scope", "executive")
"""Kinds whose words are nothing once they are denied."""


def doubted(evidence: Evidence, text: str) -> Evidence | None:
    """Return evidence as its sentence leaves it: as it is, as somebody else's, or nothing.

    Args:
        evidence: What the words were read as.
        text: The raw text of its section.
    """
    if evidence.kind in DENIED and _denied(evidence, text):
        return None
    if evidence.kind == "money_impact" and _a_peer_s(evidence, text):
        value = evidence.value
        if isinstance(value, Money):
            value = value.model_copy(update={"nature": "third_party"})
        cue = "veto: a peer's"
        return evidence.model_copy(update={"kind": "money_other", "value": value, "cue": cue})
    return evidence


def _denied(evidence: Evidence, text: str) -> bool:
    """Tell whether `never` stands close before the words, or right behind an executive."""
    start, end = sentence_at(text, evidence.start)
    before = [word for word, _, _ in words(text[start : evidence.start])][-NEAR:]
    if "never" in before:
        return True
    after = [word for word, _, _ in words(text[evidence.end : end])][:2]
    return evidence.kind == "executive" and "never" in after


def _a_peer_s(evidence: Evidence, text: str) -> bool:
    """Tell whether the sentence gives the amount to a peer, and nothing to the writer."""
    start, end = sentence_at(text, evidence.start)
    said = text[start:end]
    peer = next(find(said, "peer"), None)
    if peer is None or start + peer[0] > evidence.start:
        return False
    rest = said[: peer[0]] + said[peer[1] :]
    return next(find(rest, "own"), None) is None
