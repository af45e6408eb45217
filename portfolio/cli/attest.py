"""`portfolio attest`: says what an amount is, whose it is, where it stands and that it is true."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, open_workspace, story_argument
from portfolio.cli.summary import reading_line
from portfolio.errors import UsageError

_DAY = "%Y-%m-%d"


@declare(
    "attest",
    'attest billing-outage "$120M a year" --nature savings --owner mine '
    '--source "FY23 finance review, p. 14" --confirmed',
    'attest billing-outage "$4M" --cannot',
)
@story_argument
@click.argument("amount")
@click.option("--nature", metavar="NATURE", help="savings, revenue, budget, loss …")
@click.option("--owner", metavar="OWNER", help="mine, organisation, company, industry or other.")
@click.option("--source", metavar="TEXT", help="Where it can be looked up.")
@click.option("--where", metavar="SECTION", help="The section meant, if the story says it twice.")
@click.option("--confirmed", is_flag=True, help="I looked it up today.")
@click.option("--on", "day", type=click.DateTime([_DAY]), help="I looked it up on that day.")
@click.option("--cannot", is_flag=True, help="It can't be confirmed.")
@click.option("--remove", is_flag=True, help="Take the attestation back.")
def command(story: str, amount: str, remove: bool, **said: Any) -> None:
    """Say what an amount in a story is.

    Nothing but you confirms a number, and changing it in the prose takes the confirmation back.
    """
    space = open_workspace()
    if remove:
        saved = space.unattest(story, amount, where=said["where"])
    else:
        given = {key: said[key] for key in ("nature", "owner", "source", "where") if said[key]}
        confirmed = _confirmed(**{key: said[key] for key in ("confirmed", "day", "cannot")})
        if confirmed is not None:
            given["confirmed"] = confirmed
        if not given:
            raise UsageError(
                "nothing is attested", fix="say what it is, e.g. `--nature savings --owner mine`"
            )
        saved = space.attest(story, amount, **given)
    terminal.line(here(saved.path))
    terminal.note(reading_line(space.review(saved)))


def _confirmed(*, confirmed: bool, day: Any, cannot: bool) -> date | str | None:
    """Turn the three ways of confirming into one value."""
    if cannot and (confirmed or day):
        raise UsageError("confirmed and --cannot contradict each other", fix="give one of them")
    if cannot:
        return "cannot"
    if day:
        chosen: date = day.date()
        return chosen
    return date.today() if confirmed else None  # noqa: DTZ011 - the writer's own calendar day
