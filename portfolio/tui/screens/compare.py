"""Two states of one section side by side: now and when last ready, or L6 and L7."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer

from portfolio import guided
from portfolio.model.guided import Beside, CompareReport
from portfolio.model.story import HEADINGS, STAR, Story
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes
from portfolio.tui.widgets.tabs import Tabs

_INSTEAD = Note("Hear what the bar sounds like: a story of the sample at L6 and at L7.", sign="l ")
_NEVER = "It was never called ready, so there is nothing to look back at yet."
_STILL = "It is ready as it stands; the history holds no ready state before this one."


class Compare(Page):
    """One section at a time, in two columns."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,tab,f3",
            "next_section",
            "section",
            key_display="→",
            id="compare.next",
            tooltip="The next section",
        ),
        Binding(
            "left,shift+tab,f2",
            "previous_section",
            "before",
            show=False,
            id="compare.previous",
            tooltip="The section before",
        ),
        Binding(
            "l",
            "other_pair",
            "levels or versions",
            id="compare.pair",
            tooltip="The story then and now, or the sample at L6 and at L7",
        ),
        Binding(
            "escape",
            "leave",
            "story",
            key_display="esc",
            id="compare.leave",
            tooltip="Back to the story",
        ),
        Binding(
            "question_mark,f1",
            "keys",
            "keys",
            key_display="?",
            id="compare.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(self, story: Story, section: str) -> None:
        super().__init__()
        self._story = story
        self._at = STAR.index(section) if section in STAR else 0
        self._levels = False
        self._then: CompareReport | None = None

    def compose(self) -> ComposeResult:
        """Lay out the two columns."""
        yield from self.head(self._story.title or self._story.id)
        yield Tabs(tuple(HEADINGS[name] for name in STAR))
        with VerticalScroll(id="both"), Horizontal(id="columns"):
            yield Notes(id="left", classes="state")
            yield Notes(id="right", classes="state")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the story itself when there is something to look back at."""
        desk = self.house.desk
        if desk:
            with desk.lock:
                self._then = guided.with_last_ready(desk.workspace, self._story)
        self.query_one("#both").focus()
        self._show()

    def _show(self) -> None:
        desk = self.house.desk
        if desk is None:
            return
        told = guided.with_levels(desk.workspace, self._story) if self._levels else self._then
        self.query_one(Tabs).open = self._at
        left, right = self.query_one("#left", Notes), self.query_one("#right", Notes)
        if told is None:
            says = _STILL if self._story.status == "ready" else _NEVER
            left.show((Note(says), Note(""), _INSTEAD))
            self.say(self._story.title or self._story.id, "")
            right.show(())
            return
        one = told.sections[self._at]
        left.show(_column(told.left, one.left, one.left_seconds))
        right.show(_column(told.right, one.right, one.right_seconds))
        self.say(self._story.title or self._story.id, _said(one, levels=self._levels))
        self.query_one("#both", VerticalScroll).scroll_home(animate=False)

    def action_next_section(self) -> None:
        """Show the next section."""
        self._at = (self._at + 1) % len(STAR)
        self._show()

    def action_previous_section(self) -> None:
        """Show the section before."""
        self._at = (self._at - 1) % len(STAR)
        self._show()

    def action_other_pair(self) -> None:
        """Show the other two to compare."""
        self._levels = not self._levels
        self._show()

    def action_leave(self) -> None:
        """Go back to the story."""
        self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _column(name: str, text: str, seconds: float) -> tuple[Note, ...]:
    paragraphs = [part for part in text.split("\n") if part.strip()]
    notes = [Note(f"{name}  ·  {seconds:.0f} s", "quiet"), Note("")]
    for number, part in enumerate(paragraphs):
        notes += [Note(""), Note(part)] if number else [Note(part)]
    return (*notes, *([] if paragraphs else [Note("Nothing written.", "quiet")]))


def _said(one: Beside, *, levels: bool) -> str:
    if levels:
        return "the same story, told twice"
    if one.left == one.right:
        return "unchanged since"
    by = round(one.right_seconds - one.left_seconds)
    return f"{by:+d} s".replace("-", "−") if by else "other words, same time"
