"""Owns the vetoes: what is somebody else's, denied, only possible, a goal, a price, a market."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.money import COST, INCOME, Scene, verb_at
from portfolio.review.measure.sentence import Hit, Sentence
from portfolio.review.measure.tokens import listed

_NOT_AFTER = frozenset({"without", "no", "none", "missing", "not", "nobody", "less"})
_BREAKS = frozenset({";", ":", "and", "but", "with", "because", "-", "—"})
_AFTER_HEAD = listed(
    "'s ' that who which in of at with had has was have were is are and on also then once did made"
)


class Reading(NamedTuple):
    """The nature of an amount, nothing when the words don't say, and what decided."""

    nature: str | None
    cue: str


def veto(c: Scene) -> Reading | None:
    """Return why an amount cannot be the writer's impact, if anything forbids it."""
    return (
        _price(c)
        or _third(c)
        or _negated(c)
        or _asked(c)
        or _hypothetical(c)
        or _target(c)
        or _market(c)
    )


def _price(c: Scene) -> Reading | None:
    """An amount for one unit is a price, whatever became of it."""
    s, q = c.s, c.q
    unit = s.at("unit after", q.j)
    if unit and not (s.at("time unit", unit.j) or s.word(q.j + 1) in ("annum", "year", "month")):
        return Reading("price", f"veto: price, {s.say(q.i, unit.j)}")
    pay = s.first(("own pay",), 0, min(c.high, q.j + 4))
    if pay:
        return Reading("price", f"veto: price, {s.say(pay.i, pay.j)}")
    names = c.verb.names
    if names & {"charge_v"} and not names & {"save_v", "gain_v", "transparent_v"}:
        return Reading("price", f"veto: price, {c.said}")
    acts = names & {"save_v", "avoid_v", "cut_v", "gain_v", "end_v", "lose_v", "spend_v"}
    if "price_n" in c.linked and not INCOME & (c.right | c.left) and not COST & c.near and not acts:
        return Reading("price", "veto: price")
    return None


def _third(c: Scene) -> Reading | None:
    """What somebody else earned, spent or lost is not the writer's."""
    s, q = c.s, c.q
    stop = c.verb.i if 0 <= c.verb.i < q.i else q.i
    low = c.low
    while low > 0 and (s.words[low] in ("and", "or") or s.at("relative", low)):
        low = s.bounds(low - 1)[0]
    if s.word(q.i - 1) in ("their", "his", "her") and c.right:
        return Reading("third_party", f"veto: {s.word(q.i - 1)}")
    first = low + (s.words[low] in ("that", "and", "but", ",", "while"))
    if s.word(first) in ("their", "his", "her") and not s.has("own", first, q.i):
        return Reading("third_party", f"veto: {s.word(first)}")
    theirs = [at for at in range(low, stop) if s.words[at] in ("their", "his", "her")]
    if theirs and s.has("third", low, theirs[-1]) and not s.has("own", theirs[-1], q.i):
        return Reading("third_party", f"veto: {s.words[theirs[-1]]}")
    people = _strangers(s, stop)
    if people:
        return Reading("third_party", f"veto: {people}")
    for name in ("third", "third customer"):
        for hit in s.hits.get(name, {}).values():
            if not (low <= hit.i < max(stop, q.i) and heads(s, hit.i, hit.j, low)):
                continue
            if any(hit.j < at < q.i for at in s.hits.get("own", {})):
                continue
            if s.at("own", hit.j) and s.word(hit.j) not in ("we", "i"):
                continue
            if name == "third customer" and _pays_us(c):
                continue
            return Reading("third_party", f"veto: {s.say(hit.i, hit.j)}")
    return None


def _strangers(s: Sentence, stop: int) -> str:
    """Return the named people of `The Danes, who run ferries, got`, when they are not ours."""
    for at in range(1, min(6, stop)):
        if s.at("own", at - 1):
            return ""
        if s.words[at] == "who":
            name = at - 1 - (s.words[at - 1] == ",")
            return s.words[name] if name > 0 and s.raws[name][0].isupper() else ""
    return ""


def _pays_us(c: Scene) -> bool:
    """Say whether customers pay the writer's own side."""
    s = c.s
    if c.verb.names & {"spend_v", "buy_v"}:
        return True
    return s.has("own", c.q.j, c.high) or bool(c.right & (COST | {"income_n"}))


