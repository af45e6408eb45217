"""Opens what can be opened from any screen: a story to write or to dig out, a line for a seed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from portfolio.errors import PortfolioError

if TYPE_CHECKING:
    from portfolio.tui.app import PortfolioApp


def write(app: PortfolioApp, story_id: str, then: str = "") -> None:
    """Open a story in the editor, or say why it can't be.

    Args:
        app: The app.
        story_id: The story.
        then: `dig` to be asked about it at once, `ready` for its list, or a section to stand in.
    """
    from portfolio.tui.screens.write import Write  # noqa: PLC0415 - loaded when first used

    if app.desk is None:
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


def _say_broken(app: PortfolioApp, fix: str, story_id: str) -> None:
    review = app.told.reviews.get(story_id) if app.told else None
    found = review.findings[0] if review and review.findings else None
    place = f"stories/{story_id}.md" + (f":{found.line}:{found.column}" if found else "")
    what = found.what if found else "the front matter can't be read"
    app.show_error(PortfolioError(what, where=place, fix=f"{fix}; x opens the file"))


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
