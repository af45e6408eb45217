"""Asks whose loop it is and when, and says in place what a day can't be."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from portfolio.loop.days import doubt
from portfolio.tui.dialogs.base import Sheet, labelled
from portfolio.tui.rows import until_then
from portfolio.tui.widgets.notes import Note, Notes


class Called(NamedTuple):
    """Whose loop it is, and its day, where there is one yet."""

    company: str
    day: date | None


class LoopSheet(Sheet[Called]):
    """Company and day; enter goes on, and on the last line keeps."""

    CSS_PATH = "loop.tcss"
    hint = "enter  next, then keeps it    esc  back"

    def __init__(self, today: date, *, company: str = "", day: date | None = None) -> None:
        super().__init__()
        self.title_text = "Whose loop is it, and when?"
        self._today = today
        self._company, self._day = company, day
        self._doubted: date | None = day

    def body(self) -> tuple[Widget, ...]:
        """Offer the two lines, and room for what is odd about them."""
        said = self._day.isoformat() if self._day else ""
        return (
            labelled("company", Input(self._company, placeholder="Northwind", id="company")),
            labelled("day", Input(said, placeholder=f"{self._today:%Y}-12-15", id="day")),
            Notes(id="says"),
        )

    @on(Input.Changed)
    def typed(self) -> None:
        """Say how far away the day is, as soon as it can be read."""
        try:
            day = self._read()
        except ValueError:
            day = None
        ahead = f"{day:%A} {day.day} {day:%B %Y}, {until_then(day, self._today)}" if day else ""
        self._say(Note(ahead, "quiet") if ahead and day and day >= self._today else Note(""))

    def _read(self) -> date | None:
        text = self.query_one("#day", Input).value.strip()
        return date.fromisoformat(text) if text else None

    @on(Input.Submitted, "#company")
    def go_on(self) -> None:
        """Ask for the day next."""
        if self._named():
            self.query_one("#day", Input).focus()

    def _named(self) -> str:
        """Return the company, or say that it is missing."""
        company = self.query_one("#company", Input).value.strip()
        if not company:
            says = "Whose loop is it? Write the company's name, e.g. Northwind."
            self._say(Note(says, "warm", "▲"))
            self.query_one("#company", Input).focus()
        return company

    @on(Input.Submitted, "#day")
    def submit(self) -> None:
        """Keep both, unless one of them can't be meant."""
        company = self._named()
        if not company:
            return
        try:
            day = self._read()
        except ValueError:
            typed = self.query_one("#day", Input).value.strip()
            says = f"{typed} is no day. Write year, month and day: {self._today:%Y}-12-15."
            self._say(Note(says, "warm", "▲"))
            return
        odd = doubt(day, self._today)
        if odd and day != self._doubted:
            self._doubted = day
            self._say(Note(f"{odd} enter again keeps it.", "warm", "▲"))
            return
        self.dismiss(Called(company, day))

    def _say(self, note: Note) -> None:
        self.query_one("#says", Notes).show([note])
