"""The command palette: every action by verb and object, and the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from portfolio.tui import themes
from portfolio.tui.commands import COMMANDS


class Actions(Provider):
    """What can be done on the screen one stands on."""

    def _offers(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        for name, command in COMMANDS.items():
            holder = self._holder(name)
            if holder:
                yield command.label, command.says, partial(self._run, holder, name)
        for name in themes.names():
            yield f"theme: {name}", "Change the colours", partial(self._theme, name)

    def _holder(self, name: str) -> Any:
        nodes = (self.focused, self.screen, self.app)
        return next((n for n in nodes if n is not None and hasattr(n, f"action_{name}")), None)

    async def _run(self, holder: Any, name: str) -> None:
        await holder.run_action(name)

    def _theme(self, name: str) -> None:
        self.app.theme = name

    async def discover(self) -> Hits:
        """Offer everything before a word is typed."""
        for label, says, run in self._offers():
            yield DiscoveryHit(label, run, help=says)

    async def search(self, query: str) -> Hits:
        """Offer what matches the words typed."""
        matcher = self.matcher(query)
        for label, says, run in self._offers():
            score = matcher.match(label)
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, help=says)
