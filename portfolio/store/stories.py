"""Loads and saves the story files of a workspace."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from portfolio.errors import CannotWrite, ChangedOnDisk, UnknownName
from portfolio.model.finding import Finding, finding
from portfolio.model.story import Story
from portfolio.store import files, history
from portfolio.store.codec import Parsed, Source, parse, serialise, story_path
from portfolio.store.names import new_id

__all__ = [
    "StoryFile",
    "create",
    "ids",
    "load",
    "load_all",
    "new_id",
    "remove",
    "restore",
    "save",
    "save_text",
]


@dataclass(frozen=True)
class StoryFile:
    """A story as one file of the disk held it."""

    path: Path
    hash: str
    """The content's name; empty when the file could not be opened."""
    parsed: Parsed
    mtime_ns: int = 0
    size: int = 0

    @property
    def story(self) -> Story:
        """Return the story."""
        return self.parsed.story

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what can't be read as meant."""
        return self.parsed.findings

    @property
    def changed(self) -> date:
        """Return the day the file last changed, by the machine's own calendar."""
        return datetime.fromtimestamp(self.mtime_ns / 1e9).astimezone().date()

    @property
    def broken(self) -> bool:
        """Tell whether edits of its front matter are refused."""
        return self.parsed.broken


def folder(workspace: Path) -> Path:
    """Return where a workspace's stories are."""
    return workspace / "stories"


def begin(workspace: Path) -> None:
    """Make the folder stories go into."""
    try:
        files.make_folder(folder(workspace))
    except OSError as error:
        raise CannotWrite("stories", files.reason(error)) from error


def file_of(workspace: Path, story_id: str) -> Path:
    """Return a story's file."""
    return workspace / story_path(story_id)


def ids(workspace: Path) -> list[str]:
    """List the ids of all stories, sorted."""
    try:
        names = [path.name for path in folder(workspace).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(n[:-3] for n in names if n.endswith(".md") and not n.startswith("."))


def load(workspace: Path, story_id: str) -> StoryFile:
    """Load one story; raise UnknownName when there is none of this id."""
    path = file_of(workspace, story_id)
    if "/" in story_id or "\\" in story_id or not os.path.lexists(path):
        raise UnknownName("story", story_id, ids(workspace))
    return _read(path, story_id)


def load_all(workspace: Path) -> list[StoryFile]:
    """Load every story, broken ones included, sorted by id."""
    return [_read(file_of(workspace, story_id), story_id) for story_id in ids(workspace)]


def _read(path: Path, story_id: str) -> StoryFile:
    try:
        with path.open("rb") as stream:
            content = stream.read()
            status = os.fstat(stream.fileno())
    except OSError as error:
        return _unreadable(path, story_id, error)
    parsed = parse(files.decode(content), _shown(story_id))
    name = files.content_hash(content)
    return StoryFile(path, name, parsed, status.st_mtime_ns, status.st_size)


def _shown(story_id: str) -> str:
    return story_id.encode("utf-8", "replace").decode()


def _unreadable(path: Path, story_id: str, error: OSError) -> StoryFile:
    what = f"the file can't be read: {(error.strerror or 'no reason given').lower()}"
    fix = f"make it readable, e.g. `chmod u+r {story_path(story_id)}`"
    noted = finding("FI111", what, fix).model_copy(update={"path": story_path(_shown(story_id))})
    story = Story(id=_shown(story_id))
    return StoryFile(path, "", Parsed(story, (noted,), Source(text=""), broken=True))


def save(
    workspace: Path, story: Story, base: StoryFile | None, *, touched: Collection[str] = ()
) -> StoryFile:
    """Save a story over the file it was loaded from; without one it must be new.

    `touched` names fields set on purpose, see `serialise`.

    Raises:
        ChangedOnDisk: the file is no longer what `base` held; nothing was written.
        StoryBroken: a field of the front matter changed, and the file's can't be read.
        CannotWrite: the disk refused; the earlier file is untouched.
    """
    if base is not None and not base.hash:
        raise CannotWrite(str(base.path), "the file could not be read")
    text = serialise(story, base.parsed if base else None, touched=touched)
    return save_text(workspace, story.id, text, base)


def save_text(workspace: Path, story_id: str, text: str, base: StoryFile | None) -> StoryFile:
    """Save a story's whole file as `save` does; a text that did not change is not written."""
    path = file_of(workspace, story_id)
    before = _content(path)
    if (files.content_hash(before) if before is not None else None) != (
        base.hash if base else None
    ):
        raise ChangedOnDisk(story_path(story_id))
    content = files.encode(text)
    if before == content and base is not None:
        return base
    if before is not None:
        history.keep(workspace, story_id, before)
    files.write_bytes(path, content)
    return _read(path, story_id)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotWrite(str(path), files.reason(error)) from error


def create(workspace: Path, story: Story) -> StoryFile:
    """Write a new story's file; raise ChangedOnDisk when there is one of its id."""
    return save(workspace, story, None)


def restore(workspace: Path, story_id: str, version: history.Version) -> StoryFile:
    """Bring an earlier version back; the one it replaces goes to the history."""
    path = file_of(workspace, story_id)
    base = _read(path, story_id) if path.exists() else None
    return save_text(workspace, story_id, files.decode(history.read(version)), base)


def remove(workspace: Path, story_id: str) -> Path:
    """Move a story to the trash, and say where it lies now."""
    path = file_of(workspace, story_id)
    if not os.path.lexists(path):
        raise UnknownName("story", story_id, ids(workspace))
    trash = workspace / ".portfolio" / "trash" / f"{story_id}-{history.stamp()}.md"
    files.make_folder(trash.parent)
    try:
        path.rename(trash)
    except OSError as error:
        raise CannotWrite(story_path(story_id), files.reason(error)) from error
    return trash
