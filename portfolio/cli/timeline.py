"""`portfolio timeline`: the stories' periods by company, with gaps, overlaps and what is old."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from portfolio.cli import terminal
from portfolio.cli.options import (
    calendar_day,
    declare,
    json_option,
    open_workspace,
    today_option,
)

if TYPE_CHECKING:
    from portfolio.model.plan import Stretch, Timeline


@declare("timeline", "timeline", "timeline --json")
@today_option
@json_option
def command(today: date | None, as_json: bool) -> None:
    """Lay the stories on a line of months, to hold it against your CV.

    Gaps are months no story tells of; overlaps are months two companies claim. A story that ended
    more than five years ago is marked: interviewers ask for recent work.
    """
    from portfolio import timing  # noqa: PLC0415 - the models load with it

    found = timing.line(open_workspace(), calendar_day(today))
    if as_json:
        terminal.json_of(found)
    else:
        _print(found)


def _print(found: Timeline) -> None:
    for company in found.companies:
        terminal.line(f"{terminal.bold(company.company)}  {_said(company.period)}")
        rows = [
            (f"  {_said(one.period)}", one.story, "older than five years" if one.old else "")
            for one in company.stories
        ]
        for text in terminal.table(rows):
            terminal.line(text)
    terminal.line()
    for gap in found.gaps:
        terminal.line(f"gap      {_said(gap)}  no story tells of {_these(gap.months)}")
    for over in found.overlaps:
        terminal.line(f"overlap  {_said(over.period)}  {' and '.join(over.companies)}")
    if found.undated:
        terminal.wrap(f"without a period: {', '.join(found.undated)}", indent="  ")
        terminal.note(f"next: portfolio set {found.undated[0]} period=2022-01..2023-06")


def _said(stretch: Stretch) -> str:
    return stretch.start if stretch.months == 1 else f"{stretch.start}..{stretch.end}"


def _these(months: int) -> str:
    return "this month" if months == 1 else f"these {months} months"
