"""The writer's own editor: which one it is, and how it is asked to wait."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from portfolio.errors import UsageError

# Editors with a window of their own return at once unless they are asked to wait.
_WAIT = {
    "code": "--wait",
    "codium": "--wait",
    "cursor": "--wait",
    "subl": "--wait",
    "zed": "--wait",
    "atom": "--wait",
    "mate": "--wait",
    "gedit": "--wait",
    "gvim": "--nofork",
    "mvim": "--nofork",
}
_AT_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe"})


def command(path: Path, line: int = 1) -> list[str]:
    """Return the command which opens a file in the writer's editor and waits for it.

    Raises:
        UsageError: No editor is named, and none of the usual ones is on this machine.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual()
    words = shlex.split(named) if named else []
    if not words or not shutil.which(words[0]):
        raise UsageError(
            f"there is no editor {words[0]!r} here" if words else "no editor is set",
            fix="name one, e.g. `export EDITOR=nano`, and open portfolio again",
        )
    name = Path(words[0]).name
    wait = _WAIT.get(name)
    if wait and wait not in words:
        words.append(wait)
    if line > 1 and name in _AT_LINE:
        words.append(f"+{line}")
    return [*words, str(path)]


def _usual() -> str:
    return next((name for name in ("nano", "vim", "vi") if shutil.which(name)), "")


def edit(path: Path, line: int = 1) -> None:
    """Open a file in the writer's editor and come back when it is closed."""
    subprocess.run(command(path, line), check=False)  # noqa: S603 - the writer's own editor
