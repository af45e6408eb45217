"""Makes a story's id out of its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul"})


def new_id(title: str, taken: Iterable[str]) -> str:
    """Make an id nobody has yet: small letters, accents off, other alphabets kept."""
    used = {unicodedata.normalize("NFC", name).casefold() for name in taken} | _RESERVED
    base = _shortened(_folded(title)) or "story"
    name, number = base, 2
    while name.casefold() in used:
        name = f"{base}-{number}"
        number += 1
    return name


def _folded(title: str) -> str:
    words = unicodedata.normalize("NFKC", title).lower().translate(_LETTERS)
    words = words.replace("'", "").replace("’", "")
    parts = unicodedata.normalize("NFD", words)
    latin = re.sub(r"([a-z])[\u0300-\u036f]+", r"\1", parts)
    return "-".join(_WORD.findall(unicodedata.normalize("NFC", latin)))


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    cut = name[: _LONGEST + 1]
    return cut.rpartition("-")[0] or name[:_LONGEST]
