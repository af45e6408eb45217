"""Keys of one's own: `keys` in portfolio.yaml, by the names of what the keys do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from portfolio.errors import nearest
from portfolio.model.finding import Finding, finding

_AREAS: Mapping[str, str] = {
    "app": "ask jump keys quit seed",
    "ask": "down keys leave open up",
    "attest": "keep",
    "board": "ask coverage dig find keys list loop mark new next outside rehearse remove "
    "render seed sort tags write",
    "checks": "open",
    "choice": "before down next up",
    "compare": "keys leave next pair previous",
    "confirm": "no yes",
    "conflict": "mine theirs",
    "coverage": "keys leave next-view other previous-view render",
    "debrief": "leave",
    "dialog": "cancel",
    "dig": "back keys leave next outline scenario",
    "error": "close",
    "facts": "open",
    "jump": "cancel",
    "keys": "close",
    "list": "choose down first last page-down page-up up",
    "loop": "ask ban change debrief file keys leave new next-view other period person pin "
    "previous-view rehearse told usual without",
    "matrix": "left open right",
    "new": "keys leave take",
    "outline": "dig keys lay leave",
    "ready": "keys leave mark",
    "person": "down up",
    "pick": "take",
    "recover": "drop keep",
    "rehearse": "again keys leave next pause words",
    "rehearsed": "again keep keys leave note",
    "render": "copy open start",
    "tour": "back end make next",
    "welcome": "keys make sample",
    "words": "down up",
    "write": "answer attest compare dig finding keys leave margin-down margin-up next-part "
    "outside previous-part question ready rehearse save scenario silence tick",
}
NAMES: tuple[str, ...] = tuple(
    f"{area}.{n}" for area, names in _AREAS.items() for n in names.split()
)
"""What can be given another key; a test holds it against the screens."""
_NAMED = re.compile(
    r"f([1-9]|1\d|2[0-4])|up|down|left|right|home|end|page(up|down)|enter|escape|tab|space"
    r"|backspace|delete|insert|[a-z]+(_[a-z]+)+|slash|comma|minus|plus|colon|semicolon|tilde"
)
_HELD = ("ctrl+", "alt+", "shift+", "super+")
_WAY = "as Textual writes keys, e.g. `ctrl+e`, `f10`, `N`"


def findings(keys: Mapping[str, str]) -> tuple[Finding, ...]:
    """Say which names mean nothing, which keys don't exist, and which mean two things."""
    return tuple(_findings(keys))


def _findings(keys: Mapping[str, str]) -> Iterator[Finding]:
    taken: dict[tuple[str, str], str] = {}
    for name, key in keys.items():
        if name not in NAMES:
            near = nearest(name, NAMES)
            fix = f"did you mean {near}?" if near else "`portfolio doctor --keys` lists the names"
            yield _of("KE001", f"no key is called {name!r}", fix, name)
            continue
        for one in key.split(","):
            if not _is_key(one.strip()):
                yield _of("KE002", f"{one.strip()!r} is no key", f"write it {_WAY}", name)
            first = taken.setdefault((name.partition(".")[0], one.strip()), name)
            if first != name:
                what = f"{one.strip()} is {first} and {name} at once"
                yield _of("KE003", what, f"give {name} another key", name)


def _of(code: str, what: str, fix: str, name: str) -> Finding:
    found = finding(code, what, fix, where=f"keys.{name}")
    return found.model_copy(update={"path": "portfolio.yaml"})


def _is_key(text: str) -> bool:
    """Tell whether a terminal could send this."""
    while (held := next((h for h in _HELD if text.startswith(h)), "")) and text != held:
        text = text.removeprefix(held)
    return len(text) == 1 or bool(_NAMED.fullmatch(text))


def usable(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys that can be taken over."""
    wrong = {found.where.removeprefix("keys.") for found in findings(keys)}
    return {name: key for name, key in keys.items() if name not in wrong}
