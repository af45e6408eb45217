"""One question on an empty screen, room to answer it, and the key to the next."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static, TextArea

from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes

_SIGNS = {True: "●", False: "○"}
_MOST_DOTS = 30


class Answer(TextArea):
    """Where one answers; tab goes on instead of indenting."""


class Leaf(NamedTuple):
    """One question as it stands on the screen."""

    question: str
    answer: str
    asker: str
    hint: str = ""


class OneByOne(Page):
    """Questions, one at a time; what is answered is kept at once."""

    CSS_PATH = "onebyone.tcss"
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
        Binding("f1", "keys", "keys", id="dig.keys", tooltip="Show every key that works here"),
    ]
    at = 0
    others = ""
    """The keys beside tab, as the last line says them."""
    after = ""
    """What comes after the last question."""

    @property
    @abstractmethod
    def over(self) -> str:
        """Return what stands on top: whose questions these are."""

    @property
    @abstractmethod
    def leaves(self) -> tuple[Leaf, ...]:
        """Return the questions as they stand by now."""

    @abstractmethod
    def take(self, said: str) -> None:
        """Keep an answer to the question at hand."""

    @abstractmethod
    def save(self) -> object:
        """Write what is kept to its file."""

    @abstractmethod
    def finish(self) -> None:
        """Go on after the last question."""

    def compose(self) -> ComposeResult:
        """Lay out one question."""
        yield from self.head(self.over)
        with Container(id="room"), Vertical(id="one"):
            yield Notes(id="for")
            yield Static("", id="question", markup=False)
            yield Notes(id="hint")
            yield Answer(soft_wrap=True, tab_behavior="focus", placeholder="What comes to mind.")
        yield Notes(id="keys")

    def begin(self) -> None:
        """Begin at the first question that is still open."""
        open_ = (n for n, one in enumerate(self.leaves) if not one.answer.strip())
        self.at = next(open_, 0)
        self.show_question()

    # showing

    def show_question(self) -> None:
        """Show the question at hand."""
        one = self.leaves[self.at]
        self.query_one("#question", Static).update(one.question)
        self.query_one("#for", Notes).show([Note(one.asker, "quiet")])
        self.query_one("#hint", Notes).show([Note(one.hint, "quiet")] if one.hint else ())
        answer = self.query_one(Answer)
        if answer.text != one.answer:
            answer.load_text(one.answer)
            answer.move_cursor(answer.document.end)
        self._show_progress()

    def _show_progress(self) -> None:
        leaves = self.leaves
        many = len(leaves)
        dots = "".join(_SIGNS[bool(one.answer.strip())] for one in leaves)
        count = f"{self.at + 1} of {many}"
        self.say(self.over, f"{dots}   {count}" if many <= _MOST_DOTS else count)
        typed = bool(self.query_one(Answer).text.strip())
        on_ = self.after if self.at == many - 1 else "next" if typed else "skip"
        back = "    shift tab  back" if self.at else ""
        self.query_one("#keys", Notes).show([Note(f"tab  {on_}{back}{self.others}", "quiet")])

    # answering

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Keep the answer as it is typed."""
        del event
        self.keep()

    def keep(self) -> None:
        """Keep what stands in the answer by now."""
        said = self.query_one(Answer).text
        if said != self.leaves[self.at].answer:
            self.take(said)
            self._show_progress()

    def action_next_question(self) -> None:
        """Go on to the next question, and after the last one to what follows."""
        self._go(1)

    def action_previous_question(self) -> None:
        """Go back one question."""
        if self.at:
            self._go(-1)

    def _go(self, by: int) -> None:
        """Move once the answer has taken the keys typed before this one: it may lag behind."""
        self.query_one(Answer).call_later(self._move, by)

    def _move(self, by: int) -> None:
        if self.at + by >= len(self.leaves):
            self.finish()
            return
        self.keep()
        self.save()
        self.at = max(0, self.at + by)
        self.show_question()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
