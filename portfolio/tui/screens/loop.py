"""The loop: who hears which stories, what to do each evening until then, and the years told of.

Three views of one page, because they answer one question, am I ready for that day: the plan is
made for a loop and from its deck, and the years are held against the CV the interviewers hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Footer
from textual.worker import get_current_worker

from portfolio.errors import PortfolioError
from portfolio.model.loop import Loop
from portfolio.tui import outside, standing
from portfolio.tui.commands import DIG, READY
from portfolio.tui.faults import said
from portfolio.tui.prepared import Prepared, prepare
from portfolio.tui.screens.looping import Looping
from portfolio.tui.seating import Seating
from portfolio.tui.standing import DECK, EVENINGS, VIEWS, YEARS
from portfolio.tui.widgets.evenings import Evenings
from portfolio.tui.widgets.lines import Lines
from portfolio.tui.widgets.notes import Note, Notes
from portfolio.tui.widgets.seats import Place, Seats
from portfolio.tui.widgets.tabs import Tabs
from portfolio.tui.widgets.years import Years


class LoopPage(Looping):
    """One loop, in three views."""

    terms: ClassVar[tuple[str, ...]] = ("loop", "statuses")

    CSS_PATH = "loop.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q",
            "ask",
            "question",
            id="loop.ask",
            tooltip="Put a question; what is told or kept out is left out",
        ),
        Binding(
            "tab",
            "turn(1)",
            "view",
            priority=True,
            id="loop.next-view",
            tooltip="The deck, the evenings until then, the years your stories tell of",
        ),
        Binding(
            "shift+tab",
            "turn(-1)",
            "view before",
            show=False,
            priority=True,
            id="loop.previous-view",
            tooltip="Back one view",
        ),
        Binding(
            "o", "other_loop", "other", show=False, id="loop.other", tooltip="The loop after this"
        ),
        Binding(
            "h",
            "rehearse",
            "aloud",
            show=False,
            id="loop.rehearse",
            tooltip="Tell the selected story aloud, in time",
        ),
        Binding(
            "w",
            "debrief",
            "how it went",
            show=False,
            id="loop.debrief",
            tooltip="Say how the loop went, and how each story was received",
        ),
        Binding(
            "y",
            "period",
            "when",
            show=False,
            id="loop.period",
            tooltip="In the years: say when the selected story happened",
        ),
        Binding(
            "x",
            "open_loop",
            "file",
            show=False,
            id="loop.file",
            tooltip="Open the loop's file in your own editor",
        ),
        Binding(
            "escape", "leave", "board", key_display="esc", id="loop.leave", tooltip="Back to it"
        ),
        Binding(
            "question_mark",
            "keys",
            "keys",
            key_display="?",
            id="loop.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(self, loop_id: str = "") -> None:
        """Take a loop in hand, the next one unless named."""
        super().__init__()
        self.wanted = loop_id
        self.view = DECK
        self._seating: Seating | None = None
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield from self.head("The loop")
        yield Tabs(VIEWS)
        yield Notes(id="says")
        with Container(id="body"):
            with Container(id="view"):
                yield Seats()
                yield Evenings()
                yield Years()
            with VerticalScroll(id="margin", can_focus=False):
                yield Notes()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Choose the deck, away from the keys."""
        self._say(Note("choosing the deck …", "quiet"))
        self.open_view(self.view)
        self._drawn, self.known = self._bank()
        self.prepare()

    def on_screen_resume(self) -> None:
        """Read again after another screen may have changed a story, its tellings or the loop."""
        self.house.read()

    def bank_read(self) -> None:
        """Choose the deck anew when a story, a telling aloud or a loop changed."""
        bank = self._bank()
        if bank != (self._drawn, self.known):
            self._drawn, self.known = bank
            self.prepare()

    def _bank(self) -> tuple[tuple[object, ...], Mapping[str, Loop]]:
        """Return what the deck is chosen from: the stories with their tellings, and the loops."""
        told = self.house.told
        if told is None:
            return (), {}
        hashes = {key: file.hash for key, file in told.files.items()}
        return (hashes, told.aloud), {one.id: one for one in told.loops}

    @work(thread=True, exclusive=True, group="deck", exit_on_error=False)
    def prepare(self) -> None:
        """Choose the deck, plan the evenings and lay out the years."""
        worker, desk = get_current_worker(), self.house.desk
        if desk is None:
            return
        try:
            found = prepare(desk, self.wanted, self.today)
        except Exception as error:  # noqa: BLE001 - a fault must not leave the page waiting
            self.app.call_from_thread(self.house.show_error, said(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    # showing

    @property
    def lines(self) -> Lines:
        """Return the list of the view that is open."""
        return self._all[self.view]

    @property
    def _all(self) -> tuple[Lines, ...]:
        return self.query_one(Seats), self.query_one(Evenings), self.query_one(Years)

    @property
    def place(self) -> Place | None:
        """Return the line of the deck under the cursor."""
        return self.query_one(Seats).place if self.view == DECK else None

    def _show(self, found: Prepared) -> None:
        told, desk = self.house.told, self.house.desk
        if not self.is_mounted or told is None or desk is None:
            return
        self.prepared = found
        self._seating = Seating(found, told, desk.workspace.rubric)
        self.query_one(Seats).seat(self._seating.places())
        self.query_one(Evenings).plan(found.evenings)
        titles = {key: review.title or key for key, review in told.reviews.items()}
        self.query_one(Years).lay(found.years, titles)
        self.say(standing.whose(found, self.today), standing.counted(found))
        self.open_view(self.view)

    def open_view(self, index: int) -> None:
        """Show one of the views."""
        self.view = index
        self.query_one(Tabs).open = index
        for at, lines in enumerate(self._all):
            lines.display = at == index
        if self.prepared:
            self._say(*standing.above(self.prepared, self.view, self.today))
            self.explain()
        if not self.app.screen.is_modal:
            self.lines.focus()

    def _say(self, *notes: Note) -> None:
        self.query_one("#says", Notes).show(notes)
        self.query_one("#says").display = bool(notes)

    @on(Lines.Moved)
    def explain(self) -> None:
        """Say what stands behind the line under the cursor."""
        self.query_one("#margin > Notes", Notes).show(self._notes())
        self.query_one("#margin", VerticalScroll).scroll_home(animate=False)

    def _notes(self) -> tuple[Note, ...]:
        found, seating = self.prepared, self._seating
        if found is None or seating is None:
            return ()
        if self.view == EVENINGS:
            return tuple(self.query_one(Evenings).notes())
        if self.view == YEARS:
            return tuple(self.query_one(Years).notes())
        place = self.place
        return tuple(seating.notes(place)) if place else ()

    # going

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        """Open the story, change the person, or do what the evening asks."""
        if self.view == EVENINGS:
            self._do_evening()
        elif self.view == YEARS:
            self._open(self.query_one(Years).story)
        elif self.place and self.place.kind == "seat":
            self.change_person(self.place.seat)
        elif self.place:
            self._open(self.place.fact.story)

    def _open(self, story: str) -> None:
        if story:
            self.house.write_story(story)

    def _do_evening(self) -> None:
        evening = self.query_one(Evenings).evening
        if evening is None:
            return
        if evening.story and evening.work == "rehearse":
            self.house.rehearse_story(evening.story)
        elif evening.story:
            then = {
                "write": DIG,
                "raise": READY if evening.command.startswith("portfolio ready") else "",
            }
            self.house.write_story(evening.story, then.get(evening.work, ""))
        elif evening.scenario:
            from portfolio.tui.screens.new import New  # noqa: PLC0415 - when first used

            self.app.push_screen(New(evening.scenario))

    def action_period(self) -> None:
        """Say when the story selected among the years happened."""
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        story, told = self.query_one(Years).story, self.house.told
        if self.view != YEARS or not story or told is None:
            self.notify("That is for a story among the years: tab turns to them.", timeout=3)
            return
        period = told.files[story].story.period

        def dated(said: str | None) -> None:
            if said:
                self.do(lambda space: space.set(story, {"period": said}))
                self.house.read()

        ask = Line(
            "When did it happen?",
            example="2022-01..2023-06, or 2024..now",
            verb="sets it",
            value=str(period or ""),
        )
        self.app.push_screen(ask, dated)

    def action_rehearse(self) -> None:
        """Tell the selected story aloud, in time."""
        evening = self.query_one(Evenings).evening
        here = (
            self.place.fact.story if self.place else "",
            evening.story if evening else "",
            self.query_one(Years).story,
        )[self.view]
        if here:
            self.house.rehearse_story(here)
        else:
            self.notify("That is for a story: go to one first.", timeout=3)

    def action_turn(self, by: int = 1) -> None:
        """Turn to the next view, or to the one before."""
        self.open_view((self.view + by) % len(VIEWS))

    def action_other_loop(self) -> None:
        """Take the loop after this one in hand."""
        found = self.prepared
        if found is None or len(found.loops) < 2:
            self.notify("There is no other loop; n makes one.", timeout=3)
            return
        self.wanted = found.loops[(found.at + 1) % len(found.loops)].loop.id
        self.prepare()

    def action_ask(self) -> None:
        """Put a question within this loop."""
        self.house.action_ask()

    def action_debrief(self) -> None:
        """Say how the loop went."""
        from portfolio.tui.screens.debrief import debrief  # noqa: PLC0415 - when first used

        if self.loop:
            debrief(self.house, self.loop.id)
        else:
            self._no_loop()

    def action_open_loop(self) -> None:
        """Open the loop's file in the writer's own editor."""
        shown, folder = self.prepared.shown if self.prepared else None, self.house.folder
        if shown is None or folder is None:
            self._no_loop()
            return
        line = shown.findings[0].line if shown.findings else 1
        try:
            outside.editor(folder, usual=True)
            with self.app.suspend():
                outside.edit(folder / shown.path, line)
        except PortfolioError as error:
            self.house.show_error(error)
        self.app.refresh(layout=True)
        self.prepare()

    def action_leave(self) -> None:
        """Go back to the board."""
        self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
