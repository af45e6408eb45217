"""`portfolio list`: every story with its verdicts, reading and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, open_workspace

if TYPE_CHECKING:
    from portfolio.model.loop import ToldIn
    from portfolio.model.rubric import Rubric
    from portfolio.model.verdict import StoryReview
    from portfolio.store.stories import StoryFile

    Row = tuple[StoryFile, StoryReview]


@declare("list", "list", "list --status ready --json")
@click.option("--status", metavar="NAME", help="Only seeds, drafts, ready or retired ones.")
@click.option("--tag", metavar="TAG", help="Only stories with this tag.")
@json_option
def command(status: str | None, tag: str | None, as_json: bool) -> None:
    """List the stories: a sign for each headline criterion, reading, time, tellings, status."""
    from portfolio.errors import UnknownName  # noqa: PLC0415
    from portfolio.loop.aloud import counts  # noqa: PLC0415 - the models load with it
    from portfolio.model.story import STATUSES  # noqa: PLC0415 - the models load with it

    if status and status not in STATUSES:
        raise UnknownName("status", status, STATUSES)
    space = open_workspace()
    files = space.files()
    rows = [
        (file, found)
        for file, found in zip(files, space.reviews(), strict=True)
        if (not status or file.story.status == status) and (not tag or tag in file.story.tags)
    ]
    aloud = counts(space.aloud(files))
    if as_json:
        from portfolio import loops  # noqa: PLC0415 - the models load with it

        told = loops.told_in(space)
        stories = [
            _json(*row)
            | {"aloud": aloud.get(row[1].story, 0), "told": _told(told.get(row[1].story, ()))}
            for row in rows
        ]
        terminal.json_of({"schema": 1, "stories": stories})
    else:
        _print(rows, space.rubric, aloud)
        if not files:
            terminal.note('no story yet; catch one: portfolio add "the night billing fell over"')


def _json(file: StoryFile, found: StoryReview) -> dict[str, Any]:
    counted = {"error": 0, "warning": 0, "advice": 0}
    for finding in found.findings:
        counted[finding.severity] += not finding.silenced
    return {
        "story": found.story,
        "title": found.title,
        "kind": found.kind,
        "scenario": found.scenario,
        "status": found.status,
        "tags": list(file.story.tags),
        "broken": file.parsed.broken,
        "reading": found.reading.model_dump(),
        "seconds": found.seconds.model_dump(),
        "verdicts": {c.criterion: c.verdict for c in found.criteria},
        "findings": counted,
    }


def _told(told: Sequence[ToldIn]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json", exclude={"story"}) for one in told]


def _print(rows: Sequence[Row], rubric: Rubric, aloud: Mapping[str, int]) -> None:
    heads = {key: c.name for key, c in rubric.criteria.items() if c.headline}
    if not rows:
        return
    short = {key: name[:2] for key, name in heads.items()}
    head = ["story", *short.values(), "reads", "time", "told", "status", "title"]
    said = [_cells(*row, tuple(heads), aloud.get(row[1].story, 0)) for row in rows]
    for text in terminal.table(said, head=head):
        terminal.line(text)
    names = "  ".join(f"{short[key]} {name}" for key, name in heads.items())
    terminal.line()
    terminal.wrap(f"{terminal.LEGEND}    {names}")


def _cells(file: StoryFile, found: StoryReview, heads: tuple[str, ...], aloud: int) -> list[str]:
    verdicts = {c.criterion: c.verdict for c in found.criteria}
    whole = round(found.seconds.total)
    return [
        found.story,
        *(terminal.pad(terminal.sign(verdicts.get(key)), 2) for key in heads),
        "broken" if file.parsed.broken else found.reading.level,
        terminal.pad(f"{whole // 60}:{whole % 60:02d}", 4, right=True),
        terminal.pad(str(aloud or "–"), 4, right=True),
        found.status,
        found.title,
    ]
