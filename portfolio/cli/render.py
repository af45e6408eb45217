"""`portfolio render`: prints the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, open_workspace
from portfolio.cli.summary import tell_broken
from portfolio.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from portfolio.model.dossier import DossierSpec
    from portfolio.workspace import Workspace

FORMATS = ("pdf", "html", "md", "txt", "json", "docx")
PAPERS = ("a4", "letter")
ORDERS = ("scenario", "given", "title", "reading")
_DATES = ["%Y-%m-%d"]


@declare("render", "render", "render -f html --stories billing-outage,old-reorg -o coach.html")
@click.argument("edition", default="dossier", metavar="[dossier|cheatsheet|cards|story]")
@click.option("-f", "--format", "fmt", type=click.Choice(FORMATS), help="pdf, or -o's ending.")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True)
@click.option("--ink", is_flag=True, help="Black and white only, for a plain printer.")
@click.option("--accent", metavar="#RRGGBB", help="One colour, dark enough to read on white.")
@click.option("--redact", is_flag=True, help="Names read as portfolio.yaml's aliases say.")
@click.option("--dig", is_flag=True, help="Print the answers to the discovery prompts too.")
@click.option("--stories", metavar="ID,ID", multiple=True, help="Only these stories.")
@click.option("--status", metavar="NAME,NAME", multiple=True, help="Only these; draft,ready.")
@click.option("--tag", metavar="TAG,TAG", multiple=True, help="Only stories with such a tag.")
@click.option("--order", type=click.Choice(ORDERS), default="scenario", show_default=True)
@click.option("--pages", type=click.IntRange(1, 2), default=1, help="Of the cheat sheet: 1 or 2.")
@click.option("--date", "day", type=click.DateTime(_DATES), help="The day on the cover.")
@click.option("-o", "--output", metavar="FILE", help="Where to; dossier/ in the workspace.")
def command(**given: Any) -> None:
    """Print the dossier and say where it is.

    The same stories make the same bytes; only --date puts a day on the cover.
    """
    space = open_workspace()
    if given["output"] == "-":
        raise UsageError("a dossier is a file", fix="name one, e.g. `-o dossier.md`")
    out = Path(given["output"]).expanduser() if given["output"] else None
    ending = out.suffix.lstrip(".").lower() if out else ""
    fmt = given["fmt"] or (ending if ending in FORMATS else "pdf")
    day = given["day"].date() if given["day"] else None
    made = draw(space, _spec(given), fmt, out=out, today=day)
    terminal.line(here(made))


def draw(space: Workspace, spec: DossierSpec, fmt: str, **where: Any) -> Path:
    """Render with a bar on the terminal, and return the path."""
    tell_broken(space)
    bar = terminal.Progress(f"printing {fmt}")
    try:
        return space.render(spec, cast("Any", fmt), progress=bar, **where)
    finally:
        bar.close()


def _spec(given: dict[str, Any]) -> DossierSpec:
    """Make of the options what the dossier is asked."""
    from portfolio.model.dossier import EDITIONS, DossierSpec  # noqa: PLC0415 - pydantic
    from portfolio.model.story import STATUSES  # noqa: PLC0415 - the same

    if given["edition"] in FORMATS:
        what = f"{given['edition']} is a format, not an edition"
        raise UsageError(what, fix=f"say `portfolio render -f {given['edition']}`")
    if given["edition"] not in EDITIONS:
        raise UnknownName("edition", given["edition"], EDITIONS)
    statuses = _parts(given["status"])
    for status in statuses:
        if status not in STATUSES:
            raise UnknownName("status", status, STATUSES)
    asked: dict[str, Any] = {
        "edition": given["edition"],
        "paper": given["paper"],
        "ink": given["ink"],
        "accent": given["accent"],
        "redact": given["redact"],
        "include_dig": given["dig"],
        "stories": _parts(given["stories"]),
        "tags": _parts(given["tag"]),
        "order": given["order"],
        "pages": given["pages"],
    }
    if statuses:
        asked["statuses"] = statuses
    return DossierSpec(**asked)


def _parts(values: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at their commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
