"""Changes single keys of a YAML text and copies everything else byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from portfolio.store import emit, nodes
from portfolio.store.splicer import Splicer, Unfit, line_end, line_start

_LEAST, _FRESH_KEY = range(2)


@dataclass(frozen=True)
class Change:
    """What is to become of a mapping's keys."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    order: Sequence[str]
    """The canonical order, for keys that are new."""
    kept: Mapping[str, tuple[int, ...]]
    """Of each list, which raw entries the old value took."""
    newline: str = "\n"


def rewrite(
    text: str, root: MappingNode | None, change: Change, agrees: Callable[[str], bool]
) -> str:
    """Change keys in a YAML text, touching as little as reads back as meant."""
    for rung in (_LEAST, _FRESH_KEY):
        if root is not None and root.flow_style:
            break
        changed = _changed(text, root, change, rung)
        if agrees(changed):
            return changed
    whole = "".join(emit.entry(key, value) for key, value in change.new.items())
    return _newlines(whole, change.newline)


def _changed(text: str, root: MappingNode | None, change: Change, rung: int) -> str:
    entries = _first_entries(root)
    edits: list[tuple[int, int, str]] = []
    for key, (name, value) in entries.items():
        if key in change.old and key not in change.new:
            edits.append((line_start(text, nodes.start_of(name)), line_end(text, value, name), ""))
        elif key in change.new and change.new[key] != change.old.get(key):
            edits += _edit(text, name, value, change, rung)
    for key in change.new:
        if key not in entries and change.new[key] != change.old.get(key):
            at = _place(text, entries, key, change.order)
            edits.append((at, at, _newlines(emit.entry(key, change.new[key]), change.newline)))
    return splice(text, edits, change.newline)


def splice(text: str, edits: list[tuple[int, int, str]], newline: str = "\n") -> str:
    """Replace spans of a text, those at the same place in the order given."""
    parts = []
    at = 0
    for start, end, put in sorted(edits, key=lambda e: e[0]):
        parts.append(text[at:start])
        if (
            put
            and start == end
            and start > 0
            and text[start - 1] not in "\r\n"
            and put[-1] in "\r\n"
        ):
            parts.append(newline)
        parts.append(put)
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _first_entries(root: MappingNode | None) -> dict[str, tuple[ScalarNode, Node]]:
    found: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in nodes.entries(root) if root is not None else ():
        found.setdefault(key.value, (key, value))
    return found


def _edit(
    text: str, name: ScalarNode, value: Node, change: Change, rung: int
) -> list[tuple[int, int, str]]:
    key = name.value
    fresh = _newlines(emit.entry(key, change.new[key]), change.newline)
    start, end = line_start(text, nodes.start_of(name)), line_end(text, value, name)
    waiting = not value.value and not text[int(value.end_mark.index) : end].strip()
    if rung == _LEAST and not (waiting and fresh.count("\n") > 1):
        splicer = Splicer(text, change.newline)
        try:
            return splicer.edits(value, change.old.get(key), change.new[key], change.kept.get(key))
        except Unfit:
            pass
    return [(start, end, fresh)]


def _place(
    text: str, entries: Mapping[str, tuple[ScalarNode, Node]], key: str, order: Sequence[str]
) -> int:
    """Return where a new key goes: after the last one the canonical order puts before it."""
    rank = {name: number for number, name in enumerate(order)}
    mine = rank.get(key, len(rank))
    before = [e for name, e in entries.items() if rank.get(name, len(rank)) <= mine]
    if before:
        name, value = before[-1]
        return line_end(text, value, name)
    first = next(iter(entries.values()), None)
    return line_start(text, nodes.start_of(first[0])) if first else len(text)


def _newlines(text: str, newline: str) -> str:
    return text if newline == "\n" else text.replace("\n", newline)
