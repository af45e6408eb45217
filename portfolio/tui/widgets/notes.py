"""Notes set as a margin is set: a sign, hanging lines, quiet beside strong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget


class Note(NamedTuple):
    """One paragraph of a margin: its words, how they look, and the sign that opens it."""

    text: str = ""
    look: str = "plain"
    sign: str = ""


class Notes(Widget):
    """Paragraphs with hanging signs, wrapped to whatever width there is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "notes--plain",
        "notes--quiet",
        "notes--strong",
        "notes--warm",
        "notes--cool",
        "notes--here",
    }

    def __init__(self, *notes: Note, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._notes: tuple[Note, ...] = notes

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what is shown."""
        return self._notes

    def show(self, notes: Iterable[Note]) -> None:
        """Show other notes."""
        given = tuple(notes)
        if given != self._notes:
            self._notes = given
            self.refresh(layout=True)

    def render(self) -> Text:
        """Set the notes for the width there is."""
        rows = Text("\n").join(self._set(max(8, self.content_size.width)))
        rows.no_wrap = True
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Count the lines the notes take at a width."""
        return len(list(self._set(max(8, width))))

    def _set(self, width: int) -> Iterable[Text]:
        for note in self._notes:
            indent = len(note.sign) + 1 if note.sign else 0
            lines = textwrap.wrap(note.text, max(4, width - indent), break_on_hyphens=False) or [""]
            for number, line in enumerate(lines):
                lead = f"{note.sign} " if note.sign and number == 0 else " " * indent
                yield Text.assemble(
                    (lead, self._look("strong" if note.look == "quiet" else note.look)),
                    (line, self._look("plain" if note.look in ("warm", "cool") else note.look)),
                )

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"notes--{name}", partial=True)
