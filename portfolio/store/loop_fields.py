"""Types each field of a loop's file by hand, with a finding where a value does not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from portfolio.model.loop import Debrief, Interviewer, Loop, Telling
from portfolio.store import nodes
from portfolio.store.fields import Reading, day, rows, text, texts
from portfolio.store.names import new_id

_WHO = "{id: ana, name: Ana, role: bar raiser, probes: [earn-trust, dive-deep]}"
_WHO_KEYS = ("id", "name", "role", "probes")
_TOLD = "{story: billing-outage, to: ana, on: 2026-12-15}"
_TOLD_KEYS = ("story", "to", "on")


def _interviewers(r: Reading, where: str, node: Node) -> tuple[Interviewer, ...]:
    good: list[Interviewer] = []
    kept: list[int] = []
    for number, path, item, row in rows(r, where, node, _WHO, _WHO_KEYS):
        said = {
            key: text(r, f"{path}.{key}", row[key]).strip()
            for key in ("id", "name", "role")
            if key in row
        }
        name = said.get("name") or said.get("id", "")
        if not name:
            what, fix = "this interviewer has no name", f"write `- {_WHO}`"
            r.note("FI107", path, item, what, fix)
            continue
        probes = texts(r, f"{path}.probes", row["probes"]) if "probes" in row else ()
        good.append(
            Interviewer(
                id=said.get("id") or new_id(name, ()),
                name=name,
                role=said.get("role", ""),
                probes=probes,
            )
        )
        kept.append(number)
    r.kept[where] = tuple(kept)
    return tuple(good)


def _pins(r: Reading, where: str, node: Node) -> dict[str, tuple[str, ...]]:
    """Read who is told what; one story may stand without a list."""
    found: dict[str, tuple[str, ...]] = {}
    if not isinstance(node, MappingNode):
        r.shape(where, node, "a mapping", "pins: {ana: [billing-outage]}")
        return found
    for name, (_, value) in r.unique(node, f"{where}.").items():
        if isinstance(value, ScalarNode) and not nodes.is_null(value):
            found[name] = (value.value,)
        elif not nodes.is_null(value):
            found[name] = texts(r, f"{where}.{name}", value)
    return found


def _told(r: Reading, where: str, node: Node) -> tuple[Telling, ...]:
    good: list[Telling] = []
    kept: list[int] = []
    for number, path, item, row in rows(r, where, node, _TOLD, _TOLD_KEYS):
        story = text(r, f"{path}.story", row["story"]).strip() if "story" in row else ""
        if not story:
            what, fix = "this line does not say which story was told", f"write `- {_TOLD}`"
            r.note("FI107", path, item, what, fix)
            continue
        on = day(r, f"{path}.on", row["on"], "`on: 2026-12-15`") if "on" in row else None
        to = text(r, f"{path}.to", row["to"]).strip() if "to" in row else ""
        good.append(Telling(story=story, to=to, on=on))
        kept.append(number)
    r.kept[where] = tuple(kept)
    return tuple(good)


def _debrief(r: Reading, where: str, node: Node) -> Debrief:
    if not isinstance(node, MappingNode):
        r.shape(where, node, "a mapping", "debrief: {stories: {billing-outage: it landed}}")
        return Debrief()
    found: dict[str, dict[str, str]] = {}
    for name, (key, value) in r.unique(node, f"{where}.").items():
        if name not in ("answers", "stories"):
            r.unknown(f"{where}.{name}", key, ("answers", "stories"))
        elif isinstance(value, MappingNode):
            found[name] = {
                said: "" if nodes.is_null(below) else text(r, f"{where}.{name}.{said}", below)
                for said, (_, below) in r.unique(value, f"{where}.{name}.").items()
            }
        elif not nodes.is_null(value):
            r.shape(f"{where}.{name}", value, "a mapping", f"{name}: {{…: some words}}")
    return Debrief(**found)


READERS: dict[str, Callable[[Reading, str, Node], Any]] = {
    "company": text,
    "date": lambda r, where, node: day(r, where, node, "`date: 2026-12-15`"),
    "interviewers": _interviewers,
    "pins": _pins,
    "bans": texts,
    "told": _told,
    "debrief": _debrief,
}
KEYS: tuple[str, ...] = tuple(READERS)


def read(r: Reading, loop_id: str, root: MappingNode) -> Loop:
    """Read a whole file into a loop; unknown keys are kept as they stand."""
    values: dict[str, Any] = {}
    for name, (key, node) in r.unique(root).items():
        if name not in READERS:
            r.unknown(name, key, KEYS)
        elif not nodes.is_null(node):
            value = READERS[name](r, name, node)
            if value is not None:
                values[name] = value
    return Loop(id=loop_id, **values)
