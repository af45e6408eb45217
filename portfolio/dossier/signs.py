"""Draws the house's signs as a small font, since no font we ship has them all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from math import cos, radians, sin
from typing import Any

_EM = 1000
_ADVANCE = 700
_MIDDLE = (350, 330)
# A space after a sign is taken from the sign's font: as wide as in Source Sans 3.
_SPACES = {" ": 200, "\u00a0": 200, "\u2002": 500, "\u2003": 1000}

# A contour is a list of points; every second point of a round one is off the curve.
Point = tuple[float, float]
Contour = tuple[bool, tuple[Point, ...]]


@cache
def font() -> bytes:
    """Return a TrueType font of the signs, the same bytes each time."""
    from fontTools.fontBuilder import (  # type: ignore[import-untyped]  # noqa: PLC0415
        FontBuilder,  # brought by WeasyPrint, and slow to load
    )

    names = {f"uni{ord(sign):04X}": sign for sign in (*SIGNS, *_SPACES)}
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(sign): name for name, sign in names.items()})
    glyphs = {".notdef": _glyph(()), **{n: _glyph(SIGNS.get(s, ())) for n, s in names.items()}}
    builder.setupGlyf(glyphs)
    sides = {name: getattr(builder.font["glyf"][name], "xMin", 0) for name in glyphs}
    builder.setupHorizontalMetrics(
        {n: (_SPACES.get(names.get(n, ""), _ADVANCE), side) for n, side in sides.items()}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Dossier Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _glyph(contours: tuple[Contour, ...]) -> Any:
    from fontTools.pens.ttGlyphPen import (  # type: ignore[import-untyped]  # noqa: PLC0415
        TTGlyphPen,
    )

    pen: Any = TTGlyphPen(None)
    for rounded, points in contours:
        placed = [(round(_MIDDLE[0] + x), round(_MIDDLE[1] + y)) for x, y in points]
        pen.moveTo(placed[0])
        if rounded:
            for off, on in zip(placed[1::2], placed[2::2], strict=True):
                pen.qCurveTo(off, on)
        else:
            for point in placed[1:]:
                pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _disc(radius: float, *, hole: bool = False) -> Contour:
    return True, _arc(radius, 0, 360, 8)[:: -1 if hole else 1]


def _arc(radius: float, start: float, stop: float, parts: int) -> tuple[Point, ...]:
    """Return a run of quadratic arcs: on, off, on, off … on."""
    step = radians((stop - start) / parts)
    wide = radius / cos(step / 2)
    found = []
    for half in range(2 * parts + 1):
        turn = radians(start) + half * step / 2
        far = wide if half % 2 else radius
        found.append((far * cos(turn), far * sin(turn)))
    return tuple(found)


def _box(left: float, right: float, tall: float, *, hole: bool = False) -> Contour:
    points = ((left, -tall), (right, -tall), (right, tall), (left, tall))
    return False, points[:: -1 if hole else 1]


SIGNS: Mapping[str, tuple[Contour, ...]] = {
    "●": (_disc(280),),
    "○": (_disc(280), _disc(222, hole=True)),
    "◐": (_disc(280), (True, _arc(222, 90, -90, 4))),
    "■": (_box(-245, 245, 245),),
    "□": (_box(-245, 245, 245), _box(-189, 189, 189, hole=True)),
    "◧": (_box(-245, 245, 245), _box(0, 189, 189, hole=True)),
    "•": (_disc(135),),
    "◦": (_disc(150), _disc(100, hole=True)),
    "▸": ((False, ((-150, -220), (210, 0), (-150, 220))),),
}
