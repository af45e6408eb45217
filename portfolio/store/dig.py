"""Reads and writes the dig section: questions as headings, the writer's answers under them."""

from __future__ import annotations

from portfolio.model.guided import Answer
from portfolio.store.body import Heading, outline, trimmed
from portfolio.store.source import newline_of

_LEVEL = 3


def key(question: str) -> str:
    """Return what makes two wordings of a question the same: its words, whatever the blanks."""
    return " ".join(question.replace("’", "'").split()).casefold()


def read(text: str) -> tuple[Answer, ...]:
    """Read the section's text into answers; words under no question are left alone."""
    return tuple(
        Answer(question=heading.text, answer=trimmed(text[heading.end : stop]))
        for heading, stop in _asked(text)
    )


def answered(text: str, question: str, answer: str) -> str:
    """Return the section's text with one answer in it; an empty answer takes its question out.

    Every other answer, and every word under no question, is copied as it stands.
    """
    newline = newline_of(text) if text else "\n"
    block = _settled(trimmed(answer), newline)
    said = " ".join(question.split())
    for heading, stop in _asked(text):
        if key(heading.text) == key(question):
            before, after = text[: heading.start].rstrip(), trimmed(text[stop:])
            kept = text[heading.start : heading.end].rstrip()
            middle = f"{kept}{newline}{block}" if block else ""
            return (newline * 2).join(part for part in (before, middle, after) if part)
    middle = f"### {said}{newline}{block}" if block else ""
    return (newline * 2).join(part for part in (text.rstrip(), middle) if part)


def _asked(text: str) -> list[tuple[Heading, int]]:
    """Return the questions and where each answer ends."""
    headings = [h for h in outline(text, _LEVEL).headings if h.level == _LEVEL]
    stops = [*(h.start for h in headings), len(text)][1:]
    return list(zip(headings, stops, strict=True))


def _settled(text: str, newline: str) -> str:
    """Take headings in an answer below the questions', and close what it leaves open."""
    while found := [h for h in outline(text, _LEVEL).headings if h.level <= _LEVEL]:
        one = found[0]
        line = text[one.start : one.end]
        ending = line[len(line.rstrip("\r\n")) :]
        words = " ".join(one.text.split())
        text = f"{text[: one.start]}#### {words}".rstrip(" ") + ending + text[one.end :]
    for opened in outline(text).unclosed[-1:]:
        text += f"{newline}{opened.closer}"
    return text
