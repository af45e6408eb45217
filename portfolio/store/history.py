"""Keeps the versions a story had before each save, and gives them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portfolio.errors import UnknownName
from portfolio.store import files

_STAMP = "%Y-%m-%dT%H%M%S.%fZ"
_READY = re.compile(r"^status:[ \t]*[\"']?ready\b", re.MULTILINE)
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{6}\.\d{6}Z)-([0-9a-f]{8})\.md")


@dataclass(frozen=True)
class Version:
    """One earlier state of a story."""

    when: datetime
    """When it was put aside."""
    name: str
    """What a person calls it on the command line: the file's name without ending."""
    path: Path


def folder(workspace: Path, story_id: str) -> Path:
    """Return where a story's versions are kept."""
    return workspace / ".portfolio" / "history" / story_id


def stamp(when: datetime | None = None) -> str:
    """Write a time as part of a file's name, so that names sort by time."""
    return (when or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)


def keep(workspace: Path, story_id: str, content: bytes) -> Version | None:
    """Put a version aside; nothing when the last one kept is the same."""
    name = files.content_hash(content)[:8]
    known = versions(workspace, story_id)
    if known and known[-1].name.endswith(name) and _same(known[-1].path, content):
        return None
    when = datetime.now(UTC)
    path = folder(workspace, story_id) / f"{stamp(when)}-{name}.md"
    files.write_bytes(path, content)
    return Version(when, path.stem, path)


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def versions(workspace: Path, story_id: str) -> list[Version]:
    """List a story's versions, oldest first; files of other names are left alone."""
    try:
        paths = sorted(folder(workspace, story_id).iterdir())
    except OSError:
        return []
    found = []
    for path in paths:
        named = _NAME.fullmatch(path.name)
        if named:
            when = datetime.strptime(named.group(1), _STAMP).replace(tzinfo=UTC)
            found.append(Version(when, path.stem, path))
    return found


def find(workspace: Path, story_id: str, name: str) -> Version:
    """Find a version by its name, or by the beginning or the end of it."""
    known = versions(workspace, story_id)
    matching = [v for v in known if v.name == name] or [
        v for v in known if name and (v.name.startswith(name) or v.name.endswith(f"-{name}"))
    ]
    if len(matching) != 1:
        raise UnknownName("version", name, [v.name for v in matching or known])
    return matching[0]


def read(version: Version) -> bytes:
    """Read a version back."""
    return version.path.read_bytes()


def says_ready(content: bytes) -> bool:
    """Tell whether a version's front matter calls it ready, without reading the rest of it."""
    front = files.decode(content).partition("\n---")[0]
    return bool(_READY.search(front))


def last_ready(workspace: Path, story_id: str) -> Version | None:
    """Return the version as it was when its writer last called it ready, changes since aside.

    That is the first of the last run of ready versions: a save keeps the version before it, so
    the later ones of a run hold what was changed after the decision.
    """
    found: Version | None = None
    for version in reversed(versions(workspace, story_id)):
        try:
            ready = says_ready(read(version))
        except OSError:
            continue
        if ready:
            found = version
        elif found:
            break
    return found
