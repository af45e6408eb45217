"""Decides what a file is — Markdown, JSON or a story of ours — and has it read."""

from __future__ import annotations

import re
from typing import Literal

from portfolio.errors import UnreadableFile
from portfolio.model.rubric import Rubric
from portfolio.store.importing.clean import unquoted
from portfolio.store.importing.found import Draft, Imported, Skipped
from portfolio.store.importing.json_file import read_json
from portfolio.store.importing.markdown import read_markdown

Format = Literal["markdown", "json"]
_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_OURS = re.compile(
    r"^(?:kind|scenario|status|headline|principles|numbers|silenced|also|anchors)[ \t]*:",
    re.MULTILINE,
)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_HOUSE = re.compile(r"^## (?:Situation|Task|Action|Result)[ \t]*$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def read_stories(text: str, *, name: str, format: Format | None, rubric: Rubric) -> Imported:  # noqa: A002 - the option's own name
    """Find the stories of a text, and say what of it became no story.

    Args:
        text: The file's text.
        name: The file's name, for messages, and to tell its format by.
        format: What the text is; told by its name and beginning when None.
        rubric: The rubric whose scenarios and principles the stories are matched to.

    Raises:
        UnreadableFile: The text is empty, binary, or JSON that breaks off.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unreadable(text, name)
    if (format or _format_of(text, name)) == "json":
        return read_json(text, rubric, name=name)
    front = _FRONT.match(text)
    if front and _is_ours(front, text):
        return _read_ours(text)
    if front and front["yaml"] and re.match(r"[\w-]+[ \t]*:", front["yaml"]):
        return _read_behind(front, text, rubric)
    return read_markdown(text, rubric)


def _refuse_unreadable(text: str, name: str) -> None:
    if not text.strip():
        raise UnreadableFile(
            "the file is empty", where=name, fix="name a file with stories in it, Markdown or JSON"
        )
    if "\0" in text or len(_CONTROL.findall(text)) > max(8, len(text) // 50):
        raise UnreadableFile(
            "this is not a text file",
            where=name,
            fix="save the stories as Markdown or plain text (UTF-8), then import that file",
        )


def _format_of(text: str, name: str) -> Format:
    if name.casefold().endswith(".json"):
        return "json"
    if name.casefold().endswith((".md", ".markdown", ".txt")):
        return "markdown"
    return "json" if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\"{\]])", text) else "markdown"


def _is_ours(front: re.Match[str], text: str) -> bool:
    yaml = front["yaml"] or ""
    if _OURS.search(yaml):
        return True
    return bool(_TITLE.search(yaml)) and bool(_HOUSE.search(text, front.end()))


def _read_ours(text: str) -> Imported:
    from portfolio.store.codec import parse  # noqa: PLC0415 - YAML is slow to load, and rare here

    parsed = parse(text, "imported")
    notes = ["it is a story file of ours and was taken whole"]
    notes += [f"line {f.line}: {f.what}" for f in parsed.findings]
    return Imported((Draft(parsed.story.model_copy(update={"id": ""}), tuple(notes), 1),), ())


def _read_behind(front: re.Match[str], text: str, rubric: Rubric) -> Imported:
    """Read the Markdown behind another program's front matter, which may give the title."""
    behind = text[front.end() :]
    height = text.count("\n", 0, front.end())
    given = _TITLE.search(front["yaml"])
    title = unquoted(given[1].strip().strip("'"))[0] if given else ""
    found = read_markdown(behind, rubric, title=title, offset=height)
    used = bool(title) and any(d.story.title == title for d in found.stories)
    lines = [line for line in front["yaml"].split("\n") if line.strip()]
    if used and len(lines) == 1:
        return found
    why = "front matter of another program" + ("; its title was used" if used else "")
    skipped = Skipped(1, f"front matter (lines 1–{height})", why, height)
    return Imported(found.stories, (skipped, *found.skipped))
