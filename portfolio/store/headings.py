"""Knows which heading of a body is which section."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from portfolio.model.story import HEADINGS

_WORD = re.compile(r"[^\W_]+")
_PLAIN = {
    "followups": "follow-ups",
    "follow-up": "follow-ups",
    "followup": "follow-ups",
    "learnt": "learned",
}
_NEAR = {
    "s": "situation",
    "t": "task",
    "a": "action",
    "r": "result",
    "what-i-learned": "learned",
    "what-i-learnt": "learned",
    "what-we-learned": "learned",
    "lessons-learned": "learned",
    "lessons": "learned",
    "learnings": "learned",
    "learning": "learned",
    "follow-up-questions": "follow-ups",
    "what-i-would-do-differently": "differently",
    "do-differently": "differently",
    "how-i-applied-it": "applied",
    "alternatives-considered": "alternatives",
}


def kebab(text: str) -> str:
    """Write words in small letters with dashes between them."""
    return "-".join(_WORD.findall(text.replace("'", "").replace("’", "").lower()))


_KNOWN: dict[str, str] = {
    **{kebab(heading): id_ for id_, heading in HEADINGS.items()},
    **{id_: id_ for id_ in HEADINGS},
    **_PLAIN,
}
_QUALIFIED = re.compile(
    "(" + "|".join(sorted(_KNOWN, key=len, reverse=True)).replace("-", r"[\W_]") + r")\s*[(\[:–—-]",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def section_id(heading: str) -> str:
    """Return the id of the section under a heading: a known one, else its kebab-case."""
    name = kebab(heading)
    return _KNOWN.get(name, name) or "untitled"


@lru_cache(maxsize=1024)
def looks_like(heading: str) -> str | None:
    """Return the id of the known section that an unknown heading was most likely meant for."""
    name = kebab(heading)
    if name in _KNOWN:
        return None
    if name in _NEAR:
        return _NEAR[name]
    qualified = _QUALIFIED.match(heading.strip(" *_"))
    if qualified:
        return _KNOWN.get(kebab(qualified.group(1)))
    near = get_close_matches(name, _KNOWN, n=1, cutoff=0.74)
    return _KNOWN[near[0]] if near else None
