"""Finds the workspace a person is in, without loading anything of it."""

from __future__ import annotations

import os
from pathlib import Path

from portfolio.errors import NotAWorkspace

MARKER = "portfolio.yaml"
VARIABLE = "PORTFOLIO_WORKSPACE"


def find_workspace(given: str | Path | None = None) -> Path:
    """Return the workspace's folder: the given one, the environment's, or the nearest above.

    Raises:
        NotAWorkspace: There is none.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        folder = Path(named).expanduser()
        if (folder / MARKER).is_file():
            return folder.resolve()
        raise NotAWorkspace(str(folder))
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    raise NotAWorkspace(str(here))
