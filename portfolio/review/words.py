"""Finds the phrases of a word list in a text, on whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from portfolio.resources import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"'”’)*]|$)|\n\s*\n")

KEPT = 64
"""Texts whose words are remembered: a story's sections, so that an edit redoes one of them."""

Phrase = tuple[str, ...]
Span = tuple[int, int]


@cache
def _lists(name: str) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """Read a word list file into its groups, each indexed by first word."""
    groups: dict[str, dict[str, list[Phrase]]] = {}
    group: dict[str, list[Phrase]] = {}
    for raw in lexicon(name).splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            group = groups.setdefault(line.strip("[]"), {})
            continue
        words = tuple(line.casefold().split())
        group.setdefault(words[0], []).append(words)
    return {
        key: {first: tuple(found) for first, found in value.items()}
        for key, value in groups.items()
    }


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Split a text into case-folded words with their places."""
    return tuple(
        (m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text)
    )


def sentences(text: str) -> Iterator[Span]:
    """Yield the place of each sentence; a blank line ends one too."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[start : end.end()].strip():
            yield start, end.end()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def sentence_at(text: str, offset: int) -> Span:
    """Return the place of the sentence around an offset."""
    return next(((a, b) for a, b in sentences(text) if a <= offset < b), (0, len(text)))


_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
    """.split()  # noqa: SIM905 - a list of nineteen quoted words is harder to read
)


def named(text: str) -> bool:
    """Tell whether a capitalised word stands inside a sentence, as a person's name does."""
    previous_end: int | None = None
    for word, start, end in words(text):
        opens = previous_end is None or any(c in ".!?\n:" for c in text[previous_end:start])
        said = text[start:end]
        name = said[0].isupper() and len(said) > 2 and not said.isupper()
        if not opens and name and word not in _DAYS:
            return True
        previous_end = end
    return False


def find(text: str, group: str, *, name: str = "judges") -> Iterator[Span]:
    """Yield where a group's phrases stand in a text, whole words only.

    In a word list `adopt*` stands for any word that begins so, `_` for any one word.
    """
    index = _lists(name)[group]
    found = words(text)
    starred = [first for first in index if first.endswith("*")]
    for place, (word, start, _) in enumerate(found):
        candidates = index.get(word, ())
        for first in starred:
            if word.startswith(first[:-1]):
                candidates = (*candidates, *index[first])
        for phrase in candidates:
            if _stands(phrase, found, place):
                yield start, found[place + len(phrase) - 1][2]
                break


def _stands(phrase: Phrase, found: tuple[tuple[str, int, int], ...], place: int) -> bool:
    if place + len(phrase) > len(found):
        return False
    return all(
        want in ("_", found[place + step][0])
        or (want.endswith("*") and found[place + step][0].startswith(want[:-1]))
        for step, want in enumerate(phrase)
    )
