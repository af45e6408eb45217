"""Says in a line how often a story was told aloud, and how the last telling went."""

from __future__ import annotations

from portfolio.dossier import words
from portfolio.model.rehearsal import Aloud, often
from portfolio.model.story import STAR


def record(stands: Aloud) -> str:
    """Return the line; nothing for a story that was never told."""
    if stands.last is None:
        return ""
    last = stands.last
    said = f"told aloud {often(stands.told)}"
    if stands.in_time < stands.told:
        said += f", {_of_them(stands.in_time)} in time"
    said += f", last {words.day(last.day)} in {last.length}"
    if last.seconds:
        said += f" · {' '.join(str(last.seconds[name]) for name in STAR if name in last.seconds)}"
    return f"{said} · rewritten since" if stands.changed else said


def _of_them(times: int) -> str:
    return often(times) if times < 3 else f"{times} of them"
