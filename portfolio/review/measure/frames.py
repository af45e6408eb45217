"""Owns matching frames: sequences of words and word classes with bounded gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from portfolio.resources import lexicon
from portfolio.review.measure.lexicon import split, uncollected
from portfolio.review.measure.sentence import Sentence
from portfolio.review.measure.tokens import DASH, MARK

_PIECE = re.compile(r"\([^)]*\)|<[^>]*>|[^ ]+")
SHORT_GAP, LONG_GAP = 5, 12
_TURNS = frozenset({"so", "but", "because", "until", "while"})
_HARD = frozenset(";:()[]")


class Element(NamedTuple):
    """One step of a frame: words, classes or a number, after a gap of so many words."""

    words: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]
    number: bool
    gap: int
    firsts: frozenset[str] = frozenset()
    """The first words of its choices, to pass over a frame that can't be met."""


class Frame(NamedTuple):
    """A sequence of elements, what it is evidence of, and the classes that forbid it."""

    kind: str
    elements: tuple[Element, ...]
    forbidden: tuple[str, ...]


class Match(NamedTuple):
    """A frame found from token `i` up to token `j`, and the words that made it."""

    kind: str
    i: int
    j: int
    words: str


def _element(text: str, gap: int) -> Element:
    if text == "<#>":
        return Element((), (), number=True, gap=gap)
    if text.startswith("<"):
        return Element((), tuple(text.strip("<>").split("|")), number=False, gap=gap)
    choices = text.strip("()").split("|")
    number = "<#>" in choices
    words = tuple(split(choice) for choice in choices if choice != "<#>")
    firsts = frozenset(choice[0] for choice in words)
    return Element(words, (), number=number, gap=gap, firsts=firsts)


def _pieces(line: str) -> list[str]:
    """Split a frame at blanks outside brackets."""
    return _PIECE.findall(line)


def read_frame(kind: str, line: str) -> Frame:
    """Read one line of the frames file."""
    body, _, guard = line.partition(" not:")
    elements, gap = [], 0
    for piece in _pieces(body.strip()):
        if piece in ("..", "..."):
            gap = SHORT_GAP if piece == ".." else LONG_GAP
        else:
            elements.append(_element(piece, gap))
            gap = 0
    return Frame(kind, tuple(elements), tuple(x.strip() for x in guard.split(",") if x.strip()))


class _Index(NamedTuple):
    by_word: dict[str, list[Frame]]
    by_class: dict[str, list[Frame]]
    by_number: list[Frame]


@cache
def index() -> _Index:
    """Return every frame by what it begins with, compiled on first use."""
    with uncollected():
        return _indexed(lexicon("frames"))


def _indexed(text: str) -> _Index:
    out = _Index({}, {}, [])
    kind = ""
    for line in text.splitlines():
        if line.startswith("["):
            kind = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            frame = read_frame(kind, line)
            first = frame.elements[0]
            for words in first.words:
                out.by_word.setdefault(words[0], []).append(frame)
            for name in first.classes:
                out.by_class.setdefault(name, []).append(frame)
            if first.number:
                out.by_number.append(frame)
    return out


def matches(s: Sentence, numbers: dict[int, int]) -> Iterator[Match]:
    """Yield every frame that a sentence fills, once at each place."""
    known, said = index(), frozenset(s.words)
    seen: set[tuple[str, int]] = set()
    for frames, starts in _starts(s, numbers, known):
        for frame in frames:
            if not _possible(s, frame, said, numbers):
                continue
            for at in starts:
                match = _match(s, frame, at, numbers)
                if match and (match.kind, match.i) not in seen:
                    seen.add((match.kind, match.i))
                    yield match


def _starts(
    s: Sentence, numbers: dict[int, int], known: _Index
) -> Iterator[tuple[list[Frame], Iterable[int]]]:
    for word in dict.fromkeys(s.words):
        frames = known.by_word.get(word)
        if frames:
            yield frames, [at for at, other in enumerate(s.words) if other == word]
    for name, found in s.hits.items():
        frames = known.by_class.get(name)
        if frames:
            yield frames, found
    if numbers:
        yield known.by_number, numbers


def _possible(s: Sentence, frame: Frame, said: frozenset[str], numbers: dict[int, int]) -> bool:
    """Say whether a sentence has a word for every element of a frame, in any order."""
    hits = s.hits
    for element in frame.elements[1:]:
        if element.number and numbers:
            continue
        if not element.firsts.isdisjoint(said):
            continue
        for name in element.classes:
            if name in hits:
                break
        else:
            return False
    return True


def _match(s: Sentence, frame: Frame, at: int, numbers: dict[int, int]) -> Match | None:
    place, start, words = at, at, []
    for element in frame.elements:
        found = _seek(s, element, place, numbers)
        if not found:
            return None
        first, place = found
        words.append(s.say(first, place))
    low, high = s.bounds(start)[0], max(s.bounds(place - 1)[1], place)
    if any(s.has(name, low, high) for name in frame.forbidden):
        return None
    return Match(frame.kind, start, place, " … ".join(words))


def _seek(
    s: Sentence, element: Element, at: int, numbers: dict[int, int]
) -> tuple[int, int] | None:
    stop = min(at + element.gap + 1, len(s.words))
    for place in range(at, stop):
        end = _meets(s, element, place, numbers)
        if end:
            return place, end
        kind = s.kinds[place]
        if (kind == MARK and s.words[place] in _HARD) or kind == DASH:
            return None
        if kind == MARK and s.words[place] == "," and element.gap <= SHORT_GAP:
            return None
        if element.gap > SHORT_GAP and s.words[place] in _TURNS:
            return None
    return None


def _meets(s: Sentence, element: Element, at: int, numbers: dict[int, int]) -> int:
    if element.number and at in numbers:
        return numbers[at]
    for words in element.words:
        if tuple(s.words[at : at + len(words)]) == words:
            return at + len(words)
    best = 0
    for name in element.classes:
        hit = s.at(name, at)
        if hit:
            best = max(best, hit.j)
    return best


def classes() -> frozenset[str]:
    """Return the names of every class that some frame uses, for a test of the word lists."""
    known = index()
    every = [f for group in (known.by_word, known.by_class) for fs in group.values() for f in fs]
    return frozenset(
        name
        for frame in (*every, *known.by_number)
        for name in (*frame.forbidden, *(c for e in frame.elements for c in e.classes))
    )
