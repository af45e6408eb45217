"""Owns measured changes: percentages, fractions, multiples and `from A to B`."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Change
from portfolio.review.measure import ratios
from portfolio.review.measure.comparisons import Pair, unit, unit_end
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.ratios import SHARES
from portfolio.review.measure.sentence import Hit, Sentence
from portfolio.review.measure.tokens import listed
from portfolio.review.measure.verbs import verb_at

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_FIXED = {"doubled_v": 100.0, "tripled_v": 200.0, "quadrupled_v": 300.0, "quintupled_v": 400.0,
          "halved_v": -50.0, "tenfold_v": 900.0}  # fmt: skip
_AS_BEFORE = {"twice": 100.0, "double": 100.0, "thrice": 200.0, "half": -50.0}
_SIZES = frozenset({"many", "much", "fast", "often", "quickly", "quick", "long", "high", "soon"})
_SIGNS = {"+": 1, "plus": 1, "minus": -1}
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}"
_FALLS = ("down_v", "cut_v", "save_v", "fall_n", "down", "lower")
_MOVES = ("up_v", "down_v", "cut_v", "save_v", "rise_n", "fall_n", "up", "down")
_PEOPLE = ("person_n", "team_n", "unit_n")
_SPENT = frozenset({"missed", "missing", "rejected", "denied", "declined", "refused", "withheld"})
_LINKS = listed(
    "in on at of who which that whose had has have was were is are did with from and or by also saw"
)
_UP = ("up_v", "rise_n", "higher")
_DOWN = ("down_v", "cut_v", "save_v", "fall_n", "lower")


def find(r: Reading) -> Iterator[Found]:
    """Yield every measured change of a sentence."""
    taken: list[tuple[int, int]] = []
    for pair in r.pairs:
        found = _pair(r.s, pair)
        if found:
            taken.append((found.i, found.j))
            yield found
        elif found is None and pair.before.i:
            taken.append((pair.i, pair.j))
    every = (
        *_numbered(r),
        *_remaining(r.s),
        *_repeated(r.s),
        *_fractions(r.s),
        *_fixed(r.s),
        *_signed(r),
        *ratios.find(r),
    )
    for found in every:
        if not any(low < found.j and found.i < high for low, high in taken):
            taken.append((found.i, found.j))
            yield found


def _pair(s: Sentence, pair: Pair) -> Found | None:
    before, after = pair.before, pair.after
    if not before.low or _veto(s, pair.i, pair.j) or before.high or after.high:
        return None
    first, second = unit(s, before), unit(s, after)
    first, second = (first or second), (second or first)
    if first is None or second is None or isinstance(first, str) != isinstance(second, str):
        return None
    scale = 1.0
    if isinstance(first, float) and isinstance(second, float):
        scale = second / first
    elif first != second:
        return None
    if first == "" and not _counts(s, pair):
        return None
    low, high = s.bounds(pair.i)
    if first == "%" and s.has("share", low, high):
        return None
    end = unit_end(s, max(before, after, key=lambda q: q.j))
    change = (after.low * scale - before.low) / before.low * 100
    return Found("percent_change", Change(percent=round(change, 1)), pair.i, end, "from A to B")


def _counts(s: Sentence, pair: Pair) -> bool:
    """Say whether two bare numbers are counts of one thing that changed, and not of people."""
    before, after = pair.before, pair.after
    if _year(before) and _year(after):
        return False
    low, high = s.bounds(pair.i)
    first, last = sorted((before, after), key=lambda q: q.i)
    group = s.has("head noun", low, pair.i) and not s.has("lower is better", low, pair.i)
    if group or s.first(_PEOPLE, first.j, min(last.j + 2, len(s.words))):
        return False
    if s.word(pair.i) not in ("from", "to", "at"):
        return True
    moved = s.first((*_UP, *_DOWN, "moved_v", "cut_v"), low, high)
    if moved or s.has("lower is better", low, pair.i):
        return True
    return pair.i == low or s.word(pair.i - 1) in (":", ",")


def _year(q: Quantity) -> bool:
    return q.digits and 1950 <= q.low <= 2100 and not q.currency


def _numbered(r: Reading) -> Iterator[Found]:
    """Yield `fell by 18 per cent`, `a 40% rise`, `up 3x` and `tenfold`."""
    s = r.s
    for q in r.numbers:
        if q.currency:
            continue
        end = unit_end(s, q) if unit(s, q) == "%" else 0
        if end:
            if (
                s.word(end) in ("points", "point")
                or (s.word(end) == "or" and s.word(end + 1) in ("more", "so", "better"))
                or s.words[end : end + 3] == ["of", "the", "time"]
            ):
                continue
            yield from _percentage(s, q, end)
        elif s.word(q.j) in ("x", "×", "fold") or (
            s.word(q.j) == "times" and (s.at("higher", q.j + 1) or s.at("lower", q.j + 1))
        ):
            yield from _multiple(s, q)


def _percentage(s: Sentence, q: Quantity, end: int) -> Iterator[Found]:
    direction, cue, reach = _direction(s, q, end)
    if not direction or _veto(s, min(reach, q.i), end):
        return
    by = 1 if s.word(q.i - 1) == "by" else 0
    start = q.i - by
    value = Change(percent=round(direction * q.low, 1))
    yield Found("percent_change", value, start, end, f"{cue} by a percentage")


def _direction(s: Sentence, q: Quantity, end: int) -> tuple[int, str, int]:
    """Return the sign of a change, its cue and the first token that it rests on."""
    low, high = s.bounds(q.i)
    for at in range(end, min(end + 4, len(s.words))):
        for names, sign in ((_UP[1:], 1), (_DOWN[3:], -1)):
            for name in names:
                hit = s.at(name, at)
                if hit and (at - end < 2 or name.endswith("_n")) and not _of_base(s, end):
                    return _turned(s, sign, hit, low, high), s.say(hit.i, hit.j), q.i
        if s.words[at] in ("of", ",", ".", "and", "to", "in", "from"):
            break
    hit = s.last(_MOVES, low, q.i)
    if s.word(q.i - 1) == "by" and (lead := s.at("lower", q.i - 2) or s.at("higher", q.i - 2)):
        hit = lead
    if hit is None or not _near(s, hit, q):
        return 0, "", q.i
    down = any(s.at(name, hit.i) == hit for name in _FALLS)
    up = any(s.at(name, hit.i) == hit for name in ("up_v", "rise_n", "up", "higher"))
    sign = -1 if down and not up else 1
    return _turned(s, sign, hit, low, high), s.say(hit.i, hit.j), hit.i


def _of_base(s: Sentence, end: int) -> bool:
    return s.word(end) == "of"


def _turned(s: Sentence, sign: int, hit: Hit, low: int, high: int) -> int:
    """Turn `improved` round where the thing improved is better when it is smaller."""
    improving = s.at("better", hit.i) is not None
    return -1 if improving and s.has("lower is better", low, high) else sign


def _near(s: Sentence, hit: Hit, q: Quantity) -> bool:
    """Say whether a verb and a percentage belong together."""
    if q.i - hit.j <= 2 and s.word(q.i - 1) not in ("to", "at", "of", "for", "from"):
        return True
    at = q.i - 1
    while at > hit.j and s.at("approx", at) and s.words[at] not in ("by", "to", "at", "of"):
        at -= 1
    if s.words[at] == "by":
        return True
    if s.words[at] in ("to", "at", "for", "from", "with", "in", "on") or q.i - hit.j > 8:
        return False
    if s.words[at] == "of":
        return s.at("rise_n", hit.i) is not None or s.at("fall_n", hit.i) is not None
    return not any(s.words[k] in ("of", "to", "for", "with") for k in range(hit.j, q.i))


def _multiple(s: Sentence, q: Quantity) -> Iterator[Found]:
    low, high = s.bounds(q.i)
    end = q.j + 1
    up = s.last(("up_v", "rise_n", "up"), low, q.i)
    after = s.first(("higher", "rise_n", "old level"), q.i, min(q.j + 4, high))
    down = s.last(("down_v", "cut_v", "fall_n"), low, q.i)
    if up and down:
        up, down = (up, None) if up.i >= down.i else (None, down)
    less = s.first(("lower", "fall_n"), q.i, min(q.j + 4, high))
    if not (up or after or down or less) or q.low <= 1 or _veto(s, low, end):
        return
    falling = (down or less) and not after
    percent = 100 / q.low - 100 if falling else (q.low - 1) * 100
    hit = up or down or q
    start = hit.i if hit.i < q.i and q.i - hit.j < 3 else q.i
    yield Found("percent_change", Change(percent=round(percent, 1)), start, end, "multiple")


def _fractions(s: Sentence) -> Iterator[Found]:
    """Yield `by almost a third`, `cut in half`, `two thirds fewer`."""
    if SHARES.keys().isdisjoint(s.words):
        return
    for at, word in enumerate(s.words):
        share = SHARES.get(word)
        if not share or s.glued[at + 1 : at + 2] == [True]:
            continue
        start = at
        count = _COUNTS.get(s.word(at - 1))
        if count:
            start = at - 1
            if word in ("thirds", "quarters", "fifths"):
                share = {"thirds": 100 / 3, "quarters": 25.0, "fifths": 20.0}[word] * count
        elif word != "half":
            continue
        sign = _fraction_sign(s, start, at + 1)
        if sign and not _veto(s, start, at + 1):
            low = start
            while low and s.at("approx", low - 1) and s.words[low - 1] != "to":
                low -= 1
            value = Change(percent=round(sign * share, 1))
            yield Found("percent_change", value, low, at + 1, "fraction")


def _fraction_sign(s: Sentence, start: int, end: int) -> int:
    low, high = s.bounds(start)
    if s.at("lower", end) or s.at("fall_n", end):
        return -1
    if s.at("higher", end):
        return 1
    at = start - 1
    while at > low and s.at("approx", at) and s.words[at] != "by":
        at -= 1
    by = s.word(at) == "by" or s.word(start - 1) == "in"
    hit = s.last(_MOVES, low, start)
    if by and (lead := s.at("lower", at - 1) or s.at("higher", at - 1)):
        hit = lead
    if not hit or not (by or start - hit.j <= 1):
        return 0
    if s.word(start - 1) == "in" and s.word(end - 1) != "half":
        return 0
    if s.word(end) == "of" or s.word(end) == "a":
        return 0
    down = any(s.at(name, hit.i) for name in _FALLS)
    return _turned(s, -1 if down else 1, hit, low, high)


def _remaining(s: Sentence) -> Iterator[Found]:
    """Yield `fell to a quarter of the old level` and `at half what it was`."""
    if SHARES.keys().isdisjoint(s.words):
        return
    for at, word in enumerate(s.words):
        share = SHARES.get(word)
        count = _COUNTS.get(s.word(at - 1), 0)
        start = at - 1 if count else at
        if not share or (not count and word != "half") or s.glued[at + 1 : at + 2] == [True]:
            continue
        low, _ = s.bounds(at)
        lead = s.word(start - 1) in ("to", "at", "down", "into") or s.word(start - 2) in (
            "to",
            "at",
        )
        down = s.last(("down_v", "cut_v", "down"), low, start)
        old = s.first(("old level",), at + 1, min(at + 6, len(s.words)))
        if word == "half" and (s.word(start - 1) in ("in", "into") or s.word(at + 1) == "past"):
            continue
        if not (lead or old) or (s.word(at + 1) == "of" and s.word(at + 2) in ("a", "an")):
            continue
        if not (old or (down and start - down.j <= 3 and s.word(at + 1) != "of")):
            continue
        if word in ("thirds", "quarters", "fifths"):
            share = {"thirds": 100 / 3, "quarters": 25.0, "fifths": 20.0}[word] * count
        if not _veto(s, start, at + 1):
            change = Change(percent=round(share - 100, 1))
            yield Found("percent_change", change, start, at + 1, "what remains")


def _repeated(s: Sentence) -> Iterator[Found]:
    """Yield `twice as many as before` and `half what it was`."""
    if _AS_BEFORE.keys().isdisjoint(s.words):
        return
    for at, name in enumerate(s.words):
        percent = _AS_BEFORE.get(name)
        if percent is None:
            continue
        after, size = s.word(at + 1), s.word(at + 2)
        if not (after == "as" or (after in ("the", "what") and name != "half")):
            continue
        end = min(at + 9, len(s.words))
        gauge = after == "the" and s.at("gauge_n", at + 2) is not None
        then = gauge or s.first(("old level",), at, end) is not None
        if s.first(("budget_n", "price_n", "target_n"), at, end):
            continue
        if not then and after == "as" and size in _SIZES:
            then = size != "many" or "as" in s.words[at + 3 : at + 8] or s.word(at - 1) in ("", ":")
        if then and not _veto(s, at, at + 2):
            yield Found("percent_change", Change(percent=percent), at, at + 3, f"{name} as before")


def _signed(r: Reading) -> Iterator[Found]:
    """Yield `throughput +30%`, `rebuffering: −38%` and `minus 63 percent`."""
    s = r.s
    for q in r.numbers:
        if unit(s, q) != "%" or q.high:
            continue
        sign = _SIGNS.get(s.word(q.i - 1), 0)
        start = s.starts[q.i] - 1
        if not sign and start >= 0 and s.text[start] in _MINUS:
            sign = -1 if start == 0 or s.text[start - 1] in " \t\n(:|*\xa0" else 0
        if sign and not _share(s, q.i):
            change = Change(percent=sign * q.low)
            i = q.i - 1 if s.word(q.i - 1) in _SIGNS else q.i
            yield Found("percent_change", change, i, unit_end(s, q), "signed")


def _share(s: Sentence, i: int) -> bool:
    low, high = s.bounds(i)
    return s.has("share", low, high) or s.has("goal", low, high)


def _fixed(s: Sentence) -> Iterator[Found]:
    """Yield `doubled`, `tripled`, `halved` and their like."""
    for name, percent in _FIXED.items():
        for at, hit in s.hits.get(name, {}).items():
            low, _ = s.bounds(at)
            noun = s.word(at - 1) in ("a", "the", "an", "of") or (
                hit.form == "base" and (s.word(at - 1) == "to" or not s.at("subject", at - 1))
            )
            noun = noun and not (hit.form == "ing" and s.word(hit.j) == "of")
            if noun and not (s.word(at - 1) == "to" and s.last(("enabler",), low, at)):
                continue
            if s.words[at] == "doubled" and s.word(at + 1) in ("down", "up", "back"):
                continue
            if _veto(s, at, hit.j):
                continue
            yield Found("percent_change", Change(percent=percent), at, hit.j, s.say(at, hit.j))


def _veto(s: Sentence, i: int, j: int) -> bool:
    """Say whether a change was only hoped for, denied, somebody else's or a share."""
    low, high = s.bounds(i)
    high = max(high, j)
    denied = s.last(("modal", "negator", "condition", "duty"), low, i)
    if denied and not (s.words[denied.i] in _SPENT and _done(s, denied.j, j)):
        return not s.first(("double negator",), low, i)
    if _wished(s, low, i, j) or s.has("goal", low, min(high, j + 3)):
        return True
    if low > 1 and s.words[low] == ":" and s.has("goal", s.bounds(low - 1)[0], low):
        return True
    third = s.first(("third",), low, i)
    return third is not None and not s.has("own", low, i) and _acts(s, third)


