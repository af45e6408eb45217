"""`portfolio demo`: writes the sample workspace, reviews it and prints its dossier."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio import resources
from portfolio.cli import terminal
from portfolio.cli.options import chosen_folder, declare, here, on_terminal
from portfolio.cli.render import draw
from portfolio.cli.summary import bar_lines, counted, coverage_lines, readings
from portfolio.errors import MissingLibrary, UsageError

if TYPE_CHECKING:
    from portfolio.workspace import Workspace

_DEFAULT = "portfolio-demo"


@declare("demo", "demo", "demo ~/try-it")
@click.argument("folder", metavar="[DIR]", required=False)
def command(folder: str | None) -> int:
    """Write the sample workspace, review it, print its dossier and say where it is.

    A second time the folder is used as it stands, with what you changed in it. On a terminal
    the board then opens.
    """
    from portfolio.workspace import Workspace  # noqa: PLC0415 - the models load with it

    root = chosen_folder(folder, _DEFAULT)
    prepare(root)
    space = Workspace.open(root)
    made = _tell(space)
    terminal.line()
    terminal.line(here(made))
    if not on_terminal():
        return 0
    from portfolio.cli.main import open_board  # noqa: PLC0415 - it knows the way to the TUI

    os.environ["PORTFOLIO_WORKSPACE"] = str(space.root)
    return open_board()


def prepare(root: Path) -> None:
    """Write the sample to a folder, unless it stands there already.

    Raises:
        UsageError: The folder holds something else.
    """
    from portfolio.store.sample import write  # noqa: PLC0415 - the models load with it

    sample = resources.sample()
    if ours(root, sample):
        return
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(
            "this is not empty, and not the sample",
            where=str(root),
            fix="name another folder: `portfolio demo try-it`",
        )
    root.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".demo-", dir=root.parent))
    try:
        write(making)
        if root.exists():
            root.rmdir()
        making.rename(root)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def ours(root: Path, sample: Path) -> bool:
    """Tell whether a folder is a workspace with a story of the sample in it."""
    if not (root / "portfolio.yaml").is_file():
        return False
    names = {path.name for path in sample.glob("stories/*.md")}
    return any(path.name in names for path in root.glob("stories/*.md"))


def _tell(space: Workspace) -> Path:
    """Say the review and the coverage in short, and print the dossier."""
    from portfolio.model.dossier import DossierSpec  # noqa: PLC0415 - pydantic

    report = space.check()
    readings(report.stories)
    terminal.line(f"{len(report.stories)} stories: {counted(report.stories)}")
    terminal.line()
    for text in (*bar_lines(report.portfolio), "", *coverage_lines(space.coverage())):
        terminal.wrap(text, indent="    ")
    try:
        return draw(space, DossierSpec(), "pdf")
    except MissingLibrary as missing:
        terminal.note(f"no PDF: {missing.what}; here is the web page instead")
        terminal.note(f"fix: {missing.fix}")
        return draw(space, DossierSpec(), "html")
