"""Spells out what no font we ship can draw: an emoji is printed as its name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from portfolio.dossier import fonts, signs

_JOINED = "\u200d\ufe0f\U0001f3fb-\U0001f3ff"
_PICTURE = "\u2190-\u2bff\U0001f000-\U0001faff"
_PICTURES = re.compile(f"[{_PICTURE}][{_JOINED}{_PICTURE}]*|[{_JOINED}]+")
_ALONE = re.compile(f"[{_JOINED}]")
_FLAGS = range(0x1F1E6, 0x1F200)


def spelled(html: str) -> str:
    """Return a page whose every picture can be drawn or is a name: `[rocket]`."""
    return _PICTURES.sub(lambda found: "".join(_names(found[0])), html)


def _names(pictures: str) -> list[str]:
    said = []
    for sign in _ALONE.sub("", pictures):
        if ord(sign) in _FLAGS:
            said.append(chr(ord(sign) - _FLAGS[0] + ord("A")))
        elif sign in signs.SIGNS or ord(sign) in _drawn():
            said.append(sign)
        else:
            said.append(f"[{unicodedata.name(sign, 'picture').lower()}]")
    return said


@cache
def _drawn() -> frozenset[int]:
    """Return the signs of our usual fonts."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - slow

    found: set[int] = set()
    for face in fonts.FACES:
        if face.style == face.weight == "normal" and face.file != "signs":
            with TTFont(fonts.path(face), lazy=True) as font:
                found |= set(font.getBestCmap())
    return frozenset(found)
