"""The façade for loops: make one, read it, pin, ban, tell, and say afterwards how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from portfolio.errors import UnknownName, UnreadableFile, UsageError
from portfolio.loop.aloud import counts
from portfolio.loop.amend import interviewer_of, without_person, without_pin
from portfolio.loop.days import begun, by_day, coming
from portfolio.loop.deck import deck as choose
from portfolio.loop.deck import usual
from portfolio.loop.faults import MOST, faults
from portfolio.loop.problem import SIZE, Bank
from portfolio.model.asking import Answer
from portfolio.model.deck import DeckReport
from portfolio.model.loop import (
    Debrief,
    DebriefReport,
    Interviewer,
    Loop,
    LoopReport,
    LoopShown,
    QuestionAfter,
    StoryAfter,
    Telling,
    ToldIn,
)
from portfolio.model.mapping import mapped
from portfolio.model.rubric import Rubric
from portfolio.review.principles import carriers
from portfolio.store import loops, stories
from portfolio.store.loops import LoopFile
from portfolio.store.names import new_id
from portfolio.workspace import Workspace

_HOW = '--interviewer "Ana:bar raiser:earn-trust,dive-deep"'


# reading


def shown(space: Workspace, file: LoopFile) -> LoopShown:
    """Say what a loop's file holds, and what is wrong in it, by line and column."""
    noted = list(file.findings)
    if not file.broken:
        known = stories.ids(space.root)
        for fault in faults(file.loop, known, space.rubric.principles):
            line, column = file.position(fault.where)
            noted.append(
                fault.model_copy(update={"path": file.shown, "line": line, "column": column})
            )
    noted.sort(key=lambda f: (f.line, f.column))
    return LoopShown(path=file.shown, loop=file.loop, findings=tuple(noted))


def report(space: Workspace, loop_id: str | None = None) -> LoopReport:
    """Read one loop, or all of them in the order of their days, broken ones included."""
    found = [loops.load(space.root, loop_id)] if loop_id else loops.load_all(space.root)
    read = (shown(space, file) for file in found)
    return LoopReport(loops=tuple(sorted(read, key=lambda one: by_day(one.loop))))


def chosen(space: Workspace, loop_id: str | None, today: date) -> Loop | None:
    """Return the loop asked for, else the next one by its day, else the last; nothing without any.

    Raises:
        UnreadableFile: Its file holds an error; says where, what and the mend.
    """
    if loop_id is None:
        found = coming((file.loop for file in loops.load_all(space.root)), today)
        if found is None:
            return None
        loop_id = found.id
    return sound(space, loops.load(space.root, loop_id)).loop


def sound(space: Workspace, file: LoopFile) -> LoopShown:
    """Return a loop whose file holds no error.

    Raises:
        UnreadableFile: It holds one.
    """
    read = shown(space, file)
    worst = next((f for f in read.findings if f.severity == "error"), None)
    if worst:
        where = f"{worst.path}:{worst.line}:{worst.column}"
        raise UnreadableFile(worst.what, where=where, fix=worst.fix)
    return read


def named(space: Workspace, loop_id: str | None, today: date) -> Loop:
    """Return the loop asked for, else the next one.

    Raises:
        UsageError: There is no loop.
    """
    found = chosen(space, loop_id, today)
    if found is None:
        fix = 'make one: `portfolio loop new "Northwind" --date 2026-12-15`'
        raise UsageError("there is no loop yet", fix=fix)
    return found


def last(space: Workspace, loop_id: str | None, today: date) -> Loop:
    """Return the loop asked for, else the last one that has begun, else the next."""
    if loop_id is None:
        found = begun((file.loop for file in loops.load_all(space.root)), today)
        loop_id = found.id if found else None
    return named(space, loop_id, today)


def ask(space: Workspace, loop_id: str, question: str) -> Answer:
    """Find the stories for a question, without those told in a loop or banned from it."""
    loop = sound(space, loops.load(space.root, loop_id)).loop
    return space.ask(question, without=loop.used | frozenset(loop.bans))


def deck(
    space: Workspace, loop_id: str | None = None, *, size: int = SIZE, today: date
) -> DeckReport:
    """Choose the deck for a loop: the one named, else the next; without any, the usual one."""
    loop = chosen(space, loop_id, today) or Loop(id="")
    return choose(loop, bank(space, loop.date or today), space.rubric, size=size)


def deck_if_any(space: Workspace, loop: Loop, today: date) -> DeckReport | None:
    """Choose the deck for a loop; nothing while there is no story to choose from."""
    try:
        return deck(space, loop.id, today=today)
    except UsageError:
        return None


def bank(space: Workspace, day: date) -> Bank:
    """Gather what the deck has to know of the stories that count."""
    files = space.files()
    reviews = space.reviews(files)
    sound_ = (file.story for file in files if file.story.counts and not file.broken)
    told = {story.id: mapped(story, space.rubric) for story in sound_}
    return Bank(
        stories=told,
        reviews={one.story: one for one in reviews},
        principles=carriers(told.values(), space.rubric.principles),
        rehearsed=counts(space.aloud(files)),
        level=space.rubric.levels.target,
        day=day,
    )


