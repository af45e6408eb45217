"""Reads a YAML file into a model, and says in our own words where it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portfolio.errors import UnreadableFile, nearest
from portfolio.store import nodes
from portfolio.store.source import Source

_M = TypeVar("_M", bound=BaseModel)
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string": "words",
    "tuple": "a list",
    "list": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "model": "a mapping",
}
_EXAMPLES = {
    "int": "140",
    "float": "1.10",
    "bool": "true",
    "string": '"some words"',
    "tuple": "[one, two]",
    "list": "[one, two]",
    "dict": "{key: value}",
    "mapping": "{key: value}",
    "model": "{key: value}",
}


@dataclass(frozen=True)
class Document:
    """A YAML file as nodes and as plain values."""

    where: str
    """The file's name in messages."""
    text: str
    root: MappingNode | None
    values: dict[str, Any]

    def place(self, path: tuple[str, ...], *, key: bool = False) -> str:
        """Return `file:line:column` of a key path, or of the deepest part of it that exists."""
        node = nodes.find_key(self.root, path) if key else nodes.find(self.root, path)
        index = nodes.start_of(node) if node is not None else 0
        return self.at(index)

    def at(self, index: int) -> str:
        """Return `file:line:column` of a code point."""
        line, column = Source(text=self.text).position(index)
        return f"{self.where}:{line}:{column}"

    def depth(self, path: tuple[str, ...]) -> int:
        """Return how many steps of a key path exist in this file."""
        for length in range(len(path), 0, -1):
            if nodes.find(self.root, path[:length]) is not nodes.find(
                self.root, path[: length - 1]
            ):
                return length
        return 0


def read(text: str, where: str, *, numbers_below: str | None = None) -> Document:
    """Read a YAML text; scalars are strings, but below one key what looks a number is one."""
    clean = text.removeprefix("\ufeff")
    document = Document(where, clean, None, {})
    try:
        root = nodes.compose(clean)
        if root is None:
            return document
        if not isinstance(root, MappingNode):
            what = "the file is not made of keys and values"
            fix = "write `key: value` lines, e.g. `name: Alex Example`"
            raise UnreadableFile(what, where=document.at(nodes.start_of(root)), fix=fix)
        nodes.plain(root)  # ends what would never end
        _refuse_doubles(document, root, "")
    except nodes.YamlProblem as problem:
        what = f"this can't be read: {problem.what}"
        raise UnreadableFile(what, where=document.at(problem.index), fix=problem.fix) from None
    values = _values(root, numbers_below, numbers=False)
    return Document(where, clean, root, values)


