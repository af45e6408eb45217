"""Reads a story's file: whatever it says becomes a story, whatever is wrong becomes findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from portfolio.model.finding import Finding
from portfolio.model.story import HEADINGS, FollowUp, Section, Story
from portfolio.store import body, fields, followups, frontmatter
from portfolio.store.headings import looks_like, section_id
from portfolio.store.source import SectionSpan, Source

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_COMMENT = re.compile(r"(?:\s*<!--.*?-->)*\s*", re.DOTALL)
_SENTENCE = re.compile(r"[.!?…:][\"”’)]*$|\w+(?:\W+\w+){9}")
_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True)
class Parsed:
    """A story together with the file it was read from and what is wrong in it."""

    story: Story
    findings: tuple[Finding, ...]
    source: Source
    broken: bool = False
    """Whether its front matter is unusable, so that edits of it are refused."""

    @cached_property
    def problem(self) -> str:
        """Return what breaks the file, in a sentence; empty when nothing does."""
        codes = ("FI102", "FI103", "FI104", "FI110", "FI111")
        return next((f.what for f in self.findings if f.code in codes), "") if self.broken else ""


def story_path(story_id: str) -> str:
    """Return a story's path in its workspace."""
    return f"stories/{story_id}.md"


def parse(text: str, story_id: str) -> Parsed:
    """Read a story's file; whatever is wrong in it becomes findings."""
    bare = Source(text=text)
    reading = fields.Reading(bare.position, story_path(story_id))
    clean = bare.readable
    front = frontmatter.read(reading, clean)
    _characters(reading, text, story_id, from_=front.body if front.broken else 0)
    outline = body.outline(clean[front.body :])
    spans = _spans(outline, clean, front.body)
    first = spans[0].start if spans else len(clean)
    preamble = body.trim(clean, front.body, first)
    sections = tuple(
        Section(id=s.id, heading=h.text, text=clean[s.text : s.text_end])
        for s, h in zip(spans, outline.headings, strict=True)
    )
    source = Source(
        text=text,
        front=front.span,
        body=front.body,
        root=front.root,
        preamble=preamble,
        sections=spans,
        kept=reading.kept,
    )
    _outline_findings(reading, outline, sections, front.body)
    _preamble_finding(reading, clean, preamble)
    follow_ups = _follow_ups(reading, sections, spans)
    story = Story(
        id=story_id,
        **front.values,
        preamble=clean[preamble[0] : preamble[1]],
        sections=sections,
        follow_ups=follow_ups,
    )
    untitled = not story.title.strip() and front.span is not None and not front.broken
    if untitled and not any(f.where == "title" for f in reading.findings):
        at = front.span[0] if front.span else 0
        fix = "write `title: How you call the story`"
        reading.note("FI118", "title", at, "the story has no title", fix)
    findings = tuple(sorted(reading.findings, key=lambda f: (f.line, f.column)))
    return Parsed(story, findings, source, front.broken or clean != text)


def _characters(r: fields.Reading, text: str, story_id: str, *, from_: int) -> None:
    lost = _SURROGATE.search(text)
    if lost:
        what = "the file is not UTF-8 text from here on"
        fix = "save it as UTF-8 in your editor, e.g. `iconv -f latin1 -t utf-8 old.md > new.md`"
        r.note("FI110", "", lost.start(), what, fix)
    control = _CONTROL.search(text, from_)
    if control:
        name = f"U+{ord(control.group()):04X}"
        what = f"an invisible control character ({name}) stands here"
        r.note("FI121", "", control.start(), what, "delete it, e.g. retype the word around it")
    if not _ID.fullmatch(story_id) or story_id != story_id.lower():
        name = section_id(story_id)
        what = f"the file's name {story_id!r} is not in small letters with dashes"
        r.note("FI122", "", 0, what, f"rename the file, e.g. `mv '{story_id}.md' {name}.md`")


def _spans(outline: body.Outline, text: str, shift: int) -> tuple[SectionSpan, ...]:
    stops = [*(h.start for h in outline.headings), len(text) - shift][1:]
    spans = []
    for heading, stop in zip(outline.headings, stops, strict=True):
        start, end = body.trim(text, shift + heading.end, shift + stop)
        spans.append(
            SectionSpan(
                id=section_id(heading.text),
                start=shift + heading.start,
                body=shift + heading.end,
                text=start,
                text_end=end,
                end=shift + stop,
            )
        )
    return tuple(spans)


def _outline_findings(
    r: fields.Reading, outline: body.Outline, sections: tuple[Section, ...], shift: int
) -> None:
    seen: set[str] = set()
    for section, heading in zip(sections, outline.headings, strict=True):
        at = shift + heading.start
        if section.id in seen:
            what = f"the section {section.heading!r} is given twice; the first counts"
            r.note("FI113", section.id, at, what, "join the two, or give this one another heading")
        seen.add(section.id)
        if heading.setext and not section.known and _SENTENCE.search(heading.text):
            what = (
                "the line below these words turns them into a heading, so they left their section"
            )
            fix = "put an empty line between the words and the line `---`, or delete the line"
            r.note("FI123", section.id, at, what, fix)
        meant = looks_like(section.heading)
        if meant:
            name = HEADINGS[meant]
            what = f"{section.heading!r} is not a section this program knows; it looks like {name}"
            r.note("FI117", section.id, at, what, f"if it is meant, write `## {name}`")
    for opened in outline.unclosed:
        at = shift + opened.start
        where = _section_at(sections, outline, opened.start)
        if opened.what == "fence":
            what = f"a code block is opened with {opened.mark} and not closed"
            r.note("FI114", where, at, what, f"close it with a line {opened.mark} below the code")
        else:
            what = f"a comment is opened with {opened.mark} and not closed"
            r.note("FI115", where, at, what, f"close it with `{opened.closer}` behind the words")


def _section_at(sections: tuple[Section, ...], outline: body.Outline, index: int) -> str:
    where = ""
    for section, heading in zip(sections, outline.headings, strict=True):
        if heading.start <= index:
            where = section.id
    return where


def _preamble_finding(r: fields.Reading, text: str, span: tuple[int, int]) -> None:
    said = text[span[0] : span[1]]
    if said and not _COMMENT.fullmatch(said):
        what = "this text stands before the first heading, where nothing reads it"
        r.note("FI116", "preamble", span[0], what, "put a heading above it, e.g. `## Situation`")


def _follow_ups(
    r: fields.Reading, sections: tuple[Section, ...], spans: tuple[SectionSpan, ...]
) -> tuple[FollowUp, ...]:
    for section, span in zip(sections, spans, strict=True):
        if section.id == "follow-ups":
            found, notes = followups.read(section.text)
            for note in notes:
                r.note(note.code, section.id, span.text + note.offset, note.what, note.fix)
            return found
    return ()
