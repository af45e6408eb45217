"""`portfolio check`: findings, readings and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    declare,
    json_option,
    open_workspace,
    rubric_option,
    stories_argument,
)
from portfolio.cli.summary import bar_lines, counted, finding_lines, readings, tell_loops

if TYPE_CHECKING:
    from portfolio.model.verdict import CheckReport

_SEVERITIES = ("error", "warning", "advice")


@declare("check", "check", "check billing-outage --rubric l6 --fail-on warning")
@stories_argument
@rubric_option
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@json_option
def command(stories: tuple[str, ...], rubric: str | None, fail_on: str, as_json: bool) -> int:
    """Review the stories: each finding with its place and mend, each reading, and the bars."""
    space = open_workspace(rubric=rubric)
    report = space.check(stories)
    if not stories:
        tell_loops(space)
    if as_json:
        terminal.json_of(report)
    else:
        _print(report, whole=not stories)
    bad = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    failed = any(
        f.severity in bad and not f.silenced for story in report.stories for f in story.findings
    )
    return 1 if failed else 0


def _print(report: CheckReport, *, whole: bool) -> None:
    for story in report.stories:
        for text in finding_lines(story):
            terminal.line(text)
    if any(story.findings for story in report.stories):
        terminal.line()
    readings(report.stories)
    if whole:
        terminal.line()
        for text in bar_lines(report.portfolio):
            terminal.line(text)
    terminal.line()
    count = len(report.stories)
    terminal.line(f"{count} {'story' if count == 1 else 'stories'}: {counted(report.stories)}")
