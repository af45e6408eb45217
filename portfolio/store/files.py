"""Reads and writes single files, so that each is the old or the new one and never half of it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from pathlib import Path

from portfolio.errors import CannotWrite, UnreadableFile

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write here",
    errno.EPERM: "you may not write here",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.EISDIR: "a folder of this name is in the way",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
    errno.EIO: "the disk reported a fault",
    errno.EMFILE: "too many files are open",
    errno.ELOOP: "the link leads back to itself",
}


def content_hash(content: bytes) -> str:
    """Name a content by 32 hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def decode(content: bytes) -> str:
    """Read bytes as UTF-8, keeping those that are not so that they can be written back."""
    return content.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Write text as UTF-8, with the bytes that decode kept."""
    return text.encode("utf-8", "surrogateescape")


def reason(error: OSError) -> str:
    """Say in plain words why the disk refused."""
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "the disk refused").lower()


def read_text(path: Path) -> str:
    """Read a file that a command cannot do without as UTF-8, its newlines untouched."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        fix = "check the name, or make the file"
        raise UnreadableFile("there is no such file", where=str(path), fix=fix) from None
    except OSError as error:
        what = f"the file can't be opened: {reason(error)}"
        fix = "make it readable, e.g. `chmod u+r FILE`"
        raise UnreadableFile(what, where=str(path), fix=fix) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            "the file is not UTF-8 text",
            where=f"{path}:{line}:1",
            fix="save it as UTF-8 in your editor, e.g. `iconv -f latin1 -t utf-8 old > new`",
        ) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it, for its owner alone; those that exist stay as they are."""
    missing = []
    folder = path
    while not folder.is_dir():
        missing.append(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise CannotWrite(str(folder), reason(error)) from error


def write_text(path: Path, text: str) -> None:
    """Write text as write_bytes does."""
    write_bytes(path, encode(text))


def write_bytes(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Replace a file's content at once, or leave it as it was and raise CannotWrite.

    Args:
        path: The file; a link is followed, so that the file it leads to is the one replaced.
        content: What it is to hold.
        durable: Whether to wait until the disk holds it; not worth it for what can be made again.
    """
    temporary: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        make_folder(target.parent)
        mode = _mode(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        temporary = Path(name)
        try:
            _fill(handle, content, mode, durable=durable)
        finally:
            os.close(handle)
        os.replace(temporary, target)  # noqa: PTH105 - one call to intercept in a test
        temporary = None
        if durable:
            _sync_folder(target.parent)
    except OSError as error:
        raise CannotWrite(str(path), reason(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def add_line(path: Path, line: bytes) -> None:
    """Add a line to the end of a file, whole or not at all; a file that was cut off is ended first.

    Raises:
        CannotWrite: The disk refused; the file is as it was.
    """
    try:
        make_folder(path.parent)
        handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND, PRIVATE_FILE)
        try:
            size = os.fstat(handle).st_size
            ended = not size or os.pread(handle, 1, size - 1) == b"\n"
            try:
                _write(handle, (b"" if ended else b"\n") + line + b"\n")
            except OSError:
                os.ftruncate(handle, size)
                raise
            os.fsync(handle)
        finally:
            os.close(handle)
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(str(path), reason(error)) from error


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return PRIVATE_FILE


def _fill(handle: int, content: bytes, mode: int, *, durable: bool) -> None:
    os.fchmod(handle, mode)
    _write(handle, content)
    if durable:
        os.fsync(handle)


def _write(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _sync_folder(folder: Path) -> None:
    """Make the new name last; some file systems can't, and the content is safe by then."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
