"""Types each field of a story's front matter by hand, with a finding where a value does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portfolio.errors import nearest
from portfolio.model.finding import Finding, finding
from portfolio.model.number import NATURES, OWNERS, Number
from portfolio.model.story import KINDS, STATUSES, Period, Principles, Silence
from portfolio.store import nodes
from portfolio.store.headings import section_id

_MONTH = r"(\d{4}(?:-(?:0[1-9]|1[0-2]))?)"
_PERIOD = re.compile(rf"{_MONTH}(?:\s*\.\.\s*(?:{_MONTH}|(now)))?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHAPES = {
    ScalarNode: "one value",
    SequenceNode: "a list",
    MappingNode: "a mapping",
}


@dataclass
class Reading:
    """What was noticed while fields were read; `at` turns a place into line and column."""

    at: Callable[[int], tuple[int, int]]
    path: str = ""
    findings: list[Finding] = field(default_factory=list)
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def note(self, code: str, where: str, node: Node | int, what: str, fix: str) -> None:
        """Add a finding about a node."""
        index = node if isinstance(node, int) else nodes.start_of(node)
        line, column = self.at(index)
        noted = finding(code, what, fix, where=where, line=line, column=column)
        self.findings.append(noted.model_copy(update={"path": self.path}))

    def shape(self, where: str, node: Node, wanted: str, example: str) -> None:
        """Add the finding that a value has the wrong shape."""
        got = _SHAPES.get(type(node), "something else")
        what = f"{where} is {got}, where {wanted} is meant"
        self.note("FI107", where, node, what, f"write it as `{example}`")

    def unknown(self, where: str, key: ScalarNode, known: Iterable[str]) -> None:
        """Add the finding that a key is not one this program knows."""
        near = nearest(key.value, known)
        if near:
            fix = f"perhaps `{near}:` is meant; else leave it, it is kept as it stands"
        else:
            fix = f"leave it, it is kept as it stands; known keys are {', '.join(known)}"
        self.note("FI112", where, key, f"{key.value!r} is not a key this program knows", fix)

    def unique(self, node: MappingNode, prefix: str = "") -> dict[str, tuple[ScalarNode, Node]]:
        """Return a mapping's entries by key, the first of each, with a finding for the others."""
        found: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                fix = "write a word and a colon, e.g. `company: Northwind`"
                self.note("FI107", prefix.rstrip("."), key, "a key is not a word", fix)
            elif key.value in found:
                what = f"{prefix}{key.value} is given twice; the first counts"
                fix = f"keep one of them, e.g. delete the second `{key.value}:`"
                self.note("FI105", f"{prefix}{key.value}", key, what, fix)
            else:
                found[key.value] = (key, value)
        return found


def text(r: Reading, where: str, node: Node) -> str:
    """Read one value as words."""
    if isinstance(node, ScalarNode):
        return str(node.value)
    key = where.rsplit(".", 1)[-1]
    r.shape(where, node, "one value", f"{key}: some words")
    return ""


def _scenario(r: Reading, where: str, node: Node) -> str | None:
    said = text(r, where, node)
    return None if said.strip().lower() in ("", "none") else said


def _choice(r: Reading, where: str, node: Node, allowed: tuple[str, ...]) -> str | None:
    if not isinstance(node, ScalarNode):
        r.shape(where, node, "one value", f"{where.rsplit('.', 1)[-1]}: {allowed[0]}")
        return None
    said = node.value.strip().lower()
    if said in allowed:
        return str(said)
    near = nearest(said, allowed)
    hint = f"perhaps `{near}` is meant; allowed: " if near else "write one of "
    what = f"{where} can't be {node.value!r}"
    r.note("FI106", where, node, what, hint + ", ".join(allowed))
    return None


def _kind(r: Reading, where: str, node: Node) -> str | None:
    return _choice(r, where, node, KINDS)


def _status(r: Reading, where: str, node: Node) -> str | None:
    return _choice(r, where, node, STATUSES)


