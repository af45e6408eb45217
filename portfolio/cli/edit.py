"""`portfolio edit`: opens a story in the person's own editor and reviews it on return."""

from __future__ import annotations

import subprocess

from portfolio.cli import terminal
from portfolio.cli.options import declare, open_workspace, story_argument
from portfolio.cli.summary import counted, finding_lines, readings
from portfolio.errors import UsageError
from portfolio.tui.outside import editor


@declare("edit", "edit billing-outage", "edit billing-outage   # with EDITOR='code' it waits")
@story_argument
def command(story: str) -> int:
    """Open a story in $VISUAL, else $EDITOR, and review it on return."""
    space = open_workspace()
    file = space.file(story)
    broken = [f for f in space.review(file).findings if f.severity == "error"]
    before = file.path.read_bytes()
    ended = subprocess.run(  # noqa: S603 - the person's own editor
        editor(file.path, line=broken[0].line if broken else 1), check=False
    )
    if ended.returncode:
        raise UsageError(
            f"the editor ended with {ended.returncode}",
            where=str(file.path),
            fix="what it saved is kept; `portfolio check` reviews it",
        )
    if file.path.is_file() and file.path.read_bytes() != before:
        from portfolio.store import history  # noqa: PLC0415 - YAML loads with it

        history.keep(space.root, story, before)
    found = space.review(space.file(story))
    for text in finding_lines(found):
        terminal.line(text)
    readings([found])
    terminal.line(counted([found]))
    return 0
