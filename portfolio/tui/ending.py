"""The ends nobody chose: a signal, a terminal that is gone, a fault of ours; none costs a word."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

    from portfolio.tui.app import PortfolioApp

SIGNALS = ("SIGHUP", "SIGTERM")
LOOK_EVERY = 1.0


def listen(app: PortfolioApp) -> None:
    """Save and end on a signal, and when the terminal is gone though no signal came."""
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, app, number)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        keyboard = sys.__stdin__.fileno() if sys.__stdin__ else -1
        if keyboard >= 0 and os.isatty(keyboard):
            app.set_interval(LOOK_EVERY, lambda: _look(app, keyboard))


def steady(usual: type[Driver]) -> type[Driver]:
    """Return our own driver in place of the usual one for a terminal; others stay."""
    if usual.__name__ != "LinuxDriver":
        return usual
    from portfolio.tui.terminal import Terminal  # noqa: PLC0415 - only where there is a terminal

    return Terminal


def _look(app: PortfolioApp, keyboard: int) -> None:
    """End when the other side of the terminal is closed: where SIGHUP is not sent, or ignored."""
    watch = select.poll()
    watch.register(keyboard, 0)
    gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
    if any(seen & gone for _, seen in watch.poll(0)):
        end(app, signal.SIGHUP)


def end(app: PortfolioApp, number: int) -> None:
    """Save what is open, because the program must go, and end with the signal's code."""
    app.rescue()
    app.exit(return_code=128 + number)
