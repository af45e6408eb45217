"""Types into the real program on a real terminal, and takes it away in the middle of a word."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.workspace import Workspace
from tests.tui.stage import ORCHARD, workspace

ENDS = ("HUP", "TERM", "KILL", "CLOSE")
"""Signals, and a terminal that is closed."""
UNHEARD = "UNHEARD"
"""A terminal that is closed with nobody told: no signal comes."""
PATIENCE = 60.0
# What a current terminal answers when it is asked about itself.
_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
# The terminal must be the program's own, or closing it would send no signal.
_OWN = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
_START = (
    "import os, sys; os.execv(sys.executable, [sys.executable, '-m', 'portfolio', *sys.argv[1:]])"
)


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, folder: Path, *argv: str, own: bool = True) -> None:
        self.outside, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "PORTFOLIO_WORKSPACE": str(folder)}
        self.program = subprocess.Popen(
            [sys.executable, "-c", _OWN * own + _START, *argv],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=env,
            start_new_session=True,
        )
        os.close(inside)
        self._seen = b""
        self.closed = False

    def pump(self, seconds: float) -> None:
        """Take what the program draws for a while, as a terminal would."""
        until = time.monotonic() + seconds
        while not self.closed and (left := until - time.monotonic()) > 0:
            if not select.select([self.outside], [], [], left)[0]:
                return
            try:
                drawn = os.read(self.outside, 1 << 16)
            except OSError:
                return
            for asked, answer in _ANSWERS:
                if asked.search(drawn):
                    os.write(self.outside, answer)
            self._seen += drawn

    def wait(self, words: str) -> None:
        """Wait until something is drawn, and forget what was drawn up to now."""
        until = time.monotonic() + PATIENCE
        while words.encode() not in self._seen:
            assert time.monotonic() < until, f"{words!r} was never drawn"
            self.pump(0.05)
        self._seen = b""

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.outside, keys.encode())

    def end(self, how: str) -> int:
        """Take the program away, and return what it ended with."""
        if how in ("CLOSE", UNHEARD):
            self.close()
        else:
            self.program.send_signal(getattr(signal, f"SIG{how}"))
        until = time.monotonic() + PATIENCE
        while self.program.poll() is None and time.monotonic() < until:
            self.pump(0.02)
            time.sleep(0.01)
        code = self.program.poll()
        self.close()
        assert code is not None, f"the program lives on after {how}"
        return code

    def close(self) -> None:
        """Close the terminal."""
        if not self.closed:
            self.closed = True
            os.close(self.outside)


@dataclass
class Killed:
    """One session and its end: what was typed when, and what is left of it."""

    folder: Path
    how: str
    code: int
    at: float
    keys: list[tuple[float, str]] = field(default_factory=list)

    @property
    def typed(self) -> str:
        """Return all that was typed."""
        return "".join(key for _, key in self.keys)

    def in_file(self) -> str:
        """Return what the file has of it; fail when the file is anything but whole."""
        text = (self.folder / "stories" / "orchard.md").read_text(encoding="utf-8")
        head, tail = ORCHARD.split("Four organ")
        assert text.startswith(head), text
        assert text.endswith(f"Four organ{tail}"), text
        kept = text[len(head) : len(text) - len(f"Four organ{tail}")]
        assert self.typed.startswith(kept), (self.typed, kept)
        return kept

    def recovered(self) -> str:
        """Return what the file has once all is kept that was left."""
        space = Workspace.open(self.folder)
        for leftover in space.leftovers():
            space.recover(leftover)
        assert not space.leftovers()
        return self.in_file()

    def lost(self, kept: str) -> float:
        """Return how many seconds of typing are gone."""
        gone = self.keys[len(kept) :]
        return max(0.0, self.at - gone[0][0]) if gone else 0.0


def kill(folder: Path, how: str, seed: int, most: float = 3.0) -> Killed:
    """Open a story, type with a person's rests, and end it all at a random moment."""
    dice = random.Random(seed)  # noqa: S311 - a moment, not a secret
    terminal = Terminal(workspace(folder, orchard=ORCHARD), own=how != UNHEARD)
    try:
        terminal.wait("orchard network")
        terminal.press("\r")
        terminal.wait("organisations ran")
        terminal.pump(0.3)
        keys = _type(terminal, dice, time.monotonic() + dice.uniform(0.2, most))
        at = time.monotonic()
        return Killed(folder, how, terminal.end(how), at, keys)
    finally:
        if terminal.program.poll() is None:
            terminal.program.kill()
            terminal.program.wait()
        terminal.close()


def _type(terminal: Terminal, dice: random.Random, until: float) -> list[tuple[float, str]]:
    keys: list[tuple[float, str]] = []
    word = 0
    while time.monotonic() < until:
        word += 1
        for key in f"word{word} ":
            terminal.press(key)
            keys.append((time.monotonic(), key))
            terminal.pump(dice.uniform(0.005, 0.06))
            if time.monotonic() >= until:
                return keys
        if dice.random() < 0.08:  # long enough for the story to be saved
            terminal.pump(min(1.3, max(0.0, until - time.monotonic())))
    return keys
