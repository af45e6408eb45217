"""Reads one JSON object as a story, by the keys people and programs give its parts."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from portfolio.model.story import LESSONS, STAR, FollowUp, Story
from portfolio.store.importing.assemble import period_of
from portfolio.store.importing.clean import one_line, unquoted
from portfolio.store.importing.followups import read_follow_ups
from portfolio.store.importing.found import Parts
from portfolio.store.importing.json_values import empty, prose
from portfolio.store.importing.principles import read_principles
from portfolio.store.importing.words import role_of

REVIEWED_KEYS = frozenset(
    ("reading", "seconds", "dimensions", "criteria", "findings", "evidence", "voices", "lift")
)
_OWN = frozenset(Story.model_fields) - {
    "id", "title", "questions", "principles", "extra", "preamble", "sections", "follow_ups",
    "scenario",
}  # fmt: skip
_WRAPPERS = frozenset(
    ("star", "answer", "response", "star response", "star answer", "story", "body")
)
_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_QUESTION = ("question", "q", "title", "text")
_ANSWER = ("answer", "a", "response", "reply")
_ADVICE = ("advice", "tip", "hint")


def read_object(value: dict[str, Any], line: int) -> Parts:
    """Read an object's keys into the parts of a story, but for what a review said of it."""
    parts = Parts(line=line)
    reviewed = REVIEWED_KEYS & set(value)
    _read_keys({key: item for key, item in value.items() if key not in reviewed}, parts)
    return parts


def tells_star(parts: Parts) -> bool:
    """Tell whether any of the four sections has a text."""
    return any(parts.texts.get(key) for key in STAR)


def _read_keys(value: dict[str, Any], parts: Parts) -> None:
    for key, item in value.items():
        word = _word(key)
        if empty(item):
            continue
        if word in _WRAPPERS and isinstance(item, dict):
            _read_keys(item, parts)
        elif word in ("id", "story") and _is_id(item) and "id" not in parts.fields:
            parts.fields["id"] = item
        elif word in ("title", "name") and isinstance(item, str) and not parts.title:
            parts.title = one_line(item)
        elif word == "sections" and isinstance(item, (dict, list)):
            _read_sections(item, parts)
        elif word == "scenario" and isinstance(item, str) and word not in parts.fields:
            parts.fields["scenario"] = item
        elif not _own_field(key, item, parts):
            _read_role(key, word, item, parts)


def _read_role(key: str, word: str, item: Any, parts: Parts) -> None:
    role = role_of(word)
    name = role.name if role else ""
    if role and role.note:
        parts.note(role.note)
    if name in STAR or name in LESSONS or name in ("dig", "notes"):
        parts.texts.setdefault(name, []).append(prose(item))
    elif name == "question" and isinstance(item, (str, list)):
        asked = [item] if isinstance(item, str) else item
        parts.questions.extend(one_line(unquoted(prose(q))[0]) for q in asked if not empty(q))
    elif name == "follow-ups":
        _read_follow_ups(key, item, parts)
    elif name == "principles" or word in ("principle", "leadership principle"):
        _read_principles(item, parts)
    else:
        parts.kept.append((key, prose(item)))
        parts.note(f"the key “{key}” was kept in Notes")


def _own_field(key: str, item: Any, parts: Parts) -> bool:
    if key not in _OWN or key in parts.fields:
        return False
    if key == "period" and isinstance(item, str) and (period := period_of(item)):
        item = period
    try:
        story = Story.model_validate({"id": "", key: item}, strict=False)
    except ValidationError:
        return False
    parts.fields[key] = getattr(story, key)
    return True