def heads(s: Sentence, i: int, j: int, low: int) -> bool:
    """Say whether an actor is the head of a subject, not a modifier or an object."""
    if j >= len(s.words):
        return False
    for at in range(i - 1, max(low, i - 4) - 1, -1):
        if s.at("gap preposition", at):
            return s.words[at] in ("at", "by")
        if verb_at(s, at):
            return False
    follows = s.words[j]
    return (
        follows in _AFTER_HEAD
        or follows in ("we", "i")
        or s.kinds[j] != 1
        or verb_at(s, j) is not None
        or any(s.at(name, j) for name in ("modal", "negator", "joiner"))
        or follows.endswith(("ly", "ed"))
    )


def _negated(c: Scene) -> Reading | None:
    """What did not happen is not impact; a loss that did not happen was averted."""
    s, q = c.s, c.q
    spared = {at for hit in s.hits.get("double negator", {}).values() for at in range(hit.i, hit.j)}
    if not c.near & (INCOME | {"price_n", "target_n"}):
        ceased = s.hits.get("ceased", {}).values()
        spared |= {at for hit in ceased for at in range(hit.i, hit.j)}
    until = max(q.i, c.verb.i)
    for hit in s.hits.get("negator", {}).values():
        before = c.low <= hit.i < until
        after = q.j <= hit.i < min(len(s.words), q.j + 9) and _same_thing(s, q.j, hit.i)
        if (
            hit.i in spared
            or _aside(s, hit.i, c.low)
            or not (before or after)
            or _only_approx(s, hit.i, q.i)
        ):
            continue
        if before and c.verb.names & {"avoid_v"} and s.words[hit.i] == "without":
            continue
        if c.verb.names & {"lose_v"} and hit.i < c.verb.i and not c.verb.names & {"gain_v"}:
            return Reading("loss_avoided", f"frame: {s.say(hit.i, hit.j)} {c.said}")
        return Reading("negated", f"veto: negated, {s.say(hit.i, hit.j)}")
    return None


def _aside(s: Sentence, at: int, low: int) -> bool:
    """Say whether a negative word belongs to a noun: `no-shows`, `the scheme nobody used`."""
    if at + 1 < len(s.words) and s.glued[at + 1]:
        return True
    contact = s.words[at] in ("nobody", "none", "nothing", "never") and at - low >= 2
    return (
        s.words[at] == "nobody"
        and contact
        and s.kinds[at - 1] == 1
        and (s.at("joiner", at - 1) is None and verb_at(s, at - 1) is None)
    )


def _only_approx(s: Sentence, at: int, i: int) -> bool:
    """Say whether a negative word only rounds a number, as in `not far short of`."""
    return (
        s.words[at] in ("not", "nearly")
        and i - at <= 3
        and s.at("approx", i - 1) is not None
        and (s.word(at + 1) in ("far", "quite", "much", "less"))
    )


def _same_thing(s: Sentence, j: int, at: int) -> bool:
    """Say whether a denial after an amount still speaks of the amount."""
    if any(word in _BREAKS for word in s.words[j:at]) or s.words[at] in _NOT_AFTER:
        return False
    if any(s.words[k] in ("where", "when") for k in range(j, at)):
        return False
    if s.words[at] == "never" and s.word(at - 1) in ("would", "'d", "could"):
        return False
    comma = "," in s.words[j:at]
    return not comma or s.words[at] == "never" or s.at("relative", j) is not None


def _asked(c: Scene) -> Reading | None:
    """A question asserts nothing."""
    if c.s.words[-1:] == ["?"] and c.s.text.rstrip().endswith("?"):
        return Reading("target", "veto: a question")
    return None


def _hypothetical(c: Scene) -> Reading | None:
    """What might be, or might have been, is not impact, unless it was averted."""
    s, q, verb = c.s, c.q, c.verb
    averted = bool(verb.names & {"avoid_v"}) or _averted(c) != ""
    if "otherwise" in s.words[c.low : min(len(s.words), q.j + 12)]:
        return Reading("loss_avoided", "frame: otherwise")
    until = max(q.i, verb.i)
    mode = s.first(("modal", "duty"), c.low, until)
    if mode and s.words[mode.i] == "can" and s.has("can show", mode.i, max(q.i, mode.i + 4)):
        mode = None
    if mode is None and verb.i < q.j:
        mode = _contact_clause(c)
    only_maybe = mode and verb.form == "base" and "avoid_v" in verb.names and mode.i < verb.i <= q.i
    guess = mode and s.words[mode.i] in ("could", "might", "may") and "avoid_v" not in verb.names
    if mode and averted and not (only_maybe or guess):
        return Reading("loss_avoided", f"frame: {_averted(c) or c.said}")
    if mode:
        return Reading("target", f"veto: hypothetical, {s.say(mode.i, mode.j)}")
    if averted:
        return None
    maybe = s.first(("condition",), c.low, min(c.high, q.j + 4)) or s.first(
        ("inversion",), 0, len(s.words)
    )
    if maybe and not (c.verb.names & {"retain_v", "end_v", "cut_v"} and s.words[maybe.i] != "if"):
        return Reading("target", f"veto: hypothetical, {s.say(maybe.i, maybe.j)}")
    anyone = s.words[c.low] in ("a", "an", "any", "each", "every", "most")
    if anyone and verb.form in ("s", "base") and verb.names & {"save_v", "gain_v", "avoid_v"}:
        return Reading("target", f"veto: in general, {c.said}")
    wish = verb.form == "base" and s.word(verb.i - 1) == "'d"
    if wish or (s.words[0] == "if" and verb.form != "past"):
        return Reading("target", f"veto: hypothetical, {s.words[0] if not wish else c.said}")
    if verb.form == "base" and verb.i < q.i and s.word(verb.i - 1) == "to":
        return _purpose(c)
    return None


