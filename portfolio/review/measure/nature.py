"""Owns the frames that name an amount's nature, each with the words that decided."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.money import COST, INCOME, INPUT, Scene, verb_at
from portfolio.review.measure.sentence import Hit, Sentence
from portfolio.review.measure.vetoes import Reading, veto

_NONE: frozenset[str] = frozenset()
_SIDE = {
    "good": ("save_v", "avoid_v", "gain_v", "saving_n", "relief_n"),
    "bad": ("lose_v", "spend_v", "grant_v", "hope_v", "ask_v", "buy_v", "charge_v", "budget_n",
            "target_n", "market_n", "loss_n", "deal_n", "planner", "modal", "condition", "negator",
            "third", "duty"),
}  # fmt: skip


_BACK = ("return", "won", "win", "brought", "turned", "recover", "get", "got")
_GIVEN = frozenset({"given", "handed", "granted", "allotted", "lent"})


class _Frame(NamedTuple):
    nature: str | None
    weak: bool = False


def read(scene: Scene) -> Reading:
    """Name the nature of an amount: vetoes, then frames, then the section."""
    denied = veto(scene)
    if denied:
        return denied
    frame, cue = _frame(scene)
    if not frame.weak and frame.nature:
        return Reading(frame.nature, cue)
    if scene.s.section == "result" and frame.nature:
        return Reading(frame.nature, f"section: result, weak {cue}")
    return _sentence(scene, cue)


def _sentence(c: Scene, cue: str) -> Reading:
    """Read a weak amount by the rest of its sentence, when that speaks with one voice."""
    s = c.s
    good, bad = _told(s, _SIDE["good"]), _told(s, _SIDE["bad"])
    if bool(good) == bool(bad):
        return Reading(None, f"weak {cue}" if c.verb.names or c.near else "no cue")
    if bad:
        names = [n for n in _SIDE["bad"] if bad == s.at(n, bad.i)]
        if names and names[0] in ("lose_v", "spend_v", "grant_v", "budget_n", "loss_n"):
            loss = names[0] in ("lose_v", "loss_n")
            return Reading("loss" if loss else "budget", f"sentence: {s.say(bad.i, bad.j)}")
        return Reading(None, f"weak {cue}")
    if good and s.has("own", 0, len(s.words)):
        name = next(n for n in _SIDE["good"] if good == s.at(n, good.i))
        nature = {"gain_v": "revenue", "save_v": "savings", "saving_n": "savings"}
        return Reading(nature.get(name, "loss_avoided"), f"sentence: {s.say(good.i, good.j)}")
    return Reading(None, f"weak {cue}")


def _told(s: Sentence, names: tuple[str, ...]) -> Hit | None:
    """Return the first phrase of some classes, a verb only where it stands as one."""
    found = [
        hit
        for name in names
        for hit in s.hits.get(name, {}).values()
        if not name.endswith("_v") or verb_at(s, hit.i)
    ]
    return min(found, default=None)


def _frame(c: Scene) -> tuple[_Frame, str]:
    """Read the amount by its verb and noun together."""
    cue = f"frame: {c.said}" if c.verb.names else "frame:"
    if c.near:
        cue += " + " + "/".join(sorted(name.removesuffix("_n") for name in c.near))
    for step, why in (
        (_compared, "comparison"),
        (_ceased, "ceased"),
        (_kept, "kept"),
        (_onto, "onto a result"),
    ):
        found = step(c)
        if found:
            return found, f"{cue}, {why}"
    if c.plain:
        fixed = _modifier(c)
        if fixed:
            return fixed, cue
    if not c.verb.names:
        return _by_noun(c.near), cue
    return _by_verb(c), cue


def _compared(c: Scene) -> _Frame | None:
    """Read `pays $31M less`, `ships $10M more product` and `profit is up $3M`."""
    s, q = c.s, c.q
    both = c.left | c.right
    earned = s.first(tuple(sorted(INCOME)), c.low, q.i) is not None
    income = (bool(both & INCOME) or earned) and not both & COST
    beside = range(q.i - 2, q.i - 1) if s.word(q.i - 1) == "by" else range(0)
    for at in (*beside, *range(q.j, min(q.j + 4, c.high))):
        if s.at("less", at):
            return _Frame("loss" if income else "savings")
        if s.at("extra cost", at):
            return _Frame("loss")
        if s.at("more", at):
            return _more(c, income=income)
        if at >= q.j and not s.at("skip", at):
            break
    before = s.word(q.i - 1) if s.word(q.i - 1) not in ("by", "about", "some") else s.word(q.i - 2)
    if before in ("up", "+") and income:
        return _more(c, income=True)
    if before == "down":
        return _Frame("loss" if income else "savings")
    return None


def _more(c: Scene, *, income: bool) -> _Frame | None:
    profit = "profit_n" in c.left | c.right or c.s.has("profit_n", c.low, c.q.i)
    if income:
        return _Frame("profit" if profit else "revenue")
    s = c.s
    buyers = s.first(("third customer",), c.low, c.q.i)
    if buyers or c.verb.names & {"gain_v", "make_v"}:
        return _Frame("revenue")
    return _Frame("budget") if c.verb.names & {"spend_v"} else None


def _ceased(c: Scene) -> _Frame | None:
    """Read a cost that went away: `$5M of rework never had to happen`."""
    s, q = c.s, c.q
    end = c.high
    while end < len(s.words) and (s.words[end] == "," or s.at("relative", end)):
        end = s.bounds(end)[1]
        if end - q.j > 16:
            break
    spared = s.words[max(0, q.i - 10) : q.i]
    if c.left & COST and "longer" in spared and c.verb.names & {"transparent_v", "level_v"}:
        return _Frame("savings")
    gone = s.first(("ceased",), q.j, min(end, q.j + 16))
    ours = c.verb.names & {"lose_v", "spend_v", "gain_v"} and c.verb.i < q.i
    aside = gone is not None and s.word(gone.i - 1) == "," and "gain_v" not in c.verb.names
    if not gone or (ours and not aside):
        return None
    both = c.right | (c.left if c.verb.i > q.i else _NONE)
    if c.near & {"price_n", "target_n"}:
        return None
    if both & INCOME and not both & COST and s.words[gone.i] in ("disappeared", "vanished", "gone"):
        return _Frame("loss")
    if c.right & {"contract_n", "budget_n"} and s.words[gone.i] in (
        "cancelled",
        "stopped",
        "dropped",
    ):
        return None
    return _Frame("savings" if both & {"cost_n"} else "loss_avoided")


def _kept(c: Scene) -> _Frame | None:
    """Read custom that stayed: `accounts worth $8M came back`."""
    s, q = c.s, c.q
    both = (
        c.left
        | c.right
        | frozenset(n for n in ("contract_n", "income_n") if s.has(n, max(0, q.i - 8), q.i))
    )
    if not both & {"contract_n", "income_n"} or c.verb.names & {"spend_v", "lose_v", "hold_v"}:
        return None
    stayed = s.first(("kept on",), q.j, min(len(s.words), q.j + 8))
    return _Frame("loss_avoided") if stayed else None


def _onto(c: Scene) -> _Frame | None:
    """Read `put $38M on the operating result`, whatever verb was chosen."""
    if c.link in ("on", "onto", "to") and c.right & (INCOME - {"value_n"}):
        against = c.verb.names & {"down_v", "cut_v", "lose_v", "spend_v"}
        return None if against else _Frame("profit" if "profit_n" in c.right else "revenue")
    return None


def _modifier(c: Scene) -> _Frame | None:
    """Read `a $40M programme`: the noun names the amount, the verb says what became of it."""
    names = c.verb.names if c.verb.i < c.q.i else _NONE
    if c.right & {"saving_n", "relief_n"} or (c.right & INCOME and not c.right & INPUT):
        return None
    if names & {"avoid_v", "end_v"} and c.right & (COST | INPUT | {"contract_n", "price_n"}):
        return _Frame("loss_avoided" if "avoid_v" in names else "savings")
    if "contract_n" in c.right and names & {"gain_v", "make_v"}:
        return _Frame("revenue")
    if "contract_n" in c.right and names & {"retain_v", "save_v", "avoid_v"}:
        return _Frame("loss_avoided")
    if names & {"save_v"}:
        return None
    if c.right & {"loss_n", "risk_n"}:
        return _Frame("loss")
    if c.right & {"deal_n"}:
        return _Frame("acquisition")
    return _Frame("budget") if c.right & {"budget_n", "project_n", "cost_n"} else None


def _by_noun(noun: frozenset[str]) -> _Frame:
    for name, nature in (
        ("relief_n", "loss_avoided"), ("saving_n", "savings"), ("loss_n", "loss"),
        ("deal_n", "acquisition"), ("budget_n", "budget"), ("project_n", "budget"),
    ):  # fmt: skip
        if name in noun:
            return _Frame(nature)
    named = _named(noun)
    if named:
        return _Frame(named, weak=True)
    if noun & {"cost_n", "risk_n"}:
        return _Frame("loss")
    return _Frame("price" if noun & {"price_n"} else None)


def _named(noun: frozenset[str]) -> str:
    """Return the impact nature a noun names, or nothing."""
    for name, nature in (
        ("relief_n", "loss_avoided"), ("saving_n", "savings"), ("profit_n", "profit"),
        ("income_n", "revenue"), ("value_n", "value"),
    ):  # fmt: skip
        if name in noun:
            return nature
    return ""


def _by_verb(c: Scene) -> _Frame:
    names, named = c.verb.names, _named(c.near)
    used = c.s.words[max(0, c.verb.i - 2) : max(0, c.verb.i)] == ["used", "to"]
    if used and names & {"lose_v", "spend_v"} and "now" in c.s.words:
        return _Frame("savings")
    no_longer = any(c.s.at("double negator", c.verb.i - back) for back in (1, 2, 3))
    if "avoid_v" in names:
        return _Frame("loss_avoided")
    if names & {"spend_v", "lose_v"} and _lowered(c):
        return _Frame("savings")
    if "flow_v" in names and not named:
        return _Frame("third_party")
    if "save_v" in names:
        if _funded(c):
            return _Frame("budget")
        harmed = (
            c.right & INCOME
            and c.link != "off"
            and not c.right & COST
            and "save" not in c.said.lower()
        )
        return _Frame("loss" if harmed and "saving_n" not in c.near else "savings")
    if "lose_v" in names and not names & {"gain_v", "make_v"}:
        return _Frame("savings" if no_longer else "loss")
    if "gain_v" in names:
        return _gained(c, named)
    if names & {"end_v", "cut_v", "down_v"} and not names & {"make_v"}:
        return _reduced(c)
    if "buy_v" in names:
        return _Frame("acquisition")
    if names & {"spend_v", "grant_v"} and not names & {"make_v", "retain_v"}:
        return _spent(c, named, no_longer=no_longer)
    return _Frame("acquisition") if "value_v" in names else _by_weak_verb(c, named)


def _lowered(c: Scene) -> bool:
    """Read `cut what we pay for storage by $5M`: the change is of the cut, not of the paying."""
    s = c.s
    by = s.word(c.q.i - 1) == "by"
    return by and any(
        (verb := verb_at(s, at)) is not None and bool(verb.names & {"cut_v", "down_v", "save_v"})
        for at in range(max(0, c.verb.i - 5), c.verb.i)
    )


def _spent(c: Scene, named: str, *, no_longer: bool) -> _Frame:
    if named in ("savings", "loss_avoided", "value") and "grant_v" in c.verb.names:
        return _Frame(named, weak=not c.s.has("auditor", c.low, c.verb.i))
    if named in ("revenue", "profit") and c.s.has("own", c.verb.i, c.q.j):
        return _Frame(named)
    if c.s.first(("third customer",), c.low, c.verb.i):
        ours = c.s.has("own", c.q.j, c.high) or c.s.word(c.high - 1) == "it"
        through = any(c.s.words[at] in ("through", "with", "via") for at in range(c.q.j, c.high))
        return _Frame("revenue", weak=not (ours or through))
    return _Frame("savings" if no_longer else "budget")


def _funded(c: Scene) -> bool:
    """Say whether the subject hands out money, so that `released` is no saving."""
    return c.s.last(("funder",), c.low, c.verb.i) is not None and not c.near & COST


def _gained(c: Scene, named: str) -> _Frame:
    if c.right & COST and not c.right & {"income_n", "saving_n", "relief_n"}:
        return _Frame("loss")
    if c.right & {"budget_n"} and not c.right & {"profit_n", "income_n"}:
        return _Frame("budget")
    if _funded(c):
        return _Frame("budget", weak=True)
    if _mishap(c):
        return _Frame("loss")
    return _Frame(_named(c.right) or named or "revenue")


def _reduced(c: Scene) -> _Frame:
    both = c.right | c.left
    costly = both & (COST | {"price_n", "budget_n", "saving_n"})
    if c.right & COST or (costly and not c.right & INCOME):
        return _Frame("savings")
    if both & INCOME:
        return _Frame("loss")
    return _Frame("savings", weak=True)


def _by_weak_verb(c: Scene, named: str) -> _Frame:
    names, near = c.verb.names, c.near
    if "proof_v" in names and named:
        return _Frame(named)
    if "up_v" in names:
        if near & COST and not near & {"income_n", "profit_n"}:
            return _Frame("loss")
        return _Frame(named or "revenue", weak=not named)
    if names & {"make_v", "level_v"} and "static_v" not in names:
        return _made(c, named)
    if "retain_v" in names:
        return _Frame("loss_avoided", weak=not near & (INCOME | {"contract_n"}))
    if named in ("savings", "loss_avoided") and "assess_v" in names:
        return _Frame(named)
    if c.s.word(c.verb.i - 1) in ("was", "were", "been") and c.said.lower() in _GIVEN:
        return _Frame("budget")
    return _by_noun(near)


def _mishap(c: Scene) -> bool:
    """Say whether the amount came of an outage, a failure or the like."""
    hit = c.s.last(("mishap",), c.low, c.verb.i)
    return hit is not None and not c.s.has("own", hit.j, c.verb.i) and "saving_n" not in c.near


def _to_us(c: Scene) -> bool:
    """Say whether the amount was worth something `to us` or `to the company`."""
    s = c.s
    return any(
        s.words[at] == "to" and (s.at("own", at + 1) or s.word(at + 1) == "the")
        for at in range(c.q.j, min(c.q.j + 4, len(s.words)))
    )


def _made(c: Scene, named: str) -> _Frame:
    near = c.near
    if _mishap(c) or ("loss_n" in c.right and not c.said.lower().startswith(_BACK)):
        return _Frame("loss")
    if "worth" in c.said and _to_us(c):
        return _Frame(named or "value")
    if named:
        return _Frame(named)
    if "contract_n" in near:
        return _Frame("revenue", weak="contract_n" not in c.right)
    if "budget_n" in c.right and c.link in ("to", "into") and c.said.lower().startswith(_BACK):
        return _Frame("savings")
    if c.right & INPUT or near & (COST | {"budget_n"}):
        return _Frame("budget" if near & INPUT else "loss")
    own = c.s.has("own", c.low, c.q.i) and c.verb.form == "past"
    return _Frame("revenue", weak=not own or "make_v" not in c.verb.names)
