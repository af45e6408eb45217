"""After a loop: the rubric's questions and a line on each story told, one at a time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.timer import Timer

from portfolio import loops
from portfolio.errors import PortfolioError
from portfolio.model.loop import Loop
from portfolio.store.loops import loop_path
from portfolio.tui.screens.onebyone import Leaf, OneByOne
from portfolio.tui.widgets.lines import clip

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp

_REST = 0.5
"""Seconds the fingers rest before what was typed is written to the file."""
_FEW = 40
"""How much of an answer that could not be kept is said."""
_NOBODY = "t on the loop's page marks what was told; each such story is asked about here."

_NOTHING = (
    "There is nothing to ask: the rubric has no question for afterwards, and no story is marked "
    "as told. Mark one with t on the loop's page."
)


def debrief(house: PortfolioApp, loop_id: str = "") -> None:
    """Ask how a loop went, the last one that has begun unless named; or say that there is none."""
    if house.desk is None:
        return
    try:
        held = loops.last(house.desk.workspace, loop_id or None, house.now().date())
        asks = loops.debrief(house.desk.workspace, held.id)
    except PortfolioError as error:
        house.show_error(error)
        return
    if asks.questions or asks.stories:
        house.push_screen(DebriefPage(held))
    else:
        house.notify(_NOTHING, timeout=6)


class After(NamedTuple):
    """One thing asked after a loop."""

    question: str
    answer: str
    story: str = ""
    to: str = ""


class DebriefPage(OneByOne):
    """How a loop went; every answer is in the loop's file once the fingers rest."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "leave",
            "back",
            key_display="esc",
            id="debrief.leave",
            tooltip="Keep the answer and go back",
        ),
    ]
    others = "    esc  back"
    after = "done"

    def __init__(self, loop: Loop) -> None:
        """Ask about a loop."""
        super().__init__()
        self._loop = loop
        self.asked: tuple[After, ...] = ()
        self._unsaved: dict[int, str] = {}
        self._timer: Timer | None = None
        self._refused = False

    @property
    def over(self) -> str:
        """Return whose loop it was, and when."""
        day = self._loop.date
        when = f" · {day:%a} {day.day} {day:%b %Y}" if day else ""
        return f"How did it go at {self._loop.company or self._loop.id}?{when}"

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Return the rubric's questions, then the stories."""
        return tuple(
            Leaf(one.question, one.answer, self._asker(one), self._hint(at))
            for at, one in enumerate(self.asked)
        )

    def _asker(self, one: After) -> str:
        return f"{one.to or 'someone'} heard it" if one.story else "the bar asks"

    def _hint(self, at: int) -> str:
        told = any(one.story for one in self.asked)
        return _NOBODY if at == len(self.asked) - 1 and not told else ""

    def on_mount(self) -> None:
        """Begin at the first question that is still open."""
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a loop is in hand only on a desk
        self.asked = self._read()
        desk.unsaved.append(self._write)
        self.begin()

    def on_unmount(self) -> None:
        """Leave nothing behind to be saved."""
        if self.house.desk and self._write in self.house.desk.unsaved:
            self.house.desk.unsaved.remove(self._write)

    def _read(self) -> tuple[After, ...]:
        desk, told = self.house.desk, self.house.told
        if desk is None:
            return ()
        found = loops.debrief(desk.workspace, self._loop.id)
        reviews = told.reviews if told else {}
        asked = [After(one.question, one.answer) for one in found.questions]
        for one in found.stories:
            title = reviews[one.story].title if one.story in reviews else one.story
            who = self._loop.interviewer(one.to)
            question = f"How was “{title}” received?"
            asked.append(After(question, one.note, one.story, who.name if who else one.to))
        return tuple(asked)

    # answering

    def take(self, said: str) -> None:
        """Keep an answer, and write it once the fingers rest."""
        self.asked = (
            *self.asked[: self.at],
            self.asked[self.at]._replace(answer=said),
            *self.asked[self.at + 1 :],
        )
        self._unsaved[self.at] = said
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_REST, self.save)

    def save(self) -> bool:
        """Write what is not in the file yet and tell whether it could be, or say why not."""
        if self._timer:
            self._timer.stop()
        try:
            self._write()
        except PortfolioError as error:
            self.house.show_error(error)
            return False
        self._refused = False
        return True

    def _write(self) -> None:
        desk = self.house.desk
        if desk is None:
            return
        with desk.lock:
            for at, said in tuple(self._unsaved.items()):
                one = self.asked[at]
                if one.story:
                    loops.note(desk.workspace, self._loop.id, one.story, said)
                else:
                    loops.answer(desk.workspace, self._loop.id, one.question, said)
                del self._unsaved[at]

    # leaving

    def finish(self) -> None:
        """Go back after the last question."""
        self.action_leave()

    def action_leave(self) -> None:
        """Keep the answer and go back."""
        self.keep()
        if not self._refused and not self.save():
            self._refused = True  # said once; who leaves again knows
            return
        with suppress(PortfolioError):
            self._write()
        self.app.pop_screen()
        self._say_kept()

    def _say_kept(self) -> None:
        """Say how much is in the file by now, and what is in none."""
        kept = [one for at, one in enumerate(self.asked) if at not in self._unsaved]
        said = sum(bool(one.answer.strip()) for one in kept)
        if said:
            self.notify(
                f"Kept in {self._loop.id}: {said} of {len(self.asked)} answered.", timeout=3
            )
        if self._unsaved:
            words = " ".join(next(iter(self._unsaved.values())).split())
            more = f", and {len(self._unsaved) - 1} more" if len(self._unsaved) > 1 else ""
            first = f"“{clip(words, _FEW).rstrip()}”" if words else "an answer taken back"
            mend = f"Mend {loop_path(self._loop.id)}, then say it again."
            self.notify(f"Not kept: {first}{more}. {mend}", severity="warning", timeout=8)
