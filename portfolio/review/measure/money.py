"""Owns the words that bear on an amount: its verb, its nouns, the clauses that count."""

from __future__ import annotations

from typing import NamedTuple, cast

from portfolio.review.measure.numbers import Quantity
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
INCOME = frozenset({"income_n", "profit_n", "value_n"})
COST = frozenset({"cost_n", "loss_n", "risk_n"})
INPUT = frozenset({"budget_n", "project_n", "deal_n"})
_BASE_FORMS = frozenset({"base", "s"})
_AUXILIARY = listed(
    "be is are was were been being have has had having do does did get got gets being"
)
_LINKS = listed(
    "of was were is are at to by for came amounted totalled totaled worth stood reached about "
    "roughly around nearly almost some just a an the hit had an estimated approximately over up "
    "be been being remained over under between from : ( only our another further still now "
    "put set"
)
_STOPS = frozenset({"because", "by", "with", "when", "while", "after", "before", ",", ".", "("})
_FUNCTION = listed("of in off from to out on onto for with")
_FORGONE = frozenset({"lost", "forgone", "foregone", "missed", "forfeited", "delayed"})
_WEIGHTY = frozenset(NOUNS) - {"project_n", "contract_n", "deal_n"}


class Verb(NamedTuple):
    """The verb that governs an amount: its place, its classes, its form."""

    i: int
    j: int
    names: frozenset[str]
    form: str


_LINKING = frozenset({"transparent_v", "proof_v", "level_v", "static_v", "down_v", "up_v"})
_UNREAD = object()
NO_VERB = Verb(-1, -1, frozenset(), "")


class Scene(NamedTuple):
    """An amount and the words that bear on it."""

    s: Sentence
    q: Quantity
    low: int
    high: int
    verb: Verb
    right: frozenset[str]
    """Classes of the noun attached after the amount."""
    left: frozenset[str]
    """Classes of the noun attached before it, or the subject of its verb."""
    plain: bool
    """Whether the amount stands as an adjective: `a $40M programme`."""
    link: str
    """The preposition between the amount and the noun after it."""
    linked: frozenset[str]
    """Classes of the noun tied directly to the amount, before or after."""

    @property
    def said(self) -> str:
        """Return the verb as the text has it."""
        return self.s.say(self.verb.i, self.verb.j) if self.verb.names else ""

    @property
    def near(self) -> frozenset[str]:
        """Return the classes of the noun that tells most: the one after, else before."""
        loose = self.link in ("from", "for", "with")
        return (self.left or self.right) if loose else (self.right or self.left)


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


def _right_noun(s: Sentence, j: int, high: int) -> tuple[frozenset[str], int]:
    """Return the classes of the noun attached after an amount, and where it stands."""
    at, found, place, forgone = j, frozenset[str](), 0, frozenset[str]()
    limit = min(high, j + 9)
    while at < limit:
        verb = verb_at(s, at)
        names, end = nouns_at(s, at)
        if names and (not verb or end > at + 1):
            found, place, at = names | forgone, at, end
            continue
        if found:
            break
        word = s.words[at]
        forgone = frozenset({"loss_n"}) if word in _FORGONE else forgone
        participle = s.word(at - 1) in ("of", "in") or (at == j and s.kinds[at + 1 : at + 2] == [1])
        if word in _STOPS or (verb and verb.form == "past" and not participle):
            break
        if (s.at("own", at) and word in ("we", "i")) or s.at("modal", at):
            break
        if not s.at("skip", at) and at - j > 4:
            break
        at += 1
    return found, place


def _left_noun(s: Sentence, low: int, i: int) -> frozenset[str]:
    """Return the classes of the nearest noun linked to an amount from before."""
    at = i - 1
    while at >= low and (s.words[at] in _LINKS or s.at("approx", at)):
        at -= 1
    for start in range(at, max(low, at - 3) - 1, -1):
        names, end = nouns_at(s, start)
        if names and end == at + 1 and not verb_at(s, start):
            return names
    return frozenset()


def subject_noun(s: Sentence, low: int, i: int) -> frozenset[str]:
    """Return the classes of the noun nearest before a token that says what an amount is."""
    for at in range(i - 1, low - 1, -1):
        names, _ = nouns_at(s, at)
        if names & _WEIGHTY and not verb_at(s, at):
            return names & _WEIGHTY
    return frozenset()


