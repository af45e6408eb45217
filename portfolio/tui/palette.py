"""The command palette: every action by verb and object, every story by title, the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from portfolio.tui import themes
from portfolio.tui.commands import COMMANDS

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp

_EDITIONS = {"cheatsheet": "cheat sheet", "cards": "cards", "story": "a story a page"}
_STATED = ("mark", "start_render")
"""Actions whose words follow from how things stand, so that they are offered in those words."""


class Offer(NamedTuple):
    """One line of the palette, and what it does."""

    label: str
    says: str
    run: Callable[[], Any]


class Actions(Provider):
    """What can be done on the screen one stands on."""

    @property
    def _house(self) -> PortfolioApp:
        return cast("PortfolioApp", self.app)

    def _offers(self) -> Iterator[Offer]:
        yield from self._stated()
        for name, command in COMMANDS.items():
            holder = self._holder(name)
            if holder and name not in _STATED:
                yield Offer(command.label, command.says, partial(self._run, holder, name))
        for name in themes.names():
            yield Offer(f"theme: {name}", "Change the colours", partial(self._theme, name))

    def _stated(self) -> Iterator[Offer]:
        """Offer what follows from the story selected or open, and the editions there are."""
        holder = self._holder("mark") or self._holder("ready")
        if holder:
            row = getattr(holder, "_selected", None)
            draft = getattr(holder, "draft", None)
            status = row.status if row else draft.base.story.status if draft else ""
            action = "mark" if self._holder("mark") else "ready"
            label = "story: make a draft again" if status == "ready" else "story: mark ready"
            yield Offer(label, "See what is open first", partial(self._run, holder, action))
        if self._house.desk and not self.screen.is_modal:
            from portfolio.model.dossier import EDITIONS  # noqa: PLC0415 - the models are loaded

            for edition in EDITIONS:
                name = _EDITIONS.get(edition, edition)
                yield Offer(f"render: {name}", "As a PDF, at once", partial(self._render, edition))

    def _stories(self) -> Iterator[Offer]:
        """Offer every story by its title."""
        for row in self._house.told.rows if self._house.told else ():
            yield Offer(f"open: {row.title}", row.status, partial(self._house.write_story, row.id))

    def _holder(self, name: str) -> Any:
        nodes = (self.focused, self.screen, self.app)
        return next((n for n in nodes if n is not None and hasattr(n, f"action_{name}")), None)

    async def _run(self, holder: Any, name: str) -> None:
        await holder.run_action(name)

    def _render(self, edition: str) -> None:
        from portfolio.tui.screens.render import Render  # noqa: PLC0415 - when first used

        if self._house.desk:
            self.app.push_screen(Render(self._house.desk, edition=edition))

    def _theme(self, name: str) -> None:
        self.app.theme = name

    async def discover(self) -> Hits:
        """Offer everything before a word is typed."""
        for label, says, run in self._offers():
            yield DiscoveryHit(label, run, help=says)

    async def search(self, query: str) -> Hits:
        """Offer what matches the words typed."""
        matcher = self.matcher(query)
        for label, says, run in (*self._offers(), *self._stories()):
            score = matcher.match(label)
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, help=says)
