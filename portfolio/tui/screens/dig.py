"""Digging: the questions that bring a story back, and what the bar listens for."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from portfolio import guided
from portfolio.model.guided import Asked
from portfolio.tui.desk import Draft
from portfolio.tui.screens.onebyone import Leaf, OneByOne


class Dig(OneByOne):
    """The questions of a story, one at a time; what is answered is kept at once."""

    terms: ClassVar[tuple[str, ...]] = ("criteria",)
    BINDINGS: ClassVar[list[BindingType]] = [
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
    ]
    others = "    ctrl g  outline    esc  story"
    after = "see the outline"

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
        self._known = ""

    @property
    def over(self) -> str:
        """Return the story's title."""
        return self.draft.text("title")

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Return the questions with their answers and who asks."""
        return tuple(
            Leaf(one.question, one.answer, self._asker(one), one.hint) for one in self.questions
        )

    def on_mount(self) -> None:
        """Begin at the first question that is still open."""
        self._read()
        self.begin()

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
            self.show_question()

    def _read(self) -> None:
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is open only on a desk
        self._known = self.draft.text(guided.DIG)
        self.questions = guided.asked(self.draft.story(), desk.workspace.rubric)

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

    # answering

    def take(self, said: str) -> None:
        """Keep an answer under its question, in the story's own section for it."""
        one = self.questions[self.at]
        self.questions = (
            *self.questions[: self.at],
            one.model_copy(update={"answer": said}),
            *self.questions[self.at + 1 :],
        )
        self._known = guided.with_answer(self.draft.text(guided.DIG), one.question, said)
        self._keep(guided.DIG, self._known)

    def save(self) -> object:
        """Write the story's file."""
        return self._save()

    # leaving

    def finish(self) -> None:
        """See the answers after the last question."""
        self.action_outline()

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
        self.keep()
        self._save()
        self.app.pop_screen()
        self._done(then)
