"""The façade for guided writing: dig a story out, lay it out, compare it, call it ready."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from portfolio import resources
from portfolio.errors import UnknownName
from portfolio.model.comment import Comment, NoteReport
from portfolio.model.guided import Asked, Beside, Check, CompareReport, Outlined, ReadyReport
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.review import dig as digging
from portfolio.review.ready import checklist, left_open
from portfolio.review.timing import section_seconds
from portfolio.store import codec, comments, dig, edit, files, history
from portfolio.store.stories import StoryFile
from portfolio.workspace import Workspace

DIG = "dig"
NOTES = "notes"


class Kept(NamedTuple):
    """A story as it was, and when that was put aside."""

    story: Story
    when: datetime


# digging


def asked(story: Story, rubric: Rubric) -> tuple[Asked, ...]:
    """Return every question put to a story, with the answers it holds."""
    return digging.asked(story, rubric, dig.read(story.text(DIG)), dig.key)


def outline(story: Story, rubric: Rubric) -> tuple[Outlined, ...]:
    """Lay a story's answers under the sections they belong to."""
    return digging.outline(story, rubric, asked(story, rubric))


def with_answer(text: str, question: str, answer: str) -> str:
    """Return the text of a dig section with one answer in it."""
    return dig.answered(text, question, answer)


def first_texts(story: Story, rubric: Rubric) -> dict[str, str]:
    """Return a first text for each section still empty: answers alone, word for word."""
    return dict(digging.laid_out(outline(story, rubric)))


def answer(space: Workspace, story_id: str, question: str, said: str) -> StoryFile:
    """Keep one answer with a story.

    Raises:
        UnknownName: The story is not asked this; names the nearest question.
    """
    base = space.file(story_id)
    known = [one.question for one in asked(base.story, space.rubric)]
    if dig.key(question) not in {dig.key(one) for one in known}:
        raise UnknownName("question", question, known)
    text = with_answer(base.story.text(DIG), question, said)
    return space.save(edit.with_texts(base.story, {DIG: text}), base)


def lay_out(space: Workspace, story_id: str) -> tuple[StoryFile, tuple[str, ...]]:
    """Put the answers into the sections still empty, and say which those were."""
    base = space.file(story_id)
    texts = first_texts(base.story, space.rubric)
    if not texts:
        return base, ()
    return space.save(edit.with_texts(base.story, texts), base), tuple(texts)


# ready


def checks(space: Workspace, story: Story) -> tuple[Check, ...]:
    """Hold a story against the list for one that is called ready."""
    as_ready = story.model_copy(update={"status": "ready"})
    return checklist(story, space.review_text(as_ready), space.rubric)


def ready_report(space: Workspace, story_id: str) -> ReadyReport:
    """Say what is still open in a story."""
    file = space.file(story_id)
    return ReadyReport(
        story=story_id,
        status=file.story.status,
        reading=space.review(file).reading.level,
        checks=checks(space, file.story),
        open=file.story.open,
    )


def mark_ready(space: Workspace, story_id: str, open_: Sequence[str] | None = None) -> StoryFile:
    """Call a story ready, with a note of what stays open; without one the list's own names."""
    if open_ is None:
        open_ = left_open(checks(space, space.file(story_id).story))
    return space.change(story_id, status="ready", open=tuple(open_))


# what a coach says


def remarks(story: Story) -> tuple[Comment, ...]:
    """Return what readers remarked about a story."""
    return comments.read(story.text(NOTES))


def remarked(space: Workspace, story_id: str) -> NoteReport:
    """Say what readers remarked about a story."""
    return NoteReport(story=story_id, comments=remarks(space.file(story_id).story))


def remark(space: Workspace, story_id: str, comment: Comment) -> StoryFile:
    """Put a reader's comment into a story's notes."""
    base = space.file(story_id)
    text = comments.added(base.story.text(NOTES), comment)
    return space.save(edit.with_texts(base.story, {NOTES: text}), base)


def tick(space: Workspace, story_id: str, number: int, *, done: bool = True) -> StoryFile:
    """Tick a comment off, or open it again; the first is number 1."""
    base = space.file(story_id)
    text = comments.ticked(base.story.text(NOTES), number, done=done)
    return space.save(edit.with_texts(base.story, {NOTES: text}), base)


# comparing


def last_ready(space: Workspace, story_id: str) -> Kept | None:
    """Return a story as it was when its writer last called it ready."""
    version = history.last_ready(space.root, story_id)
    if version is None:
        return None
    text = files.decode(history.read(version))
    return Kept(codec.parse(text, story_id).story, version.when)


def at_level(level: str) -> Story | None:
    """Return the sample's story as it is told at a level."""
    path = resources.at_level(level)
    return codec.parse(files.read_text(path), path.stem).story if path else None


def side_by_side(left: Story, right: Story, pace: int) -> tuple[Beside, ...]:
    """Put the four sections of two stories side by side."""
    return tuple(
        Beside(
            section=name,
            left=left.text(name),
            right=right.text(name),
            left_seconds=round(section_seconds(left.text(name), pace), 1),
            right_seconds=round(section_seconds(right.text(name), pace), 1),
        )
        for name in STAR
    )


def with_last_ready(space: Workspace, story: Story) -> CompareReport | None:
    """Compare a story with its last ready state; nothing when it never had one."""
    kept = last_ready(space, story.id)
    if kept is None:
        return None
    return CompareReport(
        story=story.id,
        left=f"ready, until {kept.when.astimezone():%d %b %Y}",
        right="now",
        sections=side_by_side(kept.story, story, space.settings.pace),
    )


def with_levels(space: Workspace, story: Story) -> CompareReport:
    """Compare one story of the sample as it sounds at L6 and at L7."""
    low, high = at_level("L6"), at_level("L7")
    assert low is not None  # noqa: S101 - both ship
    assert high is not None  # noqa: S101 - both ship
    return CompareReport(
        story=story.id,
        left=f"“{low.title}” at L6",
        right=f"“{high.title}” at L7",
        sections=side_by_side(low, high, space.settings.pace),
    )
