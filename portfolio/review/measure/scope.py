"""Owns head counts and counts of organisations that the story led, moved or changed."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Organisations, People
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import Quantity
from portfolio.review.measure.sentence import Hit, Sentence

_REACH = 4
_NAMES = ("person_n", "unit_n", "team_n")


def find(r: Reading) -> Iterator[Found]:
    """Yield every head count and every count of organisations of a sentence."""
    s = r.s
    for q in r.numbers:
        if q.currency or q.low != int(q.low) or q.low < 2 or _year(s, q):
            continue
        if s.words[max(0, q.i - 2) : q.i] == ["one", "of"]:
            continue
        found = _counted(s, q) or _sized(s, q)
        if not found:
            continue
        outcome = any(low <= q.i < min(high, low + 3) for low, high in r.outcomes)
        if found.kind == "org_scope" or not outcome:
            yield found


def _year(s: Sentence, q: Quantity) -> bool:
    return q.digits and 1990 <= q.low <= 2050 and "," not in s.words[q.i] and s.word(q.i - 1) in (
        "in", "since", "by", "of", "during", "from", "until",
    )  # fmt: skip


def _counted(s: Sentence, q: Quantity) -> Found | None:
    """Read `420 engineers`, `all four of our divisions`, `nineteen squads`."""
    at = q.j
    if s.word(at) == "of" and not q.digits and q.low >= 20 and not s.at("possessive", at + 1):
        at += 1
    elif s.word(at) == "of" and s.at("possessive", at + 1):
        if s.word(at + 1) == "us":
            return _people(s, q, Hit(at, at + 2, ""))
        at += 2
    limit = min(len(s.words), at + _REACH)
    while at < limit:
        for name in _NAMES:
            hit = s.at(name, at)
            if hit and not _compound(s, hit):
                return _people(s, q, hit) if name == "person_n" else _orgs(s, q, hit, name)
        if not _adjective(s, at):
            return None
        if _trade(s, at):
            return _people(s, q, Hit(at, at + 1, ""))
        at += 1
    return None


def _trade(s: Sentence, at: int) -> bool:
    """Say whether an unlisted word names people by their trade: hydrologists, technicians."""
    word = s.words[at]
    return (
        word.endswith(("ologists", "icians", "arians", "iatrists", "ographers", "ists"))
        and len(word) > 7
        and word not in ("checklists", "shortlists", "watchlists", "playlists", "waitlists")
    )


def _adjective(s: Sentence, at: int) -> bool:
    """Say whether a word may stand between a count and the thing counted."""
    word = s.words[at]
    return (
        s.kinds[at] == 1
        and ((s.raws[at].isupper() and len(word) == 2) or not s.at("subject", at))
        and not any(s.at(name, at) for name in ("gap preposition", "joiner", "thing_n", "modal"))
        and word
        not in ("and", "or", "the", "is", "are", "was", "were", "had", "have", "per", "percent")
        and word
        not in ("year", "years", "month", "months", "day", "days", "week", "weeks", "hour", "hours")
    ) or (word == "/" and s.kinds[at] == 7)


def _compound(s: Sentence, hit: Hit) -> bool:
    """Say whether the noun only qualifies another: `developer tools`, `team leads`."""
    after = s.word(hit.j)
    return (
        s.at("thing_n", hit.j) is not None
        or (hit.j < len(s.words) and s.glued[hit.j])
        or (after in ("'s", "'") and s.at("thing_n", hit.j + 1) is not None)
    )


def _people(s: Sentence, q: Quantity, hit: Hit) -> Found | None:
    if _foreign(s, q.i, hit.j):
        return None
    if s.words[hit.i] in ("colleagues", "reports") and s.word(hit.j) in (
        "made",
        "from",
        "on",
        "of",
    ):
        return None
    if s.word(q.j) in ("x", "th", "st"):
        return None
    value = People(count=int(q.low), count_max=int(q.high) if q.high else None)
    return Found("people_scope", value, q.i, hit.j, f"counts: {s.say(hit.i, hit.j)}")


def _orgs(s: Sentence, q: Quantity, hit: Hit, name: str) -> Found | None:
    if _foreign(s, q.i, hit.j) or s.first(("outside",), q.i, hit.j):
        return None
    unit = "unit" if name == "unit_n" else "team"
    value = Organisations(count=int(q.low), unit="unit" if unit == "unit" else "team")
    return Found("org_scope", value, q.i, hit.j, f"counts: {s.say(hit.i, hit.j)}")


def _sized(s: Sentence, q: Quantity) -> Found | None:
    """Read `a team of 40`, `headcount was 1,150`, `a 260-person org`, `120 strong`."""
    value = People(count=int(q.low), count_max=int(q.high) if q.high else None)
    strong = s.at("strong", q.j)
    if strong and not _foreign(s, q.i, q.j):
        return Found("people_scope", value, q.i, strong.j, f"counts: {s.say(strong.i, strong.j)}")
    at = q.i - 1
    links = 0
    while at >= 0 and (s.at("approx", at) or s.at("head link", at)) and links < 5:
        at, links = at - 1, links + 1
    if not links or not _ends(s, q.j):
        return None
    while at >= 1 and s.words[at] in (".", ","):
        at -= 1
        while at >= 0 and (s.at("approx", at) or s.at("head link", at)):
            at -= 1
    for start in range(max(0, at - 1), at + 1):
        hit = s.at("head noun", start)
        if hit and hit.j == at + 1 and not _foreign(s, start, q.j):
            return Found("people_scope", value, q.i, q.j, f"counts: {s.say(hit.i, hit.j)}")
    low, _ = s.bounds(q.i)
    size = s.last(("numbering",), low, q.i)
    head = s.first(("head noun",), low, size.i) if size else None
    if size and head and q.i - size.j <= 3 and not _foreign(s, head.i, q.j):
        return Found("people_scope", value, q.i, q.j, f"counts: {s.say(head.i, head.j)}")
    return None


def _ends(s: Sentence, j: int) -> bool:
    """Say whether nothing after a number names what it counts."""
    if j >= len(s.words) or s.kinds[j] != 1:
        return j >= len(s.words) or s.words[j] not in ("%", "/")
    return not (s.at("thing_n", j) or s.at("time unit", j) or s.words[j] in ("percent", "x", "per"))


def _foreign(s: Sentence, i: int, j: int) -> bool:
    """Say whether the people counted are somebody else's, or only customers."""
    low, high = s.bounds(i)
    head = s.first(("third",), max(low, i - 10), i)
    if s.word(i - 1) in ("employs", "employ", "employed") and not s.has("own", low, i):
        return True
    own = s.last(("own",), low, i)
    if (
        head
        and not (own and own.i > head.j)
        and s.word(head.i - 1)
        not in ("than", "from", "with", "against", "unlike", "to", "replaced")
    ):
        return True
    alien = s.first(("outsider",), i, min(high, j + 7))
    if alien and not (s.words[alien.i] in ("outside", "abroad") and s.word(alien.i - 1) == "from"):
        return True
    if s.word(j) == "from" and s.word(j + 1) in ("outside", "abroad"):
        return False
    return s.first(("third", "outsider"), j, min(high, j + 4)) is not None and s.word(j) in (
        "at", "of", "from", "in", "on", "who", "belonging",
    )  # fmt: skip
