"""Says what differs between two states of a story: by sentences, as prose is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from portfolio.model.recovery import FRONT, Change, DiffLine
from portfolio.store.reader import Parsed

_SENTENCE = re.compile(r"(?<=[.!?…])[ \t]+|\s*\n\s*")
_OPENING = "opening"
_SIGNS = {"-": -1, "+": 1, " ": 0}


def compare(before: Parsed, after: Parsed) -> tuple[Change, ...]:
    """Return the sections that differ, in the order of the file, with what differs in each."""
    old, new = _parts(before), _parts(after)
    changes = []
    for key in dict.fromkeys((*old, *new)):
        had, has = old.get(key), new.get(key)
        where, _ = key
        lines = differences(had[1] if had else (), has[1] if has else ())
        if where == FRONT:  # its lines stand alone
            lines = tuple(line for line in lines if line.sign != " ")
        if lines:
            changes.append(Change(where=where, heading=(has or had or ("", ()))[0], lines=lines))
    return tuple(changes)


def _parts(state: Parsed) -> dict[tuple[str, int], tuple[str, Sequence[str]]]:
    """Return each part of a file with its heading and its lines; two of one name stand apart."""
    source = state.source
    parts: dict[tuple[str, int], tuple[str, Sequence[str]]] = {}
    if source.front:
        start, end = source.front
        parts[FRONT, 0] = ("Front matter", source.text[start:end].splitlines())
    if state.story.preamble:
        parts[_OPENING, 0] = ("Before the first heading", _sentences(state.story.preamble))
    for section in state.story.sections:
        many = sum(name == section.id for name, _ in parts)
        parts[section.id, many] = (section.heading, _sentences(section.text))
    return parts


def _sentences(text: str) -> list[str]:
    return [said for said in _SENTENCE.split(text.strip()) if said]


def differences(before: Sequence[str], after: Sequence[str]) -> tuple[DiffLine, ...]:
    """Return what is gone and new, with the line before and after; nothing when all is the same."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    moves = matcher.get_opcodes()
    if all(move[0] == "equal" for move in moves):
        return ()
    found: list[DiffLine] = []
    for at, (kind, a, b, c, d) in enumerate(moves):
        if kind == "equal":
            found += _around(before[a:b], first=at == 0, last=at == len(moves) - 1)
        else:
            found += [DiffLine(sign="-", text=line) for line in before[a:b]]
            found += [DiffLine(sign="+", text=line) for line in after[c:d]]
    return tuple(found)


def _around(same: Sequence[str], *, first: bool, last: bool) -> Iterator[DiffLine]:
    """Yield of what did not change only the lines that touch a change."""
    lead = [] if first else [same[0]]
    tail = [] if last else [same[-1]]
    if len(same) <= len(lead) + len(tail):
        lead, tail = list(same), []
    elif lead and tail:
        lead.append("…")
    for line in (*lead, *tail):
        yield DiffLine(sign=" ", text=line)


def told(changes: Sequence[Change]) -> str:
    """Say in a few words what differs."""
    said = []
    for change in changes:
        words = sum(_SIGNS[line.sign] * len(line.text.split()) for line in change.lines)
        prose = words and change.where != FRONT
        noun = "word" if abs(words) == 1 else "words"
        count = f" ({words:+d} {noun})".replace("-", "−") if prose else ""
        said.append(f"{change.heading}{count}")
    return ", ".join(said) or "nothing"
