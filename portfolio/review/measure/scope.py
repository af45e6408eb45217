"""Owns head counts and counts of organisations that the story led, moved or changed."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Organisations, People
from portfolio.review.measure.belonging import apart, foreign
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.numbers import AFTER, Quantity, stands_alone
from portfolio.review.measure.sentence import Hit, Sentence
from portfolio.review.measure.tokens import NUMBER, WORD, listed

_REACH = 4
_MOST = 500_000
"""More people than this are a public, not a scope."""
_NAMES = ("person_n", "unit_n", "team_n")
_PLAIN = listed("and or the is are was were had have per percent in year years month months day "
                "days week weeks hour hours own")  # fmt: skip
_BESIDE = listed("more extra new additional further other better higher lower")
_THINGS = listed(
    "servers routers containers trackers adapters layers orders numbers customers users partners "
    "members suppliers quarters letters papers computers parameters clusters meters sensors "
    "factors errors vectors processors monitors doors floors motors tractors chapters offers "
    "centers timers buffers dollars powers towers corners borders chargers scanners printers "
    "controllers registers headers counters filters brokers drawers boilers burners tiers shutters "
    "answers matters orders weathers buyers sellers readers viewers players subscribers farmers "
    "growers shoppers callers passengers prisoners voters consumers borrowers lenders travellers "
    "retailers insurers carriers manufacturers competitors investors advertisers publishers "
    "visitors sectors mirrors colors colours flavours behaviours neighbours "
    "favours rumours harbours hours donors creators contributors indicators connectors "
    "generators elevators reactors tumours detectors collectors vendors corridors "
    "anchors calculators simulators transformers inverters trailers wrappers folders "
    "placeholders stakeholders shareholders helpers parsers compilers schedulers triggers "
    "posters newsletters stickers banners pointers disasters rosters semesters freezers "
    "lockers tankers ferries winners others outsiders makers takers winters "
    "bidders leavers loggers headliners competitors markers treasurers"
)
_LISTS = listed("checklists shortlists watchlists playlists waitlists lists")
_NOT_EES = listed("committees fees degrees trees coffees guarantees knees attendees bees refugees "
                  "licensees franchisees")  # fmt: skip
_LEADING = listed("lead led leading manage managed managing hired recruited supervise supervised")
_ACROSS = listed("across over in spread split organised organized")


def find(r: Reading) -> Iterator[Found]:
    """Yield every head count and every count of organisations of a sentence."""
    s = r.s
    for at, q in enumerate(r.numbers):
        if (
            q.currency
            or q.low != int(q.low)
            or not 2 <= q.low < _MOST
            or _year(s, q)
            or _label(s, q)
        ):
            continue
        if s.words[max(0, q.i - 2) : q.i] == ["one", "of"]:
            continue
        after = r.numbers[at + 1] if at + 1 < len(r.numbers) else None
        found = _counted(s, q) or _sized(s, q) or _bare(s, q, after)
        if not found:
            continue
        outcome = any(low <= q.i < min(high, low + 3) for low, high in r.outcomes)
        if found.kind == "org_scope" or not outcome:
            yield found


def _year(s: Sentence, q: Quantity) -> bool:
    return q.digits and 1990 <= q.low <= 2050 and "," not in s.words[q.i] and s.word(q.i - 1) in (
        "in", "since", "by", "of", "during", "from", "until",
    )  # fmt: skip


def _label(s: Sentence, q: Quantity) -> bool:
    """Say whether letters lean on the digits, as in 5G, or the number is an ordinal's part."""
    j = q.j
    return (
        q.digits and not q.open and s.kinds[j : j + 1] == [WORD] and s.tight[j] and not s.glued[j]
    )


