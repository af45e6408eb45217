"""Jumping: a letter on everything one can go to; typing it goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from portfolio.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Spot(NamedTuple):
    """A place on the screen, and what going there does."""

    at: Offset
    go: Callable[[], object]


@runtime_checkable
class Spotted(Protocol):
    """A widget with several places one can go to."""

    def spots(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Yield each place as seen from the widget's corner, and what going there does."""


def jump(app: PortfolioApp) -> None:
    """Show the letters over the screen one is on, or take them away."""
    screen = app.screen
    if isinstance(screen, Jump):
        screen.dismiss(None)
        return
    found = tuple(spots(screen))
    if found:
        app.push_screen(Jump(found), lambda go: go() if go else None)
    else:
        app.notify("There is nothing to jump to here.", timeout=2)


def spots(screen: Screen[object]) -> Iterator[Spot]:
    """Yield what one can go to on a screen, from the top to the bottom."""
    found = [
        Spot(corner + at, go)
        for widget in screen.query("*")
        if widget.display and widget.size
        for corner in (_corner(widget),)
        for at, go in _of(widget)
        if screen.find_widget(widget).visible_region.contains_point(corner + at)
    ]
    yield from sorted(found, key=lambda spot: (spot.at.y, spot.at.x))


def _corner(widget: Widget) -> Offset:
    """Return where a widget's letters are counted from: what is written stays readable."""
    return widget.content_region.offset if isinstance(widget, Spotted) else widget.region.offset


def _of(widget: Widget) -> Iterator[tuple[Offset, Callable[[], object]]]:
    if isinstance(widget, Spotted):
        yield from widget.spots()
    elif isinstance(widget, (Input, TextArea, Choice)):
        yield Offset(0, 0), widget.focus


def lettered(found: tuple[Spot, ...]) -> Mapping[str, Spot]:
    """Give each spot a letter; two where the letters don't suffice."""
    if len(found) <= len(LETTERS):
        return dict(zip(LETTERS, found, strict=False))
    pairs = ("".join(pair) for pair in product(LETTERS, repeat=2))
    return dict(zip(pairs, found, strict=False))


class Jump(ModalScreen[Callable[[], object] | None]):
    """The letters, over the screen as it stands."""

    CSS_PATH = "jump.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "cancel", "back", show=False, id="jump.cancel", tooltip="Stay where you are"
        ),
    ]

    def __init__(self, found: tuple[Spot, ...]) -> None:
        super().__init__()
        self.spots = lettered(found)
        self.typed = ""

    def compose(self) -> ComposeResult:
        """Put each letter on its place."""
        for letters, spot in self.spots.items():
            label = Static(letters, markup=False, classes="letter")
            label.offset = spot.at
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go to the place whose letters were typed."""
        if event.key == "escape":
            return
        event.stop()
        self.typed += event.character or ""
        if self.typed in self.spots:
            self.dismiss(self.spots[self.typed].go)
        elif not any(name.startswith(self.typed) for name in self.spots):
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
