"""Rendering: which form on which paper, how far it is, and where the file lies."""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from portfolio.errors import PortfolioError
from portfolio.model.dossier import EDITIONS, FORMATS, DossierSpec
from portfolio.tui.desk import Desk
from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.widgets.choice import Choice
from portfolio.tui.widgets.notes import Note, Notes

if TYPE_CHECKING:
    from portfolio.dossier.child import Rendering
    from portfolio.tui.app import PortfolioApp

_CELLS = 30
_TELLS = 0.08
"""From here on the time that is left can be told."""


class Stage(Enum):
    """How far a render has come."""

    CHOOSING = "choosing"
    RUNNING = "running"
    DONE = "done"


class Render(Sheet[None]):
    """A sheet to render the dossier from; the child it starts can be stopped at any moment."""

    CSS_PATH = "render.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "start_render",
            "render",
            show=False,
            id="render.start",
            tooltip="Render as chosen",
        ),
        Binding(
            "y",
            "copy_path",
            "copy path",
            show=False,
            id="render.copy",
            tooltip="Copy the file's path",
        ),
        Binding(
            "o",
            "open_path",
            "open",
            show=False,
            id="render.open",
            tooltip="Open the file in the program this machine has for it",
        ),
    ]
    title_text = "Render the dossier"
    hint = "←→  change    ↑↓  move    enter  render    esc  back"

    def __init__(self, desk: Desk, *, edition: str = "") -> None:
        """Offer the forms of the document.

        Args:
            desk: What is printed.
            edition: The edition to begin with at once.
        """
        super().__init__()
        self._at_once = edition
        self._began = 0.0
        self._desk = desk
        self.stage = Stage.CHOOSING
        self.path = ""
        self._rendering: Rendering | None = None
        self._current = 0
        """Which run is the one shown; what an earlier one still says is not heard."""

    def body(self) -> tuple[Widget, ...]:
        """Offer what can be chosen."""
        return (
            Choice(
                "edition",
                EDITIONS,
                chosen=EDITIONS.index(self._at_once) if self._at_once in EDITIONS else 0,
                id="edition",
            ),
            Choice("form", FORMATS, id="form"),
            Choice("paper", ("a4", "letter"), id="paper"),
            Choice("ink", ("colour", "black"), id="ink"),
            Choice("names", ("as written", "redacted"), id="names"),
            Static("", id="progress", markup=False),
            Notes(id="outcome"),
        )

    def on_mount(self) -> None:
        """Begin at once with the edition that was asked for by name."""
        if self._at_once:
            self.action_start_render()

    def _chosen(self, name: str) -> str:
        return self.query_one(f"#{name}", Choice).value

    def action_start_render(self) -> None:
        """Render as chosen; a second enter closes the sheet."""
        if self.stage is Stage.DONE:
            self.dismiss(None)
        elif self.stage is Stage.CHOOSING:
            self.stage = Stage.RUNNING
            self._outcome()
            self._hint("esc  stops it")
            self._current += 1
            self._began = monotonic()
            self._run(self._current)

    @on(Choice.Changed)
    def chose(self) -> None:
        """Let another choice be rendered after one is done."""
        if self.stage is Stage.DONE:
            self.stage = Stage.CHOOSING
            self._hint(self.hint)

    def _spec(self) -> DossierSpec:
        return DossierSpec.model_validate(
            {
                "edition": self._chosen("edition"),
                "paper": self._chosen("paper"),
                "ink": self._chosen("ink") == "black",
                "redact": self._chosen("names") == "redacted",
            }
        )

    @work(thread=True, exclusive=True, group="render", exit_on_error=False)
    def _run(self, run: int) -> None:
        from portfolio.dossier.child import Rendering  # noqa: PLC0415 - only to print

        spec, fmt = self._spec(), self._chosen("form")
        try:
            self.app.call_from_thread(self._progress, 0.0, "gathering", run)
            with self._desk.lock:
                order = self._desk.workspace.order(spec, fmt, today=self._today())
            rendering = Rendering(order)
            self.app.call_from_thread(self._started, rendering, run)
            for step in rendering:
                self.app.call_from_thread(self._progress, step.fraction, step.stage, run)
        except Exception as error:  # noqa: BLE001 - whatever it is, the sheet says why
            from portfolio.tui.faults import said  # noqa: PLC0415 - rarely needed

            self.app.call_from_thread(self._failed, said(error), run)
            return
        self.app.call_from_thread(self._done, str(order.path), run)

    def _started(self, rendering: Rendering, run: int) -> None:
        """Hold the child, or end it at once when its render was stopped meanwhile."""
        if run == self._current:
            self._rendering = rendering
        else:
            rendering.kill()

    def _today(self) -> date:
        return cast("PortfolioApp", self.app).now().date()

    def _progress(self, fraction: float, stage: str, run: int | None = None) -> None:
        if self.is_mounted and run in (None, self._current):
            told = round(fraction * _CELLS)
            line = "━" * told + "─" * (_CELLS - told)
            words = f"{line} {fraction:4.0%}  {stage}{self._left(fraction)}"
            self.query_one("#progress", Static).update(words)

    def _left(self, fraction: float) -> str:
        """Say how long it will still take, once that can be told."""
        took = monotonic() - self._began
        if not _TELLS <= fraction < 1 or took < 1:
            return ""
        return f" · {max(1, round(took * (1 - fraction) / fraction))} s left"

    def _failed(self, error: PortfolioError, run: int) -> None:
        if run != self._current:
            return
        self.stage = Stage.CHOOSING
        self._progress(0, "stopped")
        self._outcome(Note(error.what, "warm", "▲"), Note(f"fix: {error.fix}", "quiet"))
        self._hint(self.hint)

    def _done(self, path: str, run: int) -> None:
        if run != self._current:
            return
        self.stage = Stage.DONE
        self.path = path
        self._progress(1, "done")
        self._outcome(Note(path, "strong"))
        self._hint("o  open it    y  copy the path    enter  close")

    def _outcome(self, *notes: Note) -> None:
        if self.is_mounted:
            self.query_one("#outcome", Notes).show(notes)

    def _hint(self, words: str) -> None:
        if self.is_mounted:
            self.query_one(".hint", Static).update(words)

    def action_copy_path(self) -> None:
        """Copy the file's path to the clipboard."""
        if self.path:
            self.app.copy_to_clipboard(self.path)
            self.notify("The path is on the clipboard.", timeout=3)

    def action_open_path(self) -> None:
        """Open the file in the program this machine has for it."""
        from portfolio.tui import outside  # noqa: PLC0415 - loaded when first used

        if self.path:
            try:
                outside.show(Path(self.path))
            except PortfolioError as error:
                self._outcome(
                    Note(self.path, "strong"), Note(error.what, "warm", "▲"), Note(error.fix)
                )

    def action_cancel(self) -> None:
        """Stop the render under way, or close the sheet."""
        if self.stage is Stage.RUNNING:
            self.stage = Stage.CHOOSING
            self._current += 1
            if self._rendering:
                self._rendering.kill()
            self._progress(0, "stopped")
            self._hint(self.hint)
        else:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """Leave no child behind."""
        self._current += 1
        if self._rendering:
            self._rendering.kill()