def _counted(s: Sentence, q: Quantity) -> Found | None:
    """Read `420 engineers`, `all four of our divisions`, `nineteen squads`."""
    at = q.j
    if s.word(at) == "strong" or s.words[at : at + 2] == ["of", "their"]:
        return None
    if s.word(at) == "of" and not q.digits and q.low >= 20 and not s.at("possessive", at + 1):
        at += 1
    elif s.word(at) == "of" and s.at("possessive", at + 1):
        mine = s.word(at + 2) == "own" and _free(s, at + 3)
        if s.word(at + 1) == "us" or mine:
            return _people(s, q, Hit(at, at + 2 + mine, ""))
        at += 2
    limit = min(len(s.words), at + _REACH)
    while at < limit:
        for name in _NAMES:
            hit = s.at(name, at)
            if hit and not _compound(s, hit):
                return _people(s, q, hit) if name == "person_n" else _orgs(s, q, hit, name)
        if s.at("loose team_n", at) and s.word(q.i - 1) in ("into", "in", "my", "our"):
            return _orgs(s, q, Hit(at, at + 1, ""), "team_n")
        post = q.low >= 10 and s.at("post_n", at)
        if _trade(s, at, q) or (post and s.first(("budget_n", "filling_v"), 0, len(s.words))):
            return _people(s, q, Hit(at, at + 1, ""))
        if not _adjective(s, at):
            return None
        at += 1
    return None


def _trade(s: Sentence, at: int, q: Quantity) -> bool:
    """Say whether an unlisted word names people by their trade: hydrologists, inspectors."""
    word = s.words[at]
    if len(word) < 6 or s.kinds[at] != WORD or s.at("outsider", at) or s.at("thing_n", at):
        return False
    if word.endswith(("ologists", "icians", "arians", "iatrists", "ographers", "women", "folks")):
        return True
    if word.endswith("ists"):
        return len(word) > 7 and word not in _LISTS
    if word.endswith("ees"):
        return word not in _NOT_EES
    agents = word.endswith(("ers", "ors")) and word not in _THINGS and not s.glued[at]
    led = s.word(q.i - 1) in ("other", "before", "alongside", "among", "against", "by")
    return agents and q.low >= 5 and not led and "competing" not in s.words[q.j : at]


def _adjective(s: Sentence, at: int) -> bool:
    """Say whether a word may stand between a count and the thing counted."""
    word = s.words[at]
    if s.kinds[at] != WORD:
        return word in ("/", "&")
    if s.raws[at].isupper() and len(word) == 2:
        return True
    if word in _PLAIN or not _qualifies(word):
        return False
    thing = s.at("thing_n", at) and word.endswith("s") and not s.at("person_n", at + 1)
    named = any(s.at(name, at) for name in ("subject", "gap preposition", "joiner", "modal"))
    return not (thing or named or word in ("now", "hold", "already", "then"))


def _qualifies(word: str) -> bool:
    """Say whether a word is no small word of grammar, so that it may qualify a noun."""
    return word in _BESIDE or word not in AFTER


def _compound(s: Sentence, hit: Hit) -> bool:
    """Say whether the noun only qualifies another: `developer tools`, `team leads`."""
    after = s.word(hit.j)
    return (
        s.at("thing_n", hit.j) is not None
        or (hit.j < len(s.words) and s.glued[hit.j])
        or (after in ("'s", "'") and s.at("thing_n", hit.j + 1) is not None)
    )


def _people(s: Sentence, q: Quantity, hit: Hit) -> Found | None:
    if foreign(s, q.i, hit.j) or apart(s, q.i, hit.j):
        return None
    told = s.words[hit.i] == "reports" and s.word(hit.j) in ("made", "from", "on", "of", "about")
    if told or (s.words[hit.i] == "colleagues" and s.word(hit.j) in ("made", "on", "of")):
        return None
    if s.word(q.j) in ("x", "th", "st"):
        return None
    value = People(count=int(q.low), count_max=int(q.high) if q.high else None)
    return Found("people_scope", value, q.i, hit.j, f"counts: {s.say(hit.i, hit.j)}")


def _orgs(s: Sentence, q: Quantity, hit: Hit, name: str) -> Found | None:
    if foreign(s, q.i, hit.j) or s.first(("outside",), q.i, hit.j):
        return None
    unit = "unit" if name == "unit_n" else "team"
    value = Organisations(count=int(q.low), unit="unit" if unit == "unit" else "team")
    return Found("org_scope", value, q.i, hit.j, f"counts: {s.say(hit.i, hit.j)}")