def _acts(s: Sentence, third: Hit) -> bool:
    """Say whether somebody else is meant, not a thing of theirs: `supplier invoices`."""
    after = s.word(third.j)
    plain = after.isalpha() and after not in _LINKS and not s.finite(third.j)
    return not plain or s.word(third.i - 1) in ("their", "a", "an", "another")


def _done(s: Sentence, low: int, high: int) -> bool:
    """Say whether a verb of change stands in its past form between two tokens."""
    return any(
        low <= at < high and hit.form == "past" and s.word(at - 1) not in ("to", "be")
        for name in ("up_v", "down_v", "cut_v", "save_v", "moved_v", "gain_v")
        for at, hit in s.hits.get(name, {}).items()
    )


def _wished(s: Sentence, low: int, i: int, j: int) -> bool:
    """Say whether a verb of hoping or asking governs the change, and is no noun."""
    for at in range(low, i):
        verb = verb_at(s, at)
        if verb is None or not verb.names & {"hope_v", "ask_v"}:
            continue
        word = s.words[at]
        if word.startswith("need") and s.word(at + 1) != "to":
            continue
        plain = not word.endswith(("ed", "ing")) and not s.at("subject", at - 1)
        if not _done(s, at + 1, j) and not (plain and s.word(at + 1) == "from"):
            return True
    return False
