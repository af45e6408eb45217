"""Keeps the board's rows between starts, so that the first paint needs no model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from portfolio.errors import CannotWrite
from portfolio.store import files

if TYPE_CHECKING:
    from portfolio.model.rehearsal import Aloud
    from portfolio.model.verdict import StoryReview
    from portfolio.store.stories import StoryFile

_VERSION = 1


class Row(TypedDict, total=False):
    """What the board shows of one story."""

    id: str
    title: str
    status: str
    kind: str
    scenario: str | None
    reading: str
    verdicts: dict[str, str]
    seconds: dict[str, float]
    hash: str
    mtime_ns: int
    size: int
    tags: list[str]
    touched: str
    told: int


def path_of(workspace: Path) -> Path:
    """Return the index's file."""
    return workspace / ".portfolio" / "index.json"


def read(workspace: Path) -> list[Row]:
    """Read the rows; none when the file is missing or can't be read."""
    try:
        held = json.loads(path_of(workspace).read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(held, dict) or held.get("version") != _VERSION:
        return []
    rows = held.get("rows")
    return [row for row in rows if _is_row(row)] if isinstance(rows, list) else []


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), str)


def keep(
    workspace: Path, read: Iterable[tuple[StoryFile, StoryReview]], aloud: Mapping[str, Aloud]
) -> bool:
    """Write what the board shows of each story; tell whether the disk let us."""
    return write(workspace, (_row(*one, aloud.get(one[1].story)) for one in read))


def _row(file: StoryFile, found: StoryReview, aloud: Aloud | None) -> Row:
    story = file.story
    return {
        "id": story.id,
        "title": story.title or story.id,
        "status": story.status,
        "kind": story.kind,
        "scenario": story.scenario,
        "reading": found.reading.level,
        "verdicts": {c.criterion: c.verdict for c in found.criteria},
        "seconds": found.seconds.model_dump(),
        "hash": file.hash,
        "mtime_ns": file.mtime_ns,
        "size": file.size,
        "tags": list(story.tags),
        "touched": datetime.fromtimestamp(file.mtime_ns / 1e9).astimezone().date().isoformat(),
        "told": aloud.counted if aloud else 0,
    }


def write(workspace: Path, rows: Iterable[Row]) -> bool:
    """Write the rows; tell whether the disk let us, since the index can always be made again."""
    ordered = sorted(rows, key=lambda row: row["id"])
    held = json.dumps({"version": _VERSION, "rows": ordered}, ensure_ascii=False)
    content = files.encode(f"{held}\n")
    try:
        if path_of(workspace).read_bytes() == content:
            return True
    except OSError:
        pass
    try:
        files.write_bytes(path_of(workspace), content, durable=False)
    except CannotWrite:
        return False
    return True
