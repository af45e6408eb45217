"""Writes values as YAML text, in the shape a person would give a story's front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

_STR = "tag:yaml.org,2002:str"
_FORBIDDEN_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<~ ")
_FORBIDDEN_IN_FLOW = re.compile(r"[,\[\]{}]")
_FORBIDDEN = re.compile(r":(?: |$)| #")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_BLOCKS = {"principles": 1, "pins": 1, "debrief": 2}
"""Mappings written a key a line, and how deep."""
_resolver = Resolver()


class Bare(str):
    """Words that are written without quotes although YAML has an opinion on them, e.g. a date."""

    __slots__ = ()


def scalar(text: str, *, flow: bool = True) -> str:
    """Write one string, in quotes only where YAML would misread it without."""
    return text if isinstance(text, Bare) or _is_safe(text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """Write one string in double quotes."""
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    hidden = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    if hidden or char in "\u2028\u2029\ufeff" or (code & 0xFFFE) == 0xFFFE:
        return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
    return char


def _is_safe(text: str, *, flow: bool) -> bool:
    if not text or not text.isprintable() or text[0] in _FORBIDDEN_FIRST or text[-1] == " ":
        return False
    if _FORBIDDEN.search(text) or (flow and _FORBIDDEN_IN_FLOW.search(text)):
        return False
    if text.startswith(("---", "...")):
        return False
    tag: str = _resolver.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == _STR


def flow(value: Any) -> str:
    """Write any value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(value)


def entry(key: str, value: Any) -> str:
    """Write one key of the front matter with its value, a line or more."""
    name = scalar(key, flow=False)
    if isinstance(value, str):
        return f"{name}: {scalar(value, flow=False)}\n"
    if key in _BLOCKS and value:
        return f"{name}:\n" + "".join(_block(k, v, _BLOCKS[key] - 1) for k, v in value.items())
    if isinstance(value, Sequence) and value and _one_a_line(key, value):
        return f"{name}:\n" + "".join(f"  - {flow(v)}\n" for v in value)
    return f"{name}: {flow(value)}\n"


def _block(key: str, value: Any, deeper: int, indent: str = "  ") -> str:
    """Write one key below another, and what is under it a line each as deep as is asked."""
    if not deeper or not isinstance(value, Mapping) or not value:
        return f"{indent}{scalar(key)}: {flow(value)}\n"
    below = "".join(_block(k, v, deeper - 1, indent + "  ") for k, v in value.items())
    return f"{indent}{scalar(key)}:\n{below}"


def _one_a_line(key: str, value: Sequence[Any]) -> bool:
    return key == "questions" or isinstance(value[0], Mapping)
