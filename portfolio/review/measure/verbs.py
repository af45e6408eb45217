"""Owns telling a verb of the word lists from a noun of the same letters."""

from __future__ import annotations

from typing import NamedTuple, cast

from portfolio.review.measure.sentence import Hit, Sentence
from portfolio.review.measure.tokens import listed

VERBS = (
    "avoid_v", "save_v", "gain_v", "lose_v", "buy_v", "grant_v", "spend_v", "ask_v", "hope_v",
    "charge_v", "value_v", "proof_v", "assess_v", "cut_v", "make_v", "level_v", "up_v", "down_v",
    "retain_v", "hold_v", "end_v", "static_v", "transparent_v", "flow_v",
)  # fmt: skip
NOUNS = (
    "relief_n", "saving_n", "profit_n", "income_n", "loss_n", "budget_n", "target_n", "market_n",
    "deal_n", "cost_n", "price_n", "contract_n", "project_n", "value_n", "risk_n",
)  # fmt: skip
_BASE_FORMS = frozenset({"base", "s"})
_AUXILIARY = listed(
    "be is are was were been being have has had having do does did get got gets being"
)


class Verb(NamedTuple):
    """The verb that governs an amount: its place, its classes, its form."""

    i: int
    j: int
    names: frozenset[str]
    form: str


_UNREAD = object()


def verb_at(s: Sentence, at: int) -> Verb | None:
    """Return the money verb that begins at a token, unless it is a noun there."""
    known = s.verbs.get(at, _UNREAD)
    if known is _UNREAD:
        known = s.verbs[at] = _verb_at(s, at)
    return cast("Verb | None", known)


def _verb_at(s: Sentence, at: int) -> Verb | None:
    best: Hit | None = None
    names: set[str] = set()
    for name in VERBS:
        hit = s.at(name, at)
        if hit and (best is None or hit.j >= best.j):
            if best is None or hit.j > best.j:
                names = set()
            best = hit
            names.add(name)
    if best is None or _is_noun(s, at, best) or _helps(s, at, best):
        return None
    end = at + 1 if best.gapped else best.j
    return Verb(at, end, frozenset(names), best.form)


def _helps(s: Sentence, at: int, hit: Hit) -> bool:
    """Say whether a form of be or have only helps another verb."""
    if s.words[at] not in _AUXILIARY or hit.j - at > 1:
        return False
    for ahead in range(at + 1, min(at + 5, len(s.words))):
        word = s.words[ahead]
        if word not in _AUXILIARY and verb_at(s, ahead):
            return True
        if not (word in _AUXILIARY or word.endswith("ly") or s.at("negator", ahead)):
            return word in ("since", "already", "now", "also")
    return False


def _is_noun(s: Sentence, at: int, hit: Hit) -> bool:
    """Say whether a word that could be a verb is a noun where it stands."""
    before = s.word(at - 1)
    if hit.form == "ing" and hit.j == at + 1:
        after = s.word(at + 1)
        if s.at("modal", at + 1) or after in _AUXILIARY:
            return True
        if s.at("determiner", at - 2) and any(s.at(name, at + 1) for name in NOUNS):
            return s.at("determiner", at - 1) is None and not s.at("gap preposition", at - 1)
        return s.glued[at] or before in (
            "the",
            "a",
            "common",
            "'s",
            "our",
            "their",
            "first",
            "last",
        )
    if hit.form not in _BASE_FORMS:
        return s.glued[at] and hit.form != "past"
    if at and (s.glued[at] or before == "'" or s.at("determiner", at - 1)):
        return True
    if at + 1 < len(s.words) and s.glued[at + 1]:
        return True
    nominal = any(s.at(name, at) for name in NOUNS)
    if hit.form == "base" and not before:
        return nominal
    if before in ("to", "and", "now", "also", "still", "which", "that", "who", "not"):
        return False
    if before.endswith("ly") or any(s.at(name, at - 1) for name in ("modal", "subject", "negator")):
        return False
    return nominal and not (s.at("approx", at + 1) or s.kinds[at + 1 : at + 2] in ([2], [3]))
