"""Changes a value inside YAML text by splices, so that its comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portfolio.store import emit, nodes

Edit = tuple[int, int, str]
_BREAK = re.compile(r"\r\n?|\n")
_DASH = re.compile(r"[ ]*-[ \t]+")


class Unfit(Exception):
    """A value whose layout can't be spliced; it is written afresh."""


def line_start(text: str, index: int) -> int:
    """Return where the line of a code point begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, value: Node, name: Node | None = None) -> int:
    """Return the first character of the line after a value, or after its key when it has none."""
    last = max(nodes.content_end(value), int(name.end_mark.index) if name else 0)
    if text[last - 1 : last] in ("\r", "\n"):
        return last
    found = _BREAK.search(text, last)
    return found.end() if found else len(text)


class Splicer:
    """Works out the splices that turn what one value says into something else."""

    def __init__(self, text: str, newline: str) -> None:
        self._text = text
        self._newline = newline

    def edits(
        self, node: Node, old: Any, new: Any, kept: tuple[int, ...] | None = None
    ) -> list[Edit]:
        """List the splices for a value, given what the story read there and what it is to read.

        Args:
            node: The value as it stands.
            old: What the story took from it.
            new: What the story is to take from it.
            kept: Of a list, which of its entries the story took.
        """
        if old == new:
            return []
        if isinstance(node, ScalarNode):
            return [self._scalar(node, new)]
        if isinstance(node, MappingNode) and isinstance(old, Mapping) and isinstance(new, Mapping):
            if not node.flow_style or list(old) == list(new):
                return self._mapping(node, old, new)
        elif isinstance(node, SequenceNode) and isinstance(old, list) and isinstance(new, list):
            places = list(kept) if kept is not None else list(range(len(node.value)))
            if not node.flow_style and len(places) == len(old):
                return self._sequence(node, old, new, places)
        return [self._flow(node, old, new, kept)]

    def _scalar(self, node: ScalarNode, new: Any) -> Edit:
        start, end = nodes.start_of(node), int(node.end_mark.index)
        if node.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip(" \t\r\n"))
        gap = " " if self._text[start - 1 : start] in (":", "-") else ""
        return start, end, gap + emit.flow(new)

    def _flow(self, node: Node, old: Any, new: Any, kept: tuple[int, ...] | None) -> Edit:
        """Write a value between brackets anew, with what the story never took from it."""
        start, end = nodes.start_of(node), nodes.content_end(node)
        if not getattr(node, "flow_style", False) or "#" in self._text[start:end]:
            raise Unfit
        return start, end, emit.flow(_merged(self._source(node), old, new, kept))

    def _source(self, node: Node) -> Any:
        """Return a value as plain lists and dicts, its words in the quotes they stand in."""
        if isinstance(node, SequenceNode):
            return [self._source(item) for item in node.value]
        if isinstance(node, MappingNode):
            return {self._name(e.key): self._source(e.value) for e in nodes.entries(node)}
        said = self._text[nodes.start_of(node) : int(node.end_mark.index)]
        return emit.Bare(said) if said and not _BREAK.search(said) else node.value

    def _name(self, key: ScalarNode) -> str:
        """Return a key, without quotes where it stands without."""
        said = self._text[nodes.start_of(key) : int(key.end_mark.index)]
        return emit.Bare(key.value) if said == key.value else str(key.value)

    def _mapping(
        self, node: MappingNode, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> list[Edit]:
        found: list[Edit] = []
        present = {e.key.value: e for e in reversed(nodes.entries(node))}
        for key, (name, value) in present.items():
            if key in old and key not in new:
                found.append(self._without(name, value))
            elif key in new and new[key] != old.get(key):
                found += self.edits(value, old.get(key), new[key])
        missing = {k: v for k, v in new.items() if k not in present and v != old.get(k)}
        if missing:
            found.append(self._added(node, missing))
        return found

    def _without(self, name: ScalarNode, value: Node) -> Edit:
        start = line_start(self._text, nodes.start_of(name))
        if self._text[start : nodes.start_of(name)].strip(" "):
            raise Unfit
        return start, line_end(self._text, value, name), ""

    def _added(self, node: MappingNode, values: Mapping[str, Any]) -> Edit:
        if node.flow_style or not node.value:
            raise Unfit
        name, value = node.value[-1]
        first = node.value[0][0]
        column = nodes.start_of(first) - line_start(self._text, nodes.start_of(first))
        lines = (f"{' ' * column}{emit.scalar(k)}: {emit.flow(v)}" for k, v in values.items())
        at = line_end(self._text, value, name)
        return at, at, "".join(line + self._newline for line in lines)

    def _sequence(
        self, node: SequenceNode, old: list[Any], new: list[Any], places: list[int]
    ) -> list[Edit]:
        found: list[Edit] = []
        left, right = [repr(v) for v in old], [repr(v) for v in new]
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                continue
            both = min(b - a, d - c)
            for n in range(both):
                item = node.value[places[a + n]]
                found += self._item(item, old[a + n], new[c + n])
            for place in places[a + both : b]:
                item = node.value[place]
                found.append((self._dash(item)[0], line_end(self._text, item), ""))
            if d - c > both:
                after = places[a + both - 1] if a + both else None
                found.append(self._inserted(node, after, new[c + both : d]))
        return found

    def _item(self, item: Node, old: Any, new: Any) -> list[Edit]:
        try:
            return self.edits(item, old, new)
        except Unfit:
            return [(nodes.start_of(item), self._tight_end(item), emit.flow(new))]

    def _tight_end(self, item: Node) -> int:
        start, end = nodes.start_of(item), nodes.content_end(item)
        return start + len(self._text[start:end].rstrip(" \t\r\n"))

    def _inserted(self, node: SequenceNode, after: int | None, values: list[Any]) -> Edit:
        if not node.value:
            raise Unfit
        start, column = self._dash(node.value[after or 0])
        at = start if after is None else line_end(self._text, node.value[after])
        lines = (f"{' ' * column}- {emit.flow(value)}{self._newline}" for value in values)
        return at, at, "".join(lines)

    def _dash(self, item: Node) -> tuple[int, int]:
        """Return where the line of an entry's dash begins, and the dash's column."""
        start = line_start(self._text, nodes.start_of(item))
        dash = _DASH.fullmatch(self._text, start, nodes.start_of(item))
        if not dash:
            raise Unfit
        return start, dash.group().index("-")


def _merged(raw: Any, old: Any, new: Any, kept: tuple[int, ...] | None = None) -> Any:
    """Apply a difference to what the file holds, and leave what the story never took from it."""
    if isinstance(raw, dict) and isinstance(old, Mapping) and isinstance(new, Mapping):
        result = {k: v for k, v in raw.items() if k not in old or k in new}
        changed = {k: v for k, v in new.items() if k not in old or v != old[k]}
        return result | {k: _merged(raw.get(k), old.get(k), v) for k, v in changed.items()}
    if isinstance(raw, list) and isinstance(old, list) and isinstance(new, list):
        places = list(kept) if kept is not None else list(range(len(raw)))
        if len(places) == len(old):
            return _merged_list(raw, old, new, places)
    return new


def _merged_list(raw: list[Any], old: list[Any], new: list[Any], places: list[int]) -> list[Any]:
    result = list(raw)
    left, right = [repr(v) for v in old], [repr(v) for v in new]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        for place in reversed(places[a:b]):
            del result[place]
        at = places[a] if a < len(places) else len(result)
        result[at:at] = new[c:d]
    return result
