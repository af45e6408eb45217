"""Tells which stories carry a principle, and whether the words quoted for it still stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from portfolio.model.coverage import Carrier, PrincipleCoverage
from portfolio.model.story import STAR, Story

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = str.maketrans("", "", "\"'`´*“”„‟‘’‚‛«»‹›")
"""Quote marks and emphasis: how words are dressed, never what they say."""
_EDGES = " .,;:!?…"


def shown(story: Story, words: str) -> bool:
    """Tell whether quoted words still stand in Situation, Task, Action or Result.

    Blanks, line breaks, case, quote marks, emphasis and the punctuation around the quote don't
    matter; whole words do. Empty words show nothing, and a comment is no telling.
    """
    needle = _plain(words).strip(_EDGES)
    return bool(needle) and any(_stands(needle, _plain(story.text(name))) for name in STAR)


def carriers(stories: Iterable[Story], known: Iterable[str]) -> dict[str, PrincipleCoverage]:
    """Return who carries each known principle, in the order the stories come.

    A principle a story names as both is its primary one. Principles nobody knows are left out.
    """
    primary: dict[str, list[Carrier]] = {name: [] for name in known}
    secondary: dict[str, list[Carrier]] = {name: [] for name in primary}
    for story in stories:
        told = story.principles
        rest = {name: words for name, words in told.secondary.items() if name not in told.primary}
        _note(story, told.primary, primary)
        _note(story, rest, secondary)
    return {
        name: PrincipleCoverage(primary=tuple(primary[name]), secondary=tuple(secondary[name]))
        for name in primary
    }


def _note(story: Story, told: Mapping[str, str], into: Mapping[str, list[Carrier]]) -> None:
    for name, words in told.items():
        if name in into:
            into[name].append(Carrier(story=story.id, shown=shown(story, words)))


def _plain(text: str) -> str:
    """Undress a text: no comments, no marks, single blanks, one case."""
    if "<!--" in text:
        text = _COMMENT.sub(" ", text)
    return " ".join(text.translate(_MARKS).casefold().split())


def _stands(needle: str, prose: str) -> bool:
    """Tell whether the words stand as whole words."""
    at = prose.find(needle)
    while at >= 0:
        before, after = prose[at - 1 : at] if at else "", prose[at + len(needle) :][:1]
        if not (_joins(before, needle[0]) or _joins(needle[-1], after)):
            return True
        at = prose.find(needle, at + 1)
    return False


def _joins(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()
