"""Reads YAML fast, with every scalar a string and the place of every node kept."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 40
_MOST = 20_000
_OPENERS = re.compile(r"[\[\]{}]")
_COMPACT = re.compile(r"(?:[-?][ \t]+){40}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_OPENED = ("scalar", "flow", "alias", "anchor")

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon stands inside words without quotes, or a line is indented by chance",
        'put the words in quotes, e.g. `headline: "One thing: it worked"`',
    ),
    (
        "tab",
        "a tab stands where YAML wants spaces",
        "replace the tab by two spaces, e.g. `  primary: {}`",
    ),
    (
        "quoted scalar",
        "a quotation mark is opened and not closed, or a backslash stands before a letter",
        'close the quotation on its line, e.g. `headline: "It worked."`',
    ),
    (
        "anchor",
        "a value starts with &, which YAML reads as a name for it",
        'put the value in quotes, e.g. `headline: "&c: a platform"`',
    ),
    (
        "expected ',' or ']'",
        "a list is opened with [ and not closed",
        "close it on its line, e.g. `tags: [board, money]`",
    ),
    (
        "expected ',' or '}'",
        "a mapping is opened with { and not closed",
        'close it on its line, e.g. `primary: {ownership: ""}`',
    ),
    (
        "could not find expected ':'",
        "a line has no `key: value`",
        "write it as `key: value`, e.g. `company: Northwind`, or put # before it",
    ),
    (
        "alias",
        "a value starts with *, which YAML reads as a reference",
        'put the value in quotes, e.g. `headline: "*one* platform"`',
    ),
    (
        "document",
        "a second document starts here",
        "keep one front matter between the two lines `---`",
    ),
    (
        "expected '-' indicator",
        "a list is mixed with keys, or an indent is off",
        "give the entries of one list or mapping the same indent, e.g. two spaces",
    ),
    (
        "expected key",
        "an indent is off, or a line is neither a key nor an entry",
        "give the keys of one mapping the same indent, e.g. two spaces",
    ),
    (
        "block end",
        "an indent is off, or a line is neither a key nor an entry",
        "give the keys of one mapping the same indent, e.g. two spaces",
    ),
    (
        "cannot start any token",
        "a value starts with a sign that YAML keeps for itself",
        'put the value in quotes, e.g. `headline: "@scale"`',
    ),
)


class YamlProblem(Exception):
    """Text that is not YAML: what, the mend, and the code point where."""

    def __init__(self, what: str, fix: str, index: int) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.index = index


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: ScalarNode
    value: Node


def compose(text: str) -> Node | None:
    """Read YAML text into nodes, or raise YamlProblem; nothing for empty text."""
    deep = _too_deep(text)
    if deep is not None:
        raise YamlProblem("lists are nested too deeply to be meant", "remove the brackets", deep)
    try:
        node: Node | None = yaml.compose(_SURROGATE.sub("\ufffd", text), Loader=_LOADER)
    except yaml.reader.ReaderError as error:
        position = error.position if isinstance(error.position, int) else 0
        what = "a control character stands in it"
        raise YamlProblem(what, "delete the character", position) from None
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise YamlProblem("it is not YAML", "write `key: value` lines", 0) from None
    return node


def _too_deep(text: str) -> int | None:
    """Guard libyaml, which walks nested lists on the C stack."""
    depth = 0
    for found in _OPENERS.finditer(text):
        depth += 1 if found.group() in "[{" else -1
        if depth > 10 * _DEEPEST:
            return found.start()
    compact = _COMPACT.search(text)
    return compact.start() if compact else None


def _problem(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    problem = error.problem or ""
    said = f"{error.context or ''} {problem}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in said for part in _OPENED):
        mark = error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    if text[index : index + 1] == "\t":
        said = "tab"
    for part, what, fix in _SENTENCES:
        if part in said:
            return YamlProblem(what, fix, index)
    return YamlProblem("YAML can't read this line", "write it as `key: value`", index)


def is_null(node: Node) -> bool:
    """Tell whether a value was left out: nothing, ~ or null, without quotes."""
    return (
        isinstance(node, ScalarNode)
        and not node.style
        and node.value in ("", "~", "null", "Null", "NULL")
    )


def entries(node: MappingNode) -> list[Entry]:
    """List the entries whose key is a plain word."""
    return [Entry(key, value) for key, value in node.value if isinstance(key, ScalarNode)]


def plain(node: Node) -> Any:
    """Turn a node into strings, lists and dicts; raise YamlProblem when it never ends."""
    return _plain(node, [0], ())


def _plain(node: Node, seen: list[int], above: tuple[int, ...]) -> Any:
    seen[0] += 1
    if id(node) in above or len(above) > _DEEPEST or seen[0] > _MOST:
        start = node.start_mark.index if node.start_mark else 0
        raise YamlProblem("it holds itself, or is nested too deeply", "write the value out", start)
    below = (*above, id(node))
    if isinstance(node, SequenceNode):
        return [_plain(item, seen, below) for item in node.value]
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for key, value in entries(node):
            found.setdefault(key.value, _plain(value, seen, below))
        return found
    return node.value


def start_of(node: Node) -> int:
    """Return the code point where a node begins."""
    return int(node.start_mark.index)


def content_end(node: Node) -> int:
    """Return one past the last code point of a node's own text, comments after it left out."""
    children: list[Node] = []
    if isinstance(node, SequenceNode) and not node.flow_style:
        children = node.value[-1:]
    elif isinstance(node, MappingNode) and not node.flow_style:
        children = list(node.value[-1]) if node.value else []
    if not children:
        return int(node.end_mark.index)
    return max(content_end(children[-1]), int(children[0].end_mark.index))


def find(root: Node | None, path: tuple[str, ...]) -> Node | None:
    """Return the node at a key path, or the deepest one that exists on the way."""
    node = root
    for step in path:
        below = _step(node, step)
        if below is None:
            break
        node = below
    return node


def find_key(root: Node | None, path: tuple[str, ...]) -> Node | None:
    """Return the key at the end of a path, where it stands, else the nearest node above."""
    above = find(root, path[:-1])
    if path and isinstance(above, MappingNode):
        for key, _ in entries(above):
            if key.value == path[-1]:
                return key
    return find(root, path)


def _step(node: Node | None, step: str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((e.value for e in entries(node) if e.key.value == step), None)
    if isinstance(node, SequenceNode) and step.isdigit() and int(step) < len(node.value):
        item = node.value[int(step)]
        return item if isinstance(item, Node) else None
    return None