def governor(s: Sentence, low: int, i: int, j: int, high: int) -> Verb | None:
    """Return the verb that governs an amount: the nearest before it, else the first after."""
    spare: Verb | None = None
    for at in range(i - 1, low - 1, -1):
        verb = verb_at(s, at)
        if not verb or verb.j > i:
            continue
        if verb.names <= {
            "transparent_v",
            "assess_v",
            "charge_v",
            "level_v",
            "static_v",
            "value_v",
        } and ("transparent_v" in verb.names or s.words[at] in _AUXILIARY):
            spare = spare or verb
            continue
        if verb.form == "base" and s.word(at - 1) == "to" and verb.names <= {"hold_v", "make_v"}:
            continue
        return _stopped(s, verb, low)
    for at in range(j, high):
        verb = verb_at(s, at)
        if verb and verb.form in ("past", "s") and s.words[at] not in _AUXILIARY:
            return verb if spare is None or verb.names & {"avoid_v", "end_v", "save_v"} else spare
    return spare


def _stopped(s: Sentence, verb: Verb, low: int) -> Verb:
    """Read `stopped leaking` and `avoided paying` as a loss averted."""
    if verb.form != "ing" or not verb.names & {"lose_v", "spend_v"}:
        return verb
    for at in range(max(low, verb.i - 2), verb.i):
        before = verb_at(s, at)
        if before and before.names & {"end_v", "avoid_v"}:
            return before._replace(j=verb.j, names=frozenset({"avoid_v"}))
    return verb


def scene(s: Sentence, q: Quantity, floor: int, ceiling: int) -> Scene:
    """Gather the words that bear on an amount, its own clause before its neighbours."""
    low, high = s.bounds(q.i)
    low, high = _apposition(s, q, low, max(high, q.j))
    low, high = max(low, min(floor, q.i)), min(high, max(ceiling, q.j))
    right, place = _right_noun(s, q.j, high)
    left = _left_noun(s, low, q.i)
    linked = right or left
    verb = governor(s, low, q.i, q.j, high)
    if verb is None or (verb.names & {"transparent_v"} and not right):
        verb, left = _borrowed(s, low, high, left, verb)
    found = verb or NO_VERB
    if not left and verb:
        if verb.i < q.i:
            left = subject_noun(s, verb.j, q.i)
        left = left or subject_noun(s, min(low, s.bounds(verb.i)[0]), min(verb.i, q.i))
        if not (left or right) and verb.names & _LINKING:
            left = subject_noun(s, max(0, low - 24), low)
    links = [s.words[at] for at in range(q.j, place) if s.words[at] in _FUNCTION]
    plain = bool(right) and not links
    return Scene(s, q, low, high, found, right, left, plain, links[-1] if links else "", linked)


def _apposition(s: Sentence, q: Quantity, low: int, high: int) -> tuple[int, int]:
    """Widen the clause of an amount that stands between two commas with no words of its own."""
    own = range(low, q.i), range(q.j, high)
    empty = all(
        s.at("approx", at) or s.at("skip", at) or s.kinds[at] != 1 for side in own for at in side
    )
    if not empty:
        return low, high
    before = s.bounds(low - 1)[0] if low > 0 and s.words[low] in (",", "(", "-", "—", "–") else low
    after = s.bounds(high)[1] if high < len(s.words) else high
    return before, after


def _borrowed(
    s: Sentence, low: int, high: int, left: frozenset[str], spare: Verb | None
) -> tuple[Verb | None, frozenset[str]]:
    """Take the verb from a relative clause that follows, else from the clause before."""
    if spare is None and high < len(s.words) and s.at("relative", high):
        for at in range(high, s.bounds(high)[1]):
            verb = verb_at(s, at)
            if verb:
                return verb, left
    while low > 0:
        start = s.bounds(low - 1)[0]
        verb = governor(s, start, low, low, low)
        if verb and verb.names - {"transparent_v", "static_v", "hold_v"}:
            noun = left or subject_noun(s, verb.j, low) or subject_noun(s, start, verb.i)
            return verb, noun
        left = left or subject_noun(s, start, low)
        low = start
    return spare, left
