"""Reads follow-ups as people write them: numbered, bold, Q and A, with advice or answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast, get_args

from portfolio.model.story import FollowUp, FollowUpState
from portfolio.store.importing.clean import closed, demoted, fenced, one_line, tidy, unquoted

_BULLET = r"(?P<lead>[ \t]*)(?P<bullet>(?:[-*+•]|\d{1,2}[.)])[ \t]+)?"
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*$")
_BOLD = re.compile(rf"^{_BULLET}(?:\*\*|__)(?P<text>.+?)(?:\*\*|__)[ \t:]*(?P<rest>.*)$")
_ASKED = re.compile(
    rf"^{_BULLET}[*_]{{0,2}}(?:Q|Question)[ \t]*\d*[*_]{{0,2}}[ \t]*[:.)][*_]{{0,2}}[ \t]*"
    r"(?P<text>.+)$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"^{_BULLET}[*_]{{0,2}}(?:A|Answer|My answer)[ \t]*\d*[*_]{{0,2}}[ \t]*:[*_]{{0,2}}[ \t]*"
    r"(?P<text>.*)$",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    rf"^[ \t]*>?{_BULLET}[*_]{{0,2}}(?:advice|tip|hint)[*_]{{0,2}}:[*_]{{0,2}}[ \t]*(?P<text>.+)$",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"^{_BULLET}(?P<text>.+)$")
_STATE = re.compile(r"^\s*\[(safe|partly|gap)\]\s*", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(I|we|my|our|I['’]\w+|we['’]\w+)\b")


@dataclass(slots=True)
class _Open:
    """A follow-up while its lines are being read."""

    question: str
    indent: int
    listed: bool
    advice: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    mode: str = ""


def read_follow_ups(text: str) -> tuple[list[FollowUp], str, list[str]]:
    """Read the questions of a follow-ups section with their advice and answers.

    Returns:
        The follow-ups, the text that belongs to none, and notes.
    """
    lines = _joined(text.split("\n"))
    opened: list[_Open] = []
    loose: list[str] = []
    code = fenced(lines)
    style = ""
    for n, line in enumerate(lines):
        found = None if n in code else _question(line, style, opened[-1] if opened else None)
        if found:
            style = style or found[0]
            opened.append(found[1])
        elif opened:
            _add(opened[-1], line)
        else:
            loose.append(line)
    made = [_closed(one) for one in opened]
    notes = list(dict.fromkeys(note for _, note in made if note))
    return [one for one, _ in made], tidy(loose), notes


def _joined(lines: list[str]) -> list[str]:
    made: list[str] = []
    for line in lines:
        above = made[-1] if made else ""
        wraps = above.count("**") == 1 and _ITEM.match(above) and len(above) < 1000
        starts = re.match(r"^[ \t]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+)?\*\*", above)
        if wraps and starts and line.strip() and line.count("**") == 1:
            made[-1] = f"{above.rstrip()} {line.strip()}"
        else:
            made.append(line)
    return made


def _question(line: str, style: str, now: _Open | None) -> tuple[str, _Open] | None:
    heading = _HEADING.match(line)
    if heading and style in ("", "heading"):
        return "heading", _Open(_said(heading["text"]), 0, listed=False)
    if heading:
        return None
    asked = _ASKED.match(line)
    if asked and style != "heading":
        return "asked", _Open(_said(asked["text"]), len(asked["lead"]), bool(asked["bullet"]))
    if _ANSWER.match(line) or _ADVICE.match(line) or style in ("heading", "asked"):
        return None
    bold = _BOLD.match(line)
    if bold and (now is None or len(bold["lead"]) <= now.indent):
        asks = _asks(bold["text"]) or (bool(bold["bullet"]) and not bold["rest"])
        if asks:
            made = _Open(_said(bold["text"]), len(bold["lead"]), bool(bold["bullet"]))
            made.answer.extend([bold["rest"]] if bold["rest"] else [])
            return "bold", made
    item = _ITEM.match(line)
    if item and style != "bold" and _asks(item["text"]) and len(item["text"]) < 300:
        listed = bool(item["bullet"])
        if (style in ("", "list") and listed) or (style in ("", "plain") and not listed):
            if now and len(item["lead"]) > now.indent:
                return None
            return ("list" if listed else "plain"), _Open(
                _said(item["text"]), len(item["lead"]), listed
            )
    return None


def _asks(text: str) -> bool:
    return text.rstrip("*_\"”' ").endswith("?")


def _said(text: str) -> str:
    text = re.sub(
        r"^(?:Q|Question)[ \t]*\d*[ \t]*[:.)][ \t]*", "", text.strip(), flags=re.IGNORECASE
    )
    if text.count("**") % 2:
        text = text.replace("**", "", 1)
    return one_line(unquoted(text)[0])


def _add(now: _Open, line: str) -> None:
    answer, advice = _ANSWER.match(line), _ADVICE.match(line)
    if advice and now.mode != "answer":
        now.advice.append(advice["text"])
        now.mode = "advice"
        return
    if answer:
        now.answer.append(answer["text"])
        now.mode = "answer"
        return
    item = _ITEM.match(line)
    bullet = item and item["bullet"] and now.listed and len(item["lead"].expandtabs(4)) > now.indent
    if item and bullet and now.mode != "answer" and not _FIRST_PERSON.search(item["text"]):
        now.advice.append(item["text"])
        now.mode = "advice"
    elif now.mode == "advice" and line[:1].isspace() and line.strip():
        now.advice[-1] += f" {line.strip()}"
    elif line.strip() or now.answer:
        now.answer.append(line)
        now.mode = "answer"


def _unlisted(text: str) -> str:
    """Take the bullet off an answer which is a list of one."""
    lines = text.split("\n")
    alone = re.match(r"[-*+•][ \t]+", lines[0]) and all(line[:1].isspace() for line in lines[1:])
    return (
        tidy([re.sub(r"^[-*+•][ \t]+", "", lines[0]), *(ln.strip() for ln in lines[1:])])
        if alone
        else text
    )


def _closed(one: _Open) -> tuple[FollowUp, str]:
    body, note = unquoted(_unlisted(tidy(one.answer)))
    found = _STATE.match(body)
    state = found[1].lower() if found else ""
    body, open_fence = closed(body[found.end() :] if found else body)
    body, note = demoted(body, 4), note or open_fence
    if not state:
        state = "partly" if body else "gap"
        if body:
            note = note or "answers to follow-ups are marked partly until you say they are safe"
    made = FollowUp(
        question=one.question,
        advice=one_line(" ".join(one.advice)),
        state=cast("FollowUpState", state if state in get_args(FollowUpState) else "gap"),
        answer=body,
    )
    return made, note
