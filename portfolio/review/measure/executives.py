"""Owns executives and boards that were an audience, a sponsor or a counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Tag
from portfolio.review.measure.found import Found, Reading
from portfolio.review.measure.sentence import Hit, Sentence

TAGS = ("CEO", "CFO", "CTO", "CIO", "COO", "CPO", "CMO", "CISO", "EVP", "SVP", "VP", "MD",
        "PRESIDENT", "BOARD", "C-SUITE", "EXEC_TEAM")  # fmt: skip
_ACRONYMS = frozenset(
    {"ceo", "cfo", "cto", "cio", "coo", "cpo", "cmo", "ciso", "evp", "svp", "vp", "md"}
)
_OF = frozenset({"of", "at", "from"})


def find(r: Reading) -> Iterator[Found]:
    """Yield every executive of a sentence whom the story's writer dealt with."""
    s = r.s
    until, last = 0, ("", 0)
    hits = sorted(
        ((hit, tag) for tag in TAGS for hit in s.hits.get("exec " + tag, {}).values()),
        key=lambda pair: (pair[0].i, -pair[0].j),
    )
    for hit, tag in hits:
        if hit.i < until:
            continue
        until = hit.j
        same = last[0] == tag and hit.i - last[1] <= 3 and s.words[last[1]] in (",", "(", "—", "–")
        if not same and _is_title(s, hit, tag) and not _veto(s, hit):
            last = (tag, hit.j)
            yield Found("executive", Tag(tag=tag), hit.i, hit.j, f"title: {s.say(hit.i, hit.j)}")


def _is_title(s: Sentence, hit: Hit, tag: str) -> bool:
    """Say whether the words are a title here and not a board, a presidency or an area."""
    word = s.words[hit.i]
    if hit.j - hit.i == 1 and word.removesuffix("s") in _ACRONYMS:
        raw = s.raws[hit.i]
        if not raw.rstrip("s").isupper():
            return False
    if (
        hit.j < len(s.words)
        and s.glued[hit.j]
        and s.words[hit.j] not in ("level", "sponsored", "elect")
    ):
        return False
    if s.words[hit.j : hit.j + 3] == ["of", "the", "board"]:
        return False
    if tag == "BOARD" and hit.j - hit.i == 1 and word == "board":
        return _is_board(s, hit)
    if tag == "MD" and "dr" in s.words[: hit.i]:
        return False
    if tag == "PRESIDENT":
        day = "day" in s.words[hit.j : hit.j + 2]
        return s.word(hit.i - 1) not in ("vice", "us", "former") and not day
    return not (tag == "C-SUITE" and s.word(hit.j) in ("code", "language"))


def _is_board(s: Sentence, hit: Hit) -> bool:
    """Say whether a lone `board` is a board of directors."""
    before, after = s.word(hit.i - 1), s.word(hit.j)
    if s.glued[hit.i] or s.words[hit.i] != "board" or s.at("not board", hit.i - 1):
        return False
    if s.at("board thing", hit.j) or (hit.j < len(s.words) and s.glued[hit.j]):
        return False
    if before in ("across", "on", "above") and s.words[hit.i - 1 : hit.i] == [before]:
        return False
    if before == "the" and s.word(hit.i - 2) == "across":
        return False
    if s.raws[hit.i] == "Board" and before:
        return True
    return (
        s.at("board lead", hit.i - 1) is not None
        or before == "'s"
        or after in ("member", "members")
    )


def _veto(s: Sentence, hit: Hit) -> bool:
    low, high = s.bounds(hit.i)
    if s.first(("own title strong",), max(low, hit.i - 8), hit.i):
        return True
    own = s.first(("own title",), max(low, hit.i - 5), hit.i)
    spoken = s.words[own.i] == "as" and s.word(own.i - 1) == "," if own else False
    if own and s.words[own.i] in ("acting", "interim"):
        spoken = s.word(own.i - 1) in ("the", "our", "an", "their", "its")
    own = None if spoken else own
    if s.word(hit.i - 1) == "to" and not s.first(("audience", "contact_v"), low, hit.i):
        return True
    if own and not any(s.at("not own title", at) for at in range(own.j, hit.i)):
        return True
    return _general(s, hit) or _elsewhere(s, hit, low, high) or _absent(s, hit, low)


def _general(s: Sentence, hit: Hit) -> bool:
    """Say whether no one person is meant, or one of a named firm whom we never met."""
    before = s.word(hit.i - 1)
    at = hit.i - 1 - (before in ("a", "an", "now"))
    if s.word(at) in ("was", "is", "are", "were", "being", "be") and before not in ("the", "our"):
        return True
    bare = s.words[hit.j - 1].endswith("s") and before in ("to", "for", "by", "like", "of", "at")
    if bare and s.first(("audience",), 0, hit.i) is None:
        return True
    if s.word(hit.j) == "'s" and s.first(("trinket",), hit.j, hit.j + 3):
        return True
    low, high = s.bounds(hit.i)
    if before in ("a", "an") and s.first(("letting",), low, hit.i):
        return True
    named = before == "'s" and hit.i > 1 and s.raws[hit.i - 2][0].isupper()
    met = {"our", "us", "me"} & set(s.words[low:high])
    return named and not met and not s.first(("contact_v", "audience"), hit.j, high)


def _elsewhere(s: Sentence, hit: Hit, low: int, high: int) -> bool:
    """Say whether it is another company's executive, or one who is only spoken of."""
    start = s.first(("rival",), 0, hit.i)
    own = s.first(("own",), 0, hit.i)
    if start and start.i <= 3 and s.words[start.i] != "their" and own is None:
        return True
    rival = s.first(("rival",), hit.j, min(high, hit.j + 6))
    if rival and s.word(hit.j) in _OF:
        return True
    before = s.last(("rival",), max(low, hit.i - 4), hit.i)
    if before and s.words[before.i] == "their" and own:
        before = None
    if before and not s.first(("own",), before.j, hit.i):
        return True
    return s.first(("played", "fiction"), low, high) is not None


def _absent(s: Sentence, hit: Hit, low: int) -> bool:
    """Say whether the executive was not there: `without VP support`, `never met her`."""
    deny = s.last(("absence",), low, hit.i)
    if deny and hit.i - deny.j <= 4:
        return True
    if s.word(hit.i - 1) in ("any", "no") or s.at("past exec", hit.i - 1) or s.at("badge", hit.j):
        return True
    if (
        s.words[max(low, hit.i - 2) : hit.i]
        and s.last(("keep out",), low, hit.i)
        and "out" in s.words[hit.j : hit.j + 2]
    ):
        return True
    never = s.last(("negator",), low, hit.i)
    spared = s.first(("double negator",), low, hit.i)
    if never and not spared and s.first(("contact_v",), never.i, hit.i):
        return True
    if s.word(hit.j) == "'s" and s.first(("paper_n",), hit.j, min(hit.j + 4, len(s.words))):
        return s.first(("stranger",), hit.j, len(s.words)) is not None
    apart = s.words[hit.i - 2 : hit.i] == ["hide", "from"] or s.word(hit.i - 2) == "hid"
    after = s.first(("stranger",), hit.j, hit.j + 8) or apart or None
    return after is not None
