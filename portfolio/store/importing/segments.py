"""Parts one story's lines into segments: each a heading or label with the text that is its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portfolio.model.story import LESSONS, STAR
from portfolio.store.importing.clean import tidy
from portfolio.store.importing.marks import Mark, between
from portfolio.store.importing.runs import Run
from portfolio.store.importing.words import META

_RULED = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_CLOSES_FOLLOW_UPS = frozenset({*LESSONS, "principles", "coaching", "dig", "notes"})


@dataclass(slots=True)
class Segment:
    """A part of a story as the file has it."""

    role: str
    """What the part is; empty for text of its own under a heading we don't know, or under none."""
    heading: str
    first: int
    """0-based first line."""
    last: int = 0
    """One past its last line."""
    body: int = 0
    """The line its text begins on, behind the heading or label."""
    level: int = 7
    kind: str = ""
    """What opened it: heading, label, bold or cell; empty for loose text."""
    note: str = ""
    lead: int = 0
    lines: list[str] = field(default_factory=list)
    label: str = ""
    """The text behind a label, on its own line."""

    @property
    def text(self) -> str:
        """Return what the segment says, its label's line first."""
        below = tidy(self.lines)
        if not self.label:
            return below
        gap = "\n" if self.lines and self.lines[0].strip() else "\n\n"
        return f"{self.label}{gap}{below}" if below else self.label


def segments_of(run: Run, marks: list[Mark], lines: list[str]) -> list[Segment]:
    """Part a story's lines, from its heading to where its own chapter ends."""
    start = run.title.last if run.title else run.start
    inside = between(marks, start, run.end)
    made = [Segment("", "", start, body=start)]
    outer = 7
    for mark in inside:
        if mark.kind == "heading" and not _stays(mark, made[-1], run, outer):
            outer = mark.level if mark.role else 7
            made.append(_opened(mark))
        elif mark.kind != "heading" and _opens(mark, made[-1], run, lines):
            made.append(_opened(mark))
            if mark.role and mark.role.name == "asked":
                _ask(made[-1], mark, run)
    for one, after in zip(made, [*made[1:], None], strict=True):
        one.last = after.first if after else run.end
        one.lines = [line for line in lines[one.body : one.last] if not _table_rule(line, run)]
    return made


def chapters_behind(run: Run, marks: list[Mark]) -> list[Mark]:
    """Find the headings behind a story, as high as its own, which no story stands under."""
    title = run.title
    flat = title and any(m.kind == "heading" and m.level <= title.level for m in run.marks)
    if title is None or title.kind != "heading" or flat:
        return []
    behind = between(marks, run.final + 1, run.end)
    return [m for m in behind if m.kind == "heading" and not m.role and m.level <= title.level]


def _opened(mark: Mark) -> Segment:
    note = mark.role.note if mark.role else ""
    role = mark.role.name if mark.role else ""
    return Segment(
        role=role,
        heading=mark.text,
        first=mark.line,
        body=mark.last,
        level=mark.level,
        kind=mark.kind,
        note=note,
        lead=mark.lead,
        label=mark.rest,
    )


def _ask(segment: Segment, mark: Mark, run: Run) -> None:
    """Read a `Q:` line as the story's question above STAR, as a follow-up behind it."""
    segment.role = "question" if mark.line < run.first else "follow-ups"
    if segment.role == "follow-ups":
        segment.label, segment.heading, segment.body = "", "Follow-ups", mark.line


def _stays(mark: Mark, now: Segment, run: Run, outer: int) -> bool:
    """Tell whether a heading is part of the section it stands in."""
    between = run.first < mark.line < run.final
    if mark.role:
        deeper = now.kind == "heading" and mark.level > now.level
        return now.role == "follow-ups" and deeper and not mark.star
    if now.kind == "heading":
        return now.role not in ("wrapper", "question") and mark.level > now.level
    if now.kind in ("label", "cell") and now.role:
        return (between and now.role in STAR) or mark.level > outer
    return False


def _opens(mark: Mark, now: Segment, run: Run, lines: list[str]) -> bool:
    """Tell whether a label, a rule or a bold line begins a part of its own."""
    behind = mark.line > run.final
    if mark.kind == "cell" and mark in run.beside:
        return True
    if mark.star:
        return run.first <= mark.line <= run.final
    if mark.kind == "rule":
        following = next((line for line in lines[mark.last : run.end] if line.strip()), "")
        return (behind or not now.role) or not following
    if mark.kind == "bold":
        return behind and now.kind in ("label", "cell", "bold") and now.role != "follow-ups"
    if run.first < mark.line < run.final or mark.role is None:
        return False
    if now.role == "follow-ups":
        return mark.role.name in _CLOSES_FOLLOW_UPS and mark.lead == 0
    if mark.role.name in META:
        return bool(mark.rest) and mark.line < run.first
    return mark.weight < 8


def _table_rule(line: str, run: Run) -> bool:
    return run.marks[0].kind == "cell" and "|" in line and bool(_RULED.match(line))
