"""Asking: a question as it is put in the room, and under it the stories that answer it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.timer import Timer
from textual.widgets import Footer, Input
from textual.worker import get_current_worker

from portfolio import loops
from portfolio.errors import PortfolioError
from portfolio.model.asking import Answer, Match
from portfolio.model.loop import Loop
from portfolio.model.rubric import Rubric
from portfolio.tui.rows import minutes
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.facts import Fact, Facts
from portfolio.tui.widgets.lines import Lines
from portfolio.tui.widgets.notes import Note, Notes

ASK_AFTER = 0.15
_LEAST = 3
"""Fewer letters are no question yet."""
_INVITES: tuple[Note, ...] = (
    Note("Put the question as you heard it.", "strong"),
    Note(""),
    Note("The stories that answer it come up as you type, with the line to begin with."),
    Note("Where none fits, you hear which one is missing.", "quiet"),
)


class Ask(Page):
    """One question, the stories for it, and beside them why and what to say first."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "open",
            id="ask.open",
            tooltip="Open the story, or start the one that is missing",
        ),
        Binding("up", "move(-1)", "up", show=False, id="ask.up", tooltip="The story above"),
        Binding("down", "move(1)", "down", show=False, id="ask.down", tooltip="The story below"),
        Binding("escape", "leave", "back", key_display="esc", id="ask.leave", tooltip="Back to it"),
        Binding("f1", "keys", "keys", id="ask.keys", tooltip="Show every key that works here"),
    ]

    def __init__(self, question: str = "", *, within: Loop | None = None) -> None:
        """Wait for a question, or answer one at once.

        Args:
            question: The one to answer at once.
            within: The loop in which it is put; what was told there, or is kept out, is left out.
        """
        super().__init__()
        self._first = question
        self._within = within
        where = f"Which story, not told yet at {within.company or within.id}?" if within else ""
        self._head = where or "Which story answers it?"
        self.answer: Answer | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield from self.head(self._head)
        yield Input(
            self._first,
            placeholder="Tell me about a time you …",
            select_on_focus=False,
            id="question",
        )
        with Container(id="body"):
            yield Facts()
            with VerticalScroll(id="margin", can_focus=False):
                yield Notes(*_INVITES)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Be ready for the question."""
        self.query_one(Facts).can_focus = False
        self.query_one(Input).focus()

    @property
    def _rubric(self) -> Rubric | None:
        return self.house.desk.workspace.rubric if self.house.desk else None

    # asking

    @on(Input.Changed)
    def typed(self) -> None:
        """Look once the fingers rest."""
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(ASK_AFTER, self._look)

    @work(thread=True, exclusive=True, group="asking", exit_on_error=False)
    def _look(self) -> None:
        worker, desk = get_current_worker(), self.house.desk
        question = self.query_one(Input).value.strip()
        if desk is None or worker.is_cancelled:
            return
        answer = None
        if len(question) >= _LEAST:
            try:
                with desk.lock:
                    answer = (
                        loops.ask(desk.workspace, self._within.id, question)
                        if self._within
                        else desk.workspace.ask(question)
                    )
            except PortfolioError as error:
                self.app.call_from_thread(self.house.show_error, error)
                return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._answered, answer)

    def _answered(self, answer: Answer | None) -> None:
        if not self.is_mounted:
            return
        self.answer = answer
        self.query_one(Facts).show(self._facts(answer) if answer else ())
        many = len(answer.stories) if answer else 0
        said = f"{many} {'story' if many == 1 else 'stories'} · enter opens" if many else ""
        self.say(self._head, "none fits" if answer and not many else said)

    def _facts(self, answer: Answer) -> tuple[Fact, ...]:
        told, rubric = self.house.told, self._rubric
        if told is None or rubric is None:
            return ()
        if answer.none_fits:
            return tuple(
                Fact("○", rubric.scenarios[key].name, scenario=key)
                for key in answer.would_fit
                if key in rubric.scenarios
            )
        return tuple(
            Fact("●", self._title(one), minutes(one.seconds), story=one.story)
            for one in answer.stories
        )

    def _title(self, match: Match) -> str:
        told = self.house.told
        review = told.reviews.get(match.story) if told else None
        return (review.title if review else "") or match.story

    @on(Lines.Moved)
    def explain(self, event: Lines.Moved) -> None:
        """Say why the story fits, how it begins, and what the question will still want."""
        at = event.lines.cursor
        answer = self.answer
        if answer is None:
            notes = _INVITES
        elif answer.none_fits:
            notes = self._none(answer)
        else:
            notes = _match_notes(answer.stories[min(at, len(answer.stories) - 1)])
        self.query_one("#margin > Notes", Notes).show(notes)
        self.query_one("#margin", VerticalScroll).scroll_home(animate=False)

    def _none(self, answer: Answer) -> tuple[Note, ...]:
        fact, rubric = self.query_one(Facts).selected, self._rubric
        left = "No story you have not told yet" if self._within else "No story of yours"
        head = Note(f"{left} answers this.", "strong")
        scenario = rubric.scenarios.get(fact.scenario) if fact and rubric else None
        if scenario is None:
            says = "Nor is it a question of the rubric's. Put it in other words, or catch a seed."
            return (head, Note(says, "quiet"), Note("ctrl o  catches a line", "quiet"))
        more = " These would." if len(answer.would_fit) > 1 else " This one would."
        return (
            Note(head.text + more, "strong"),
            Note("enter starts it.", "here", "→"),
            Note(""),
            Note(f"“{scenario.question}”"),
            *(Note(line, "quiet", "·") for line in scenario.evaluates),
        )

    # going

    def action_move(self, by: int) -> None:
        """Go to another story without leaving the question."""
        self.query_one(Facts).action_move(by)

    @on(Lines.Chosen)
    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Open the story, or start the one that is missing."""
        fact = self.query_one(Facts).selected
        if fact is None:
            return
        self.app.pop_screen()
        if fact.story:
            self.house.write_story(fact.story)
        else:
            from portfolio.tui.screens.new import New  # noqa: PLC0415 - when first used

            self.app.push_screen(New(fact.scenario))

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _match_notes(match: Match) -> tuple[Note, ...]:
    lacking = (Note(one, "quiet", "○") for one in match.missing)
    return (
        Note(f"“{match.opening}”", "strong"),
        Note(""),
        Note(match.because, "plain"),
        *((Note(""), *lacking) if match.missing else ()),
    )
