"""`portfolio rehearse`: what to tell aloud, a timed telling, and a drill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    calendar_day,
    day_option,
    declare,
    json_option,
    loop_option,
    maybe_story_argument,
    on_terminal,
    open_workspace,
    today_option,
)
from portfolio.cli.summary import one_finding
from portfolio.errors import CannotWrite, UsageError

if TYPE_CHECKING:
    from portfolio.model.finding import Finding
    from portfolio.model.rehearsal import Due, DueReport, Heard
    from portfolio.workspace import Workspace

_TIME = re.compile(r"(?:(\d{1,2}):([0-5]\d)|(\d{1,4}))")
_LOG = "write 44/31/118/45, 0:44/0:31/1:58/0:45, or the whole: 3:58"


@declare(
    "rehearse",
    "rehearse",
    "rehearse billing-outage",
    'rehearse billing-outage --log 44/31/118/45 --on 2026-12-01 --note "calmer"',
    "rehearse --drill",
)
@maybe_story_argument
@click.option("--log", metavar="TIMES", help="Keep a telling timed elsewhere: 44/31/118/45, 3:58.")
@day_option("--on", help="The day it was told, if it was not today.")
@click.option("--note", metavar="TEXT", help="A word on how it went; alone: on the last telling.")
@click.option("--remove", is_flag=True, help="Take the last telling back.")
@click.option("--drill", is_flag=True, help="Be asked a question, and choose the story for it.")
@click.option(
    "--number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Begin the drill at question N of the day.",
)
@loop_option
@today_option
@json_option
def command(  # noqa: PLR0917 - click passes what the command line gave
    story: str | None,
    log: str | None,
    on: date | None,
    note: str | None,
    remove: bool,
    drill: bool,
    number: int | None,
    loop: str | None,
    today: date | None,
    as_json: bool,
) -> None:
    """Say which stories to tell aloud and why; with an ID, time one of them.

    On a terminal the sections follow one another: enter goes on, q gives up and keeps nothing. A
    telling is in time when no section runs over its target by more than the rubric allows and the
    whole is neither over nor under. The rubric says how many such are enough; one of them must be
    of the words as they stand.
    """
    day = calendar_day(today)
    if (log is not None) + remove + drill + (note is not None and log is None) > 1:
        fix = "one of --log, --note, --remove and --drill"
        raise UsageError("one thing at a time", fix=fix)
    if story is None and (log or remove or note):
        raise UsageError("the story is missing", fix="name it: `portfolio rehearse ID --log …`")
    if on and (log is None or on > day):
        fix = "give it with the times: `--log 44/31/118/45 --on 2026-12-01`"
        raise UsageError("--on is the past day of a telling that is logged", fix=fix)
    _fits(story, loop, number, drill=drill)
    space = open_workspace()
    if drill:
        from portfolio.cli.drill import run  # noqa: PLC0415 - only for a drill

        run(space, loop, day, number or 1, as_json=as_json)
    elif story is None:
        _due(space, loop, day, as_json=as_json)
    else:
        _one(space, story, log, on or day, note, today=day, remove=remove, as_json=as_json)
        if as_json:
            _json(space, story, day)


def _fits(story: str | None, loop: str | None, number: int | None, *, drill: bool) -> None:
    """Refuse what would be passed over in silence.

    Raises:
        UsageError: Something was given that has no say in what is asked.
    """
    if drill and story is not None:
        fix = f"leave {story} out; to tell it: `portfolio rehearse {story}`"
        raise UsageError("a drill asks about no one story", fix=fix)
    if number is not None and not drill:
        fix = f"add it: `portfolio rehearse --drill --number {number}`"
        raise UsageError("--number is the question a --drill begins at", fix=fix)
    if loop is not None and story is not None:
        fix = f"leave --loop out; what is due for it: `portfolio rehearse --loop {loop}`"
        raise UsageError("a telling belongs to no loop", fix=fix)


def _one(
    space: Workspace,
    story: str,
    log: str | None,
    day: date,
    note: str | None,
    *,
    today: date,
    remove: bool,
    as_json: bool,
) -> None:
    """Do to one story what the options ask."""
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it

    if remove:
        told = rehearsing.take_back(space, story)
        terminal.note(f"taken back: {told.length} on {told.day}")
    elif log is not None:
        times = seconds_of(log, space.rubric.timed)
        heard = rehearsing.keep(space, story, times, day=day, today=today, note=note or "")
        _said(space, story, heard, quiet=as_json)
    elif note is not None:
        told = rehearsing.note(space, story, note)
        terminal.note(f"noted on the telling of {told.day}")
    elif not as_json:
        _tell(space, story, day)


def seconds_of(said: str, sections: Sequence[str]) -> dict[str, int] | int:
    """Read a time for each section, or the time of the whole.

    Raises:
        UsageError: It is neither.
    """
    found = [_TIME.fullmatch(part.strip()) for part in said.split("/")]
    if len(found) not in (1, len(sections)) or not all(found):
        raise UsageError(f"{said!r} is no time of a telling", fix=_LOG)
    times = [
        int(one[3]) if one[3] else int(one[1]) * 60 + int(one[2])
        for one in found
        if one is not None
    ]
    return times[0] if len(times) == 1 else dict(zip(sections, times, strict=True))


def _tell(space: Workspace, story: str, day: date) -> None:
    """Time a telling on the terminal, and keep it."""
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it
    from portfolio.cli import aloud  # noqa: PLC0415 - as above
    from portfolio.loop.stopwatch import Stopwatch  # noqa: PLC0415 - as above
    from portfolio.model.rehearsal import Rehearsal  # noqa: PLC0415 - as above

    told = rehearsing.tellable(space, story)
    if not on_terminal():
        fix = f"log it: `portfolio rehearse {story} --log 44/31/118/45`; --json lists the tellings"
        raise UsageError("nobody can be timed here", fix=fix)
    terminal.note(terminal.bold(told.title or story))
    terminal.note(terminal.dim("enter begins and goes on, q gives up"))
    with aloud.keys() as key:
        aloud.pressed(key)
        seconds = aloud.time(told, space.rubric, Stopwatch(aloud.now, space.rubric.timed), key)
    try:
        heard = rehearsing.keep(space, story, seconds, day=day, as_told=told)
    except CannotWrite as error:
        for text in aloud.lines(
            Rehearsal(day=day, seconds=seconds, total=sum(seconds.values())), space.rubric
        ):
            terminal.line(text)
        times = "/".join(map(str, seconds.values()))
        error.fix += f", and keep it: `portfolio rehearse {story} --log {times} --on {day}`"
        raise
    _said(space, story, heard)
    said: str = click.prompt(
        "How did it go", default="", show_default=False, prompt_suffix="? ", err=True
    )
    if said.strip():
        rehearsing.note(space, story, said, heard)


def _said(space: Workspace, story: str, heard: Heard, *, quiet: bool = False) -> None:
    """Say how a telling went, and how the story stands with it."""
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it
    from portfolio.cli import aloud  # noqa: PLC0415 - as above
    from portfolio.model.rehearsal import so_far  # noqa: PLC0415 - as above

    if not quiet:
        for text in aloud.lines(heard, space.rubric):
            terminal.line(text)
        terminal.line(heard.says)
    if not heard.same_words:
        terminal.note(
            f"the story's file changed after {heard.day}: kept as a telling of other words"
        )
    counted = rehearsing.stands(space, story).counted
    terminal.note(f"kept; {so_far(counted, space.rubric.aloud.times)}")


def _json(space: Workspace, story: str, day: date) -> None:
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it

    terminal.json_of(rehearsing.report(space, story, day))


def _due(space: Workspace, loop: str | None, day: date, *, as_json: bool) -> None:
    """Say what is to be told, and why."""
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it

    found = rehearsing.due_now(space, loop, day)
    if as_json:
        terminal.json_of(found)
        return
    terminal.line(terminal.bold(_head(found)))
    deck = [one for one in found.due if one.deck]
    rest = [one for one in found.due if not one.deck]
    _group(f"In the deck of {found.loop}" if deck else "", deck, found.wanted)
    _group("Not in the deck" if deck else "", rest, found.wanted)
    _findings(found.findings)
    if found.due:
        terminal.note(f"next: portfolio rehearse {found.due[0].story}")


def _head(found: DueReport) -> str:
    many = len(found.due)
    if not many:
        return "Nothing is to be told aloud today."
    verb = "story is" if many == 1 else "stories are"
    said = f"{many} {verb} to be told aloud"
    if found.loop and found.date and found.date >= found.today:
        left = (found.date - found.today).days
        said += f"; {found.loop} is {f'in {left} days' if left > 1 else 'near'}"
    return f"{said}; {found.enough} hold" if found.enough else said


def _group(name: str, due: Iterable[Due], wanted: int) -> None:
    rows = list(due)
    if name and rows:
        terminal.line()
        terminal.line(name)
    for one in rows:
        verdict = "missing" if not one.counted else "partly" if one.counted < wanted else "met"
        first = f"{terminal.sign(verdict)} {terminal.bold(one.story)}  "
        terminal.wrap(one.because, indent="    ", first=first)


def _findings(found: Iterable[Finding]) -> None:
    for one in found:
        for text in one_finding(one):
            terminal.note(text)
