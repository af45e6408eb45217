"""Writes what an import found into a workspace, and reports every story and every line left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from portfolio.errors import UnreadableFile
from portfolio.model.importing import ImportedStory, ImportReport, SkippedText
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.store import stories
from portfolio.store.importing.reader import read_stories
from portfolio.store.names import new_id

HERE = "already here as"


def import_files(
    workspace: Path, paths: Iterable[Path], rubric: Rubric, *, dry: bool = False
) -> ImportReport:
    """Make a story file of each story the files hold; with `dry` only say what would be made.

    Raises:
        UnreadableFile: A file can't be read, or holds nothing to import.
        CannotWrite: The disk refused.
    """
    taken = stories.ids(workspace)
    here = {_told(one.story): one.story.id for one in stories.load_all(workspace)}
    made: list[ImportedStory] = []
    skipped: list[SkippedText] = []
    for path in paths:
        found = read_stories(_text(path), name=path.name, format=None, rubric=rubric)
        for draft in found.stories:
            twin = here.setdefault(_told(draft.story), "")
            if twin:
                what = f"“{draft.story.title}” (line {draft.line})"
                skipped.append(SkippedText(line=draft.line, what=what, why=f"{HERE} {twin}"))
                continue
            story = draft.story.model_copy(update={"id": new_id(draft.story.title, taken)})
            taken.append(story.id)
            here[_told(story)] = story.id
            if not dry:
                stories.create(workspace, story)
            place = stories.file_of(workspace, story.id).relative_to(workspace).as_posix()
            made.append(
                ImportedStory(story=story.id, title=story.title, path=place, notes=draft.notes)
            )
        skipped += [SkippedText(line=s.line, what=s.what, why=s.why) for s in found.skipped]
    return ImportReport(stories=tuple(made), skipped=tuple(skipped))


def _told(story: Story) -> tuple[str, ...]:
    """Return what makes two stories the same: the title and the text of STAR, blanks aside."""
    return tuple(" ".join(said.split()) for said in (story.title, *map(story.text, STAR)))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise UnreadableFile(
            f"can't read it: {(error.strerror or 'no reason given').lower()}",
            where=str(path),
            fix="name a Markdown or JSON file that is there",
        ) from None