def _contact_clause(c: Scene) -> Hit | None:
    """Return the modal of `the $7M we were supposed to win back`, if there is one."""
    s, q = c.s, c.q
    end = min(len(s.words), q.j + 14)
    for at in range(q.j, end):
        if s.words[at] in (",", ";", ":", ".", "and", "or", "but") or (
            at in s.hits.get("joiner", {}) and s.words[at] not in ("that", "which")
        ):
            return None
        if s.at("subject", at) or s.words[at] in ("that", "which", "the"):
            return s.first(("modal", "duty", "hope_v"), at, min(end, at + 6))
    return None


def _purpose(c: Scene) -> Reading | None:
    """Read an infinitive: helped to save is done, planned to save is not, to save is unknown."""
    s, verb = c.s, c.verb
    if verb.names <= {"hold_v", "spend_v", "level_v", "static_v", "lose_v", "buy_v"}:
        return None
    ahead = s.last(("enabler",), max(0, verb.i - 7), verb.i)
    hope = s.last(("hope_v", "ask_v"), max(0, verb.i - 7), verb.i)
    if hope and not (ahead and ahead.i > hope.i and s.words[ahead.i] != "us"):
        return Reading("target", f"veto: hypothetical, {s.say(hope.i, verb.j)}")
    if not ahead:
        return Reading(None, f"purpose only: {s.say(verb.i - 1, verb.j)}")
    return None


def _averted(c: Scene) -> str:
    """Return the words that say a possible loss did not come about, if any."""
    s, q = c.s, c.q
    if c.low > 0 and (s.at("relative", c.low) or s.words[c.low] == "what"):
        start = s.bounds(c.low - 1)[0]
        hit = s.last(("avoid_v", "end_v"), start, c.low)
        if hit:
            return s.say(hit.i, hit.j)
    end = c.high
    while end < len(s.words) and s.at("relative", end):
        end = s.bounds(end)[1]
    hit = s.first(("ceased",), q.j, min(end, q.j + 18))
    return s.say(hit.i, hit.j) if hit else ""


def _target(c: Scene) -> Reading | None:
    """What was aimed at, asked for or promised has not happened yet."""
    s, names = c.s, c.verb.names
    fancy = s.first(("fancy",), c.q.j, c.q.j + 12)
    if fancy and not names & {"gain_v", "save_v", "avoid_v"}:
        return Reading("target", f"veto: target, {s.say(fancy.i, fancy.j)}")
    if any(s.at("less", at) for at in range(c.q.j, min(c.q.j + 3, c.high))):
        return None
    done = {"gain_v", "save_v", "level_v", "buy_v", "transparent_v", "make_v", "lose_v"}
    if names & {"hope_v", "ask_v"} and not names & done:
        return Reading("target", f"veto: target, {c.said}")
    plan = s.last(("planner",), c.low, min(c.q.i, c.verb.i) if c.verb.i >= 0 else c.q.i)
    if plan and not s.has("own", plan.j, c.q.i) and heads(s, plan.i, plan.j, c.low):
        return Reading("target", f"veto: target, {s.say(plan.i, plan.j)}")
    near = c.linked or (c.left if names & {"static_v", "transparent_v"} else c.linked)
    real = near & {"saving_n", "relief_n", "risk_n", "value_n"}
    if "target_n" in near and not real and (c.plain or not c.right):
        return Reading("target", f"veto: target, {s.say(c.q.i, c.q.j)}")
    return None


def _market(c: Scene) -> Reading | None:
    gains = c.verb.names & {"gain_v", "save_v", "avoid_v"}
    if "market_n" in c.linked and not (gains and not c.plain) and "income_n" not in c.linked:
        return Reading("market", "veto: market")
    return None
