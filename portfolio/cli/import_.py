"""`portfolio import`: makes stories of what was written elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, open_workspace
from portfolio.errors import UnreadableFile

if TYPE_CHECKING:
    from portfolio.model.importing import ImportReport

_SHAPE = """give each story a heading, and mark its parts, for example:

  ## The night checkout fell over

  **Situation:** what was wrong, and where
  **Task:** what was yours to do
  **Action:** what you did
  **Result:** what came of it, in numbers"""


@declare("import", "import notes.md --dry-run", "import notes.md old.json")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would be made, and write nothing.")
@json_option
def command(files: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Make stories out of Markdown as people write it, or JSON.

    Whatever becomes no story is named with its line; nothing is dropped silently.
    """
    from portfolio.store.importing.into import HERE  # noqa: PLC0415 - only to import

    paths = [Path(name).expanduser() for name in files]
    for path in paths:
        if not path.is_file():
            what = "this is a folder, not a file" if path.is_dir() else "there is no such file"
            raise UnreadableFile(what, where=str(path), fix="name a .md or .json file to import")
    report = open_workspace().import_files(paths, dry=dry_run)
    if as_json:
        terminal.json_of(report)
    else:
        _show(report, dry_run=dry_run)
    if not report.stories and not any(left.why.startswith(HERE) for left in report.skipped):
        raise UnreadableFile(
            "no story was found: nothing in it is marked as Situation, Task, Action and Result",
            where=", ".join(str(path) for path in paths),
            fix=_SHAPE,
        )


def _show(report: ImportReport, *, dry_run: bool) -> None:
    for story in report.stories:
        terminal.line(f"{story.path}  {story.title}")
        for said in story.notes:
            terminal.wrap(said, indent="    ", first="  - ")
    for left in report.skipped:
        terminal.wrap(f"line {left.line}  skipped: {left.what}: {left.why}", indent="    ")
    made = f"{len(report.stories)} {'story' if len(report.stories) == 1 else 'stories'}"
    terminal.line(f"{made} {'would be made' if dry_run else 'made'}, {len(report.skipped)} skipped")
