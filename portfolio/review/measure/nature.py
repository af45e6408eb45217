"""Owns the ordered steps that name an amount's nature, each with the words that decided."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.money import Scene, Verb, verb_at
from portfolio.review.measure.sentence import Sentence

_NONE: frozenset[str] = frozenset()
_INCOME = frozenset({"income_n", "profit_n", "value_n"})
_COST = frozenset({"cost_n", "loss_n", "risk_n"})
_INPUT = frozenset({"budget_n", "project_n", "deal_n"})
_LOST = frozenset({"loss_n"})


class Reading(NamedTuple):
    """The nature of an amount, nothing when the words don't say, and what decided."""

    nature: str | None
    cue: str
    weak: bool = False
    """Whether only the Result section may make it count."""


def read(scene: Scene) -> Reading:
    """Name the nature of an amount: vetoes, then frames, then the section."""
    found = _veto(scene) or _frame(scene)
    if not found.weak:
        return found
    if scene.s.section == "result":
        return Reading(found.nature, f"section: result, weak {found.cue}")
    return Reading(None, f"weak {found.cue}")


def _veto(c: Scene) -> Reading | None:
    return (
        _price(c) or _third(c) or _negated(c) or _hypothetical(c) or _target(c) or _market(c)
    )


def _price(c: Scene) -> Reading | None:
    """An amount for one unit is a price, whatever became of it."""
    s, q = c.s, c.q
    unit = s.at("unit after", q.j)
    if unit and not (s.at("time unit", unit.j) and s.words[q.j] == "per"):
        return Reading("price", f"veto: price, {s.say(q.i, unit.j)}")
    if c.verb and c.verb.names & {"charge_v"} and not c.verb.names & {"save_v", "gain_v"}:
        return Reading("price", f"veto: price, {_verb(c)}")
    own = "price_n" in (c.right if c.plain or c.right else c.left)
    if own and not _INCOME & (c.right | c.left) and not (
        c.verb and c.verb.names & {"save_v", "avoid_v", "cut_v", "gain_v", "end_v", "lose_v"}
    ):
        return Reading("price", "veto: price")
    return None


def _third(c: Scene) -> Reading | None:
    """What somebody else earned, spent or lost is not the writer's."""
    s, q = c.s, c.q
    stop = c.verb.i if c.verb and c.verb.i < q.i else q.i
    low = c.low
    while low > 0 and (s.words[low] in ("and", "or") or s.at("relative", low)):
        low = s.bounds(low - 1)[0]
    if s.word(q.i - 1) in ("their", "his", "her") and c.right:
        return Reading("third_party", f"veto: {s.word(q.i - 1)}")
    for name in ("third", "third customer"):
        for hit in s.hits.get(name, {}).values():
            if not (low <= hit.i < max(stop, q.i) and _heads(s, hit.i, hit.j, low)):
                continue
            if any(hit.j <= at < q.i for at in s.hits.get("own", {})):
                continue
            if name == "third customer" and _pays_us(c):
                continue
            return Reading("third_party", f"veto: {s.say(hit.i, hit.j)}")
    return None


def _pays_us(c: Scene) -> bool:
    s = c.s
    return s.has("own", c.q.j, c.high) or bool(c.right & {"cost_n", "risk_n", "loss_n"})


def _heads(s: Sentence, i: int, j: int, low: int) -> bool:
    """Say whether an actor is the head of a subject, not a modifier or an object."""
    if j >= len(s.words):
        return False
    for at in range(i - 1, max(low, i - 4) - 1, -1):
        if s.at("gap preposition", at):
            return s.words[at] == "at" or (s.words[at] == "by")
        if verb_at(s, at):
            return False
    follows = s.words[j]
    return (
        follows in ("'s", "'", "that", "who", "which", "in", "of", "at", "with", "had", "has", "was")
        or s.kinds[j] != 1
        or verb_at(s, j) is not None
        or any(s.at(name, j) for name in ("modal", "negator", "joiner"))
        or follows.endswith(("ly", "ed"))
        or follows in ("have", "were", "is", "are", "and", "on", "also", "then", "once", "did", "made")
    )


def _negated(c: Scene) -> Reading | None:
    """What did not happen is not impact; `no longer` is not a denial."""
    s, q = c.s, c.q
    spared = {at for hit in s.hits.get("double negator", {}).values() for at in range(hit.i, hit.j)}
    until = max(q.i, c.verb.i if c.verb else 0)
    for hit in s.hits.get("negator", {}).values():
        before = c.low <= hit.i < until
        after = q.j <= hit.i < min(len(s.words), q.j + 7) and _same_thing(s, q.j, hit.i)
        if hit.i in spared or not (before or after):
            continue
        if before and c.verb and c.verb.names & {"avoid_v"} and s.words[hit.i] == "without":
            continue
        return Reading("negated", f"veto: negated, {s.say(hit.i, hit.j)}")
    return None


