"""Turns a fault nobody foresaw into an error a person can read, pass on, and work around."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from portfolio.errors import PortfolioError
from portfolio.tui.widgets.notes import Note

_HERE = Path(__file__).resolve().parents[1]


def said(error: Exception) -> PortfolioError:
    """Say an error as it is, or a fault of ours with the place it happened."""
    if isinstance(error, PortfolioError):
        return error
    if isinstance(error, OSError):
        reason = (error.strerror or str(error) or type(error).__name__).lower()
        fix = "see that the folder is yours to read (`chmod -R u+rwX`), then press g"
        return PortfolioError(
            f"the system refused: {reason}", where=str(error.filename or "") or None, fix=fix
        )
    words = str(error).strip().partition("\n")[0][:160]
    name = type(error).__name__
    return PortfolioError(
        f"portfolio itself failed here ({name}{f': {words}' if words else ''})",
        where=_place(error),
        fix="your stories are untouched; `portfolio check ID` story by story finds the one it "
        "stumbles over. Please report this line",
    )


def noted(error: PortfolioError, *, placed: bool = True) -> Iterator[Note]:
    """Say an error in place, where no dialog is to stand over the page."""
    yield Note(f"{error.what[:1].upper()}{error.what[1:]}.", "warm", "▲")
    if placed and error.where:
        yield Note(error.where, "quiet", " ")
    yield Note(f"fix: {error.fix}", "quiet", " ")


def _place(error: Exception) -> str | None:
    """Return the last place in our own rooms, named from the package on."""
    for frame in reversed(extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(_HERE):
            return f"{path.relative_to(_HERE.parent).as_posix()}:{frame.lineno}"
    return None
