"""The terminal the app draws on, which may be gone at any moment without holding up the end."""

from __future__ import annotations

import contextlib
import os

from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver


class Writer(WriterThread):
    """Writes in the background; once nobody reads any more, it takes all and writes nothing.

    Textual's own thread ends at the first write that fails, and whoever writes next waits for it
    for ever: with the terminal closed, the program could neither save nor end.
    """

    def run(self) -> None:
        """Write until told to stop."""
        gone = False
        while (text := self._queue.get()) is not None:
            if gone:
                continue
            try:
                self._file.write(text)
                if self._queue.empty():
                    self._file.flush()
            except (OSError, ValueError):
                gone = True
        with contextlib.suppress(OSError, ValueError):
            self._file.flush()


class Terminal(LinuxDriver):
    """Textual's driver, steady when the terminal is closed."""

    _writer: Writer | None = None

    @property
    def _writer_thread(self) -> Writer | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, thread: WriterThread | None) -> None:
        self._writer = None if thread is None else Writer(thread._file)  # noqa: SLF001 - given to it alone

    def start_application_mode(self) -> None:
        """Take over the terminal; a closed one says "go on" as its last word, and is left alone."""
        if self._writer is None or os.isatty(self.fileno):
            super().start_application_mode()  # type: ignore[no-untyped-call]
