"""Turns a story's Markdown into safe HTML, with evidence marks at their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

SENTINEL = "\ufdd0"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SEPARATOR = re.compile("[\u2028\u2029]")  # pasted from a chat; no line ends at one here
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_WEB = ("http://", "https://", "mailto:")
_LOWEST = 6


class Spot(NamedTuple):
    """A place for a mark: an offset in the raw text and the letter to set."""

    offset: int
    letter: str


class Piece(NamedTuple):
    """One top-level block of prose and the letters of the marks in it."""

    html: str
    letters: tuple[str, ...]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    # Every link is read as one, so that _tame can take those apart that lead elsewhere.
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return parser


def _inline(tokens: Sequence[Token]) -> str:
    renderer = cast("RendererHTML", _parser().renderer)
    return renderer.renderInline(tokens, _parser().options, {})


def _is_web(url: str) -> bool:
    return url.strip().lower().startswith(_WEB)


def pieces(text: str, spots: Sequence[Spot] = (), *, level: int = 4) -> tuple[Piece, ...]:
    """Set Markdown as HTML, block by block.

    Args:
        text: The raw Markdown of one section.
        spots: Where marks go, as offsets in `text`.
        level: The heading level a section's own first heading becomes.
    """
    raw = clean(text)
    tokens = _parser().parse(raw)
    _demote(tokens, level)
    _tame(tokens)
    starts = _line_starts(raw)
    found = []
    for group in _top_level(tokens):
        inside = _spots_of(group, spots, starts, len(raw))
        html = _set(group, inside, raw, starts)
        found.append(Piece(html.strip(), tuple(s.letter for s in inside)))
    return tuple(found)


def plain(text: str) -> str:
    """Return the words of Markdown without its syntax, one line a block."""
    lines = []
    for token in _parser().parse(clean(text)):
        if token.type == "inline":
            lines.append("".join(_words(child) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip())
    return "\n".join(lines)


def clean(text: str) -> str:
    """Blank comments and characters that can't be printed, keeping every offset."""
    text = _SEPARATOR.sub(" ", text.replace("\r\n", " \n").replace("\r", "\n"))
    text = _UNPRINTABLE.sub("\ufffd", text)
    if "<!--" not in text:
        return text
    code = {
        line
        for token in _parser().parse(text)
        if token.type in ("fence", "code_block") and token.map
        for line in range(*token.map)
    }
    starts = _line_starts(text)

    def blank(match: re.Match[str]) -> str:
        line = sum(1 for s in starts if s <= match.start()) - 1
        return match[0] if line in code else re.sub(r"[^\n]", " ", match[0])

    return _COMMENT.sub(blank, text)


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("\n", text))]


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split a token stream into its top-level blocks."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _demote(tokens: Sequence[Token], base: int) -> None:
    """Lower headings so that the first is `base` and no level is skipped."""
    open_levels: list[tuple[int, int]] = []
    for token in tokens:
        if token.type == "heading_open":
            given = int(token.tag[1])
            while open_levels and open_levels[-1][0] >= given:
                open_levels.pop()
            level = min(open_levels[-1][1] + 1 if open_levels else base, _LOWEST)
            open_levels.append((given, level))
            token.tag = f"h{level}"
        elif token.type == "heading_close":
            token.tag = f"h{open_levels[-1][1]}"


def _tame(tokens: Sequence[Token]) -> None:
    """Keep the words of images and of links that lead anywhere but to the web or a mailbox."""
    for token in tokens:
        kept: list[Token] = []
        dropped = False
        for child in token.children or ():
            if child.type == "image":
                words = "".join(_words(c) for c in child.children or ())
                kept.append(Token("text", "", 0, content=words))
            elif child.type == "link_open" and not _is_web(str(child.attrGet("href") or "")):
                dropped = True
            elif child.type == "link_close" and dropped:
                dropped = False
            else:
                kept.append(child)
        if token.children is not None:
            token.children = kept


def _spots_of(
    group: Sequence[Token], spots: Sequence[Spot], starts: Sequence[int], size: int
) -> list[Spot]:
    """Return the marks that fall into a block, in reading order."""
    lines = group[0].map
    if not lines:
        return []
    begin = starts[lines[0]]
    end = starts[lines[1]] if lines[1] < len(starts) else size + 1
    return sorted(s for s in spots if begin <= s.offset < end)


def _set(group: list[Token], spots: Sequence[Spot], raw: str, starts: Sequence[int]) -> str:
    """Render one block, each mark at its words or else at the block's end."""
    left = list(spots)
    for token in group:
        if token.type == "inline" and token.map and left:
            left = _mark_inline(token, left, raw, starts)
    if left:
        _mark_end(group, left)
    html: str = _parser().renderer.render(group, _parser().options, {})
    for spot in _in_order(spots, left):
        html = html.replace(SENTINEL, _sup(spot.letter), 1)
    return html


def _in_order(spots: Sequence[Spot], left: Sequence[Spot]) -> list[Spot]:
    return [s for s in spots if s not in left] + list(left)


def _sup(letter: str) -> str:
    return f'<sup class="mark">{letter}</sup>'


def _mark_inline(token: Token, spots: list[Spot], raw: str, starts: Sequence[int]) -> list[Spot]:
    """Put marks into one run of words; return those that don't belong or don't fit."""
    left = []
    for spot in reversed(spots):
        place = _place(token, spot.offset, raw, starts)
        marked = None if place is None else _try(token, place)
        if marked is None:
            left.append(spot)
        else:
            token.content, token.children = marked
    return left[::-1]


def _place(token: Token, offset: int, raw: str, starts: Sequence[int]) -> int | None:
    """Translate an offset in the raw text to one in a run's own content."""
    base = 0
    first = (token.map or [0])[0]
    for number, line in enumerate(token.content.split("\n"), start=first):
        begin = starts[number]
        full = raw[begin : starts[number + 1] - 1 if number + 1 < len(starts) else len(raw)]
        at = full.find(line.replace(SENTINEL, ""))
        if at >= 0 and begin + at <= offset <= begin + at + len(line):
            return base + offset - begin - at
        base += len(line) + 1
    return None


def _try(token: Token, place: int) -> tuple[str, list[Token]] | None:
    """Insert a mark unless it would change anything but itself."""
    parser = _parser()
    content = token.content[:place] + SENTINEL + token.content[place:]
    children = parser.parseInline(content)[0].children or []
    probe = Token("inline", "", 0, content=content, children=children)
    _tame([probe])
    children = probe.children or []
    before = _inline(token.children or [])
    after = _inline(children)
    same = after.count(SENTINEL) == before.count(SENTINEL) + 1
    if same and after.replace(SENTINEL, "") == before.replace(SENTINEL, ""):
        return content, children
    return None


def _mark_end(group: list[Token], spots: Sequence[Spot]) -> None:
    """Put marks after the last words of a block."""
    inline = [t for t in group if t.type == "inline"]
    if inline:
        end = Token("text", "", 0, content=SENTINEL * len(spots))
        inline[-1].children = [*(inline[-1].children or []), end]
