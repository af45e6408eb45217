"""What lies on the desk while the app runs: the workspace, what it says, and the open drafts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from portfolio import loops
from portfolio.errors import PortfolioError, UnknownName
from portfolio.model.coverage import Coverage
from portfolio.model.loop import Loop, ToldIn
from portfolio.model.recovery import Change
from portfolio.model.rehearsal import Aloud
from portfolio.model.story import Story
from portfolio.model.verdict import BankReading, StoryReview
from portfolio.store import loops as loop_files
from portfolio.store import recovery, stories
from portfolio.store.compare import compare, told
from portfolio.store.edit import FIELDS, text_of, with_texts
from portfolio.store.journal import Journal
from portfolio.store.stories import StoryFile
from portfolio.tui.rows import Row
from portfolio.workspace import Workspace

__all__ = ["FIELDS", "Desk", "Draft", "Told"]


@dataclass(frozen=True)
class Told:
    """The whole bank as it was when last read: rows, reviews, coverage, bars."""

    rows: tuple[Row, ...]
    files: Mapping[str, StoryFile]
    reviews: Mapping[str, StoryReview]
    coverage: Coverage
    bank: BankReading
    loops: tuple[Loop, ...] = ()
    told_in: Mapping[str, tuple[ToldIn, ...]] = field(default_factory=dict)
    aloud: Mapping[str, Aloud] = field(default_factory=dict)


class Draft:
    """One story being written: what was read, and what the screen holds by now."""

    def __init__(self, desk: Desk, base: StoryFile) -> None:
        self._desk = desk
        self.base = base
        self._texts: dict[str, str] = {}
        self.journal = Journal(desk.workspace.root, base.story.id, base.story.title)

    @property
    def id(self) -> str:
        """Return the story's id."""
        return self.base.story.id

    def text(self, name: str) -> str:
        """Return a field or section as it stands in the draft."""
        return self._texts.get(name, text_of(self.base.story, name))

    def put(self, name: str, text: str) -> None:
        """Take over what was typed, and write it to the journal at once.

        Raises:
            CannotWrite: The journal can't be written; the draft holds the words all the same.
        """
        self._texts[name] = text
        self.journal.note(name, text, self.base.hash)

    def story(self) -> Story:
        """Return the story with everything typed so far."""
        return with_texts(self.base.story, dict(self._texts))

    @property
    def dirty(self) -> bool:
        """Tell whether something is not on disk yet."""
        return self.story() != self.base.story

    def save(self) -> bool:
        """Write the story over the file it was read from, and tell whether there was need.

        Raises:
            ChangedOnDisk: Another program changed the file since.
            PortfolioError: The disk refused, or the file is broken.
        """
        with self._desk.lock:
            story = self.story()
            needed = story != self.base.story
            if needed:
                self.base = self._desk.workspace.save(story, self.base)
            self.journal.clear()
            return needed

    def settle(self, change: Callable[[Workspace], object]) -> None:
        """Save what was typed, change the file by the workspace, and go on from there.

        Raises:
            PortfolioError: The story can't be saved or changed as asked; nothing is lost.
        """
        with self._desk.lock:
            self.save()
            change(self._desk.workspace)
            self.base = self._desk.workspace.file(self.id)

    # what other programs do to the file

    def on_disk(self) -> StoryFile | None:
        """Return the file as it is now; nothing when it is gone."""
        with self._desk.lock:
            try:
                return self._desk.workspace.file(self.id)
            except UnknownName:
                return None

    def changes(self, now: StoryFile | None) -> tuple[Change, ...]:
        """Say what keeping this draft would change in what is on disk now."""
        return recovery.changes(self.story(), self.base, now)

    def keep_mine(self, theirs: StoryFile | None) -> None:
        """Write over the file as it is now: what was typed here wins, the rest is as it is there.

        The version there goes to the history with the next save.
        """
        with self._desk.lock:
            root, before = self._desk.workspace.root, self.base
            if theirs is None:
                theirs = stories.save_text(root, self.id, before.parsed.source.text, None)
            unchanged = [n for n, t in self._texts.items() if self._same(n, t)]
            for name in unchanged:
                del self._texts[name]
            self.base = theirs

    def _same(self, name: str, text: str) -> bool:
        return with_texts(self.base.story, {name: text}) == self.base.story

    def take_theirs(self, theirs: StoryFile) -> None:
        """Take the file as it is now; what stood here goes to the history, so it is not lost."""
        with self._desk.lock:
            if theirs.hash != self.base.hash or self.dirty:
                recovery.keep_story(self._desk.workspace.root, self.story(), self.base)
            self.base = theirs
            self._texts.clear()
            self.journal.clear()

    def put_aside(self) -> None:
        """Let the story go that another program removed; what stood here stays in the history."""
        with self._desk.lock:
            recovery.keep_story(self._desk.workspace.root, self.story(), self.base)
            self._texts.clear()
            self.journal.clear()


@dataclass
class Desk:
    """The workspace with the lock that keeps two threads from writing at once."""

    workspace: Workspace
    lock: RLock = field(default_factory=RLock)
    drafts: dict[str, Draft] = field(default_factory=dict)
    unsaved: list[Callable[[], object]] = field(default_factory=list)
    """What else is to be saved when the end comes."""

    @classmethod
    def open(cls, folder: Path) -> Desk:
        """Open a workspace and lay it on the desk."""
        return cls(Workspace.open(folder))

    def read(self) -> Told:
        """Read and review every story, and what the bank covers."""
        with self.lock:
            files = self.workspace.files()
            reviews = self.workspace.reviews()
            aloud = self.workspace.aloud(files)
            return Told(
                rows=tuple(
                    _row(f, r, aloud.get(f.story.id)) for f, r in zip(files, reviews, strict=True)
                ),
                aloud=aloud,
                files={f.story.id: f for f in files},
                reviews={r.story: r for r in reviews},
                coverage=self.workspace.coverage(),
                bank=self.workspace.bank(),
                loops=tuple(
                    f.loop for f in loop_files.load_all(self.workspace.root) if not f.broken
                ),
                told_in=loops.told_in(self.workspace),
            )

    def draft(self, story_id: str) -> Draft:
        """Open a story for writing."""
        with self.lock:
            self.drafts[story_id] = Draft(self, self.workspace.file(story_id))
            return self.drafts[story_id]

    def edited_outside(self, before: StoryFile) -> str:
        """Keep the version before an edit elsewhere, and say what the edit changed."""
        with self.lock:
            now = self.workspace.file(before.story.id)
            if now.hash == before.hash:
                return "Nothing changed in your editor."
            recovery.keep_story(self.workspace.root, before.story, before)
            return f"Changed in your editor: {told(compare(before.parsed, now.parsed))}."

    def close(self, draft: Draft) -> None:
        """Put a draft away."""
        self.drafts.pop(draft.id, None)

    def rescue(self) -> None:
        """Save every draft when nobody can be asked; what is refused waits in the journal."""
        for draft in tuple(self.drafts.values()):
            with contextlib.suppress(PortfolioError):
                draft.save()
        for save in tuple(self.unsaved):
            with contextlib.suppress(PortfolioError):
                save()


def _row(file: StoryFile, review: StoryReview, aloud: Aloud | None) -> Row:
    story = file.story
    return Row(
        id=story.id,
        title=story.title or story.id,
        status=story.status,
        reading=review.reading.level,
        verdicts={c.criterion: c.verdict for c in review.criteria},
        seconds=review.seconds.total,
        touched=file.mtime_ns / 1e9,
        tags=story.tags,
        broken=file.broken,
        told=aloud.counted if aloud else 0,
    )
