"""The writing room: sections in one quiet column, and beside them what their words show."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer
from textual.worker import get_current_worker

from portfolio import guided
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR
from portfolio.model.verdict import StoryReview
from portfolio.store.settle import demote
from portfolio.tui.commands import DIG, READY
from portfolio.tui.desk import FIELDS, Draft
from portfolio.tui.screens.parts import INVITATIONS, heading_of, parts_of, place_of
from portfolio.tui.screens.pointing import FOLLOW_UPS, Pointing
from portfolio.tui.widgets import margin
from portfolio.tui.widgets.notes import Notes
from portfolio.tui.widgets.section import SectionEditor, Words
from portfolio.tui.widgets.storybar import StoryBar
from portfolio.tui.widgets.tabs import Tabs
from portfolio.workspace import Workspace

REVIEW_AFTER = 0.15


class Write(Pointing):
    """One story, being written."""

    terms: ClassVar[tuple[str, ...]] = ("time", "readings", "verdicts", "criteria", "follow-ups")

    CSS_PATH = "write.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "save", "save", show=False, id="write.save", tooltip="Write the file now"
        ),
        Binding(
            "f3,ctrl+n",
            "next_page",
            "next part",
            key_display="f3",
            id="write.next-part",
            tooltip="Headline, follow-ups, lessons, dig, notes",
        ),
        Binding(
            "f4",
            "open_outside",
            "editor",
            show=False,
            id="write.outside",
            tooltip="Open the file in your own editor",
        ),
        Binding(
            "escape",
            "leave",
            "board",
            key_display="esc",
            id="write.leave",
            tooltip="Save and go back to the board",
        ),
        Binding("f1", "keys", "keys", id="write.keys", tooltip="Show every key that works here"),
        Binding(
            "f2",
            "previous_page",
            "previous part",
            show=False,
            id="write.previous-part",
            tooltip="Back one part",
        ),
        Binding(
            "alt+up",
            "scroll_notes(-4)",
            "margin up",
            show=False,
            id="write.margin-up",
            tooltip="Scroll the margin up",
        ),
        Binding(
            "alt+down",
            "scroll_notes(4)",
            "margin down",
            show=False,
            id="write.margin-down",
            tooltip="Scroll the margin down",
        ),
    ]

    def __init__(self, draft: Draft, then: str = "") -> None:
        super().__init__(draft)
        self.came_for = then
        self.parts = parts_of(draft.base.story)
        self.part = 0
        self.section = STAR[0]
        self.review: StoryReview | None = None
        self._review_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the room; parts other than the first are made when first opened."""
        yield from self.head(self.draft.text("title"), under=StoryBar(self._rubric))
        yield Tabs(tuple(part.name for part in self.parts))
        with Container(id="body"):
            with Container(id="column"):
                yield self._page(0)
            with VerticalScroll(id="margin", can_focus=False):
                yield Notes()
        yield Footer(show_command_palette=False)

    @property
    def _space(self) -> Workspace:
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is open only on a desk
        return desk.workspace

    @property
    def _rubric(self) -> Rubric:
        return self._space.rubric

    def _page(self, index: int) -> VerticalScroll:
        rubric, pace = self._rubric, self._space.settings.pace
        editors = [
            SectionEditor(
                name,
                heading_of(self.draft.base.story, name),
                self.draft.text(name),
                rubric=rubric,
                pace=pace,
                invitation=INVITATIONS.get(name, ""),
            )
            for name in self.parts[index].sections
        ]
        return VerticalScroll(*editors, id=f"part-{index}", classes="part", can_focus=False)

    def on_mount(self) -> None:
        """Stand in the first section that is still empty, else in the first."""
        empty = next((s for s in STAR if not self.draft.text(s).strip()), STAR[0])
        self._editor(empty).words.focus()
        self._show_head()
        self._review_soon()
        begin = {DIG: self.action_dig, READY: self.action_ready}.get(self.came_for)
        if begin:
            self.call_after_refresh(begin)

    def _editor(self, name: str) -> SectionEditor:
        return next(e for e in self.query(SectionEditor) if e.section == name)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Focus without Textual's scrolling: the section follows its own cursor."""
        calm = scroll_visible and not isinstance(widget, Words)
        super().set_focus(widget, calm, from_app_focus)

    # typing

    @on(SectionEditor.Typed)
    def typed(self, event: SectionEditor.Typed) -> None:
        """Keep what was typed in the draft; review and save once the fingers rest."""
        if event.text == self.draft.text(event.name):
            return
        self._keep(event.name, event.text)
        self._review_soon()

    @on(SectionEditor.Entered)
    def entered(self, event: SectionEditor.Entered) -> None:
        """Show the margin of the section one writes in; a late word of another is no news."""
        if self._words(event.name) is self.focused:
            self.section = event.name
            self._show_margin()

    @on(SectionEditor.Left)
    def left(self, event: SectionEditor.Left) -> None:
        """Take headings down a level that only the file may have, and save."""
        if event.name not in FIELDS:
            editor = self._editor(event.name)
            text, places = demote(editor.words.text)
            if places:
                editor.words.take(text)
                self.notify("A heading inside a section is level three; it was taken down.")
        self._save_quietly()

    # reviewing

    def _review_soon(self) -> None:
        if self._review_timer:
            self._review_timer.stop()
        self._review_timer = self.set_timer(REVIEW_AFTER, self._review)

    @work(thread=True, exclusive=True, group="review", exit_on_error=False)
    def _review(self) -> None:
        worker = get_current_worker()
        desk = self.house.desk
        if desk is None or worker.is_cancelled:
            return
        found = desk.workspace.review_text(self.draft.story())
        if not worker.is_cancelled:
            self.app.call_from_thread(self._reviewed, found)

    def _reviewed(self, found: StoryReview) -> None:
        self.review = found
        self.point_anew()
        if self.is_mounted:
            self.query_one(StoryBar).show(found)
            self._show_head()
            self._show_margin()

    def _show_head(self) -> None:
        title = self.draft.text("title") or self.draft.id
        parts = [self.draft.base.story.status, self._state]
        if self.review:
            total = round(self.review.seconds.total)
            parts.insert(0, f"{total // 60}:{total % 60:02}")
        self.say(title, " · ".join(parts))

    def _show_margin(self) -> None:
        story = self.draft.story()
        whole = self.section in FIELDS
        beside = margin.section_notes(
            self.section,
            self.review,
            self._rubric,
            text=self.draft.text(self.section),
            whole=whole,
            pointed=self.pointed,
            answers=guided.asked(story, self._rubric),
        )
        blocks = [beside]
        if self.section == FOLLOW_UPS:
            scenario = self._rubric.scenarios.get(story.scenario or "")
            blocks = [margin.follow_up_notes(story.follow_ups, scenario, beside)]
        elif self.section in STAR:
            blocks = [margin.needs_of_failure(self.review, self._rubric), beside]
        elif whole:
            blocks = [margin.verdict_notes(self.review, self._rubric), beside]
        said = margin.comment_notes(guided.remarks(story), self.section)
        self.query_one("#margin > Notes", Notes).show(margin.joined([said, *blocks]))

    # parts

    @on(Tabs.Picked)
    def picked(self, event: Tabs.Picked) -> None:
        """Open the part that was clicked."""
        self._open_part(event.index)

    def action_next_page(self) -> None:
        """Open the next part."""
        self._open_part((self.part + 1) % len(self.parts))

    def action_previous_page(self) -> None:
        """Open the part before."""
        self._open_part((self.part - 1) % len(self.parts))

    def go_to(self, place: str, span: tuple[int, int] | None = None) -> None:
        """Stand in a section or field, on some of its words."""
        name = place_of(self.parts, place)
        index = next(n for n, part in enumerate(self.parts) if name in part.sections)
        self._open_part(index, name, span)

    def _words(self, name: str) -> Words | None:
        return next((e.words for e in self.query(SectionEditor) if e.section == name), None)

    @work(exclusive=True, group="parts")
    async def _open_part(
        self, index: int, name: str = "", span: tuple[int, int] | None = None
    ) -> None:
        column = self.query_one("#column", Container)
        if not column.query(f"#part-{index}"):
            await column.mount(self._page(index))
        for at in range(len(self.parts)):
            for page in column.query(f"#part-{at}"):
                page.display = at == index
        self.part = index
        self.query_one(Tabs).open = index
        self.section = name or self.parts[index].sections[0]
        words = self._editor(self.section).words
        words.focus()
        self._show_margin()
        if span:
            words.choose(*span)

    def action_scroll_notes(self, by: int) -> None:
        """Scroll the margin without leaving the text."""
        self.query_one("#margin", VerticalScroll).scroll_relative(y=by, animate=False)

    # leaving

    def action_leave(self) -> None:
        """Save and go back to the board; stay when something could not be saved."""
        if self._save():
            self._close()

    def _close(self) -> None:
        for timer in (self._save_timer, self._review_timer):
            if timer:
                timer.stop()
        if self.house.desk:
            self.house.desk.close(self.draft)
        stack = self.app.screen_stack
        for _ in stack[stack.index(self) :] if self in stack else ():
            self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