def texts(r: Reading, where: str, node: Node) -> tuple[str, ...]:
    """Read a list of words."""
    if not isinstance(node, SequenceNode):
        said = node.value if isinstance(node, ScalarNode) and node.value else "one, two"
        shown = f'"{said}"' if any(c in said for c in ':"[]{}#') else said
        r.shape(where, node, "a list", f"{where}: [{shown}]")
        return ()
    good = []
    kept = []
    for number, item in enumerate(node.value):
        if isinstance(item, ScalarNode):
            good.append(item.value)
            kept.append(number)
        else:
            r.shape(f"{where}.{number}", item, "one value", f"{where}: [one, two]")
    r.kept[where] = tuple(kept)
    return tuple(good)


def _period(r: Reading, where: str, node: Node) -> Period | None:
    fix = "write the first and the last month, e.g. `period: 2022-01..2023-06`, or `2022-01..now`"
    if not isinstance(node, ScalarNode):
        r.shape(where, node, "one value", "period: 2022-01..2023-06")
        return None
    found = _PERIOD.fullmatch(node.value.strip())
    if not found or not found.group(1).isascii():
        r.note("FI108", where, node, f"{node.value!r} is not a period", fix)
        return None
    start, end = found.group(1), found.group(2) or found.group(3)
    if end and end != "now" and end < start[: len(end)]:
        r.note("FI108", where, node, f"the period ends in {end}, before it starts", fix)
        return None
    return Period(start=start, end=end)


def _principles(r: Reading, where: str, node: Node) -> Principles:
    if not isinstance(node, MappingNode):
        r.shape(where, node, "a mapping", 'principles: {primary: {ownership: ""}}')
        return Principles()
    found: dict[str, dict[str, str]] = {}
    for name, (key, value) in r.unique(node, f"{where}.").items():
        if name not in ("primary", "secondary"):
            r.unknown(f"{where}.{name}", key, ("primary", "secondary"))
        elif not nodes.is_null(value):
            found[name] = _quotes(r, f"{where}.{name}", value)
    return Principles(**found)


def _quotes(r: Reading, where: str, node: Node) -> dict[str, str]:
    """Read principles with their words; a bare id or a list of ids is taken as no words yet."""
    if isinstance(node, ScalarNode):
        return {node.value: ""}
    if isinstance(node, SequenceNode):
        return {item.value: "" for item in node.value if isinstance(item, ScalarNode)}
    if not isinstance(node, MappingNode):
        return {}
    return {
        name: "" if nodes.is_null(value) else text(r, f"{where}.{name}", value)
        for name, (_, value) in r.unique(node, f"{where}.").items()
    }


def rows(
    r: Reading, where: str, node: Node, example: str, known: tuple[str, ...]
) -> Iterable[tuple[int, str, Node, dict[str, Node]]]:
    """Yield the mappings of a list: number, key path, node, and its values that are not null."""
    if not isinstance(node, SequenceNode):
        r.shape(where, node, "a list", f"{where}: [{example}]")
        return
    for number, item in enumerate(node.value):
        path = f"{where}.{number}"
        if not isinstance(item, MappingNode):
            r.shape(path, item, "a mapping", f"- {example}")
            continue
        row = r.unique(item, f"{path}.")
        for name, (key, _) in row.items():
            if name not in known:
                r.unknown(f"{path}.{name}", key, known)
        yield number, path, item, {k: v for k, (_, v) in row.items() if not nodes.is_null(v)}


_NUMBER = '{says: $120M a year, nature: savings, owner: mine, source: "FY23 review, p. 14"}'
_NUMBER_KEYS = ("says", "nature", "owner", "source", "confirmed", "where")


