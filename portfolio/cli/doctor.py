"""`portfolio doctor`: says what this machine lacks, and the command that mends it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, named_workspace
from portfolio.errors import NotAWorkspace, PortfolioError

# The names under which each system keeps the libraries WeasyPrint opens.
_LIBRARIES = {
    "Pango": ("pango-1.0-0", "libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("pangoft2-1.0-0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib",
                 "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz-Subset": ("harfbuzz-subset", "libharfbuzz-subset.so.0",
                        "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}  # fmt: skip
_BREW = ("/opt/homebrew/lib", "/usr/local/lib")
_COLUMNS, _LINES = 80, 24


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing looked at: whether it is there, and what brings it."""

    name: str
    there: bool
    says: str
    fix: str = ""
    needed: bool = True


@declare("doctor", "doctor", "doctor --json", "doctor --keys")
@click.option("--keys", is_flag=True, help="List the names your own keys can be given to.")
@json_option
def command(as_json: bool, keys: bool) -> int:
    """Say what this machine lacks for the board and the PDF, and the command that mends it."""
    if keys:
        from portfolio.tui import keymap  # noqa: PLC0415 - names alone, no terminal

        for name in keymap.NAMES:
            terminal.line(name)
        return 0
    seen = list(look())
    lacking = any(not one.there and one.needed for one in seen)
    if as_json:
        terminal.json_of({"schema": 1, "ok": not lacking, "checks": [asdict(one) for one in seen]})
        return int(lacking)
    rows = [(_sign(one), one.name, one.says) for one in seen]
    for one, text in zip(seen, terminal.table(rows), strict=True):
        terminal.line(text)
        if not one.there:
            terminal.line(f"   fix: {one.fix}")
    return int(lacking)


def _sign(one: Sight) -> str:
    return terminal.sign("met" if one.there else "missing" if one.needed else "partly")


def look() -> Iterator[Sight]:
    """Look at everything the program stands on."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Sight("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")
    yield from _libraries()
    yield from _packages()
    yield from _terminal()
    yield _workspace()
    yield from _keys()
    yield from _loops()


def _libraries() -> Iterator[Sight]:
    """Look for the libraries the PDF is set with, without the slow import of WeasyPrint."""
    from portfolio.dossier.pdf import install_command  # noqa: PLC0415 - only here

    for name, files in _LIBRARIES.items():
        found = _opened(files)
        needed = name != "HarfBuzz-Subset"
        lack = "missing: no PDF without it" if needed else "missing: the PDF's fonts are larger"
        yield Sight(name, bool(found), found or lack, install_command(), needed)


def _opened(names: tuple[str, ...]) -> str:
    """Open the first library of some names that this system has, and return its name."""
    places = [name for name in (ctypes.util.find_library(names[0]), *names[1:]) if name]
    places += [f"{folder}/{name}" for folder in _BREW for name in names[1:]]
    for place in places:
        try:
            ctypes.CDLL(place)
        except OSError:
            continue
        return place
    return ""


def _packages() -> Iterator[Sight]:
    for name, module, what in (
        ("fonts", "rendercv_fonts", "rendercv-fonts"),
        ("PDF maker", "weasyprint", "weasyprint"),
        ("board", "textual", "textual"),
    ):
        there = find_spec(module) is not None
        says = f"the package {what}" + ("" if there else " is missing")
        yield Sight(name, there, says, f"{Path(sys.executable).name} -m pip install {what}")


def _terminal() -> Iterator[Sight]:
    term = os.environ.get("TERM", "")
    dumb = term in ("", "dumb", "unknown") and os.name != "nt"
    deep = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    many = deep or "256" in term or os.name == "nt"
    says = "none" if dumb else "16 million" if deep else "256" if many else "16"
    yield Sight("colours", many, says, "export TERM=xterm-256color", needed=False)
    size = shutil.get_terminal_size((_COLUMNS, _LINES))
    enough = size.columns >= _COLUMNS and size.lines >= _LINES
    fix = f"make the window at least {_COLUMNS} columns and {_LINES} lines"
    yield Sight("window", enough, f"{size.columns} × {size.lines}", fix, needed=False)
    encoding = (sys.stdout.encoding or "ascii").lower()
    utf = encoding.replace("-", "").startswith("utf")
    yield Sight("characters", utf, encoding, "export LC_ALL=C.UTF-8", needed=False)


def _workspace() -> Sight:
    """See whether the workspace, or this folder when there is none, can be written."""
    from portfolio.store.place import find_workspace  # noqa: PLC0415 - only here

    try:
        root = find_workspace(named_workspace())
        name = "workspace"
    except NotAWorkspace:
        root, name = Path.cwd(), "folder"
    writable = os.access(root, os.W_OK | os.X_OK)
    says = f"{root}" + ("" if writable else " is read-only")
    return Sight(name, writable, says, f"chmod u+rwx '{root}'")


def _keys() -> Iterator[Sight]:
    """Look at the keys of one's own, where portfolio.yaml gives any."""
    from portfolio.store import settings  # noqa: PLC0415 - only here
    from portfolio.store.place import find_workspace  # noqa: PLC0415 - only here
    from portfolio.tui import keymap  # noqa: PLC0415 - names alone, no terminal

    try:
        keys = settings.load(find_workspace(named_workspace())).keys
    except PortfolioError:
        return
    for found in keymap.findings(keys):
        yield Sight("keys", False, f"{found.path}: {found.what}", found.fix, needed=False)


def _loops() -> Iterator[Sight]:
    """Look for loops whose file can't be read as meant."""
    from portfolio.store import loops  # noqa: PLC0415 - only here
    from portfolio.store.place import find_workspace  # noqa: PLC0415 - only here

    try:
        files = loops.load_all(find_workspace(named_workspace()))
    except PortfolioError:
        return
    for found in (one for file in files for one in file.findings if one.severity == "error"):
        says = f"{found.path}:{found.line}:{found.column}  {found.what}"
        yield Sight("loop", False, says, found.fix, needed=False)
