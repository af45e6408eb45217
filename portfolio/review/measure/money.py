"""Owns what an amount is: vetoes first, then frames, then the section, else unknown."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.model.evidence import Money
from portfolio.review.measure.amounts import Pair
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Hit, Sentence

VERBS = (
    "avoid_v", "save_v", "gain_v", "lose_v", "buy_v", "grant_v", "spend_v", "ask_v", "hope_v",
    "charge_v", "value_v", "proof_v", "assess_v", "cut_v", "make_v", "level_v", "up_v", "down_v",
    "retain_v", "hold_v", "end_v", "static_v",
)  # fmt: skip
NOUNS = (
    "relief_n", "saving_n", "profit_n", "income_n", "loss_n", "budget_n", "target_n", "market_n",
    "deal_n", "cost_n", "price_n", "contract_n", "project_n", "value_n", "risk_n",
)  # fmt: skip
_BASE_FORMS = frozenset({"base", "s"})
_LINKS = frozenset(
    "of was were is are at to by for came amounted totalled totaled worth stood reached about "
    "roughly around nearly almost some just a an the hit had an estimated approximately over up "
    "be been being remained over under between from : , ( only our another further still now "
    "put set".split()
)
_STOPS = frozenset({"because", "by", "with", "when", "while", "after", "before", ",", ".", "("})


class Verb(NamedTuple):
    """The verb that governs an amount: its place, its classes, its form."""

    i: int
    j: int
    names: frozenset[str]
    form: str


class Scene(NamedTuple):
    """An amount and the words that bear on it."""

    s: Sentence
    q: Quantity
    low: int
    high: int
    verb: Verb | None
    right: frozenset[str]
    """Classes of the noun attached after the amount."""
    left: frozenset[str]
    """Classes of the noun attached before it, or the subject of its verb."""
    plain: bool
    """Whether the amount stands as an adjective: `a $40M programme`."""


def verb_at(s: Sentence, at: int) -> Verb | None:
    """Return the money verb that begins at a token, unless it is a noun there."""
    best: Hit | None = None
    names = set()
    for name in VERBS:
        hit = s.at(name, at)
        if hit and (best is None or hit.j >= best.j):
            if best is None or hit.j > best.j:
                names = set()
            best = hit
            names.add(name)
    if best is None or is_noun(s, at, best):
        return None
    return Verb(at, best.j, frozenset(names), best.form)


def is_noun(s: Sentence, at: int, hit: Hit) -> bool:
    """Say whether a word that could be a verb is a noun where it stands."""
    if hit.form not in _BASE_FORMS:
        return s.glued[at] and hit.form != "past"
    before = s.word(at - 1)
    if at and (s.glued[at] or s.at("determiner", at - 1)):
        return True
    if at + 1 < len(s.words) and s.glued[at + 1]:
        return True
    if hit.form == "base" and not before:
        return any(s.at(name, at) for name in NOUNS)
    if before in ("to", "and", "now", "also", "still", "which", "that", "who") or before.endswith(
        "ly"
    ):
        return False
    if s.at("modal", at - 1) or s.at("subject", at - 1) or s.at("negator", at - 1):
        return False
    return any(s.at(name, at) for name in NOUNS) and not (
        s.at("approx", at + 1) or s.word(at + 1) in ("us", "$", "£", "€", "₹")
    )


def nouns_at(s: Sentence, at: int) -> tuple[frozenset[str], int]:
    """Return the noun classes that begin at a token, the longest phrase only."""
    names: set[str] = set()
    end = at
    for name in NOUNS:
        hit = s.at(name, at)
        if hit and hit.j >= end:
            if hit.j > end:
                names = set()
            end = hit.j
            names.add(name)
    return frozenset(names), end


def right_noun(s: Sentence, j: int, high: int) -> tuple[frozenset[str], int]:
    """Return the classes of the noun attached after an amount, and how far off it is."""
    at, found, place = j, frozenset[str](), 0
    limit = min(high, j + 9)
    while at < limit:
        names, end = nouns_at(s, at)
        if names and not (verb_at(s, at) and s.hits["determiner"].get(at - 1) is None and found):
            found, place, at = names, at, end
            continue
        if found:
            break
        word = s.words[at]
        verb = verb_at(s, at)
        if word in _STOPS or (verb and verb.form == "past" and s.word(at - 1) not in ("of", "in")):
            break
        if not s.at("skip", at) and at - j > 4:
            break
        at += 1
    return found, place


def left_noun(s: Sentence, low: int, i: int) -> tuple[frozenset[str], int]:
    """Return the classes of the nearest noun linked to an amount from before."""
    at = i - 1
    while at >= low and (s.words[at] in _LINKS or s.at("approx", at)):
        at -= 1
    for start in range(at, max(low, at - 3) - 1, -1):
        names, end = nouns_at(s, start)
        if names and end == at + 1:
            return names, start
    return frozenset(), -1


def subject_noun(s: Sentence, low: int, i: int) -> frozenset[str]:
    """Return the classes of the noun nearest before a token within a clause."""
    for at in range(i - 1, low - 1, -1):
        names, _ = nouns_at(s, at)
        if names:
            return names
    return frozenset()


def governor(s: Sentence, low: int, i: int, j: int, high: int) -> Verb | None:
    """Return the verb that governs an amount: the nearest before it, else the first after."""
    for at in range(i - 1, low - 1, -1):
        verb = verb_at(s, at)
        if verb and verb.j <= i:
            return verb
    for at in range(j, high):
        verb = verb_at(s, at)
        if verb and verb.form in ("past", "s"):
            return verb
    return None


def scene(s: Sentence, q: Quantity, floor: int) -> Scene:
    """Gather the words that bear on an amount, its own clause before its neighbours."""
    low, high = s.bounds(q.i)
    high = max(high, q.j)
    low = max(low, min(floor, q.i))
    verb = governor(s, low, q.i, q.j, high)
    right, place = right_noun(s, q.j, high)
    left, _ = left_noun(s, low, q.i)
    plain = bool(right) and place >= q.j and not _preposed(s, q.j, place)
    if not left and verb and verb.i < q.i:
        left = subject_noun(s, verb.j, q.i) or subject_noun(s, low, verb.i)
    if verb is None and not (right or left) or (verb is None and not right):
        verb, left = _borrowed(s, low, high, left)
    return Scene(s, q, low, high, verb, right, left, plain)


def _preposed(s: Sentence, j: int, place: int) -> bool:
    return any(s.words[at] in ("of", "in", "off", "from", "to", "out", "on") for at in range(j, place))


def _borrowed(
    s: Sentence, low: int, high: int, left: frozenset[str]
) -> tuple[Verb | None, frozenset[str]]:
    """Take the verb from a relative clause that follows, else from the clause before."""
    if high < len(s.words) and s.at("relative", high):
        end = s.bounds(high)[1]
        for at in range(high, end):
            verb = verb_at(s, at)
            if verb:
                return verb, left
    while low > 0:
        start = s.bounds(low - 1)[0]
        verb = governor(s, start, low, low, low)
        if verb:
            return verb, left or subject_noun(s, verb.j, low) or subject_noun(s, start, verb.i)
        names = subject_noun(s, start, low)
        if names and not left:
            left = names
        low = start
    return None, left


def money_pair(s: Sentence, pair: Pair) -> tuple[Money, str]:
    """Return what a change from one amount to another is worth, and why."""
    low, high = s.bounds(pair.i)
    verb = governor(s, low, pair.i, pair.j, high)
    noun = subject_noun(s, low, pair.i)
    before, after = pair.before.low, pair.after.low
    value = Money(
        amount=float(round(abs(after - before), 6)),
        currency=pair.before.currency or pair.after.currency or "XXX",
    )
    income = noun & {"income_n", "profit_n", "value_n"} and not noun & {"cost_n", "risk_n"}
    doubt = s.first(("modal", "negator", "duty", "condition", "hope_v", "third"), low, pair.i)
    cue = "from A to B"
    if doubt:
        return value.model_copy(update={"nature": "target"}), f"veto: {s.say(doubt.i, doubt.j)}"
    if after < before and not income:
        return value.model_copy(update={"nature": "savings"}), f"frame: {cue}, a cost falls"
    if after > before and income:
        nature = "profit" if "profit_n" in noun else "revenue"
        return value.model_copy(update={"nature": nature}), f"frame: {cue}, income rises"
    if after > before and noun & {"budget_n", "cost_n", "risk_n", "loss_n", "price_n"}:
        return value.model_copy(update={"nature": "loss"}), f"frame: {cue}, a cost rises"
    if after < before:
        return value.model_copy(update={"nature": "loss"}), f"frame: {cue}, income falls"
    return value, f"{cue}, {s.say(verb.i, verb.j) if verb else 'no cue'}"
