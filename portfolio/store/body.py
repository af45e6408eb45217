"""Finds the sections of a story's body with a CommonMark reader's source map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portfolio.model.story import HEADINGS
from portfolio.store.headings import section_id
from portfolio.store.source import line_starts

_BLANK = " \t\r\n"
_BOUNDARY = re.compile(r" {0,3}##[ \t]")
_MOST_OPEN = 50
_CLOSERS = (
    (re.compile(r"\s*<!--"), re.compile(r"-->"), "-->"),
    (re.compile(r"\s*<\?"), re.compile(r"\?>"), "?>"),
    (re.compile(r"\s*<!\[CDATA\["), re.compile(r"\]\]>"), "]]>"),
    (re.compile(r"\s*<![A-Za-z]"), re.compile(r">"), ">"),
    (
        re.compile(r"\s*<(?:script|pre|style|textarea)\b", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
        "</pre>",
    ),
)


@dataclass(frozen=True)
class Heading:
    """A heading that stands on its own, outside code, lists and quotations."""

    level: int
    text: str
    start: int
    """Its first character."""
    end: int
    """The first character of the line after it."""
    setext: bool
    """Whether a line of dashes or equal signs makes it one."""


@dataclass(frozen=True)
class Unclosed:
    """A code fence or comment that never ends."""

    what: Literal["fence", "comment"]
    start: int
    mark: str
    """What opened it."""
    closer: str
    """What would close it."""


@dataclass(frozen=True)
class Outline:
    """The headings of a text, and what was left open in it."""

    headings: tuple[Heading, ...]
    unclosed: tuple[Unclosed, ...]


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark")
    reader.core.ruler.enableOnly(["normalize", "block"])
    return reader


def outline(text: str, deepest: int = 2) -> Outline:
    """Find the headings down to a level, a section's boundary winning over what was left open."""
    starts = line_starts(text)
    ends = [*starts[1:], len(text)]
    headings: list[Heading] = []
    unclosed: list[Unclosed] = []
    first = 0
    while first < len(starts) and len(unclosed) <= _MOST_OPEN:
        tokens = _markdown().parse(text[starts[first] :])
        lines = _Lines(text, starts, ends, first)
        opened = _left_open(tokens, lines)
        stop = opened.map[0] if opened and opened.map else len(starts)
        headings += _headings(tokens, lines, stop, deepest)
        if opened is None:
            break
        at = first + stop
        unclosed.append(_describe(opened, starts[at], lines.line(stop)))
        after = (n for n in range(at + 1, len(starts)) if _BOUNDARY.match(text, starts[n]))
        first = next(after, len(starts))
    return Outline(tuple(headings), tuple(unclosed))


@dataclass(frozen=True)
class _Lines:
    """Lines of a text, counted from one of them."""

    text: str
    starts: list[int]
    ends: list[int]
    first: int

    def line(self, number: int) -> str:
        at = self.first + number
        return self.text[self.starts[at] : self.ends[at]]

    def last(self) -> int:
        """Return the number of lines, an empty last one left out."""
        count = len(self.starts) - self.first
        return count - 1 if self.starts[-1] == len(self.text) else count


def _headings(tokens: list[Token], lines: _Lines, stop: int, deepest: int) -> list[Heading]:
    found = []
    for token, content in pairwise(tokens):
        if token.type != "heading_open" or token.level or token.map is None:
            continue
        level = int(token.tag[1])
        if level > deepest or token.map[0] >= stop:
            continue
        start = lines.starts[lines.first + token.map[0]]
        end = lines.ends[lines.first + token.map[1] - 1]
        setext = token.markup in ("-", "=")
        words = " ".join(line.strip() for line in content.content.split("\n"))
        found.append(Heading(level, words.strip(), start, end, setext))
    return found


def _left_open(tokens: list[Token], lines: _Lines) -> Token | None:
    """Return the fence or comment that never ends; if one swallowed known sections, that one."""
    last = lines.last()
    fences = [t for t in tokens if t.type == "fence" and t.level == 0 and t.map]
    for token in tokens:
        if token.type == "html_block" and token.level == 0 and _html_closer(token):
            return token
    if not fences or fences[-1].map is None or not _fence_is_open(fences[-1], lines, last):
        return None
    swallowing = (t for t in fences if _swallows(t))
    return next(swallowing, fences[-1])


def _swallows(fence: Token) -> bool:
    """Tell whether a fence holds a heading of the house's own."""
    for line in fence.content.split("\n"):
        if _BOUNDARY.match(line) and section_id(line.strip("# \t")) in HEADINGS:
            return True
    return False


def _fence_is_open(fence: Token, lines: _Lines, last: int) -> bool:
    if fence.map is None or fence.map[1] < last:
        return False
    if fence.map[1] - fence.map[0] < 2:
        return True
    closing = lines.line(fence.map[1] - 1).strip()
    mark = fence.markup
    return not (closing.startswith(mark) and not closing.strip(mark[0]))


def _html_closer(token: Token) -> str | None:
    """Return what would close an HTML block that never ends; nothing when it ends."""
    for opener, closer, closing in _CLOSERS:
        found = opener.match(token.content)
        if found:
            return None if closer.search(token.content, found.end()) else closing
    return None


def _describe(token: Token, start: int, line: str) -> Unclosed:
    if token.type == "fence":
        return Unclosed("fence", start, token.markup, token.markup)
    return Unclosed("comment", start, line.strip()[:4], _html_closer(token) or "-->")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a span so that no blank line stands at its edges; inner indents stay."""
    part = text[start:end]
    first = len(part) - len(part.lstrip(_BLANK))
    last = len(part.rstrip(_BLANK))
    if first >= last:
        return start, start
    while first and part[first - 1] in " \t":
        first -= 1
    while last < len(part) and part[last] in " \t":
        last += 1
    return start + first, start + last


def trimmed(text: str) -> str:
    """Return a text without blank lines around it."""
    start, end = trim(text, 0, len(text))
    return text[start:end]
