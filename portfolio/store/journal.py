"""Keeps what is typed and not saved yet, line by line, so that a crash can't take it.

One file a story and session, one line for each change of a section: a line that was cut off is
left out, the others hold. The file is locked while its session lives, and gone once all is saved.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from portfolio.errors import CannotWrite
from portfolio.store import files

_VERSION = 1
_ENDING = ".jsonl"
_MOST = 1 << 20
"""From here on the file is written anew, with the last state of each section alone."""


def folder(workspace: Path) -> Path:
    """Return where the journals of a workspace lie."""
    return workspace / ".portfolio" / "journal"


class Journal:
    """What one session types into one story before the story's file has it."""

    def __init__(self, workspace: Path, story: str, title: str = "") -> None:
        self._folder = folder(workspace)
        self._about = {"v": _VERSION, "story": story, "title": title}
        self._last: dict[str, bytes] = {}
        self._path: Path | None = None
        self._handle: int | None = None
        self._size = 0
        self._unsure = False
        self._guard = Lock()

    @property
    def path(self) -> Path | None:
        """Return the file, while there is one."""
        return self._path

    @property
    def unsure(self) -> bool:
        """Tell whether a power cut could still take something."""
        return self._handle is not None and self._unsure

    def note(self, name: str, text: str, base: str = "") -> None:
        """Write down a field or section as it stands now.

        Args:
            name: The field or section.
            text: All of it.
            base: The content hash of the file it was typed over.

        Raises:
            CannotWrite: The disk refused; what was noted before still stands.
        """
        held = {**self._about, "base": base, "at": _now(), "name": name, "text": text}
        line = json.dumps(held).encode("ascii") + b"\n"
        try:
            with self._guard:
                self._last[name] = line
                if self._handle is None:
                    self._open()
                elif self._size > _MOST:
                    self._renew()
                    return
                self._append(line)
        except OSError as error:
            raise CannotWrite(".portfolio/journal", files.reason(error)) from error

    def _open(self) -> None:
        files.make_folder(self._folder)
        self._path = self._folder / f"{os.urandom(4).hex()}{_ENDING}"
        self._handle = _begin(self._path)
        self._size = 0

    def _append(self, line: bytes) -> None:
        """Write one line in one go; what the disk took of it alone is taken out again."""
        assert self._handle is not None  # noqa: S101 - opened just before
        self._unsure = True
        try:
            _fill(self._handle, line)
        except OSError:
            os.ftruncate(self._handle, self._size)
            raise
        self._size += len(line)

    def _renew(self) -> None:
        """Put a file with the last state of each section in the place of the long one."""
        assert self._path is not None  # noqa: S101 - only a file that is there grows
        draft = self._path.with_name(f".{self._path.name}")
        handle = _begin(draft)
        try:
            content = b"".join(self._last.values())
            _fill(handle, content)
            os.replace(draft, self._path)  # noqa: PTH105 - one call to intercept in a test
        except OSError:
            os.close(handle)
            draft.unlink(missing_ok=True)
            raise
        old, self._handle = self._handle, handle
        self._size, self._unsure = len(content), True
        if old is not None:
            os.close(old)

    def settle(self) -> None:
        """Wait until the disk holds what was noted, so that a power cut can't take it either."""
        with self._guard:
            if self._handle is None or not self._unsure:
                return
            handle = os.dup(self._handle)
            self._unsure = False
        try:
            with contextlib.suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)

    def clear(self) -> None:
        """Take the file away, because the story has it all."""
        if self._path:
            self._path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the file and leave it to the next start."""
        with self._guard:
            if self._handle is not None:
                os.close(self._handle)
            self._handle, self._path = None, None
            self._last.clear()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _begin(path: Path) -> int:
    """Make a file for its owner alone, and lock it."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND
    handle = os.open(path, flags, files.PRIVATE_FILE)
    with contextlib.suppress(OSError):  # a disk without locks
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _fill(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _held(handle: int) -> bool:
    """Tell whether a living session holds an open file."""
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a disk without locks
        return False
    return False


@dataclass(frozen=True)
class Left:
    """What a session that was cut off had typed into one story and not saved."""

    path: Path
    story: str
    """The story's id; empty for a line that was to become a seed."""
    title: str
    when: datetime
    """When the last of it was typed."""
    base: str
    """The content hash of the file it was typed over."""
    texts: Mapping[str, str]
    """The last state of each field and section."""

    @property
    def name(self) -> str:
        """Return what tells it from another of the same story."""
        return self.path.stem


def left(workspace: Path) -> list[Left]:
    """Read what sessions that live no more left behind, oldest first."""
    try:
        paths = sorted(p for p in folder(workspace).iterdir() if p.suffix == _ENDING)
    except OSError:
        return []
    found = [_left(path) for path in paths if not path.name.startswith(".")]
    return sorted((one for one in found if one), key=lambda one: one.when)


def _left(path: Path) -> Left | None:
    try:
        with path.open("rb") as stream:
            if _held(stream.fileno()):
                return None
            lines = stream.read().splitlines()
    except OSError:
        return None
    return _gathered(path, list(_read(lines)))


def _read(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            continue
        texts = ("story", "title", "base", "at", "name", "text")
        if (
            isinstance(held, dict)
            and held.get("v") == _VERSION
            and all(isinstance(held.get(key), str) for key in texts)
        ):
            yield held


def _gathered(path: Path, held: list[dict[str, Any]]) -> Left | None:
    if not held:
        return None
    last = held[-1]
    try:
        when = datetime.fromisoformat(last["at"])
    except ValueError:
        when = datetime.fromtimestamp(0, UTC)
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    texts = {one["name"]: one["text"] for one in held}
    return Left(path, last["story"], last["title"], when, last["base"], texts)


def drop(one: Left) -> None:
    """Take away what was left, once it has its place."""
    one.path.unlink(missing_ok=True)
