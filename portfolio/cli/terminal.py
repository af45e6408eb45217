"""Writes to the terminal: data to stdout, notes to stderr, in its width and only its colours."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from pydantic import BaseModel

VERDICTS: Mapping[str, str] = {"met": "●", "partly": "◐", "missing": "○"}
LEGEND = "● met  ◐ partly  ○ missing"
_PIPED = 100
_TELLS = 0.08  # from this fraction on the time that is left can be told
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PLAIN = str.maketrans({"●": "+", "◐": "~", "○": "-", "•": "*", "◦": ".", "…": "...", "·": "|"})
_TONES = {"met": "green", "partly": "yellow", "missing": "red"}
_SEVERITIES = {"error": "red", "warning": "yellow", "advice": "cyan"}


def coloured(stream: TextIO) -> bool:
    """Tell whether a stream may get colours."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width() -> int:
    """Return the columns to wrap at."""
    return max(20, shutil.get_terminal_size((_PIPED, 24)).columns)


def _clean(text: str, stream: TextIO) -> str:
    """Take out what would steer the terminal, and what the stream can't write."""
    parts, at, keep = [], 0, coloured(stream)
    for found in _COLOUR.finditer(text):
        parts.append(_CONTROL.sub("", text[at : found.start()]))
        parts.append(found.group() if keep else "")
        at = found.end()
    parts.append(_CONTROL.sub("", text[at:]))
    clean = "".join(parts)
    unicode = (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")
    return clean if unicode else clean.translate(_PLAIN)


def line(text: str = "") -> None:
    """Write a line of data."""
    sys.stdout.write(_clean(text, sys.stdout) + "\n")


def note(text: str) -> None:
    """Write a line beside the data, for the person only."""
    sys.stderr.write(_clean(text, sys.stderr) + "\n")


def redraw(text: str, shown: str) -> None:
    """Write a line beside the data over the one that is shown there."""
    sys.stderr.write(f"\r{pad(_clean(text, sys.stderr), cells(shown))}")
    sys.stderr.flush()


def json_of(report: BaseModel | Mapping[str, Any]) -> None:
    """Write a report as JSON."""
    import json  # noqa: PLC0415 - only when asked

    if isinstance(report, Mapping):
        text = json.dumps(report, indent=2, ensure_ascii=False)
    else:
        text = report.model_dump_json(by_alias=True, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2)
    sys.stdout.write(text + "\n")


def bold(text: str) -> str:
    """Make a heading of a text."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """Make a text step back."""
    return click.style(text, dim=True)


def sign(verdict: str | None) -> str:
    """Return a verdict's sign."""
    if verdict is None:
        return " "
    return click.style(VERDICTS[verdict], fg=_TONES[verdict])


def severity(name: str) -> str:
    """Return a severity in its colour."""
    return click.style(name, fg=_SEVERITIES[name])


def cells(text: str) -> int:
    """Count the terminal cells a text takes."""
    bare = _COLOUR.sub("", text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in bare
    )


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text to a number of cells."""
    gap = " " * max(0, columns - cells(text))
    return gap + text if right else text + gap


def fit(text: str, columns: int) -> str:
    """Shorten an unstyled text to a number of cells."""
    if cells(text) <= columns:
        return text
    while text and cells(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, *, indent: str = "", first: str = "") -> None:
    """Write prose wrapped to the width, its own line breaks kept."""
    lead = first
    for paragraph in text.splitlines() or [""]:
        room = max(20, min(width(), _PIPED))
        found = textwrap.wrap(
            paragraph,
            room,
            initial_indent=_COLOUR.sub("", lead),
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        bare = len(_COLOUR.sub("", lead))
        for number, part in enumerate(found or [lead.rstrip()]):
            line(lead + part[bare:] if found and number == 0 else part)
        lead = indent


def table(rows: Iterable[Sequence[str]], *, head: Sequence[str] = ()) -> Iterator[str]:
    """Align rows in columns two blanks apart; the last column takes what room is left."""
    all_rows = [list(head), *map(list, rows)] if head else [list(row) for row in rows]
    if not all_rows:
        return
    sizes = [max(cells(row[at]) for row in all_rows) for at in range(len(all_rows[0]))]
    left = width() - sum(sizes[:-1]) - 2 * (len(sizes) - 1)
    for number, row in enumerate(all_rows):
        last = row[-1]
        if sys.stdout.isatty() and cells(last) > left:
            last = fit(_COLOUR.sub("", last), max(left, 1)) if left > 7 else ""
        parts = [pad(cell, size) for cell, size in zip(row, sizes, strict=True)][:-1]
        said = "  ".join([*parts, last]).rstrip()
        yield bold(said) if head and number == 0 else said


class Progress:
    """A bar on stderr while something long is made; silent where nobody looks."""

    def __init__(self, label: str, clock: Callable[[], float] = monotonic) -> None:
        """Begin.

        Args:
            label: What is being made.
            clock: The seconds by which the time that is left is told.
        """
        self._label = label
        self._clock = clock
        self._began = clock()
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._drawn = ""

    def __call__(self, come: tuple[float, str]) -> None:
        """Draw how far it has come: a fraction, and the stage in a word."""
        if not self._shown:
            return
        fraction, says = come
        done = int(20 * min(max(fraction, 0.0), 1.0))
        bar = "#" * done + "." * (20 - done)
        room, left = width() - 1, self._left(fraction)
        drawn = fit(f"{self._label} [{bar}] {fraction:4.0%} {says}".rstrip(), room)
        drawn = drawn if cells(drawn + left) > room else drawn + left
        if drawn != self._drawn:
            sys.stderr.write("\r" + pad(drawn, cells(self._drawn)))
            sys.stderr.flush()
            self._drawn = drawn

    def _left(self, fraction: float) -> str:
        """Say how long it will still take, once that can be told."""
        took = self._clock() - self._began
        if not _TELLS <= fraction < 1 or took < 1:
            return ""
        return f", {max(1, round(took * (1 - fraction) / fraction))} s left"

    def close(self) -> None:
        """Clear the bar away."""
        if self._drawn:
            sys.stderr.write("\r" + " " * cells(self._drawn) + "\r")
            sys.stderr.flush()
            self._drawn = ""
