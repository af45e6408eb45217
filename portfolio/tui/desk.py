"""What lies on the desk while the app runs: the workspace, what it says, and the open drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from portfolio.errors import PortfolioError
from portfolio.model.coverage import Coverage
from portfolio.model.story import STAR, Section, Story
from portfolio.model.verdict import BankReading, StoryReview
from portfolio.store.edit import with_fields, with_section
from portfolio.store.stories import StoryFile
from portfolio.tui.rows import Row
from portfolio.workspace import Workspace

FIELDS = ("title", "headline")


@dataclass(frozen=True)
class Told:
    """The whole bank as it was when last read: rows, reviews, coverage, bars."""

    rows: tuple[Row, ...]
    files: Mapping[str, StoryFile]
    reviews: Mapping[str, StoryReview]
    coverage: Coverage
    bank: BankReading


class Draft:
    """One story being written: what was read, and what the screen holds by now."""

    def __init__(self, desk: Desk, base: StoryFile) -> None:
        self._desk = desk
        self.base = base
        self._texts: dict[str, str] = {}

    @property
    def id(self) -> str:
        """Return the story's id."""
        return self.base.story.id

    def text(self, name: str) -> str:
        """Return a field or section as it stands in the draft."""
        return self._texts.get(name, self._kept(name))

    def _kept(self, name: str) -> str:
        story = self.base.story
        return str(getattr(story, name)) if name in FIELDS else story.text(name)

    def put(self, name: str, text: str) -> None:
        """Take over what was typed."""
        self._texts[name] = text

    def story(self) -> Story:
        """Return the story with everything typed so far."""
        story = self.base.story
        for name, text in dict(self._texts).items():
            if text == self._kept(name):
                continue
            if name in FIELDS:
                story = with_fields(story, **{name: " ".join(text.split())})
            else:
                story = with_section(story, name, text).story
        if story.status == "seed" and any(story.text(name).strip() for name in STAR):
            story = with_fields(story, status="draft")
        return story

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
            if story == self.base.story:
                return False
            if not story.title:
                story = with_fields(story, title=self.base.story.title)
            self.base = self._desk.workspace.save(story, self.base)
            return True

    def reread(self) -> StoryFile:
        """Write over the file as it is now; keep what was typed."""
        with self._desk.lock:
            self.base = self._desk.workspace.file(self.id)
            return self.base

    def yield_to_disk(self) -> None:
        """Take the file as it is now; what was typed goes to history first, so it is not lost."""
        with self._desk.lock:
            workspace = self._desk.workspace
            theirs = workspace.file(self.id)
            mine = self.story()
            if mine not in (self.base.story, theirs.story):
                workspace.save(mine, theirs)
                newest = max(workspace.versions(self.id), key=lambda version: version.when)
                theirs = workspace.restore(self.id, newest.name)
            self.base, self._texts = theirs, {}


@dataclass
class Desk:
    """The workspace with the lock that keeps two threads from writing at once."""

    workspace: Workspace
    lock: RLock = field(default_factory=RLock)
    drafts: dict[str, Draft] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Desk:
        """Open a workspace and lay it on the desk."""
        return cls(Workspace.open(folder))

    def read(self) -> Told:
        """Read and review every story, and what the bank covers."""
        with self.lock:
            files = self.workspace.files()
            reviews = self.workspace.reviews()
            return Told(
                rows=tuple(_row(f, r) for f, r in zip(files, reviews, strict=True)),
                files={f.story.id: f for f in files},
                reviews={r.story: r for r in reviews},
                coverage=self.workspace.coverage(),
                bank=self.workspace.bank(),
            )

    def draft(self, story_id: str) -> Draft:
        """Open a story for writing."""
        with self.lock:
            self.drafts[story_id] = Draft(self, self.workspace.file(story_id))
            return self.drafts[story_id]

    def close(self, draft: Draft) -> None:
        """Put a draft away."""
        self.drafts.pop(draft.id, None)

    def rescue(self) -> None:
        """Save every draft when nobody can be asked; what is refused gets a file of its own."""
        for draft in tuple(self.drafts.values()):
            try:
                draft.save()
            except PortfolioError:
                self._aside(draft)

    def _aside(self, draft: Draft) -> None:
        story = draft.story()
        sections = tuple(Section(id=s.id, heading=s.heading, text=s.text) for s in story.sections)
        try:
            self.workspace.new(
                f"{story.title} (kept aside)", headline=story.headline, sections=sections
            )
        except PortfolioError:
            return


def _row(file: StoryFile, review: StoryReview) -> Row:
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
    )
