"""Judges of a failure story: accountability, cause, recovery, and the lesson applied."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Bare, Evidence
from portfolio.model.rubric import Criterion
from portfolio.model.story import STAR
from portfolio.review.case import Case
from portfolio.review.judges.verdict import Judged, place, quote
from portfolio.review.words import find, named, sentence_at, words


def accountability(case: Case, criterion: Criterion) -> Judged:
    """Judge whether the writer says plainly that it was theirs."""
    del criterion
    plain = next(_said(case, "owned", STAR), None)
    if plain:
        return Judged("met", f"{quote(plain)} says in {place(plain)} that it was yours.", (plain,))
    hint = next(_said(case, "hinted", (*STAR, "learned")), None)
    if hint:
        return Judged("partly", f"{quote(hint)} only hints that it was yours.", (hint,))
    return Judged("missing", "Nowhere do you say that it was yours.")


def cause(case: Case, criterion: Criterion) -> Judged:
    """Judge whether the story says why it happened."""
    del criterion
    found = next(_said(case, "cause", ("action", "result", "situation", "task")), None)
    if found:
        return Judged("met", f"{quote(found)} gives a cause in {place(found)}.", (found,))
    hint = next(_said(case, "cause", ("learned", "differently", "follow-ups")), None)
    if hint:
        return Judged("partly", f"{quote(hint)} gives the cause only in {place(hint)}.", (hint,))
    return Judged("missing", "The story does not say why it happened.")


def recovery(case: Case, criterion: Criterion) -> Judged:
    """Judge whether the story says what was done to put it right."""
    del criterion
    found = list(_said(case, "recovered", ("action", "result")))
    if len(found) >= 2 or (found and found[0].section == "action"):
        because = f"{quote(found[0])} in {place(found[0])} puts it right."
        return Judged("met", because, tuple(found[:2]))
    if found:
        return Judged("partly", f"{quote(found[0])} only hints at the repair.", tuple(found))
    return Judged("missing", "The story does not say how it was put right.")


ENOUGH = 12
"""Words under which a lesson applied is a hint."""


def applied(case: Case, criterion: Criterion) -> Judged:
    """Judge whether the lesson was used later: on a case one can name, and what came of it."""
    del criterion
    text = case.story.text("applied")
    if text:
        first = _evidence(text, "applied", *sentence_at(text, 0), "section: applied")
        told = len(words(text)) >= ENOUGH
        if told and (any(c.isdigit() for c in text) or named(text)):
            return Judged("met", f"{quote(first)} shows the lesson in use.", (first,))
        because = f"{quote(first)} names no case in which it was used."
        return Judged("partly", because, (first,))
    later = next(_lesson_in_result(case), None)
    if later:
        return Judged("partly", f"{quote(later)} only hints at where it was used.", (later,))
    return Judged("missing", "Nothing says where the lesson was used later.")


def _lesson_in_result(case: Case) -> Iterator[Evidence]:
    """Yield the words of Result which speak of a later use."""
    text = case.story.text("result")
    for start, _ in find(text, "later"):
        first, last = sentence_at(text, start)
        if next(find(text[first:last], "hinted"), None) or "appl" in text[first:last].casefold():
            yield _evidence(text, "result", first, last, "words: later")


def _said(case: Case, group: str, sections: tuple[str, ...]) -> Iterator[Evidence]:
    for name in sections:
        text = case.story.text(name)
        for start, end in find(text, group):
            yield _evidence(text, name, start, end, f"words: {group}")


def _evidence(text: str, section: str, start: int, end: int, cue: str) -> Evidence:
    trimmed = text[start:end]
    start += len(trimmed) - len(trimmed.lstrip(" \t\r\n-*+>"))
    return Evidence(
        kind="decision",
        value=Bare(),
        section=section,
        start=start,
        end=end,
        text=text[start:end].rstrip(),
        cue=cue,
    )
