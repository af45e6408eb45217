"""The writer's own editor: which one it is, and how it is asked to wait; `edit` uses it too."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from portfolio.errors import UsageError

# Editors with a window of their own return at once unless they are told to wait.
WAIT: Mapping[str, str] = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "subl", "zed",
         "zeditor", "atom", "mate", "bbedit", "idea", "pycharm", "gedit", "xed"),
        "--wait",
    ),
    **dict.fromkeys(("gvim", "mvim"), "--nofork"),
    "kate": "--block",
    "gnome-text-editor": "--standalone",
}  # fmt: skip
_SHORT = {"--wait": "-w", "--nofork": "-f", "--block": "-b", "--standalone": "-s"}
_PLUS = {"vi", "vim", "nvim", "gvim", "mvim", "nano", "emacs", "emacsclient", "micro", "joe", "kak"}
_COLON = {"subl", "zed", "zeditor", "hx", "helix"}
_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}


def editor(path: Path, *, line: int = 1, usual: bool = False) -> list[str]:
    """Return the command line that opens a file in the person's editor and waits.

    Args:
        path: The file.
        line: The line to open it at.
        usual: Whether one of the usual editors will do when none is named.

    Raises:
        UsageError: No editor is named, or it is not on this machine.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or (_usual() if usual else "")
    fix = "name yours, e.g. `export EDITOR=nano`, then try again"
    try:
        words = shlex.split(named)
    except ValueError:
        raise UsageError(f"$VISUAL or $EDITOR can't be read: {named}", fix=fix) from None
    if not words:
        raise UsageError("no editor is named: $VISUAL and $EDITOR are empty", fix=fix)
    if shutil.which(words[0]) is None:
        raise UsageError(f"the editor {words[0]!r} is not on this machine", fix=fix)
    name = Path(words[0]).name.removesuffix(".exe")
    wait = WAIT.get(name)
    if wait and wait not in words and _SHORT[wait] not in words:
        words.append(wait)
    return [*words, *_at(name, path, line)]


def _at(name: str, path: Path, line: int) -> list[str]:
    """Say a place in a file the way an editor understands it."""
    if line <= 1:
        return [str(path)]
    if name in _PLUS:
        return [f"+{line}", str(path)]
    if name in _COLON:
        return [f"{path}:{line}"]
    if name in _GOTO:
        return ["--goto", f"{path}:{line}"]
    return [str(path)]


def _usual() -> str:
    return next((name for name in ("nano", "vim", "vi") if shutil.which(name)), "")


def edit(path: Path, line: int = 1) -> None:
    """Open a file in the writer's editor and come back when it is closed."""
    words = editor(path, line=line, usual=True)
    before = signal.signal(signal.SIGINT, _unheard)  # ctrl+c is meant for the editor
    try:
        subprocess.run(words, check=False)  # noqa: S603 - the writer's own editor
    finally:
        signal.signal(signal.SIGINT, before)


def show(path: Path) -> None:
    """Open a file in the program this machine has for it, without waiting.

    Raises:
        UsageError: There is no such program here, or no screen to show it on.
    """
    opener = next((name for name in ("open", "xdg-open") if shutil.which(name)), "")
    seen = sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not opener or not seen:
        raise UsageError(
            "this machine has no program, or no screen, to show it",
            fix="y copies the path, to open it elsewhere",
        )
    subprocess.Popen(  # noqa: S603 - the person's own viewer
        [opener, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _unheard(*_: object) -> None:
    """Let a signal pass; a child starts with its own answer to it."""