def _same_thing(s: Sentence, j: int, at: int) -> bool:
    """Say whether a denial after an amount still speaks of the amount."""
    between = s.words[j:at]
    return not any(word in (",", ";", ":", "and", "but", "with", "because", "-", "—") for word in between) and (
        s.words[at] != "without" and s.words[at] not in ("no", "none", "missing", "not", "nobody", "less")
    )


def _hypothetical(c: Scene) -> Reading | None:
    """What might be, or might have been, is not impact, unless it was averted."""
    s, q = c.s, c.q
    verb = c.verb
    averted = verb is not None and bool(verb.names & {"avoid_v"}) and verb.i < q.i
    until = max(q.i, verb.i if verb else 0)
    mode = s.first(("modal", "duty"), c.low, until)
    if mode and not (verb and s.words[mode.i] in ("to",)):
        if not averted and _averted_before(c):
            return Reading("loss_avoided", f"frame: {_averted_before(c)}")
        return Reading("target", f"veto: hypothetical, {s.say(mode.i, mode.j)}")
    if averted or _averted_before(c):
        return None
    maybe = s.first(("condition",), c.low, min(c.high, q.j + 4))
    if maybe:
        return Reading("target", f"veto: hypothetical, {s.say(maybe.i, maybe.j)}")
    if verb and verb.form == "base" and verb.i < q.i and s.word(verb.i - 1) == "to":
        ahead = s.last(("enabler",), max(0, verb.i - 7), verb.i)
        hope = s.last(("hope_v", "ask_v"), max(0, verb.i - 7), verb.i)
        if hope and not (ahead and ahead.i > hope.i and s.words[ahead.i] != "us"):
            return Reading("target", f"veto: hypothetical, {s.say(hope.i, verb.j)}")
        if not ahead:
            return Reading(None, f"purpose only: {s.say(verb.i - 1, verb.j)}")
    return None


def _averted_before(c: Scene) -> str:
    """Return the averting verb of the clause before a relative one, if any."""
    s = c.s
    if c.low == 0 or not (s.at("relative", c.low) or s.words[c.low] in ("what",)):
        return ""
    start = s.bounds(c.low - 1)[0]
    hit = s.last(("avoid_v", "end_v"), start, c.low)
    return s.say(hit.i, hit.j) if hit else ""


def _target(c: Scene) -> Reading | None:
    s = c.s
    if c.verb and c.verb.names & {"hope_v", "ask_v"} and c.verb.i < c.q.i:
        if c.verb.names & {"gain_v", "save_v", "level_v", "buy_v"}:
            return None
        return Reading("target", f"veto: target, {_verb(c)}")
    near = c.right or c.left
    if "target_n" in near and not near & {"saving_n", "relief_n", "risk_n", "value_n"}:
        return Reading("target", f"veto: target, {s.say(c.q.i, c.q.j)}")
    return None


def _market(c: Scene) -> Reading | None:
    near = c.right or c.left
    gains = c.verb and c.verb.names & {"gain_v", "save_v", "avoid_v"}
    if "market_n" in near and not (gains and not c.plain) and "income_n" not in near:
        return Reading("market", "veto: market")
    return None


def _verb(c: Scene) -> str:
    return c.s.say(c.verb.i, c.verb.j) if c.verb else ""


def _frame(c: Scene) -> Reading:
    """Read the amount by its verb and noun together."""
    cue = f"frame: {_verb(c)}" if c.verb else "frame:"
    noun = c.right or c.left
    if noun:
        cue += " + " + "/".join(sorted(name.removesuffix("_n") for name in noun))
    compared = _compared(c)
    if compared:
        return Reading(compared, cue + " + comparison")
    if c.plain:
        fixed = _modifier(c)
        if fixed:
            return fixed._replace(cue=cue)
    if c.verb is None:
        return _by_noun(noun, cue)
    return _by_verb(c, c.verb, cue)


def _compared(c: Scene) -> str:
    """Read `pays $31M less` and `ships $10M more product`."""
    s, q = c.s, c.q
    for at in range(q.j, min(q.j + 4, c.high)):
        if s.at("less", at):
            income = (c.left | c.right) & _INCOME and not (c.left | c.right) & _COST
            return "loss" if income else "savings"
        if s.at("extra cost", at):
            return "loss"
        if not s.at("skip", at):
            break
    return ""


