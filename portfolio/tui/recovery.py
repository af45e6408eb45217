"""Offers what a session that was cut off left: at the start, and whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio.errors import PortfolioError

if TYPE_CHECKING:
    from portfolio.model.recovery import Leftover
    from portfolio.tui.app import PortfolioApp


def go_on(app: PortfolioApp, waiting: list[Callable[[], object]], *, offering: bool) -> None:
    """Do what waited for the stories; at the start, ask first about what a crash left."""

    def go() -> None:
        for then in waiting:
            then()

    if offering:
        offer(app, go)
    else:
        go()


def offer(app: PortfolioApp, then: Callable[[], object]) -> None:
    """Ask about each leftover in turn, oldest first, and go on when all is answered."""
    if app.desk is None:
        then()
        return
    with app.desk.lock:
        waiting = app.desk.workspace.leftovers()
    _ask(app, list(waiting), then, changed=False)


def _ask(
    app: PortfolioApp, waiting: list[Leftover], then: Callable[[], object], *, changed: bool
) -> None:
    if not waiting:
        if changed:
            app.when_read(then, anew=True)
        else:
            then()
        return
    from portfolio.tui.dialogs.diff import Recover  # noqa: PLC0415 - rarely needed

    leftover, *rest = waiting

    def answered(answer: str | None) -> None:
        done = _do(app, leftover, answer)
        _ask(app, rest, then, changed=changed or done)

    app.push_screen(Recover(leftover), answered)


def _do(app: PortfolioApp, leftover: Leftover, answer: str | None) -> bool:
    """Keep it or let it go, and say where it is; tell whether a story changed."""
    desk = app.desk
    if desk is None or answer is None:
        return False
    name = leftover.title or leftover.story
    try:
        with desk.lock:
            if answer == "keep":
                desk.workspace.recover(leftover)
                app.notify(f"{name} has it again.", markup=False)
                return True
            desk.workspace.put_aside(leftover)
    except PortfolioError as error:
        app.show_error(error)
        return False
    app.notify(f"Dropped. The history of {leftover.story or name} keeps it.", markup=False)
    return False


def ask_again(app: PortfolioApp) -> None:
    """Ask about what is left, or say that nothing is."""
    if app.desk and not app.desk.workspace.leftovers():
        app.notify("Nothing is left of a crash: all that was typed is in its story.", timeout=3)
        return
    offer(app, lambda: None)
