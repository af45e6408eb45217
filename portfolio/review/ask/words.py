"""Owns the words of questions and stories: framing dropped, like words made one, then stemmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from portfolio.resources import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN_AND = re.compile(r"\b([mr])\s*&\s*([ad])\b", re.IGNORECASE)
_IDLE = re.compile(r"\b(?:deal|dealt|dealing) with\b", re.IGNORECASE)
_SHORT = {"ma": "acquisition", "rd": "research"}

Words = tuple[str, ...]


class _Vocabulary:
    """Which words only frame, which mean the same, and what each is stemmed to."""

    def __init__(self) -> None:
        import Stemmer  # noqa: PLC0415 - only to ask

        self._stem = Stemmer.Stemmer("english").stemWord
        groups = groups_of(lexicon("asked-words"))
        self.frame = frozenset(" ".join(groups["frame"]).split())
        self._void = frozenset(" ".join(groups["void"]).split())
        self._forms = {
            form: first
            for first, *rest in map(str.split, groups["forms"])
            for form in (first, *rest)
        }
        self._known: dict[str, str] = {}
        for line in groups["same"]:
            first, *rest = line.split()
            head = self._stem(first)
            self._known.update(dict.fromkeys((first, *rest), head))
        self.related: dict[str, dict[str, None]] = {}
        for line in groups["related"]:
            found = dict.fromkeys(filter(None, map(self.stem, plain(line))))
            for one in found:
                others = self.related.setdefault(one, {})
                others |= {other: None for other in found if other != one}

    def stem(self, word: str) -> str:
        """Return the stem a word is known by, empty for a word that only frames."""
        found = self._known.get(word)
        if found is None:
            found = "" if word in self.frame else self._stem(word)
            self._known[word] = found
        return found

    def form(self, word: str) -> str:
        """Return what a word is known by where framing words count, empty for mere padding."""
        if word in self._void:
            return ""
        return self.stem(word) or self._forms.get(word, word)


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def groups_of(text: str) -> dict[str, list[str]]:
    """Read a word list into the lines of each of its groups."""
    groups: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("["):
            lines = groups.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return groups


def plain(text: str) -> list[str]:
    """Return every word of a text, folded, framing words included."""
    spoken = _SPOKEN_AND.sub(lambda m: _SHORT.get((m[1] + m[2]).lower(), m[0]), text)
    return _WORD.findall(_IDLE.sub(" ", spoken).casefold())


def stems(text: str) -> Words:
    """Return the stems of a text in its order, framing words left out."""
    stem = _vocabulary().stem
    return tuple(found for word in plain(text) if (found := stem(word)))


def forms(text: str) -> Words:
    """Return the words of a text in its order, framing words kept in their plain form."""
    form = _vocabulary().form
    return tuple(found for word in plain(text) if (found := form(word)))


def related(words: Words) -> Words:
    """Return the stems a story may say where the question says these."""
    known = _vocabulary().related
    found = {other: None for word in words for other in known.get(word, ())}
    return tuple(other for other in found if other not in words)


Places = Mapping[str, Sequence[int]]


def places(found: Iterable[str]) -> dict[str, list[int]]:
    """Return where each stem stands."""
    where: dict[str, list[int]] = {}
    for at, stem in enumerate(found):
        where.setdefault(stem, []).append(at)
    return where


def near(phrase: Words, where: Places, slack: int = 3) -> bool:
    """Tell whether all words of a phrase stand near one another, in any order."""
    if len(phrase) == 1:
        return phrase[0] in where
    held = []
    for stem in phrase:
        at = where.get(stem)
        if at is None:
            return False
        held.append(at)
    reach = len(phrase) - 1 + slack
    rarest = min(held, key=len)
    return any(
        all(at is rarest or any(abs(other - start) <= reach for other in at) for at in held)
        for start in rarest
    )
