"""Reads a table whose header row names the sections, and each row below it a story."""

from __future__ import annotations

import re
from typing import NamedTuple

from portfolio.model.story import STAR
from portfolio.store.importing.words import Role, bare, role_of

_RULED = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_LEAST = 2
"""The sections a header row must name, and a row must fill."""
_WIDEST = 2_000
"""The longest header row read as one."""
_OF_STORY = frozenset({"title", "question", "company", "role", "period", "tags", "headline"})


class Row(NamedTuple):
    """A row that tells a story."""

    line: int
    """0-based first line; the first row begins with its header."""
    last: int
    """One past its last line."""
    cells: tuple[tuple[str, Role | None, str], ...]
    """The name of each column, what it means, and what stands in it."""


def rows_of_star(lines: list[str], n: int) -> list[Row]:
    """Read the table that begins on a line, if its header row names two sections of STAR."""
    if "|" not in lines[n] or len(lines[n]) > _WIDEST or n + 2 >= len(lines):
        return []
    if len(lines[n + 1]) > _WIDEST or not _RULED.match(lines[n + 1]):
        return []
    names = _cells(lines[n])
    roles = [_meaning(name) for name in names]
    stars = [role.name for role in roles if role and role.name in STAR]
    if len(set(stars)) < _LEAST or len(set(stars)) < len(stars):
        return []
    rows: list[Row] = []
    for at in range(n + 2, len(lines)):
        said = _cells(lines[at]) if "|" in lines[at] else []
        told = [role for role, text in zip(roles, said, strict=False) if _is_star(role) and text]
        if len(told) < _LEAST or len(said) > len(names):
            break
        # what is no section stands behind those which are, so that the story begins with STAR
        found = [one for one in zip(map(bare, names), roles, said, strict=False) if one[2]]
        found.sort(key=lambda one: not _is_star(one[1]))
        rows.append(Row(at if rows else n, at + 1, tuple(found)))
    return rows


def _is_star(role: Role | None) -> bool:
    return role is not None and role.name in STAR


def _meaning(name: str) -> Role | None:
    role = role_of(name)
    if role is None and bare(name).casefold() in ("story", "name"):
        return Role("title")
    return role if _is_star(role) or (role and role.name in _OF_STORY) else None


def _cells(line: str) -> list[str]:
    plain = line.strip().removeprefix("|")
    plain = plain[:-1] if plain.endswith("|") and not plain.endswith("\\|") else plain
    cells = (cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", plain))
    return [re.sub(r"\s*<br\s*/?>\s*", "\n", cell) for cell in cells]
