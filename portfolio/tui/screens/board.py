"""The board: every story with its verdicts, what is missing, and the next best action."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, Static

from portfolio.errors import PortfolioError
from portfolio.tui.commands import DIG, READY
from portfolio.tui.rows import SORTS, Row, arranged, last_seen
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.lines import Lines
from portfolio.tui.widgets.notes import Note, Notes
from portfolio.tui.widgets.stories import StoryLines

_EMPTY = (
    Note("No stories yet.", "strong"),
    Note(""),
    Note("Write one line about something you did. That is a seed; it can wait.", "plain", "a "),
    Note("Or start from a question interviewers ask.", "plain", "n "),
)


class Board(Page):
    """The first screen, painted from the index before anything heavy is loaded."""

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
        Binding(
            "e",
            "edit_story",
            "write",
            show=False,
            id="board.write",
            tooltip="Write the selected story",
        ),
        Binding(
            "i",
            "dig",
            "dig",
            show=False,
            id="board.dig",
            tooltip="Be asked about the selected story, one question at a time",
        ),
        Binding(
            "x",
            "open_outside",
            "editor",
            show=False,
            id="board.outside",
            tooltip="Open the file in your own editor",
        ),
        Binding(
            "d",
            "remove_story",
            "trash",
            show=False,
            id="board.remove",
            tooltip="Move the selected story to the trash",
        ),
        Binding(
            "m",
            "mark",
            "mark",
            show=False,
            id="board.mark",
            tooltip="See what is open in the story, and call it ready or a draft again",
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
        super().__init__()
        self._folder = folder
        self._rows = last_seen(folder)
        self._sort = 0
        self._read = False

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        yield from self.head()
        with Horizontal(id="next"):
            yield Notes(id="best")
            yield Static("", id="best-key", markup=False)
        yield Input(placeholder="find", id="find")
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
        self.call_after_refresh(self.house.read)

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
        name = self.house.desk.workspace.settings.name if self.house.desk else ""
        level = self.house.desk.workspace.rubric.levels.target if self.house.desk else ""
        left = " · ".join(filter(None, (name or self._folder.name, level and f"{level} loop")))
        self.say(left, " · ".join(counted) if rows else "")
        empty = self._read and not rows
        self.set_class(empty, "-empty")
        find = self.query_one("#find", Input)
        shown = arranged(rows, SORTS[self._sort], find.value)
        self.query_one(StoryLines).show(shown, self.house.now())
        self._show_heads()
        self._show_best()
        self._show_bank()

    def _show_heads(self) -> None:
        heads = self.query_one("#heads", Static)
        heads.update(self.query_one(StoryLines).columns.head())

    def _show_best(self) -> None:
        told, desk = self.house.told, self.house.desk
        if not told or not desk:
            self.query_one("#best", Notes).show([Note("reading your stories …", "quiet", "Next  ")])
            return
        from portfolio.tui.best import best  # noqa: PLC0415 - loaded after the first paint

        found = best(told, desk.workspace.rubric)
        self.query_one("#best", Notes).show([Note(found.sentence, "plain", "Next  ")])
        self.query_one("#best-key", Static).update(f"g  {found.verb}")

    def _show_bank(self) -> None:
        told = self.house.told
        notes = [Note("What is missing", "strong")]
        for bar in told.bank.bars if told else ():
            if not bar.met:
                lacks = f"{bar.name or bar.bar}: {bar.have:g} of {bar.want:g}"
                notes.append(Note(lacks, "quiet", "◐" if bar.have else "○"))
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
            notes.append(Note(row.title, "strong"))
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
        self.query_one("#story", Notes).show(notes)

    def on_resize(self) -> None:
        """Set the column heads for the width there is."""
        self.call_after_refresh(self._show_heads)

    # doing

    @property
    def _selected(self) -> Row | None:
        return self.query_one(StoryLines).selected

    @on(Lines.Chosen)
    def open_story(self) -> None:
        """Open the selected story; one that is still a seed is dug out."""
        row = self._selected
        if row:
            self._open(row.id, DIG if row.status == "seed" else "")

    def action_edit_story(self) -> None:
        """Open the selected story where it is written."""
        if self._selected:
            self._open(self._selected.id)

    def action_dig(self) -> None:
        """Be asked about the selected story."""
        if self._selected:
            self._open(self._selected.id, DIG)

    def action_mark(self) -> None:
        """See what is open in the selected story, and call it ready or a draft again."""
        if self._selected:
            self._open(self._selected.id, READY)

    def _open(self, story_id: str, then: str = "") -> None:
        self.house.when_read(lambda: self.house.write_story(story_id, then))

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
        if not told or not desk:
            return
        from portfolio.tui.best import best  # noqa: PLC0415 - loaded after the first paint

        found = best(told, desk.workspace.rubric)
        if found.action == "edit_story":
            self.house.write_story(found.about)
        elif found.action == "dig":
            self.house.write_story(found.about, DIG)
        elif found.action == "new_story":
            self.action_new_story(found.about)
        elif found.action == "open_outside":
            self._open_outside(found.about)
        elif found.action == "add_seed":
            self.action_add_seed()
        else:
            self.action_coverage()

    def action_find(self) -> None:
        """Find as you type."""
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def narrow(self) -> None:
        """Show the stories in which what was typed stands."""
        self._show()

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """Go to the list, with the search standing."""
        self.query_one(StoryLines).focus()

    def action_to_list(self) -> None:
        """End the search."""
        find = self.query_one("#find", Input)
        find.value = ""
        find.display = False
        self.query_one(StoryLines).focus()

    def action_sort(self) -> None:
        """Sort by the next thing there is to sort by."""
        self._sort = (self._sort + 1) % len(SORTS)
        self._show()
        self.notify(f"Sorted by {SORTS[self._sort]}.", timeout=2)

    def action_open_outside(self) -> None:
        """Open the selected story's file in the writer's own editor."""
        if self._selected:
            self._open_outside(self._selected.id)

    def _open_outside(self, story_id: str) -> None:
        from portfolio.tui import outside  # noqa: PLC0415 - loaded when first used

        told, desk = self.house.told, self.house.desk
        review = told.reviews.get(story_id) if told else None
        line = review.findings[0].line if review and review.findings else 1
        try:
            outside.editor(self._folder, usual=True)
            before = desk.workspace.file(story_id) if desk else None
            with self.app.suspend():
                outside.edit(self._folder / "stories" / f"{story_id}.md", line)
            if desk and before:
                self.notify(desk.edited_outside(before), markup=False)
        except PortfolioError as error:
            self.house.show_error(error)
        self.app.refresh(layout=True)
        self.house.read()

    def action_remove_story(self) -> None:
        """Move the selected story to the trash, after asking."""
        row = self._selected
        if not row or not self.house.desk:
            return
        from portfolio.tui.dialogs.confirm import Confirm  # noqa: PLC0415 - when first used

        def answered(yes: bool | None) -> None:
            if yes:
                self._remove(row)

        ask = Confirm(
            f"Move “{row.title}” to the trash?",
            "The file leaves the stories folder; `portfolio restore` brings it back.",
            "moves it",
        )
        self.app.push_screen(ask, answered)

    def _remove(self, row: Row) -> None:
        if self.house.desk:
            try:
                self.house.desk.workspace.remove(row.id)
            except PortfolioError as error:
                self.house.show_error(error)
            self.house.read()

    def action_coverage(self) -> None:
        """See what the whole bank covers."""
        from portfolio.tui.screens.coverage import CoveragePage  # noqa: PLC0415 - when first used

        self.house.when_read(lambda: self.app.push_screen(CoveragePage()))

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
