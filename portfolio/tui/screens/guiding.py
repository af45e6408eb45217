"""Leads from one stage of writing to the next: dig, outline, compare, ready."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from portfolio import guided
from portfolio.errors import PortfolioError
from portfolio.model.story import STAR
from portfolio.tui.commands import READY
from portfolio.tui.screens.keeping import Keeping
from portfolio.workspace import Workspace


class Guiding(Keeping):
    """A screen that writes a story and knows what comes before and after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+g",
            "dig",
            "dig",
            id="write.dig",
            tooltip="Be asked about the story, one question at a time",
        ),
        Binding(
            "ctrl+r",
            "ready",
            "ready",
            id="write.ready",
            tooltip="See what is open, and call the story ready",
        ),
        Binding(
            "ctrl+t",
            "compare",
            "compare",
            show=False,
            id="write.compare",
            tooltip="This section beside its last ready state, or the sample at L6 and L7",
        ),
        Binding(
            "f10",
            "rehearse",
            "tell aloud",
            show=False,
            id="write.rehearse",
            tooltip="Tell the story aloud against the clock, section by section",
        ),
        Binding(
            "ctrl+l",
            "choose_scenario",
            "scenario",
            show=False,
            id="write.scenario",
            tooltip="Choose which question the story answers",
        ),
    ]
    section: str
    came_for: str

    @abstractmethod
    def action_leave(self) -> None:
        """Save and go back to the board."""

    @abstractmethod
    def go_to(self, place: str, span: tuple[int, int] | None = None) -> None:
        """Stand in a section or field, on some of its words."""

    # digging

    def action_dig(self) -> None:
        """Be asked about the story, one question at a time."""
        from portfolio.tui.screens.dig import Dig  # noqa: PLC0415 - loaded when first used

        self.app.push_screen(
            Dig(self.draft, keep=self._keep, save=self._save_quietly, done=self._dug)
        )

    def _dug(self, then: str) -> None:
        self._refill_saved()
        if then == "outline":
            from portfolio.tui.screens.outline import Outline  # noqa: PLC0415 - as above

            self.app.push_screen(Outline(self.draft, lay=self._lay, dig=self.action_dig))
        elif then == "scenario":
            self._choose(self.action_dig)
        else:
            self._stand()

    def _lay(self, texts: Mapping[str, str]) -> None:
        """Put first texts into empty sections, by an edit that can be undone."""
        for name, text in texts.items():
            self._keep(name, text)
        self._refill_saved()
        if texts:
            self.notify(
                "Your words lie in the empty sections now. Make sentences of them.", timeout=3
            )
        self._stand(next(iter(texts), ""))

    def _stand(self, name: str = "") -> None:
        empty = next((s for s in STAR if not self.draft.text(s).strip()), STAR[0])
        self.go_to(name or empty)

    def _refill_saved(self) -> None:
        if self._save(quiet=True):
            self._refill()

    # deciding

    def settled(self, change: Callable[[Workspace], object]) -> bool:
        """Change the file beside its text, and tell whether that went well."""
        try:
            self.draft.settle(change)
        except PortfolioError as error:
            self.house.show_error(error)
            return False
        self._refill()
        return True

    def action_ready(self) -> None:
        """See what is open, and call the story ready."""
        from portfolio.tui.screens.ready import Ready  # noqa: PLC0415 - loaded when first used

        desk = self.house.desk
        if desk is None:
            return
        self._save_quietly()
        story = self.draft.story()
        self.app.push_screen(
            Ready(
                story.title or story.id,
                guided.checks(desk.workspace, story),
                reading=desk.workspace.review_text(story).reading.level,
                open_=story.open if story.status == "ready" else None,
                mark=self._mark,
                go=self._go_back,
            )
        )

    def _mark(self, open_: tuple[str, ...] | None) -> None:
        def change(space: Workspace) -> None:
            if open_ is None:
                space.change(self.draft.id, status="draft", open=())
            else:
                guided.mark_ready(space, self.draft.id, open_)

        if self.settled(change):
            says = "It is a draft again." if open_ is None else "Ready. You can still change it."
            self.notify(says, timeout=3)
            self._go_back("")

    def _go_back(self, place: str) -> None:
        """Go where something is mended; else back to the board, if one came for the list alone."""
        if place:
            self.go_to(place)
        elif self.came_for == READY:
            self.action_leave()

    def action_rehearse(self) -> None:
        """Tell the story aloud against the clock, as it stands now."""
        if self._save():
            self.house.rehearse_story(self.draft.id)

    def action_choose_scenario(self) -> None:
        """Choose which question the story answers."""
        self._choose(lambda: None)

    def _choose(self, then: Callable[[], object]) -> None:
        from portfolio.tui.screens.new import New  # noqa: PLC0415 - loaded when first used

        def chosen(scenario: str | None) -> None:
            if scenario is not None:
                pairs = {"scenario": scenario}
                self.settled(lambda space: space.set(self.draft.id, pairs))
            then()

        self.app.push_screen(New(self.draft.base.story.scenario or "", chosen=chosen))

    # comparing

    def action_compare(self) -> None:
        """Put this section beside its last ready state, or the sample at two levels."""
        from portfolio.tui.screens.compare import Compare  # noqa: PLC0415 - when first used

        self.app.push_screen(Compare(self.draft.story(), self.section))