def _sized(s: Sentence, q: Quantity) -> Found | None:
    """Read `a team of 40`, `headcount was 1,150`, `a 260-person org`, `Team: 73`."""
    value = People(count=int(q.low), count_max=int(q.high) if q.high else None)
    strong = s.at("strong", q.j)
    if strong and s.at("time unit", strong.j) and s.glued[strong.j]:
        return None
    if strong and not foreign(s, q.i, q.j) and not apart(s, q.i, strong.j):
        return Found("people_scope", value, q.i, strong.j, f"counts: {s.say(strong.i, strong.j)}")
    if not _ends(s, q.j):
        return None
    hit = _head(s, q)
    if hit and not foreign(s, hit.i, q.j) and not apart(s, hit.i, q.j):
        return Found("people_scope", value, q.i, q.j, f"counts: {s.say(hit.i, hit.j)}")
    return None


def _head(s: Sentence, q: Quantity) -> Hit | None:
    """Return the group whose size a number gives: `a team of`, `headcount:`, `numbering`."""
    at, links = q.i - 1, 0
    if s.word(at) == ":":
        at, links = at - 1, 1
    elif s.words[max(0, at - 1) : at + 1] in (["c", "."], ["ca", "."]):
        at -= 2
    while at >= 0 and (s.at("approx", at) or s.at("head link", at)) and links < 5:
        at, links = at - 1, links + 1
    if not links:
        return None
    while at >= 1 and s.words[at] in (".", ","):
        at -= 1
        while at >= 0 and (s.at("approx", at) or s.at("head link", at)):
            at -= 1
    for start in range(max(0, at - 1), at + 1):
        hit = s.at("head noun", start)
        own = s.word(start - 1) in ("my", "direct", "our") or s.words[start] != "reports"
        if hit and hit.j == at + 1 and own:
            return hit
    low, _ = s.bounds(q.i)
    size = s.last(("numbering",), low, q.i)
    head = s.first(("head noun",), low, size.i) if size else None
    return head if size and head and q.i - size.j <= 3 else None


def _ends(s: Sentence, j: int) -> bool:
    """Say whether nothing after a number names what it counts."""
    if j >= len(s.words) or s.kinds[j] != WORD:
        return j >= len(s.words) or (s.words[j] not in ("%", "/") and s.kinds[j] != NUMBER)
    verb = s.words[j].endswith(("ed", "ing")) or s.words[j] in ("have", "report", "work")
    free = stands_alone(s, j) or (verb and not s.glued[j])
    return free and not s.at("time unit", j) and s.words[j] not in ("x", "per")


def _bare(s: Sentence, q: Quantity, after: Quantity | None) -> Found | None:
    """Read a number that names nothing: `my 52`, `lead all ninety-five`, `70 across 14 teams`."""
    if q.low < 4 or s.glued[q.i] or not _free(s, q.j):
        return None
    at = q.i - 1
    cue = ""
    moved = s.at("transfer_v", at) or (s.word(at) == "all" and s.at("transfer_v", at - 1))
    if s.word(at) in ("my", "our"):
        cue = s.word(at)
    elif s.words[q.j : q.j + 2] in (["in", "my"], ["under", "me"], ["of", "mine"], ["on", "my"]):
        noun = s.at("head noun", q.j + 2) or s.at("unit_n", q.j + 2) or s.at("team_n", q.j + 2)
        mine = s.word(q.j + 1) in ("me", "mine") or s.word(q.j + 2) in ("charge", "care", "hands")
        cue = "in my" if noun or mine else ""
    elif s.word(at) in _LEADING or (s.word(at) == "all" and s.word(at - 1) in _LEADING):
        cue = "led"
    elif moved and s.word(q.j) in ("from", "into", "out"):
        cue = "moved" if s.first(("team_n", "unit_n", "head noun"), q.j, q.j + 9) else ""
    elif after and s.word(q.j) in _ACROSS and after.i - q.j <= 2 and not after.currency:
        noun = s.at("team_n", after.j) or s.at("unit_n", after.j)
        cue = "across teams" if noun else ""
    if not cue or foreign(s, q.i, q.j):
        return None
    value = People(count=int(q.low), count_max=int(q.high) if q.high else None)
    return Found("people_scope", value, q.i, q.j, f"counts: {cue}")


def _free(s: Sentence, j: int) -> bool:
    """Say whether a number is followed by no noun: by the end, a small word, a verb, a name."""
    if j >= len(s.words) or (s.kinds[j] == WORD and s.raws[j][0].isupper()):
        return True
    return _ends(s, j)