# making and changing


def new(
    space: Workspace, company: str, *, day: date | None = None, interviewers: Sequence[str] = ()
) -> LoopFile:
    """Make a loop; an interviewer is said as `Ana:bar raiser:earn-trust,dive-deep`."""
    if not company.strip():
        raise UsageError("a loop needs a company", fix='name it: `portfolio loop new "Northwind"`')
    people = with_people((), interviewers, space.rubric)
    named = f"{company} {day:%Y-%m}" if day else company
    loop_id = loops.free_id(space.root, named)
    loop = Loop(id=loop_id, company=company.strip(), date=day, interviewers=people)
    return loops.create(space.root, loop)


def with_people(
    held: Sequence[Interviewer], said: Iterable[str], rubric: Rubric
) -> tuple[Interviewer, ...]:
    """Add interviewers as a command line says them; one of the same name is replaced.

    Raises:
        UsageError: Two of those added have the same name, or one has none.
        UnknownName: A principle the rubric does not have; names the nearest.
    """
    added: list[Interviewer] = []
    for words in said:
        name, role, probes = ([part.strip() for part in words.split(":", 2)] + ["", ""])[:3]
        if not name:
            raise UsageError(f"{words!r} does not name an interviewer", fix=f"write {_HOW}")
        if any(one.name.casefold() == name.casefold() for one in added):
            raise _twice(name)
        asked = [part.strip() for part in probes.split(",") if part.strip()]
        found = tuple(dict.fromkeys(_principle(part, rubric) for part in asked))
        taken = [one.id for one in (*held, *added) if one.name.casefold() != name.casefold()]
        added.append(Interviewer(id=new_id(name, taken), name=name, role=role, probes=found))
    by_id = {one.id: one for one in (*held, *added)}
    return tuple(by_id.values())


def _twice(name: str) -> UsageError:
    fix = f'add a letter, so that you know whom to tell what, e.g. "{name} K:…"'
    return UsageError(f"two interviewers are called {name}", fix=fix)


def _principle(said: str, rubric: Rubric) -> str:
    """Find a principle by its id or its name."""
    if said in rubric.principles:
        return said
    for key, principle in rubric.principles.items():
        if principle.name.casefold() == said.casefold():
            return key
    raise UnknownName("principle", said, rubric.principles)


def change(space: Workspace, loop_id: str, **fields: Any) -> LoopFile:
    """Change fields of a loop and save it."""
    return _amend(space, loop_id, lambda _: fields)


def _amend(space: Workspace, loop_id: str, amend: Callable[[Loop], dict[str, Any]]) -> LoopFile:
    base = loops.load(space.root, loop_id)
    return loops.save(Loop.model_validate({**dict(base.loop), **amend(base.loop)}), base)


def add_people(space: Workspace, loop_id: str, said: Sequence[str]) -> LoopFile:
    """Add interviewers to a loop, or say one of them anew."""
    return _amend(
        space,
        loop_id,
        lambda loop: {"interviewers": with_people(loop.interviewers, said, space.rubric)},
    )


def keep_person(space: Workspace, loop_id: str, who: Interviewer) -> LoopFile:
    """Put one interviewer, who has no id yet or is said anew, among those the file names by now."""

    def amend(loop: Loop) -> dict[str, Any]:
        others = [one for one in loop.interviewers if one.id != who.id]
        if any(one.name.casefold() == who.name.casefold() for one in others):
            raise _twice(who.name)
        key = who.id or new_id(who.name, [one.id for one in others])
        by_id = {one.id: one for one in loop.interviewers}
        people = {**by_id, key: who.model_copy(update={"id": key})}
        return {"interviewers": tuple(people.values())}

    return _amend(space, loop_id, amend)


def take_usual(space: Workspace, loop_id: str) -> LoopFile:
    """Write the rubric's usual interviewers into a loop that names none yet."""
    if loops.load(space.root, loop_id).loop.interviewers:
        fix = f"add to them, e.g. `portfolio loop set {loop_id} {_HOW}`"
        raise UsageError("this loop names its interviewers already", fix=fix)
    return change(space, loop_id, interviewers=usual(space.rubric))


def remove_person(space: Workspace, loop_id: str, said: str) -> LoopFile:
    """Take an interviewer out of a loop, with what is pinned to them."""
    return _amend(space, loop_id, lambda loop: without_person(loop, interviewer_of(loop, said)))


def pin(space: Workspace, loop_id: str, story: str, to: str) -> LoopFile:
    """Send a story to one interviewer, whatever the deck would choose; a ban on it ends."""
    space.file(story)

    def amend(loop: Loop) -> dict[str, Any]:
        who = interviewer_of(loop, to)
        pins = without_pin(loop.pins, story)
        held = pins.get(who, ())
        if len(held) >= MOST:
            raise UsageError(
                f"{who} has {len(held)} pinned stories, and time for {MOST}",
                fix=f"take one back: `portfolio loop pin {loop_id} {held[0]} --remove`",
            )
        bans = tuple(one for one in loop.bans if one != story)
        return {"pins": {**pins, who: (*held, story)}, "bans": bans}

    return _amend(space, loop_id, amend)


