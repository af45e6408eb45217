"""Telling a story aloud: the section's name, one large clock, a bar to scale, the cue."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Digits, Static

from portfolio import rehearsing
from portfolio.errors import PortfolioError, UsageError
from portfolio.loop.scale import bar
from portfolio.loop.stopwatch import Stopwatch
from portfolio.model.rehearsal import clock
from portfolio.model.rubric import Rubric
from portfolio.model.story import Story
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes

TICK = 0.2
_CELLS = 30
_HEADROOM = 1.25
"""The bar ends this far beyond the target, so that running over shows."""


class Rehearse(Page):
    """One telling, section by section; it is kept when the last one ends."""

    terms: ClassVar[tuple[str, ...]] = ("time", "told")

    CSS_PATH = "rehearse.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter",
            "next_timed",
            "next",
            id="rehearse.next",
            tooltip="Begin; then end this section and go on to the next",
        ),
        Binding(
            "p", "hold_clock", "pause", id="rehearse.pause", tooltip="Stop the clock, or go on"
        ),
        Binding("w", "words", "words", id="rehearse.words", tooltip="Show the section's words"),
        Binding(
            "r",
            "restart",
            "again",
            id="rehearse.again",
            tooltip="Begin anew with the first section",
        ),
        Binding(
            "escape",
            "leave",
            "back",
            key_display="esc",
            id="rehearse.leave",
            tooltip="Leave; a telling that is not finished is not kept",
        ),
        Binding(
            "question_mark,f1",
            "keys",
            "keys",
            key_display="?",
            id="rehearse.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(self, story: Story) -> None:
        super().__init__()
        self._story = story
        self._reading = False

    @property
    def _rubric(self) -> Rubric:
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is told only from a desk
        return desk.workspace.rubric

    def compose(self) -> ComposeResult:
        """Lay out one section."""
        yield from self.head(self._story.title or self._story.id)
        with Container(id="room"), Vertical(id="one"):
            yield Static("", id="section", markup=False)
            yield Digits("0:00", id="clock")
            yield Notes(id="scale")
            yield Notes(id="cue")
            with VerticalScroll(id="words", can_focus=True):
                yield Static("", id="text", markup=False)
        yield Notes(id="keys")

    def on_mount(self) -> None:
        """Wait before the first section."""
        self.stopwatch = Stopwatch(self.house.now, self._rubric.timed)
        self.set_interval(TICK, self._tick)
        self._show()

    # showing

    def _show(self) -> None:
        """Show the section one is at."""
        name = self.stopwatch.section
        self.query_one("#section", Static).update(self._rubric.sections[name].name)
        cue = rehearsing.cue(self._story, name, self._rubric)
        self.query_one("#cue", Notes).show([Note(cue, "quiet")])
        words = self._story.text(name).strip()
        self.query_one("#text", Static).update(words or "Nothing is written here yet.")
        page = self.query_one("#words", VerticalScroll)
        page.display = self._reading
        page.scroll_home(animate=False)
        self.set_focus(page if self._reading else None)
        self._tick()
        self._show_keys()

    def _tick(self) -> None:
        """Show the time as it is now."""
        if self.stopwatch.done:
            return
        target = self._rubric.sections[self.stopwatch.section].target
        spent = self.stopwatch.spent()
        over = self._rubric.band(spent, self.stopwatch.section) == "over"
        shown = self.query_one("#clock", Digits)
        shown.update(clock(int(spent)))
        shown.set_class(over, "-over")
        shown.set_class(not self.stopwatch.running, "-still")
        drawn = bar(spent, target, target * _HEADROOM, _CELLS)
        says = f"▲ {int(spent - target)} s over" if over else f"{int(spent)} s of {target}"
        self.query_one("#scale", Notes).show([Note(says, "warm" if over else "cool", drawn)])
        self._show_place()

    def _show_place(self) -> None:
        whole = clock(int(self.stopwatch.total()))
        targets = clock(sum(one.target for one in self._rubric.sections.values()))
        held = "" if self.stopwatch.running else "paused  ·  " if self.stopwatch.begun else ""
        place = f"{self.stopwatch.at + 1} of {len(self._rubric.timed)}"
        self.say(self._story.title or self._story.id, f"{held}{whole} of {targets}  ·  {place}")

    def _show_keys(self) -> None:
        last = self.stopwatch.at == len(self._rubric.timed) - 1
        if self.stopwatch.done:
            on_, rest = "keeps it", "    r  again"
        elif not self.stopwatch.begun:
            on_, rest = "begins", ""
        elif not self.stopwatch.running:
            on_, rest = "goes on", "    r  again"
        else:
            on_, rest = "ends it" if last else "next", "    p  pause    r  again"
        hides = "hides the words" if self._reading else "words"
        keys = f"space  {on_}{rest}    w  {hides}    esc  back"
        self.query_one("#keys", Notes).show([Note(keys, "quiet")])

    # telling

    def action_next_timed(self) -> None:
        """Begin, go on after a pause, end the section, or try again to keep what was told."""
        if self.stopwatch.running:
            self.stopwatch.next()
        else:
            self.stopwatch.start()
        if self.stopwatch.done:
            self._end()
            return
        self._show()

    def action_hold_clock(self) -> None:
        """Stop the clock, or go on."""
        if self.stopwatch.running:
            self.stopwatch.hold()
        elif self.stopwatch.begun:
            self.stopwatch.start()
        self._show()

    def action_words(self) -> None:
        """Show the words of the section, or hide them."""
        self._reading = not self._reading
        self._show()

    def action_restart(self) -> None:
        """Begin anew with the first section."""

        def again() -> None:
            self.stopwatch.restart()
            self._show()

        self._unless_lost("Begin this telling anew?", "begins anew", again)

    def _end(self) -> None:
        """Keep the telling and say how it went."""
        from portfolio.tui.screens.rehearsed import Rehearsed  # noqa: PLC0415 - when first used

        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is told only from a desk
        try:
            with desk.lock:
                told = rehearsing.keep(
                    desk.workspace,
                    self._story.id,
                    self.stopwatch.seconds(),
                    day=self.house.now().date(),
                    as_told=self._story,
                )
        except PortfolioError as error:
            if isinstance(error, UsageError):  # no telling; what the disk refused, it may yet take
                self.stopwatch.restart()
            self._show()
            self.house.show_error(error)
            return
        app, story = self.app, self._story
        app.switch_screen(Rehearsed(story, told, lambda: app.switch_screen(Rehearse(story))))

    # leaving

    def action_leave(self) -> None:
        """Leave, after asking when something would be lost."""
        self._unless_lost("Give this telling up?", "gives it up", self.app.pop_screen)

    def _unless_lost(self, question: str, verb: str, then: Callable[[], object]) -> None:
        """Do something at once while nothing was timed, else after asking; the clock waits."""
        if not self.stopwatch.begun:
            then()
            return
        from portfolio.tui.dialogs.confirm import Confirm  # noqa: PLC0415 - when first used

        running = self.stopwatch.running
        self.stopwatch.hold()

        def answered(yes: bool | None) -> None:
            if yes:
                then()
            elif running:
                self.stopwatch.start()

        timed = clock(self.stopwatch.total())
        says = f"The {timed} timed so far are lost; only a whole one is kept."
        if self.stopwatch.done:
            says = f"The {timed} are lost; they could not be kept yet."
        self.app.push_screen(Confirm(question, says, verb), answered)

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()
