"""What the board shows of a story, read from the index without loading the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from portfolio.errors import NotAWorkspace
from portfolio.store import index
from portfolio.store.place import find_workspace

SIGNS: Mapping[str, str] = {"met": "●", "partly": "◐", "missing": "○"}
SORTS: tuple[str, ...] = ("last touched", "title", "reading", "time", "told", "status")
_STATUSES = {"ready": 0, "draft": 1, "seed": 2, "retired": 3}
_UNTOLD = ("seed", "retired")


@dataclass(frozen=True, slots=True)
class Row:
    """One story on the board."""

    id: str
    title: str
    status: str
    reading: str
    verdicts: Mapping[str, str]
    seconds: float
    touched: float
    tags: tuple[str, ...] = ()
    broken: bool = False
    told: int = 0
    """How many timed tellings of it count."""

    @property
    def words(self) -> str:
        """Return what `find` looks in."""
        said = (self.title, self.id, self.status, self.reading, *self.tags)
        return " ".join(said).casefold()

    def holds(self, word: str) -> bool:
        """Tell whether a word stands in it; `#word` asks for a tag alone."""
        if word.startswith("#"):
            return any(tag.casefold().startswith(word[1:]) for tag in self.tags)
        return word in self.words


def folder_above(given: str | None) -> Path | None:
    """Return the workspace: given, named, or the nearest above; nothing where there is none."""
    try:
        return find_workspace(given)
    except NotAWorkspace:
        return None


def from_index(row: index.Row) -> Row:
    """Read one row of the index, forgiving what an older one lacks."""
    return Row(
        id=row["id"],
        title=row.get("title") or row["id"],
        status=row.get("status") or "draft",
        reading=row.get("reading") or "",
        verdicts=row.get("verdicts") or {},
        seconds=(row.get("seconds") or {}).get("total", 0.0),
        touched=(row.get("mtime_ns") or 0) / 1e9,
        tags=tuple(row.get("tags") or ()),
        told=int(row.get("told") or 0),
    )


def last_seen(root: Path) -> tuple[Row, ...]:
    """Return what the board showed last, or nothing when it can't be read."""
    try:
        return tuple(from_index(row) for row in index.read(root))
    except (AttributeError, TypeError, KeyError, ValueError):
        return ()


def arranged(rows: Iterable[Row], sort: str, find: str = "") -> tuple[Row, ...]:
    """Sort rows, and keep those in which every word of the search stands."""
    words = find.casefold().split()
    kept = [row for row in rows if all(row.holds(word) for word in words)]
    keys = {
        "title": lambda r: (r.title.casefold(),),
        "reading": lambda r: (r.status == "seed", -_rank(r), r.title.casefold()),
        "time": lambda r: (-r.seconds, r.title.casefold()),
        "told": lambda r: (r.status in _UNTOLD, r.told, r.title.casefold()),
        "status": lambda r: (_STATUSES.get(r.status, 9), r.title.casefold()),
    }
    key = keys.get(sort, lambda r: (-round(r.touched / 60), r.title.casefold()))
    return tuple(sorted(kept, key=key))


def _rank(row: Row) -> float:
    """Order readings: unclear, below, the levels by their number, between under the highest."""
    fixed = {"": -1.0, "unclear": 0.0, "below": 1.0, "between": 6.5}
    digits = "".join(c for c in row.reading if c.isdigit())
    return fixed.get(row.reading, float(digits or 0))


def minutes(seconds: float) -> str:
    """Say a time as minutes and seconds, or a dash when there is none."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}" if whole else "–"


def since(moment: float, now: datetime) -> str:
    """Say how long ago something was, in words a person would use."""
    if not moment:
        return ""
    then = datetime.fromtimestamp(moment, tz=now.tzinfo)
    days = (now.date() - then.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    return then.strftime("%b %Y")


def until_then(day: date, today: date) -> str:
    """Say how far away a day is, in words a person would use."""
    days = (day - today).days
    if days in (0, 1):
        return "tomorrow" if days else "today"
    return f"in {days} days" if days < 63 else f"in {days // 7} weeks"
