"""Tells which stories carry a principle, and whether the words quoted for it still stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from portfolio.model.coverage import Carrier, PrincipleCoverage
from portfolio.model.story import STAR, Story

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = "\"'`´*“”„‟‘’‚‛«»‹›"
"""Quote marks and emphasis: how words are dressed, never what they say."""
_EDGES = " .,;:!?…"


def shown(story: Story, words: str) -> bool:
    """Tell whether quoted words still stand in Situation, Task, Action or Result.

    Blanks, line breaks, case, quote marks, emphasis and the punctuation around the quote don't
    matter; whole words do. Empty words show nothing, and a comment is no telling.
    """
    return _quoted(words, _Prose(story))


def carriers(stories: Iterable[Story], known: Iterable[str]) -> dict[str, PrincipleCoverage]:
    """Return who carries each known principle, in the order the stories come.

    A principle a story names as both is its primary one. Principles nobody knows are left out.
    """
    primary: dict[str, list[Carrier]] = {name: [] for name in known}
    secondary: dict[str, list[Carrier]] = {name: [] for name in primary}
    for story in stories:
        told = story.principles
        rest = {name: words for name, words in told.secondary.items() if name not in told.primary}
        prose = _Prose(story)
        _note(prose, told.primary, primary)
        _note(prose, rest, secondary)
    return {
        name: PrincipleCoverage(primary=tuple(primary[name]), secondary=tuple(secondary[name]))
        for name in primary
    }


class _Prose:
    """The STAR of one story, undressed once and only when a quote asks for it."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def sections(self) -> tuple[str, ...]:
        return tuple(_plain(s.text) for s in self.story.sections if s.id in STAR)


def _note(prose: _Prose, told: Mapping[str, str], into: Mapping[str, list[Carrier]]) -> None:
    for name, words in told.items():
        if name in into:
            into[name].append(Carrier(story=prose.story.id, shown=_quoted(words, prose)))


def _quoted(words: str, prose: _Prose) -> bool:
    needle = _plain(words).strip(_EDGES)
    return bool(needle) and any(_stands(needle, section) for section in prose.sections)


def _plain(text: str) -> str:
    """Undress a text: no comments, no marks, single blanks, one case."""
    if "<!--" in text:
        text = _COMMENT.sub(" ", text)
    for mark in _MARKS:  # many times faster than str.translate, which looks at every letter
        if mark in text:
            text = text.replace(mark, "")
    return " ".join(text.casefold().split())


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
