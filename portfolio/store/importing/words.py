"""The words people put over the parts of a story, and the part each one means."""

from __future__ import annotations

import re
from typing import NamedTuple

from portfolio.model.story import STAR

LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result"}
EXACT = {**{name: name for name in STAR}, "actions": "action", "results": "result"}

_STAR: dict[str, str] = {
    **EXACT,
    **LETTERS,
    "tasks": "task",
    "situations": "situation",
    "my task": "task",
    "my actions": "action",
    "my role and actions": "action",
    "actions i took": "action",
    **dict.fromkeys(("context", "background", "setting"), "situation"),
    **dict.fromkeys(
        ("challenge", "challenges", "problem", "my role", "goal", "goals", "objective"), "task"
    ),
    **dict.fromkeys(("actions taken", "what i did", "approach", "steps", "steps taken"), "action"),
    **dict.fromkeys(("outcome", "outcomes", "impact", "what happened"), "result"),
}
"""Each wording and the part it means."""
_ROLES: tuple[tuple[str, str], ...] = (
    ("asked", r"q ?\d{0,2}"),
    ("question", r"(the |my )?(interview )?questions?( asked)?|asked as|interviewer asks"),
    (
        "follow-ups",
        (
            r"((common|likely|possible|typical|expected) )?follow[- ]?ups?( questions?)?"
            r"( (and|&) answers?)?|(probing|likely) questions|questions (and|&) answers|q ?& ?a"
        ),
    ),
    (
        "learned",
        (
            r"what (you|i|we)(['’]ve| have)? learn(ed|t)( .{1,30})?"
            r"|(key |my )?(lessons?|learnings?)( learn(ed|t))?|learn(ed|t)|(key |my )?takeaways?"
        ),
    ),
    (
        "applied",
        (
            r"how (you|i|we)(['’]ve| have)?( since)? appl(y|ied) .{1,40}"
            r"|(lessons )?applied( later| since)?|where (you|i|we) (have )?(used|applied) .{1,40}"
        ),
    ),
    (
        "differently",
        (
            r"(what|how) (you|i|we)( would|['’]d) (do|have done)( \w+)? differently( .{1,30})?"
            r"|(would |i would |i['’]d )?(do|have done) differently|(in )?hindsight|differently"
        ),
    ),
    (
        "alternatives",
        (
            r"alternatives?( approaches| approach| options| considered)*"
            r"|(other )?(approaches|options) (i |we |you )?considered"
        ),
    ),
    (
        "principles",
        (
            r"((amazon|company) )?(leadership )?(principles|lps)"
            r"( (demonstrated|shown|covered|displayed|used))?"
        ),
    ),
    (
        "coaching",
        (
            r"what (the |an |your )?interviewers?( (is|are))? "
            r"(evaluat|look|assess|listen|want|test).*"
            r"|(common )?red flags?( to (avoid|watch).*)?"
            r"|demonstrating .*\bcompetenc(e|y|ies)|common mistakes( to avoid)?"
        ),
    ),
    (
        "wrapper",
        (
            r"((complete|full|strategic|sample|model|example|my|the) )*star( format| method)?"
            r"( (response|answer|story|example))*"
            r"|((complete|full|sample|model|my|the) )+(response|answer)( example)?"
        ),
    ),
    ("headline", r"headline|one[- ]liner|in one (sentence|line)|tl;?dr"),
    ("dig", r"dig"),
    ("notes", r"(my )?notes?( to self)?"),
    ("title", r"title"),
    ("company", r"company|employer"),
    ("role", r"(my )?role|position"),
    ("period", r"period|dates?|when"),
    ("tags", r"tags"),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
META = frozenset({"title", "company", "role", "period", "tags", "headline"})
OUTER = frozenset({"coaching", "wrapper"})
_TIME = re.compile(
    r"\s*(?:[(\[]\s*(?:[~≈]|about |max\.? )?\d[\d\s–—-]*(?:s|secs?|seconds?|m|mins?|minutes?)"
    r"[^)\]]{0,20}[)\]]|[-–—:,]\s*~?\d[\d–-]*\s*(?:s|secs?|seconds?|mins?|minutes?))\s*(?=:?$)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:/|&|\+|,|\band\b)\s*")


class Role(NamedTuple):
    """What a heading means."""

    name: str
    """A section id, or what else the part is."""
    note: str = ""
    """What was guessed on the way."""
    exact: bool = True
    """Whether it is the very word, not a wording near it."""


def bare(heading: str) -> str:
    """Take decoration, numbering and timing hints off a heading."""
    text = heading.strip().strip("*_`#").strip()
    text = re.sub(r"^(?:\d{1,2}[.)]|[-–—•])\s+", "", text)
    text = re.sub(r"^[^\w\"“(]+(?=\w)", "", text)
    return _TIME.sub("", text).strip().rstrip(":").strip().rstrip("-–—").strip().strip("*_").strip()


def role_of(heading: str) -> Role | None:
    """Tell which part of a story a heading names, if any."""
    said = bare(heading)
    word = re.sub(r"\s+", " ", said.casefold()).strip(" :.!")
    if not word or len(word) > 80:
        return None
    found = next((w for w in (word, re.sub("^(?:the|my) ", "", word)) if w in _STAR), "")
    if found:
        word, name = found, _STAR[found]
        exact = word in EXACT or word in LETTERS
        return Role(name, "" if exact else f"“{said}” was read as {name.title()}", exact)
    pieces = [p.strip("() ") for p in _JOIN.split(word)]
    if len(pieces) > 1 and all(p in _STAR for p in pieces):
        name = _STAR[pieces[0]]
        return Role(name, f"“{said}” was one section; all of it went to {name.title()}")
    for name, pattern in _COMPILED:
        if pattern.fullmatch(word):
            return Role(name)
    return None
