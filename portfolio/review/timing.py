"""How long a section takes to tell: spoken words, seconds at a pace, and the time findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from portfolio.model.finding import Finding
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.model.verdict import Seconds
from portfolio.review.advice import advise

# One run of characters up to a blank; what stands inside decides how it is spoken.
_RUN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
_DIGITS = re.compile(r"\d[\d.,:]*")
_CURRENCY = frozenset("$€£¥₹₩₽₺₪฿₫₴₦")
_MARKUP = re.compile(r"^(?:[-*+>#]+|\d+[.)])$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@lru_cache(maxsize=64)
def spoken_words(text: str) -> int:
    """Count the words one says when reading the text aloud.

    An amount or a percentage counts as it is spoken: `$120M` is three words, `95 %` two.
    """
    return sum(_spoken(run) for run in _RUN.findall(_COMMENT.sub(" ", text)))


def _spoken(run: str) -> int:
    """Count the spoken words of one run without blanks."""
    if _MARKUP.match(run):
        return 0
    digits = len(_DIGITS.findall(run))
    letters = len(_LETTERS.findall(run))
    if not digits:
        return letters + ("%" in run) + any(c in _CURRENCY for c in run)
    signs = any(c in _CURRENCY for c in run) + ("%" in run or "‰" in run)
    return digits + signs + letters


def section_seconds(text: str, pace: int) -> float:
    """Return the seconds a text takes at a pace in words a minute."""
    return 60 * spoken_words(text) / pace


def story_seconds(story: Story, pace: int) -> Seconds:
    """Return the seconds of each timed section and of the whole."""
    times = {name: round(section_seconds(story.text(name), pace), 1) for name in STAR}
    return Seconds(**times, total=round(sum(times.values()), 1))


def time_findings(seconds: Seconds, rubric: Rubric, pace: int) -> Iterator[Finding]:
    """Yield a finding for each section that is over or under its time."""
    times: Mapping[str, float] = seconds.model_dump()
    for name, target in rubric.sections.items():
        have = times.get(name, 0.0)
        state = rubric.band(have, name)
        if state == "over":
            words = max(1, round((have - target.target) * pace / 60))
            what = f"{target.name} takes {have:.0f} s of {target.target}"
            yield advise(rubric, "TI301", what, where=name, fill={"words": words})
        elif state == "under":
            words = max(1, round((target.target - have) * pace / 60))
            what = f"{target.name} takes {have:.0f} s; under {target.floor} it sounds thin"
            yield advise(
                rubric, "TI302", what, where=name, fill={"words": words, "asks": target.asks}
            )
