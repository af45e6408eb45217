"""`portfolio loop`: makes an interview loop, lists and shows them, pins and bans stories."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as calendar_date
from typing import TYPE_CHECKING, Any

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    asked,
    calendar_day,
    day_option,
    declare,
    here,
    json_option,
    loop_argument,
    open_workspace,
    story_argument,
    workspace_option,
)
from portfolio.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from portfolio.model.loop import Loop, LoopReport, LoopShown

_EXAMPLE = """\b
Example:
  portfolio loop new "Northwind" --date 2026-12-15 --interviewer "Ana:bar raiser:earn-trust,dive-deep"
  portfolio loop show northwind-2026-12
  portfolio loop pin northwind-2026-12 billing-outage --to ana"""  # noqa: E501 - as one types it


class _Loops(click.Group):
    """The commands on loops, an unknown one of which names the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command meant."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            raise UnknownName("loop command", args[0], self.commands)
        return super().resolve_command(ctx, args)


@click.group("loop", cls=_Loops, invoke_without_command=True, epilog=_EXAMPLE)
@click.pass_context
def command(ctx: click.Context) -> int | None:
    """Make an interview loop, list and show loops, pin stories to people and ban others.

    A loop is one file, loops/ID.yaml, which you may also write yourself. Without a command it
    lists the loops.
    """
    if ctx.invoked_subcommand is not None:
        return None
    return _list(as_json=False)


command.params.append(workspace_option())

_people = click.option(
    "--interviewer",
    "interviewers",
    multiple=True,
    metavar="NAME:ROLE:PRINCIPLES",
    help="Who asks, their part, and what they probe: Ana:bar raiser:earn-trust,dive-deep.",
)


@declare(
    "new",
    'loop new "Northwind" --date 2026-12-15 --interviewer "Ana:bar raiser:earn-trust,dive-deep"',
)
@click.argument("company", required=False)
@day_option("--date", help="The day of the interviews, e.g. 2026-12-15.")
@_people
def new(company: str | None, date: calendar_date | None, interviewers: tuple[str, ...]) -> None:
    """Make a loop, and print the path of its file."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    name = asked("a company", company, 'name it: `portfolio loop new "Northwind"`')
    made = loops.new(space, name, day=date, interviewers=interviewers)
    terminal.line(here(made.path))
    _doubt(made.loop)
    terminal.note(f"next: portfolio deck {made.loop.id}")


@declare("list", "loop list --json")
@json_option
def list_(as_json: bool) -> int:
    """List the loops by their day, with what is wrong in their files."""
    return _list(as_json=as_json)


@declare("show", "loop show northwind-2026-12")
@loop_argument
@json_option
def show(loop: str, as_json: bool) -> int:
    """Show one loop: who asks, what is pinned, banned and told, and how it went."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    found = loops.report(open_workspace(), loop)
    if as_json:
        terminal.json_of(found)
    else:
        for one in found.loops:
            _show(one.loop)
            _findings([one])
    return _code(found)


@declare(
    "set",
    "loop set northwind-2026-12 --date 2026-12-16",
    'loop set northwind-2026-12 --interviewer "Ben:peer:ownership,think-big"',
    "loop set northwind-2026-12 --usual",
)
@loop_argument
@click.option("--company", metavar="NAME", help="Whose loop it is.")
@day_option("--date", help="The day of the interviews.")
@_people
@click.option("--usual", is_flag=True, help="Take the usual interviewers, a bar raiser among them.")
@click.option("--without", metavar="ID", help="Take an interviewer out again.")
def set_(  # noqa: PLR0917 - click passes what the command line gave
    loop: str,
    company: str | None,
    date: calendar_date | None,
    interviewers: tuple[str, ...],
    usual: bool,
    without: str | None,
) -> None:
    """Change a loop's company or day; add an interviewer, say one anew, or take one out."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    fields: dict[str, Any] = {}
    if company:
        fields["company"] = company
    if date:
        fields["date"] = date
    if not (fields or interviewers or usual or without):
        raise UsageError("nothing is changed", fix="say what, e.g. `--date 2026-12-16`")
    saved = loops.change(space, loop, **fields)
    if usual:
        saved = loops.take_usual(space, loop)
    if interviewers:
        saved = loops.add_people(space, loop, interviewers)
    if without:
        saved = loops.remove_person(space, loop, without)
    terminal.line(here(saved.path))
    if date:
        _doubt(saved.loop)


@declare(
    "pin",
    "loop pin northwind-2026-12 billing-outage --to ana",
    "loop pin northwind-2026-12 billing-outage --remove",
)
@loop_argument
@story_argument
@click.option("--to", metavar="NAME", help="The interviewer it goes to.")
@click.option("--remove", is_flag=True, help="Take the pin back.")
def pin(loop: str, story: str, to: str | None, remove: bool) -> None:
    """Send a story to one interviewer, whatever the deck would choose."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    if remove:
        saved = loops.unpin(space, loop, story)
    else:
        who = asked("an interviewer", to, "say to whom: `--to ana`")
        saved = loops.pin(space, loop, story, who)
    terminal.line(here(saved.path))


