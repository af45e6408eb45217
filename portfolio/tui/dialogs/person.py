"""Asks who an interviewer is: name, role, and the principles they probe, chosen by typing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from portfolio.errors import nearest
from portfolio.model.loop import Interviewer
from portfolio.tui.dialogs.base import Sheet, labelled
from portfolio.tui.widgets.facts import Fact, Facts
from portfolio.tui.widgets.notes import Note, Notes

_ROLES = "bar raiser, hiring manager, peer …"


class PersonSheet(Sheet[Interviewer]):
    """One interviewer; enter goes on, takes a principle, and on an empty line keeps."""

    CSS_PATH = "person.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, id="person.up", tooltip="The one above"),
        Binding("down", "move(1)", "down", show=False, id="person.down", tooltip="The one below"),
    ]

    def __init__(
        self, principles: Mapping[str, str], taken: Collection[str], who: Interviewer | None = None
    ) -> None:
        """Ask about someone new, or about someone anew.

        Args:
            principles: Id to name of every principle they may probe.
            taken: The names of the others in the loop.
            who: What is known of them.
        """
        super().__init__()
        self.title_text = f"Who is {who.name}?" if who else "Who asks?"
        self._principles = principles
        self._taken = {name.casefold() for name in taken}
        self._who = who or Interviewer(id="", name="")
        self._probes = list(self._who.probes)
        self._shown: tuple[str, ...] = ()
        self._moved = False

    def body(self) -> tuple[Widget, ...]:
        """Offer name and role, and the principles under the line that finds them."""
        found = Facts()
        found.can_focus = False
        return (
            labelled("name", Input(self._who.name, placeholder="Ana", id="name")),
            labelled("role", Input(self._who.role, placeholder=_ROLES, id="role")),
            labelled("probes", Input(placeholder="type to find a principle", id="probes")),
            found,
            Notes(id="says"),
        )

    def on_mount(self) -> None:
        """Begin with the name."""
        self._find()
        self.query_one("#name", Input).focus()

    # the principles

    @on(Input.Changed, "#probes")
    def typed(self) -> None:
        """Show the principles meant by what was typed."""
        self._moved = False
        self._find()

    def _find(self) -> None:
        said = self.query_one("#probes", Input).value.strip()
        self._shown = self._meant(said)
        names = self._principles
        self.query_one(Facts).show(
            Fact("●" if key in self._probes else " ", names.get(key, key)) for key in self._shown
        )
        self._say(said)

    def _meant(self, said: str) -> tuple[str, ...]:
        """Return the principles that hold the words; on a slip the nearest; first those chosen."""
        names = self._principles
        word = said.casefold()
        if not word:
            return (*self._probes, *(key for key in names if key not in self._probes))
        held = [key for key, name in names.items() if word in name.casefold() or word in key]
        near = nearest(word, sorted({part for name in names.values() for part in _parts(name)}))
        slip = [key for key, name in names.items() if near in _parts(name)]
        return tuple(held or slip)

    def _say(self, said: str = "") -> None:
        chosen = ", ".join(self._principles.get(key, key) for key in self._probes)
        if said and not self._shown:
            note = Note(f"No principle is called {said}; an empty line lists all.", "warm", "▲")
        elif said and not any(said.casefold() in self._spoken(key) for key in self._shown):
            note = Note(f"{said}: {self._principles[self._shown[0]]} is meant? enter takes it.")
        else:
            note = Note(chosen or "Nothing is chosen yet.", "quiet", "●" if chosen else "○")
        self.query_one("#says", Notes).show([note])
        self.say_keys()

    def on_descendant_focus(self) -> None:
        """Say what enter does on the line one came to."""
        self.say_keys()

    def say_keys(self) -> None:
        """Say what enter does where one stands."""
        said = self.query_one("#probes", Input).value.strip()
        takes = "takes it, or out again" if said or self._moved else "keeps"
        on_ = takes if self.focused and self.focused.id == "probes" else "next"
        self.query_one(".hint", Static).update(f"enter  {on_}    esc  back")

    def _spoken(self, key: str) -> str:
        return f"{self._principles.get(key, '').casefold()} {key}"

    def action_move(self, by: int) -> None:
        """Go to another principle."""
        self.query_one("#probes", Input).focus()
        if self._moved or by < 0:
            self.query_one(Facts).action_move(by)
        self._moved = True
        self._say(self.query_one("#probes", Input).value.strip())

    # going on

    @on(Input.Submitted, "#name")
    def named(self) -> None:
        """Ask for the role next."""
        if self._sound():
            self.query_one("#role", Input).focus()

    @on(Input.Submitted, "#role")
    def placed(self) -> None:
        """Ask for the principles next."""
        self.query_one("#probes", Input).focus()

    @on(Input.Submitted, "#probes")
    def take(self) -> None:
        """Take the principle under the cursor, or keep all when none is looked for."""
        line = self.query_one("#probes", Input)
        if not line.value.strip() and not self._moved:
            self._keep()
            return
        if not self._shown:
            return
        key = self._shown[self.query_one(Facts).cursor]
        if key in self._probes:
            self._probes.remove(key)
        else:
            self._probes.append(key)
        self._moved = False
        line.value = ""
        self._find()

    def _sound(self) -> bool:
        """Tell whether the name will do, and say it when not."""
        name = self.query_one("#name", Input).value.strip()
        says = ""
        if not name:
            says = "What are they called? A first name is enough, e.g. Ana."
        elif name.casefold() in self._taken:
            says = f"Another one is called {name}. Add a letter, e.g. {name} K."
        if says:
            self.query_one("#says", Notes).show([Note(says, "warm", "▲")])
            self.query_one("#name", Input).focus()
        return not says

    def _keep(self) -> None:
        if self._sound():
            self.dismiss(
                self._who.model_copy(
                    update={
                        "name": self.query_one("#name", Input).value.strip(),
                        "role": self.query_one("#role", Input).value.strip(),
                        "probes": tuple(self._probes),
                    }
                )
            )


def _parts(name: str) -> set[str]:
    """Return a name and its longer words, any of which may be meant by a slip."""
    whole = name.casefold()
    return {whole, *(word for word in whole.split() if len(word) > 3)}
