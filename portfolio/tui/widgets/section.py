"""One section being written: its head with the time, and the text under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from portfolio.model.rubric import Rubric
from portfolio.review.timing import section_seconds, spoken_words
from portfolio.tui.widgets.timebar import TimeBar

_NEWLINE = re.compile(r"\r\n?")
_CURSOR = 1
"""Textual keeps a cell free for the cursor at the end of a line."""


class Words(TextArea):
    """A text area that grows with its text and hands the cursor on at its edges."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "aside(-1)",
            "up",
            show=False,
            id="words.up",
            tooltip="Up a line; from the first into the section above",
        ),
        Binding(
            "down",
            "aside(1)",
            "down",
            show=False,
            id="words.down",
            tooltip="Down a line; from the last into the section below",
        ),
    ]

    def action_aside(self, way: int) -> None:
        """Move up or down, into the neighbour when there is no line left."""
        others = [one for one in self.screen.focus_chain if isinstance(one, Words)]
        if way < 0:
            at_start = self.get_cursor_up_location() == (0, 0) and self.cursor_at_first_line
            if at_start and others[:1] != [self]:
                self.screen.focus_previous(Words)
            else:
                self.action_cursor_up()
        elif (
            self.cursor_at_last_line
            and self.get_cursor_down_location() == self.document.end
            and others[-1:] != [self]
        ):
            self.screen.focus_next(Words)
        else:
            self.action_cursor_down()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Measure the text as it will wrap: Textual asks before it has wrapped it."""
        room = max(1, width - self.gutter_width - _CURSOR)
        if room != self.wrap_width:
            self.wrapped_document.wrap(room, tab_width=self.indent_width)
        return self.wrapped_document.height

    def holds(self, text: str) -> bool:
        """Tell whether this is the text, whatever ends its lines."""
        return _NEWLINE.sub("\n", self.text) == _NEWLINE.sub("\n", text)

    @property
    def index(self) -> int:
        """Return where the cursor stands in the text."""
        return len(self.get_text_range((0, 0), self.cursor_location))

    def choose(self, start: int, end: int) -> None:
        """Select words by their place in the text without the blank lines around it."""
        text = _NEWLINE.sub("\n", self.text)
        lead = len(text) - len(text.lstrip())
        self.selection = Selection(_place(text, lead + start), _place(text, lead + end))

    def take(self, text: str) -> None:
        """Replace what differs by an edit, so that it can be undone and the cursor stays."""
        old, new = _NEWLINE.sub("\n", self.text), _NEWLINE.sub("\n", text)
        if old == new:
            return
        lead = _alike(old, new)
        most = min(len(old), len(new)) - lead
        tail = min(most, _alike(old[::-1], new[::-1]))
        row, column = self.cursor_location
        there = _row(old.split("\n"), new.split("\n"), row)
        self.replace(new[lead : len(new) - tail], _place(old, lead), _place(old, len(old) - tail))
        if there is not None:
            self.move_cursor((there, column))


def _alike(one: str, other: str) -> int:
    """Count the characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _row(old: Sequence[str], new: Sequence[str], row: int) -> int | None:
    """Return where a line stands in another text; nothing when it stands there no more."""
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if block.a <= row < block.a + block.size:
            return block.b + row - block.a
    return None


def _place(text: str, index: int) -> tuple[int, int]:
    """Say an index of a text as a row and a column."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


class SectionEditor(Vertical):
    """A head and its text."""

    class Typed(Message):
        """The text changed."""

        def __init__(self, name: str, text: str) -> None:
            super().__init__()
            self.name = name
            self.text = text

    class Entered(Message):
        """The cursor came into the section."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Left(Entered):
        """The cursor left the section."""

    def __init__(
        self,
        name: str,
        heading: str,
        text: str,
        *,
        rubric: Rubric,
        pace: int,
        invitation: str = "",
    ) -> None:
        super().__init__(classes="section")
        self.section = name
        self._pace = pace
        target = rubric.sections.get(name)
        self.bar = (
            TimeBar(heading, floor=target.floor, target=target.target, over=rubric.timing.over)
            if target
            else TimeBar(heading)
        )
        asks = invitation or (target.asks if target else "")
        self.words = Words(text, soft_wrap=True, tab_behavior="focus", placeholder=Content(asks))
        self._count()

    def compose(self) -> ComposeResult:
        """Put the head over the text."""
        yield self.bar
        yield self.words

    def _count(self) -> None:
        text = self.words.text
        self.bar.told = (spoken_words(text), section_seconds(text, self._pace))

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Count the words at once; the rest is said later."""
        event.stop()
        self._count()
        self.post_message(self.Typed(self.section, self.words.text))

    @on(TextArea.SelectionChanged)
    def moved(self, event: TextArea.SelectionChanged) -> None:
        """Keep the line one writes on in sight."""
        event.stop()
        if self.words.has_focus:
            self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Scroll the page, not the text, so that the cursor shows."""
        page = self.parent
        if not isinstance(page, VerticalScroll):
            return
        offset = self.words.cursor_screen_offset - page.region.offset + page.scroll_offset
        page.scroll_to_region(Region(0, offset.y - 1, 1, 3), animate=False, force=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002
        """Mark the section as the one being written."""
        self.bar.live = True
        self.set_timer(0.02, self.follow)  # after Textual has scrolled the text's top into sight
        self.post_message(self.Entered(self.section))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:  # noqa: ARG002
        """Take the mark away."""
        self.bar.live = False
        self.post_message(self.Left(self.section))