def _refuse_doubles(document: Document, node: Node, path: str) -> None:
    if isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            _refuse_doubles(document, item, f"{path}{number}.")
    if not isinstance(node, MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        start = nodes.start_of(key)
        if not isinstance(key, ScalarNode):
            fix = "write a word and a colon, e.g. `name: Alex Example`"
            raise UnreadableFile("a key is not a word", where=document.at(start), fix=fix)
        if key.value in seen:
            what = f"{path}{key.value} is given twice"
            fix = "keep one of the two, delete the other"
            raise UnreadableFile(what, where=document.at(start), fix=fix)
        seen.add(key.value)
        _refuse_doubles(document, value, f"{path}{key.value}.")


def _values(node: Node, numbers_below: str | None, *, numbers: bool) -> Any:
    if isinstance(node, MappingNode):
        return {
            e.key.value: _values(
                e.value, numbers_below, numbers=numbers or e.key.value == numbers_below
            )
            for e in nodes.entries(node)
        }
    if isinstance(node, SequenceNode):
        return [_values(item, numbers_below, numbers=numbers) for item in node.value]
    if nodes.is_null(node):
        return None
    if (
        numbers
        and isinstance(node, ScalarNode)
        and not node.style
        and _NUMBER.fullmatch(node.value)
    ):
        return float(node.value.replace("_", ""))
    return node.value


def build(model: type[_M], values: Mapping[str, Any], blame: Callable[..., Document]) -> _M:
    """Type plain values as a model, or raise UnreadableFile about the first that does not fit.

    Args:
        model: What they are to become.
        values: The values.
        blame: Given a key path, returns the file to name.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True)
        first = min(errors, key=lambda e: (_missing(e), -len(e["loc"])))
        raise _unreadable(model, first, blame) from None


def _missing(error: ErrorDetails) -> bool:
    return error["type"] == "missing"


def _path(model: type[BaseModel], error: ErrorDetails) -> tuple[str, ...]:
    """Return an error's key path, without the steps pydantic adds for the arms of a union."""
    kind: Any = model
    path: list[str] = []
    for step in error["loc"]:
        name = str(step)
        below = _below(kind, name)
        if below is None and path:
            break
        path.append(name)
        kind = below
    return tuple(path)


def _below(kind: Any, step: str) -> Any:
    """Return the type of what stands under one step of a key path; nothing when there is none."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return next((b for arm in get_args(kind) if (b := _below(arm, step)) is not None), None)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        known = kind.model_fields.get(step)
        return known.annotation if known else str
    if origin is tuple and step.isdigit():
        arms = get_args(kind)
        return (
            arms[0]
            if len(arms) == 2 and arms[1] is Ellipsis
            else arms[min(int(step), len(arms) - 1)]
        )
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(kind)[1]
    return None


def _unreadable(
    model: type[BaseModel],
    error: ErrorDetails,
    blame: Callable[..., Document],
) -> UnreadableFile:
    path = _path(model, error)
    shown = ".".join(path)
    document = blame(path)
    if error["type"] == "extra_forbidden":
        what, fix = _unknown_key(model, path)
        return UnreadableFile(what, where=document.place(path, key=True), fix=fix)
    if error["type"] == "missing":
        what = f"{shown} is missing"
        return UnreadableFile(what, where=document.place(path), fix=f"add `{path[-1]}:` here")
    what, fix = _sentence(shown, error)
    return UnreadableFile(what, where=document.place(path), fix=fix)


def _unknown_key(model: type[BaseModel], path: tuple[str, ...]) -> tuple[str, str]:
    kind: Any = model
    for step in path[:-1]:
        kind = _below(kind, step)
    arms = get_args(kind) or (kind,)
    known = [n for arm in arms if hasattr(arm, "model_fields") for n in arm.model_fields]
    near = nearest(path[-1], known)
    what = f"{'.'.join(path)!r} is not a key this program knows"
    if near:
        return what, f"did you mean `{near}:`?"
    return what, f"known keys: {', '.join(known)}" if known else "delete the line"


def _sentence(shown: str, error: ErrorDetails) -> tuple[str, str]:
    kind = error["type"]
    context = error.get("ctx", {})
    said = error.get("input")
    got = _got(said)
    leaf = shown.rsplit(".", 1)[-1]
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        near = nearest(str(said), allowed)
        fix = f"did you mean `{near}`? " if near else ""
        return f"{shown} can't be {got}", f"{fix}allowed: {', '.join(allowed)}"
    bounds = {
        "greater_than_equal": "ge",
        "greater_than": "gt",
        "less_than_equal": "le",
        "less_than": "lt",
    }
    if kind in bounds:
        word = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}[
            bounds[kind]
        ]
        bound = context.get(bounds[kind])
        return (
            f"{shown} is {got}",
            f"it has to be {word} {bound:g}, e.g. `{leaf}: {_inside(bounds[kind], bound)}`",
        )
    if kind == "too_short":
        return (
            f"{shown} has too few entries",
            f"give at least {context.get('min_length')}, e.g. [L6, L7]",
        )
    stem = kind.split("_")[0]
    wanted = _KINDS.get(stem, "something else")
    example = _EXAMPLES.get(stem, "a value")
    return f"{shown} is {got}, where {wanted} is meant", f"write it as `{leaf}: {example}`"


def _got(said: Any) -> str:
    if said is None:
        return "left empty"
    if isinstance(said, Mapping):
        return "a mapping"
    return "a list" if isinstance(said, list) else repr(said)


def _inside(bound: str, value: Any) -> str:
    step = {"ge": 0, "gt": 1, "le": 0, "lt": -1}[bound]
    return f"{value + step:g}"
