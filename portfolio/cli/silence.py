"""`portfolio silence`: lives with a finding, in one story or everywhere, for a reason."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import asked, declare, here, open_workspace


@declare(
    "silence",
    'silence PR701 billing-outage --where action --because "the term is the product\'s name"',
    'silence RE509 --everywhere --because "internal platforms have no market"',
)
@click.argument("code")
@click.argument("story", metavar="[ID]", required=False)
@click.option("--everywhere", is_flag=True, help="In every story of the workspace.")
@click.option("--where", metavar="SECTION", help="Only in this section.")
@click.option("--because", metavar="TEXT", help="Why you live with it.")
@click.option("--remove", is_flag=True, help="Take the silence out.")
def command(  # noqa: PLR0917 - click passes what the command line gave
    code: str,
    story: str | None,
    everywhere: bool,
    where: str | None,
    because: str | None,
    remove: bool,
) -> None:
    """Silence a finding, with a reason; it stays listed as silenced."""
    space = open_workspace()
    target = None if everywhere else asked("story", story, "name a story, or say --everywhere")
    if remove:
        changed = space.unsilence(code.upper(), target, where=where)
    else:
        reason = asked("reason", because, 'say why: --because "…"')
        changed = space.silence(code.upper(), target, because=reason, where=where)
    terminal.line(here(changed))
