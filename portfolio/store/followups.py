"""Reads and writes the follow-ups section: questions, advice, marks and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from portfolio.errors import nearest
from portfolio.model.story import FollowUp, FollowUpState
from portfolio.store.body import Heading, outline, trim

STATES: tuple[FollowUpState, ...] = ("safe", "partly", "gap")

_ADVICE = re.compile(r" {0,3}>[ \t]?[ \t]*advice[ \t]*:[ \t]*", re.IGNORECASE)
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_MARK = re.compile(r" {0,3}\[(safe|partly|gap)\][ \t]*", re.IGNORECASE)
_MARKED = re.compile(r"\[(safe|partly|gap)\]\s*\Z", re.IGNORECASE)
_OTHER_MARK = re.compile(r" {0,3}\[([A-Za-z][A-Za-z ]{0,14})\](?![(\[:])")


@dataclass(frozen=True)
class Note:
    """Something in the section that can't be read as meant."""

    code: str
    what: str
    fix: str
    offset: int


def read(text: str) -> tuple[tuple[FollowUp, ...], tuple[Note, ...]]:
    """Read a section's raw text into follow-ups, with notes on what does not fit."""
    headings = [h for h in outline(text, 3).headings if h.level == 3]
    notes: list[Note] = []
    before = trim(text, 0, headings[0].start if headings else len(text))
    if before[0] < before[1]:
        notes.append(
            Note(
                "FI119",
                "these words stand under no question",
                "put the question above them, e.g. `### What would you do differently?`",
                before[0],
            )
        )
    stops = [*(h.start for h in headings), len(text)][1:]
    found = [_one(text, h, stop, notes) for h, stop in zip(headings, stops, strict=True)]
    return tuple(found), tuple(notes)


def _one(text: str, heading: Heading, stop: int, notes: list[Note]) -> FollowUp:
    start, end = trim(text, heading.end, stop)
    advice, start = _advice(text, start, end)
    state: FollowUpState = "gap"
    mark = _MARK.match(text, start, end)
    if mark:
        state = cast("FollowUpState", mark.group(1).lower())
        start = trim(text, mark.end(), end)[0] if mark.end() < end else end
    else:
        _unknown_mark(text, start, end, notes)
    heading_end = heading.start + len(text[heading.start : heading.end].rstrip(" \t\r\n"))
    start, end = (start, end) if start < end else (max(start, heading_end), max(end, heading_end))
    return FollowUp(
        question=heading.text,
        advice=advice,
        state=state,
        answer=text[start:end],
        start=heading.start,
        end=end,
        answer_start=start,
    )


def _advice(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the advice above an answer, on one line, and where the answer begins."""
    opening = _ADVICE.match(text, start, end)
    if not opening:
        return "", start
    said = []
    at = opening.end()
    while at < end:
        line = _LINE.match(text, at, end)
        after = line.end() if line else end
        said.append(text[at:after].strip())
        quote = _QUOTE.match(text, after, end)
        at = quote.end() if quote else end
        start = after
        if not quote:
            break
    return " ".join(part for part in said if part), trim(text, start, end)[0]


def _unknown_mark(text: str, start: int, end: int, notes: list[Note]) -> None:
    found = _OTHER_MARK.match(text, start, end)
    if not found:
        return
    word = found.group(1)
    meant = nearest(word.lower(), STATES) or "partly"
    notes.append(
        Note(
            "FI120",
            f"[{word}] is not a mark this program knows, so the answer counts as a gap",
            f"write [safe], [partly] or [gap]; perhaps [{meant}] is meant",
            start,
        )
    )


def write(follow_ups: Iterable[FollowUp]) -> str:
    """Write follow-ups as the raw text of their section."""
    parts = []
    for one in follow_ups:
        lines = [f"### {' '.join(one.question.split())}"]
        if one.advice:
            lines.append(f"> advice: {' '.join(one.advice.split())}")
        lines.append(f"[{one.state}] {one.answer}".rstrip())
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def asked(text: str, question: str, advice: str = "") -> str:
    """Return the section's text with one more question under the others, its answer a gap."""
    new = write([FollowUp(question=question, advice=advice)])
    return f"{text.rstrip()}\n\n{new} " if text.strip() else f"{new} "


def marked(text: str, one: FollowUp, state: FollowUpState) -> str:
    """Return the section's text with one answer marked otherwise; nothing else in it changes."""
    before, after = text[: one.answer_start].rstrip(" \t"), text[one.answer_start :]
    known = _MARKED.search(before, one.start)
    if known:
        return f"{before[: known.start(1)]}{state}{before[known.end(1) :]} {after}"
    if not one.answer:
        return f"{before.rstrip()}\n[{state}] {after}"
    return f"{before}[{state}] {after}"
