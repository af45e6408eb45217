"""The text of a section as it should stand: no outer quotes, no stray marks, headings demoted."""

from __future__ import annotations

import re
import textwrap

_OPEN = '"“«'
_CLOSE = '"”“»'
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t]|$)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_BREAK = re.compile(r"\n[ \t]*\n")


def tidy(lines: list[str]) -> str:
    """Join lines into a text without common indentation and without blank ends."""
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip("\n")


def unquoted(text: str) -> tuple[str, str]:
    """Take off the quotes and emphasis around a whole text.

    Returns:
        The text, and a note when a mark stood alone; else the note is empty.
    """
    text, stray = _stray_stars(text.strip())
    text = _emphasis(text)
    paragraphs = _BREAK.split(text)
    if len(paragraphs) > 1 and all(p[:1] in _OPEN and p[:1] for p in paragraphs):
        pairs = [_outer(p) for p in paragraphs]
        return "\n\n".join(p for p, _ in pairs), stray or next((n for _, n in pairs if n), "")
    text, note = _outer(text)
    return text, note or stray


def demoted(text: str, floor: int) -> str:
    """Make every heading outside code at least as deep as `floor`, keeping their order."""
    lines = text.split("\n")
    code = fenced(lines) | _commented(lines)
    levels = [
        len(m[1]) for n, line in enumerate(lines) if n not in code and (m := _HEADING.match(line))
    ]
    down = max(0, floor - min(levels, default=floor))
    made: list[str] = []
    for n, line in enumerate(lines):
        found = None if n in code else _HEADING.match(line)
        if found:
            made.append("#" * min(6, len(found[1]) + down) + line[found.end() :])
        elif n not in code and _UNDERLINE.match(line) and made and made[-1].strip():
            _underline(made, line, floor)
        else:
            made.append(line)
    return "\n".join(made)


def fenced(lines: list[str]) -> set[int]:
    """Find the lines inside code fences, the fences included."""
    inside: set[int] = set()
    mark = ""
    for n, line in enumerate(lines):
        found = _FENCE.match(line)
        if mark:
            inside.add(n)
            if found and found[1].startswith(mark) and not line.strip().strip(mark[0]):
                mark = ""
        elif found:
            mark = found[1]
            inside.add(n)
    return inside


def closed(text: str) -> tuple[str, str]:
    """Close a code fence left open, so that it can't swallow what follows.

    Returns:
        The text, and a note when a fence was closed; else the note is empty.
    """
    lines = text.split("\n")
    inside = fenced([*lines, ""])
    if len(lines) not in inside:
        return text, ""
    first = len(lines)
    while first - 1 in inside:
        first -= 1
    mark = ""
    for n in range(first, len(lines)):
        found = _FENCE.match(lines[n])
        if not mark and found:
            mark = found[1]
        elif mark and found and found[1].startswith(mark) and not lines[n].strip().strip(mark[0]):
            mark = ""
    return f"{text}\n{mark}", "a code fence without its end was closed"


def one_line(text: str) -> str:
    """Fold a text into one line."""
    return " ".join(text.split())


def _commented(lines: list[str]) -> set[int]:
    """Find the lines of comments that close."""
    inside: set[int] = set()
    first = -1
    for n, line in enumerate(lines):
        if first < 0 and re.match(r" {0,3}<!--", line):
            first = n
        if first >= 0 and "-->" in line:
            inside.update(range(first, n + 1))
            first = -1
    return inside


def _underline(made: list[str], line: str, floor: int) -> None:
    """Make a heading of a short line underlined, and a rule of any other underline."""
    above = made[-1].strip()
    alone = len(made) == 1 or not made[-2].strip()
    plain = re.match(r"[^-+>#|*]", above) and not above.endswith((".", "!", '"', "”"))
    if alone and plain and len(above) <= 80:
        made[-1] = f"{'#' * floor} {above}"
    else:
        made.extend(["", line])


def _stray_stars(text: str) -> tuple[str, str]:
    last = _BREAK.split(text)[-1]
    if text.endswith("**") and last.count("**") % 2:
        return text[:-2].rstrip(), "a stray ** was taken off"
    first = _BREAK.split(text)[0]
    if text.startswith("**") and first.count("**") % 2:
        return text[2:].lstrip(), "a stray ** was taken off"
    return text, ""


def _emphasis(text: str) -> str:
    for mark in ("***", "**", "*", "_"):
        body = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and body and mark[0] not in body:
            return body.strip()
    return text


def _outer(text: str) -> tuple[str, str]:
    if not text or (text[0] not in _OPEN and text[-1] not in _CLOSE):
        return text, ""
    depths = _depths(text)
    opens = text[0] in _OPEN
    closes = text[-1] in _CLOSE and len(text) > 1
    lowest = min(depths[:-1], default=0)
    if opens and closes and depths[-1] == 0 and lowest >= 1:
        return text[1:-1].strip(), ""
    if opens and depths[-1] == 1 and lowest >= 1:
        return text[1:].strip(), "an opening quote without its closing one was taken off"
    if closes and depths[-1] == -1 and lowest >= 0:
        return text[:-1].strip(), "a closing quote without its opening one was taken off"
    return text, ""


def _depths(text: str) -> list[int]:
    depth, depths = 0, []
    for n, char in enumerate(text):
        if char == '"':
            before = text[n - 1] if n else " "
            depth += 1 if before.isspace() or before in "([{—–-*_/'‘“" else -1
        elif char in "“«":
            depth += 1
        elif char in "”»":
            depth -= 1
        depths.append(depth)
    return depths
