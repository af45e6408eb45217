"""The façade CLI and TUI talk to: open a workspace, review it, change it, render it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.errors import NotAWorkspace, StoryBroken, UnknownName, UsageError
from portfolio.model.coverage import Coverage
from portfolio.model.finding import Finding
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import KINDS, STATUSES, Principles, Story
from portfolio.model.verdict import BankReading, CheckReport, StoryReview
from portfolio.review.bank import bank
from portfolio.review.coverage import cover
from portfolio.review.story import review
from portfolio.store import edit, history, index, settings, stories
from portfolio.store.rubrics import load_rubric
from portfolio.store.stories import StoryFile

if TYPE_CHECKING:
    from portfolio.model.dossier import DossierSpec
    from portfolio.model.importing import ImportReport

MARKER = "portfolio.yaml"
VARIABLE = "PORTFOLIO_WORKSPACE"


def find_workspace(given: str | Path | None = None) -> Path:
    """Return the workspace's folder: the given one, the environment's, or the nearest above.

    Raises:
        NotAWorkspace: There is none.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        folder = Path(named).expanduser()
        if (folder / MARKER).is_file():
            return folder.resolve()
        raise NotAWorkspace(str(folder))
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    raise NotAWorkspace(str(here))


class Workspace:
    """One person's folder of stories, with the bar they are held against."""

    def __init__(self, root: Path, settings_: Settings, rubric: Rubric) -> None:
        self.root = root
        self.settings = settings_
        self.rubric = rubric
        self._files: dict[str, StoryFile] = {}
        self._reviews: dict[str, tuple[StoryFile, StoryReview]] = {}

    # opening

    @classmethod
    def open(cls, folder: str | Path | None = None, *, rubric: str | None = None) -> Workspace:
        """Open a workspace, against its own rubric or another."""
        root = find_workspace(folder)
        kept = settings.load(root)
        return cls(root, kept, load_rubric(rubric or kept.rubric, root))

    @classmethod
    def create(cls, folder: Path, *, name: str = "", rubric: str = "l7") -> Workspace:
        """Make a workspace in a folder that is none yet."""
        if (folder / MARKER).exists():
            raise UsageError(
                "this folder is a workspace already",
                where=str(folder),
                fix="open it with `portfolio`, or choose another folder",
            )
        settings.write_new(folder, Settings(name=name, rubric=rubric))
        return cls.open(folder)

    # reading

    def files(self) -> tuple[StoryFile, ...]:
        """Read every story file, broken ones included; unchanged ones are not read again."""
        self._files = stories.load_all(self.root, known=self._files)
        return tuple(self._files.values())

    def file(self, story_id: str) -> StoryFile:
        """Read one story's file.

        Raises:
            UnknownName: There is no such story; names the nearest.
        """
        known = stories.ids(self.root)
        if story_id not in known:
            raise UnknownName("story", story_id, known)
        found = stories.load(self.root, story_id)
        self._files[story_id] = found
        return found

    def review(self, file: StoryFile) -> StoryReview:
        """Review a story as its file stands, findings placed by line and column."""
        kept = self._reviews.get(file.story.id)
        if kept and kept[0] is file:
            return kept[1]
        found = review(file.story, self.rubric, self.settings, also=file.parsed.findings)
        placed = tuple(self._placed(file, f) for f in found.findings)
        found = found.model_copy(update={"findings": placed})
        self._reviews[file.story.id] = (file, found)
        return found

    def review_text(self, story: Story) -> StoryReview:
        """Review a story that is being written, before it is saved."""
        return review(story, self.rubric, self.settings)

    def _placed(self, file: StoryFile, found: Finding) -> Finding:
        path = file.path.relative_to(self.root).as_posix()
        if found.code.startswith("FI"):
            return found.model_copy(update={"path": path})
        line, column = file.parsed.source.locate(found.where, found.start or 0)
        return found.model_copy(update={"path": path, "line": line, "column": column})

    def reviews(self, files: Iterable[StoryFile] | None = None) -> tuple[StoryReview, ...]:
        """Review every story, and keep what the board shows for the next start."""
        given = self.files() if files is None else tuple(files)
        found = tuple(self.review(f) for f in given)
        if files is None:
            index.write(self.root, [index.row(f, r) for f, r in zip(given, found, strict=True)])
        return found

    def bank(self) -> BankReading:
        """Hold the whole bank against the rubric's portfolio bars."""
        files = self.files()
        return bank([f.story for f in files], self.reviews(files), self.rubric)

    def check(self, ids: Sequence[str] = ()) -> CheckReport:
        """Review the named stories, or all, and the bank."""
        chosen = [self.file(i) for i in ids] if ids else list(self.files())
        found = self.reviews(chosen) if ids else self.reviews()
        return CheckReport(
            rubric=self.rubric.id,
            pace_wpm=self.settings.pace,
            stories=found,
            portfolio=self.bank(),
        )

    def coverage(self) -> Coverage:
        """Say what the whole bank covers, and what to write next."""
        files = self.files()
        return cover([f.story for f in files], self.reviews(files), self.rubric)

    # changing

    def new(self, title: str, **fields: Any) -> StoryFile:
        """Create a story with a title; its id comes from the title."""
        if not title.strip():
            raise UsageError("a story needs a title", fix='name it: `portfolio new "…"`')
        known = stories.ids(self.root)
        scenario = fields.get("scenario")
        if scenario:
            fields.setdefault("kind", self._scenario_kind(scenario))
        story = Story(id=stories.new_id(title, known), title=title.strip(), **fields)
        return stories.create(self.root, story)

    def _scenario_kind(self, scenario: str) -> str:
        if scenario not in self.rubric.scenarios:
            raise UnknownName("scenario", scenario, self.rubric.scenarios)
        return self.rubric.scenarios[scenario].kind

    def save(self, story: Story, base: StoryFile) -> StoryFile:
        """Save a changed story over the file it was read from."""
        if base.parsed.broken:
            problem = base.parsed.findings[0].what if base.parsed.findings else "unreadable"
            raise StoryBroken(base.path.relative_to(self.root).as_posix(), problem)
        saved = stories.save(self.root, self._unconfirmed(story, base.story), base)
        self._files[story.id] = saved
        return saved

    def _unconfirmed(self, story: Story, before: Story) -> Story:
        """Drop the confirmation of numbers whose amount this change took out of the prose."""
        if not story.numbers or (
            story.sections == before.sections and (story.headline == before.headline)
        ):
            return story
        from portfolio.review.attest import standing  # noqa: PLC0415 - only when prose changed

        had, have = standing(before, self.rubric.currency), standing(story, self.rubric.currency)
        numbers = tuple(
            n.model_copy(update={"confirmed": None}) if n.says in had and n.says not in have else n
            for n in story.numbers
        )
        return story.model_copy(update={"numbers": numbers})

    def change(self, story_id: str, **fields: Any) -> StoryFile:
        """Change fields of a story's front matter and save it."""
        base = self.file(story_id)
        return self.save(edit.with_fields(base.story, **fields), base)

    def set(self, story_id: str, pairs: Mapping[str, str]) -> StoryFile:
        """Change a story by `key=value` pairs, as the command line gives them."""
        story = self.file(story_id).story
        fields: dict[str, Any] = {}
        for key, value in pairs.items():
            fields.update(self._field(story, key, value, fields))
        return self.change(story_id, **fields)

    def _field(
        self, story: Story, key: str, value: str, so_far: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Turn one `key=value` pair into a field of the story."""
        if key in ("primary", "secondary"):
            held: Principles = so_far.get("principles", story.principles)
            named = {}
            for part in filter(None, (p.strip() for p in value.split(","))):
                name, _, words = part.partition(":")
                if name.strip() not in self.rubric.principles:
                    raise UnknownName("principle", name.strip(), self.rubric.principles)
                kept = getattr(held, key).get(name.strip(), "")
                named[name.strip()] = words.strip() or kept
            return {"principles": held.model_copy(update={key: named})}
        allowed = {"status": STATUSES, "kind": KINDS}.get(key)
        if allowed and value not in allowed:
            raise UnknownName(key, value, allowed)
        if key == "scenario":
            if not value or value == "none":
                return {"scenario": None}
            return {"scenario": value, "kind": self._scenario_kind(value)}
        return edit.typed_field(key, value)

    def remove(self, story_id: str) -> Path:
        """Move a story to the workspace's trash."""
        self.file(story_id)
        self._files.pop(story_id, None)
        return stories.remove(self.root, story_id)

    def restore(self, story_id: str, version: str) -> StoryFile:
        """Bring back an earlier version, or a removed story; the version now goes to history."""
        return history.restore(self.root, story_id, version)

    def versions(self, story_id: str) -> list[history.Version]:
        """List a story's earlier versions, newest first."""
        return history.versions(self.root, story_id)

    def import_files(self, paths: Iterable[Path], *, dry: bool = False) -> ImportReport:
        """Make stories of what people wrote elsewhere; nothing of a file is dropped silently."""
        from portfolio.store.importing import import_files  # noqa: PLC0415 - only to import

        return import_files(self.root, paths, self.rubric, dry=dry)

    # printing

    def render(
        self,
        spec: DossierSpec,
        fmt: str = "pdf",
        *,
        out: Path | None = None,
        today: date | None = None,
        progress: Callable[[float, str], None] | None = None,
    ) -> Path:
        """Render the dossier to a file and return its path."""
        from portfolio.dossier.build import render_to  # noqa: PLC0415 - Jinja2 and WeasyPrint

        return render_to(
            self.view(spec, today=today),
            spec,
            fmt,
            out or self.target(spec, fmt),
            overrides=self.root,
            progress=progress,
        )

    def view(self, spec: DossierSpec, *, today: date | None = None) -> Any:
        """Compose what the dossier shows, before it has a form."""
        from portfolio.dossier.view import compose  # noqa: PLC0415 - only to print

        files = self.files()
        found = self.reviews(files)
        told = [f.story for f in files]
        return compose(
            told,
            found,
            bank(told, found, self.rubric),
            cover(told, found, self.rubric),
            self.rubric,
            self.settings,
            spec,
            today,
        )

    def target(self, spec: DossierSpec, fmt: str) -> Path:
        """Return where a rendered edition goes when nobody says."""
        return self.root / "dossier" / f"{spec.edition}.{fmt}"
