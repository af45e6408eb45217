"""Whether a colour can be read on white paper, and the nearest that can."""

from __future__ import annotations

LEAST_CONTRAST = 4.5


def contrast(colour: str) -> float:
    """Return the contrast of a colour, `#rgb` or `#rrggbb`, against white paper."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def darker(colour: str) -> str:
    """Return the nearest darker shade of a colour that can be read on white paper."""
    red, green, blue = _rgb(colour)
    for step in range(100, -1, -1):
        share = step / 100
        shade = "#" + "".join(f"{int(c * share * 255):02x}" for c in (red, green, blue))
        if contrast(shade) >= LEAST_CONTRAST:
            return shade
    return "#000000"


def _rgb(colour: str) -> tuple[float, float, float]:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue
