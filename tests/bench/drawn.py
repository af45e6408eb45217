"""A program on a terminal whose every chunk of output is stamped as it is read."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

SIZE = (120, 40)
_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
# What pyte does not understand, and draws as letters.
_STRANGE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)


class Drawn:
    """What a program draws, chunk by chunk; parsing waits until it is over."""

    def __init__(self, *arguments: str, workspace: Path | None = None) -> None:
        self._outside, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):  # as a person starts it
            env.pop(name, None)
        if workspace:
            env["PORTFOLIO_WORKSPACE"] = str(workspace)
        self._began = time.monotonic()
        self._program = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=env,
            start_new_session=True,
        )
        os.close(inside)
        self.chunks: list[tuple[float, bytes]] = []

    def pump(self, seconds: float) -> bool:
        """Wait for one chunk, and tell whether it came."""
        if not select.select([self._outside], [], [], seconds)[0]:
            return False
        try:
            drawn = os.read(self._outside, 1 << 16)
        except OSError:
            return False
        self.chunks.append((time.monotonic() - self._began, drawn))
        for asked, answer in _ANSWERS:
            if asked.search(drawn):
                os.write(self._outside, answer)
        return bool(drawn)

    def rest(self, quiet: float = 0.6, most: float = 60.0) -> None:
        """Take what is drawn until nothing came for a while."""
        end = last = time.monotonic()
        end += most
        while time.monotonic() < end:
            if self.pump(0.02):
                last = time.monotonic()
            elif self.chunks and time.monotonic() - last > quiet:
                return

    def until(self, words: str, most: float = 60.0) -> None:
        """Take what is drawn until some words stand on the screen."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            self.rest(0.3, 2.0)
            with contextlib.suppress(AssertionError):
                self.shown(words)
                return
        self.shown(words)

    def shown(self, words: str) -> float:
        """Return when some words first stood on the screen, in milliseconds."""
        screen = pyte.Screen(*SIZE)
        stream = pyte.ByteStream(screen)
        for at, drawn in self.chunks:
            stream.feed(_STRANGE.sub(b"", drawn))
            if any(words in line for line in screen.display):
                return at * 1000
        raise AssertionError(f"{words!r} was never drawn")

    def key(self, key: str, settle: float = 0.03) -> float:
        """Press a key and return the milliseconds until the last byte drawn for it."""
        began = time.monotonic()
        os.write(self._outside, key.encode())
        last = began
        while self.pump(settle if last > began else 1.0):
            last = time.monotonic()
        return (last - began) * 1000

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._outside, keys.encode())

    def end(self) -> None:
        """End the program."""
        self._program.kill()
        self._program.wait()
        with contextlib.suppress(OSError):
            os.close(self._outside)
