"""Reads stories out of Markdown as people write it."""

from __future__ import annotations

import re
from collections.abc import Callable

from portfolio.model.rubric import Rubric
from portfolio.model.story import HEADINGS, LESSONS, STAR
from portfolio.store.importing.assemble import make_draft, period_of
from portfolio.store.importing.clean import fenced, one_line, tidy, unquoted
from portfolio.store.importing.followups import read_follow_ups
from portfolio.store.importing.found import Draft, Imported, Parts
from portfolio.store.importing.ledger import Ledger
from portfolio.store.importing.marks import Mark, read_marks
from portfolio.store.importing.principles import read_principles
from portfolio.store.importing.runs import Run, credible, find_plain_titles, find_runs
from portfolio.store.importing.segments import Segment, chapters_behind, segments_of
from portfolio.store.importing.words import META

NO_STAR = "no Situation, Task, Action or Result stands under it"
_UNKNOWN = re.compile(
    r"^(?:(?P<em>\*\*|__)(?P<bold>[^*_:]{2,60})(?::(?P=em)|(?P=em)[ \t]*:)"
    r"|(?P<caps>[A-Z][A-Z &/'’-]{2,60}):(?=[ \t]|$))"
)
"""A label in bold, or all in capitals, that ends in a colon."""
_COACHING = "advice of a guide, not words of your story"


def read_markdown(text: str, rubric: Rubric, *, title: str = "", offset: int = 0) -> Imported:
    """Find the stories of a Markdown text; `offset` lines of the file stand before it."""
    lines = text.split("\n")
    ledger = Ledger(lines, offset)
    marks = credible(read_marks(text))
    runs = find_runs(marks, len(lines))
    find_plain_titles(runs, lines)
    begin = runs[0].start if runs else len(lines)
    _skip_chapters(ledger, [m for m in marks if m.line < begin], 0, begin, alone=not runs)
    drafts = [_draft(run, marks, ledger, rubric, title if len(runs) == 1 else "") for run in runs]
    return Imported(tuple(drafts), ledger.close())


def _draft(run: Run, marks: list[Mark], ledger: Ledger, rubric: Rubric, title: str) -> Draft:
    behind = chapters_behind(run, marks)
    if behind:
        _skip_chapters(ledger, behind, behind[0].line, run.end)
        run.end = behind[0].line
    above = tuple(m.text for m in run.chain if m is not run.title)
    parts = Parts(line=ledger.offset + run.start + 1, above=above)
    parts.title = run.title.text if run.title else title
    ledger.take(run.start, run.end)
    for segment in segments_of(run, marks, ledger.lines):
        _read(segment, parts, ledger)
    return make_draft(parts, rubric)


def _skip_chapters(
    ledger: Ledger, marks: list[Mark], first: int, end: int, *, alone: bool = False
) -> None:
    headings = [m for m in marks if m.kind == "heading" and (not m.role or alone)]
    highest = min((m.level for m in headings), default=7)
    tops = [m for m in headings if m.level <= max(highest, 2)]
    if not tops or tops[0].line > first:
        until = tops[0].line if tops else end
        what = "the whole text" if alone and not tops else "text before the first heading"
        why = (
            "no Situation, Task, Action or Result was found" if alone else "it belongs to no story"
        )
        ledger.skip(first, until, what, why)
    ends = [*(top.line for top in tops[1:]), end]
    for top, until in zip(tops, ends, strict=False):
        empty = not any(line.strip() for line in ledger.lines[top.last : until])
        ledger.skip(
            top.line,
            until,
            f"“{top.text}”",
            "only a heading; no story of its own" if empty else NO_STAR,
        )


def _read(segment: Segment, parts: Parts, ledger: Ledger) -> None:
    role, text = segment.role, segment.text
    if segment.note:
        parts.note(segment.note)
    if role == "coaching":
        ledger.skip(segment.first, segment.last, f"“{segment.heading}”", _COACHING)
    elif role in STAR or role in LESSONS or role in ("dig", "notes"):
        parts.texts.setdefault(role, []).append(text)
        _note_labels(segment, parts)
    elif role in _READERS:
        _READERS[role](segment, parts)
    elif role in META:
        _read_meta(segment, parts)
    else:
        _keep(segment, parts)


