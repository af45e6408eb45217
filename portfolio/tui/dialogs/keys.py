"""Every key that works where one stands, with its sentence, and what the words there mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.widget import Widget

from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.terms import Term
from portfolio.tui.widgets.notes import Note, Notes

_DISPLAY = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
_MOVES = (".up", ".down", ".first", ".last", ".page-up", ".page-down")
_COLUMN = 12


def spoken(key: str) -> str:
    """Say a key as a person would."""
    return _DISPLAY.get(key, key.replace("ctrl+", "ctrl "))


class Keys(Sheet[None]):
    """The keys of the place one stands in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,question_mark,f1",
            "cancel",
            "close",
            show=False,
            id="keys.close",
            tooltip="Close this",
        ),
    ]
    scrolls = True
    title_text = "Keys that work here"
    hint = "ctrl p  every command by name    esc  close"

    def __init__(self, bindings: Mapping[str, ActiveBinding], terms: Sequence[Term] = ()) -> None:
        super().__init__()
        self._terms = terms
        self._keys: dict[str, tuple[list[str], str]] = {}
        for active in bindings.values():
            binding = active.binding
            if binding.id and binding.tooltip and not binding.id.endswith(_MOVES):
                keys, _ = self._keys.setdefault(binding.id, ([], binding.tooltip))
                keys.append(spoken(binding.key))

    def body(self) -> tuple[Widget, ...]:
        """List the keys, those of the screen before those of the list."""
        ordered = sorted(self._keys.items(), key=lambda item: item[0].startswith(("list.", "app.")))
        lines = [(" ".join(keys[:2]), says) for _, (keys, says) in ordered]
        lines.append(("arrows", "Move; page up, page down, home and end go further"))
        keys_ = (Note(says, sign=keys.ljust(_COLUMN)) for keys, says in lines)
        return (Notes(*keys_, *self._words()),)

    def _words(self) -> Iterator[Note]:
        """Say what the words of the screen mean."""
        if self._terms:
            yield Note("")
            yield Note("What the words mean", "strong")
            yield Note("")
        for term in self._terms:
            yield Note(term.means, sign=term.word.ljust(_COLUMN))
