"""Finds templates/ and schema/, in a checkout or in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def assets() -> Path:
    """Return the folder that holds templates/ and schema/."""
    packed = _HERE / "_assets"
    return packed if packed.is_dir() else _HERE.parent


def templates() -> Path:
    """Return the folder of the dossier's templates."""
    return assets() / "templates"


def schema(*parts: str) -> Path:
    """Return a path below schema/."""
    return assets().joinpath("schema", *parts)


def lexicon(name: str) -> str:
    """Read one word list of the review, by its file name without ending."""
    return schema("lexicon", f"{name}.txt").read_text(encoding="utf-8")


def sample() -> Path:
    """Return the folder of the sample workspace."""
    return _HERE / "sample"


def at_level(level: str) -> Path | None:
    """Return one story of the sample as it is told at a level, when there is such a telling."""
    places = {
        "L6": _HERE / "sample" / "levels" / "the-paved-road-l6.md",
        "L7": _HERE / "sample" / "stories" / "the-paved-road.md",
    }
    return places.get(level)
