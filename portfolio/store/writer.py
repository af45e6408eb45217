"""Writes a story as its file, copying byte for byte whatever did not change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from yaml.nodes import MappingNode

from portfolio.errors import StoryBroken
from portfolio.model.story import Section, Story
from portfolio.store import emit, fields, frontmatter, nodes, patch
from portfolio.store.reader import Parsed, parse, story_path
from portfolio.store.settle import canonical
from portfolio.store.source import SectionSpan, Source

_BREAK = re.compile(r"\r\n?|\n")


def serialise(story: Story, over: Parsed | None = None, *, touched: Collection[str] = ()) -> str:
    """Write a story as its file; over the file it came from, only what changed is written anew.

    Args:
        story: The story.
        over: The file it came from.
        touched: Fields that were set on purpose. Where the file's own value can't be read as meant
            the story holds a default, and setting just that must mend the file all the same.
    """
    if over is None:
        text = _fresh(story)
        return text if _agrees(parse(text, story.id).story, story) else _fresh(canonical(story))
    wrong = _unreadable_fields(over).intersection(touched)
    if story == over.story and not wrong:
        return over.source.text
    if over.source.text != over.source.readable:
        raise StoryBroken(story_path(story.id), over.problem)
    head = _front_over(story, over, wrong)
    if same_body(story, over.story):
        return head + over.source.text[over.source.body :]
    text = _Copy(over, loose=False).whole(head, story)
    if _agrees(parse(text, story.id).story, story):
        return text
    settled = canonical(story)
    text = _Copy(over, loose=True).whole(head, settled)
    if over.broken and not _agrees(parse(text, story.id).story, settled):
        raise StoryBroken(story_path(story.id), over.problem)
    return text


def same_body(one: Story, other: Story) -> bool:
    """Tell whether two stories have the same preamble and sections."""
    return one.preamble == other.preamble and one.sections == other.sections


def _agrees(read: Story, meant: Story) -> bool:
    """Tell whether a body reads back as meant, newline style aside."""
    left = [(s.id, s.heading, _line_feeds(s.text)) for s in read.sections]
    right = [(s.id, s.heading, _line_feeds(s.text)) for s in meant.sections]
    return left == right and _line_feeds(read.preamble) == _line_feeds(meant.preamble)


def _line_feeds(text: str) -> str:
    return _BREAK.sub("\n", text)


def _fresh(story: Story) -> str:
    parts = [f"---\n{_entries(frontmatter.plain_values(story))}---\n"]
    if story.preamble:
        parts.append(f"{story.preamble}\n")
    for section in story.sections:
        lead = "\n" if len(parts) > 1 else ""
        text = f"\n{section.text}\n" if section.text else ""
        parts.append(f"{lead}{_heading(section.heading)}\n{text}")
    return "".join(parts)


def _entries(values: dict[str, Any]) -> str:
    return "".join(emit.entry(key, value) for key, value in values.items())


def _heading(words: str) -> str:
    """Write a heading of level 2; a closing mark keeps a number sign at its end from being one."""
    return f"## {words}".rstrip(" ") + (" #" if words.endswith("#") else "")


def _unreadable_fields(over: Parsed) -> set[str]:
    """Return the fields of which the file holds a value that can't be read as meant."""
    codes = ("FI106", "FI107", "FI108", "FI109")
    return {f.where.split(".")[0] for f in over.findings if f.code in codes}


def _front_over(story: Story, over: Parsed, wrong: set[str]) -> str:
    """Write everything above the body."""
    source = over.source
    old, new = frontmatter.plain_values(over.story), frontmatter.plain_values(story)
    old |= dict.fromkeys(wrong)
    if old == new:
        return source.text[: source.body]
    if over.broken:
        raise StoryBroken(story_path(story.id), over.problem)
    if source.front is None:
        fresh = f"---\n{_entries(new)}---\n"
        return source.text[: source.body] + fresh.replace("\n", source.newline)
    start, end = source.front
    change = patch.Change(old, new, fields.KEYS, source.kept, source.newline)

    def agrees(text: str) -> bool:
        return _values_of(text, story.id) == new

    changed = patch.rewrite(source.text[start:end], source.root, change, agrees)
    return source.text[:start] + changed + source.text[end : source.body]


