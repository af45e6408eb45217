"""The exceptions a person may meet, each of which writes its own sentence and its mend.

PortfolioError
├── UsageError          a command was asked something it cannot do
│   ├── UnknownName     an id, key or command that does not exist; names the nearest
│   └── NotAWorkspace   no portfolio.yaml here or above
├── UnreadableFile      a file that a command cannot do without can't be read as meant
├── StoryBroken         an edit was asked of a story whose file is broken
├── ChangedOnDisk       the file moved on since it was read, so a save was refused
├── CannotWrite         the disk said no: read-only, full, not permitted
├── RenderFailed        the dossier could not be made
└── MissingLibrary      this machine lacks a library the dossier needs
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Find the known name most likely meant, or none: alike, else the only one begun so."""
    names = list(known)
    found = get_close_matches(name, names, n=1, cutoff=0.5)
    begun = [one for one in names if name and one.casefold().startswith(name.casefold())]
    return found[0] if found else begun[0] if len(begun) == 1 else None


class PortfolioError(Exception):
    """Something went wrong that a person can mend: what, where, and how."""

    exit_code = 2
    """What a command that ends with this error exits with."""

    def __init__(self, what: str, *, where: str | None = None, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.where}  " if self.where else ""
        return f"{place}{self.what}"


class UsageError(PortfolioError):
    """A command was asked something it cannot do."""


class UnknownName(UsageError):
    """An id, key or command that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = nearest(name, names)
        if near:
            fix = f"did you mean {near}?"
        elif names:
            some = ", ".join(names[:12])
            fix = f"known: {some}" + (", …" if len(names) > 12 else "")
        else:
            fix = f"there is no {kind} yet"
        super().__init__(f"unknown {kind} {name!r}", fix=fix)
        self.nearest = near


class NotAWorkspace(UsageError):
    """No portfolio.yaml here or in any folder above."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            "there is no portfolio.yaml here or in any folder above",
            where=folder,
            fix="make a workspace with `portfolio init`, look at the sample with "
            "`portfolio demo`, or name one with --workspace DIR",
        )


class UnreadableFile(PortfolioError):
    """A file that the command cannot do without can't be read as meant."""


class StoryBroken(PortfolioError):
    """An edit was asked of a story whose file can't be read as meant."""

    exit_code = 1

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(
            f"this story's front matter is broken: {problem}",
            where=path,
            fix="mend the file first: `portfolio edit ID` opens it at the line",
        )


class ChangedOnDisk(PortfolioError):
    """The file was changed by another program since it was read."""

    exit_code = 1

    def __init__(self, path: str) -> None:
        super().__init__(
            "the file was changed by another program since it was read; nothing was written",
            where=path,
            fix="read it again and repeat the change",
        )


class CannotWrite(PortfolioError):
    """The disk refused: read-only, full, or not permitted."""

    exit_code = 2

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"can't write: {reason}; the earlier file is untouched",
            where=path,
            fix="free some space, or make the folder writable (`chmod u+w`), then try again",
        )


class RenderFailed(PortfolioError):
    """The dossier could not be made."""

    exit_code = 3


class MissingLibrary(RenderFailed):
    """This machine lacks a library the dossier needs."""

    def __init__(self, library: str, command: str) -> None:
        super().__init__(
            f"this machine lacks {library}, which sets the PDF's text",
            fix=f"{command} — html, md and json need nothing: `portfolio render -f html`",
        )
