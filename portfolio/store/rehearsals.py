"""Keeps the rehearsals of each story, a line a telling, in a file that only ever grows.

A telling taken back is another line, which names it, so nothing written is lost. The file stays
when its story goes to the trash, and is there again when the story comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from portfolio.model.finding import Finding, finding
from portfolio.model.rehearsal import Rehearsal
from portfolio.model.story import STAR, Story
from portfolio.store import files

_VERSION = 1
_ENDING = ".jsonl"
_BACK = "taken_back"
_NAME = {"day", "total", "words"}
_MEND = "nothing is lost by it: the line is left out and stays; delete it, or mend it by hand"


class _Back(NamedTuple):
    """A line that takes a telling back."""

    name: dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """What the file of one story holds."""

    held: tuple[Rehearsal, ...] = ()
    """The tellings, in the order they were kept, without those taken back."""
    findings: tuple[Finding, ...] = ()
    """The lines that can't be read as meant."""


def folder(workspace: Path) -> Path:
    """Return where the rehearsals of a workspace lie."""
    return workspace / ".portfolio" / "rehearsals"


def _shown(story_id: str) -> str:
    return f".portfolio/rehearsals/{story_id}{_ENDING}"


def words_of(story: Story) -> str:
    """Name the words of a story's four sections; how they are broken into lines is no change."""
    said = "\0".join(" ".join(story.text(name).split()) for name in STAR)
    return files.content_hash(files.encode(said))


def keep(workspace: Path, story_id: str, told: Rehearsal) -> None:
    """Add one telling to a story's file.

    Raises:
        CannotWrite: The disk refused; what was kept before stands.
    """
    _add(workspace, story_id, _values(told))


def keep_instead(workspace: Path, story_id: str, before: Rehearsal, told: Rehearsal) -> None:
    """Put a telling in the place of another, both lines in one go.

    Raises:
        CannotWrite: The disk refused; what was kept before stands.
    """
    _add(workspace, story_id, {_BACK: name_of(before)}, _values(told))


def take_back(workspace: Path, story_id: str, told: Rehearsal) -> None:
    """Take a telling back; the line of it stays.

    Raises:
        CannotWrite: The disk refused; what was kept before stands.
    """
    _add(workspace, story_id, {_BACK: name_of(told)})


def name_of(told: Rehearsal) -> dict[str, Any]:
    """Return what tells a telling from the others of its story."""
    return {"day": f"{told.day}", "total": told.total, "words": told.words}


def _values(told: Rehearsal) -> dict[str, Any]:
    return told.model_dump(mode="json", exclude_defaults=True)


def _add(workspace: Path, story_id: str, *lines: dict[str, Any]) -> None:
    said = (json.dumps({"v": _VERSION, **one}, ensure_ascii=False) for one in lines)
    files.add_line(workspace / _shown(story_id), files.encode("\n".join(said)))


def load(workspace: Path, story_id: str) -> Kept:
    """Read a story's rehearsals; a line that can't be read is left out and told."""
    shown = _shown(story_id)
    try:
        content = (workspace / shown).read_bytes()
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        what = f"the rehearsals can't be read: {files.reason(error)}"
        noted = finding("RH002", what, f"make the file readable, e.g. `chmod u+r {shown}`")
        return Kept(findings=(noted.model_copy(update={"path": shown}),))
    held: list[Rehearsal] = []
    noted_: list[Finding] = []
    for number, line in _lines(content):
        found = _read(line)
        if isinstance(found, Rehearsal):
            held.append(found)
        elif isinstance(found, _Back):
            _take(found, held)
        else:
            one = finding("RH001", found, _MEND, line=number)
            noted_.append(one.model_copy(update={"path": shown}))
    return Kept(tuple(held), tuple(noted_))


def load_all(workspace: Path) -> dict[str, Kept]:
    """Read the rehearsals of every story that has any, of removed ones too."""
    try:
        names = sorted(path.name for path in folder(workspace).iterdir())
    except OSError:
        return {}
    ids = (n.removesuffix(_ENDING) for n in names if n.endswith(_ENDING) and n[0] != ".")
    return {story_id: load(workspace, story_id) for story_id in ids}


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    return ((n, one) for n, one in enumerate(content.split(b"\n"), 1) if one.strip())


def _take(back: _Back, held: list[Rehearsal]) -> None:
    """Take the last telling of a name out; the line of it may be one that can't be read."""
    named = [at for at, told in enumerate(held) if name_of(told) == back.name]
    if named:
        del held[named[-1]]


def _read(line: bytes) -> Rehearsal | _Back | str:
    """Read a line: a telling, one that takes a telling back, or what is wrong."""
    try:
        held = json.loads(line)
        json.dumps(held, ensure_ascii=False).encode()  # halves of letters can't be written again
    except (ValueError, RecursionError):
        return "this line is cut off, or is no JSON"
    if not isinstance(held, dict) or held.pop("v", None) != _VERSION:
        return "this line is no rehearsal, or one of a newer version"
    back = held.get(_BACK)
    if len(held) == 1 and isinstance(back, dict) and back.keys() == _NAME:
        return _Back(back)
    try:
        return Rehearsal.model_validate(held)
    except ValidationError as error:
        names = ", ".join(sorted({str(one["loc"][0]) for one in error.errors() if one["loc"]}))
        return f"this line is no rehearsal: {names or 'its seconds'} can't be read"