def _modifier(c: Scene) -> Reading | None:
    """Read `a $40M programme`: the noun names the amount, the verb says what became of it."""
    names = c.verb.names if c.verb and c.verb.i < c.q.i else _NONE
    if c.right & {"saving_n", "relief_n"} or (c.right & _INCOME and not c.right & _INPUT):
        return None
    if names & {"avoid_v", "end_v"} and c.right & (_COST | _INPUT | {"contract_n", "price_n"}):
        return Reading("loss_avoided" if "avoid_v" in names else "savings", "")
    if "contract_n" in c.right and names & {"gain_v", "make_v"}:
        return Reading("revenue", "")
    if "contract_n" in c.right and names & {"retain_v"}:
        return Reading("loss_avoided", "")
    if names & {"save_v"}:
        return None
    if c.right & {"loss_n", "risk_n"}:
        return Reading("loss", "")
    if c.right & {"deal_n"}:
        return Reading("acquisition", "")
    if c.right & {"budget_n", "project_n", "cost_n"}:
        return Reading("budget", "")
    return None


def _by_noun(noun: frozenset[str], cue: str) -> Reading:
    if noun & {"relief_n"}:
        return Reading("loss_avoided", cue)
    if noun & {"saving_n"}:
        return Reading("savings", cue)
    if noun & {"loss_n"}:
        return Reading("loss", cue)
    if noun & {"deal_n"}:
        return Reading("acquisition", cue)
    if noun & {"budget_n", "project_n"}:
        return Reading("budget", cue)
    for name, nature in (("profit_n", "profit"), ("income_n", "revenue"), ("value_n", "value")):
        if name in noun:
            return Reading(nature, cue, weak=True)
    if noun & {"cost_n", "risk_n"}:
        return Reading("loss", cue)
    return Reading(None, "no cue")


def _named(noun: frozenset[str]) -> str:
    """Return the impact nature a noun names, or nothing."""
    for name, nature in (
        ("relief_n", "loss_avoided"), ("saving_n", "savings"), ("profit_n", "profit"),
        ("income_n", "revenue"), ("value_n", "value"),
    ):  # fmt: skip
        if name in noun:
            return nature
    return ""


def _by_verb(c: Scene, verb: Verb, cue: str) -> Reading:
    names, noun = verb.names, c.right or c.left
    named = _named(noun)
    spent_less = c.s.at("double negator", verb.i - 2) or c.s.at("double negator", verb.i - 3)
    if "avoid_v" in names:
        return Reading("loss_avoided", cue)
    if "save_v" in names:
        harmed = c.right & _INCOME and not c.right & _COST and "save" not in _verb(c).lower()
        return Reading("loss" if harmed and "saving_n" not in noun else "savings", cue)
    if names & {"lose_v"} and not names & {"gain_v", "make_v"}:
        return Reading("savings" if spent_less else "loss", cue)
    if "gain_v" in names:
        return _gained(c, noun, named, cue)
    if names & {"end_v", "cut_v", "down_v"} and not names & {"make_v"}:
        return _reduced(c, names, noun, cue)
    if "buy_v" in names:
        return Reading("acquisition", cue)
    if names & {"spend_v", "grant_v"} and not names & {"make_v", "retain_v"}:
        if named in ("savings", "loss_avoided") and "grant_v" in names:
            return Reading(named, cue, weak=True)
        return Reading("savings" if spent_less else "budget", cue)
    if "value_v" in names:
        return Reading("acquisition", cue)
    return _by_weak_verb(c, verb, noun, cue)


def _gained(c: Scene, noun: frozenset[str], named: str, cue: str) -> Reading:
    if c.right & _COST and not c.right & {"income_n", "saving_n", "relief_n"}:
        return Reading("loss", cue)
    if c.right & {"budget_n"}:
        return Reading("budget", cue)
    return Reading(_named(c.right) or named or "revenue", cue)


def _reduced(c: Scene, names: frozenset[str], noun: frozenset[str], cue: str) -> Reading:
    both = c.right | c.left
    if c.right & _COST or (both & (_COST | {"price_n", "budget_n", "saving_n"}) and not c.right & _INCOME):
        return Reading("savings", cue)
    if both & _INCOME:
        return Reading("loss", cue)
    return Reading("savings", cue, weak=True)


def _by_weak_verb(c: Scene, verb: Verb, noun: frozenset[str], cue: str) -> Reading:
    names = verb.names
    near = c.right or c.left
    named = _named(near)
    if names & {"proof_v"} and named:
        return Reading(named, cue)
    if names & {"up_v"}:
        if near & _COST and not near & {"income_n", "profit_n"}:
            return Reading("loss", cue)
        return Reading(named or "revenue", cue, weak=not named)
    if names & {"make_v", "level_v"} and not (names & {"static_v"}):
        if named:
            return Reading(named, cue)
        if "contract_n" in near:
            return Reading("revenue", cue)
        if near & _INPUT or near & {"cost_n", "risk_n", "loss_n"}:
            return Reading("budget" if near & _INPUT else "loss", cue)
        return Reading("revenue", cue, weak=True)
    if names & {"retain_v"}:
        return Reading("loss_avoided", cue, weak=not (near & (_INCOME | {"contract_n"})))
    found = _by_noun(near, cue)
    if named in ("savings", "loss_avoided") and names & {"assess_v"}:
        return Reading(named, cue, weak=True)
    return found
