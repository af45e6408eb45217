"""Digging: one question on an empty screen, and room to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static, TextArea

from portfolio import guided
from portfolio.model.guided import Asked
from portfolio.tui.desk import Draft
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes

_SIGNS = {True: "●", False: "○"}
_MOST_DOTS = 30


class Answer(TextArea):
    """Where one answers; tab goes on instead of indenting."""


class Dig(Page):
    """The questions of a story, one at a time; what is answered is kept at once."""

    terms: ClassVar[tuple[str, ...]] = ("criteria",)

    CSS_PATH = "dig.tcss"
    AUTO_FOCUS = "Answer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "next_question",
            "next",
            priority=True,
            id="dig.next",
            tooltip="Keep the answer and go on; nothing typed skips the question",
        ),
        Binding(
            "shift+tab",
            "previous_question",
            "back",
            priority=True,
            id="dig.back",
            tooltip="Keep the answer and go back",
        ),
        Binding(
            "ctrl+g",
            "outline",
            "outline",
            id="dig.outline",
            tooltip="See the answers under their sections",
        ),
        Binding(
            "ctrl+l",
            "choose_scenario",
            "scenario",
            id="dig.scenario",
            tooltip="Choose which question the story answers; its own questions follow",
        ),
        Binding(
            "escape",
            "leave",
            "story",
            key_display="esc",
            id="dig.leave",
            tooltip="Keep the answer and write",
        ),
        Binding("f1", "keys", "keys", id="dig.keys", tooltip="Show every key that works here"),
    ]

    def __init__(
        self,
        draft: Draft,
        *,
        keep: Callable[[str, str], None],
        save: Callable[[], object],
        done: Callable[[str], None],
    ) -> None:
        """Ask about a draft.

        Args:
            draft: The story.
            keep: Takes what was typed into a section, at every key.
            save: Writes the file, at every question that is left.
            done: Says what comes after: the outline, the scenario, or the story.
        """
        super().__init__()
        self.draft = draft
        self._keep, self._save, self._done = keep, save, done
        self.questions: tuple[Asked, ...] = ()
        self.at = 0
        self._known = ""

    def compose(self) -> ComposeResult:
        """Lay out one question."""
        yield from self.head(self.draft.text("title"))
        with Container(id="room"), Vertical(id="one"):
            yield Notes(id="for")
            yield Static("", id="question", markup=False)
            yield Notes(id="hint")
            yield Answer(soft_wrap=True, tab_behavior="focus", placeholder="What comes to mind.")
        yield Notes(id="keys")

    def on_mount(self) -> None:
        """Begin at the first question that is still open."""
        self._read()
        open_ = (n for n, one in enumerate(self.questions) if not one.answer.strip())
        self.at = next(open_, 0)
        self._show()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what the story holds by now: a question about the file may have changed it."""
        del event
        if self.questions:
            self.call_after_refresh(self._reload)

    def _reload(self) -> None:
        """Read the story anew, unless it is as this page left it: a key may be on its way."""
        if self.draft.text(guided.DIG) != self._known:
            self._read()
            self.at = min(self.at, len(self.questions) - 1)
            self._show()

    def _read(self) -> None:
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is open only on a desk
        self._known = self.draft.text(guided.DIG)
        self.questions = guided.asked(self.draft.story(), desk.workspace.rubric)

    # showing

    def _show(self) -> None:
        one = self.questions[self.at]
        self.query_one("#question", Static).update(one.question)
        self.query_one("#for", Notes).show([Note(self._asker(one), "quiet")])
        self.query_one("#hint", Notes).show([Note(one.hint, "quiet")] if one.hint else ())
        answer = self.query_one(Answer)
        if answer.text != one.answer:
            answer.load_text(one.answer)
            answer.move_cursor(answer.document.end)
        self._show_progress()

    def _asker(self, one: Asked) -> str:
        desk = self.house.desk
        rubric = desk.workspace.rubric if desk else None
        asks = rubric.criteria.get(one.criterion or "") if rubric else None
        if asks:
            return f"the bar asks  ·  {asks.name}"
        if one.by == "writer":
            return "asked before"
        scenario = rubric.scenarios.get(self.draft.base.story.scenario or "") if rubric else None
        return scenario.name if scenario else "no scenario yet  ·  ctrl l chooses one"

    def _show_progress(self) -> None:
        many = len(self.questions)
        dots = "".join(_SIGNS[bool(one.answer.strip())] for one in self.questions)
        count = f"{self.at + 1} of {many}"
        self.say(self.draft.text("title"), f"{dots}   {count}" if many <= _MOST_DOTS else count)
        typed = bool(self.query_one(Answer).text.strip())
        last = self.at == many - 1
        on_ = "see the outline" if last else "next" if typed else "skip"
        back = "    shift tab  back" if self.at else ""
        keys = f"tab  {on_}{back}    ctrl g  outline    esc  story"
        self.query_one("#keys", Notes).show([Note(keys, "quiet")])

    # answering

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Keep the answer as it is typed."""
        del event
        self._take()

    def _take(self) -> None:
        """Keep what stands in the answer by now."""
        one = self.questions[self.at]
        said = self.query_one(Answer).text
        if said == one.answer:
            return
        self.questions = (
            *self.questions[: self.at],
            one.model_copy(update={"answer": said}),
            *self.questions[self.at + 1 :],
        )
        self._known = guided.with_answer(self.draft.text(guided.DIG), one.question, said)
        self._keep(guided.DIG, self._known)
        self._show_progress()

    def action_next_question(self) -> None:
        """Go on to the next question, and after the last one to the outline."""
        self._go(1)

    def action_previous_question(self) -> None:
        """Go back one question."""
        if self.at:
            self._go(-1)

    def _go(self, by: int) -> None:
        """Move once the answer has taken the keys typed before this one: it may lag behind."""
        self.query_one(Answer).call_later(self._move, by)

    def _move(self, by: int) -> None:
        if self.at + by >= len(self.questions):
            self.action_outline()
            return
        self._take()
        self._save()
        self.at = max(0, self.at + by)
        self._show()

    # leaving

    def action_outline(self) -> None:
        """See the answers under their sections."""
        self._end("outline")

    def action_choose_scenario(self) -> None:
        """Choose which question the story answers."""
        self._end("scenario")

    def action_leave(self) -> None:
        """Go and write."""
        self._end("story")

    def _end(self, then: str) -> None:
        self._take()
        self._save()
        self.app.pop_screen()
        self._done(then)

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
