"""A new story from a scenario: what is asked, what is evaluated, then a title."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Footer

from portfolio.errors import PortfolioError
from portfolio.model.rubric import Rubric
from portfolio.store.journal import Journal
from portfolio.tui.commands import DIG
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.lines import Lines, Piece, clip
from portfolio.tui.widgets.notes import Note, Notes

_GROUPS = (
    ("leadership", True, "leadership"),
    ("failure", True, "failure"),
    (None, False, "also asked"),
)


class Scenarios(Lines):
    """The scenarios of the rubric, by kind, with how many stories answer each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "take it",
            id="new.take",
            tooltip="Take this scenario and give the story a title",
        ),
    ]

    def __init__(self, rubric: Rubric, told: dict[str, int]) -> None:
        super().__init__()
        self._rubric = rubric
        self._told = told
        self.entries: list[tuple[str | None, str]] = [(None, "no scenario yet")]
        for kind, counted, name in _GROUPS:
            found = [
                (key, s.name)
                for key, s in rubric.scenarios.items()
                if s.counted == counted and kind in (None, s.kind)
            ]
            self.entries += [("", name), *found] if found else []

    @property
    def selected(self) -> str | None:
        """Return the scenario under the cursor, or none."""
        return self.entries[self.cursor][0]

    def stand_on(self, scenario: str) -> None:
        """Put the cursor on a scenario."""
        keys = [key for key, _ in self.entries]
        self.cursor = keys.index(scenario) if scenario and scenario in keys else 0

    def count(self) -> int:
        """Count the lines, those between the kinds included."""
        return len(self.entries)

    def selectable(self, index: int) -> bool:
        """Tell whether a line is a scenario."""
        return self.entries[index][0] != ""

    def line(self, index: int) -> list[Piece]:
        """Say one scenario."""
        key, name = self.entries[index]
        if key == "":
            return [Piece(f"  {name}", "quiet")]
        mark = "▸ " if index == self.cursor else "  "
        many = self._told.get(key or "", 0)
        return [
            Piece(mark, "here"),
            Piece(clip(name, max(10, self.size.width - 7))),
            Piece(f"{many or '':>3}", "quiet"),
        ]


class New(Page):
    """Choose what is asked; the page beside it says what the interviewer listens for."""

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "back",
            key_display="esc",
            id="new.leave",
            tooltip="Back to the board",
        ),
        Binding(
            "question_mark",
            "keys",
            "keys",
            key_display="?",
            id="new.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(
        self, scenario: str = "", *, chosen: Callable[[str | None], object] | None = None
    ) -> None:
        """Stand on a scenario.

        Args:
            scenario: The one to stand on.
            chosen: Takes it for a story there is, or nothing when all stays; else one begins.
        """
        super().__init__()
        self._scenario = scenario
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        desk, told = self.house.desk, self.house.told
        counts: dict[str, int] = {}
        if told:
            counts = {key: len(ids) for key, ids in told.coverage.scenarios.items()}
        title = "What does it answer?" if self._chosen else "A new story"
        yield from self.head(title, "beside each: the stories you have")
        with Container(id="body"):
            if desk:
                yield Scenarios(desk.workspace.rubric, counts)
            with VerticalScroll(id="about", can_focus=False):
                yield Notes()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on the scenario asked for."""
        scenarios = self.query_one(Scenarios)
        scenarios.focus()
        self.call_after_refresh(scenarios.stand_on, self._scenario)

    @on(Lines.Moved)
    def describe(self) -> None:
        """Say how the scenario is asked and what is evaluated."""
        desk = self.house.desk
        key = self.query_one(Scenarios).selected
        scenario = desk.workspace.rubric.scenarios.get(key or "") if desk else None
        if not scenario:
            notes = [
                Note("A story of your own", "strong"),
                Note(""),
                Note("Write it first; which question it answers can be said later."),
            ]
        else:
            notes = [
                Note(f"“{scenario.question}”", "strong"),
                Note(""),
                Note("what is evaluated", "quiet"),
                *(Note(line, "plain", "·") for line in scenario.evaluates),
                Note(""),
                Note("what costs you", "quiet"),
                *(Note(line, "quiet", "▲") for line in scenario.red_flags),
            ]
        self.query_one("#about > Notes", Notes).show(notes)
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        """Ask for the title, or hand the scenario to the story it is for."""
        if self._chosen:
            self.app.pop_screen()
            self._chosen(self.query_one(Scenarios).selected or "")
            return
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        ask = Line(
            "What do you call this story?",
            example="One platform for four organisations",
            verb="begins",
            journal=Journal(self.house.desk.workspace.root, "") if self.house.desk else None,
        )
        self.app.push_screen(ask, ask.settled(self._begin))

    def _begin(self, title: str) -> bool:
        desk = self.house.desk
        if not desk:
            return False
        scenario = self.query_one(Scenarios).selected
        try:
            made = desk.workspace.new(title, **({"scenario": scenario} if scenario else {}))
        except PortfolioError as error:
            self.house.show_error(error)
            return False
        self.app.pop_screen()
        self.house.write_story(made.story.id, DIG if scenario else "")
        return True

    def action_leave(self) -> None:
        """Go back, with nothing chosen."""
        self.app.pop_screen()
        if self._chosen:
            self._chosen(None)

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
