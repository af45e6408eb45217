"""The tour: six short stops through the sample, and at its end a workspace of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from portfolio import resources
from portfolio.errors import CannotWrite
from portfolio.store import files
from portfolio.tui.rows import folder_above

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp

_SEEN = ".portfolio/toured"
QUESTION = "Tell me about a time you disagreed with your manager"


class Stop(NamedTuple):
    """One stop: what it shows, what it says of it, and how one gets there."""

    title: str
    says: str
    go: Callable[[PortfolioApp], object]
    on_top: bool = False


def _board(app: PortfolioApp) -> None:
    while len(app.screen_stack) > 1 and not hasattr(app.screen, "show_story"):
        app.pop_screen()


def _write(app: PortfolioApp) -> None:
    _board(app)
    rows = app.told.rows if app.told else ()
    row = next((r for r in rows if not r.broken and r.status != "seed"), None)
    if row:
        app.write_story(row.id)


def _coverage(app: PortfolioApp) -> None:
    _board(app)
    app.call_later(app.screen.run_action, "coverage")


def _ask(app: PortfolioApp) -> None:
    from portfolio.tui.screens.ask import Ask  # noqa: PLC0415 - only on the tour

    _board(app)
    app.push_screen(Ask(QUESTION))


STOPS: tuple[Stop, ...] = (
    Stop(
        "The board",
        "Every story is a line. ● met, ◐ partly, ○ missing: how it stands to the bar. "
        "The reading is the level it sounds like; the time is yours, told aloud; h times you. "
        "On top stands the one thing that helps most, and g does it.",
        _board,
    ),
    Stop(
        "The writing room",
        "Four sections, each with its seconds against its target. What your words prove, and "
        "what they cost you, stands quoted beside them: nothing is written for you.",
        _write,
        on_top=True,
    ),
    Stop(
        "Coverage",
        "What the whole bank shows and lacks, the thin rows first. tab turns to scenarios, "
        "criteria, mix, and the next story worth writing; enter opens or starts it.",
        _coverage,
    ),
    Stop(
        "A question",
        "ctrl f anywhere: put a question as you hear it, and the stories that answer it come "
        "up, with the line to begin with. When none fits, it says so.",
        _ask,
    ),
    Stop(
        "Yours",
        "ctrl o catches a line for later, on any screen. ctrl j puts a letter on everything you "
        "can go to, ctrl p knows every command by name, and ? explains the keys and the words.",
        _board,
    ),
)


def offer(app: PortfolioApp) -> bool:
    """Begin the tour on the first start with the sample, and tell whether it began."""
    folder, told = app.folder, app.told
    if folder is None or told is None or (folder / _SEEN).exists():
        return False
    sample = {path.stem for path in resources.sample().glob("stories/*.md")}
    if not sample <= set(told.files):
        return False
    begin(app)
    return True


def begin(app: PortfolioApp, at: int = 0) -> None:
    """Go to a stop and say what it is; each answer leads to the next one."""
    from portfolio.tui.dialogs.tour import TourSheet  # noqa: PLC0415 - only on the tour

    if app.folder is None or app.told is None:
        app.notify("The tour walks through stories: open the sample first.", timeout=3)
        return
    stop = STOPS[at]
    stop.go(app)
    last = at == len(STOPS) - 1
    own = last and folder_above(None) is None

    def answered(answer: str | None) -> None:
        if answer == "next" and not last:
            begin(app, at + 1)
        elif answer == "back":
            begin(app, max(0, at - 1))
        else:
            _board(app)
            _remember(app)
            if answer == "own":
                from portfolio.tui.screens.welcome import make_own  # noqa: PLC0415 - as above

                make_own(app)

    place = (at, len(STOPS))
    sheet = TourSheet(stop.title, stop.says, place, own=own, on_top=stop.on_top)
    app.call_later(app.push_screen, sheet, answered)


def _remember(app: PortfolioApp) -> None:
    """Keep that the tour was taken, so that it is offered once."""
    if app.folder:
        try:
            files.write_bytes(app.folder / _SEEN, b"", durable=False)
        except CannotWrite:
            return
