"""Writes an edition as a Word file, for who wants to comment in Word."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from portfolio.dossier import prose
from portfolio.dossier.plain import MarkdownWriter
from portfolio.errors import RenderFailed

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_LOWEST = 9


class WordWriter(MarkdownWriter):
    """Gathers paragraphs of a Word file in its own styles, so that Word finds its way in it."""

    def __init__(self, title: str, person: str) -> None:
        super().__init__()
        self._file: Any = _library().Document()
        about = self._file.core_properties
        about.title, about.author, about.comments = title, person, ""
        about.last_modified_by = person
        about.created = about.modified = datetime(*_LONG_AGO)  # noqa: DTZ001 - Word's has no zone

    def heading(self, level: int, text: str) -> None:
        """Add a heading."""
        self._file.add_heading(self.words(text), level=min(level - 1, _LOWEST))

    def line(self, text: str) -> None:
        """Add a paragraph of our own words."""
        self._file.add_paragraph(self.words(text))

    def prose(self, text: str, level: int) -> None:
        """Add the writer's words, paragraph by paragraph."""
        for part in re.split(r"\n[ \t]*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)", prose.clean(text).strip()):
            words = _printable(prose.plain(part)).strip()
            if _HEADING.match(part):
                self.heading(level, words)
            elif words:
                style = "List Bullet" if _BULLET.match(part) else None
                self._file.add_paragraph(words.replace("\n", " "), style=style)

    def bullets(self, items: Iterable[str]) -> None:
        """Add a list."""
        for item in items:
            self._file.add_paragraph(self.words(item), style="List Bullet")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table."""
        table = self._file.add_table(rows=0, cols=len(head), style="Table Grid")
        for row in (head, *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = self.words(text)

    def words(self, text: str) -> str:
        """Return words as they are, on one line."""
        return _printable(" ".join(text.split()))

    def content(self) -> bytes:
        """Return the file, the same bytes each time."""
        made, still = io.BytesIO(), io.BytesIO()
        self._file.save(made)
        with (
            zipfile.ZipFile(made) as parts,
            zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for name in parts.namelist():
                entry = zipfile.ZipInfo(name, _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(entry, parts.read(name))
        return still.getvalue()


def _printable(text: str) -> str:
    """Leave out what XML can't hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)


def _library() -> Any:
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise RenderFailed(
            "a Word file needs python-docx, which is not installed",
            fix=f"`{sys.executable} -m pip install 'python-docx>=1.2'`; html, md and txt open "
            "in Word too",
        ) from None
    return docx
