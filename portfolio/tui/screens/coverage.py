"""Coverage: what the bank shows and what it lacks, and on which words each cell rests."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Footer
from textual.worker import get_current_worker

from portfolio import sides
from portfolio.errors import PortfolioError
from portfolio.model.coverage import AgainstRubric
from portfolio.tui.desk import Told
from portfolio.tui.faults import noted, said
from portfolio.tui.screens.base import Page
from portfolio.tui.views import MATRIX, RUBRICS, VIEWS, facts
from portfolio.tui.widgets.facts import Facts
from portfolio.tui.widgets.lines import Lines
from portfolio.tui.widgets.matrix import Matrix
from portfolio.tui.widgets.notes import Note, Notes
from portfolio.tui.widgets.sides import Sides
from portfolio.tui.widgets.tabs import Tabs

_ANOTHER = Note("o puts another rubric beside yours.", "quiet")
_LEGEND = (
    Note("primary, its words stand in the story", "quiet", "●"),
    Note("primary, only claimed", "quiet", "○"),
    Note("secondary, shown", "quiet", "•"),
    Note("secondary, only claimed", "quiet", "◦"),
)


class CoveragePage(Page):
    """The whole bank in eight views."""

    terms: ClassVar[tuple[str, ...]] = ("principles", "verdicts", "bank", "criteria")

    CSS_PATH = "coverage.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "next_view",
            "next view",
            id="coverage.next-view",
            priority=True,
            tooltip="Scenarios, criteria, mix, bars, single points, next, rubrics",
        ),
        Binding(
            "shift+tab",
            "previous_view",
            "previous view",
            show=False,
            priority=True,
            id="coverage.previous-view",
            tooltip="Back one view",
        ),
        Binding("r", "render", "render", id="coverage.render", tooltip="Make the dossier"),
        Binding(
            "o",
            "other_rubric",
            "other rubric",
            show=False,
            id="coverage.other",
            tooltip="Among the rubrics: put another one beside your own",
        ),
        Binding(
            "escape",
            "leave",
            "board",
            key_display="esc",
            id="coverage.leave",
            tooltip="Back to the board",
        ),
        Binding(
            "question_mark",
            "keys",
            "keys",
            key_display="?",
            id="coverage.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = 0
        self._drawn: Told | None = None
        self._beside: AgainstRubric | None = None
        self._other = 0

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield from self.head("Coverage")
        yield Tabs(VIEWS)
        with Container(id="body"):
            yield Container(*self._lines(self.view), id="view")
            with VerticalScroll(id="margin", can_focus=False):
                yield Notes()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand in the first view."""
        self._drawn = self.house.told
        self._say_counted()
        for lines in self.query(Lines):
            lines.focus()

    def _say_counted(self) -> None:
        found = self.house.told.coverage if self.house.told else None
        if found:
            self.say("Coverage", f"{found.stories} stories count · {found.wanted} wanted")

    def bank_read(self) -> None:
        """Say how many stories count, and draw the view anew when they changed."""
        if self._drawn is not self.house.told:
            self._drawn = self.house.told
            self._beside = None
            self._say_counted()
            self.open_view(self.view)

    def on_screen_resume(self) -> None:
        """Read again after a story may have changed."""
        self.house.read()

    @work(exclusive=True, group="view")
    async def open_view(self, index: int) -> None:
        """Show one of the views."""
        place = self.query_one("#view", Container)
        held = next(iter(place.query(Lines)), None) if index == self.view else None
        made = self._lines(index)
        for lines in made:
            if held:
                lines.set_reactive(Lines.cursor, held.cursor)
            if isinstance(held, Matrix) and isinstance(lines, Matrix):
                lines.set_reactive(Matrix.column, min(held.column, len(lines.stories) - 1))
        self.view = index
        self.query_one(Tabs).open = index
        await place.remove_children()
        await place.mount(*made)
        for lines in made:
            lines.focus()
        if index == RUBRICS:
            self._show_sides()

    # rubrics side by side

    def _show_sides(self) -> None:
        """Show the bank against both rubrics, once it is read against the other one."""
        told, desk = self.house.told, self.house.desk
        if told is None or desk is None or self.view != RUBRICS:
            return
        if self._beside is None:
            others = sides.others(desk.workspace)
            name = others[self._other % len(others)] if others else ""
            says = f"reading your stories against {name} …" if name else "There is no other rubric."
            self.query_one("#margin > Notes", Notes).show([Note(says, "quiet")])
            if name:
                self._read_against(name)
            return
        rubric = desk.workspace.rubric
        readings = {key: one.reading.level for key, one in told.reviews.items()}
        own = AgainstRubric(
            rubric=rubric.id,
            name=rubric.name,
            bars=told.bank.bars,
            readings=readings,
            coverage=told.coverage,
        )
        titles = {key: one.title or key for key, one in told.reviews.items()}
        for lines in self.query(Sides):
            lines.hold((own, self._beside), titles)

    @work(thread=True, exclusive=True, group="sides", exit_on_error=False)
    def _read_against(self, name: str) -> None:
        worker, desk = get_current_worker(), self.house.desk
        if desk is None:
            return
        try:
            found = sides.against(desk.workspace, name)
        except Exception as error:  # noqa: BLE001 - a fault must not leave the page waiting
            if not worker.is_cancelled:
                self.app.call_from_thread(self._say_fault, said(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._put_beside, found)

    def _say_fault(self, fault: PortfolioError) -> None:
        """Say in the margin why the other rubric can't be put beside one's own."""
        if self.is_mounted and self.view == RUBRICS:
            self.query_one("#margin > Notes", Notes).show((*noted(fault), _ANOTHER))

    def _put_beside(self, found: AgainstRubric) -> None:
        self._beside = found
        self._show_sides()

    def action_other_rubric(self) -> None:
        """Put another rubric beside one's own."""
        if self.view != RUBRICS:
            self.notify("That is for the rubrics side by side: tab turns to them.", timeout=3)
            return
        self._other += 1
        self._beside = None
        self._show_sides()

    def _lines(self, index: int) -> tuple[Lines, ...]:
        """Make the lines of a view, once the stories are read."""
        told, desk = self.house.told, self.house.desk
        if not told or not desk:
            return ()
        rubric = desk.workspace.rubric
        if index == RUBRICS:
            return (Sides(),)
        if index != MATRIX:
            return (Facts(facts(VIEWS[index], told, rubric)),)
        names = {key: p.name for key, p in rubric.principles.items()}
        return (Matrix(told.coverage.principles, names, _counted(told)),)

    @on(Tabs.Picked)
    def picked(self, event: Tabs.Picked) -> None:
        """Open the view that was clicked."""
        self.open_view(event.index)

    def action_next_view(self) -> None:
        """Open the next view."""
        self.open_view((self.view + 1) % len(VIEWS))

    def action_previous_view(self) -> None:
        """Open the view before."""
        self.open_view((self.view - 1) % len(VIEWS))

    @on(Lines.Moved)
    def explain(self, event: Lines.Moved) -> None:
        """Say what stands behind the cell or line under the cursor."""
        told, desk = self.house.told, self.house.desk
        notes: list[Note] = []
        if isinstance(event.lines, Matrix) and told and desk:
            notes = self._cell(event.lines, told)
        elif isinstance(event.lines, Facts) and event.lines.selected:
            fact = event.lines.selected
            notes = [Note(fact.text.rstrip("━ "), "strong")]
            notes += [Note(line) for line in fact.says.splitlines()]
        elif isinstance(event.lines, Sides):
            if not event.lines.rows:
                return
            notes = [*event.lines.notes(), _ANOTHER]
        self.query_one("#margin > Notes", Notes).show(notes)

    def _cell(self, matrix: Matrix, told: Told) -> list[Note]:
        desk = self.house.desk
        story = matrix.story
        if desk is None or story is None:
            return [Note("No story counts yet: drafts and ready ones do.", "quiet")]
        principle = desk.workspace.rubric.principles[matrix.principle]
        title = told.reviews[story].title
        sign = matrix.cells[matrix.principle].get(story, "")
        held = told.files[story].story.principles
        words = held.primary.get(matrix.principle) or held.secondary.get(matrix.principle) or ""
        notes = [Note(f"{matrix.column + 1}  {title}", "strong"), Note(principle.name, "quiet")]
        if not sign:
            notes.append(Note("Not told for it.", "quiet"))
        elif words:
            notes.append(Note(f"“{words}”", "plain", sign))
        else:
            notes.append(Note("Claimed; no words are quoted for it yet.", "plain", sign))
        many = len(matrix.cells[matrix.principle])
        notes += [Note(""), Note(f"{principle.name}: {principle.gist}", "quiet")]
        if many < 2:
            notes.append(
                Note(f"{'Only one story' if many else 'No story'} carries it.", "warm", "▲")
            )
        return [*notes, Note(""), *_LEGEND]

    @on(Lines.Chosen)
    def action_choose(self) -> None:
        """Open the story, or start the one that is missing."""
        lines = self.query_one(Lines)
        if isinstance(lines, (Matrix, Sides)):
            if lines.story:
                self.house.write_story(lines.story)
        elif isinstance(lines, Facts) and lines.selected:
            fact = lines.selected
            if fact.story:
                self.house.write_story(fact.story)
            elif fact.scenario:
                from portfolio.tui.screens.new import New  # noqa: PLC0415 - when first used

                self.app.push_screen(New(fact.scenario))

    def action_render(self) -> None:
        """Make the dossier."""
        if self.house.desk:
            from portfolio.tui.screens.render import Render  # noqa: PLC0415 - when first used

            self.app.push_screen(Render(self.house.desk))

    def action_leave(self) -> None:
        """Go back to the board."""
        self.app.pop_screen()

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _counted(told: Told) -> list[str]:
    """List the stories that count, in the order of the files."""
    return [key for key, file in told.files.items() if file.story.counts]
