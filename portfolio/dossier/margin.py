"""Decides which words of a story carry a mark, and what the margin says of them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import ascii_lowercase

from portfolio.dossier import prose, words
from portfolio.model.amount import say_money
from portfolio.model.evidence import Evidence, Horizon, Money, People
from portfolio.model.prose import Block, Note
from portfolio.model.rubric import Criterion, Rubric
from portfolio.model.verdict import CriterionVerdict, StoryReview

_BREAK = re.compile(r"\n[ \t\r]*\n")
_CLOSING = frozenset(".,;:!?)”’\"'")
_TAGS = re.compile(r"<[^>]*>")
# What fits on a line: the margin's figure is low and the text's is high, so that
# the room kept for notes is rather too large than too small.
_MARGIN_LINE = 27
_TEXT_LINE = 74
_MARGIN_LEADING = 10.95
_TEXT_LEADING = 14.6


class Margin:
    """The notes of one story: letters run on from section to section, nothing is said twice."""

    def __init__(self, review: StoryReview, rubric: Rubric) -> None:
        self._verdicts = review.criteria
        self._rubric = rubric
        self._letters = _letters()
        self._said: set[tuple[str, str]] = set()

    def blocks(self, section: str, text: str) -> tuple[Block, ...]:
        """Set a section's Markdown with its marks and the notes after each block."""
        spots: list[prose.Spot] = []
        notes: dict[str, list[Note]] = {}
        place = -1
        for at, verdict, evidence in self._chosen(section, text):
            if at != place:
                spots.append(prose.Spot(at, next(self._letters)))
                place = at
            letter = spots[-1].letter
            notes.setdefault(letter, []).append(self._note(letter, verdict, evidence))
        return set_blocks(text, spots, notes)

    def _chosen(self, section: str, text: str) -> Iterator[tuple[int, CriterionVerdict, Evidence]]:
        """Yield what is marked: one a criterion and paragraph, nothing twice in a story."""
        found = sorted(
            (
                (_end_of_words(text, e.end), number, v, e)
                for number, v in enumerate(self._verdicts)
                if v.verdict != "missing"
                for e in v.evidence
                if e.section == section and 0 <= e.start < e.end <= len(text)
            ),
            key=lambda row: (row[0], row[1]),
        )
        marked: set[tuple[str, int]] = set()
        for at, _, verdict, evidence in found:
            paragraph = (verdict.criterion, len(_BREAK.findall(text, 0, evidence.start)))
            said = (verdict.criterion, words.meaning(evidence) or evidence.text.lower())
            if paragraph not in marked and said not in self._said:
                marked.add(paragraph)
                self._said.add(said)
                yield at, verdict, evidence

    def _note(self, letter: str, verdict: CriterionVerdict, evidence: Evidence) -> Note:
        criterion = self._rubric.criteria.get(verdict.criterion)
        name = criterion.name if criterion else verdict.criterion
        says = words.meaning(evidence)
        if says.casefold() == name.casefold():
            says = ""
        if verdict.verdict == "partly" and criterion and _amount(evidence) is not None:
            says += _bar(criterion, self._rubric, evidence)
        return Note(
            mark=letter,
            sign=words.VERDICT_SIGNS[verdict.verdict],
            criterion=name,
            says=says,
            words=evidence.text,
        )


def set_blocks(
    text: str,
    spots: Sequence[prose.Spot] = (),
    notes: Mapping[str, Sequence[Note]] | None = None,
) -> tuple[Block, ...]:
    """Set Markdown block by block, each followed by its notes."""
    blocks = []
    for piece in prose.pieces(text, spots):
        beside = tuple(n for letter in piece.letters for n in (notes or {}).get(letter, ()))
        blocks.append(Block(html=piece.html, notes=beside, room=room(beside, piece.html)))
    return tuple(blocks)


def room(notes: Sequence[Note], html: str) -> int:
    """Return the lines to keep for notes that are taller than their paragraph, else 0."""
    lines = sum(len(_wrapped(n)) for n in notes)
    height = (len(_TAGS.sub("", html)) // _TEXT_LINE + 1) * _TEXT_LEADING
    return lines if lines * _MARGIN_LEADING > height else 0


def room_for(beside: str, text: str) -> int:
    """Return the lines to keep for words beside a text that may be shorter, else 0."""
    lines = len(textwrap.wrap(beside, _MARGIN_LINE)) + 2  # its sign above, and air below
    height = sum(len(part) // _TEXT_LINE + 1 for part in text.split("\n")) * _TEXT_LEADING
    return lines if lines * _MARGIN_LEADING > height else 0


def _wrapped(note: Note) -> list[str]:
    return textwrap.wrap(f"x ● {note.criterion}: {note.says}", _MARGIN_LINE)


def _amount(evidence: Evidence) -> float | None:
    """Return the figure of an evidence that can be held against a bar."""
    value = evidence.value
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, People):
        return value.count
    return value.months if isinstance(value, Horizon) else None


def _bar(criterion: Criterion, rubric: Rubric, evidence: Evidence) -> str:
    """Say the bar an evidence falls short of."""
    met = criterion.params.get("met")
    if not isinstance(met, int | float) or (_amount(evidence) or 0) >= met:
        return ""
    said = f"{met:.0f}"
    if criterion.measure == "money":
        said = say_money(Money(amount=met, currency=rubric.currency))
    elif criterion.measure == "horizon":
        said = words.months(met)
    return f"; the bar is {said}"


def _end_of_words(text: str, end: int) -> int:
    """Move past the rest of a word and the punctuation that closes it."""
    while end < len(text) and text[end].isalnum():
        end += 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return end


def _letters() -> Iterator[str]:
    """Yield a, b … z, aa, ab …."""
    for size in range(1, 4):
        for letters in product(ascii_lowercase, repeat=size):
            yield "".join(letters)
