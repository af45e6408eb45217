"""`portfolio edit`: opens a story in the person's own editor and reviews it on return."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from portfolio.cli import terminal
from portfolio.cli.options import declare, open_workspace, story_argument
from portfolio.cli.summary import counted, finding_lines, readings
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


def editor(path: Path, *, line: int = 1) -> list[str]:
    """Return the command line that opens a file in the person's editor and waits.

    Raises:
        UsageError: No editor is named, or it is not on this machine.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
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
