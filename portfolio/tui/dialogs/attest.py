"""Asks what an amount is: its nature, whose it is, where it stands, and whether it was checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from portfolio.model.number import OWNERS, Number
from portfolio.tui.dialogs.base import Sheet
from portfolio.tui.widgets.choice import Choice

WORDS: Mapping[str, str] = {
    "savings": "saved",
    "revenue": "earned",
    "loss_avoided": "avoided",
    "profit": "profit",
    "value": "worth",
    "budget": "budget",
    "price": "price",
    "acquisition": "bought for",
    "loss": "lost",
    "target": "a target",
    "market": "market size",
    "negated": "did not come",
    "third_party": "somebody else's",
}
"""A nature as one would say it of the amount."""
_OWNERS: Mapping[str, str] = {"organisation": "ours"}
_CONFIRMED = ("not yet", "today", "can't be")
_BEFORE = "as before"


class Attested(NamedTuple):
    """What the writer says of one amount."""

    says: str
    given: Mapping[str, Any]


class Attest(Sheet[Attested]):
    """One amount, four questions, enter."""

    CSS_PATH = "attest.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "attest", "attest", show=False, id="attest.keep", tooltip="Attest it"),
    ]
    title_text = "What is this amount?"
    hint = "arrows  choose    tab  next    enter  attest    esc  back"

    def __init__(self, amounts: Sequence[str], held: Mapping[str, Number], *, today: date) -> None:
        """Ask about the first of some amounts.

        Args:
            amounts: The amounts of the story, the one meant first.
            held: What is attested or read of them already.
            today: The day a confirmation is of.
        """
        super().__init__()
        self._amounts = tuple(amounts)
        self._held = held
        self._today = today
        dated = any(isinstance(number.confirmed, date) for number in held.values())
        self._confirmed = (*_CONFIRMED, _BEFORE) if dated else _CONFIRMED

    def body(self) -> tuple[Widget, ...]:
        """Offer the four answers, each as it was given before or as the words suggest."""
        known = self._held.get(self._amounts[0]) or Number(says=self._amounts[0])
        natures = tuple(WORDS)
        return (
            Choice("amount", self._amounts, id="amount"),
            Choice(
                "it is",
                tuple(WORDS.values()),
                chosen=natures.index(known.nature) if known.nature else 0,
                id="nature",
            ),
            Choice(
                "whose",
                tuple(_OWNERS.get(owner, owner) for owner in OWNERS),
                chosen=OWNERS.index(known.owner) if known.owner else 0,
                id="owner",
            ),
            Horizontal(
                Static("source", classes="label", markup=False),
                Input(known.source, placeholder="FY23 finance review, p. 14", id="source"),
                classes="line",
            ),
            Choice("confirmed", self._confirmed, chosen=_stands(known), id="confirmed"),
        )

    def on_mount(self) -> None:
        """Begin with what it is; the amount is mostly the one meant."""
        self.query_one("#nature").focus()

    @on(Choice.Changed, "#amount")
    def another(self) -> None:
        """Show what is known of the amount chosen."""
        known = self._held.get(self.query_one("#amount", Choice).value)
        self.query_one("#nature", Choice).chosen = (
            tuple(WORDS).index(known.nature) if known and known.nature else 0
        )
        self.query_one("#owner", Choice).chosen = (
            OWNERS.index(known.owner) if known and known.owner else 0
        )
        self.query_one("#source", Input).value = known.source if known else ""
        self.query_one("#confirmed", Choice).chosen = _stands(known)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Attest from the line as from anywhere."""
        self.action_attest()

    def action_attest(self) -> None:
        """Answer with what was chosen."""
        nature = tuple(WORDS)[self.query_one("#nature", Choice).chosen]
        owner = OWNERS[self.query_one("#owner", Choice).chosen]
        source = self.query_one("#source", Input).value.strip()
        given: dict[str, Any] = {"nature": nature, "owner": owner, "source": source}
        says = self.query_one("#amount", Choice).value
        before = self._held[says].confirmed if says in self._held else None
        meant = {"today": self._today, "can't be": "cannot", _BEFORE: before}
        given["confirmed"] = meant.get(self.query_one("#confirmed", Choice).value)
        self.dismiss(Attested(says, given))


def _stands(known: Number | None) -> int:
    if known is None or known.confirmed is None:
        return 0
    return 2 if known.confirmed == "cannot" else len(_CONFIRMED)
