"""The first outline: answers under the sections they belong to, beside what each section asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer

from portfolio import guided
from portfolio.model.guided import Outlined
from portfolio.tui.desk import Draft
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.notes import Note, Notes


class Outline(Page):
    """What was dug out, section by section, before a sentence of it is written."""

    CSS_PATH = "outline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "lay_out",
            "put into the empty sections",
            id="outline.lay",
            tooltip="Put the answers into the sections that are still empty, word for word",
        ),
        Binding("ctrl+g", "dig", "questions", id="outline.dig", tooltip="Back to the questions"),
        Binding(
            "escape",
            "leave",
            "story",
            key_display="esc",
            id="outline.leave",
            tooltip="Leave the sections as they are, and write",
        ),
        Binding(
            "f1,question_mark",
            "keys",
            "keys",
            key_display="f1",
            id="outline.keys",
            tooltip="Show every key that works here",
        ),
    ]

    def __init__(
        self, draft: Draft, *, lay: Callable[[Mapping[str, str]], None], dig: Callable[[], None]
    ) -> None:
        """Outline a draft.

        Args:
            draft: The story.
            lay: Takes the first text of each section still empty.
            dig: Goes back to the questions.
        """
        super().__init__()
        self.draft = draft
        self._lay, self._dig = lay, dig

    def compose(self) -> ComposeResult:
        """Lay out the sections."""
        desk = self.house.desk
        assert desk is not None  # noqa: S101 - a story is open only on a desk
        parts = guided.outline(self.draft.story(), desk.workspace.rubric)
        given = sum(len(part.answers) for part in parts)
        said = f"{given} {'answer' if given == 1 else 'answers'}"
        yield from self.head(self.draft.text("title"), f"your words, in order  ·  {said}")
        with VerticalScroll(id="outline"):
            for part in parts:
                with Horizontal(classes="outlined"):
                    yield Notes(*_answers(part), classes="answers")
                    yield Notes(*_cues(part), classes="cues")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#outline").focus()

    def action_lay_out(self) -> None:
        """Put the answers into the sections still empty, and write there."""
        desk = self.house.desk
        texts = guided.first_texts(self.draft.story(), desk.workspace.rubric) if desk else {}
        self.app.pop_screen()
        self._lay(texts)

    def action_dig(self) -> None:
        """Go back to the questions."""
        self.app.pop_screen()
        self._dig()

    def action_leave(self) -> None:
        """Go and write."""
        self.app.pop_screen()
        self._lay({})

    def action_keys(self) -> None:
        """Show every key that works here."""
        self.house.action_keys()


def _answers(part: Outlined) -> Iterator[Note]:
    yield Note(part.name, "strong")
    if part.written:
        yield Note("Written already; the answers stay beside it.", "quiet")
    for answer in part.answers:
        yield Note(" ".join(answer.split()), "plain", "–")
    if not part.answers and not part.written:
        yield Note("No answer belongs here yet.", "quiet")


def _cues(part: Outlined) -> Iterator[Note]:
    yield Note("" if not part.cues else "it should say", "quiet")
    for cue in part.cues:
        yield Note(cue, "quiet", "·")
