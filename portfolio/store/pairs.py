"""Turns `key=value` pairs, as a command line gives them, into fields of a story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from portfolio.errors import UnknownName, UsageError
from portfolio.model.rubric import Rubric
from portfolio.model.story import KINDS, STATUSES, Period, Principles, Story

LINES = ("title", "headline", "company", "role")
LISTS: Mapping[str, str] = {"tags": ",", "anchors": ",", "also": ",", "questions": "|", "open": "|"}
"""Keys that hold several values, and what stands between them."""
SETTABLE = (*LINES, *LISTS, "status", "kind", "scenario", "period", "primary", "secondary")
"""The keys a pair may change."""
_PERIOD = re.compile(r"(\d{4}(?:-\d{2})?)(?:\s*\.\.\s*(\d{4}(?:-\d{2})?|now))?")


def fields_of(story: Story, pairs: Mapping[str, str], rubric: Rubric) -> dict[str, Any]:
    """Type each pair's value.

    Raises:
        UnknownName: A key, scenario, principle or status that does not exist.
        UsageError: A value that can't be what its key asks.
    """
    fields: dict[str, Any] = {}
    for key, value in pairs.items():
        if key in ("primary", "secondary"):
            held: Principles = fields.get("principles", story.principles)
            named = _principles(getattr(held, key), value, rubric)
            fields["principles"] = held.model_copy(update={key: named})
        elif key == "scenario":
            fields.update(scenario_fields(value, rubric))
        else:
            fields[key] = _plain(key, value.strip(), rubric)
    return fields


def scenario_fields(scenario: str, rubric: Rubric) -> dict[str, Any]:
    """Return the scenario and the kind of story it asks for."""
    if scenario in ("", "none"):
        return {"scenario": None}
    _known("scenario", scenario, rubric.scenarios)
    return {"scenario": scenario, "kind": rubric.scenarios[scenario].kind}


def _principles(held: Mapping[str, str], value: str, rubric: Rubric) -> dict[str, str]:
    """Read `a, b: the words`, keeping words quoted before."""
    named = {}
    for part in filter(None, (p.strip() for p in value.split(","))):
        name, _, words = (piece.strip() for piece in part.partition(":"))
        _known("principle", name, rubric.principles)
        named[name] = words or held.get(name, "")
    return named


def _plain(key: str, value: str, rubric: Rubric) -> Any:
    if key in LINES:
        return value
    if key in LISTS:
        parts = tuple(filter(None, (part.strip() for part in value.split(LISTS[key]))))
        for part in parts if key == "also" else ():
            _known("scenario", part, rubric.scenarios)
        return parts
    if key == "status":
        return _known(key, value, STATUSES)
    if key == "kind":
        return _known(key, value, KINDS)
    if key == "period":
        return _period(value)
    raise UnknownName("key", key, SETTABLE)


def _known(kind: str, name: str, known: Iterable[str]) -> str:
    if name not in known:
        raise UnknownName(kind, name, known)
    return name


def _period(value: str) -> Period | None:
    if not value:
        return None
    found = _PERIOD.fullmatch(value)
    try:
        if found:
            return Period(start=found[1], end=found[2])
    except ValueError:
        pass
    raise UsageError(f"{value!r} is not a period", fix="write it as `period=2022-01..2023-06`")
