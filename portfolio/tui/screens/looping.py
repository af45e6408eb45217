"""What the keys do to the loop in hand: name it and its people, pin, keep out, mark as told."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from textual.binding import Binding, BindingType

from portfolio import loops
from portfolio.errors import PortfolioError
from portfolio.model.loop import Interviewer, Loop
from portfolio.store.loops import LoopFile
from portfolio.tui.dialogs.confirm import Confirm
from portfolio.tui.dialogs.loop import Called, LoopSheet
from portfolio.tui.dialogs.person import PersonSheet
from portfolio.tui.dialogs.pick import Option, Pick
from portfolio.tui.prepared import Prepared
from portfolio.tui.screens.base import Page
from portfolio.tui.seating import called
from portfolio.tui.widgets.seats import Place
from portfolio.workspace import Workspace

Change = Callable[[Workspace], LoopFile]
_NOBODY = "Nobody is named in this loop yet: i names one, u takes the usual ones."
_NO_LOOP = "There is no loop yet: n says whose it is, and when."
_ON_A_STORY = "That is for a story: go to one first."
_PINS = "pins it there"
_DECK = ""


class Looping(Page):
    """A screen with one loop in hand and a line of its deck selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tell", "told", id="loop.told", tooltip="Mark the story as told, or not"),
        Binding("p", "pin", "pin", id="loop.pin", tooltip="Send the story to one interviewer"),
        Binding("b", "ban", "ban", id="loop.ban", tooltip="Keep the story out, or let it back in"),
        Binding(
            "i", "add_person", "who", show=False, id="loop.person", tooltip="Name an interviewer"
        ),
        Binding(
            "u",
            "take_usual",
            "usual",
            show=False,
            id="loop.usual",
            tooltip="Take the usual interviewers, a bar raiser among them",
        ),
        Binding(
            "d",
            "remove_person",
            "take out",
            show=False,
            id="loop.without",
            tooltip="Take the selected interviewer out of the loop",
        ),
        Binding("n", "new_loop", "new", show=False, id="loop.new", tooltip="Make another loop"),
        Binding(
            "e",
            "change_loop",
            "change",
            show=False,
            id="loop.change",
            tooltip="Say the company or the day anew",
        ),
    ]
    prepared: Prepared | None = None
    wanted = ""
    """The loop one chose; else the next one is in hand."""
    known: Mapping[str, Loop] = MappingProxyType({})
    """Every loop as this page last met it, its own changes included."""

    @property
    @abstractmethod
    def place(self) -> Place | None:
        """Return the line of the deck under the cursor, where the deck is shown."""

    @abstractmethod
    def prepare(self) -> object:
        """Choose the deck anew, away from the keys."""

    @property
    def today(self) -> date:
        """Return the day by the person's own calendar."""
        return self.house.now().date()

    @property
    def loop(self) -> Loop | None:
        """Return the loop in hand, when there is one that can be changed."""
        return self.prepared.loop if self.prepared else None

    def _change(self, change: Change) -> None:
        """Change a loop's file, and choose its deck anew."""

        def changed(space: Workspace) -> None:
            made = change(space).loop
            self.wanted, self.known = made.id, {**self.known, made.id: made}

        self.do(changed)
        self.prepare()

    def do(self, change: Callable[[Workspace], object]) -> None:
        """Change the workspace, or say why it can't be changed."""
        desk = self.house.desk
        if desk is None:
            return
        try:
            with desk.lock:
                change(desk.workspace)
        except PortfolioError as error:
            self.house.show_error(error)

    # the loop

    def action_new_loop(self) -> None:
        """Make another loop."""
        self.app.push_screen(LoopSheet(self.today), self._make)

    def _make(self, called: Called | None) -> None:
        if called:
            self._change(lambda space: loops.new(space, called.company, day=called.day))

    def action_change_loop(self) -> None:
        """Say the company or the day anew."""
        loop = self.loop
        if loop is None:
            self._no_loop()
            return

        def changed(said: Called | None) -> None:
            if said:
                fields = {"company": said.company, "date": said.day}
                self._change(lambda space: loops.change(space, loop.id, **fields))

        self.app.push_screen(LoopSheet(self.today, company=loop.company, day=loop.date), changed)

    def _no_loop(self) -> None:
        """Say that there is none, or go where it is made."""
        if self.prepared and self.prepared.shown:
            self.notify("Mend the loop's file first: x opens it.", timeout=3)
        else:
            self.action_new_loop()

    # its people

    def action_add_person(self) -> None:
        """Name an interviewer."""
        self._ask_who(None)

    def change_person(self, interviewer: str) -> None:
        """Say an interviewer anew; of the usual ones, one is taken with the others first."""
        loop = self.loop
        who = loop.interviewer(interviewer) if loop else None
        if who:
            self._ask_who(who)
        else:
            self.notify(_NOBODY if loop else _NO_LOOP, timeout=4)

    def _ask_who(self, who: Interviewer | None) -> None:
        loop, desk = self.loop, self.house.desk
        if loop is None or desk is None:
            self._no_loop()
            return
        names = {key: p.name for key, p in desk.workspace.rubric.principles.items()}
        others = [one for one in loop.interviewers if one is not who]
        sheet = PersonSheet(names, [one.name for one in others], who)

        def said(one: Interviewer | None) -> None:
            if one:
                self._change(lambda space: loops.keep_person(space, loop.id, one))

        self.app.push_screen(sheet, said)

    def action_take_usual(self) -> None:
        """Take the usual interviewers, to be told and pinned to."""
        loop = self.loop
        if loop is None:
            self._no_loop()
        else:
            self._change(lambda space: loops.take_usual(space, loop.id))

    def action_remove_person(self) -> None:
        """Take the selected interviewer out, after asking."""
        loop, place = self.loop, self.place
        who = loop.interviewer(place.seat) if loop and place and place.kind == "seat" else None
        if loop is None or who is None:
            self.notify("Go to one of the interviewers first.", timeout=3)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._change(lambda space: loops.remove_person(space, loop.id, who.id))

        says = "What is pinned to them is free again; what they heard stays used up."
        self.app.push_screen(Confirm(f"Take {who.name} out of this loop?", says, "does"), answered)

    # its stories

    def _story_in_hand(self) -> tuple[Loop, Place] | None:
        """Return loop and line, or say what is missing for a story to be sent anywhere."""
        loop, place = self.loop, self.place
        if loop is None:
            self.notify(_NO_LOOP, timeout=4)
        elif place is None or not place.story or place.kind == "about":
            self.notify(_ON_A_STORY, timeout=3)
        else:
            return loop, place
        return None

    def action_tell(self) -> None:
        """Mark the story as told to someone, or take the mark back."""
        held = self._story_in_hand()
        if held is None:
            return
        loop, place = held
        if place.kind == "told":
            self._change(lambda space: loops.untell(space, loop.id, place.story))
            return
        day = min(self.today, loop.date or self.today)

        def heard(who: str | None) -> None:
            if who:
                self._change(lambda space: loops.tell(space, loop.id, place.story, who, day))

        self._ask_whom(held, ("who heard it?", "marks it"), heard)

    def action_pin(self) -> None:
        """Send the story to one interviewer, or leave it to the deck again."""
        held = self._story_in_hand()
        if held is None:
            return
        loop, place = held

        def sent(who: str | None) -> None:
            if who == _DECK:
                self._change(lambda space: loops.unpin(space, loop.id, place.story))
            elif who:
                self._change(lambda space: loops.pin(space, loop.id, place.story, who))

        if place.kind == "told":
            self.notify("It is told already; t takes the mark back.", timeout=3)
        else:
            self._ask_whom(held, ("who shall hear it?", _PINS), sent)

    def _ask_whom(
        self, held: tuple[Loop, Place], asks: tuple[str, str], then: Callable[[str | None], None]
    ) -> None:
        """Ask which interviewer, by a question and what enter does."""
        loop, place = held
        question, verb = asks
        if not loop.interviewers:
            self.notify(_NOBODY, timeout=4)
            return
        options = [Option(one.id, called(one.name, one.role)) for one in loop.interviewers]
        if verb == _PINS and any(place.story in stories for stories in loop.pins.values()):
            options.append(Option(_DECK, "whoever the deck chooses"))
        ask = Pick(f"{place.fact.text}: {question}", options, verb=verb, at=place.seat)
        self.app.push_screen(ask, then)

    def action_ban(self) -> None:
        """Keep the story out of this loop, or let it back in."""
        held = self._story_in_hand()
        if held is None:
            return
        loop, place = held
        change = loops.unban if place.kind == "banned" else loops.ban
        self._change(lambda space: change(space, loop.id, place.story))