def _values_of(text: str, story_id: str) -> dict[str, Any] | None:
    """Read a front matter's YAML back into plain values; nothing when it can't be."""
    reading = fields.Reading(lambda _: (1, 1))
    try:
        root = nodes.compose(text)
    except nodes.YamlProblem:
        return None
    if root is None or not isinstance(root, MappingNode):
        return None
    return frontmatter.plain_values(Story(id=story_id, **fields.read(reading, root)))


class _Copy:
    """Builds a body out of the chunks of the file it came from and what is new."""

    def __init__(self, over: Parsed, *, loose: bool) -> None:
        self._over = over
        self._source: Source = over.source
        self._newline = over.source.newline
        self._loose = loose

    def whole(self, head: str, story: Story) -> str:
        text = self._preamble(story.preamble)
        if text and head[-1:] not in ("", "\r", "\n"):
            head += self._newline
        was_new = False
        for section, place in zip(story.sections, self._matched(story), strict=True):
            chunk, is_new = self._chunk(section, place), place is None
            if text or head:
                text = self._joined(head, text, blank=is_new or was_new or self._loose)
            text += chunk
            was_new = is_new
        if self._source.text[-1:] not in ("", "\r", "\n"):
            text = text.rstrip("\r\n")
        return head + text

    def _matched(self, story: Story) -> list[int | None]:
        """Find for each section the one of the file that it was: the same id, counted off."""
        seen: Counter[str] = Counter()
        places: list[int | None] = []
        for section in story.sections:
            same = [n for n, s in enumerate(self._over.story.sections) if s.id == section.id]
            count = seen[section.id]
            places.append(same[count] if count < len(same) else None)
            seen[section.id] += 1
        return places

    def _joined(self, head: str, text: str, *, blank: bool) -> str:
        """End a text so that a chunk can follow: on its own line, after a blank one if asked."""
        above = head + text
        if above[-1:] not in ("\r", "\n"):
            text += self._newline
        if blank and text and not _ends_blank(head + text):
            text += self._newline
        return text

    def _preamble(self, meant: str) -> str:
        sections = self._source.sections
        end = sections[0].start if sections else len(self._source.text)
        start, stop = self._source.preamble
        raw = self._source.text
        if _line_feeds(meant) == _line_feeds(self._over.story.preamble):
            return raw[self._source.body : end]
        if not meant:
            return ""
        if start == stop:
            return self._own(meant) + 2 * self._newline
        return raw[self._source.body : start] + self._own(meant) + raw[stop:end]

    def _chunk(self, section: Section, place: int | None) -> str:
        if place is None:
            text = (
                f"{self._newline}{self._own(section.text)}{self._newline}" if section.text else ""
            )
            return self._own(_heading(section.heading)) + self._newline + text
        old, span = self._over.story.sections[place], self._source.sections[place]
        head = self._source.text[span.start : span.body]
        if section.heading != old.heading:
            head = self._own(_heading(section.heading)) + self._newline
        if _line_feeds(section.text) == _line_feeds(old.text):
            return head + self._source.text[span.body : span.end]
        if head[-1:] not in ("\r", "\n"):
            head += self._newline
        return head + self._rest(section.text, span)

    def _rest(self, text: str, span: SectionSpan) -> str:
        """Write what stands below a heading whose text changed, its blank lines kept."""
        raw = self._source.text
        before, after = raw[span.body : span.text], raw[span.text_end : span.end]
        if not text:
            first = _BREAK.match(after)
            return before or after[first.end() if first else 0 :]
        if span.text == span.text_end:
            gap = raw[span.body : span.end]
            return self._newline + self._own(text) + self._newline + (gap or self._newline)
        return before + self._own(text) + after

    def _own(self, text: str) -> str:
        """Give words the file's newline, unless they brought their own."""
        if self._newline == "\r\n" and "\r" not in text:
            return text.replace("\n", "\r\n")
        return text


def _ends_blank(text: str) -> bool:
    stripped = text.rstrip(" \t\r\n")
    return len(_BREAK.findall(text, len(stripped))) >= 2
