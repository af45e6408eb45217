"""Finds the stories in a JSON file: a list, an object with `stories`, stories by name, or one."""

from __future__ import annotations

from typing import Any

from portfolio.model.rubric import Rubric
from portfolio.store.importing.assemble import make_draft
from portfolio.store.importing.clean import one_line
from portfolio.store.importing.found import Draft, Imported, Skipped
from portfolio.store.importing.json_story import REVIEWED_KEYS, read_object, tells_star
from portfolio.store.importing.json_values import Placed, empty, load, placed

_NO_STAR = "it has no situation, task, action or result with a text"


def read_json(text: str, rubric: Rubric, *, name: str) -> Imported:
    """Find the stories of a JSON text."""
    value = load(text, name)
    skipped: list[Skipped] = []
    drafts: list[Draft] = []
    for one in _candidates(text, value, skipped):
        draft = _read(one, rubric, skipped)
        if draft:
            drafts.append(draft)
    return Imported(tuple(drafts), tuple(sorted(skipped, key=lambda s: s.line)))


def _candidates(text: str, value: Any, skipped: list[Skipped]) -> list[Placed]:
    if isinstance(value, list):
        return placed(text)
    if not isinstance(value, dict):
        return [Placed("", value, 1, text.count("\n") + 1)]
    if isinstance(value.get("stories"), (list, dict)):
        for one in placed(text):
            if one.key != "stories" and not empty(one.value):
                why = "it stands beside the stories and belongs to none of them"
                skipped.append(Skipped(one.first, f"“{one.key}”{_said(one.value)}", why, one.last))
        return placed(text, under="stories")
    if tells_star(read_object(value, 1)):
        start = len(text) - len(text.lstrip())
        return [Placed("", value, text.count("\n", 0, start) + 1, text.count("\n") + 1)]
    return placed(text)


def _read(one: Placed, rubric: Rubric, skipped: list[Skipped]) -> Draft | None:
    parts = read_object(one.value, one.first) if isinstance(one.value, dict) else None
    if parts is None or not tells_star(parts):
        what = f"“{one.key}”" if one.key else "an entry"
        skipped.append(Skipped(one.first, f"{what}{_said(one.value)}", _NO_STAR, one.last))
        return None
    if one.key and not parts.title:
        parts.title = one.key
    reviewed = sorted(REVIEWED_KEYS & set(one.value))
    if reviewed:
        why = "a review's judgement is made anew from the story"
        skipped.append(Skipped(one.first, ", ".join(reviewed), why, one.last))
    return make_draft(parts, rubric)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        title = value.get("title") or value.get("story") or value.get("name")
        return f" “{one_line(str(title))[:60]}”" if title else ""
    return f": {one_line(str(value))[:60]}" if isinstance(value, (str, int, float)) else ""
