"""`portfolio set`: changes what a story says about itself."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, open_workspace, story_argument
from portfolio.cli.summary import reading_line
from portfolio.errors import UnknownName, UsageError

KEYS = (
    "title", "headline", "status", "kind", "scenario", "also", "tags", "anchors", "company",
    "role", "period", "questions", "open", "primary", "secondary",
)  # fmt: skip


@declare("set", "set billing-outage status=ready tags=billing,cfo primary=ownership")
@story_argument
@click.argument("pairs", metavar="KEY=VALUE...", nargs=-1, required=True)
def command(story: str, pairs: tuple[str, ...]) -> None:
    """Change what a story says about itself.

    Keys: title headline status kind scenario also tags anchors company role period questions
    open primary secondary. Lists are parted by commas, questions and open by |; an empty value
    clears; a principle may bring the words which show it: primary="ownership: I stayed on call".
    """
    space = open_workspace()
    wanted = dict(_pair(pair) for pair in pairs)
    saved = space.set(story, wanted)
    terminal.line(here(saved.path))
    terminal.note(reading_line(space.review(saved)))


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    key = key.strip()
    if not equals:
        raise UsageError(
            f"{text!r} is not key=value", fix="write it as one word, e.g. `status=ready`"
        )
    if key not in KEYS:
        raise UnknownName("key", key, KEYS)
    return key, value.strip()