def _numbers(r: Reading, where: str, node: Node) -> tuple[Number, ...]:
    good: list[Number] = []
    kept: list[int] = []
    for number, path, item, row in rows(r, where, node, _NUMBER, _NUMBER_KEYS):
        says = text(r, f"{path}.says", row["says"]) if "says" in row else ""
        if not says:
            r.note(
                "FI107",
                path,
                item,
                "this number does not say which amount it means",
                f"write `- {_NUMBER}`",
            )
            continue
        values: dict[str, Any] = {
            "nature": _choice(r, f"{path}.nature", row["nature"], NATURES)
            if "nature" in row
            else None,
            "owner": _choice(r, f"{path}.owner", row["owner"], OWNERS) if "owner" in row else None,
            "source": text(r, f"{path}.source", row["source"]) if "source" in row else "",
            "where": _where(r, path, row),
        }
        if "confirmed" in row:
            values["confirmed"] = _confirmed(r, f"{path}.confirmed", row["confirmed"])
        good.append(Number(says=says, **values))
        kept.append(number)
    r.kept[where] = tuple(kept)
    return tuple(good)


def _where(r: Reading, path: str, row: dict[str, Node]) -> str | None:
    said = text(r, f"{path}.where", row["where"]) if "where" in row else ""
    return section_id(said) if said.strip() else None


def _confirmed(r: Reading, where: str, node: Node) -> date | Literal["cannot"] | None:
    said = node.value.strip() if isinstance(node, ScalarNode) else ""
    if said.lower() == "cannot":
        return "cannot"
    return day(r, where, node, "`confirmed: 2026-11-01`, or `cannot`")


def day(r: Reading, where: str, node: Node, example: str) -> date | None:
    """Read a calendar day, written `2026-11-01`."""
    said = node.value.strip() if isinstance(node, ScalarNode) else ""
    if _DATE.fullmatch(said):
        try:
            return date.fromisoformat(said)
        except ValueError:
            pass
    shown = f"{said!r}" if said else "this"
    fix = f"write the day, e.g. {example}, or leave it out"
    r.note("FI109", where, node, f"{shown} is not a date", fix)
    return None


_SILENCE = '{code: PR701, where: action, because: "the product\'s name"}'


def _silenced(r: Reading, where: str, node: Node) -> tuple[Silence, ...]:
    good: list[Silence] = []
    kept: list[int] = []
    for number, path, item, row in rows(r, where, node, _SILENCE, ("code", "where", "because")):
        code = text(r, f"{path}.code", row["code"]).strip().upper() if "code" in row else ""
        if not code:
            r.note(
                "FI107",
                path,
                item,
                "this silence does not name a finding's code",
                f"write `- {_SILENCE}`",
            )
            continue
        because = text(r, f"{path}.because", row["because"]) if "because" in row else ""
        good.append(Silence(code=code, where=_where(r, path, row), because=because))
        kept.append(number)
    r.kept[where] = tuple(kept)
    return tuple(good)


READERS: dict[str, Callable[[Reading, str, Node], Any]] = {
    "title": text,
    "headline": text,
    "kind": _kind,
    "scenario": _scenario,
    "also": texts,
    "questions": texts,
    "status": _status,
    "open": texts,
    "company": text,
    "role": text,
    "period": _period,
    "principles": _principles,
    "tags": texts,
    "anchors": texts,
    "numbers": _numbers,
    "silenced": _silenced,
}
KEYS: tuple[str, ...] = tuple(READERS)


def read(r: Reading, root: MappingNode) -> dict[str, Any]:
    """Read the whole front matter into the story's field values, extra keys under `extra`."""
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, (key, node) in r.unique(root).items():
        if name not in READERS:
            r.unknown(name, key, KEYS)
            try:
                extra[name] = nodes.plain(node)
            except nodes.YamlProblem as problem:
                r.note("FI107", name, problem.index, f"{name}: {problem.what}", problem.fix)
        elif not nodes.is_null(node):
            value = READERS[name](r, name, node)
            if value is not None:
                values[name] = value
    if extra:
        values["extra"] = extra
    return values
