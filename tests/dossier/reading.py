"""Reads a printed dossier and lists what a careful printer would not let pass."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pdfplumber
from pypdf import PdfReader

from portfolio.model.dossier import View

_TEXT_RIGHT = 25 / 25.4 * 72 + 112 / 25.4 * 72 + 4
_FOOT = 27 / 25.4 * 72
_RIGHT = 24 / 25.4 * 72 - 1
_LEADING = 16.0
_ENDS = 24
_MARK = re.compile(r"<sup[^>]*>.*?</sup>")
_BREAK = re.compile(r"</(?:p|li|h\d|pre|blockquote|td|th)>|<(?:ul|ol|li|p)\b[^>]*>|<br ?/?>")


class Line(NamedTuple):
    """One line of the text column."""

    text: str
    top: float
    label: bool
    told: bool
    """Whether it is the writer's text, not a table or a label."""


def faults(content: bytes, view: View) -> list[str]:
    """List every fault by page."""
    reader = PdfReader(io.BytesIO(content))
    starts = {(reader.get_destination_page_number(m) or 0): str(m.title) for m in _marks(reader)}
    whole = _whole(view)
    found = list(_links(reader))
    with pdfplumber.open(io.BytesIO(content)) as book:
        found += _contents(book, reader, view)
        for number, page in enumerate(book.pages):
            last = number + 1 in starts or number + 1 == len(book.pages)
            lines = list(_lines(page))
            told = itertools.chain(
                _fullness(page, cover=number == 0, last=last),
                _edges(page),
                _margin(page),
                _foot(lines, last=last),
                _parted(lines, whole, first=number in starts, last=last),
            )
            found += [f"page {number + 1}: {fault}" for fault in told]
    return found


def _marks(reader: PdfReader) -> list[Any]:
    return [mark for mark in reader.outline if not isinstance(mark, list)]


def _whole(view: View) -> tuple[set[str], set[str]]:
    """Return how the writer's paragraphs begin and end, without spaces."""
    html = [b.html for s in view.all_stories for p in (*s.star, *s.lessons) for b in p.blocks]
    html += [b.html for s in view.all_stories for a in s.answers for b in a.blocks]
    parts = (_BREAK.split(_MARK.sub("", text)) for text in html)
    bare = (_bare(unescape(re.sub(r"<[^>]+>", "", part))) for part in itertools.chain(*parts))
    kept = [text for text in bare if text]
    return {text[:_ENDS] for text in kept}, {text[-_ENDS:] for text in kept}


def _bare(text: str) -> str:
    return re.sub(r"[\s•◦▪\u200b]|^\d+\.", "", text)


def _lines(page: Any) -> Iterator[Line]:
    """Yield the lines of the text column, the marks left out."""
    chars = [c for c in page.chars if c["x0"] < _TEXT_RIGHT and c["bottom"] < page.height - _FOOT]
    rows: dict[int, list[Any]] = {}
    for char in chars:
        key = next((k for k in rows if abs(k - char["bottom"] * 10) < 30), None)
        rows.setdefault(round(char["bottom"] * 10) if key is None else key, []).append(char)
    for row in sorted(rows.values(), key=lambda r: float(r[0]["bottom"])):
        row.sort(key=lambda c: float(c["x0"]))
        words = [c for c in row if not _accent(c)]
        label = not [c for c in words if c["text"].strip()] and "Serif" in row[0]["fontname"]
        serif = [c for c in words if "Serif" in c["fontname"]]
        told = not label and len(serif) * 2 > len(words)
        yield Line("".join(c["text"] for c in words), float(row[0]["top"]), label, told)


def _accent(char: Any) -> bool:
    colour = char["non_stroking_color"]
    return isinstance(colour, tuple) and len(colour) == 3 and colour[2] - colour[0] > 0.15


def _fullness(page: Any, *, cover: bool, last: bool) -> Iterator[str]:
    body = [c["bottom"] for c in page.chars if c["bottom"] < page.height - _FOOT]
    if not body:
        yield "blank"
    elif not (cover or last) and max(body) - 68 < (page.height - 68 - _FOOT) / 4:
        yield "less than a quarter full"


def _edges(page: Any) -> Iterator[str]:
    for char in page.chars:
        inside = 30 <= char["x0"] <= char["x1"] <= page.width - _RIGHT
        if not inside or not 30 <= char["top"] <= char["bottom"] <= page.height - 30:
            yield f"{char['text']!r} leaves the page"


def _margin(page: Any) -> Iterator[str]:
    chars = [c for c in page.chars if c["x0"] > 400 and c["text"].strip()]
    lines = sorted({round(c["bottom"], 1) for c in chars})
    for above, below in itertools.pairwise(lines):
        if 2.5 <= below - above <= 7:
            yield f"two notes meet at {above}"


def _foot(lines: list[Line], *, last: bool) -> Iterator[str]:
    if lines and not last and lines[-1].label:
        yield "a heading stands at the foot"


def _parted(
    lines: list[Line], whole: tuple[set[str], set[str]], *, first: bool, last: bool
) -> Iterator[str]:
    """Find paragraphs of which fewer than three lines stand alone at a page's head or foot."""
    groups = _groups([line for line in lines if line.told])
    if not groups:
        return
    begins, ends = whole
    head, foot = _bare("".join(groups[0])), _bare("".join(groups[-1]))
    known = any(head[:_ENDS].startswith(b) or b.startswith(head[:_ENDS]) for b in begins)
    if not first and not known and len(groups[0]) < 3 and _mine(head, ends, at_end=True):
        yield f"a widow: {groups[0]}"
    ended = any(foot[-_ENDS:].endswith(e) or e.endswith(foot[-_ENDS:]) for e in ends)
    if not last and not ended and len(groups[-1]) < 3 and _mine(foot, begins, at_end=False):
        yield f"an orphan: {groups[-1]}"


def _mine(text: str, known: set[str], *, at_end: bool) -> bool:
    """Tell whether the writer's words end or begin so: what else is printed is not parted."""
    part = text[-_ENDS:] if at_end else text[:_ENDS]
    return part in known


def _groups(lines: list[Line]) -> list[list[str]]:
    groups: list[list[str]] = []
    above = -99.0
    for line in lines:
        if line.top - above > _LEADING:
            groups.append([])
        groups[-1].append(line.text)
        above = line.top
    return groups


def _links(reader: PdfReader) -> Iterator[str]:
    names = set(reader.named_destinations)
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", None) or []:
            target = annotation.get_object().get("/Dest")
            if target is not None and str(target) not in names:
                yield f"page {number + 1}: a link leads nowhere: {target}"


def _contents(book: Any, reader: PdfReader, view: View) -> Iterator[str]:
    first = min((reader.get_destination_page_number(m) or 0 for m in _marks(reader)[1:]), default=2)
    text = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in book.pages[1:first]))
    for story in view.all_stories:
        title = re.escape(" ".join(story.title.split()))
        shown = re.search(rf"{title} (\d+)\b", text)
        if not shown:
            yield f"{story.title!r} is not in the contents"
        elif int(shown[1]) not in _begun(reader, story.title):
            yield f"{story.title!r} is not on page {shown[1]}, as the contents say"


def _begun(reader: PdfReader, title: str) -> list[int]:
    """Return every page a story of this title begins on: a bank may hold a title twice."""
    return [
        (reader.get_destination_page_number(m) or 0) + 1
        for m in _marks(reader)
        if str(m.title) == title
    ]
