"""The sheet every dialog is written on: a title, what it asks, and the keys that answer."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

Answer = TypeVar("Answer")


class Sheet(ModalScreen[Answer | None]):
    """A question over the screen; escape takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "cancel", "back", show=False, id="dialog.cancel", tooltip="Leave it as it was"
        ),
    ]
    title_text = ""
    hint = ""
    scrolls = False
    """Whether arrows scroll the sheet, because nothing else on it takes them."""

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with VerticalScroll(classes="sheet", can_focus=self.scrolls):
            yield Static(self.title_text, classes="title", markup=False)
            yield from self.body()
            yield Static(self.hint, classes="hint", markup=False)

    def body(self) -> tuple[Widget, ...]:
        """Return what stands between the title and the keys."""
        return ()

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def labelled(label: str, line: Input) -> Horizontal:
    """Set a line to write on beside its label."""
    line.select_on_focus = False
    return Horizontal(Static(label, classes="label", markup=False), line, classes="line")
