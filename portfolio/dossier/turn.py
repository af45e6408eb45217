"""Decides whether a story's follow-ups begin a page of their own, where that costs no page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from portfolio.model.dossier import Paper, StoryPages
from portfolio.model.prose import Block

_HEIGHTS: dict[Paper, float] = {"a4": 697.3, "letter": 664.4}
"""The text area of a page, in points, like every height here."""
_LINE, _SMALL, _GAP, _HEADING = 14.6, 10.95, 7.3, 29.2
_TEXT, _HEADLINE, _LABELS = 67, 32, 84
"""Characters of a line of text, of the headline, and of small print across the column."""
_BAR = 51.1
_TOP = 87.6
_ROW = 15.0
_FULL, _SURE = 0.34, 0.06
"""How full the page before the turn must be, and how much of a page an estimate may be wrong."""
_TAG = re.compile(r"<[^>]*>")
_ENDS = re.compile(r"</(?:p|li|tr|pre|h\d)>")


def apart(story: StoryPages, paper: Paper) -> bool:
    """Tell whether the follow-ups and what comes after go on a new page.

    They do where the telling fills its last page well enough and the story takes as many pages
    either way: the telling then stands on its own, and no list is torn at the turn.
    """
    if not story.answers:
        return False
    page = _HEIGHTS[paper]
    telling, rest = _telling(story) / page, _rest(story) / page
    left = telling % 1
    return _FULL < left < 1 - _SURE and _pages(telling) + _pages(rest + _SURE) <= _pages(
        telling + rest
    )


def _pages(height: float) -> int:
    return math.ceil(height)


def _telling(story: StoryPages) -> float:
    """Estimate the height of head, sections and numbers."""
    head = _lines(story.headline, _HEADLINE) * 25.55 + _GAP
    head += sum(_lines(t, _LABELS) for t in (story.context, *story.principles[:1])) * _SMALL
    told = sum(_HEADING + _blocks(part.blocks) for part in story.star)
    numbers = _HEADING + (len(story.amounts) + 1) * _ROW + _GAP if story.amounts else 0
    return max(head, _TOP) + _BAR + told + numbers


def _rest(story: StoryPages) -> float:
    """Estimate the height of follow-ups and lessons, the first heading at a page's head."""
    asked = sum(
        max(
            _lines(one.question, _TEXT) * _LINE + _blocks(one.blocks),
            one.room * _SMALL,
        )
        + (0 if one.blocks else _GAP)
        for one in story.answers
    )
    return _LINE + asked + sum(_HEADING + _blocks(part.blocks) for part in story.lessons)


def _blocks(blocks: Iterable[Block]) -> float:
    return sum(max(_height(b.html), b.room * _SMALL) + _GAP for b in blocks)


def _height(html: str) -> float:
    """Estimate the height of a block; the items of a list stand half a gap apart."""
    parts = [text for part in _ENDS.split(html) if (text := _TAG.sub("", part).strip())]
    return sum(_lines(part, _TEXT) * _LINE for part in parts) + (len(parts) - 1) * _GAP / 2


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)
