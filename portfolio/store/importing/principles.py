"""Reads which principles a story is said to show, and matches their names to the rubric's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from portfolio.model.rubric import Rubric
from portfolio.model.story import Principles
from portfolio.store.importing.clean import one_line, unquoted

_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_PARTED = re.compile(r"\s*(?::|\s[-–—]\s|\s*—\s*)\s*")


def read_principles(text: str) -> list[tuple[str, str]]:
    """Read the names as written, each with the reason given for it."""
    items: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if _ITEM.match(line) or not items or not line[:1].isspace():
            items.append(_ITEM.sub("", line).strip())
        else:
            items[-1] += f" {line.strip()}"
    found = []
    for item in items:
        name, _, reason = _split(item.replace("**", "").replace("__", ""))
        found.append((name.strip(" *_"), unquoted(reason)[0]))
    return found


def match_principle(name: str, rubric: Rubric) -> str | None:
    """Find the rubric's principle that a name means, tolerant of case, marks and shortening."""
    wanted = _plain(name)
    known = {_plain(p.name): key for key, p in rubric.principles.items()}
    known |= {_plain(key): key for key in rubric.principles}
    if wanted in known:
        return known[wanted]
    words = set(wanted.split())
    if words and len(wanted) >= 6:
        within = {key for said, key in known.items() if words <= set(said.split())}
        if len(within) == 1:
            return within.pop()
    near = get_close_matches(wanted, list(known), n=1, cutoff=0.85)
    return known[near[0]] if near else None


def settle_principles(
    said: Iterable[tuple[str, str]], rubric: Rubric, prose: str
) -> tuple[Principles, list[str], list[str]]:
    """Sort declared principles into primary and secondary, with a quote where the words stand.

    Returns:
        The principles, the lines to keep in Notes, and notes.
    """
    stands = one_line(prose).casefold()
    found: dict[str, str] = {}
    kept, notes = [], []
    for name, reason in _each(said, rubric):
        key = match_principle(name, rubric)
        if key is None:
            kept.append(f"- {name}: {reason}" if reason else f"- {name}")
            notes.append(f"“{name}” is no principle of the rubric; kept in Notes")
            continue
        quote = reason if reason and one_line(reason).casefold() in stands else ""
        if reason and not quote:
            kept.append(f"- {rubric.principles[key].name}: {reason}")
            notes.append(
                f"the reason given for {key} is not in the story's words, so it is kept in Notes"
            )
        found.setdefault(key, quote)
    first = dict(list(found.items())[:1])
    rest = {key: quote for key, quote in found.items() if key not in first}
    return Principles(primary=first, secondary=rest), kept, notes


def _each(said: Iterable[tuple[str, str]], rubric: Rubric) -> Iterable[tuple[str, str]]:
    for name, reason in said:
        ranked = _plain(name) in ("primary", "secondary")
        listed = reason if ranked else name
        names = [n.strip() for n in re.split(r"[,;]|\band\b", listed) if n.strip()]
        whole = match_principle(listed, rubric) is not None
        several = not whole and len(names) > 1 and all(match_principle(n, rubric) for n in names)
        if ranked and (whole or several):
            yield from ((n, "") for n in (names if several else [reason]))
        elif several and not reason:
            yield from ((n, "") for n in names)
        else:
            yield name, reason


def _split(item: str) -> tuple[str, str, str]:
    found = _PARTED.search(item)
    return (item[: found.start()], found[0], item[found.end() :]) if found else (item, "", "")


def _plain(name: str) -> str:
    text = name.casefold().replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
