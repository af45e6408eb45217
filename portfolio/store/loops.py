"""Loads and saves the loop files of a workspace; a save copies every byte that did not change."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode

from portfolio.errors import CannotWrite, ChangedOnDisk, UnknownName, UnreadableFile
from portfolio.model.finding import Finding, finding
from portfolio.model.loop import Loop
from portfolio.store import emit, files, loop_fields, nodes, patch
from portfolio.store.fields import Reading
from portfolio.store.names import new_id
from portfolio.store.source import Source, newline_of

_ON = emit.Bare("on")
"""YAML once took this word for `true`; our reader takes words as they stand."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class LoopFile:
    """A loop as one file of the disk held it."""

    path: Path
    shown: str
    """Its place as a person says it, from the workspace."""
    hash: str
    """The content's name; empty when the file could not be opened."""
    loop: Loop
    text: str = ""
    """The YAML, without a byte order mark."""
    root: MappingNode | None = None
    kept: Mapping[str, tuple[int, ...]] | None = None
    """For each list, which of its raw entries the loop took."""
    findings: tuple[Finding, ...] = ()
    broken: bool = False
    """Whether the file can't be changed as it stands."""

    def position(self, where: str) -> tuple[int, int]:
        """Return line and column of a key path, or of the deepest part of it that exists."""
        path = where.split(".")
        kept = (self.kept or {}).get(path[0], ())
        if len(path) > 1 and path[1].isdigit() and int(path[1]) < len(kept):
            path[1] = str(kept[int(path[1])])
        node = nodes.find(self.root, tuple(path))
        at = nodes.start_of(node) if node is not None else 0
        return Source(text=self.text).position(at)


def loop_path(loop_id: str) -> str:
    """Return a loop's file as seen from the workspace."""
    return f"loops/{loop_id}.yaml"


def ids(workspace: Path) -> list[str]:
    """List the ids of all loops, sorted."""
    try:
        names = [path.name for path in (workspace / "loops").iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(n[:-5] for n in names if n.endswith(".yaml") and not n.startswith("."))


def load(workspace: Path, loop_id: str) -> LoopFile:
    """Load one loop; raise UnknownName when there is none of this id."""
    path = workspace / loop_path(loop_id)
    if "/" in loop_id or "\\" in loop_id or not os.path.lexists(path):
        raise UnknownName("loop", loop_id, ids(workspace))
    return _read(path, loop_id)


def load_all(workspace: Path) -> list[LoopFile]:
    """Load every loop, broken ones included, sorted by id."""
    return [_read(workspace / loop_path(loop_id), loop_id) for loop_id in ids(workspace)]


def _read(path: Path, loop_id: str) -> LoopFile:
    shown = loop_path(loop_id)
    try:
        content = path.read_bytes()
    except OSError as error:
        what = f"the file can't be read: {files.reason(error)}"
        noted = finding("FI111", what, f"make it readable, e.g. `chmod u+r {shown}`")
        noted = noted.model_copy(update={"path": shown})
        return LoopFile(path, shown, "", Loop(id=loop_id), findings=(noted,), broken=True)
    return parse(files.decode(content), path, loop_id, files.content_hash(content))


def parse(whole: str, path: Path, loop_id: str, name: str = "") -> LoopFile:
    """Read a loop's text, noting what can't be read as meant."""
    text = whole.removeprefix("\ufeff")
    shown = loop_path(loop_id)
    source = Source(text=text)
    r = Reading(source.position, shown)
    root, loop, broken = None, Loop(id=loop_id), False
    bad = _SURROGATE.search(text)
    if bad:
        fix = "save it as UTF-8 in your editor, e.g. `iconv -f latin1 -t utf-8 old > new`"
        r.note("FI110", "", bad.start(), "the file is not UTF-8 text", fix)
    try:
        found = nodes.compose(text)
        if isinstance(found, MappingNode):
            root = found
            loop = loop_fields.read(r, loop_id, found)
        elif found is not None:
            fix = "write `key: value` lines, e.g. `company: Northwind`"
            at = nodes.start_of(found)
            r.note("LO001", "", at, "the file is not made of keys and values", fix)
            broken = True
    except nodes.YamlProblem as problem:
        what = f"the loop can't be read: {problem.what}"
        r.note("LO001", "", problem.index, what, problem.fix)
        broken = True
    return LoopFile(path, shown, name, loop, text, root, r.kept, tuple(r.findings), broken)


def create(workspace: Path, loop: Loop) -> LoopFile:
    """Write a new loop's file, an explained key a line."""
    path = workspace / loop_path(loop.id)
    if os.path.lexists(path):
        raise CannotWrite(loop_path(loop.id), "there is a loop of this name already")
    lines = ["# One interview loop. Change it here, or with `portfolio loop`, `told`, `debrief`.\n"]
    for key, value in plain_values(loop, every=True).items():
        says = Loop.model_fields[key].description or ""
        said = emit.entry(key, value) if value != "" else f"{key}:\n"
        lines.append(f"\n# {says}\n{said}")
    files.write_text(path, "".join(lines))
    return _read(path, loop.id)


def free_id(workspace: Path, said: str) -> str:
    """Return an id for a new loop that no loop has yet."""
    return new_id(said, ids(workspace))


def save(loop: Loop, base: LoopFile) -> LoopFile:
    """Save a changed loop over the file it was read from, and copy what did not change.

    Raises:
        UnreadableFile: the file is broken, so a change can't be put into it.
        ChangedOnDisk: the file is no longer what `base` held; nothing was written.
    """
    if base.broken:
        worst = base.findings[0]
        where = f"{base.shown}:{worst.line}:{worst.column}"
        raise UnreadableFile(worst.what, where=where, fix=worst.fix)
    try:
        content = base.path.read_bytes()
    except OSError as error:
        raise CannotWrite(base.shown, files.reason(error)) from error
    if files.content_hash(content) != base.hash:
        raise ChangedOnDisk(base.shown)
    old, new = plain_values(base.loop), plain_values(loop)
    if old == new:
        return base
    whole = files.decode(content)
    top = whole[: len(whole) - len(base.text)]
    # A key that is emptied stays where it stands: the comment above it speaks of it.
    held = plain_values(loop, every=True).items()
    stays = {key: value for key, value in held if key in new or (key in old and value != "")}
    change = patch.Change(old, stays, loop_fields.KEYS, base.kept or {}, newline_of(whole))

    def agrees(changed: str) -> bool:
        read = parse(changed, base.path, loop.id)
        return not read.broken and plain_values(read.loop) == new

    changed = patch.rewrite(base.text, base.root, change, agrees)
    files.write_text(base.path, top + changed)
    return _read(base.path, loop.id)


def plain_values(loop: Loop, *, every: bool = False) -> dict[str, Any]:
    """Turn a loop into plain values in the file's order, those without one left out."""
    values: dict[str, Any] = {
        "company": loop.company,
        "date": emit.Bare(loop.date) if loop.date else "",
        "interviewers": [
            _filled(id=one.id, name=one.name, role=one.role, probes=list(one.probes))
            for one in loop.interviewers
        ],
        "pins": {who: list(stories) for who, stories in loop.pins.items()},
        "bans": list(loop.bans),
        "told": [
            _filled(story=one.story, to=one.to) | ({_ON: emit.Bare(one.on)} if one.on else {})
            for one in loop.told
        ],
        "debrief": _filled(answers=dict(loop.debrief.answers), stories=dict(loop.debrief.stories)),
    }
    return values if every else {key: value for key, value in values.items() if value}


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
