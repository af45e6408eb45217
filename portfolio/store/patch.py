"""Changes single keys of a YAML text and copies everything else byte for byte."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from portfolio.store import emit, nodes

_BREAK = re.compile(r"\r\n?|\n")
_LEAST, _FRESH_KEY, _FRESH_ALL = range(3)


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
            edits.append((_line_start(text, nodes.start_of(name)), _line_end(text, value, name), ""))
        elif key in change.new and change.new[key] != change.old.get(key):
            edits.append(_edit(text, name, value, change, rung))
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
        if put and start == end and start > 0 and text[start - 1] not in "\r\n" and put[-1] in "\r\n":
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
) -> tuple[int, int, str]:
    key = name.value
    start, end = nodes.start_of(value), nodes.content_end(value)
    target = change.new[key]
    if rung == _LEAST and isinstance(value, ScalarNode):
        if isinstance(target, str) and value.style not in ("|", ">"):
            gap = " " if text[start - 1 : start] == ":" else ""
            return start, end, gap + emit.scalar(target, flow=False)
    elif rung == _LEAST:
        if getattr(value, "flow_style", False) and not _BREAK.search(text, start, end):
            raw = nodes.plain(value)
            return start, end, emit.flow(_merged(raw, change.old.get(key), target, change.kept.get(key)))
        chunk = _line_start(text, nodes.start_of(name)), _line_end(text, value, name)
        put = _round_trip(text[chunk[0] : chunk[1]], change, key)
        if put is not None:
            return *chunk, _newlines(put, change.newline)
    fresh = _newlines(emit.entry(key, target), change.newline)
    return _line_start(text, nodes.start_of(name)), _line_end(text, value, name), fresh


def _round_trip(chunk: str, change: Change, key: str) -> str | None:
    """Change one key's value by a round trip that keeps the comments inside it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - slow, and needed only for such a save

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.allow_duplicate_keys = True
    if re.search(r"^ +- ", _BREAK.sub("\n", chunk), re.MULTILINE):
        yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        loaded = yaml.load(_BREAK.sub("\n", chunk))
        old, new = change.old.get(key), _styled(change.new[key])
        loaded[key] = _merged(loaded[key], old, new, change.kept.get(key))
        out = io.StringIO()
        yaml.dump(loaded, out)
    except Exception:  # noqa: BLE001 - whatever it trips over, the key is then written afresh
        return None
    return out.getvalue()


def _styled(value: Any) -> Any:
    """Give new values the house's quotes and flow style, in the round-trip library's terms."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415

    if isinstance(value, Mapping):
        mapping = CommentedMap((k, _styled(v)) for k, v in value.items())
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_styled(v) for v in value)
        sequence.fa.set_flow_style()
        return sequence
    if isinstance(value, emit.Bare):
        from ruamel.yaml.scalarstring import PlainScalarString  # noqa: PLC0415

        return PlainScalarString(value)
    return str(value) if emit.scalar(value) == value else DoubleQuotedScalarString(value)


def _merged(raw: Any, old: Any, new: Any, kept: tuple[int, ...] | None = None) -> Any:
    """Apply the difference of old and new to what the file holds, leaving what the story never took."""
    if isinstance(raw, dict) and isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [k for k in old if k not in new and k in raw]:
            del raw[key]
        for key, value in new.items():
            if key not in old or value != old[key]:
                raw[key] = _merged(raw.get(key), old.get(key), value)
        return raw
    if isinstance(raw, list) and isinstance(old, list) and isinstance(new, list):
        places = list(kept) if kept is not None else list(range(len(raw)))
        return _merged_list(raw, old, new, places) if len(places) == len(old) else new
    return new


def _merged_list(raw: Any, old: list[Any], new: list[Any], places: list[int]) -> Any:
    matcher = SequenceMatcher(None, [repr(v) for v in old], [repr(v) for v in new], autojunk=False)
    for tag, a, b, c, d in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for n in range(both):
            raw[places[a + n]] = _merged(raw[places[a + n]], old[a + n], new[c + n])
        for place in reversed(places[a + both : b]):
            del raw[place]
        at = places[a + both] if a + both < len(places) else len(raw)
        for n in range(d - 1, c + both - 1, -1):
            raw.insert(at, new[n])
    return raw


def _place(
    text: str, entries: Mapping[str, tuple[ScalarNode, Node]], key: str, order: Sequence[str]
) -> int:
    """Return where a new key goes: after the last one the canonical order puts before it."""
    rank = {name: number for number, name in enumerate(order)}
    mine = rank.get(key, len(rank))
    before = [e for name, e in entries.items() if rank.get(name, len(rank)) <= mine]
    if before:
        name, value = before[-1]
        return _line_end(text, value, name)
    first = next(iter(entries.values()), None)
    return _line_start(text, nodes.start_of(first[0])) if first else len(text)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, value: Node, name: Node) -> int:
    """Return the first character of the line after a key's value."""
    last = max(nodes.content_end(value), int(name.end_mark.index))
    if text[last - 1 : last] in ("\r", "\n"):
        return last
    found = _BREAK.search(text, last)
    return found.end() if found else len(text)


def _newlines(text: str, newline: str) -> str:
    return text if newline == "\n" else text.replace("\n", newline)
