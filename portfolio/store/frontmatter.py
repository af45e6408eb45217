"""Finds a story's front matter, reads it, and turns a story's fields back into plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode

from portfolio.model.number import Number
from portfolio.model.story import HEADINGS, Story
from portfolio.store import emit, fields, nodes
from portfolio.store.headings import section_id

_OPEN = re.compile(r"---[ \t]*(?:\r\n?|\n|$)")
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n?|\n")
_EXAMPLE = "write `title: How you call the story` between two lines `---` at the top of the file"


@dataclass(frozen=True)
class Front:
    """The front matter of one file."""

    span: tuple[int, int] | None
    """Its YAML, without the lines of dashes."""
    body: int
    """Where the body begins."""
    root: MappingNode | None
    values: dict[str, Any]
    broken: bool


def split(text: str) -> tuple[tuple[int, int] | None, int, bool]:
    """Find the front matter: its span, where the body begins, and whether it is closed.

    Front matter which is not closed ends at the first heading of a known section.
    """
    top = 1 if text.startswith("\ufeff") else 0
    opening = _OPEN.match(text, top)
    if not opening:
        return None, top, True
    start = opening.end()
    for at, after, line in _lines(text, start):
        if line.rstrip(" \t") == "---":
            return (start, at), after, True
        if line.startswith("##") and section_id(line.strip("# \t")) in HEADINGS:
            return (start, at), at, False
    return (start, len(text)), len(text), False


def _lines(text: str, start: int) -> list[tuple[int, int, str]]:
    found = []
    at = start
    while at < len(text):
        end = _BREAK.search(text, at)
        stop, after = (end.start(), end.end()) if end else (len(text), len(text))
        line = text[at:stop]
        found.append((at, after, line))
        if line.rstrip(" \t") == "---":
            break
        at = after
    return found


def read(r: fields.Reading, text: str) -> Front:
    """Read a file's front matter, noting what can't be read as meant."""
    span, body, closed = split(text)
    if span is None:
        r.note("FI101", "", body, "the file has no front matter", _EXAMPLE)
        return Front(None, body, None, {}, broken=False)
    yaml_text = text[span[0] : span[1]]
    if not closed:
        what = "the front matter is not closed: the second line `---` is missing"
        r.note("FI102", "", span[1], what, "write a line `---` here, above the first heading")
        return Front(span, body, None, _salvage(yaml_text), broken=True)
    try:
        root = nodes.compose(yaml_text)
    except nodes.YamlProblem as problem:
        at = span[0] + problem.index
        r.note("FI103", "", at, f"the front matter can't be read: {problem.what}", problem.fix)
        return Front(span, body, None, _salvage(yaml_text), broken=True)
    if root is not None and not isinstance(root, MappingNode):
        at = span[0] + nodes.start_of(root)
        r.note("FI104", "", at, "the front matter is not made of keys and values", _EXAMPLE)
        return Front(span, body, None, {}, broken=True)
    values = fields.read(_shifted(r, span[0]), root) if root is not None else {}
    return Front(span, body, root, values, broken=False)


def _shifted(r: fields.Reading, by: int) -> fields.Reading:
    return fields.Reading(lambda index: r.at(by + index), r.path, r.findings, r.kept)


def _salvage(yaml_text: str) -> dict[str, Any]:
    """Read the title at least, so that a broken story can be told from another in a list."""
    found = _TITLE.search(_BREAK.sub("\n", yaml_text))
    return {"title": found.group(1)} if found and found.group(1) else {}


def plain_values(story: Story) -> dict[str, Any]:
    """Turn a story's fields into plain values in the file's order, those without one left out."""
    values: dict[str, Any] = {
        "title": story.title,
        "headline": story.headline,
        "kind": story.kind,
        "scenario": story.scenario,
        "also": list(story.also),
        "questions": list(story.questions),
        "status": story.status,
        "open": list(story.open),
        "company": story.company,
        "role": story.role,
        "period": emit.Bare(story.period) if story.period else None,
        "principles": _filled(
            primary=dict(story.principles.primary), secondary=dict(story.principles.secondary)
        ),
        "tags": list(story.tags),
        "anchors": list(story.anchors),
        "numbers": [_number(n) for n in story.numbers],
        "silenced": [
            _filled(code=s.code, where=s.where, because=s.because) for s in story.silenced
        ],
    }
    always = ("title", "kind", "status")
    known = {k: v for k, v in values.items() if v or k in always}
    return known | dict(story.extra)


def _number(number: Number) -> dict[str, Any]:
    confirmed = number.confirmed
    return _filled(
        says=number.says,
        nature=number.nature,
        owner=number.owner,
        source=number.source,
        confirmed=emit.Bare(confirmed) if confirmed else None,
        where=number.where,
    )


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
