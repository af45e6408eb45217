"""The board: every story with its verdicts, what is missing, and the next best action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, Static

from portfolio.tui.commands import DIG
from portfolio.tui.rows import SORTS, Row, arranged, last_seen, since, until_then
from portfolio.tui.screens.picking import Picking
from portfolio.tui.widgets.lines import Lines
from portfolio.tui.widgets.notes import Note, Notes
from portfolio.tui.widgets.stories import StoryLines

if TYPE_CHECKING:
    from portfolio.tui.desk import Told

READ_AFTER = 0.03
"""Seconds the first frame has to reach the terminal before the heavy rooms are loaded."""
_EMPTY = (
    Note("No stories yet.", "strong"),
    Note(""),
    Note("Write one line about something you did. That is a seed; it can wait.", "plain", "a "),
    Note("Or start from a question interviewers ask.", "plain", "n "),
)


class Board(Picking):
    """The first screen, painted from the index before anything heavy is loaded."""

    terms: ClassVar[tuple[str, ...]] = (
        "verdicts",
        "readings",
        "statuses",
        "criteria",
        "time",
        "told",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_story", "new", id="board.new", tooltip="Start a story from a scenario"),
        Binding("a", "add_seed", "seed", id="board.seed", tooltip="Catch one line for later"),
        Binding(
            "slash", "find", "find", key_display="/", id="board.find", tooltip="Find as you type"
        ),
        Binding(
            "c",
            "coverage",
            "coverage",
            id="board.coverage",
            tooltip="See what the whole bank covers",
        ),
        Binding(
            "l",
            "loop",
            "loop",
            id="board.loop",
            tooltip="See who hears what in the next loop, the evenings until then, the years",
        ),
        Binding(
            "q",
            "ask",
            "question",
            id="board.ask",
            tooltip="Put a question and find the story that answers it",
        ),
        Binding(
            "question_mark",
            "keys",
            "keys",
            key_display="?",
            id="board.keys",
            tooltip="Show every key that works here",
        ),
        Binding(
            "g", "do_next", "next", show=False, id="board.next", tooltip="Do the next best action"
        ),
        Binding("s", "sort", "sort", show=False, id="board.sort", tooltip="Sort by something else"),
        Binding("r", "render", "render", show=False, id="board.render", tooltip="Make the dossier"),
        Binding(
            "escape",
            "to_list",
            "list",
            show=False,
            id="board.list",
            tooltip="End the search and go back to the list",
        ),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._rows = last_seen(folder)
        self._sort = 0
        self._find = ""
        self._read = False

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        yield from self.head()
        with Horizontal(id="next"):
            yield Notes(id="best")
            yield Static("", id="best-key", markup=False)
        yield Static("", id="heads", markup=False)
        yield StoryLines(self.house.now())
        yield Notes(*_EMPTY, id="invitation")
        with Horizontal(id="margin"):
            yield Notes(id="story")
            yield Notes(id="bank")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what the index says, and read the files after that is painted."""
        self._show()
        self.set_timer(READ_AFTER, self.house.read)

    def on_screen_resume(self) -> None:
        """Read again after another screen may have changed a story."""
        self.query_one(StoryLines).focus()
        if self._read:
            self.house.read()

    def bank_read(self) -> None:
        """Show what the files say, now that they are read."""
        if self.house.told:
            self._rows = self.house.told.rows
            self._read = True
        self._show()

    # showing

    def _show(self) -> None:
        rows = self._rows
        counted = [f"{len(rows)} {'story' if len(rows) == 1 else 'stories'}"]
        for status in ("ready", "seed"):
            many = sum(row.status == status for row in rows)
            word = "seeds" if status == "seed" and many > 1 else status
            counted += [f"{many} {word}"] if many else []
        empty = self._read and not rows
        self.set_class(empty, "-empty")
        shown = arranged(rows, SORTS[self._sort], self._find)
        if self._find.strip():
            counted = [f"{len(shown)} of {len(rows)} found"]
        self.say(self._whose(), " · ".join(counted) if rows else "")
        self.query_one(StoryLines).show(shown, self.house.now())
        self._show_heads()
        self._show_best()
        self._show_bank()

    def _whose(self) -> str:
        """Say whose stories these are, and which loop comes next and when."""
        desk, told = self.house.desk, self.house.told
        if not desk:
            return self._folder.name
        said = f"{desk.workspace.rubric.levels.target} loop"
        today = self.house.now().date()
        ahead = [(one.date, one.company) for one in told.loops if one.date] if told else []
        if ahead := sorted(one for one in ahead if one[0] >= today):
            day, company = ahead[0]
            said += (f" at {company}" if company else "") + f" {until_then(day, today)}"
        return " · ".join(filter(None, (desk.workspace.settings.name or self._folder.name, said)))

    def _show_heads(self) -> None:
        heads = self.query_one("#heads", Static)
        heads.update(self.query_one(StoryLines).columns.head(SORTS[self._sort]))

    def _show_best(self) -> None:
        told, desk = self.house.told, self.house.desk
        if self.house.fault:
            says = "Your stories could not all be read; what you see is what was last known."
            self._say_next(Note(says, "warm", "Next  "), "reads them again")
            return
        if not told or not desk:
            self._say_next(Note("reading your stories …", "quiet", "Next  "))
            return
        from portfolio.tui.best import best  # noqa: PLC0415 - loaded after the first paint

        found = best(told, desk.workspace.rubric, self.house.now().date())
        self._say_next(Note(found.sentence, "plain", "Next  "), found.verb)

    def _say_next(self, note: Note, verb: str = "") -> None:
        self.query_one("#best", Notes).show([note])
        self.query_one("#best-key", Static).update(f"g  {verb}" if verb else "")

    def _show_bank(self) -> None:
        told = self.house.told
        notes = [Note("What is missing", "strong")]
        for bar in told.bank.bars if told else ():
            if not bar.met:
                lacks = f"{bar.name or bar.bar}: {bar.have:g} of {bar.want:g}"
                notes.append(Note(lacks, "quiet", bar.sign))
        if len(notes) == 1 and told:
            notes.append(Note("Nothing the rubric asks.", "quiet", "●"))
        self.query_one("#bank", Notes).show(notes if told else ())

    @on(Lines.Moved)
    def show_story(self) -> None:
        """Say of the selected story what it reads and what would lift it."""
        row = self.query_one(StoryLines).selected
        told = self.house.told
        review = told.reviews.get(row.id) if told and row else None
        notes: list[Note] = []
        if row:
            touched = since(row.touched, self.house.now())
            parts = [row.status, touched, f"told {row.told} ×" if row.told else ""]
            said = f"  {', '.join(filter(None, parts))}"
            said = "" if self.has_class("-wide") or row.broken else said
            notes.append(Note(f"{row.title}{said}", "strong"))
        if row and told:
            notes += _received(told, row.id)
        if row and row.broken and review:
            notes += [Note(f.what, "warm", "▲") for f in review.findings[:1]]
            notes += [Note(f.fix, "quiet", " ") for f in review.findings[:1]]
        elif row and row.status == "seed":
            notes.append(
                Note("A seed: one line. enter digs it out, one question at a time; e writes.")
            )
        elif review:
            notes.append(Note(review.reading.because))
            if review.lift:
                notes.append(Note(review.lift, "here", "→"))
        if row and row.tags:
            notes.append(Note("  ".join(f"#{tag}" for tag in row.tags), "quiet"))
        self.query_one("#story", Notes).show(notes)

    def on_resize(self) -> None:
        """Set the column heads for the width there is."""
        self.call_after_refresh(self._show_heads)

    # doing

    @property
    def _selected(self) -> Row | None:
        return self.query_one(StoryLines).selected

    def action_new_story(self, scenario: str = "") -> None:
        """Start a story from a scenario."""
        from portfolio.tui.screens.new import New  # noqa: PLC0415 - loaded when first used

        self.house.when_read(lambda: self.app.push_screen(New(scenario)))

    def action_add_seed(self) -> None:
        """Catch one line for later."""
        self.house.action_add_seed()

    def action_do_next(self) -> None:
        """Do the next best action."""
        told, desk = self.house.told, self.house.desk
        if self.house.fault or not told or not desk:
            self.house.read()
            return
        from portfolio.tui.best import best  # noqa: PLC0415 - loaded after the first paint

        found = best(told, desk.workspace.rubric, self.house.now().date())
        if found.action == "edit_story":
            self.house.write_story(found.about)
        elif found.action == "dig":
            self.house.write_story(found.about, DIG)
        elif found.action == "rehearse":
            self._rehearse(found.about)
        elif found.action == "new_story":
            self.action_new_story(found.about)
        elif found.action == "open_outside":
            self._open_outside(found.about)
        elif found.action == "add_seed":
            self.action_add_seed()
        elif found.action == "debrief":
            self.action_debrief(found.about)
        elif found.action == "loop":
            self.action_loop(found.about)
        else:
            self.action_coverage()

    async def action_find(self) -> None:
        """Find as you type; the line is made when it is first asked for."""
        if not self.query("#find"):
            says = "words of the title, a status, a reading, #tag"
            await self.mount(Input(placeholder=says, id="find"), before="#heads")
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def narrow(self, event: Input.Changed) -> None:
        """Show the stories in which what was typed stands."""
        self._find = event.value
        self._show()

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """Go to the list, with the search standing."""
        self.query_one(StoryLines).focus()

    def action_to_list(self) -> None:
        """End the search."""
        for find in self.query("#find").results(Input):
            find.value = ""
            find.display = False
        self.query_one(StoryLines).focus()

    def action_sort(self) -> None:
        """Sort by the next thing there is to sort by."""
        self._sort = (self._sort + 1) % len(SORTS)
        self._show()

    def action_ask(self) -> None:
        """Put a question and find the story that answers it."""
        self.house.action_ask()

    def action_coverage(self) -> None:
        """See what the whole bank covers."""
        from portfolio.tui.screens.coverage import CoveragePage  # noqa: PLC0415 - when first used

        self.house.when_read(lambda: self.app.push_screen(CoveragePage()))

    def action_loop(self, loop: str = "") -> None:
        """See who hears what in a loop, the next one unless named."""
        from portfolio.tui.screens.loop import LoopPage  # noqa: PLC0415 - when first used

        self.house.when_read(lambda: self.app.push_screen(LoopPage(loop)))

    def action_debrief(self, loop: str = "") -> None:
        """Say how a loop went, the last one unless named."""
        from portfolio.tui.screens.debrief import debrief  # noqa: PLC0415 - when first used

        self.house.when_read(lambda: debrief(self.house, loop))

    def action_render(self) -> None:
        """Make the dossier."""
        if self.house.desk:
            from portfolio.tui.screens.render import Render  # noqa: PLC0415 - when first used

            self.app.push_screen(Render(self.house.desk))

    def action_recover(self) -> None:
        """Look at what a crash left."""
        from portfolio.tui import recovery  # noqa: PLC0415 - rarely needed

        self.house.when_read(lambda: recovery.ask_again(self.house))

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _received(told: Told, story: str) -> list[Note]:
    """Say how a story was received when it was told last."""
    noted = [one for one in told.told_in.get(story, ()) if one.note]
    if not noted:
        return []
    last = noted[-1]
    on = f", {last.on:%d %b}" if last.on else ""
    return [Note(f"At {last.company or last.loop}{on}: {last.note}", "plain", "·")]
