"""Reads and writes readers' comments: items of a task list in a story's notes."""

from __future__ import annotations

import re

from portfolio.errors import UnknownName, UsageError
from portfolio.model.comment import Comment
from portfolio.model.story import HEADINGS

_ITEM = re.compile(
    r"^[-*] \[(?P<done>[ xX])\] (?P<who>[^,:\n]+?)(?: on (?P<place>[^,:\n]+))?"
    r"(?:, (?P<day>\d{4}-\d\d-\d\d))?: (?P<text>.+(?:\n {2,}\S.*)*)$",
    re.MULTILINE,
)
_IDS = {heading.casefold(): key for key, heading in HEADINGS.items()}


def read(notes: str) -> tuple[Comment, ...]:
    """Read the comments in the raw text of a story's notes."""
    return tuple(_comment(found) for found in _ITEM.finditer(notes.replace("\r\n", "\n")))


def _comment(found: re.Match[str]) -> Comment:
    place = (found["place"] or "").strip()
    section = _IDS.get(place.casefold(), "")
    who = found["who"] if section or not place else f"{found['who']} on {place}"
    return Comment(
        who=who.strip(),
        section=section,
        day=found["day"] or "",
        text=" ".join(found["text"].split()),
        done=found["done"] != " ",
    )


def added(notes: str, comment: Comment) -> str:
    """Return the notes with one comment more.

    Raises:
        UnknownName: There is no such section.
        UsageError: The comment or its author has no words.
    """
    text, who = " ".join(comment.text.split()), re.sub(r"[\s,:]+", " ", comment.who).strip()
    if not text or not who:
        raise UsageError(
            "a comment needs words, and a name", fix='say both: `portfolio note ID "…" --from Ana`'
        )
    if comment.section and comment.section not in HEADINGS:
        raise UnknownName("section", comment.section, HEADINGS)
    place = f" on {HEADINGS[comment.section]}" if comment.section else ""
    day = f", {comment.day}" if comment.day else ""
    item = f"- [ ] {who}{place}{day}: {text}"
    held = notes.rstrip()
    last = held.rpartition("\n")[2]
    gap = "\n" if re.match(r"[-*] \[[ xX]\] | {2,}\S", last) else "\n\n"
    return f"{held}{gap}{item}" if held else item


def ticked(notes: str, number: int, *, done: bool = True) -> str:
    """Return the notes with a comment ticked off, or open again; the first is number 1.

    Raises:
        UnknownName: There are not so many comments.
    """
    found = list(_ITEM.finditer(notes))
    if not 1 <= number <= len(found):
        raise UnknownName("comment", str(number), map(str, range(1, len(found) + 1)))
    at = found[number - 1].start("done")
    return f"{notes[:at]}{'x' if done else ' '}{notes[at + 1 :]}"