def _note_labels(segment: Segment, parts: Parts) -> None:
    """Say which labels a section holds that were not known for the beginning of another."""
    inside = fenced(segment.lines)
    found = (_UNKNOWN.match(line) for n, line in enumerate(segment.lines) if n not in inside)
    names = [f"“{one_line(m['bold'] or m['caps'])}”" for m in found if m]
    if names:
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        are = "is a label we don't know" if len(names) == 1 else "are labels we don't know"
        where = HEADINGS.get(segment.role, segment.heading)
        parts.note(f"{', '.join(names[:4])}{more} {are}; the text stayed in {where}")


def _keep(segment: Segment, parts: Parts) -> None:
    heading = segment.heading if not segment.role else ""
    text = _without_rules(segment.text)
    if heading:
        parts.kept.append((heading, text))
        parts.note(f"“{heading}” was kept in Notes")
    elif text:
        parts.kept.append(("", text))
        parts.note(f"text outside any section was kept in Notes: “{one_line(text)[:40]}…”")


def _read_questions(segment: Segment, parts: Parts) -> None:
    loose = []
    for n, paragraph in enumerate(re.split(r"\n[ \t]*\n", _without_rules(segment.text))):
        items = re.split(r"\n(?=\s*(?:[-*+]|\d{1,2}[.)])\s+)", paragraph)
        for item in items:
            plain = re.sub(r"^\s*(?:(?:[-*+]|\d{1,2}[.)])\s+)", "", item)
            plain = re.sub(r"(?m)^\s*>\s?", "", plain).strip()
            said = one_line(unquoted(unquoted(plain)[0])[0])
            if said and (n == 0 or said.endswith("?") or plain.strip("*_")[:1] in '"“'):
                parts.questions.append(said)
            elif said:
                loose.append(item)
    if loose:
        parts.kept.append((segment.heading, tidy(loose)))
        parts.note("text beside the question was kept in Notes")


def _read_follow_ups(segment: Segment, parts: Parts) -> None:
    found, loose, notes = read_follow_ups(_without_rules(segment.text))
    parts.follow_ups.extend(found)
    for note in notes:
        parts.note(note)
    if loose:
        parts.kept.append((segment.heading, loose))
        parts.note("text of the follow-ups without a question was kept in Notes")


def _read_principles(segment: Segment, parts: Parts) -> None:
    parts.principles.extend(read_principles(_without_rules(segment.text)))


def _read_meta(segment: Segment, parts: Parts) -> None:
    first, _, below = segment.text.partition("\n")
    value = unquoted(first)[0]
    key = segment.role
    period = period_of(value) if key == "period" else None
    taken = False
    if key == "title":
        taken = not parts.title
        parts.title = parts.title or value
    elif key == "tags":
        taken = True
        tags = (tag.strip(" #") for tag in value.split(","))
        parts.fields["tags"] = (*parts.fields.get("tags", ()), *(tag for tag in tags if tag))
    elif key not in parts.fields and (key != "period" or period):
        taken = bool(value)
        parts.fields[key] = period or value
    if not taken:
        parts.kept.append((segment.heading, segment.text))
        parts.note(f"“{segment.heading}” was kept in Notes")
    elif below.strip():
        parts.kept.append(("", tidy(below.split("\n"))))
        parts.note(f"text below “{segment.heading}” was kept in Notes")


def _without_rules(text: str) -> str:
    return re.sub(r"(?:\A|\n)\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})\s*\Z", "", text).strip(
        "\n"
    )


_READERS: dict[str, Callable[[Segment, Parts], None]] = {
    "question": _read_questions,
    "follow-ups": _read_follow_ups,
    "principles": _read_principles,
}
