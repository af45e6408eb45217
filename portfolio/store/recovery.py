"""Brings back what a crash left: as a story again, or aside into the history."""

from __future__ import annotations

from pathlib import Path

from portfolio.errors import StoryBroken, UnknownName
from portfolio.model.recovery import Change, Leftover
from portfolio.model.story import Story
from portfolio.store import edit, files, history, journal, stories
from portfolio.store.codec import Parsed, parse, serialise
from portfolio.store.compare import compare
from portfolio.store.journal import Left
from portfolio.store.names import new_id
from portfolio.store.stories import StoryFile


def leftovers(root: Path) -> list[Left]:
    """Return what sessions that were cut off typed and nobody saved, oldest first.

    What a file holds by now is put away without a word.
    """
    found = []
    for one in journal.left(root):
        base = standing(root, one)
        story = typed_over(one, base)
        if story == base.story if base else not (one.story or story.title):
            journal.drop(one)
        else:
            found.append(one)
    return found


def find(root: Path, name: str) -> list[Left]:
    """Find leftovers by their story, or the one of this name.

    Raises:
        UnknownName: There is none.
    """
    waiting = leftovers(root)
    found = [one for one in waiting if name and name in (one.name, one.story)]
    if not found:
        raise UnknownName("leftover", name, {one.story or one.name for one in waiting})
    return found


def standing(root: Path, one: Left) -> StoryFile | None:
    """Return the story's file as it is now, where there is one."""
    return stories.load(root, one.story) if one.story in stories.ids(root) else None


def typed_over(one: Left, base: StoryFile | None) -> Story:
    """Return the story with what was typed."""
    story = base.story if base else Story(id=one.story, title=one.title)
    return edit.with_texts(story, one.texts)


def described(root: Path, one: Left) -> Leftover:
    """Say of a leftover what keeping it would change."""
    base = standing(root, one)
    story = typed_over(one, base)
    return Leftover(
        name=one.name,
        story=one.story,
        title=story.title or one.title,
        typed=one.when.astimezone().isoformat(timespec="seconds"),
        moved_on=bool(base and one.base and base.hash != one.base),
        gone=bool(one.story and not base),
        changes=compare(base.parsed if base else parse("", one.story), as_file(story, base)),
        texts=dict(one.texts),
    )


def as_file(story: Story, base: StoryFile | None) -> Parsed:
    """Return a story as its file would hold it, even where the file there is can't be written."""
    try:
        return parse(serialise(story, base.parsed if base else None), story.id)
    except StoryBroken:
        return parse(serialise(story), story.id)


def aside(root: Path, one: Left) -> Path:
    """Put what was typed into the story's history, and say where it lies."""
    base = standing(root, one)
    story = typed_over(one, base)
    name = story.id or new_id(story.title, stories.ids(root))
    kept = keep_story(root, story.model_copy(update={"id": name}), base)
    journal.drop(one)
    return kept


def changes(story: Story, base: StoryFile, now: StoryFile | None) -> tuple[Change, ...]:
    """Say what differs between what is on disk now and a story typed over an earlier file."""
    there = now.parsed if now else parse("", story.id)
    return compare(there, as_file(story, base))


def keep_story(root: Path, story: Story, base: StoryFile | None) -> Path:
    """Put a state of a story that no file holds into its history."""
    text = as_file(story, base).source.text
    kept = history.keep(root, story.id, files.encode(text))
    return kept.path if kept else history.versions(root, story.id)[-1].path
