"""Says in a line how often a story was told aloud, and how the last telling went."""

from __future__ import annotations

from portfolio.dossier import words
from portfolio.model.rehearsal import Aloud
from portfolio.model.story import STAR

_OF_THEM = {0: "never", 1: "once", 2: "twice"}


def record(stands: Aloud) -> str:
    """Return the line; nothing for a story that was never told."""
    if stands.last is None:
        return ""
    last = stands.last
    said = f"told aloud {_times(stands.told)}"
    if stands.in_time < stands.told:
        said += f", {_OF_THEM.get(stands.in_time, f'{stands.in_time} of them')} in time"
    said += f", last {words.day(last.day)} in {last.length}"
    if last.seconds:
        said += f" · {' '.join(str(last.seconds[name]) for name in STAR if name in last.seconds)}"
    return f"{said} · rewritten since" if stands.changed else said


def _times(count: int) -> str:
    return _OF_THEM.get(count, f"{count} times")
