"""Finds the font files of the dossier, and says which scripts need one more."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from portfolio.dossier import signs
from portfolio.errors import RenderFailed

SCHEME = "dossier:"


class Face(NamedTuple):
    """One font file: the family it serves and how."""

    family: str
    file: str
    style: str = "normal"
    weight: str = "normal"


FACES: tuple[Face, ...] = (
    Face("Dossier Serif", "XCharter/XCharter-Regular.otf"),
    Face("Dossier Serif", "XCharter/XCharter-Italic.otf", "italic"),
    Face("Dossier Serif", "XCharter/XCharter-Bold.otf", "normal", "bold"),
    Face("Dossier Serif", "XCharter/XCharter-BoldItalic.otf", "italic", "bold"),
    Face("Dossier Sans", "Source Sans 3/SourceSans3-Regular.ttf"),
    Face("Dossier Sans", "Source Sans 3/SourceSans3-Italic.ttf", "italic"),
    Face("Dossier Sans", "Source Sans 3/SourceSans3-Bold.ttf", "normal", "bold"),
    Face("Dossier Signs", "signs"),
)
# Loaded only when the text needs them: the eastern ones weigh five to ten megabytes.
_MORE: tuple[tuple[str, Face], ...] = (
    (
        r"[\u0370-\u052f\u0900-\u097f\u1e00-\u1fff]",
        Face("Dossier Noto", "Noto Sans/NotoSans-Regular.ttf"),
    ),
    (r"[\u3040-\u30ff]", Face("Dossier Japanese", "Noto Sans/NotoSansJP-Regular.ttf")),
    (
        r"[\u1100-\u11ff\uac00-\ud7af]",
        Face("Dossier Korean", "Noto Sans/NotoSansKR-Regular.ttf"),
    ),
    (
        r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]",
        Face("Dossier Chinese", "Noto Sans/NotoSansSC-Regular.ttf"),
    ),
)
_PLACE = '"Dossier More", '


def more(text: str) -> tuple[Face, ...]:
    """Return the fonts a text needs beyond the usual ones."""
    return tuple(face for pattern, face in _MORE if re.search(pattern, text))


def css(text: str, stylesheet: str) -> str:
    """Write the @font-face rules for a text before its stylesheet, which names the families."""
    extra = more(text)
    rules = [
        f'@font-face{{font-family:"{f.family}";font-style:{f.style};font-weight:{f.weight};'
        f'src:url("{SCHEME}{f.file.replace(" ", "_")}")}}'
        for f in (*FACES, *extra)
    ]
    families = "".join(f'"{f.family}", ' for f in extra)
    return "\n".join([*rules, stylesheet.replace(_PLACE, families)])


def read(url: str) -> bytes | None:
    """Return the bytes behind one of our own font addresses, and of no other."""
    known = {f"{SCHEME}{name.replace(' ', '_')}": name for name in _known()}
    name = known.get(url)
    if name is None:
        return None
    return signs.font() if name == "signs" else (_folder() / name).read_bytes()


def path(face: Face) -> Path:
    """Return where a face's file lies."""
    return _folder() / face.file


def _known() -> tuple[str, ...]:
    return (*(f.file for f in FACES), *(face.file for _, face in _MORE))


@cache
def _folder() -> Path:
    # The package is found but not imported: importing it walks its whole folder.
    found = find_spec("rendercv_fonts")
    if found is None or not found.origin:
        raise RenderFailed(
            "the dossier's fonts are not installed", fix="pip install 'rendercv-fonts>=0.5.1'"
        )
    return Path(found.origin).parent
