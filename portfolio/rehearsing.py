"""The façade for rehearsals: keep a timed telling, take it back, and say what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portfolio import loops
from portfolio.errors import UsageError
from portfolio.loop.aloud import aloud, heard
from portfolio.loop.days import coming
from portfolio.loop.drill import drill as draw
from portfolio.loop.due import due, free_for, one_due
from portfolio.model.finding import Finding
from portfolio.model.loop import Loop
from portfolio.model.rehearsal import (
    LONGEST,
    Aloud,
    DrillReport,
    DueReport,
    Heard,
    Rehearsal,
    RehearsalReport,
    clock,
)
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.store import rehearsals
from portfolio.workspace import Workspace


def keep(
    space: Workspace,
    story_id: str,
    seconds: Mapping[str, int] | int,
    *,
    day: date,
    today: date | None = None,
    note: str = "",
    as_told: Story | None = None,
) -> Heard:
    """Keep one telling of a story.

    Args:
        space: The workspace.
        story_id: The story.
        seconds: What each section took, or the whole.
        day: The day it was told.
        today: The day it is kept, where that may be a later one: when the story's file changed
            after the day it was told, nobody knows the words that were told, and none are kept.
        note: A word on how it went.
        as_told: The story as it stood when it was told; as it stands now where it is left out.

    Raises:
        UsageError: The story has no words to tell, or no telling takes that long.
    """
    story = as_told or tellable(space, story_id)
    total = seconds if isinstance(seconds, int) else sum(seconds.values())
    if not 0 < total <= LONGEST:
        fix = "give the seconds of each section, e.g. `--log 44/31/118/45`"
        raise UsageError(f"a telling of {clock(total)} can't be meant", fix=fix)
    stand = rehearsals.words_of(story)
    known = as_told or today in {None, day} or space.file(story_id).changed <= day
    told = Rehearsal(
        day=day,
        seconds={} if isinstance(seconds, int) else dict(seconds),
        total=total,
        words=stand if known else "",
        note=_on_a_line(note),
    )
    rehearsals.keep(space.root, story_id, told)
    return heard(told, stand, space.rubric)


def tellable(space: Workspace, story_id: str) -> Story:
    """Return a story there is something of to tell.

    Raises:
        UsageError: Its sections are all empty.
    """
    story = space.file(story_id).story
    if not any(story.text(name).strip() for name in STAR):
        fix = f"write it first: `portfolio dig {story_id}` asks you about it"
        raise UsageError("there is nothing to tell yet", where=f"stories/{story_id}.md", fix=fix)
    return story


def take_back(space: Workspace, story_id: str, meant: Rehearsal | None = None) -> Rehearsal:
    """Take a story's last telling back, and return it.

    Raises:
        UsageError: It was never told, or the telling meant is not the last one.
    """
    last = _last(space, story_id, meant)
    rehearsals.take_back(space.root, story_id, last)
    return last


def note(space: Workspace, story_id: str, said: str, meant: Rehearsal | None = None) -> Rehearsal:
    """Put a word to a story's last telling; no words take it away.

    Raises:
        UsageError: It was never told, or the telling meant is not the last one.
    """
    last = _last(space, story_id, meant)
    told = last.model_copy(update={"note": _on_a_line(said)})
    rehearsals.keep_instead(space.root, story_id, last, told)
    return told


def _last(space: Workspace, story_id: str, meant: Rehearsal | None) -> Rehearsal:
    space.file(story_id)
    held = rehearsals.load(space.root, story_id).held
    if meant and (not held or rehearsals.name_of(held[-1]) != rehearsals.name_of(meant)):
        raise UsageError(
            f"the telling of {meant.length} on {meant.day} is not the last one any more; "
            "nothing was changed",
            fix=f"see what is kept: `portfolio rehearse {story_id} --json`",
        )
    if not held:
        fix = f"tell it: `portfolio rehearse {story_id}`"
        raise UsageError(f"{story_id} was never told aloud", fix=fix)
    return held[-1]


def _on_a_line(said: str) -> str:
    return " ".join(said.encode("utf-8", "replace").decode().split())


def report(space: Workspace, story_id: str, today: date) -> RehearsalReport:
    """Return every telling of a story, held against its times and its words as they stand."""
    story = space.file(story_id).story
    kept = rehearsals.load(space.root, story_id)
    words = rehearsals.words_of(story)
    stands = aloud(kept.held, words, space.rubric)
    loop, passed_over = _prepared_for(space, None, today)
    day = _ahead(loop, today)
    return RehearsalReport(
        story=story_id,
        wanted=space.rubric.aloud.times,
        aloud=stands,
        due=one_due(story, stands, space.rubric, today, day=day) if story.counts else None,
        rehearsals=tuple(heard(one, words, space.rubric) for one in kept.held),
        findings=(*passed_over, *kept.findings),
    )


def due_now(space: Workspace, loop_id: str | None, today: date) -> DueReport:
    """Say which stories are to be told aloud and why: those of the loop's deck first.

    What was told in that loop already, or is banned from it, is not due for it.

    Args:
        space: The workspace.
        loop_id: The loop prepared for; the next one where none is named.
        today: The day counted from.

    Raises:
        UnreadableFile: The loop named holds an error.
    """
    loop, passed_over = _prepared_for(space, loop_id, today)
    day = _ahead(loop, today)
    files = space.files()
    held = loop if loop and (loop_id or day or loop.date is None) else None
    told = free_for((f.story for f in files if f.story.counts and not f.broken), held)
    chosen = loops.deck_if_any(space, held, today) if held else None
    deck = chosen.deck if chosen else ()
    found = due(told, space.aloud(files), space.rubric, today, day=day, deck=deck)
    return DueReport(
        today=today,
        loop=held.id if held else None,
        date=held.date if held else None,
        wanted=space.rubric.aloud.times,
        due=found,
        enough=len(told) - len(found),
        findings=(
            *passed_over,
            *(f for kept in rehearsals.load_all(space.root).values() for f in kept.findings),
        ),
    )


def drill(space: Workspace, loop_id: str | None, today: date, number: int) -> DrillReport:
    """Draw a question of the day's drill, what the loop's interviewers probe first.

    Raises:
        UnreadableFile: The loop named holds an error.
    """
    told = [f.story for f in space.files() if f.story.counts and not f.broken]
    loop, passed_over = _prepared_for(space, loop_id, today)
    drawn = draw(told, space.rubric, loop, today, number)
    return drawn.model_copy(update={"findings": passed_over})


def _prepared_for(
    space: Workspace, loop_id: str | None, today: date
) -> tuple[Loop | None, tuple[Finding, ...]]:
    """Return the loop named, else the next sound one, with the errors of those passed over."""
    if loop_id is not None:
        return loops.chosen(space, loop_id, today), ()
    found = loops.report(space).loops
    wrong = {
        one.path: tuple(f for f in one.findings if f.severity == "error")
        for one in found
        if one.loop.date is None or one.loop.date >= today
    }
    sound = (one.loop for one in found if not wrong.get(one.path))
    return coming(sound, today), tuple(f for errors in wrong.values() for f in errors)


def _ahead(loop: Loop | None, today: date) -> date | None:
    """Return the day of a loop that is still to come."""
    return loop.date if loop and loop.date and loop.date >= today else None


def cue(story: Story, section: str, rubric: Rubric) -> str:
    """Return what brings a section back without its words.

    The headline opens the story; then its anchors, and where it has none, what a section is for.
    """
    anchors = " · ".join(story.anchors)
    first, second = (story.headline, anchors) if section == STAR[0] else (anchors, story.headline)
    return first or second or rubric.sections[section].asks


def stands(space: Workspace, story_id: str) -> Aloud:
    """Say how one story stands to being told aloud."""
    return space.aloud([space.file(story_id)]).get(story_id, Aloud())
