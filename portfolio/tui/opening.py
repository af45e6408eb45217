"""Opens what can be opened from any screen: a story to write or to dig out, a line for a seed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from portfolio.errors import PortfolioError

if TYPE_CHECKING:
    from portfolio.model.loop import Loop
    from portfolio.tui.app import PortfolioApp
    from portfolio.tui.desk import Desk


def write(app: PortfolioApp, story_id: str, then: str = "") -> None:
    """Open a story in the editor, or say why it can't be.

    Args:
        app: The app.
        story_id: The story.
        then: `dig` to be asked about it at once, `ready` for its list, or a section to stand in.
    """
    from portfolio.tui.screens.write import Write  # noqa: PLC0415 - loaded when first used

    if app.desk is None or _open_already(app, story_id):
        return
    try:
        draft = app.desk.draft(story_id)
    except PortfolioError as error:
        app.show_error(error)
        return
    if draft.base.parsed.broken:
        app.desk.close(draft)
        _say_broken(app, draft.base.parsed.findings[0].fix, story_id)
        return
    app.push_screen(Write(draft, then))


def _open_already(app: PortfolioApp, story_id: str) -> bool:
    """Go back to a story that lies open below, and tell whether one did."""
    from portfolio.tui.screens.write import Write  # noqa: PLC0415 - as above

    stack = app.screen_stack
    open_ = (n for n, s in enumerate(stack) if isinstance(s, Write) and s.draft.id == story_id)
    at = next(open_, None)
    if at is None:
        return False
    for _ in stack[at + 1 :]:
        app.pop_screen()
    return True


def _say_broken(app: PortfolioApp, fix: str, story_id: str) -> None:
    review = app.told.reviews.get(story_id) if app.told else None
    found = review.findings[0] if review and review.findings else None
    place = f"stories/{story_id}.md" + (f":{found.line}:{found.column}" if found else "")
    what = found.what if found else "the front matter can't be read"
    app.show_error(PortfolioError(what, where=place, fix=f"{fix}; x opens the file"))


def rehearse(app: PortfolioApp, story_id: str) -> None:
    """Let a story be told aloud against the clock, or say why it can't be."""
    from portfolio import rehearsing  # noqa: PLC0415 - loaded when first used
    from portfolio.tui.screens.rehearse import Rehearse  # noqa: PLC0415 - as above

    if app.desk is None:
        return
    try:
        with app.desk.lock:
            story = rehearsing.tellable(app.desk.workspace, story_id)
    except PortfolioError as error:
        app.show_error(error)
        return
    app.push_screen(Rehearse(story))


def ask(app: PortfolioApp) -> None:
    """Let a question be put, within the loop in hand, else the one that is today."""
    from textual.screen import ModalScreen  # noqa: PLC0415 - as below

    from portfolio.loop.days import on_the_day  # noqa: PLC0415 - the same
    from portfolio.tui.screens.ask import Ask  # noqa: PLC0415 - loaded when first used

    def put() -> None:
        loops = app.told.loops if app.told else ()
        held: Loop | None = getattr(app.screen, "loop", None)
        app.push_screen(Ask(within=held or on_the_day(loops, app.now().date())))

    if app.folder is None:
        app.notify("A question needs stories: make a workspace first, or open the sample.")
    elif not isinstance(app.screen, (Ask, ModalScreen)):
        app.when_read(put)


def keys(app: PortfolioApp) -> None:
    """Show every key that works here, and what the words on the screen mean."""
    from portfolio.tui.dialogs.keys import Keys  # noqa: PLC0415 - rarely needed
    from portfolio.tui.terms import terms  # noqa: PLC0415 - the same

    if isinstance(app.screen, Keys):
        return
    rubric = app.desk.workspace.rubric if app.desk else None
    meant = terms(app.screen, rubric) if rubric else ()
    app.push_screen(Keys(app.screen.active_bindings, meant))


def take_keys(app: PortfolioApp, desk: Desk) -> None:
    """Take over the keys the settings give, and say which mean nothing."""
    from portfolio.tui import keymap  # noqa: PLC0415 - after the first paint

    wanted = desk.workspace.settings.keys
    app.set_keymap(keymap.usable(wanted))
    for found in keymap.findings(wanted):
        app.notify(f"{found.path}: {found.what}; {found.fix}.", severity="warning", markup=False)


def offer_tour(app: PortfolioApp) -> None:
    """Show around, on the first start with the sample."""
    from portfolio.tui import tour  # noqa: PLC0415 - only at the start

    tour.offer(app)


def seed(app: PortfolioApp) -> None:
    """Ask for one line, whatever one is doing, and let it wait on the board."""
    from portfolio.store.journal import Journal  # noqa: PLC0415 - loaded when first used
    from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - the same

    if app.folder is None:
        app.notify("A seed needs a workspace to wait in: make one first, or open the sample.")
        return
    ask = Line(
        "What happened, in one line?",
        example="the night checkout fell over",
        verb="keeps it as a seed",
        journal=Journal(app.folder, ""),
    )
    app.push_screen(ask, ask.settled(partial(_keep_seed, app)))


def _keep_seed(app: PortfolioApp, line: str) -> bool:
    from portfolio.workspace import Workspace  # noqa: PLC0415 - heavy: only when needed

    try:
        space = app.desk.workspace if app.desk else Workspace.open(app.folder)
        space.new(line, status="seed")
    except PortfolioError as error:
        app.show_error(error)
        return False
    app.notify("Kept. It waits on the board.", timeout=3)
    if hasattr(app.screen, "bank_read"):
        app.read()
    return True
