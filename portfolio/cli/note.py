"""`portfolio note`: keeps a coach's comment with a story, lists them, ticks one off."""

from __future__ import annotations

from datetime import datetime

import click

from portfolio.cli import terminal
from portfolio.cli.options import asked, declare, here, json_option, open_workspace, story_argument
from portfolio.errors import UsageError


@declare(
    "note",
    'note billing-outage "who decided, you or the VP?" --from Ana --on action',
    "note billing-outage",
    "note billing-outage --tick 1",
)
@story_argument
@click.argument("text", metavar="[TEXT]", nargs=-1)
@click.option("--from", "who", metavar="NAME", help="Whose comment it is.")
@click.option("--on", "section", metavar="SECTION", default="", help="The section it is about.")
@click.option("--tick", type=int, metavar="N", help="Tick comment N off.")
@click.option("--untick", type=int, metavar="N", help="Open comment N again.")
@json_option
def command(  # noqa: PLR0917 - click passes what the command line gave
    story: str,
    text: tuple[str, ...],
    who: str | None,
    section: str,
    tick: int | None,
    untick: int | None,
    as_json: bool,
) -> None:
    """Keep a coach's comment with a story; without a text, list them.

    Comments stand in the story's notes, which are never printed, and beside their section
    while you write.
    """
    from portfolio import guided  # noqa: PLC0415 - the models load with it
    from portfolio.model.comment import Comment  # noqa: PLC0415 - the same

    space = open_workspace()
    said = " ".join(text)
    if bool(said) + (tick is not None) + (untick is not None) > 1:
        raise UsageError("one thing at a time", fix="give a text, or --tick, or --untick")
    if said:
        name = asked("whose comment it is", who, "say it: --from Ana")
        day = datetime.now().astimezone().date().isoformat()
        comment = Comment(who=name, section=section.lower(), day=day, text=said)
        terminal.note(here(guided.remark(space, story, comment).path))
    elif tick is not None or untick is not None:
        number = tick if tick is not None else untick or 0
        terminal.note(here(guided.tick(space, story, number, done=tick is not None).path))
    told = guided.remarked(space, story)
    if as_json:
        terminal.json_of(told)
        return
    for number, one in enumerate(told.comments, 1):
        sign = terminal.VERDICTS["met" if one.done else "missing"]
        place = f" on {one.section}" if one.section else ""
        day = f", {one.day}" if one.day else ""
        terminal.wrap(
            f"{one.who}{place}{day}: {one.text}", indent="     ", first=f"{sign} {number}  "
        )
    if not told.comments:
        terminal.note("no comments yet")
