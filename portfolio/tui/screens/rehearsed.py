"""How a telling went: its times to scale against their targets, and whether it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Footer

from portfolio import rehearsing
from portfolio.errors import PortfolioError
from portfolio.loop.aloud import beside
from portfolio.loop.scale import bar
from portfolio.model.rehearsal import Beside, Heard, so_far
from portfolio.model.story import Story
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes

_CELLS = 32
_HEADROOM = 1.25
_NAME = 11
_LOOKS = {"over": "warm", "within": "cool"}


class Rehearsed(Page):
    """One telling that has ended; it is kept already, and can be taken back."""

    terms: ClassVar[tuple[str, ...]] = ("time", "told")

    CSS_PATH = "rehearsed.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "note_telling",
            "note",
            id="rehearsed.note",
            tooltip="Write down in a line how it went",
        ),
        Binding(
            "x",
            "keep_or_not",
            "take back",
            id="rehearsed.keep",
            tooltip="Take the telling back, or keep it after all",
        ),
        Binding("r", "restart", "again", id="rehearsed.again", tooltip="Tell it once more"),
        Binding(
            "escape,enter",
            "leave",
            "back",
            key_display="esc",
            id="rehearsed.leave",
            tooltip="Back to where you came from",
        ),
        Binding(
            "question_mark,f1",
            "keys",
            "keys",
            key_display="?",
            id="rehearsed.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(self, story: Story, told: Heard, again: Callable[[], object]) -> None:
        """Show a telling.

        Args:
            story: What was told.
            told: The telling, as it was kept.
            again: Goes to a new one.
        """
        super().__init__()
        self._again = again
        self._story = story
        self._told = told
        self._kept = True

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield from self.head(self._story.title or self._story.id)
        with Container(id="room"), Vertical(id="one"):
            yield Notes(id="verdict")
            yield Notes(id="times")
            yield Notes(id="stands")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show how it went."""
        self._show()

    def _show(self) -> None:
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is told only from a desk
        rubric, told = desk.workspace.rubric, self._told
        sign, look = ("●", "cool") if told.in_time else ("▲", "warm")
        self.query_one("#verdict", Notes).show([Note(told.says, look, sign)])
        times = beside(told, rubric)
        longest = max(max(one.seconds, one.target * _HEADROOM) for one in times)
        self.query_one("#times", Notes).show([_line(one, longest) for one in times])
        counted = rehearsing.stands(desk.workspace, self._story.id).counted
        kept = "Kept" if self._kept else "Not kept"
        notes = [Note(f"{kept}. {so_far(counted, rubric.aloud.times)}.", "quiet")]
        if told.note:
            notes.append(Note(f"“{told.note}”"))
        self.query_one("#stands", Notes).show(notes)
        self.say(self._story.title or self._story.id, f"told aloud, {told.length}")

    def action_note_telling(self) -> None:
        """Write down in a line how it went."""
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        if self._kept:
            ask = Line(
                "How did it go?",
                example="lost the thread in Action",
                verb="keeps it",
                value=self._told.note,
                may_be_empty=True,
            )
            self.app.push_screen(ask, self._noted)

    def _noted(self, said: str | None) -> None:
        if said is not None and self._change(note=said):
            self._told = self._told.model_copy(update={"note": said})
            self._show()

    def action_keep_or_not(self) -> None:
        """Take the telling back, or keep it after all."""
        if self._change():
            self._kept = not self._kept
            self._show()

    def _change(self, note: str | None = None) -> bool:
        """Change what is kept, and tell whether that went well."""
        desk, told = self.house.desk, self._told
        assert desk is not None  # noqa: S101 - a story is told only from a desk
        try:
            with desk.lock:
                if note is not None:
                    rehearsing.note(desk.workspace, self._story.id, note, told)
                elif self._kept:
                    rehearsing.take_back(desk.workspace, self._story.id, told)
                else:
                    rehearsing.keep(
                        desk.workspace,
                        self._story.id,
                        told.seconds,
                        day=told.day,
                        note=told.note,
                        as_told=self._story,
                    )
        except PortfolioError as error:
            self.house.show_error(error)
            return False
        return True

    def action_restart(self) -> None:
        """Tell it once more."""
        self._again()

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _line(one: Beside, longest: float) -> Note:
    """Say one section against its target, drawn to the scale of all."""
    drawn = bar(one.seconds, one.target, longest, _CELLS)
    off = f"▲ {one.seconds - one.target} s over" if one.band == "over" else ""
    off = {"under": "short", "empty": "left out"}.get(one.band, off)
    said = f"{one.seconds:>3} s of {one.target:<3}  {off}".rstrip()
    return Note(said, _LOOKS.get(one.band, "quiet"), f"{one.name:<{_NAME}}{drawn}")
