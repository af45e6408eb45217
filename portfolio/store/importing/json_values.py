"""Reads JSON into values a person's story can be made of, with the line each one stands on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from portfolio.errors import UnreadableFile

_SPACE = re.compile(r"[ \t\n\r]*")
_TEXT_KEYS = ("text", "content", "body", "value", "answer")


class Placed(NamedTuple):
    """A value with the key it stands under, and its lines."""

    key: str
    value: Any
    first: int
    last: int


def load(text: str, name: str) -> Any:
    """Decode JSON; a key given twice keeps both values, the later under a longer name."""
    try:
        return sane(json.loads(text, object_pairs_hook=_pairs))
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            "this is not JSON: it can't be read on from here",
            where=f"{name}:{error.lineno}:{error.colno}",
            fix="mend the place (a comma, a quote or a bracket is missing or too many), "
            "or save the stories as Markdown",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFile(
            "this JSON is nested too deep, or holds a number too long, to be a story bank",
            where=name,
            fix='give a list of stories: [{"title": "…", "situation": "…", …}]',
        ) from error


def placed(text: str, *, under: str = "") -> list[Placed]:
    """List the members of the outermost list or object, or of the one under a key of it."""
    members = list(_members(text, _skip(text, 0)))
    if under:
        inside = next((start for key, start, _ in members if key == under), None)
        members = list(_members(text, inside)) if inside is not None else []
    made: list[Placed] = []
    decoder = json.JSONDecoder(object_pairs_hook=_pairs)
    at, line = 0, 1
    for key, start, end in members:
        line += text.count("\n", at, start)
        at = start
        value = sane(decoder.raw_decode(text, start)[0])
        made.append(Placed(key, value, line, line + text.count("\n", start, end)))
    return made


def prose(value: Any) -> str:
    """Write a value as Markdown a person can read: text, bullets, or labelled lines."""
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return "\n".join(f"- {_inside(item)}" for item in value if not empty(item))
    if isinstance(value, dict):
        text = next((k for k in _TEXT_KEYS if isinstance(value.get(k), str)), None)
        rest = [f"- {k}: {_inside(v)}" for k, v in value.items() if k != text and not empty(v)]
        return "\n\n".join(part for part in (value[text] if text else "", "\n".join(rest)) if part)
    return json.dumps(value, ensure_ascii=False)


def empty(value: Any) -> bool:
    """Tell whether a value says nothing at all."""
    return (
        value is None
        or (isinstance(value, (str, list, dict)) and not value)
        or (isinstance(value, str) and not value.strip())
    )


def sane(value: Any) -> Any:
    """Make every string writable as UTF-8 text: no lone surrogates, no control characters."""
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        whole = whole.replace("\r\n", "\n").replace("\r", "\n")
        return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", whole)
    if isinstance(value, list):
        return [sane(item) for item in value]
    if isinstance(value, dict):
        return {sane(key): sane(item) for key, item in value.items()}
    return value


def _inside(value: Any) -> str:
    if isinstance(value, str):
        return value.strip().replace("\n", "\n  ")
    return json.dumps(value, ensure_ascii=False)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        name, n = key, 2
        while name in made:
            name, n = f"{key} ({n})", n + 1
        made[name] = value
    return made


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _members(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Walk a list or object, giving each member's key, its start and its end."""
    decoder = json.JSONDecoder()
    bracket = text[at : at + 1]
    if bracket not in ("[", "{"):
        return
    at = _skip(text, at + 1)
    while text[at : at + 1] not in ("]", "}", ""):
        key = ""
        if bracket == "{":
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        _, end = decoder.raw_decode(text, at)
        yield str(key), at, end
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at : at + 1] == "," else at