def _read_sections(item: dict[str, Any] | list[Any], parts: Parts) -> None:
    if isinstance(item, dict):
        _read_keys(item, parts)
        return
    for one in item:
        text = one.get("text", one.get("content")) if isinstance(one, dict) else None
        if not isinstance(text, str):
            parts.kept.append(("sections", prose(one)))
            parts.note("a section without a text was kept in Notes")
            continue
        heading = str(one.get("heading") or one.get("id") or one.get("name") or "")
        named = str(one.get("id") or heading)
        role = role_of(named.replace("-", " ")) or role_of(heading)
        if role or not heading:
            _read_role(heading or "sections", named.replace("-", " "), text, parts)
        else:
            parts.kept.append((heading, text))
            parts.note(f"“{heading}” was kept in Notes")
        for key, value in one.items():
            if key not in ("text", "content", "heading", "id", "name", "seconds") and not empty(
                value
            ):
                parts.kept.append((f"{heading} {key}".strip(), prose(value)))
                parts.note(f"the key “{key}” of a section was kept in Notes")


def _read_follow_ups(key: str, item: Any, parts: Parts) -> None:
    if isinstance(item, str):
        found, loose, notes = read_follow_ups(item)
        _add(parts, found)
        if loose:
            parts.kept.append((key, loose))
        for note in notes:
            parts.note(note)
        return
    pairs = (
        [{"question": q, "answer": a} for q, a in item.items()] if isinstance(item, dict) else item
    )
    for one in pairs if isinstance(pairs, list) else [pairs]:
        if isinstance(one, dict) and not empty(_first(one, _QUESTION)):
            _add(parts, [_follow_up(one, parts)])
        elif isinstance(one, str):
            _add(parts, [FollowUp(question=one_line(unquoted(one)[0]))])
        elif not empty(one):
            parts.kept.append((key, prose(one)))
            parts.note("a follow-up without a question was kept in Notes")


def _follow_up(one: dict[str, Any], parts: Parts) -> FollowUp:
    answer = unquoted(prose(_first(one, _ANSWER) or ""))[0]
    state = one.get("state") if one.get("state") in ("safe", "partly", "gap") else None
    if answer and state is None:
        parts.note("answers to follow-ups are marked partly until you say they are safe")
    used = (*_QUESTION, *_ANSWER, *_ADVICE, "state", "start", "end", "answer_start")
    rest = {k: v for k, v in one.items() if k.casefold() not in used and not empty(v)}
    if rest:
        parts.kept.append(("Follow-up", prose(rest)))
        parts.note("what else a follow-up said was kept in Notes")
    return FollowUp(
        question=one_line(unquoted(prose(_first(one, _QUESTION)))[0]),
        advice=one_line(prose(_first(one, _ADVICE) or "")),
        state=state or ("partly" if answer else "gap"),
        answer=answer,
    )


def _add(parts: Parts, found: list[FollowUp]) -> None:
    known = {(f.question, f.answer) for f in parts.follow_ups}
    parts.follow_ups.extend(f for f in found if (f.question, f.answer) not in known)


def _read_principles(item: Any, parts: Parts) -> None:
    if isinstance(item, dict):
        ranked = [item[k] for k in ("primary", "secondary") if not empty(item.get(k))]
        for one in ranked:
            _read_principles(one, parts)
        for key, value in item.items():
            if not (ranked and key in ("primary", "secondary")):
                parts.principles.append((key, prose(value) if not empty(value) else ""))
    elif isinstance(item, list):
        for one in item:
            name = _first(one, ("name", "principle", "id")) if isinstance(one, dict) else None
            if isinstance(one, dict) and isinstance(name, str):
                rest = [v for v in one.values() if v is not name and not empty(v)]
                parts.principles.append((name, "; ".join(prose(v) for v in rest)))
            else:
                _read_principles(one, parts)
    elif not empty(item):
        parts.principles.extend(read_principles(prose(item)))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.match(value))


def _first(value: dict[str, Any], names: tuple[str, ...]) -> Any:
    lowered = {key.casefold(): item for key, item in value.items()}
    return next((lowered[n] for n in names if n in lowered and not empty(lowered[n])), None)


def _word(key: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)
    return re.sub(r"[\s_-]+", " ", spaced).strip().casefold()