@declare(
    "ban", "loop ban northwind-2026-12 old-reorg", "loop ban northwind-2026-12 old-reorg --remove"
)
@loop_argument
@story_argument
@click.option("--remove", is_flag=True, help="Let it back in.")
def ban(loop: str, story: str, remove: bool) -> None:
    """Keep a story out of a loop."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    saved = (loops.unban if remove else loops.ban)(space, loop, story)
    terminal.line(here(saved.path))


def _doubt(loop: Loop) -> None:
    """Say beside the data what is odd about a loop's day."""
    from portfolio.loop.days import doubt  # noqa: PLC0415 - the models load with it

    if said := doubt(loop.date, calendar_day(None)):
        terminal.note(said)


for _one in (new, list_, show, set_, pin, ban):
    command.add_command(_one)


def _list(*, as_json: bool) -> int:
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    found = loops.report(open_workspace())
    if as_json:
        terminal.json_of(found)
        return _code(found)
    rows = [
        (
            one.loop.id,
            str(one.loop.date or "no day"),
            one.loop.company,
            _people_of(one.loop),
            f"{len(one.loop.told)} told",
            "debriefed" if one.loop.debrief.begun else "",
        )
        for one in found.loops
    ]
    for text in terminal.table(rows):
        terminal.line(text)
    _findings(found.loops)
    if not rows:
        terminal.note('no loop yet; make one: portfolio loop new "Northwind" --date 2026-12-15')
    return _code(found)


def _people_of(loop: Loop) -> str:
    many = len(loop.interviewers)
    return f"{many} {'interviewer' if many == 1 else 'interviewers'}" if many else "nobody named"


def _show(loop: Loop) -> None:
    head = f"{loop.company or loop.id}  {loop.date or 'no day yet'}"
    terminal.line(terminal.bold(head))
    rows = [
        (one.id, one.name, one.role or "interviewer", ", ".join(one.probes) or "no principles")
        for one in loop.interviewers
    ]
    for text in terminal.table(rows):
        terminal.line(f"  {text}")
    if not rows:
        terminal.line("  nobody is named yet, so `deck` takes the usual interviewers")
    pairs = [f"{story} to {who}" for who, held in loop.pins.items() for story in held]
    told = [f"{one.story} to {one.to or 'someone'}" for one in loop.told]
    for name, said in (("pinned", pairs), ("banned", loop.bans), ("told", told)):
        if said:
            terminal.wrap(", ".join(said), indent="    ", first=f"  {name}: ")
    for question, answer in loop.debrief.answers.items():
        terminal.wrap(f"{question} {answer}", indent="    ", first="  ")
    for story, words in loop.debrief.stories.items():
        terminal.wrap(f"{story}: {words}", indent="    ", first="  ")


def _findings(read: Iterable[LoopShown]) -> None:
    for one in read:
        for f in one.findings:
            place = f"{f.path}:{f.line}:{f.column}"
            terminal.line(f"{place}  {f.code} {terminal.severity(f.severity)} {f.what}")
            terminal.line(f"fix: {f.fix}")


def _code(found: LoopReport) -> int:
    return int(any(f.severity == "error" for one in found.loops for f in one.findings))
