"""Owns naming what an amount is, step by step, each with the words that decided.

What the writer attested comes first (see review.attest). Then the grammar vetoes: supposed,
negated, somebody else's. Then the trained model weighs the words around the amount, and the
section leans on what they leave open. Else the nature stays unknown.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from portfolio.model.number import IMPACT_NATURES
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.symbols import FALL, RISE, around
from portfolio.review.measure.tokens import WORD, listed
from portfolio.review.measure.trained import probability, trained
from portfolio.review.measure.verbs import verb_at

_LEANS = {"result": 1.3, "situation": -1.0, "task": -1.0}
"""What a section adds to the log-odds of impact."""
_EVEN, _HOPELESS = 0.5, 0.25
"""A section lifts no amount whose words leave it less than the second probability."""
_QUIET = 0.4
"""The weight of all words below which nothing was said of the amount."""
_MUTE = listed(
    "a an the is are was were be it that this then there and or of to in on at by with for from"
)
"""Words that say nothing by themselves."""
_WORDS = 2
_REACH = 8
"""Tokens before an amount in which a veto may stand."""
_GOOD = frozenset({"save_v", "gain_v", "make_v"})
_EARNING = frozenset({"gain_v", "make_v"})


class Reading(NamedTuple):
    """What an amount is, and why."""

    nature: str | None
    cue: str


def read(
    s: Sentence, rows: list[tuple[int, ...]], i: int, j: int, rises: bool | None = None
) -> Reading:
    """Name the nature of the amount from token `i` up to `j` of a sentence.

    Args:
        s: The sentence.
        rows: Its symbols for the trained model.
        i: The amount's first token.
        j: One past its last.
        rises: The direction of an amount that is a change, else nothing.
    """
    plain = _vetoed(s, i) or _compared(s, j)
    if plain:
        return plain
    model = trained()
    sign = 0 if rises is None else model.symbols.words[RISE if rises else FALL]
    weights, score = model.amount.weights, model.amount.bias
    by_token: dict[int, float] = {}
    for key, at in dict(around(s, rows, i, j, sign)).items():
        weight = weights.get(key)
        if weight:
            score += weight
            if s.kinds[at] == WORD and s.words[at] not in _MUTE:
                by_token[at] = by_token.get(at, 0.0) + weight
    if sum(map(abs, by_token.values())) < _QUIET:
        return Reading(None, "no cue")
    natures = model.nets.judge(rows, s.clauses, i, j, sign)
    chances = dict(zip(model.nets.natures, natures, strict=True))
    good = sum(chance for nature, chance in chances.items() if nature in IMPACT_NATURES)
    chance = model.share * good + (1 - model.share) * probability(score)
    settled = _settled(chance, s.section)
    impact = settled >= _EVEN
    words = _said(s, by_token, impact)
    low, high = model.sure
    if low < settled < high and not (impact and s.section in _LEANS):
        return Reading(None, f"weak frame: {words}")
    named = {n: c for n, c in chances.items() if (n in IMPACT_NATURES) == impact}
    nature = max(named, key=lambda name: named[name])
    if (impact and chance < high) or (not impact and chance > low):
        return Reading(nature, f"section: {s.section}, weak frame: {words}")
    return Reading(nature, f"frame: {words}")


def _vetoed(s: Sentence, i: int) -> Reading | None:
    """Read what the grammar denies: a supposition, a negated verb, somebody else's earnings."""
    low = max(0, s.bounds(i)[0], i - _REACH)
    ours = s.has("own", 0, len(s.words))
    for at in range(low, i):
        verb = verb_at(s, at)
        good = bool(verb and verb.names & _GOOD)
        if s.words[at] == "have" and s.at("modal", at - 1):
            after = verb_at(s, at + 1)
            if not ours or (after and after.names & _GOOD):
                return Reading("target", f"veto: {s.say(at - 1, min(at + 2, i))}")
        before = s.last(("negator",), max(0, at - 2), at) if good else None
        if before and not s.at("double negator", before.i):
            return Reading("negated", f"veto: {s.say(before.i, at + 1)}")
        if verb and not ours and verb.names & _EARNING:
            other = s.first(("third", "third customer"), max(0, at - _REACH), at)
            whose = other is not None and True not in s.glued[other.j : other.j + 1]
            if other and whose and "company" not in s.words[other.i : other.j]:
                return Reading("third_party", f"veto: {s.say(other.i, other.j)}")
    return None


def _compared(s: Sentence, j: int) -> Reading | None:
    """Read what follows an amount: `$11M less kerosene` is saved, `a $9M fine was averted` too."""
    for at in range(j + 1, min(j + _REACH, s.bounds(j - 1)[1])):
        verb = verb_at(s, at)
        if verb and "avoid_v" in verb.names and s.words[at - 1] in ("was", "were", "been"):
            return Reading("loss_avoided", f"frame: {s.say(at, verb.j)}")
    for at in (j, j + 1):
        less = s.at("less", at)
        if less and not s.first(("income_n", "profit_n"), *s.bounds(j - 1)):
            return Reading("savings", f"frame: {s.say(less.i, less.j)}")
    return None


def _settled(chance: float, section: str) -> float:
    """Return the probability of impact once the section has spoken, which alone never lifts it."""
    lean = _LEANS.get(section, 0.0)
    if lean > 0 and chance < _HOPELESS:
        return chance
    return probability(log(chance / (1 - chance)) + lean) if 0 < chance < 1 else chance


def _said(s: Sentence, by_token: dict[int, float], good: bool) -> str:
    """Return the words that spoke loudest for the judgement, in the order of the sentence."""
    ranked = sorted(by_token, key=lambda at: (-by_token[at] if good else by_token[at], at))
    loud = [at for at in ranked[:_WORDS] if (by_token[at] > 0) == good] or ranked[:1]
    return " … ".join(s.raws[at] for at in sorted(loud))
