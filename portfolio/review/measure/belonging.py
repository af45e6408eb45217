"""Owns whether the people and groups counted are the story's own or somebody else's."""

from __future__ import annotations

from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import listed

_APART = listed("than from with against unlike to replaced")
_AT = listed("at of from in on who belonging")
_HOLDING = listed("has had have employs employ employed with whose runs keeps")
_BOUGHT = listed("bought acquired acquire acquiring buying purchased purchase takeover buyout "
                 "acquisition takeovers acquisitions")  # fmt: skip
_FIRMS = listed(
    "bank firm company chain start-up startup outfit studio manufacturer insurer retailer carrier "
    "supplier employer corporation multinational conglomerate consultancy"
)
_PLACES = listed("town city village country island nation crowd audience hall stadium congregation")
_WATCHED = listed(
    "watched attended listened signed applied use uses voted downloaded came subscribed"
)
_SERVED = listed("serves served serving interviewed surveyed polled reaches reached teaches pays")
_OWNED = listed("led lead moved move reorganised reorganized grew managed integrated hired my")


def foreign(s: Sentence, i: int, j: int) -> bool:
    """Say whether the people counted are somebody else's, or only customers."""
    low, high = s.bounds(i)
    if low > 0 and s.words[low] == "(":
        low = s.bounds(low - 1)[0]
    if s.word(i - 1) in ("employs", "employ", "employed") and s.word(i - 2) not in ("we", "i"):
        return True
    head = s.first(("third",), max(low, i - 10), i)
    own = s.last(("own",), low, i)
    if head and not (own and own.i > head.j) and s.word(head.i - 1) not in _APART:
        return True
    holder = s.last(("third customer",), max(low, i - 6), i)
    if holder and s.word(holder.j) in _HOLDING:
        return True
    alien = s.first(("outsider",), i, min(high, j + 5))
    if alien and s.word(alien.i - 1) not in ("from", "to", "into", "a", "for"):
        return True
    if s.word(j) == "from" and s.word(j + 1) in ("outside", "abroad"):
        return False
    near = s.first(("third", "outsider"), j, min(high, j + 4))
    return near is not None and s.word(j) in _AT


def public(s: Sentence, i: int, j: int) -> bool:
    """Say whether the people are an audience, users, or the staff of a firm only mentioned."""
    lead, before = s.word(i - 1), s.words[max(0, i - 5) : i]
    if s.word(j) in _WATCHED and not {"my", "our"} & set(before):
        return True
    if lead in _SERVED or before[-2:] == ["used", "by"]:
        return True
    if lead == "of" and s.word(i - 2) in _PLACES:
        return True
    firm = next((word for word in reversed(before) if word in _FIRMS), "")
    return bool(firm) and lead in ("with", "of", "had", "has", "employed", "employing")


def apart(s: Sentence, i: int, j: int) -> bool:
    """Say whether the people counted came with a firm that was bought, or answer to another."""
    before, after = s.words[max(0, i - 3) : i], s.words[j : j + 6]
    if public(s, i, j):
        return True
    if s.word(i - 1) in ("whose", "their", "its", "his", "her") or before[1:] == ["came", "with"]:
        return True
    if (
        "i" not in before
        and before[-1:] in (["had"], ["has"], ["with"])
        and {"that", "which"} & set(before)
    ):
        return True
    if ("whom" in after and "none" in after) or after[:2] == ["working", "there"]:
        return True
    if {"that", "who", "whom"} & set(after[:2]) and "don't" in after[:5]:
        return True
    deal = any(word in _BOUGHT for word in s.words) or "took over" in " ".join(s.words)
    seller = s.words[:2] == ["the", "seller"]
    led = s.word(i - 1) in (",", "(", "and", "of", "with", "had")
    return (deal or seller) and led and not any(w in _OWNED for w in s.words[max(0, i - 6) : i])