def unpin(space: Workspace, loop_id: str, story: str) -> LoopFile:
    """Take a pin back."""

    def amend(loop: Loop) -> dict[str, Any]:
        pinned = [one for held in loop.pins.values() for one in held]
        if story not in pinned:
            raise UnknownName("pinned story", story, pinned)
        return {"pins": without_pin(loop.pins, story)}

    return _amend(space, loop_id, amend)


def ban(space: Workspace, loop_id: str, story: str) -> LoopFile:
    """Keep a story out of a loop; a pin on it ends."""
    space.file(story)

    def amend(loop: Loop) -> dict[str, Any]:
        bans = tuple(dict.fromkeys((*loop.bans, story)))
        return {"bans": bans, "pins": without_pin(loop.pins, story)}

    return _amend(space, loop_id, amend)


def unban(space: Workspace, loop_id: str, story: str) -> LoopFile:
    """Let a story back in."""

    def amend(loop: Loop) -> dict[str, Any]:
        if story not in loop.bans:
            raise UnknownName("banned story", story, loop.bans)
        return {"bans": tuple(one for one in loop.bans if one != story)}

    return _amend(space, loop_id, amend)


# during and after


def tell(space: Workspace, loop_id: str, story: str, to: str, day: date) -> LoopFile:
    """Mark a story as told to someone; it is used up for the rest of the loop."""
    space.file(story)

    def amend(loop: Loop) -> dict[str, Any]:
        who = interviewer_of(loop, to)
        before = next((one for one in loop.told if one.story == story), None)
        if before:
            raise UsageError(
                f"{story} was told to {before.to or 'someone'} already in this loop",
                fix=f"take that back first: `portfolio told {story} --loop {loop_id} --remove`",
            )
        return {"told": (*loop.told, Telling(story=story, to=who, on=day))}

    return _amend(space, loop_id, amend)


def untell(space: Workspace, loop_id: str, story: str) -> LoopFile:
    """Take a mark back."""

    def amend(loop: Loop) -> dict[str, Any]:
        if story not in loop.used:
            raise UnknownName("told story", story, sorted(loop.used))
        return {"told": tuple(one for one in loop.told if one.story != story)}

    return _amend(space, loop_id, amend)


def answer(space: Workspace, loop_id: str, question: str, said: str) -> LoopFile:
    """Keep an answer to one of the rubric's questions after a loop; no words take it back."""

    def amend(loop: Loop) -> dict[str, Any]:
        if question not in (*space.rubric.debrief, *loop.debrief.answers):
            raise UnknownName("question", question, space.rubric.debrief)
        answers = _said(loop.debrief.answers, question, said)
        return {"debrief": Debrief(answers=answers, stories=loop.debrief.stories)}

    return _amend(space, loop_id, amend)


def note(space: Workspace, loop_id: str, story: str, said: str) -> LoopFile:
    """Keep a note on how a story was received; no words take it back."""

    def amend(loop: Loop) -> dict[str, Any]:
        if story not in loop.used:  # what was told may be in the trash by now
            space.file(story)
        notes = _said(loop.debrief.stories, story, said)
        return {"debrief": Debrief(answers=loop.debrief.answers, stories=notes)}

    return _amend(space, loop_id, amend)


def _said(held: Mapping[str, str], key: str, words: str) -> dict[str, str]:
    kept = {**held, key: " ".join(words.split())}
    return {name: value for name, value in kept.items() if value}


def debrief(space: Workspace, loop_id: str) -> DebriefReport:
    """Say what is asked after a loop, what was answered, and how each story was received."""
    loop = loops.load(space.root, loop_id).loop
    answers = loop.debrief.answers
    asked = dict.fromkeys((*space.rubric.debrief, *answers))
    return DebriefReport(
        loop=loop.id,
        questions=tuple(QuestionAfter(question=q, answer=answers.get(q, "")) for q in asked),
        stories=received(loop),
    )


def received(loop: Loop) -> tuple[StoryAfter, ...]:
    """Return what was told in a loop with the notes on it, and notes on other stories."""
    notes = loop.debrief.stories
    said = [
        StoryAfter(story=one.story, to=one.to, on=one.on, note=notes.get(one.story, ""))
        for one in loop.told
    ]
    rest = [StoryAfter(story=s, note=words) for s, words in notes.items() if s not in loop.used]
    return (*said, *rest)


def told_in(space: Workspace) -> dict[str, tuple[ToldIn, ...]]:
    """Return where each story was told over all loops, and how it was received, oldest first."""
    found: dict[str, list[ToldIn]] = {}
    for file in sorted(loops.load_all(space.root), key=lambda one: by_day(one.loop)):
        for one in received(file.loop):
            told = ToldIn(loop=file.loop.id, company=file.loop.company, **dict(one))
            found.setdefault(one.story, []).append(told)
    return {story: tuple(told) for story, told in found.items()}
