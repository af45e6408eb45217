"""Owns a sentence under judgement: its tokens, the word classes found in it, its clauses."""

from __future__ import annotations

from typing import NamedTuple

from portfolio.review.measure.lexicon import BASE, compiled
from portfolio.review.measure.tokens import DASH, MARK, Tokens

_HARD = frozenset(";:()[]")
_GAP = 8
_PREPOSITIONS = frozenset({"of", "in", "on", "at", "for", "with", "from", "by", "to"})


class Hit(NamedTuple):
    """A phrase of one class, from token `i` up to token `j`."""

    i: int
    j: int
    form: str
    gapped: bool = False


class Sentence(Tokens):
    """A sentence with the classes of its words and the clause of every token."""

    __slots__ = ("clauses", "hits", "section", "verbs")

    def __init__(self, text: str, section: str) -> None:
        super().__init__(text, 0, len(text))
        self.section = section
        self.hits: dict[str, dict[int, Hit]] = {}
        self.verbs: dict[int, object] = {}
        """What money verb begins at a token, as far as it was asked."""
        self._match()
        self.clauses = self._clauses()

    def _match(self) -> None:
        """Find every phrase of the lexicon, the longest of a class at each token."""
        known, words, size = compiled(), self.words, len(self.words)
        for at, word in enumerate(words):
            seconds = known.pairs.get(word)
            if seconds and at + 1 < size:
                for rest, name, form in seconds.get(words[at + 1], ()):
                    self._try(at, rest, name, form)
            for rest, name, form in known.gapped.get(word, ()):
                self._try(at, rest, name, form)
            for name, form in known.single.get(word, ()):
                found = self.hits.setdefault(name, {})
                if at not in found:
                    found[at] = Hit(at, at + 1, form)

    def _try(self, at: int, rest: tuple[str, ...], name: str, form: str) -> None:
        stop = self._rest(rest, at + 1)
        if stop:
            found = self.hits.setdefault(name, {})
            if at not in found:
                found[at] = Hit(at, stop, form, "." in rest)

    def _rest(self, rest: tuple[str, ...], at: int) -> int:
        words = self.words
        if "." not in rest:
            stop = at + len(rest)
            return stop if tuple(words[at:stop]) == rest else 0
        gap = 0
        for word in rest:
            if word == ".":
                gap = _GAP
                continue
            stop = min(at + gap + 1, len(words))
            while at < stop and words[at] != word:
                if self.kinds[at] == MARK and words[at] in _HARD:
                    return 0
                at += 1
            if at >= stop:
                return 0
            at, gap = at + 1, 0
        return at

    def _clauses(self) -> list[int]:
        """Number the clauses: a hard mark, a comma, a conjunction begins the next one."""
        out, number = [], 0
        join, subject = self.hits.get("joiner", {}), self.hits.get("subject", {})
        for at, word in enumerate(self.words):
            kind = self.kinds[at]
            if (
                (kind == MARK and (word in _HARD or word == ","))
                or (kind == DASH and not self.range_dash(at))
                or (at in join and not self._adverb(at))
                or (
                    word in ("and", "or", "then")
                    and at + 1 < len(self.words)
                    and (at + 1 in subject or self.finite(at + 1))
                )
            ):
                number += 1
            out.append(number)
        return out

    def _adverb(self, at: int) -> bool:
        """Say whether a joiner joins nothing here: `have since fallen`, `so much`, `that year`."""
        word, before = self.words[at], self.words[at - 1] if at else ""
        after = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "so":
            return bool(before) and before not in (",", ";", "and", "that", "—", "–", "-")
        if word == "that":
            return at + 1 in self.hits.get("time unit", {}) or before in _PREPOSITIONS
        if word in ("since", "once", "after", "before", "when"):
            return before in ("have", "has", "had", "ever", "was", "were", "is", "'ve") or not after
        return False

    def range_dash(self, at: int) -> bool:
        """Say whether the dash at a token stands between two numbers."""
        return self.kinds[at] == DASH and 0 < at < len(self.words) - 1 and self.tight[at + 1]

    def finite(self, at: int) -> bool:
        """Say whether a verb of any class in its past or present form begins here."""
        return any(
            hit.form and hit.form != BASE
            for name, found in self.hits.items()
            if name.endswith("_v")
            for hit in (found.get(at),)
            if hit
        )

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the first token of the clause of a token, and one past its last."""
        clauses = self.clauses
        low = high = i
        while low and clauses[low - 1] == clauses[i]:
            low -= 1
        while high < len(clauses) and clauses[high] == clauses[i]:
            high += 1
        return low, high

    def first(self, names: tuple[str, ...], low: int, high: int) -> Hit | None:
        """Return the first hit of any of the classes that begins between two tokens."""
        best: Hit | None = None
        for name in names:
            for at, hit in self.hits.get(name, {}).items():
                if low <= at < high and (best is None or at < best.i):
                    best = hit
        return best

    def last(self, names: tuple[str, ...], low: int, high: int) -> Hit | None:
        """Return the last hit of any of the classes that begins between two tokens."""
        best: Hit | None = None
        for name in names:
            for at, hit in self.hits.get(name, {}).items():
                if low <= at < high and (best is None or at > best.i):
                    best = hit
        return best

    def has(self, name: str, low: int, high: int) -> bool:
        """Say whether a phrase of the class begins between two tokens."""
        found = self.hits.get(name)
        return found is not None and any(low <= at < high for at in found)

    def at(self, name: str, i: int) -> Hit | None:
        """Return the phrase of the class that begins at a token."""
        found = self.hits.get(name)
        return found.get(i) if found else None

    def word(self, i: int) -> str:
        """Return the word at a token, or nothing outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def say(self, i: int, j: int) -> str:
        """Return the text from token `i` up to token `j`."""
        return self.text[self.starts[i] : self.ends[j - 1]]
