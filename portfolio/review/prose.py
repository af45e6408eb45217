"""Findings on prose that costs marks, and how often a story says I and we."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portfolio.model.finding import Finding
from portfolio.model.story import STAR, Story
from portfolio.model.verdict import Voice
from portfolio.review.case import Case
from portfolio.review.judges.verdict import quote
from portfolio.review.words import find, named, words

FLAGS: Mapping[str, tuple[str, str]] = {
    "red_flag:jargon": ("PR701", "{} is jargon without its business reason"),
    "red_flag:vague": ("PR702", "{} claims without a number"),
    "red_flag:blame": ("PR703", "{} lays the blame on others"),
    "red_flag:no_ownership": ("PR704", "{} hands the responsibility away"),
    "red_flag:sole_credit": ("PR705", "{} takes the credit alone"),
    "red_flag:component": ("PR706", "{} makes the whole scope one small part"),
    "red_flag:no_exec": ("PR707", "{} says executives were avoided"),
}
SPOKEN = ("headline", *STAR, "follow-ups")
"""What an interviewer hears; lessons and alternatives are the writer thinking aloud."""
_I = frozenset({"i", "me", "my", "mine", "myself", "i'd", "i'm", "i've", "i'll"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves", "we'd", "we're", "we've", "we'll"})


def prose_findings(case: Case) -> Iterator[Finding]:
    """Yield the wordings that cost marks, and an Action which nobody else appears in."""
    credit = False
    for e in case.of(*FLAGS, sections=SPOKEN):
        code, what = FLAGS[e.kind]
        credit = credit or code == "PR705"
        yield case.about(code, what.format(quote(e)), e)
    if not credit and _alone(case):
        what = "Action never says we and names nobody else who did the work"
        yield case.advise("PR705", what, where="action")


def _alone(case: Case) -> bool:
    """Tell whether Action has no `we` and names no other contributor."""
    text = case.story.text("action")
    voice = _voice("action", text)
    if voice.i < 3 or voice.we:
        return False
    return next(find(text, "contributor"), None) is None and not named(text)


def voices(story: Story) -> tuple[Voice, ...]:
    """Count I and we in each timed section."""
    return tuple(_voice(name, story.text(name)) for name in STAR if story.text(name))


def _voice(section: str, text: str) -> Voice:
    found = [word for word, _, _ in words(text)]
    return Voice(
        section=section,
        i=sum(word in _I for word in found),
        we=sum(word in _WE for word in found),
    )
